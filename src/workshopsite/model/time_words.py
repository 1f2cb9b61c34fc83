"""What people write for times, dates and zones: words, signs, and what to say of the unreadable.

The tables are for reading what was typed and for explaining mistakes; printing names of days and
months in the site's language is not their business. The ``not_a_...`` functions guess what a
refused text was meant to be and return the Mistake to raise.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Collection
from datetime import time
from difflib import get_close_matches
from functools import cache
from pkgutil import get_data

from workshopsite.problems import Mistake

ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""In the order of ``date.weekday()``."""

ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
"""Hyphens, dashes and the minus sign: all of them are found between two times."""

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))

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

# Abbreviations found on workshop sites, each with the names that it can mean, likeliest first.
_ZONES = """
ACST Australia/Adelaide Australia/Darwin | AEST Australia/Sydney Australia/Brisbane
AST America/Halifax America/Puerto_Rico Asia/Riyadh | BST Europe/London Asia/Dhaka
CDT America/Chicago America/Havana | CEST Europe/Paris Europe/Berlin
CET Europe/Paris Europe/Berlin Africa/Algiers
CST America/Chicago America/Mexico_City Asia/Shanghai | EDT America/New_York America/Toronto
EEST Europe/Athens Europe/Helsinki | EET Europe/Athens Europe/Helsinki Africa/Cairo
EST America/New_York America/Toronto America/Panama | GMT UTC Europe/London Africa/Accra
IST Asia/Kolkata Europe/Dublin Asia/Jerusalem | MST America/Denver America/Phoenix
PST America/Los_Angeles Asia/Manila | WET Europe/Lisbon Atlantic/Canary
ACDT Australia/Adelaide | ADT America/Halifax | AEDT Australia/Sydney | AKDT America/Anchorage
AKST America/Anchorage | ART America/Argentina/Buenos_Aires | AWST Australia/Perth
BRT America/Sao_Paulo | CAT Africa/Maputo | CLT America/Santiago | COT America/Bogota
CT America/Chicago | EAT Africa/Nairobi | ET America/New_York | GST Asia/Dubai
HKT Asia/Hong_Kong | HST Pacific/Honolulu | ICT Asia/Bangkok | IDT Asia/Jerusalem
IRST Asia/Tehran | JST Asia/Tokyo | KST Asia/Seoul | MDT America/Denver | MSK Europe/Moscow
MT America/Denver | MYT Asia/Kuala_Lumpur | NDT America/St_Johns | NPT Asia/Kathmandu
NST America/St_Johns | NT America/St_Johns | NZDT Pacific/Auckland | NZST Pacific/Auckland
PDT America/Los_Angeles | PET America/Lima | PHT Asia/Manila | PKT Asia/Karachi
PT America/Los_Angeles | SAST Africa/Johannesburg | SGT Asia/Singapore | TRT Europe/Istanbul
WAT Africa/Lagos | WEST Europe/Lisbon | WIB Asia/Jakarta | Z UTC
"""

ZONE_CANDIDATES = {
    entry.split()[0]: tuple(entry.split()[1:])
    for line in _ZONES.strip().splitlines()
    for entry in line.split(" | ")
}
"""From an abbreviation in capitals to the names that it can mean, the likeliest first."""

CLOCK = re.compile(
    r"(?P<hour>[0-9]{1,2})"
    r"(?:(?:[:.]| ?h ?)(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?|(?P<h> ?h))?"
    r"(?: ?(?P<marker>[ap]\.?m\.?|noon|midnight))?(?![0-9a-z])",
    re.IGNORECASE,
)
"""One time in figures, with or without its half of the day."""

DATED = re.compile(r"(?<![0-9])[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![0-9])[T ]?")
"""An ISO date, with what parts it from a time behind it."""

NUMBERS = re.compile(
    r"(?<![0-9])([0-9]{4}|[0-9]{1,2}) ?([-/.]) ?([0-9]{1,2}) ?\2 ?([0-9]{4}|[0-9]{1,2})(?![0-9])"
)
"""A date in three numbers; the groups 1, 3 and 4 are the numbers."""

_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?\.?"
_MONTH = r"(?P<month>[a-z]+)\.?"
_YEAR = r"(?: (?P<year>[0-9]{4}))?"
_IN_WORDS = (
    re.compile(rf"{_DAY}(?: of)? {_MONTH}{_YEAR}", re.IGNORECASE),
    re.compile(rf"{_MONTH} {_DAY}{_YEAR}", re.IGNORECASE),
)
_OFFSET = re.compile(r"(?:UTC|GMT)? ?[-+\u2212][0-9]{1,2}(?::?[0-9]{2})?", re.IGNORECASE)

