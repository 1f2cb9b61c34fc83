// Writes the reader's own time beside the workshop's, where the clocks differ at that instant.
"use strict";
{
  const { make } = workshop;
  const words = document.currentScript.dataset;
  const INSTANT = /T\d\d:\d\d.*(Z|[+-]\d\d:\d\d)$/;
  const ELSEWHERE = ":is(.there, .in-utc)"; // times in other zones that the page itself shows
  const DAY = 86_400_000;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll("_", " ");
  const language = document.documentElement.lang.replace(/^en$/, "en-GB"); // days first, as here
  const dayName = new Intl.DateTimeFormat(language || undefined, { day: "numeric", month: "short" });

  // What the reader's clock shows, and what the page says: "2027-06-21T17:30".
  function local({ dateTime }) {
    const moment = new Date(dateTime);
    const shifted = new Date(moment - moment.getTimezoneOffset() * 60_000);
    return shifted.toISOString().slice(0, 16);
  }
  const written = ({ dateTime }) => dateTime.slice(0, 16);
  const differs = (time) => local(time) !== written(time);

  // The time, and "+1" where it is on another date than the one beside it.
  function reading(time, day) {
    const [date, clock] = local(time).split("T");
    const shown = make("time", { dateTime: time.dateTime }, clock);
    const shift = (Date.parse(date) - Date.parse(day)) / DAY;
    if (!shift) return [shown];
    const mark = `${shift > 0 ? "+" : "−"}${Math.abs(shift)}`;
    const said = ` (${dayName.format(new Date(time.dateTime))})`;
    const parts = [
      make("span", { ariaHidden: "true" }, mark),
      make("span", { className: "visually-hidden" }, said),
    ];
    return [shown, make("span", { className: "shift" }, ...parts)];
  }

  // Whether the page says it already, in a further zone.
  function isSaid(start) {
    const others = start.closest(".facts, [data-slot]")?.querySelectorAll(`${ELSEWHERE} time`) ?? [];
    return [...others].some(
      (one) => Date.parse(one.dateTime) === Date.parse(start.dateTime) && !differs(one),
    );
  }

  function show(start, label) {
    const clock = start.closest(".clock") ?? start;
    const end = clock.querySelector(".dt-end");
    if ((!differs(start) && !(end && differs(end))) || isSaid(start)) return false;
    const [day] = written(start).split("T");
    const times = reading(start, day);
    if (end) times.push("–", ...reading(end, day));
    const yours = make("span", { className: "yours" });
    yours.append(make("span", { className: "there" }, ...times), ` ${label}`);
    let last = start.closest(".paper-slot") ?? clock;
    while (last.nextElementSibling?.matches(".zone, .next-day")) last = last.nextElementSibling;
    last.after(" ", yours);
    return true;
  }

  // A list says once what zone it is; elsewhere it stands with each time.
  function tell(list) {
    const shifts = list.querySelector(".yours .shift") ? ` ${words.shifts}` : "";
    const text = words.note.replace("{zone}", zone) + shifts;
    const line = make("p", { className: "zone-note" }, text);
    const note = list.querySelector(".zone-note");
    const tools = list.querySelector(".tools");
    if (note) note.append(` ${text}`);
    else if (tools) tools.after(line);
    else list.prepend(line);
  }

  const told = new Set();
  for (const time of [...document.querySelectorAll("main time:not(.dt-end)")]) {
    if (!INSTANT.test(time.dateTime) || time.closest(`[hidden], ${ELSEWHERE}`)) continue;
    const list = time.closest(".program, .papers");
    const label = list ? words.yours : words.yoursIn.replace("{zone}", zone);
    if (show(time, label) && list) told.add(list);
  }
  for (const list of told) tell(list);
}
