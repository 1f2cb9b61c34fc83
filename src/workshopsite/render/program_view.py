"""What templates get of the program as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, Any

from workshopsite.model.page import output_path
from workshopsite.model.site import Site
from workshopsite.problems import Mistake, did_you_mean
from workshopsite.render.addresses import SCHEDULE_JSON, SCHEDULE_XML
from workshopsite.render.calendars import program_calendar
from workshopsite.render.introductions import introductions
from workshopsite.render.view import DaySeen, View

if TYPE_CHECKING:
    from workshopsite.render.renderer import Renderer

Introduced = Annotated[Mapping[str, tuple[View, ...]], "lists of Person by slot"]


class ProgramView:
    """The program.

    Attributes:
        days: in the order of their dates.
        rooms: in the order of the columns.
        timezone: the name of the zone of all times.
        calendar: the address of the calendar of the whole program.
    """

    days: tuple[DaySeen, ...]
    rooms: tuple[str, ...]
    timezone: str | None
    calendar: str | None

    def __init__(self, site: Site, renderer: Renderer) -> None:
        """Show a site's program."""
        self.days = renderer.tools.views(site.program.days)
        self._records = tuple(zip(site.program.days, self.days, strict=True))
        self.rooms = site.program.rooms
        zone = site.program.zone
        self.timezone = renderer.tools.dates.zone_name(zone) if zone else None
        self.calendar = program_calendar(site)
        by_date = {str(date): day for day in site.program.days for date in day.dates}
        self._by_date = {date: renderer.tools.view(day) for date, day in by_date.items()}
        self._complete = not renderer.links.lacking
        self._renderer = renderer

    @property
    def schedule_xml(self) -> str | None:
        """The address of the program for conference apps, where it is made."""
        return made(SCHEDULE_XML, self._renderer)

    @property
    def schedule_json(self) -> str | None:
        """The same as JSON."""
        return made(SCHEDULE_JSON, self._renderer)

    def on(self, dates: Any) -> tuple[DaySeen, ...]:
        """The days of a date ("2023-05-23") or a list of them; all that may be, if undecided.

        Raises:
            Mistake: bad-date where the program has no such day.
        """
        wanted = listed(dates) if self.days else ()
        unknown = next((date for date in wanted if date not in self._by_date), None)
        if unknown and self._complete:
            hint = did_you_mean(unknown, self._by_date)
            raise Mistake("bad-date", f'the program has no day "{unknown}"', hint, unknown)
        found = (self._by_date[date] for date in wanted if date in self._by_date)
        return tuple(dict.fromkeys(found))

    def zone_on(self, days: Iterable[DaySeen]) -> str:
        """The zone of the times of some days with its names then, as `Europe/Paris (CET)`."""
        dates, slots = self._renderer.dates, [slot for day in days for slot in day.slots]
        names = list(dict.fromkeys(dates.zone(slot.start) for slot in slots if slot.start))
        here = self.timezone or ""
        return here if names in ([], [here]) else f"{here} ({', '.join(names)})"

    def also_on(self, days: Iterable[DaySeen]) -> tuple[str, ...]:
        """The further zones that some days are shown in; none where no time of them is known."""
        shown = (slot.also for day in days for slot in day.slots if slot.also)
        return tuple(zoned.zone for zoned in next(shown, ()))

    def introduced_on(self, days: Iterable[DaySeen]) -> Introduced:
        """The speakers whose biographies stand below which slot of some days: each once."""
        shown = set(days)
        wanted = (record for record, day in self._records if day in shown)
        views = self._renderer.tools.views
        found = introductions(wanted, self._renderer.site)
        return {slot: views(people) for slot, people in found.items()}

    @property
    def size(self) -> int:
        """How many slots it has, with the talks of sessions."""
        return sum(1 for _ in self._renderer.site.program.slots)

    def __bool__(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.days)


def made(address: str, renderer: Renderer) -> str | None:
    """An address, if something is made that stands there."""
    return address if output_path(address) in renderer.links.addresses else None


def listed(argument: Any) -> tuple[str, ...]:
    """What a component's argument holds: nothing, a text, or a list of texts."""
    return (argument,) if isinstance(argument, str) else tuple(argument or ())