A_TIME = "write a time such as 9:30, or a range such as 9:30-10:00"
A_DATE = "write it as 2021-11-17: year, month, day"
A_ZONE = "write it as Region/City, such as Europe/Paris; a large city stands for its zone"
_ONE_ZONE = "leave it out; the zone is said once, as timezone: in workshop.yaml"


def plain(text: str) -> str:
    """The text on one line, with single ordinary spaces and without invisible characters."""
    return " ".join(text.translate(_INVISIBLE).split())


def fold(word: str) -> str:
    """The word without accents and differences of letter case, to look it up."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def month_number(word: str) -> int | None:
    """The number of an English month, 1 to 12, from its name or at least three letters of it."""
    start = fold(word)
    found = [n for n, name in enumerate(ENGLISH_MONTHS, 1) if fold(name).startswith(start)]
    return found[0] if found and len(start) >= 3 else None


def quoted(text: str) -> str:
    """The text in quotes for a message, cut where it is long."""
    return f'"{text}"' if len(text) <= 40 else f'"{text[:39]}…"'


def listed(words: Collection[str]) -> str:
    """``A``, ``A or B``, ``A, B or C``."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


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
    if end.hour and late_end and start < late_end and late_end.hour - start.hour <= 10:
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
        hint = "write 0:00 or midnight" if (hour, minute, second) == (24, 0, 0) else hint
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


def date_in_words(text: str) -> str:
    """The ISO form of ``17 November 2021``, ``Nov. 17th`` and the like; "" if it is neither."""
    for pattern in _IN_WORDS:
        match = pattern.fullmatch(text)
        month = month_number(match["month"]) if match else None
        if match and month and 0 < int(match["day"]) <= monthrange(2000, month)[1]:
            day = f"{month:02}-{int(match['day']):02}"
            return f"{match['year']}-{day}" if match["year"] else f"YEAR-{day}, with the year"
    return ""


def is_aoe(text: str) -> bool:
    """Whether a plain text says Anywhere on Earth, in any letter case."""
    return fold(text) in ("aoe", "anywhere on earth")


@cache
def zone_names() -> frozenset[str]:
    """The zones that can be written: tzdata's list, which is the same on every machine.

    ZoneInfo itself also takes europe/paris where the disk does not mind letter case.
    """
    names = (get_data("tzdata", "zones") or b"").decode("ascii").split()
    return frozenset(n for n in names if "/" in n and not n.startswith("Etc/")) | {"UTC"}


def not_a_zone(text: str, known: Collection[str]) -> Mistake:
    """What is wrong with a plain text that is none of the known zones: bad-timezone."""
    message, hint = f"there is no time zone {quoted(text)}", A_ZONE
    if candidates := ZONE_CANDIDATES.get(text.upper()):
        message = f"{text} can mean {listed(candidates)}"
        hint = f"write {candidates[0]}" + (", or the one meant" if len(candidates) > 1 else "")
    elif is_aoe(text):
        message = "AoE is for deadlines only; the program needs a real zone"
    elif _OFFSET.fullmatch(text):
        message = f"{quoted(text)} is an offset, which does not know when the clocks change"
    elif fold(text) in ("utc", "etc/utc"):
        hint = 'did you mean "UTC"?'
    elif text.startswith("Etc/"):
        message = f"{quoted(text)} is an offset with its sign turned round, not a place"
    elif similar := _similar_zones(text, known):
        hint = "did you mean " + listed([f'"{name}"' for name in similar]) + "?"
    return Mistake("bad-timezone", message if text else "there is no time zone", hint, text)


def _similar_zones(text: str, known: Collection[str]) -> list[str]:
    """The zones whose city is spelled as, or nearly as, the last part of the text."""
    region, _, city = fold(text).replace(" ", "_").rpartition("/")
    cities = {fold(name.rpartition("/")[2]) for name in known}
    # 0.8 finds a slip of the finger, but no other city: Lyon is not London.
    nearest = get_close_matches(city, sorted(cities), n=1, cutoff=0.8)
    found = sorted(name for name in known if [fold(name.rpartition("/")[2])] == nearest)
    return [name for name in found if fold(name.rpartition("/")[0]) == region] or found
