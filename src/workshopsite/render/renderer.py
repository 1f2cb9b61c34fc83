"""Makes pages: a layout, the views of the site, and the pass over the finished HTML."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cached_property
from typing import Any, TypeVar

from jinja2 import Environment, Template

from workshopsite.markup.html import AnchorUse, finish
from workshopsite.markup.links import Links
from workshopsite.model.files import address_of
from workshopsite.model.page import Page
from workshopsite.model.site import Site
from workshopsite.problems import Place, Problems, did_you_mean
from workshopsite.render.assets import Assets
from workshopsite.render.dates import Dates
from workshopsite.render.jinja import THEME, environment
from workshopsite.render.navigation import menu
from workshopsite.render.site_view import GeneratedPage, PageView, SiteView
from workshopsite.render.template_errors import TemplateErrors
from workshopsite.render.tools import Tools
from workshopsite.render.words import translations

T = TypeVar("T")


class Renderer:
    """Renders the pages of one site.

    Attributes:
        ids: the ids of every page made so far, by its address.
        anchors: every use of an #anchor on them.
    """

    def __init__(self, site: Site, problems: Problems, addresses: Collection[str]) -> None:
        """Prepare to render; nothing is loaded before the first page is made.

        Args:
            site: what to render.
            problems: gets what is wrong with templates, components and links.
            addresses: the paths of all outputs; may still grow until the first page is made.
        """
        self.site = site
        self.problems = problems
        self.ids: dict[str, frozenset[str]] = {}
        self.anchors: list[AnchorUse] = []
        self.assets = Assets(site.folder)
        self.words = translations(site.workshop.language)
        self.dates = Dates(site.workshop.language)
        self.links = Links(addresses, _addresses_of_sources(site), site.sources.get)
        self.tools = Tools(self.links, problems, self.dates, self.words, site.program.zone)
        self._pages: dict[str, PageView] = {}
        self._errors = TemplateErrors(
            {site.folder.root / "templates": "templates", THEME / "templates": "theme"},
            self._template_names,
            problems,
        )

    def absolute(self, address: str) -> str | None:
        """An address of the site as an absolute one; None where the site's is not known."""
        return self.site.base_url + address.lstrip("/") if self.site.base_url else None

    def page_view(self, page: Page) -> PageView:
        """The view of a page; always the same one."""
        if page.path not in self._pages:
            self._pages[page.path] = PageView(page, self)
        return self._pages[page.path]

    def page(self, page: Page, **variables: Any) -> bytes:
        """The bytes of an organiser's page, in its layout."""
        layout = page.layout or ("home" if page.is_home else "page")
        place = Place(page.path)
        if f"{layout}.html" not in self.template_names(""):
            place = page.origin.place("layout")
            names = [n.removesuffix(".html") for n in self.template_names("") if "/" not in n]
            layouts = [name for name in names if name not in {"base", "redirect"}]
            hint = did_you_mean(layout, layouts)
            self.problems.add("unknown-layout", f'there is no layout "{layout}"', place, hint)
            layout = "page"
        return self.render(layout, self.page_view(page), place, **variables)

    def generated(self, kind: str, title: str, address: str, **variables: Any) -> bytes:
        """The bytes of a page that no file stands for; its layout is called like its kind."""
        page = GeneratedPage(kind, title, address, self)
        return self.render(kind, page, Place("content/workshop.yaml"), **variables)

    def render(
        self,
        layout: str,
        page: PageView | GeneratedPage,
        place: Place,
        *,
        base: str | None = None,
        **variables: Any,
    ) -> bytes:
        """The bytes of a page in a layout; b"" where a template is wrong.

        Args:
            layout: a template's name, without its ending.
            page: what the template knows as ``page``.
            place: the page's source, for messages.
            base: what goes before addresses, where they cannot be relative.
            variables: what else the template knows.
        """
        html = self.attempt(
            lambda: self.template(f"{layout}.html").render(page=page, **variables),
            f"the page {page.address}",
            place,
        )
        if html is None:
            return b""
        finished = finish(html, page.address, self.links, self.problems, base)
        self.ids[page.address] = finished.ids
        self.anchors.extend(finished.anchors)
        return finished.html.encode()

    def attempt(self, work: Callable[[], T], doing: str, place: Place) -> T | None:
        """What a piece of work with templates gives; None, with a problem added, if it fails.

        Args:
            work: the work, which can raise anything, because a template is a program.
            doing: what is made ("the page /program/"), for the message.
            place: the source of what is made.
        """
        try:
            return work()
        except Exception as error:  # noqa: BLE001 - see above
            self._errors.report(error, doing, place)
            return None

    def template(self, name: str) -> Template:
        """A template by its name."""
        return self._environment.get_template(name)

    def template_names(self, prefix: str) -> list[str]:
        """The templates whose names begin like that, without the theme's originals."""
        return [name for name in self._all_names if name.startswith(prefix)]

    def template_place(self, name: str) -> Place:
        """The file of a template, as messages call it."""
        own = self.site.folder.root / "templates" / name
        return Place(f"templates/{name}" if own.is_file() else f"theme/{name}")

    def _template_names(self) -> list[str]:
        return self._environment.list_templates()

    @cached_property
    def _all_names(self) -> list[str]:
        return [n for n in self._template_names() if not n.startswith("theme/")]

    @cached_property
    def _environment(self) -> Environment:
        made = environment(
            self.site.folder.root / "templates",
            self.words,
            self.dates,
            {"url": url, "asset": self.assets.address},
        )
        made.globals["site"] = site = SiteView(self.site, self)
        site.navigation = menu(self.site, self.tools)
        return made


def url(thing: Any) -> str:
    """The address of a page, a day or a slot; a text is an address already."""
    return thing if isinstance(thing, str) else str(thing.address)


def _addresses_of_sources(site: Site) -> dict[str, str]:
    pages = {page.path: page.address for page in site.pages}
    files = {file.path: address_of(file.path) for file in site.published_files}
    assets = {file.path: address_of(file.path) for file in site.folder.under("assets")}
    return pages | files | assets
