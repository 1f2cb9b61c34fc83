"""The links of one page while its HTML is finished: where they lead, and what they show.

A part of the pass of `markup.html`.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from workshopsite.late import dataclass
from workshopsite.markup.elsewhere import LinkElsewhere
from workshopsite.markup.finished import AnchorUse
from workshopsite.markup.links import Target, hidden_link, relative
from workshopsite.markup.page_mistakes import PageMistakes
from workshopsite.markup.page_places import PagePlaces
from workshopsite.markup.targets import Targets
from workshopsite.problems import Mistake, Place

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

HIDDEN = "ws-hidden:"
"""The destination of a link that must not be one, when that has been reported already."""

_SHOWN_BY_STYLE = "style"
_PICTURES = frozenset({"img", "source", "input", "video", "image", "link", _SHOWN_BY_STYLE})
_SHOWN = _PICTURES - {"link"}


@dataclass(slots=True)
class PageLinks:
    """The links of one page.

    Attributes:
        page: its address.
        here: the same, percent-encoded.
        base: what to put before an address instead of making it relative.
        targets: what the links are resolved with.
        places: where they were typed.
        mistakes: hears of those that are wrong.
        addresses: what of this site the page links to or shows, so far.
        pictures: what of this site it shows.
        elsewhere: the links that leave the site.
    """

    page: str
    here: str
    base: str | None
    targets: Targets
    places: PagePlaces
    mistakes: PageMistakes
    addresses: set[str] = field(default_factory=set)
    pictures: set[str] = field(default_factory=set)
    elsewhere: list[LinkElsewhere] = field(default_factory=list)
    _to_anchors: list[tuple[str, str, str, LexborNode]] = field(default_factory=list)

    def rewritten(self, destination: str, node: LexborNode, tag: str) -> str | None:
        """The link as the published page has it; unchanged if it leads elsewhere or is wrong.

        None if what it leads to is hidden.
        """
        if destination == HIDDEN:
            return None
        origin = self.places.origin(node)
        if origin:
            self.places.note(destination, node, origin)
        try:
            target = self.target(destination, origin, picture=tag in _PICTURES)
        except Mistake as mistake:
            self.mistakes.report_link(mistake, destination, node)
            return destination
        if target.remark:
            self.mistakes.report_remark(target.remark, destination, node)
        if target.address is None:
            self.elsewhere.append(LinkElsewhere(destination, self.page, origin))
            return destination
        if target.hidden:
            self.mistakes.report(hidden_link(destination), destination, node)
            return None
        self._note(target, target.address, destination, node, tag)
        return destination if not destination or destination[0] == "#" else self.link(target)

    def in_style(self, node: LexborNode, destination: str) -> str:
        """The same for a destination in CSS; what is hidden is not shown there either."""
        if destination.startswith("data:"):  # a font or a picture, which a style cannot run
            return destination
        rewritten = self.rewritten(destination, node, _SHOWN_BY_STYLE)
        return "data:," if rewritten is None else rewritten

    def target(self, destination: str, origin: Place | None, *, picture: bool) -> Target:
        """What a link leads to that stands in a text, or in a template.

        Raises:
            Mistake: as `Links.resolve`.
        """
        source = origin.path if origin else None
        return self.targets.resolve(destination, source=source, page=self.page, picture=picture)

    def link(self, target: Target) -> str:
        """The link to a target of this site, as it stands on this page."""
        if self.base is not None:
            return self.base.rstrip("/") + target.url
        return relative(self.here, target.url)

    def _note(
        self, target: Target, address: str, destination: str, node: LexborNode, tag: str
    ) -> None:
        """Note what a link leads to; an anchor of a page for the check that it exists."""
        self.addresses.add(address)
        if tag in _SHOWN:
            self.pictures.add(address)
        if target.fragment and address.endswith(("/", ".html")):
            fragment = unquote(target.fragment.partition(":~:")[0])
            if fragment and fragment != "top":
                self._to_anchors.append((address, fragment, destination, node))

    def anchors(self, ids: Container[str]) -> Iterator[AnchorUse]:
        """The links to anchors, but those that are on this page; with the places of the links.

        Args:
            ids: those of the page.
        """
        for address, fragment, destination, node in self._to_anchors:
            if address != self.page or fragment not in ids:
                spot = self.places.spot(destination, node)
                yield AnchorUse(address, fragment, spot.place, spot.meeting)
