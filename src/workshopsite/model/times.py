"""Times and zones: from the text that was typed to Python's values, or a Mistake.

Every spelling that can mean only one thing is read; every other is refused with what to write
instead. The spellings are those of real workshop sites. Pure functions: no clock, and nothing of
the machine's own time zone or language.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from workshopsite.late import dataclass, pattern
from workshopsite.model.dates import parse_date
from workshopsite.model.month_words import date_in_words
from workshopsite.model.time_words import (
    CLOCK,
    DASHES,
    DATED,
    NUMBERS,
    impossible_time,
    likely_range,
    not_a_time,
    overnight,
    spelled,
    without_weekdays,
)
from workshopsite.model.wording import plain, quoted
from workshopsite.model.zones import is_aoe, not_a_zone, zone_names, zone_of_package
from workshopsite.problems import Mistake

AOE: tzinfo = timezone(timedelta(hours=-12), "AoE")
"""Anywhere on Earth, UTC-12: a deadline has passed where the day is over everywhere."""

_RANGE = pattern(rf"(.+?)(?: ?[{DASHES}] ?| to )(.+)", re.IGNORECASE)
_MINUTES = pattern(r"[0-9]{1,5}(?:\.[0-9]{1,6})?")


@dataclass(frozen=True, slots=True)
class TimeRange:
    """When something starts and, where it is said, ends: clock times in the workshop's zone.

    An end that is smaller than the start is on the next calendar day. An open end is said to be
    not known yet, so that nothing else can tell it.
    """

    start: time
    end: time | None
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """An earlier value of a date or time: a day, a clock time, or both."""

    day: date | None
    clock: time | None


@dataclass(frozen=True, slots=True)
class _Written:
    """A time as it was written: its numbers, not yet checked, and its marker, folded."""

    text: str
    hour: int
    minute: int
    second: int
    marker: str
    bare: bool  # a number that says nothing but an hour, such as "9"


def parse_time(text: str) -> time:
    """The clock time that a text such as ``7:30``, ``7h30``, ``5.30PM`` or ``noon`` means.

    Raises:
        Mistake: bad-time.
    """
    written = _written(plain(text))
    return _clock(written, written.marker)


def parse_range(text: str) -> TimeRange:
    """One time, or a range such as ``9:00-9:30``, ``9:00 – 9:10 AM`` or ``8h to 9h15``.

    The am or pm of a range's end counts for a start up to 12 without one, unless the start would
    then be after the end: ``11:30 - 1:00 pm`` starts in the morning.

    Raises:
        Mistake: bad-time, end-before-start.
    """
    words = plain(text)
    parts = None if DATED.search(words) else _RANGE.fullmatch(words)
    if not parts:
        return TimeRange(parse_time(words), None)
    first, last = _written(parts[1]), _written(parts[2])
    end = _clock(last, last.marker)
    start = _start(first, last, end)
    # "7:00 pm - 9:00" means 21:00, not fourteen hours.
    half_marked = first.marker == "pm" and not last.marker and last.hour > 0
    if end == start or (end < start and (half_marked or not overnight(start, end))):
        hint = likely_range(start, end)
        raise Mistake("end-before-start", f"{quoted(words)} ends before it starts", hint)
    return TimeRange(start, end)


def _start(first: _Written, last: _Written, end: time) -> time:
    if first.marker or first.hour > 12 or last.marker not in ("am", "pm"):
        return _clock(first, first.marker)
    start = _clock(first, last.marker)
    return start if start <= end else _clock(first, "am" if last.marker == "pm" else "pm")


def _written(text: str) -> _Written:
    """Split one time into its parts; Mistake bad-time with an explanation if it is none."""
    if text.casefold() in ("noon", "midnight"):
        return _Written(text, 12, 0, 0, text.casefold(), bare=False)
    match = CLOCK.fullmatch(text)
    if not match:
        raise not_a_time(text)
    hour, minute, second, sign, marker = match.group("hour", "minute", "second", "h", "marker")
    marker = (marker or "").casefold().replace(".", "")
    bare = not (minute or sign or marker)
    return _Written(text, int(hour), int(minute or 0), int(second or 0), marker, bare)


def _clock(written: _Written, marker: str) -> time:
    """The time that the parts mean with that marker ("am", "pm", "noon", "midnight" or "")."""
    hour, minute, second = written.hour, written.minute, written.second
    if marker in ("am", "pm"):
        possible = 1 <= hour <= 12
        hour = hour % 12 + (12 if marker == "pm" else 0)
    elif marker:
        possible = (hour, minute, second) == (12, 0, 0)
        hour = 12 if marker == "noon" else 0
    else:
        possible = hour <= 23 and not written.bare
    if not possible or minute > 59 or second > 59:
        raise impossible_time(written.text, written.hour, minute, second, marker)
    return time(hour, minute, second)


def parse_minutes(text: str) -> timedelta:
    """A duration in minutes, such as ``20`` or ``22.5``, to the second; at most a day.

    Raises:
        Mistake: bad-time.
    """
    words = plain(text)
    if not _MINUTES.fullmatch(words):
        hint = "write the minutes as a number, such as 20 or 22.5"
        raise Mistake("bad-time", f"{quoted(words)} is no number of minutes", hint, words)
    length = timedelta(seconds=round(float(words) * 60))
    if not timedelta() < length <= timedelta(days=1):
        raise Mistake("bad-time", f"{words} minutes are not within a day", "write 1 to 1440")
    return length


def parse_zone(text: str) -> ZoneInfo:
    """The workshop's zone: an IANA name of the form Region/City, or UTC.

    Raises:
        Mistake: bad-timezone.
    """
    name = plain(text)
    if name not in zone_names():
        raise not_a_zone(name, zone_names() - {"UTC"})
    return zone_of_package(name)


def parse_deadline_zone(text: str) -> tzinfo:
    """The zone of a deadline: as the workshop's, or AoE in any letter case.

    Raises:
        Mistake: bad-timezone.
    """
    if is_aoe(plain(text)):
        return AOE
    try:
        return parse_zone(text)
    except Mistake as mistake:
        if _AS_AOE.fullmatch(plain(text)):
            mistake.hint = "write AoE, which is that offset"
        raise


_AS_AOE = pattern(r"(?:UTC|GMT)? ?[-\u2212]12(?::?00)?", re.IGNORECASE)


def parse_moment(text: str) -> Moment:
    """An earlier value, as ``was:`` has it: a time, a date, or a date and a time.

    Raises:
        Mistake: as parse_date and parse_time.
    """
    words = plain(text)
    match = NUMBERS.search(words)
    if not match:
        named = date_in_words(without_weekdays(words.replace(",", ""))[0])
        return Moment(parse_date(words), None) if named else Moment(None, parse_time(words))
    rest = words[match.end() :].removeprefix("T").strip(" ,")
    if not re.search("[0-9]|noon|midnight", rest, re.IGNORECASE):
        return Moment(parse_date(words), None)
    return Moment(parse_date(words[: match.end()]), parse_time(rest))


def instant(day: date, clock: time, zone: tzinfo) -> datetime:
    """That clock time of that day, aware, in that zone; the first where the clock shows it twice.

    Raises:
        Mistake: bad-time where the clocks are put forward past it.
    """
    naive = datetime.combine(day, clock.replace(fold=0))
    shown = naive.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    if shown.replace(tzinfo=None, fold=0) == naive:
        return shown
    message = f"there is no {spelled(clock)} on {day} in {zone}: the clocks are put forward past it"
    hint = f"write {spelled(shown.time())}" if shown.date() == day else "check the date"
    raise Mistake("bad-time", message, hint)
