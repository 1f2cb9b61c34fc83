// The program as this page tells it: a record for each slot.
"use strict";
{
  // What is a slot's own, and not that of a talk in it.
  const own = (element, selector) =>
    [...element.querySelectorAll(selector)].filter((one) => one.closest("[data-slot]") === element);

  workshop.slots = [...document.querySelectorAll("[data-slot]")].map((element) => {
    const [start] = own(element, ".dt-start");
    const [end] = own(element, ".dt-end");
    const { slot, title, summary, kind, room, cancelled, aliases, sequence } = element.dataset;
    return {
      element,
      id: slot,
      title,
      summary,
      kind,
      room,
      cancelled: cancelled !== undefined,
      aliases: aliases?.split(" ") ?? [],
      sequence,
      heading: own(element, ".slot-title")[0],
      names: own(element, "[data-role]").map((person) => person.dataset.name),
      session: element.parentElement.closest("[data-slot]"),
      timed: Boolean(start) && !start.closest("[hidden]"), // by itself, not by its session
      start: start && Date.parse(start.dateTime),
      end: end && Date.parse(end.dateTime),
    };
  });
}
