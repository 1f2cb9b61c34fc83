"""Dates with their months in words: not data, because each language has its own, but understood.

What they mean is said in the hint of the message that refuses them.
"""

from __future__ import annotations

import re
from calendar import monthrange

from workshopsite.late import pattern
from workshopsite.model.wording import fold

ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

# One line a month: English, French, German, Spanish, Portuguese, Italian, without accents.
_MONTHS = (
    "january janvier januar janner enero janeiro gennaio",
    "february fevrier februar febrero fevereiro febbraio",
    "march mars marz maerz marzo marco",
    "april avril abril aprile",
    "may mai mayo maio maggio",
    "june juin juni junio junho giugno",
    "july juillet juli julio julho luglio",
    "august aout agosto",
    "september septembre septiembre setembro settembre",
    "october octobre oktober octubre outubro ottobre",
    "november novembre noviembre novembro",
    "december decembre dezember diciembre dezembro dicembre",
)

_DAY = r"([0-9]{1,2})(?:st|nd|rd|th|er|º|°)?\.?"
_MONTH = r"(?:(?:of|de) )?([^\W\d_]+)\.?"
_YEAR = r"(?:(?: de)? ([0-9]{4}))?"
_TO = r"(?: ?[-\u2010-\u2014\u2212] ?| (?:to|au|bis|al|a|and|und|et) )"


def _pattern(*parts: str) -> re.Pattern[str]:
    return pattern("".join(parts), re.IGNORECASE)


_DAY_FIRST = _pattern(_DAY, " ", _MONTH, _YEAR)
_MONTH_FIRST = _pattern(_MONTH, " ", _DAY, _YEAR)
_NAMED = {"d": _DAY, "m": _MONTH, "D": _DAY, "M": _MONTH, "y": "([0-9]{4})", "-": _TO}
_SPANS = tuple(
    ([name for name in shape if name in "dmDMy"], _pattern(*(_NAMED.get(n, n) for n in shape)))
    for shape in ("d-D M y", "d m-D M y", "m d-D y", "m d-M D y")
)
_NUMBERED = _pattern(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})", _TO, r"(?:\3\2)?([0-9]{1,2})")


def month_number(word: str) -> int | None:
    """The number of a month, 1 to 12, from its name or at least three letters of it."""
    start = fold(word)
    found = [n for n, names in enumerate(_MONTHS, 1) if f" {start}" in f" {names}"]
    return found[0] if len(found) == 1 and len(start) >= 3 else None


def date_in_words(text: str) -> str:
    """The ISO form of ``17 November 2021``, ``Nov. 17th`` and the like; "" if it is neither."""
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(text):
        month, day, year = match.groups()
    else:
        return ""
    shown = _iso(year, month_number(month), day)
    return shown if year or not shown else f"{shown}, with the year"


def span_in_words(text: str) -> str:
    """The form ``A..B`` of ``21-22 June 2027``, ``2027/06/21-22`` and the like, or ""."""
    if match := _NUMBERED.fullmatch(text):
        year, _, month, first, last = match.groups()
        return _joined(_iso(year, int(month), first), _iso(year, int(month), last))
    for names, span in _SPANS:
        if match := span.fullmatch(text):
            part = dict(zip(names, match.groups(), strict=True))
            first = month_number(part.get("m") or part["M"])
            last = month_number(part.get("M") or part["m"])
            return _joined(_iso(part["y"], first, part["d"]), _iso(part["y"], last, part["D"]))
    return ""


def _iso(year: str | None, month: int | None, day: str) -> str:
    """The day as ISO writes it, with YEAR where it is not known; "" if there is no such day."""
    if month is None or not 1 <= month <= 12:
        return ""
    longest = monthrange(int(year or 2000), month)[1] if year != "0000" else 0
    return f"{year or 'YEAR'}-{month:02}-{int(day):02}" if 1 <= int(day) <= longest else ""


def _joined(first: str, last: str) -> str:
    return f"{first}..{last}" if first and last and first < last else ""
