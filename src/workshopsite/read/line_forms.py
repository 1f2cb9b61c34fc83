"""What a line of the program, of the important dates or of the news begins with, as patterns.

Whether a time or date is right is not their business: what looks like one is taken for one, so that
what is wrong with it can be said.
"""

from __future__ import annotations

import re

from workshopsite.late import pattern


def _line(text: str) -> re.Pattern[str]:
    return pattern(text, re.IGNORECASE | re.DOTALL)


_CLOCK = (
    r"(?:\d{1,2}[:.h]\d{1,2}(?::\d{2})?|\d{1,2}h|\d{4}(?=\s)|\d{1,2}(?=\s?[ap]\.?m))"
    r"(?:\s?[ap]\.?m\b\.?)?(?:\s(?:noon|midnight)\b)?|noon\b|midnight\b"
)
_TBA = r"TB[ADC]\b(?=\s*\S)"  # alone it is a title
_TIME = rf"(?:{_CLOCK}|{_TBA})"
_TO = r"\s*(?:[-–—]|to\b)\s*"
_NUMBERS = r"\d{4}-\d{1,2}(?:-\d{1,2})?|\d{1,4}[/.]\d{1,2}[/.]\d{1,4}"
_MONTH = r"[^\W\d_]{3,}\.?"
_IN_WORDS = (
    rf"\d{{1,2}}(?:st|nd|rd|th|er|[.º°])?\s+(?:(?:of|de)\s+)?{_MONTH}(?:\s+de)?,?\s+\d{{4}}\b"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}\b"
)
_WEEKDAY = r"(?:[^\W\d_][^\W\d_-]+(?:-feira)?\.?,?\s+)?"  # any word: what is none is told of later
_DAY = rf"(?:{_WEEKDAY}(?:{_IN_WORDS}|{_NUMBERS})|{_TBA})"
ABBREVIATIONS = r"GMT|[PMCE][SD]T|CES?T|[EW]ES?T|[BIJKS]ST|[AN][SD]T|AK[SD]T|A[CEW][SD]T|NZ[SD]T"
"""A pattern of short names of zones."""

_ZONE = rf"(?:AoE|UTC(?:[+-][\d:]+)?|[a-z]+/[a-z_/]+|(?-i:{ABBREVIATIONS}))(?![\w+-])"
_AFTER_TIME = r"(?(time)(?-i:[PMCE]T)\b|(?!))"  # elsewhere "MT" may be machine translation
_SIGN = r"(?:\s*(?:[,;:|]|[-–—](?!\s+\d))(?=\s))?"  # "9:00 - 10 Talk" may be a range

SLOT = _line(rf"(?P<time>{_TIME}(?:{_TO}{_TIME})?){_SIGN}(?P<title>\s.*|)")
"""A slot: a time or a range, and its title, be there a sign between them or not."""

DATE = _line(
    rf"(?P<date>{_DAY}(?:\s+or\s+{_DAY})*)(?:,?\s+(?P<time>{_CLOCK}))?"
    rf"(?:,?\s+\(?(?P<zone>{_ZONE}|{_AFTER_TIME})\)?)?{_SIGN}(?P<title>\s.*|)"
)
"""An important date: the day, perhaps a time and a zone, and what is due."""

NEWS = _line(rf"(?P<date>{_DAY}){_SIGN}(?P<text>\s.*|)")
"""A piece of news: the day and the text."""

DATE_BEHIND = _line(
    rf"(?P<title>[^\d].*?)(?<![\s:,(–—-])[\s:,(–—-]++(?P<date>(?:{_NUMBERS})(?:\s+[\d:.]+)?)\)?"
)
"""A date in numbers, and perhaps a time, behind what they are of."""

_CLOCK_BEHIND = r"(?:[01]?\d|2[0-3])[:h][0-5]\d(?:\s?[ap]\.?m\b\.?)?"
TIME_BEHIND = _line(
    r"(?P<title>[^\d].*?)(?<!until)(?<!till)(?<!before)(?<!after)(?<!by)"
    r"(?<![\s:,(\[–—@-])[\s:,(\[–—@-]++(?:at\s++)?"
    rf"(?P<time>{_CLOCK_BEHIND}(?:{_TO}{_CLOCK_BEHIND})?)[)\]]?"
)
"""A time or a range behind a title, if that does not go on with it, as in "open until 9:00"."""

NAME = pattern(r"(?P<name>.*)", re.DOTALL)
