"""What templates get of the important dates, and of values that were changed."""

from __future__ import annotations

from datetime import datetime

from workshopsite.model.times import Moment
from workshopsite.model.workshop import ImportantDate
from workshopsite.render.dates import Dates
from workshopsite.render.deadlines import moment_of
from workshopsite.render.view import View


class ImportantDateView(View):
    """A deadline or another day to remember.

    Attributes:
        date: the day; None while it is not decided.
        id: its name, if one is written.
        zone: as written, as `AoE`; None for the workshop's.
    """

    _record: ImportantDate

    @property
    def moment(self) -> datetime | None:
        """When it is over; at the end of the day where there is no time."""
        return moment_of(self._record, self._tools.zone)

    @property
    def was(self) -> tuple[str, ...]:
        """Its earlier dates, oldest first."""
        return tuple(in_words(moment, self._tools.dates) for moment in self._record.was)


def in_words(moment: Moment, dates: Dates) -> str:
    """An earlier value as a reader expects it: the day, the time, or both."""
    parts = [dates.day(moment.day)] if moment.day else []
    return ", ".join([*parts, *([dates.time(moment.clock)] if moment.clock else [])])
