"""Mistakes in single elements of a finished page: pictures and links without text, ids twice.

Only what an organiser typed is reported, in a text or in a template of the site's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from workshopsite.late import dataclass
from workshopsite.markup.page_places import PagePlaces, Spot
from workshopsite.problems import Mistake, Problems, Related

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

LOOKED_AT = frozenset({"a", "img"})
"""Elements of which something may be reported."""

_NAMING = ("aria-label", "aria-labelledby", "title")
_NAMED_INSIDE = "img:not([alt='']),svg title," + ",".join(f"[{name}]" for name in _NAMING)


@dataclass(frozen=True, slots=True)
class PageMistakes:
    """Looks at the elements of one page.

    Attributes:
        places: where they were typed.
        problems: gets what is wrong.
    """

    places: PagePlaces
    problems: Problems

    def look_at(self, node: LexborNode, tag: str, attributes: Mapping[str, str | None]) -> None:
        """Report an element that says nothing to those who cannot see it."""
        if tag == "img" and "alt" not in attributes:
            self._report_picture(attributes.get("src") or "", node)
        elif tag == "a" and (destination := attributes.get("href")) and _is_empty(node):
            message = f'the link to "{destination}" has no text, so nobody can see or follow it'
            hint = "write words that say where it leads, or remove it"
            self._report_typed(Mistake("empty-link", message, hint), destination, node)

    def _report_picture(self, source: str, node: LexborNode) -> None:
        """Report a picture of a text; those of templates are found in these (check/templates)."""
        if spot := self.places.typed(source, node, templates=False):
            spot.report(no_alt(source), self.problems)

    def report_repeated(self, value: str, first: LexborNode, second: LexborNode) -> None:
        """Report an id that two elements have, if one of them was typed."""
        one, other = self._typed_id(value, first), self._typed_id(value, second)
        spot = other or one
        if spot is None:
            return
        message = f'two parts of this page have the id "{value}", and links lead to the first'
        related: tuple[Related, ...] = ()
        if one and one.place != spot.place:
            related = (Related("the other one is here", one.place),)
        hint = "give one of them another id"
        spot.report(Mistake("repeated-id", message, hint), self.problems, related)

    def _typed_id(self, value: str, node: LexborNode) -> Spot | None:
        written = (f'id="{value}"', f"id='{value}'", f"{{#{value}}}", f"{{: #{value}}}")
        spots = (self.places.typed(text, node) for text in written)
        return next((spot for spot in spots if spot), None)

    def report(self, mistake: Mistake, destination: str, node: LexborNode) -> None:
        """Report a mistake of an element, unless the theme made that."""
        spot = self.places.typed(destination, node)
        if spot is None and self.places.origin(node):
            spot = self.places.spot(destination, node)
        if spot:
            spot.report(mistake, self.problems)

    def report_link(self, mistake: Mistake, destination: str, node: LexborNode) -> None:
        """Report a link that cannot be followed, whoever made it."""
        self.places.spot(destination, node).report(mistake, self.problems)

    def report_remark(self, mistake: Mistake, destination: str, node: LexborNode) -> None:
        """Report a link that is most likely not meant; those of data are reported there."""
        is_to_read = node.text().strip() == destination  # as in "cite as https://…"
        if not (mistake.rule == "own-address" and is_to_read):
            self._report_typed(mistake, destination, node)

    def _report_typed(self, mistake: Mistake, destination: str, node: LexborNode) -> None:
        """Report a mistake of an element whose destination an organiser typed."""
        if spot := self.places.typed(destination, node):
            spot.report(mistake, self.problems)


def no_alt(source: str) -> Mistake:
    """What is said of an <img> that has no alt."""
    return Mistake(
        "missing-alt",
        f'the picture "{source}" has no text for those who cannot see it',
        'write alt="what it shows", or alt="" if it is decoration only',
    )


def _is_empty(node: LexborNode) -> bool:
    """Whether a link says nothing."""
    if node.text().strip():
        return False
    attributes = node.attributes
    return not any(map(attributes.get, _NAMING)) and not node.css(_NAMED_INSIDE)
