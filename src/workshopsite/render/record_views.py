"""Views that add something to their record's fields, or keep some of them to themselves."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar

from workshopsite.markup.links import Target
from workshopsite.model.people import NOBODY, Person
from workshopsite.model.program import Day, Slot
from workshopsite.model.times import Moment
from workshopsite.model.workshop import ImportantDate
from workshopsite.problems import Mistake
from workshopsite.render.addresses import PROGRAM
from workshopsite.render.dates import Dates
from workshopsite.render.view import View


class SlotView(View):
    """A slot of the program."""

    # Times are in start and end, links of every kind in resources.
    _internal: ClassVar = frozenset(
        [
            "time",
            "minutes",
            "overlap",
            "links",
            "slides",
            "video",
            "pdf",
            "poster",
            "code",
            "arxiv",
            "openreview",
            "doi",
        ]
    )
    _record: Slot

    @property
    def address(self) -> str:
        """Where it stands in the program."""
        return Target(PROGRAM, fragment=str(self._record.id)).url

    @property
    def has_page(self) -> bool:
        """Whether it is something to read about: no break, with a speaker or an abstract."""
        return self._record.has_page

    @cached_property
    def resources(self) -> Any:
        """All its links, those with a key of their own first."""
        return self._plain(self._record.resources)

    @property
    def was(self) -> tuple[str, ...]:
        """Its earlier times, oldest first, in words."""
        return tuple(in_words(moment, self._tools.dates) for moment in self._record.was)


class DayView(View):
    """A day of the program."""

    _record: Day

    @property
    def id(self) -> str:
        """The anchor of the day: "day-2023-05-23"."""
        return f"day-{self._record.date}"

    @property
    def address(self) -> str:
        """Where it stands in the program."""
        return Target(PROGRAM, fragment=self.id).url


class AppearanceView(View):
    """A person in one place."""

    _internal: ClassVar = frozenset({"note", "extra"})  # these cannot be written anywhere


class PersonView(View):
    """Somebody who is named on the site."""

    _internal: ClassVar = frozenset({"listed"})
    _record: Person

    @property
    def known(self) -> bool:
        """False for the speaker who is still to be announced."""
        return self._record is not NOBODY

    @property
    def initials(self) -> str:
        """The first letters of the first and the last name, for where a picture is missing."""
        return initials(self._record.name)


class ImportantDateView(View):
    """A deadline or another day to remember."""

    _record: ImportantDate

    @property
    def moment(self) -> datetime | None:
        """The instant when it is over; None where it is none, which loading has reported."""
        try:
            return self._record.moment(self._tools.zone)
        except Mistake:
            return None

    @property
    def was(self) -> tuple[str, ...]:
        """Its earlier dates, oldest first, in words."""
        return tuple(in_words(moment, self._tools.dates) for moment in self._record.was)


def in_words(moment: Moment, dates: Dates) -> str:
    """An earlier value as a reader expects it: the day, the time, or both."""
    parts = [dates.day(moment.day)] if moment.day else []
    return ", ".join([*parts, *([dates.time(moment.clock)] if moment.clock else [])])


def initials(name: str) -> str:
    """``Ada B. Example`` is AE; a single name gives one letter."""
    words = [word for word in name.split() if word[0].isalnum()]
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [word[0] for word in words]
    return "".join(letters).upper()
