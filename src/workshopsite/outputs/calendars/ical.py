r"""iCalendar files (RFC 5545, RFC 7986): the only module that knows their syntax.

A file is lines of names and values. All instants are in UTC, so that no calendar needs a VTIMEZONE,
which programs get wrong; what is left of the format is to escape texts and to fold lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import lru_cache

from workshopsite.late import pattern
from workshopsite.outputs.calendars.entries import Calendar, Entry

PRODUCT = "-//workshopsite//workshopsite//EN"
"""What wrote the file (RFC 5545, 3.7.3)."""

REFRESH = "PT1H"
"""How often subscribers should look again (RFC 7986, 5.7): a talk may move on the day itself."""

_LONGEST = 74
"""Bytes of a line; with the space before what was folded there are at most 75 (RFC 5545, 3.1)."""

_CONTROLS = pattern(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What a TEXT cannot hold (RFC 5545, 3.3.11): of control characters only tabs and line ends."""


def to_ical(calendar: Calendar, changed: datetime) -> bytes:
    """The bytes of a calendar.

    Args:
        calendar: what is in it.
        changed: when anything of it last changed, in UTC.
    """
    head = b"".join(map(_line, _of_calendar(calendar, changed)))
    entries = b"".join(_event(entry, changed) for entry in calendar.entries)
    return b"BEGIN:VCALENDAR\r\n" + head + entries + b"END:VCALENDAR\r\n"


def _of_calendar(calendar: Calendar, changed: datetime) -> Iterator[str]:
    """What the calendar is: as in RFC 7986, and as programs knew it before."""
    yield "VERSION:2.0"
    yield f"PRODID:{PRODUCT}"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield from _texts("DESCRIPTION", calendar.description)
    yield from _texts("NAME", calendar.name)
    yield from _texts("X-WR-CALNAME", calendar.name)
    yield f"LAST-MODIFIED:{_instant(changed)}"
    yield f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}"
    yield f"SOURCE;VALUE=URI:{calendar.source}"
    yield from _texts("UID", calendar.uid)
    yield f"URL:{calendar.url}"
    yield f"X-PUBLISHED-TTL:{REFRESH}"
    yield from _texts("X-WR-TIMEZONE", calendar.zone)


@lru_cache(maxsize=4096)  # a talk stands in the program's calendar, in its day's and in its own
def _event(entry: Entry, changed: datetime) -> bytes:
    return b"".join(map(_line, _of_entry(entry, changed)))


def _of_entry(entry: Entry, changed: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield from _texts("SUMMARY", entry.summary)
    yield _moment("DTSTART", entry.start)
    if entry.end:
        yield _moment("DTEND", entry.end)
    yield f"DTSTAMP:{_instant(changed)}"
    yield from _texts("UID", entry.uid)
    yield f"SEQUENCE:{entry.sequence}"
    yield from _texts("CATEGORIES", entry.category)
    yield from _texts("DESCRIPTION", entry.description)
    yield f"LAST-MODIFIED:{_instant(changed)}"
    yield from _texts("LOCATION", entry.location)
    yield f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}"
    if not entry.busy:
        yield "TRANSP:TRANSPARENT"
    yield f"URL:{entry.url}"
    yield "END:VEVENT"


def _texts(name: str, text: str) -> Iterator[str]:
    """The line of a text, escaped, without what it cannot hold; none for an empty one."""
    if text:
        yield f"{name}:{_escaped(text)}"


def _escaped(text: str) -> str:
    """A text as a TEXT holds it; one sign after the other, which takes a tenth of the time."""
    allowed = _CONTROLS.sub("", text).replace("\\", r"\\")
    return allowed.replace(";", r"\;").replace(",", r"\,").replace("\n", r"\n")


def _moment(name: str, moment: datetime | date) -> str:
    """The line of an instant, or of a day as a whole."""
    if isinstance(moment, datetime):
        return f"{name}:{_instant(moment)}"
    return f"{name};VALUE=DATE:{moment.isoformat().replace('-', '')}"


def _instant(moment: datetime) -> str:
    written = moment.astimezone(UTC).isoformat(timespec="seconds")
    return written.removesuffix("+00:00").replace("-", "").replace(":", "") + "Z"


def _line(text: str) -> bytes:
    r"""A line, folded where it is too long: between characters, and not behind a \ or a ^.

    Some programs take what these escape only from the same line.
    """
    rest = text.encode()
    pieces = []
    while len(rest) > _LONGEST:
        end = _LONGEST
        while rest[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        end -= rest[end - 1] in b"\\^"
        pieces.append(rest[:end])
        rest = rest[end:]
    return b"\r\n ".join((*pieces, rest)) + b"\r\n"
