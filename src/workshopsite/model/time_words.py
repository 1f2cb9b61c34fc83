"""What people write for times, dates and zones: words, signs, and what to say of the unreadable.

The tables are for reading what was typed and for explaining mistakes; printing names of days and
months in the site's language is not their business. The ``not_a_...`` functions guess what a
refused text was meant to be and return the Mistake to raise.
"""

from __future__ import annotations

import re
from datetime import time

from workshopsite.late import pattern
from workshopsite.model.month_words import date_in_words
from workshopsite.model.wording import fold, quoted
from workshopsite.model.zones import ZONE_CANDIDATES, is_aoe
from workshopsite.problems import Mistake

ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""In the order of ``date.weekday()``."""

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
"""Hyphens, dashes and the minus sign: all of them are found between two times."""


# One line a day, Monday first: English, French, German, Spanish, Portuguese, Italian, without
# accents. No short form means two different days in any two of these languages.
_WEEKDAYS = (
    "monday mon lundi lun montag mo lunes segunda-feira segunda seg lunedi",
    "tuesday tue tues mardi mar dienstag di martes terca-feira terca ter martedi",
    "wednesday wed mercredi mer mittwoch mi miercoles mie quarta-feira quarta qua mercoledi",
    "thursday thu thur thurs jeudi jeu donnerstag do jueves jue giovedi gio quinta-feira qui",
    "friday fri vendredi ven freitag fr viernes vie sexta-feira sexta sex venerdi",
    "saturday sat samedi sam samstag sonnabend sa sabado sab sabato",
    "sunday sun dimanche dim sonntag so domingo dom domenica",
)

WEEKDAYS = {word: day for day, words in enumerate(_WEEKDAYS) for word in words.split()}
"""From a folded word to the number of the day, 0 for Monday, as ``date.weekday()`` counts."""

CLOCK = pattern(
    r"(?P<hour>[0-9]{1,2})"
    r"(?:(?:[:.]| ?h ?)(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?|(?P<h> ?h))?"
    r"(?: ?(?P<marker>[ap]\.?m\.?|noon|midnight))?(?![0-9a-z])",
    re.IGNORECASE,
)
"""One time in figures, with or without its half of the day."""

DATED = pattern(r"(?<![0-9])[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![0-9])[T ]?")
"""An ISO date, with what parts it from a time behind it."""

NUMBERS = pattern(
    r"(?<![0-9])([0-9]{4}|[0-9]{1,2}) ?([-/.]) ?([0-9]{1,2}) ?\2 ?([0-9]{4}|[0-9]{1,2})(?![0-9])"
)
"""A date in three numbers; the groups 1, 3 and 4 are the numbers."""

A_TIME = "write a time such as 9:30, or a range such as 9:30-10:00"
A_DATE = "write it as 2021-11-17: year, month, day"
_ONE_ZONE = "leave it out; the zone is said once, as timezone: in workshop.yaml"


def spelled(clock: time) -> str:
    """The time as it is written in data and messages: ``9:00``, ``14:22:30``."""
    seconds = f":{clock.second:02}" if clock.second else ""
    return f"{clock.hour}:{clock.minute:02}{seconds}"


def overnight(start: time, end: time) -> bool:
    """Whether an end that is smaller than the start is plausibly on the next calendar day."""
    return start >= time(18) and end <= time(12)


def likely_range(start: time, end: time) -> str:
    """A hint for a range that ends before it starts."""
    if start == end:
        return "leave the end out, or mend it"
    late_start, late_end = _half_day_later(start), _half_day_later(end)
    is_noon = end > time(0)  # "9:00 - 12:30 am" is meant to end at 12:30, "9:00 - midnight" is not
    if is_noon and late_end and start < late_end and late_end.hour - start.hour <= 10:
        return f"write {spelled(start)}-{spelled(late_end)}"
    if late_start and end < time(6) and overnight(late_start, end):
        return f"write {spelled(late_start)}-{spelled(end)}"
    return f"write {spelled(end)}-{spelled(start)} if the two are swapped, or mend the typo"


def _half_day_later(clock: time) -> time | None:
    return clock.replace(hour=clock.hour + 12) if clock.hour < 12 else None


def impossible_time(text: str, hour: int, minute: int, second: int, marker: str) -> Mistake:
    """What is wrong with a time whose numbers no clock shows: bad-time."""
    hint = "write a time from 0:00 to 23:59"
    if minute > 59 or second > 59:
        why = "minutes and seconds go from 00 to 59"
        hint = f"write a time from {hour}:00 to {hour}:59" if hour < 24 else hint
    elif marker in ("am", "pm"):
        why = f"with {marker}, hours go from 1 to 12"
        hint = _other_half(time(hour, minute, second), marker) if hour < 24 else hint
    elif marker:
        why, hint = f"{marker} is at 12:00", f"write 12 {marker}, or leave {marker} out"
    elif hour > 23:
        why = "hours go from 0 to 23"
        hint = (
            "write 23:59 for the end of the day, or 0:00 of the next day"
            if (hour, minute, second) == (24, 0, 0)
            else hint
        )
    else:
        why, hint = "a number alone can be many things", f"write {hour}:00"
    return Mistake("bad-time", f"{quoted(text)} is no time: {why}", hint, text)


def _other_half(clock: time, marker: str) -> str:
    """A hint for an am or pm behind an hour that no 12-hour clock shows."""
    # 14:00 pm can only be 14:00; 13:30 am is either 13:30 or 1:30.
    if (marker == "pm") == (clock.hour > 12):
        return f"write {spelled(clock)}"
    return f"write {spelled(clock)} or {spelled(clock.replace(hour=(clock.hour + 12) % 24))}"


def not_a_time(text: str) -> Mistake:
    """What is wrong with a plain text that is not one time: bad-time."""
    if not text:
        return Mistake("bad-time", "there is no time", A_TIME)
    if DATED.search(text):
        clocks = DATED.sub("", text).strip()
        hint = f"write {clocks}; the day says the date" if clocks else A_TIME
        return Mistake("bad-time", f"{quoted(text)} has a date in it", hint, text)
    if re.fullmatch("[0-9]{3,4}", text) and int(text[:-2]) < 24 and int(text[-2:]) < 60:
        hint = f"write {int(text[:-2])}:{text[-2:]}"
        return Mistake("bad-time", f"{quoted(text)} needs a colon", hint, text)
    if match := CLOCK.match(text):
        return _more_than_a_time(text, match[0], text[match.end() :].strip(" ,;()[]"))
    return Mistake("bad-time", f"{quoted(text)} is no time", A_TIME, text)


def _more_than_a_time(text: str, clock: str, rest: str) -> Mistake:
    """What is wrong with a time that something follows."""
    abbreviation = rest.upper() in {*ZONE_CANDIDATES, "UTC", "AOE", "LOCAL TIME"}
    named = re.fullmatch("[A-Z][a-z]+/[A-Za-z_/]+|(?:UTC|GMT)[-+ 0-9:]+|[+][0-9:]+", rest)
    if abbreviation or named:
        hint = "leave it out; a deadline says zone: AoE" if is_aoe(rest) else _ONE_ZONE
        return Mistake("bad-time", f"{quoted(text)} has a zone behind the time", hint, rest)
    whole = f"{clock}:00" if clock.isdecimal() else clock
    hint = A_TIME if re.search("[0-9]", rest) else f"write {whole}"
    return Mistake("bad-time", f"{quoted(text)} cannot be read as a time", hint, rest)


def without_weekdays(words: str) -> tuple[str, dict[str, int]]:
    """The text without a day of the week at its ends, and those found with their numbers."""
    found = {}
    for word in (words.split(" ")[0], words.split(" ")[-1]):
        name = word.strip(".()")
        if fold(name) in WEEKDAYS:
            found[name] = WEEKDAYS[fold(name)]
            words = words.removeprefix(word).removesuffix(word).strip()
    return words, found


def not_a_date(text: str) -> Mistake:
    """What is wrong with a plain text without weekdays that is not one date: bad-date."""
    if match := NUMBERS.search(text):
        rest = max(text.split(match[0], 1), key=len).strip(" ,;()[]")
        hint = f"write {match[0]}"
        return Mistake("bad-date", f"{quoted(text)} has more in it than a date", hint, rest)
    hint = A_DATE
    if re.fullmatch("(?:19|20|21)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])", text):
        hint = f"write {text[:4]}-{text[4:6]}-{text[6:]}"
    elif meant := date_in_words(text):
        hint = f"write {meant}"
    message = f"{quoted(text)} is no date that can be read" if text else "there is no date"
    return Mistake("bad-date", message, hint, text)
