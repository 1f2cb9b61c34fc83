"""Where what stands on one page was typed: in a source file, or in a template of the site's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from typing import TYPE_CHECKING

from workshopsite.late import dataclass
from workshopsite.markup.links import Links
from workshopsite.markup.occurrence import occurrence
from workshopsite.markup.origins import Origins
from workshopsite.problems import (
    RULES,
    Meeting,
    Mistake,
    Place,
    Problem,
    Problems,
    Related,
    narrowed,
)

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


@dataclass(frozen=True, slots=True)
class Spot:
    """A place, and what led there.

    Attributes:
        place: where something was typed.
        meeting: how a page came to it, where that is a template.
    """

    place: Place
    meeting: Meeting | None = None

    def report(
        self, mistake: Mistake, problems: Problems, related: tuple[Related, ...] = ()
    ) -> None:
        """Add a mistake that was made here; related are further places."""
        place = narrowed(self.place, mistake.culprit)
        rule = RULES[mistake.rule]
        problem = Problem(rule, mistake.message, place, mistake.hint, related)
        problems.add_problem(problem, self.meeting)


InTemplate = Callable[[str], Spot | None]
"""Finds where a template of the site's own writes a text."""


def in_no_template(_text: str) -> Spot | None:
    """What finds nothing, for pages without templates."""
    return None


@dataclass(slots=True)
class PagePlaces:
    """The places of one page.

    Attributes:
        page: its address.
        links: what knows the sources of the site.
        in_template: looks into the site's own templates.
    """

    page: str
    links: Links
    in_template: InTemplate
    _origins: Origins = field(default_factory=Origins)
    _seen: dict[tuple[Place, str], dict[int, int]] = field(default_factory=dict)

    def enter(self, wrapper: LexborNode) -> None:
        """Note that what is asked for from now on may stand in a text, as in this ``sourced``."""
        self._origins.enter(wrapper)

    def origin(self, node: LexborNode) -> Place | None:
        """The file, and the line of the text, that an element comes from; None for a template."""
        return self._origins.of(node)

    def typed(self, text: str, node: LexborNode, *, templates: bool = True) -> Spot | None:
        """Where a text of an element, such as its destination, was typed; None if not found.

        Of several elements with the same text each has its own place.

        Args:
            text: what to look for.
            node: the element.
            templates: whether to look into templates, where it is in no source.
        """
        origin = self.origin(node)
        source = self.links.texts(origin.path) if origin else None
        if origin and source:
            nth = self.note(text, node, origin)
            if found := occurrence(source, text, origin.line, nth):
                return Spot(found)
        return self.in_template(text) if templates else None

    def note(self, text: str, node: LexborNode, origin: Place | None) -> int:
        """Count an element with a text; how many with the same and its origin came before it."""
        if origin is None:
            return 0
        same = self._seen.setdefault((origin, text), {})
        return same.setdefault(node.mem_id, len(same))

    def spot(self, text: str, node: LexborNode) -> Spot:
        """The same; where it is not found, the line of its text, else the page.

        An element that is closed without having been opened (html-tag) also closes what tells
        where the rest of a text comes from: that is looked for in all of the page's file.
        """
        if found := self.typed(text, node):
            return found
        origin = self.origin(node)
        source = None if origin else self.links.texts(self.links.source_of(self.page) or "")
        if source and (lost := occurrence(source, text, 1)):
            return Spot(lost)
        return Spot(_enclosing(self.page, origin, self.links))


def link_place(
    destination: str,
    page: str,
    origin: Place | None,
    links: Links,
    in_template: Callable[[str], Place | None],
) -> Place:
    """Where a link of a page is written, in a source or template; else the page.

    Args:
        destination: as it was written.
        page: the page's address.
        origin: file and line of the text that it stands in, if it stands in one.
        links: has the texts of all sources.
        in_template: where a template writes a destination.
    """
    source = links.texts(origin.path) if origin else None
    found = occurrence(source, destination, origin.line) if origin and source else None
    return found or in_template(destination) or _enclosing(page, origin, links)


def _enclosing(page: str, origin: Place | None, links: Links) -> Place:
    """The text that something stands in; where that is not known, the page."""
    if origin is None:
        return Place(links.source_of(page) or page.lstrip("/") or "index.html")
    source = links.texts(origin.path)
    return source.place(origin.line) if source else Place(origin.path, origin.line)
