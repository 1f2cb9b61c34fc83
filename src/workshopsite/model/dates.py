"""Days of the calendar: from the text that was typed to dates, or a Mistake.

Every spelling that can mean only one day is read; every other is refused with what to write
instead. Pure functions: no clock.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from workshopsite.late import pattern
from workshopsite.model.month_words import ENGLISH_MONTHS, span_in_words
from workshopsite.model.time_words import (
    A_DATE,
    DATED,
    ENGLISH_WEEKDAYS,
    NUMBERS,
    not_a_date,
    without_weekdays,
)
from workshopsite.model.wording import plain, quoted
from workshopsite.problems import Mistake

_DAY = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_date(text: str) -> date:
    """The day that a text such as ``2021-11-17`` or ``Friday 14/10/2022`` means.

    Years are 1900 to 2199. A day of the week before or after the date (in English, French,
    German, Spanish, Portuguese or Italian) must be the right one.

    Raises:
        Mistake: bad-date, ambiguous-date, weekday.
    """
    words, named = without_weekdays(plain(text.replace(",", " ")))
    match = NUMBERS.fullmatch(words)
    if not match:
        raise not_a_date(words)
    first, second, third = match.group(1, 3, 4)
    if len(first) == 4:
        day = _on_calendar(words, int(first), int(second), int(third))
    elif len(third) == 4:
        day = _day_or_month_first(words, int(first), int(second), int(third))
    else:
        raise Mistake("bad-date", f"{quoted(words)} needs a year of four digits", A_DATE, words)
    for word, number in named.items():
        if number != day.weekday():
            right = ENGLISH_WEEKDAYS[day.weekday()]
            hint = f"write {right} {day}, or mend the date"
            raise Mistake("weekday", f"{day} is a {right}, not a {word}", hint, word)
    return day


def _day_or_month_first(words: str, first: int, second: int, year: int) -> date:
    """The one day that ``17/11/2021`` means; Mistake ambiguous-date if it can be two."""
    readings = {(month, day) for day, month in ((first, second), (second, first)) if month <= 12}
    if not readings:
        raise Mistake("bad-date", f"{quoted(words)} has no month from 1 to 12", A_DATE, words)
    days = sorted(_on_calendar(words, year, month, day) for month, day in readings)
    if len(days) == 1:
        return days[0]
    hint = " or ".join(f"{day} ({day.day} {ENGLISH_MONTHS[day.month - 1]})" for day in days)
    message = f"{quoted(words)} can be read in two ways"
    raise Mistake("ambiguous-date", message, f"write {hint}", words)


def _on_calendar(words: str, year: int, month: int, day: int) -> date:
    hint = A_DATE
    if not 1900 <= year <= 2199:
        why = "its year is not within 1900 to 2199"
    elif not 1 <= month <= 12:
        why = f"there is no month {month}"
        hint = f"write {date(year, day, 1):%Y-%m}-{month}" if 1 <= day <= 12 < month < 29 else hint
    elif not 1 <= day <= monthrange(year, month)[1]:
        why = f"{ENGLISH_MONTHS[month - 1]} {year} has {monthrange(year, month)[1]} days"
    else:
        return date(year, month, day)
    raise Mistake("bad-date", f"{quoted(words)} is no date: {why}", hint, words)


def parse_dates(text: str) -> tuple[date, ...]:
    """One day, or all days of ``2023-05-23..2023-05-25``, at most 31.

    Raises:
        Mistake: bad-date, ambiguous-date, weekday, end-before-start.
    """
    words = plain(text)
    first, dots, last = words.partition("..")
    if not dots:
        if _DAY.fullmatch(words):  # nearly always: what else it may be is not looked for
            return (parse_date(words),)
        if span := span_in_words(without_weekdays(plain(words.replace(",", " ")))[0]):
            message = f"{quoted(words)} is no date that can be read"
            raise Mistake("bad-date", message, f"write {span}", words)
        if len(ends := [found.strip() for found in DATED.findall(words)]) == 2:
            hint = f"write {ends[0]}..{ends[1]}"
            if "," in words:
                hint = f"write [{ends[0]}, {ends[1]}], or {ends[0]}..{ends[1]} for all days between"
            raise Mistake("bad-date", f"{quoted(words)} has two dates in it", hint, words)
        return (parse_date(words),)
    start, end = parse_date(first), parse_date(last)
    if end < start:
        message = f"{quoted(words)} ends before it starts"
        raise Mistake("end-before-start", message, f"write {end}..{start}")
    count = (end - start).days + 1
    if count > 31:
        hint = "mend the month or the year; a workshop has at most 31 days in a row"
        raise Mistake("bad-date", f"{quoted(words)} are {count} days", hint)
    return tuple(start + timedelta(days) for days in range(count))
