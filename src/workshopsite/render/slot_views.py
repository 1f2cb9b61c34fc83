"""What templates get of the program's days and slots."""

from __future__ import annotations

from datetime import UTC, tzinfo
from functools import cached_property
from typing import Annotated, Any, ClassVar

from workshopsite.markup.markdown import plain
from workshopsite.model.material import RESOURCES
from workshopsite.model.people import TBA
from workshopsite.model.program import Day, Slot
from workshopsite.render.addresses import day_anchor, link_to_program, link_to_slot, url_of
from workshopsite.render.calendars import calendar_of_day, calendar_of_talk
from workshopsite.render.date_views import in_words
from workshopsite.render.events import changes
from workshopsite.render.stretches import Stretch, stretches
from workshopsite.render.view import DaySeen, SlotSeen, View
from workshopsite.render.whereabouts import Standing
from workshopsite.render.zones import ZonedTime, in_zones


class SlotView(View):
    """A slot of the program.

    Attributes:
        kind: talk, keynote, invited, contributed, spotlight, tutorial, panel, posters, competition,
            break, meal, social, opening, closing or session.
        speakers: who speaks.
        room: where; without one in all rooms.
        paper: the paper that it presents.
        tba: whether it is to be announced, or the day when it will be known.
        timed: no for a talk that has only the time of its session.
    """

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
    def id(self) -> str:
        """Its name, which is its anchor and never changes."""
        return str(self._record.id)

    @property
    def address(self) -> str:
        """Its own page; where it stands in the program, if it has none."""
        return url_of(link_to_slot(self._record, self._tools.site))

    @property
    def calendar(self) -> str | None:
        """The address of its calendar; None where it has no page or no time."""
        address = calendar_of_talk(str(self._record.id), self._tools.site)
        return address and url_of(address)

    @property
    def in_program(self) -> str:
        """Where it stands in the program."""
        return url_of(link_to_program(str(self._record.id), self._tools.site))

    @property
    def has_page(self) -> bool:
        """Whether it has a page of its own: no break, with a speaker, an abstract or a paper."""
        return str(self._record.id) in self._tools.site.talk_pages

    @cached_property
    def title(self) -> Annotated[Any, "HTML"]:
        """Its title."""
        if TBA.fullmatch(self._record.title):
            return self._tools.words.gettext("To be announced")
        return self._shown("title", self._record.title)

    @property
    def plain_title(self) -> str:
        """Its title without markup, as calendars and conference apps have it."""
        return plain(self._record.title)

    @cached_property
    def abstract(self) -> Annotated[Any, "HTML"] | None:
        """What it is about; what its paper is about, if it does not say it itself."""
        paper = self._record.paper
        if self._record.abstract is None and paper:
            return self._tools.view(paper).abstract
        return self._shown("abstract", self._record.abstract)

    @cached_property
    def also(self) -> tuple[ZonedTime, ...]:
        """When it is in the further zones of workshop.yaml."""
        return self._in(self._tools.site.workshop.also)

    @cached_property
    def utc(self) -> ZonedTime | None:
        """When it is in UTC; None where the workshop's zone is UTC, or it has no time yet."""
        return next(iter(self._in((UTC,))), None)

    def _in(self, zones: tuple[tzinfo, ...]) -> tuple[ZonedTime, ...]:
        return tuple(in_zones(self._record, zones, self._tools.dates))

    @property
    def day(self) -> DaySeen:
        """The day that it is on."""
        return self._tools.view(self._standing.day)

    @property
    def session(self) -> SlotSeen | None:
        """The session that it is a talk of."""
        return self._other(self._standing.session)

    @property
    def previous(self) -> SlotSeen | None:
        """What comes before it in the program, of all that has a page."""
        return self._other(self._standing.previous)

    @property
    def next(self) -> SlotSeen | None:
        """What comes after it."""
        return self._other(self._standing.next)

    @cached_property
    def parallel(self) -> tuple[SlotSeen, ...]:
        """What takes place at the same time in other rooms."""
        return self._tools.views(self._tools.whereabouts.parallel(self._record))

    @property
    def _standing(self) -> Standing:
        return self._tools.whereabouts.standings[str(self._record.id)]

    def _other(self, slot: Slot | None) -> View | None:
        return self._tools.view(slot) if slot else None

    @cached_property
    def resources(self) -> Annotated[Any, "list of Link"]:
        """Slides, video, paper and the like first, then further links."""
        return self._plain(self._record.resources)

    @property
    def changes(self) -> int:
        """How often it has changed: its moves, and one more if it is cancelled."""
        return changes(self._record, self._standing.session)

    @property
    def was(self) -> tuple[str, ...]:
        """Its earlier times, oldest first."""
        return tuple(in_words(moment, self._tools.dates) for moment in self._record.was)


class DayView(View):
    """A day of the program.

    Attributes:
        date: which day; None while that is not decided.
    """

    _record: Day

    @property
    def id(self) -> str:
        """Its anchor, as `day-2023-05-23`."""
        return day_anchor(self._record)

    @cached_property
    def stretches(self) -> tuple[Stretch[View], ...]:
        """The same in parts: a list, or a table of times and rooms."""
        return stretches(self._record, self._tools.site.program.rooms, self._tools.view)

    @property
    def address(self) -> str:
        """Where it stands in the program."""
        return url_of(link_to_program(day_anchor(self._record), self._tools.site))

    @property
    def calendar(self) -> str | None:
        """The address of its calendar; None where no time of it is known."""
        return calendar_of_day(self._record, self._tools.site)
