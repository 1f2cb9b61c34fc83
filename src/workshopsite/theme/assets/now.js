// Marks what is on now and what is next, in no room, so that nothing moves; and leads there.
"use strict";
{
  const { make, eachMinute, slots } = workshop;
  const words = document.currentScript.dataset;
  const HOUR = 3_600_000;
  const listed = slots.filter((slot) => slot.start && slot.timed && !slot.cancelled);
  const over = (slot) => slot.end ?? slot.start + HOUR; // of the last one of a day

  // Without the sessions whose talks say it more exactly.
  const exact = (found) =>
    found.filter((slot) => !found.some((talk) => talk.session === slot.element));

  function around(now) {
    const coming = listed.filter((slot) => slot.start > now && slot.start < now + 24 * HOUR);
    const first = Math.min(...coming.map((slot) => slot.start));
    return {
      now: exact(listed.filter((slot) => slot.start <= now && now < over(slot))),
      next: exact(coming.filter((slot) => slot.start === first)),
      isOn: listed.some((slot) => slot.start <= now) && listed.some((slot) => now < over(slot)),
    };
  }

  function mark(name, found) {
    for (const old of document.querySelectorAll(`.mark-${name}`)) old.remove();
    for (const slot of listed) slot.element.classList.toggle(`is-${name}`, found.includes(slot));
    for (const { heading } of found)
      heading?.before(make("strong", { className: `mark mark-${name}` }, words[name]));
  }

  let goals = [];
  const button = make("button", { className: "to-now", hidden: true }, words.jump);
  const watcher = new IntersectionObserver((seen) => {
    button.hidden = seen.at(-1).isIntersecting;
  });
  const isShown = ({ element }) => element.checkVisibility();
  button.addEventListener("click", () => {
    if (!goals.some(isShown)) workshop.showAll?.(); // all are filtered away
    const { element } = goals.find(isShown) ?? goals[0];
    element.tabIndex = -1;
    element.scrollIntoView({ block: "center" });
    element.focus({ preventScroll: true });
  });

  let shown = "";
  function update(now) {
    const found = around(now);
    const state = JSON.stringify(found, ["now", "next", "isOn", "id"]);
    if (state === shown) return;
    shown = state;
    mark("now", found.now);
    mark("next", found.next);
    goals = found.isOn ? [...found.now, ...found.next] : [];
    watcher.disconnect();
    button.hidden = true;
    if (goals[0]) watcher.observe(goals[0].element);
  }

  const program = document.querySelector(".program");
  if (program && listed.length) {
    program.prepend(button);
    eachMinute(update);
  }
}
