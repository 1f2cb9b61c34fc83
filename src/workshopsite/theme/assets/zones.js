// Writes the reader's own time beside the workshop's, where the clocks differ at that instant.
// It is not deferred but follows while the page is read, so that nothing moves.
"use strict";
{
  const words = document.currentScript.dataset;
  const INSTANT = /T.*(Z|[+-]\d\d:\d\d)$/;
  const ELSEWHERE = ":is(.there, .in-utc)"; // what the page itself shows
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll("_", " ");
  const language = document.documentElement.lang.replace(/^en$/, "en-GB"); // days first, as here

  function element(tag, className, ...children) {
    const made = document.createElement(tag);
    made.className = className;
    made.append(...children);
    return made;
  }

  // What the reader's clock shows, and the page: "2027-06-21 17:30".
  const swedish = new Intl.DateTimeFormat("sv", { dateStyle: "short", timeStyle: "short" });
  const local = ({ dateTime }) => swedish.format(new Date(dateTime));
  const written = ({ dateTime }) => dateTime.slice(0, 16).replace("T", " ");
  const differs = (time) => local(time) !== written(time);
  const DATE = { day: "numeric", month: "short" };
  const date = ({ dateTime }) => new Date(dateTime).toLocaleDateString(language || undefined, DATE);

  // The time, and "+1" where it is on another day than the one given.
  function reading(time, day) {
    const [own, clock] = local(time).split(" ");
    const shift = (new Date(own) - new Date(day)) / 864e5;
    if (!shift) return [clock];
    const mark = element("span", "", `${shift > 0 ? "+" : "−"}${Math.abs(shift)}`);
    mark.ariaHidden = "true";
    const said = element("span", "visually-hidden", ` (${date(time)})`);
    return [clock, element("span", "shift", mark, said)];
  }

  // With dates where the page has dates: after midnight.
  function span(start, end, isDated) {
    const [day] = (isDated ? local : written)(start).split(" ");
    const from = [isDated ? `${date(start)} ` : "", ...reading(start, day)];
    return end ? [...from, "–", ...reading(end, day)] : from;
  }

  // Whether the page says it, in a further zone.
  function isSaid(start) {
    const others = start.closest(".facts, [data-slot]")?.querySelectorAll(`${ELSEWHERE} time`) ?? [];
    return [...others].some((one) => !differs(one) && local(one) === local(start));
  }

  // A list says once what zone it is; elsewhere it stands with each time.
  function tell(list) {
    const text = [` ${words.note.replace("{zone}", zone)}`];
    if (!list.querySelector(".also-note")) text.push(` ${words.shifts}`);
    const note = list.querySelector(".zone-note");
    if (note) note.append(element("span", "also-note", ...text));
    else (list.querySelector(".tools") ?? list.firstChild).after(element("p", "zone-note", ...text));
  }

  function show(start) {
    const clock = start.closest(".clock") ?? start;
    const end = clock.querySelector(".dt-end");
    if ((!differs(start) && !(end && differs(end))) || isSaid(start)) return;
    const list = start.closest(".program, .papers");
    if (list && !list.querySelector(".yours")) tell(list);
    const label = list ? words.yours : words.yoursIn.replace("{zone}", zone);
    const times = span(start, end, clock.previousElementSibling?.matches(".next-day"));
    const yours = element("span", "yours", element("span", "there", ...times), ` ${label}`);
    let last = start.closest(".paper-slot") ?? clock;
    while (last.nextElementSibling?.matches(".zone, .next-day")) last = last.nextElementSibling;
    last.after(" ", yours);
  }

  // Whether all that it stands in is there.
  const isRead = (time) =>
    document.readyState !== "loading" ||
    (time.closest(".facts") ?? time.closest(".slot-time, p, li") ?? time.parentElement).nextSibling;

  const times = document.getElementsByTagName("time"); // so far
  let next = 0;
  function follow() {
    for (; times[next] && isRead(times[next]); next++) {
      const time = times[next];
      if (INSTANT.test(time.dateTime) && !time.closest(`[hidden], .dt-end, ${ELSEWHERE}`)) show(time);
    }
  }

  new MutationObserver(follow).observe(document, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", follow);
}
