"""The two views that every template starts from: ``site`` and ``page``."""

from __future__ import annotations

from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from markupsafe import Markup

from workshopsite.markup.components import ComponentCall
from workshopsite.markup.html import sourced
from workshopsite.markup.links import Target
from workshopsite.markup.markdown import Heading, convert_page, plain
from workshopsite.markup.text_lines import first_paragraph
from workshopsite.model.competition import Competition
from workshopsite.model.page import Page, output_path
from workshopsite.model.record import Record
from workshopsite.model.site import Site
from workshopsite.render.about import About, subject_at
from workshopsite.render.addresses import FEED, HOME, NOT_FOUND, PROGRAM
from workshopsite.render.calendars import dates_calendar, program_calendar
from workshopsite.render.components import place_components
from workshopsite.render.jinja import plain_text
from workshopsite.render.metadata import WithMetadata
from workshopsite.render.navigation import NavItem, menu, seen_from
from workshopsite.render.paper_lists import Choice, PaperGroup, paper_groups
from workshopsite.render.view import View
from workshopsite.render.words import direction

if TYPE_CHECKING:
    from workshopsite.render.renderer import Renderer


KINDS = {HOME: "home", PROGRAM: "program", NOT_FOUND: "404"}
"""What a page is, by its address; any other is a "page"."""


class SiteView(View):
    """The workshop and everything that belongs to it."""

    # Its days are in dates, its rooms in program; ids and addresses are for calendars and feeds.
    # What is hidden is no part of the site.
    _internal: ClassVar = frozenset({"id", "date", "rooms", "url", "updated", "hide"})

    def __init__(self, site: Site, renderer: Renderer) -> None:
        """Show a site; its own keys are those of workshop.yaml."""
        super().__init__(site.workshop, renderer.tools)
        self._site = site
        self._renderer = renderer
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
        self.favicon = renderer.assets.favicon
        self.stylesheet = renderer.assets.stylesheet
        self.navigation: tuple[NavItem, ...] = menu(site, renderer.tools)

    def paper_groups(
        self, by: str = "session", session: Any = None, kind: Any = None
    ) -> tuple[PaperGroup, ...]:
        """The papers in groups, by session, kind or none; of some sessions or kinds if wanted."""
        choice = Choice(by, _listed(session), _listed(kind))
        return paper_groups(choice, self._renderer.tools)

    @property
    def feed(self) -> str | None:
        """The address of the feed of the news, where there is one."""
        return FEED if output_path(FEED) in self._renderer.links.addresses else None

    @property
    def pages(self) -> tuple[PageView, ...]:
        """The organiser's pages, sorted by path."""
        return tuple(self._renderer.page_view(page) for page in self._site.pages)


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


def _competition(site: Site, renderer: Renderer) -> CompetitionView | None:
    return CompetitionView(site.competition, renderer.tools) if site.competition else None


class PageView(WithMetadata, View):
    """A page of the organiser."""

    # What its front matter says to the generator, and not to its readers.
    _internal: ClassVar = frozenset(
        ["layout", "excerpt", "permalink", "nav", "aliases", "path", "body", "body_line"]
    )
    _record: Page

    def __init__(self, page: Page, renderer: Renderer) -> None:
        """Show a page; its body is converted when a template asks for it."""
        super().__init__(page, renderer.tools)
        self._renderer = renderer
        self.kind = KINDS.get(page.address, "page")
        self.address = Target(page.address).url
        self.canonical = _canonical(page.address, renderer)

    @property
    def description(self) -> Any:
        """What its front matter says of it: description, else excerpt."""
        page = self._record
        name = "description" if page.description else "excerpt"
        return self._shown(name, getattr(page, name))

    @cached_property
    def _about(self) -> About:
        page, site = self._record, self._renderer.site
        parts = convert_page(page.body, self._tools.language).parts
        return About(
            site,
            self.kind,
            plain(page.title or site.workshop.title),
            self.canonical,
            subject_at(page.address, site),
            said=plain(page.description or page.excerpt or ""),
            opening=first_paragraph("".join(part for part in parts if isinstance(part, str))),
            picture=page.feature_image,
        )

    @cached_property
    def feature_text(self) -> Markup | None:
        """The text over its picture, without the heading that became its title."""
        text = self._record.feature_text or ""
        if not text.strip():
            return None
        fragment = convert_page(text, self._tools.language)
        self._report("feature_text", fragment.findings)
        pieces = fragment.parts
        for call in (piece for piece in pieces if isinstance(piece, ComponentCall)):
            self._refuse(call)
        return self._html("feature_text", "".join(p for p in pieces if isinstance(p, str)))

    def _refuse(self, call: ComponentCall) -> None:
        message = f"feature_text cannot hold a component (::: {call.name})"
        place = self._record.origin.place("feature_text")
        hint = "move that line into the page's text, below the front matter"
        self._renderer.problems.add("bad-value", message, place, hint)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of its body."""
        return convert_page(self._record.body, self._renderer.site.workshop.language).headings

    @property
    def has_h1(self) -> bool:
        """Whether its body brings its own heading of the first level."""
        return any(heading.level == 1 for heading in self.headings)

    @cached_property
    def content(self) -> Markup:
        """Its body: Markdown with its components."""
        html = place_components(self._record, self, self._renderer)
        return Markup(sourced(html, self._record.path, self._record.body_line))  # noqa: S704


def _canonical(address: str, renderer: Renderer) -> str | None:
    """A page's absolute address; the page for wrong addresses has none of its own."""
    return None if address == NOT_FOUND else renderer.absolute(address)


class GeneratedPage(WithMetadata):
    """A page that no file stands for: the home page, the program, a talk, 404."""

    def __init__(
        self,
        kind: str,
        title: str,
        address: str,
        renderer: Renderer,
        subject: Record | None = None,
    ) -> None:
        """Take what a layout asks a page for; subject is the record that the page is about."""
        self._subject = subject
        self._renderer = renderer
        self.kind = kind
        self.title = title
        self.address = Target(address).url
        self.canonical = _canonical(address, renderer)
        self.description: str | None = None
        self.content = ""
        self.feature_text: Markup | None = None
        self.feature_image: object | None = None
        self.aside = False
        self.draft = False
        self.has_h1 = False
        self.headings: tuple[Heading, ...] = ()
        self.extra: object | None = None

    @cached_property
    def _about(self) -> About:
        site = self._renderer.site
        title = plain_text(self.title) or plain(site.workshop.title)
        return About(site, self.kind, title, self.canonical, self._subject)

    def names(self) -> list[str]:
        """What a template can ask this page for."""
        known = {*vars(self), *dir(WithMetadata)}
        return sorted(name for name in known if not name.startswith("_"))
