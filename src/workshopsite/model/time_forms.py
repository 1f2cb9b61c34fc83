"""What times and dates look like when they are typed, as JSON Schema for editors.

`times.py` and `dates.py` read them. A time in figures may be a number to an editor: 9.30 is
9.3 in YAML, and 9:30 is 570 in YAML 1.1. A time that such a number can be is from 0 to 1439.
"""

from __future__ import annotations

from workshopsite.model.forms import (
    TBA_PATTERN,
    Form,
    OneLine,
    any_case,
    matching,
    one_of,
)
from workshopsite.model.time_words import A_DATE, A_TIME

_SIXTY = "[0-5][0-9]"
_SIGN = r"(?:[:.]|\s*[hH]\s*)"
_MINUTES = rf"{_SIGN}{_SIXTY}(?::{_SIXTY})?|\s*[hH]"
_CLOCK_24 = rf"(?:[01]?[0-9]|2[0-3])(?:{_MINUTES})"
_HOUR_12 = "(?:0?[1-9]|1[0-2])"
_CLOCK_12 = rf"{_HOUR_12}(?:{_MINUTES})?\s*[AaPp]\.?[Mm]\.?"
_TWELVE = rf"(?:12(?:{_SIGN}00(?::00)?|\s*[hH])?\s*)?(?:{any_case('noon|midnight')})"
_TO = r"(?:\s*[-\u2010-\u2014\u2212]\s*|\s+[Tt][Oo]\s+)"

_CLOCK = rf"(?:{_CLOCK_12}|{_CLOCK_24}|{_TWELVE})"
_SPAN = rf"{_CLOCK}(?:{_TO}{_CLOCK})?|{_HOUR_12}{_TO}{_CLOCK_12}"

_MONTH_AND_DAY = (
    r"(?:(?:0?[13578]|1[02]){0}(?:0?[1-9]|[12][0-9]|3[01])"
    r"|(?:0?[469]|11){0}(?:0?[1-9]|[12][0-9]|30)|0?2{0}(?:0?[1-9]|[12][0-9]))"
)
_YEAR = "(?:19|20|21)[0-9]{2}"
_SURE_DAY = "(?:1[3-9]|2[0-9]|3[01])"  # a number that can be no month


def _numbers(sign: str) -> str:
    """A date in three numbers that can mean one day only, with that sign between them."""
    same = "|".join(f"0?{n}{sign}0?{n}" for n in range(1, 13))
    day_and_month = f"{_SURE_DAY}{sign}{_HOUR_12}|{_HOUR_12}{sign}{_SURE_DAY}|{same}"
    year_first = f"{_YEAR}{sign}{_MONTH_AND_DAY.replace('{0}', sign)}"
    return f"(?:{year_first}|(?:{day_and_month}){sign}{_YEAR})"


_WEEKDAY = r"[^\s0-9,]{2,}"
_SPACED_NUMBERS = _numbers(r"\s*[-/.]\s*")
_DATE = rf"[\s,]*(?:{_WEEKDAY}[\s,]+)?{_SPACED_NUMBERS}(?:[\s,]+{_WEEKDAY})?[\s,]*"
_DAYS = rf"{_DATE}(?:\s*\.\.\s*{_DATE})?"
_EITHER = rf"{_DATE}(?:\s+[Oo][Rr]\s+{_DATE})+"


def _timed(pattern: str, message: str) -> Form:
    form = matching(pattern, message, also=("number",))
    return Form({**form.schema, "minimum": 0, "maximum": 1439})


A_RANGE = "write a time such as 9:30, a range such as 9:30-10:00, or TBA"
_LINE_NEEDS = "write the title behind the time, as in 9:30 Coffee break"
_DATED_LINE = "write the date and then the text, as in 2025-08-29 Submission deadline"

TIME = _timed(_CLOCK, A_TIME)
TIMES = _timed(rf"{_SPAN}|{_CLOCK}{_TO}{TBA_PATTERN}|{TBA_PATTERN}", A_RANGE)
DATE = matching(_DATE, A_DATE)
UNDECIDED_DATE = matching(rf"{_DATE}|{_EITHER}|{TBA_PATTERN}", f"{A_DATE}; or A or B, or TBA")
MOMENT = _timed(rf"{_DATE}|{_CLOCK}|{_DATE}[\sT,]*{_CLOCK}", f"{A_DATE}; or a time such as 9:30")
WORKSHOP_DATES = one_of(
    matching(rf"{_DAYS}|{_EITHER}|{TBA_PATTERN}", f"{A_DATE}; several days as A..B"),
    Form({"type": "array", "items": matching(_DAYS, A_DATE)}),
)
MINUTES = Form(
    {
        "type": ["number", "string"],
        "pattern": r"^\s*[0-9]{1,5}(?:\.[0-9]{1,6})?\s*$",
        "patternErrorMessage": "write the minutes as a number, such as 20",
        "exclusiveMinimum": 0,
        "maximum": 1440,
    }
)

_LINE_START = rf"[0-9]|{any_case('noon|midnight|tba|tbd|tbc')}"
_DAY_START = rf"(?:{_WEEKDAY}[\s,]+)?{_numbers('[-/.]')}"
_DATE_START = rf"{_DAY_START}(?:\s+[Oo][Rr]\s+{_DAY_START})*"
_DATED_START = rf"{_LINE_START}|{_WEEKDAY}[\s,]+[0-9]"
_BEFORE_TEXT = r"(?:\s*[,;:|\u2013\u2014-])?\s+\S[\s\S]*"

_NO_LINE = rf"(?:{_SPAN})\s*$|(?=[0-9]{{1,2}}[:.hH][0-9]{{1,2}}\s)(?!(?:{_SPAN})\s)"
"""A time without a title, and what begins like a time that there is not."""

SLOT_LINE = OneLine(matching(r"[\s\S]*\S[\s\S]*", _LINE_NEEDS, but=_NO_LINE), _LINE_START)
"""A slot in one line; one that begins with no time has a title only."""

DATE_LINE = OneLine(
    matching(rf"(?:{_DATE_START}|{TBA_PATTERN}){_BEFORE_TEXT}", _DATED_LINE), _DATED_START
)
"""An important date in one line."""

NEWS_LINE = OneLine(matching(rf"{_DAY_START}{_BEFORE_TEXT}", _DATED_LINE), _DATED_START)
"""A piece of news in one line."""

FLAG_OR_DATE = one_of(
    {"enum": ["yes", "no", True, False]},
    matching(
        rf"{any_case('yes|no|on|off|true|false')}|{_DATE}", f"write yes, or the day: {A_DATE}"
    ),
)
"""Yes or no, or the day when something will be known."""
