"""The view ``site`` that every template starts from, and what hangs on it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from workshopsite.model.competition import Competition, Ranked, RankedClass
from workshopsite.model.site import Site
from workshopsite.render.addresses import FEED
from workshopsite.render.calendars import dates_calendar
from workshopsite.render.navigation import NavItem, menu, seen_from
from workshopsite.render.paper_lists import Choice, PaperGroup, paper_groups
from workshopsite.render.program_view import ProgramView, listed, made
from workshopsite.render.taking_part import taking_part
from workshopsite.render.view import AppearanceSeen, PaperSeen, View
from workshopsite.render.words import direction

if TYPE_CHECKING:
    from workshopsite.render.page_views import PageView
    from workshopsite.render.renderer import Renderer


class SiteView(View):
    """The workshop and everything that belongs to it.

    Attributes:
        id: its name for machines, which calendars remember.
        program: the days and rooms; false in a test where there are no days.
        people: the people of people.yaml, in its order.
        papers: the papers, in the order of their file.
        competition: the competition.
        dates: its days; those of the program where it names none.
        date_tba: whether its date is said to be announced later, and the program tells none.
        dates_calendar: the address of the calendar of the important dates.
        webcal: what to put before the address of a calendar, to subscribe to it:
            `webcal://example.org`.
        direction: `ltr` or `rtl`: how its language is written.
        drafts: whether drafts are shown.
        favicon: the address of assets/favicon.*, else of an icon made of the logo.
        touch_icon: the address of the logo as phones show it on their home screen; None without a
            logo in pixels.
        stylesheet: the address of assets/site.css, with its version.
        navigation: the menu.
        contact: an address for a link, perhaps with `mailto:`.
        news: in the order written.
        timezone: the name of its zone, as `Europe/Paris`.
    """

    id: str
    program: ProgramView
    people: tuple[Annotated[View, "Person"], ...]
    papers: tuple[PaperSeen, ...]
    competition: CompetitionView | None
    dates: tuple[date, ...]
    date_tba: bool
    dates_calendar: str | None
    webcal: str | None
    direction: str
    drafts: bool
    favicon: str | None
    touch_icon: str | None
    stylesheet: str | None
    navigation: tuple[NavItem, ...]

    # Its days are in dates, its rooms in program; addresses are for calendars and feeds.
    # What is hidden is no part of the site, nor is how it is checked.
    _internal: ClassVar = frozenset({"check", "date", "rooms", "url", "updated", "hide"})
    _original: SiteView
    """What this is a copy of, for one page."""

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
        self.navigation = menu(site, renderer.tools)

    def __getattr__(self, name: str) -> Any:
        """A key of workshop.yaml, converted once for all pages; see `site_seen_from`."""
        original = self.__dict__.get("_original")
        return getattr(original, name) if original else super().__getattr__(name)

    def paper_groups(
        self, by: str = "session", session: Any = None, kind: Any = None
    ) -> tuple[PaperGroup, ...]:
        """The papers in groups, by session, kind or none; of some sessions or kinds if wanted."""
        choice = Choice(by, listed(session), listed(kind))
        return paper_groups(choice, self._renderer.tools)

    def taking_part(self, role: str | None = None) -> tuple[AppearanceSeen, ...]:
        """Those of people.yaml with a role in the program or announced; all if none is named."""
        tools = self._renderer.tools
        return tools.views(taking_part(role, self._site, tools.whereabouts))

    @property
    def feed(self) -> str | None:
        """The address of the feed of the news, where there is one."""
        return made(FEED, self._renderer)

    @property
    def pages(self) -> tuple[PageView, ...]:
        """Your own pages, by the paths of their files."""
        self._renderer.seen.listed = True
        return tuple(self._renderer.page_view(page) for page in self._site.pages)


def _webcal(base_url: str | None) -> str | None:
    """The site's address as programs for calendars take it to subscribe to one."""
    return "webcal:" + base_url.partition(":")[2].rstrip("/") if base_url else None


def site_seen_from(site: SiteView, href: str) -> SiteView:
    """The site as the page at an address, percent-encoded, sees it: its menu knows where it is."""
    seen = SiteView.__new__(SiteView)
    vars(seen).update(vars(site), _original=site)
    seen.navigation = seen_from(site.navigation, href)
    return seen


class CompetitionView(View):
    """A competition with its ranking."""

    _internal: ClassVar = frozenset({"leaderboard", "entries"})  # ranked in ranking
    _record: Competition

    @property
    def ranking(self) -> tuple[RankedClass, ...]:
        """The classes, the one with the highest numbers first; one where there are no classes."""
        return self._record.ranking

    @property
    def outside(self) -> tuple[Ranked, ...]:
        """The entries that are in none of the classes, ranked among themselves."""
        return self._record.outside


def _competition(site: Site, renderer: Renderer) -> CompetitionView | None:
    return CompetitionView(site.competition, renderer.tools) if site.competition else None
