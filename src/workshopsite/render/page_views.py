"""The view ``page`` that every template starts from: what an organiser wrote, or a page of ours."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from markupsafe import Markup

from workshopsite.markup.components import ComponentCall
from workshopsite.markup.links import encoded
from workshopsite.markup.markdown import Heading, convert_page, plain
from workshopsite.markup.origins import sourced
from workshopsite.markup.text_lines import first_paragraph
from workshopsite.model.page import Page
from workshopsite.model.record import Record
from workshopsite.render.about import About, subject_at
from workshopsite.render.addresses import HOME, NOT_FOUND, PROGRAM
from workshopsite.render.components import place_components
from workshopsite.render.jinja import plain_text
from workshopsite.render.metadata import WithMetadata
from workshopsite.render.view import View

if TYPE_CHECKING:
    from workshopsite.render.renderer import Renderer


KINDS = {HOME: "home", PROGRAM: "program", NOT_FOUND: "404"}
"""What a page is, by its address; any other is a "page"."""


class PageView(WithMetadata, View):
    """A page of the organiser.

    Attributes:
        title: its title; empty for a home page without a file.
        kind: `home`, `program`, `talk`, `people`, `person`, `papers`, `paper`, `404`, `page`, or
            `redirect` for an old address.
        address: where it stands.
        canonical: the same with the site's own address in front, where that is known.
    """

    kind: str
    address: str
    canonical: str | None

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
        self.address = encoded(page.address)
        self.canonical = _canonical(page.address, renderer)

    @property
    def description(self) -> Annotated[Any, "HTML"] | None:
        """One sentence about it: `description`, else `excerpt`."""
        page = self._record
        name = "description" if page.description else "excerpt"
        return self._shown(name, getattr(page, name))

    @cached_property
    def _about(self) -> About:
        page, site = self._record, self._renderer.site
        said = plain(page.description or page.excerpt or "")
        return About(
            site,
            self.kind,
            plain(page.title or site.workshop.title),
            self.canonical,
            subject_at(page.address, site),
            said=said,
            opening="" if said.strip() else self._opening(),
            picture=page.feature_image,
        )

    def _opening(self) -> str:
        parts = convert_page(self._record.body, self._tools.language).parts
        return first_paragraph("".join(part for part in parts if isinstance(part, str)))

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
        """The headings of its content."""
        return convert_page(self._record.body, self._renderer.site.workshop.language).headings

    @property
    def has_h1(self) -> bool:
        """Whether its content brings its own first heading, so that the layout prints none."""
        return any(heading.level == 1 for heading in self.headings)

    @cached_property
    def content(self) -> Markup:
        """Its Markdown with its components; empty without a file."""
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
        self.address = encoded(address)
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
