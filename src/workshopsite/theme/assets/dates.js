// Greys the important dates that are over, and counts down to the next one.
"use strict";
{
  const { make, eachMinute } = workshop;
  const relative = new Intl.RelativeTimeFormat(document.documentElement.lang || undefined);
  const DAY = 86_400_000;
  const UNITS = [["day", DAY, 2 * DAY], ["hour", DAY / 24, DAY / 12], ["minute", 60_000, 0]];

  // "in 3 days": whole ones, so that nobody is late.
  const inWords = (left) => {
    const [unit, size] = UNITS.find(([, , from]) => left >= from);
    return relative.format(Math.floor(left / size) || 1, unit);
  };

  const lists = [...document.querySelectorAll(".dates")].map((list) => ({
    entries: [...list.querySelectorAll("[data-moment]")],
    countdown: make("span", { className: "badge countdown" }),
  }));

  eachMinute((now) => {
    for (const { entries, countdown } of lists) {
      const left = (entry) => Date.parse(entry.dataset.moment) - now;
      for (const entry of entries) entry.classList.toggle("is-past", left(entry) < 0);
      const [next] = entries.filter((entry) => left(entry) >= 0).sort((a, b) => left(a) - left(b));
      if (next) {
        countdown.textContent = inWords(left(next));
        const place = next.querySelector(".date-what") ?? next;
        if (countdown.parentElement !== place) place.append(" ", countdown);
      } else {
        countdown.remove();
      }
    }
  });
}
