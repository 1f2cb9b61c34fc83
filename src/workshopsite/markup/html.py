"""The one pass over a page's HTML: links resolved and made relative, ids collected.

Together with `text_lines` the only module that parses HTML with selectolax.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import partial
from types import MappingProxyType
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from workshopsite.late import dataclass, pattern
from workshopsite.markup.elsewhere import LinkElsewhere
from workshopsite.markup.finished import AnchorUse, Finished
from workshopsite.markup.links import Links, Target, hidden_link, relative
from workshopsite.markup.origins import WRAPPER
from workshopsite.markup.page_mistakes import PageMistakes
from workshopsite.markup.page_pictures import PagePictures
from workshopsite.markup.page_places import InTemplate, PagePlaces, in_no_template
from workshopsite.markup.pictures import Size, candidates
from workshopsite.markup.presentation import SELECTOR as PRESENTATIONAL
from workshopsite.markup.presentation import modernise
from workshopsite.markup.reach import MOVING, is_moving
from workshopsite.markup.serialised import finished_text
from workshopsite.markup.style_links import with_links
from workshopsite.markup.targets import Targets
from workshopsite.pictures.family import Family
from workshopsite.problems import Mistake, Problems

HIDDEN = "ws-hidden:"
"""The destination of a link that must not be one, when that has been reported already."""
_SELECTOR = (
    "[id],a[name],[href],[src],[poster],[srcset],[imagesrcset],"
    f"[xlink\\:href],object[data],form[action],style,[style*='url('],{PRESENTATIONAL},{MOVING}"
)
_ONE_LINK = frozenset({"href", "xlink:href", "src", "poster", "data", "action"})
_SEVERAL_LINKS = frozenset({"srcset", "imagesrcset"})
_VISITED = frozenset({"id", "name", "style"}) | _ONE_LINK | _SEVERAL_LINKS
_PICTURES = frozenset({"img", "source", "input", "video", "image", "link"})
_DOCTYPE = pattern(r"\s*<!doctype[^>]*>\s*", re.IGNORECASE)


def finish(
    html: str,
    page: str,
    links: Links,
    problems: Problems,
    base: str | None = None,
    *,
    in_template: InTemplate = in_no_template,
    pictures: Mapping[str, Size] = MappingProxyType({}),
    families: Mapping[str, Family] = MappingProxyType({}),
    targets: Targets | None = None,
) -> Finished:
    """Finish a page: resolve its links, make them relative, collect its ids and anchors.

    Pictures get their width and height and smaller files to choose from, and are loaded when they
    are near, except the first; attributes that say how something looks become classes, mail
    addresses are hidden from simple harvesters.

    Links are href (but not of <base>), src, poster, srcset, imagesrcset, an object's data, a form's
    action, xlink:href in SVG, and url() in styles. What is inside <template> is left alone.

    Args:
        html: the whole page as rendered.
        page: its address ("/program/").
        links: what to resolve links with.
        problems: gets what is wrong with a link: dead-link, letter-case, unsafe-link and so on; and
            what `PageMistakes` finds.
        base: what to put before an address instead of making it relative ("/repo/",
            "https://example.org/repo/"); for 404.html, which is shown at any depth.
        in_template: where a template of the site's own writes a destination, for links that no
            source file has.
        pictures: the size of each picture of the site, by its address.
        families: the files that there are of a picture, by what stands in its src.
        targets: resolves with these links as well, and remembers it for further pages.
    """
    tree = LexborHTMLParser(html)
    places = PagePlaces(page, links, in_template)
    mistakes = PageMistakes(places, problems)
    shown = PagePictures(pictures, families)
    here, targets = Target(page).url, targets or Targets(links)
    work = _Pass(page, here, targets, base, places, mistakes, shown)
    for node in _each_once(tree.css(_SELECTOR)):
        work.visit(node)
    anchors = tuple(dict.fromkeys(work.anchors()))
    work.addresses |= work.shown.offer(tree, work.link)
    for link in work.unlinked:
        link.unwrap()
    tree.unwrap_tags([WRAPPER])
    body = _DOCTYPE.sub("", tree.html or "", count=1)
    return Finished(
        finished_text(f"<!doctype html>\n{body}\n"),
        frozenset(work.ids),
        anchors,
        frozenset(work.addresses),
        tuple(work.elsewhere),
        frozenset(work.pictures),
    )


def _each_once(nodes: Iterable[LexborNode]) -> Iterator[LexborNode]:
    """The nodes, each once: lexbor's css() names a node again for each selector that it fits."""
    return iter({node.mem_id: node for node in nodes}.values())


