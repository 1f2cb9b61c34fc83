"""Views that add something to their record's fields, or keep some of them to themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import cached_property
from typing import Any, ClassVar

from workshopsite.markup.markdown import plain
from workshopsite.model.material import RESOURCES
from workshopsite.model.people import NOBODY, TBA, Person
from workshopsite.model.program import Day, Slot
from workshopsite.model.times import Moment
from workshopsite.model.workshop import ImportantDate
from workshopsite.render.addresses import (
    address_of_person,
    day_anchor,
    link_to_program,
    link_to_slot,
    url_of,
)
from workshopsite.render.calendars import calendar_of_day, calendar_of_talk
from workshopsite.render.dates import Dates
from workshopsite.render.deadlines import moment_of
from workshopsite.render.initials import hue, initials
from workshopsite.render.stretches import Stretch, stretches
from workshopsite.render.view import PictureView, View
from workshopsite.render.whereabouts import Standing, parallel
from workshopsite.render.zones import ZonedTime, in_zones


class SlotView(View):
    """A slot of the program."""

    # Times are in start and end, links of every kind in resources, posters among the papers.
    _internal: ClassVar = frozenset(
        [
            "time",
            "minutes",
            "overlap",
            "posters",
            "links",
            *RESOURCES,
        ]
    )
    _record: Slot

    @property
    def address(self) -> str:
        """Its own page; where it stands in the program, if it has none."""
        return url_of(link_to_slot(self._record, self._tools.site))

    @property
    def calendar(self) -> str | None:
        """The address of its calendar, if it has one."""
        address = calendar_of_talk(str(self._record.id), self._tools.site)
        return address and url_of(address)

    @property
    def in_program(self) -> str:
        """Where it stands in the program."""
        return url_of(link_to_program(str(self._record.id), self._tools.site))

    @property
    def has_page(self) -> bool:
        """Whether it has a page of its own: it is no break, and there is something to read."""
        return str(self._record.id) in self._tools.site.talk_pages

    @cached_property
    def title(self) -> Any:
        """Its title; in words, where that is not known yet."""
        if TBA.fullmatch(self._record.title):
            return self._tools.words.gettext("To be announced")
        return self._shown("title", self._record.title)

    @property
    def plain_title(self) -> str:
        """Its title without markup, as calendars and conference apps have it."""
        return plain(self._record.title)

    @cached_property
    def abstract(self) -> Any:
        """Its abstract; that of its paper, if it has none of its own."""
        paper = self._record.paper
        if self._record.abstract is None and paper:
            return self._tools.view(paper).abstract
        return self._shown("abstract", self._record.abstract)

    @property
    def also(self) -> tuple[ZonedTime, ...]:
        """When it is in the further zones that workshop.yaml names."""
        return self._in(self._tools.site.workshop.also)

    @property
    def utc(self) -> ZonedTime | None:
        """When it is in UTC; None where the workshop's zone is UTC, or it has no time yet."""
        return next(iter(self._in((UTC,))), None)

    def _in(self, zones: tuple[tzinfo, ...]) -> tuple[ZonedTime, ...]:
        return tuple(in_zones(self._record, zones, self._tools.dates))

    @property
    def day(self) -> View:
        """The day of the program that it is on."""
        return self._tools.view(self._standing.day)

    @property
    def session(self) -> View | None:
        """The session that it is a talk of."""
        return self._other(self._standing.session)

    @property
    def previous(self) -> View | None:
        """What comes before it in the program, of all that has a page."""
        return self._other(self._standing.previous)

    @property
    def next(self) -> View | None:
        """What comes after it in the program, of all that has a page."""
        return self._other(self._standing.next)

    @property
    def parallel(self) -> tuple[View, ...]:
        """What takes place at the same time in other rooms."""
        return self._tools.views(parallel(self._record, self._standing.day))

    @property
    def _standing(self) -> Standing:
        return self._tools.whereabouts.standings[str(self._record.id)]

    def _other(self, slot: Slot | None) -> View | None:
        return self._tools.view(slot) if slot else None

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
        return day_anchor(self._record)

    @cached_property
    def stretches(self) -> tuple[Stretch[View], ...]:
        """Its slots in their order, and those between which one has to choose as a table."""
        return stretches(self._record, self._tools.site.program.rooms, self._tools.view)

    @property
    def address(self) -> str:
        """Where it stands in the program."""
        return url_of(link_to_program(day_anchor(self._record), self._tools.site))

    @property
    def calendar(self) -> str | None:
        """The address of its calendar, if it has one."""
        return calendar_of_day(self._record, self._tools.site)


class AppearanceView(View):
    """A person in one place."""

    _internal: ClassVar = frozenset({"note", "extra"})  # these cannot be written anywhere


class PersonView(View):
    """Somebody who is named on the site."""

    _internal: ClassVar = frozenset({"listed", "aliases", "focus"})
    _record: Person

    @cached_property
    def photo(self) -> PictureView | None:
        """Their photo, cut to a square; an SVG as it is."""
        photo = self._tools.pictures.portrait(self._record)
        return PictureView(photo) if photo else None

    @property
    def address(self) -> str | None:
        """Their page on this site, if they have one."""
        address = address_of_person(self._record, self._tools.site)
        return address and url_of(address)

    @property
    def parts(self) -> tuple[PartView, ...]:
        """What they do in the program, slot by slot, in its order."""
        parts = self._tools.whereabouts.parts_of(self._record)
        return tuple(PartView(self._tools.view(one.slot), one.roles) for one in parts)

    @property
    def papers(self) -> tuple[View, ...]:
        """The papers that they are an author of."""
        return self._tools.views(self._tools.whereabouts.papers_of(self._record))

    @property
    def announced(self) -> bool:
        """Whether workshop.yaml announces them as a speaker, with or without a slot."""
        announced = self._tools.site.workshop.speakers
        return any(one.person is self._record for one in announced)

    @property
    def known(self) -> bool:
        """False for the speaker who is still to be announced."""
        return self._record is not NOBODY

    @property
    def initials(self) -> str:
        """The first letters of the first and the last name, for where a picture is missing."""
        return initials(self._record.name)

    @property
    def hue(self) -> int:
        """The hue of their initials' colour, from 0 to 345 degrees: always the same for a name."""
        return hue(self._record.name)


@dataclass(frozen=True, slots=True)
class PartView:
    """What a person does in a slot: "speaker", "chair", "moderator" or "panelist", or several."""

    slot: View
    roles: tuple[str, ...]


class ImportantDateView(View):
    """A deadline or another day to remember."""

    _record: ImportantDate

    @property
    def moment(self) -> datetime | None:
        """The instant when it is over; None where it is none, which loading has reported."""
        return moment_of(self._record, self._tools.zone)

    @property
    def was(self) -> tuple[str, ...]:
        """Its earlier dates, oldest first, in words."""
        return tuple(in_words(moment, self._tools.dates) for moment in self._record.was)


def in_words(moment: Moment, dates: Dates) -> str:
    """An earlier value as a reader expects it: the day, the time, or both."""
    parts = [dates.day(moment.day)] if moment.day else []
    return ", ".join([*parts, *([dates.time(moment.clock)] if moment.clock else [])])
