"""Dates as they are written in texts."""

from __future__ import annotations

from collections.abc import Iterator

from workshopsite.late import pattern
from workshopsite.model.month_words import ENGLISH_MONTHS

_MONTH = "(?:" + "|".join(f"{name[:3]}[a-z]*" for name in ENGLISH_MONTHS) + ")"
_DAY = r"(?P<{0}>[0-9]{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?:,? (?P<{0}>[0-9]{{4}})\b)?"
DATE = pattern(
    r"(?<![\w-])(?:(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})"
    rf"|{_DAY.format('d1')}\.? (?:of )?(?P<m1>{_MONTH})\b\.?{_YEAR.format('y1')}"
    rf"|(?P<m2>{_MONTH})\.? {_DAY.format('d2')}(?![\w:.]){_YEAR.format('y2')})(?![\w-])"
)
"""A date; its parts are in groups, of which one of each kind is not empty."""

_TRACES = (
    pattern("-[0-9]{2}-"),
    pattern("|".join(name[:3] for name in ENGLISH_MONTHS)),
)
"""One of them is in every date; few lines have one, so that they are looked for in whole texts."""


def lines_with_dates(text: str) -> Iterator[tuple[int, str]]:
    """The lines that may have a date in them, and where in the text each begins."""
    found = (match.start() for trace in _TRACES for match in trace.finditer(text))
    for start in dict.fromkeys(text.rfind("\n", 0, at) + 1 for at in found):
        end = text.find("\n", start)
        yield start, text[start:] if end < 0 else text[start:end]
