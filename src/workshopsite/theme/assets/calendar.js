// A calendar (RFC 5545) of some slots, with the UIDs of the site's own calendars.
"use strict";
{
  const OCTETS = 75; // in a line (3.1)
  const encoder = new TextEncoder();

  const escaped = (text) =>
    text
      .replace(/[^\P{Cc}\n]/gu, "")
      .replace(/[\\;,]/g, "\\$&")
      .replaceAll("\n", "\\n");

  const stamp = (moment) => new Date(moment).toISOString().replace(/[-:]|\.\d+/g, "");

  function folded(line) {
    let size = 0;
    let text = "";
    for (const sign of line) {
      const octets = encoder.encode(sign).length;
      if (size + octets > OCTETS) {
        text += "\r\n ";
        size = 1;
      }
      text += sign;
      size += octets;
    }
    return `${text}\r\n`;
  }

  const event = (slot, { id, venue, now, address }) => [
    "BEGIN:VEVENT",
    `UID:${escaped(`${slot.aliases[0] ?? slot.id}@${id}`)}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(slot.start)}`,
    slot.end && `DTEND:${stamp(slot.end)}`,
    `SUMMARY:${escaped(slot.summary ?? slot.title)}`,
    slot.names.length && `DESCRIPTION:${escaped(slot.names.join(", "))}`,
    `LOCATION:${escaped([slot.room, venue].filter(Boolean).join(", "))}`,
    `STATUS:${slot.cancelled ? "CANCELLED" : "CONFIRMED"}`,
    `URL:${address(slot)}`,
    `CATEGORIES:${slot.kind}`,
    `SEQUENCE:${slot.sequence ?? 0}`,
    "END:VEVENT",
  ];

  // about: the name, the workshop's id and venue, the time, and address(slot)
  workshop.calendar = (slots, about) => {
    const lines = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//workshopsite//workshopsite//EN",
      "CALSCALE:GREGORIAN",
      `X-WR-CALNAME:${escaped(about.name)}`,
      ...slots.flatMap((slot) => event(slot, about)),
      "END:VCALENDAR",
    ];
    return lines.filter(Boolean).map(folded).join("");
  };
}
