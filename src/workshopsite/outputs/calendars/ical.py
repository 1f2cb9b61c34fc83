"""iCalendar files (RFC 5545, RFC 7986): the only module that knows the package icalendar.

It takes a while to load, so who needs this module imports it late.

All instants are in UTC, so that no calendar needs a VTIMEZONE, which programs get wrong. The
package folds lines at 75 octets, ends them with CRLF and escapes texts.
"""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

import icalendar
from icalendar import vDuration, vText

from workshopsite.outputs.calendars.entries import Calendar, Entry

PRODUCT = "-//workshopsite//workshopsite//EN"
"""What wrote the file (RFC 5545, 3.7.3)."""

REFRESH = timedelta(hours=1)
"""How often subscribers should look again (RFC 7986, 5.7): a talk may move on the day itself."""


def to_ical(calendar: Calendar, changed: datetime) -> bytes:
    """The bytes of a calendar.

    Args:
        calendar: what is in it.
        changed: when anything of it last changed, in UTC.
    """
    made = icalendar.Calendar()
    _add_texts(made, version="2.0", prodid=PRODUCT, calscale="GREGORIAN", method="PUBLISH")
    _describe(made, calendar, changed)
    head = bytes(made.to_ical()).removesuffix(_END)
    return b"".join([head, *(_event(entry, changed) for entry in calendar.entries), _END])


_END = b"END:VCALENDAR\r\n"


def _describe(made: icalendar.Calendar, calendar: Calendar, changed: datetime) -> None:
    """Say what the calendar is: as in RFC 7986, and as programs knew it before."""
    name, zone = calendar.name, calendar.zone
    _add_texts(made, name=name, x_wr_calname=name, x_wr_timezone=zone, uid=calendar.uid)
    _add_texts(made, description=calendar.description)
    made.add("last-modified", changed)
    made.add("url", calendar.url)
    made.add("source", calendar.source, parameters={"VALUE": "URI"})
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", vDuration(REFRESH))


@lru_cache(maxsize=4096)  # a talk stands in the program's calendar, in its day's and in its own
def _event(entry: Entry, changed: datetime) -> bytes:
    made = icalendar.Event()
    _add_texts(made, uid=entry.uid, summary=entry.summary, description=entry.description)
    _add_texts(made, location=entry.location, transp="" if entry.busy else "TRANSPARENT")
    _add_texts(made, status="CANCELLED" if entry.cancelled else "CONFIRMED")
    made.add("dtstamp", changed)
    made.add("last-modified", changed)
    made.add("dtstart", _in_utc(entry.start))
    if entry.end:
        made.add("dtend", _in_utc(entry.end))
    made.add("url", entry.url)
    made.add("categories", [entry.category])
    made.add("sequence", entry.sequence)
    return bytes(made.to_ical())


def _add_texts(made: icalendar.Component, **texts: str) -> None:
    """Add properties, "_" for "-" in their names; there are none without a value."""
    for name, text in texts.items():
        if text:
            made.add(name.replace("_", "-"), _Text(text))


def _in_utc(moment: datetime | date) -> datetime | date:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


class _Text(vText):
    r"""A TEXT (RFC 5545, 3.3.11).

    It can hold no control characters but tabs and line ends. The package takes a backslash and an
    "N" in it, as formulas may have them, for a line end, so it gets only what is around them.
    """

    def __new__(cls, text: str) -> _Text:
        kept = (sign for sign in text if sign in "\n\t" or unicodedata.category(sign) != "Cc")
        return super().__new__(cls, "".join(kept))

    def to_ical(self) -> bytes:
        """The text, escaped."""
        return rb"\\N".join(vText(part).to_ical() for part in self.split(r"\N"))