@dataclass(slots=True)
class _Pass:
    """The state of one pass over one page."""

    page: str
    here: str
    targets: Targets
    base: str | None
    places: PagePlaces
    mistakes: PageMistakes
    shown: PagePictures
    ids: dict[str, LexborNode] = field(default_factory=dict)
    to_anchors: list[tuple[str, str, str, LexborNode]] = field(default_factory=list)
    pictures: set[str] = field(default_factory=set)
    unlinked: list[LexborNode] = field(default_factory=list)
    addresses: set[str] = field(default_factory=set)
    elsewhere: list[LinkElsewhere] = field(default_factory=list)

    def visit(self, node: LexborNode) -> None:
        """Collect a node's id, rewrite its links, and bring it up to date."""
        tag, attributes = node.tag or "", node.attributes
        self.mistakes.look_at(node, tag, attributes)
        if tag == "img":
            self.complete_picture(node)
        elif tag == "style" and "url(" in (css := node.text()):
            node.inner_html = with_links(css, partial(self.in_style, node))
        modernise(node, tag, attributes)
        if is_moving(tag, attributes):
            node.attrs["tabindex"] = "0"
        for name, value in node.attributes.items():
            if name in _VISITED:
                self.visit_attribute(node, tag, name, value or "")

    def visit_attribute(self, node: LexborNode, tag: str, name: str, value: str) -> None:
        """The same for one attribute of a node."""
        if value and (name == "id" or (name == "name" and tag == "a")):
            self.note_id(name, value, node)
        elif name in _ONE_LINK and _is_link(tag, name):
            self.rewrite(node, name, value)
        elif name == "style" and "url(" in value:
            node.attrs[name] = with_links(value, partial(self.in_style, node))
        elif name in _SEVERAL_LINKS:
            node.attrs[name] = ", ".join(
                f"{self.rewritten(destination, node) or destination} {descriptor}".rstrip()
                for destination, descriptor in candidates(value)
            )

    def rewrite(self, node: LexborNode, name: str, value: str) -> None:
        """Rewrite the link of an attribute; one to what is hidden becomes its text."""
        rewritten = self.rewritten(value, node)
        if rewritten is None:
            del node.attrs[name]
            if node.tag == "a" and not {"id", "name"}.intersection(node.attributes):
                self.unlinked.append(node)
        elif rewritten != value:
            node.attrs[name] = rewritten

    def rewritten(self, destination: str, node: LexborNode, *, picture: bool = False) -> str | None:
        """The link as the published page has it; unchanged if it leads elsewhere or is wrong.

        None if what it leads to is hidden.
        """
        if destination == HIDDEN:
            return None
        origin = self.places.origin(node)
        self.places.note(destination, node, origin)
        source = origin.path if origin else None
        picture = picture or node.tag in _PICTURES
        try:
            target = self._target(destination, source, picture=picture)
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
        self.note_anchor(target, destination, node)
        self.addresses.add(target.address)
        if picture and node.tag != "link":
            self.pictures.add(target.address)
        return destination if not destination or destination[0] == "#" else self.link(target)

    def in_style(self, node: LexborNode, destination: str) -> str:
        """The same for a destination in CSS; what is hidden is not shown there either."""
        if destination.startswith("data:"):  # a font or a picture, which a style cannot run
            return destination
        rewritten = self.rewritten(destination, node, picture=True)
        return "data:," if rewritten is None else rewritten

    def complete_picture(self, node: LexborNode) -> None:
        """Add the size of a picture's file, and files to choose from."""
        attributes = node.attributes
        destination, origin = attributes.get("src") or "", self.places.origin(node)
        self.shown.defer(node, in_text=origin is not None)
        source = origin.path if origin else None
        try:
            target = self._target(destination, source, picture=True)
        except Mistake:
            return  # reported with the other links
        self.shown.complete(node, target)

    def _target(self, destination: str, source: str | None, *, picture: bool) -> Target:
        return self.targets.resolve(destination, source=source, page=self.page, picture=picture)

    def link(self, target: Target) -> str:
        """The link to a target of this site, as it stands on this page."""
        if self.base is not None:
            return self.base.rstrip("/") + target.url
        return relative(self.here, target.url)

    def note_id(self, name: str, value: str, node: LexborNode) -> None:
        """Note what links can lead to, and report an id that another element has."""
        first = self.ids.setdefault(value, node)
        if name == "id" and first.mem_id != node.mem_id and first.attributes.get("id") == value:
            self.mistakes.report_repeated(value, first, node)

    def note_anchor(self, target: Target, destination: str, node: LexborNode) -> None:
        """Note a link to an anchor of a page, for the check that it exists."""
        fragment = target.fragment and unquote(target.fragment.partition(":~:")[0])
        address = target.address or ""
        if fragment and fragment != "top" and address.endswith(("/", ".html")):
            self.to_anchors.append((address, fragment, destination, node))

    def anchors(self) -> Iterator[AnchorUse]:
        """The links to anchors, but those that are on this page; with the places of the links."""
        for address, fragment, destination, node in self.to_anchors:
            if address != self.page or fragment not in self.ids:
                spot = self.places.spot(destination, node)
                yield AnchorUse(address, fragment, spot.place, spot.meeting)


def _is_link(tag: str, attribute: str) -> bool:
    owner = {"data": "object", "action": "form"}.get(attribute)
    return tag == owner if owner else tag != "base"
