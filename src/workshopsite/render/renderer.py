"""Makes pages: a layout, the views of the site, and the pass over the finished HTML."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property, partial
from typing import Any
from urllib.parse import quote, unquote

from jinja2 import Environment

from workshopsite.markup.finished import AnchorUse
from workshopsite.markup.html import finish
from workshopsite.markup.links import encoded
from workshopsite.markup.page_places import InTemplate, link_place
from workshopsite.markup.targets import Targets
from workshopsite.model.page import Page
from workshopsite.model.record import Record
from workshopsite.model.site import Site
from workshopsite.problems import Place, Problems, did_you_mean
from workshopsite.render.addresses import HOME, NOT_FOUND
from workshopsite.render.assets import Assets
from workshopsite.render.dates import Dates
from workshopsite.render.environment import SiteEnvironment
from workshopsite.render.jinja import environment
from workshopsite.render.json_ld.linked_data import LinkedData
from workshopsite.render.known import known_links, sizes_of_pictures
from workshopsite.render.page_views import GeneratedPage, PageView
from workshopsite.render.pictures import Pictures
from workshopsite.render.seen import Seen
from workshopsite.render.site_view import SiteView, site_seen_from
from workshopsite.render.templates import Templates
from workshopsite.render.tools import Tools
from workshopsite.render.trace import Trace, TracedEnvironment
from workshopsite.render.words import translations


class Renderer:
    """Renders the pages of one site.

    Attributes:
        base_url: where the site will stand, percent-encoded, with a slash at its end; or None.
        seen: what was seen on the pages made so far.
        pictures: the site's pictures, as its pages show them.
        trace: is told what is used for each page; set before the first one is made, if at all.
    """

    def __init__(
        self,
        site: Site,
        problems: Problems,
        addresses: Collection[str],
        hidden: Collection[str] = (),
    ) -> None:
        """Prepare to render; no template is loaded before the first page is made.

        Args:
            site: what to render.
            problems: gets what is wrong with templates, components and links.
            addresses: the paths of all outputs; may still grow until the first page is made.
            hidden: the paths of all outputs of the whole site, where some of it is hidden.
        """
        self.site = site
        self.problems = problems
        self.base_url = quote(site.base_url, safe=_RESERVED) if site.base_url else None
        self.seen = Seen()
        self.trace: Trace | None = None
        self.assets = Assets(site.folder, site.workshop.theme)
        self.words = translations(site.workshop.language)
        self.dates = Dates(site.workshop.language)
        self.links = known_links(site, problems, addresses, hidden)
        self.pictures = Pictures(site, self.dates, self.words, self.seen)
        self.tools = Tools(
            self.links, problems, self.dates, self.words, site, self.pictures, self.seen
        )
        self._sizes = sizes_of_pictures(site)
        self._pages: dict[str, PageView] = {}
        self._own_templates = site.folder.root / "templates"
        self.templates = Templates(self._own_templates, self._environment, problems)

    @property
    def anchors(self) -> list[AnchorUse]:
        """Every use of an #anchor on the pages made so far.

        One that stands in a data file counts there, and not once more on each page that shows it.
        """
        in_data = {(use.address, use.fragment) for use in self.seen.data_anchors}
        on_pages = (
            use
            for use in self.seen.anchors
            if use.place.line or (use.address, use.fragment) not in in_data
        )
        return [*self.seen.data_anchors, *on_pages]

    def elsewhere(self) -> Iterator[tuple[str, Place]]:
        """Every link of the pages made so far that leaves the site, and where it is written.

        One that stands in a data file counts there, and not once more on each page that shows it.
        """
        yield from self.seen.data_elsewhere
        in_data = {destination for destination, _ in self.seen.data_elsewhere}
        for link in self.seen.elsewhere.values():
            place = link_place(
                link.destination, link.page, link.origin, self.links, self.templates.written
            )
            if place.line or link.destination not in in_data:
                yield link.destination, place

    def absolute(self, address: str) -> str | None:
        """An address of the site as an absolute one; None where the site's is not known."""
        return self.absolute_href(encoded(address))

    def absolute_href(self, href: str) -> str | None:
        """The same of a link: percent-encoded, perhaps with an anchor, or leading elsewhere."""
        if not self.base_url:
            return None
        here = href.startswith("/")
        return self.base_url + href.lstrip("/") if here else quote(href, safe=_RESERVED)

    @cached_property
    def linked_data(self) -> LinkedData:
        """What pages say to search engines, as JSON-LD."""
        return LinkedData(self.site, self.absolute_href)

    def page_view(self, page: Page) -> PageView:
        """The view of a page; always the same one."""
        if page.path not in self._pages:
            self._pages[page.path] = PageView(page, self)
        return self._pages[page.path]

    def page(self, page: Page, *, base: str | None = None) -> bytes:
        """The bytes of an organiser's page, in its layout; base as for `render`."""
        view = self.page_view(page)
        made = self.render(self._layout(page), view, Place(page.path), base=base)
        vars(view).pop("content", None)  # which is large, and is hardly shown on other pages
        return made

    def _layout(self, page: Page) -> str:
        """The name of a page's layout; "page", with a problem, where there is none of that name."""
        layout = page.layout or _LAYOUTS.get(page.address, "page")
        if f"{layout}.html" in self.templates.names():
            return layout
        names = [n.removesuffix(".html") for n in self.templates.names() if n.endswith(".html")]
        layouts = [name for name in names if "/" not in name and name not in _NOT_CHOSEN]
        message, hint = f'there is no layout "{layout}"', did_you_mean(layout, layouts)
        self.problems.add("unknown-layout", message, page.origin.place("layout"), hint)
        return "page"

    def generated(
        self,
        kind: str,
        title: str,
        address: str,
        place: Place,
        *,
        subject: Record | None = None,
        **variables: Any,
    ) -> bytes:
        """The bytes of a page that no file stands for; its layout is called like its kind.

        Args:
            kind: "home", "program", "talk", "person", "paper", "404", "redirect" and so on.
            title: plain text or safe HTML, or "" for the workshop's.
            address: where it will stand.
            place: what it is made from, for messages.
            subject: the slot, person or paper that the page is about.
            variables: what else the template knows.
        """
        page = GeneratedPage(kind, title, address, self, subject)
        return self.render(kind, page, place, **variables)

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
        address = unquote(page.address)
        rendered = self.templates.attempt(
            lambda: [self._html(f"{layout}.html", self.variables(page) | variables)],
            f"the page {address}",
            place,
        )
        if rendered is None:
            self._check_content(layout, page, place)
            return b""
        finished = finish(
            rendered.pop(),  # which may be large; nobody else holds it any more
            address,
            self.links,
            self.problems,
            base,
            in_template=self._in_template(layout, address, place),
            pictures=self._sizes,
            families=self.pictures.families,
            targets=self._targets,
        )
        self.seen.note(finished, address)
        return finished.html.encode()

    def _html(self, template: str, variables: dict[str, Any]) -> str:
        if self.trace:
            self.trace.page(template, variables)
        return self.templates.get(template).render(variables)

    def absolute_html(self, html: str) -> str:
        """A piece of HTML for where there is no page: its links, as on the home page, absolute."""
        finished = finish(html, HOME, self.links, self.problems, self.base_url)
        self.seen.anchors.extend(finished.anchors)
        return finished.html.partition("<body>")[2].rpartition("</body>")[0]

    def _in_template(self, layout: str, address: str, place: Place) -> InTemplate:
        """What finds a text of a page in the site's own templates."""
        doing = f"the page {address}"
        return lambda text: self.templates.spot(text, f"{layout}.html", doing, place)

    def _check_content(self, layout: str, page: PageView | GeneratedPage, place: Place) -> None:
        """Report the dead links of a page whose layout is wrong; its anchors are not known."""
        address = unquote(page.address)
        html = self.templates.attempt(lambda: str(page.content), f"the page {address}", place)
        in_template = self._in_template(layout, address, place)
        finish(html or "", address, self.links, self.problems, in_template=in_template)

    def variables(self, page: PageView | GeneratedPage) -> dict[str, Any]:
        """What every template knows besides functions: the page, and the site seen from it."""
        return {"page": page, "site": site_seen_from(self._site, page.address)}

    def _environment(self) -> Environment:
        own, asset = self._own_templates, self.assets.address
        kind = partial(TracedEnvironment, trace=self.trace) if self.trace else SiteEnvironment
        made = environment(own, self.words, self.dates, {"asset": asset}, kind)
        made.globals["site"] = self._site
        return made

    @cached_property
    def _targets(self) -> Targets:
        return Targets(self.links)

    @cached_property
    def _site(self) -> SiteView:
        return SiteView(self.site, self)


_LAYOUTS = {HOME: "home", NOT_FOUND: "404"}
"""The layouts of pages that name none, by address; of any other it is "page"."""

_NOT_CHOSEN = frozenset({"base", "redirect", "talk", "person", "people", "paper"})
"""Templates that are no layouts of an organiser's page: they need what their page is about."""

_RESERVED = "%/:?#[]@!$&'()*+,;=~"
"""Characters of an address that mean something there (RFC 3986, section 2.2)."""
