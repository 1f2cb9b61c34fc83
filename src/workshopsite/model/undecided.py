"""Dates that are not decided yet: ``2019-12-13 or 2019-12-14``, or ``TBA``."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import model_validator

from workshopsite.late import pattern
from workshopsite.model import time_forms
from workshopsite.model.dates import parse_date
from workshopsite.model.fields import one_line
from workshopsite.model.people import TBA
from workshopsite.model.read_by import ReadBy
from workshopsite.model.record import Record, derived
from workshopsite.problems import Mistake

_OR = pattern(r"\s+or\s+", re.IGNORECASE)


def is_undecided(value: Any) -> bool:
    """Whether a typed date names several, of which one will be chosen."""
    return isinstance(value, str) and bool(_OR.search(value))


def alternatives(value: Any) -> tuple[date, ...]:
    """The dates of ``A or B``, sorted.

    Raises:
        Mistake: as parse_date; bad-date where there are not at least two different ones.
    """
    text = one_line(value)
    found = tuple(sorted({_alternative(part) for part in _OR.split(text)}))
    if len(found) < 2:
        raise Mistake("bad-date", f'"{text}" names one date only', f"write {found[0]}")
    return found


def _alternative(text: str) -> date:
    if ".." in text:
        message = f'"{text}" is several days, and not one that may be chosen'
        raise Mistake("bad-date", message, "write single days: 2019-12-13 or 2019-12-14", text)
    if TBA.fullmatch(text):
        message = "a day that is not known is none that may be chosen"
        raise Mistake("bad-date", message, "write the days that are known, or TBA alone", text)
    return parse_date(text)


def date_or_none(value: Any) -> date | None:
    """A date; None for ``TBA`` and for ``A or B``.

    Raises:
        Mistake: as parse_date and alternatives.
    """
    text = one_line(value)
    if TBA.fullmatch(text):
        return None
    if is_undecided(text):
        alternatives(text)
        return None
    return parse_date(text)


def _either(value: Any) -> tuple[date, ...]:
    try:
        return alternatives(value)
    except Mistake:
        return ()  # the key `date`, which has the same text, says what is wrong with it


UndecidedDate = Annotated[date | None, ReadBy(date_or_none), time_forms.UNDECIDED_DATE]


class DatedRecord(Record):
    """A record with a key `date`, which may not be decided; `date` itself is empty then."""

    either: Annotated[tuple[date, ...], ReadBy(_either)] = derived(
        (), description="the days of which one will be chosen; empty where that is done"
    )

    @model_validator(mode="before")
    @classmethod
    def _undecided(cls, values: dict[str, Any]) -> dict[str, Any]:
        typed = values.get("date")
        return {**values, "either": typed} if is_undecided(typed) else values

    @property
    def date_tba(self) -> bool:
        """Whether a date is written that says only that it is not known yet."""
        has_none = not (getattr(self, "date", None) or self.either)
        return has_none and "date" in self.model_fields_set
