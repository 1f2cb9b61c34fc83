"""The view ``site`` that every template starts from, and what hangs on it."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any, ClassVar

from workshopsite.model.competition import Competition
from workshopsite.model.page import output_path
from workshopsite.model.site import Site
from workshopsite.problems import Mistake, did_you_mean
from workshopsite.render.addresses import FEED, SCHEDULE_JSON, SCHEDULE_XML
from workshopsite.render.calendars import dates_calendar, program_calendar
from workshopsite.render.navigation import NavItem, menu, seen_from
from workshopsite.render.paper_lists import Choice, PaperGroup, paper_groups
from workshopsite.render.taking_part import taking_part
from workshopsite.render.view import View
from workshopsite.render.words import direction

if TYPE_CHECKING:
    from workshopsite.render.page_views import PageView
    from workshopsite.render.renderer import Renderer


class SiteView(View):
    """The workshop and everything that belongs to it."""

    # Its days are in dates, its rooms in program; addresses are for calendars and feeds.
    # What is hidden is no part of the site.
    _internal: ClassVar = frozenset({"date", "rooms", "url", "updated", "hide"})

    def __init__(self, site: Site, renderer: Renderer) -> None:
        """Show a site; its own keys are those of workshop.yaml."""
        super().__init__(site.workshop, renderer.tools)
        self._site = site
        self._renderer = renderer
        self.id = site.id
        self.program = ProgramView(site, renderer)
        self.people = renderer.tools.views(site.people)
        self.papers = renderer.tools.views(site.papers)
        self.competition = _competition(site, renderer)
        self.dates = site.dates
        self.date_tba = site.workshop.date_tba and not site.dates
        self.dates_calendar = dates_calendar(site)
        self.webcal = _webcal(renderer.base_url)
        self.direction = direction(site.workshop.language)
        self.drafts = site.options.drafts
        self.favicon = renderer.assets.favicon or renderer.pictures.icon
        self.touch_icon = renderer.pictures.touch_icon
        self.stylesheet = renderer.assets.stylesheet
        self.navigation: tuple[NavItem, ...] = menu(site, renderer.tools)

    def paper_groups(
        self, by: str = "session", session: Any = None, kind: Any = None
    ) -> tuple[PaperGroup, ...]:
        """The papers in groups, by session, kind or none; of some sessions or kinds if wanted."""
        choice = Choice(by, _listed(session), _listed(kind))
        return paper_groups(choice, self._renderer.tools)

    def taking_part(self, role: str | None = None) -> tuple[View, ...]:
        """Those of people.yaml with a role in the program or announced; all if none is named."""
        tools = self._renderer.tools
        return tools.views(taking_part(role, self._site, tools.whereabouts))

    @property
    def feed(self) -> str | None:
        """The address of the feed of the news, where there is one."""
        return _made(FEED, self._renderer)

    @property
    def pages(self) -> tuple[PageView, ...]:
        """The organiser's pages, sorted by path."""
        return tuple(self._renderer.page_view(page) for page in self._site.pages)


def _made(address: str, renderer: Renderer) -> str | None:
    """An address, if something is made that stands there."""
    return address if output_path(address) in renderer.links.addresses else None


def _webcal(base_url: str | None) -> str | None:
    """The site's address as programs for calendars take it to subscribe to one."""
    return "webcal:" + base_url.partition(":")[2].rstrip("/") if base_url else None


def _listed(argument: Any) -> tuple[str, ...]:
    """What a component's argument holds: nothing, a text, or a list of texts."""
    return (argument,) if isinstance(argument, str) else tuple(argument or ())


def site_seen_from(site: SiteView, href: str) -> SiteView:
    """The site as the page at an address, percent-encoded, sees it: its menu knows where it is."""
    seen = copy(site)
    seen.navigation = seen_from(site.navigation, href)
    return seen


class ProgramView:
    """The program: its days, its rooms, and the name of its time zone."""

    def __init__(self, site: Site, renderer: Renderer) -> None:
        """Show a site's program."""
        self.days = renderer.tools.views(site.program.days)
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
        """The address of the program for conference apps, if there is that file."""
        return _made(SCHEDULE_XML, self._renderer)

    @property
    def schedule_json(self) -> str | None:
        """The same as JSON."""
        return _made(SCHEDULE_JSON, self._renderer)

    def on(self, dates: Any) -> tuple[View, ...]:
        """The days of a date ("2023-05-23") or a list of them; all that may be, if undecided.

        Raises:
            Mistake: bad-date where the program has no such day.
        """
        wanted = _listed(dates) if self.days else ()
        unknown = next((date for date in wanted if date not in self._by_date), None)
        if unknown and self._complete:
            hint = did_you_mean(unknown, self._by_date)
            raise Mistake("bad-date", f'the program has no day "{unknown}"', hint, unknown)
        found = (self._by_date[date] for date in wanted if date in self._by_date)
        return tuple(dict.fromkeys(found))

    def __bool__(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.days)


class CompetitionView(View):
    """A competition with its ranking."""

    _internal: ClassVar = frozenset({"leaderboard", "entries"})  # ranked in ranking
    _record: Competition

    @property
    def ranking(self) -> Any:
        """The classes, the one with the highest numbers first, each with its ranked entries."""
        return self._record.ranking

    @property
    def outside(self) -> Any:
        """The entries that are in no class, the best first."""
        return self._record.outside


def _competition(site: Site, renderer: Renderer) -> CompetitionView | None:
    return CompetitionView(site.competition, renderer.tools) if site.competition else None
