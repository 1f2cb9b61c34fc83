"""The calendars of one site, each put together of its entries."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from workshopsite.markup.markdown import plain
from workshopsite.model.program import Day, Slot
from workshopsite.model.site import Site
from workshopsite.outputs.calendars.entries import (
    Calendar,
    Entry,
    entry_of_deadline,
    entry_of_event,
)
from workshopsite.outputs.calendars.ical import to_ical
from workshopsite.render.addresses import (
    CALENDAR,
    DATES_CALENDAR,
    HOME,
    PROGRAM,
    address_of_slot,
    day_anchor,
    day_calendar,
    in_program,
    talk_calendar,
    url_of,
)
from workshopsite.render.deadlines import deadlines
from workshopsite.render.events import Event, events
from workshopsite.render.renderer import Renderer


class Calendars:
    """Makes the calendars of a site whose address is known, as bytes in UTF-8.

    What several of them hold is worked out once, for the first that is asked for.
    """

    def __init__(self, site: Site, renderer: Renderer) -> None:
        """Nothing is made yet."""
        self._site = site
        self._renderer = renderer

    def of_program(self) -> bytes:
        """All slots of all days that have an instant."""
        entries = (entry for _, entry in self._program)
        return self._bytes(CALENDAR, self._title, PROGRAM, entries)

    def of_day(self, day: Day) -> bytes:
        """The slots of one day of the workshop, which may end on the next calendar day."""
        entries = (entry for event, entry in self._program if event.day.name == day.name)
        which = self._renderer.dates.day(day.date) if day.date else ""
        name = f"{self._title} – {which}"
        return self._bytes(day_calendar(day), name, in_program(day_anchor(day)), entries)

    def of_talk(self, slot: Slot) -> bytes:
        """One slot."""
        entries = self._by_slot.get(str(slot.id), ())
        name = f"{plain(slot.title)} – {self._title}"
        page = address_of_slot(slot, self._site)
        return self._bytes(talk_calendar(str(slot.id)), name, page, entries)

    def of_dates(self) -> bytes:
        """The important dates whose days are known."""
        found = deadlines(self._site)
        entries = (entry_of_deadline(one, self._title, self._renderer) for one in found)
        name = f"{self._title} – {self._renderer.words.gettext('Important dates')}"
        return self._bytes(DATES_CALENDAR, name, HOME, entries)

    @cached_property
    def _title(self) -> str:
        return plain(self._site.workshop.title)

    @cached_property
    def _program(self) -> list[tuple[Event, Entry]]:
        return [(event, entry_of_event(event, self._renderer)) for event in events(self._site)]

    @cached_property
    def _by_slot(self) -> dict[str, list[Entry]]:
        entries: dict[str, list[Entry]] = {}
        for event, entry in self._program:
            entries.setdefault(str(event.slot.id), []).append(entry)
        return entries

    def _bytes(self, address: str, name: str, page: str, entries: Iterable[Entry]) -> bytes:
        zone, description = self._site.program.zone, self._site.workshop.description
        calendar = Calendar(
            name=name,
            description=plain(description) if description else "",
            uid=f"{address}@{self._site.id}",
            url=self._renderer.absolute_href(url_of(page)) or "",
            source=self._renderer.absolute(address) or "",
            zone=self._renderer.dates.zone_name(zone) if zone else "",
            entries=tuple(entries),
        )
        return to_ical(calendar, self._site.changed)
