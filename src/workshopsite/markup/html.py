"""The one pass over a page's HTML: links resolved and made relative, ids collected.

Together with `text_lines` the only module that parses HTML with selectolax.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from functools import partial
from types import MappingProxyType

from selectolax.lexbor import LexborHTMLParser, LexborNode

from workshopsite.late import dataclass
from workshopsite.markup.finished import Finished
from workshopsite.markup.links import Links, Target
from workshopsite.markup.origins import WRAPPER
from workshopsite.markup.page_links import PageLinks
from workshopsite.markup.page_mistakes import LOOKED_AT, PageMistakes
from workshopsite.markup.page_pictures import PagePictures
from workshopsite.markup.page_places import InTemplate, PagePlaces, in_no_template
from workshopsite.markup.pictures import Size, candidates
from workshopsite.markup.presentation import DATED, RENAMED, is_dated, modernise
from workshopsite.markup.reach import is_moving
from workshopsite.markup.serialised import finished_pieces, finished_text
from workshopsite.markup.style_links import with_links
from workshopsite.markup.targets import Targets
from workshopsite.pictures.family import Family
from workshopsite.problems import Mistake, Problems

_ONE_LINK = frozenset({"href", "xlink:href", "src", "poster", "data", "action"})
_SEVERAL_LINKS = frozenset({"srcset", "imagesrcset"})
_VISITED = frozenset({"id", "name", "style"}) | _ONE_LINK | _SEVERAL_LINKS
_WANTED = frozenset({"id", "href", "xlink:href", "src", "poster"}) | _SEVERAL_LINKS | DATED
"""Attributes with which an element is visited, whatever it is."""
_CHANGED = frozenset({"center", "div", "font", "img", "pre", "style", "td", "th", WRAPPER})
"""Elements of which something else may be changed, whatever attributes they have."""
_ELEMENTS = (_CHANGED - {"img"}) | {"a", "form", "object"}
"""Elements that are visited, whatever attributes they have."""
_OWNERS = {"data": "object", "action": "form"}
_BEGIN, _END = "<!doctype html>\n", "\n"


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
    places = PagePlaces(page, links, in_template)
    mistakes = PageMistakes(places, problems)
    found = PageLinks(page, Target(page).url, base, targets or Targets(links), places, mistakes)
    shown = PagePictures(pictures, families)
    work = _Pass(LexborHTMLParser(html), found, places, mistakes, shown)
    del html, found, shown  # a page may be large: what is not needed any more is let go at once
    written, is_old = work.done(), work.is_old
    del work
    pieces = finished_pieces(written.html, is_old=is_old)
    return replace(written, html="".join((_BEGIN, *pieces, _END)))


def is_finished(html: str) -> bool:
    """Whether a page that was put together of finished ones is as the parser would write it."""
    body = html.removeprefix(_BEGIN).removesuffix(_END)
    again = LexborHTMLParser(body).html or ""
    return html == f"{_BEGIN}{body}{_END}" and finished_text(again) == body


@dataclass(slots=True)
class _Pass:
    """The state of one pass over one page."""

    tree: LexborHTMLParser
    links: PageLinks
    places: PagePlaces
    mistakes: PageMistakes
    shown: PagePictures
    ids: dict[str, LexborNode] = field(default_factory=dict)
    unlinked: list[LexborNode] = field(default_factory=list)
    wrappers: list[LexborNode] = field(default_factory=list)
    is_old: bool = False

    def done(self) -> Finished:
        """Go through the page; its HTML is as the parser writes it, without a doctype."""
        links, tree = self.links, self.tree
        self.visit_all()
        anchors = tuple(dict.fromkeys(links.anchors(self.ids)))
        links.addresses |= self.shown.offer(tree, links.link)
        for node in (*self.unlinked, *self.wrappers):
            node.unwrap()
        return Finished(
            _without_doctype(tree),
            frozenset(self.ids),
            anchors,
            frozenset(links.addresses),
            tuple(links.elsewhere),
            frozenset(links.pictures),
        )

    def visit_all(self) -> None:
        """Visit the elements of which something may have to be done; a selector takes longer."""
        root = self.tree.root
        for node in root.traverse() if root else ():
            tag, attributes = node.tag or "", node.attributes
            is_wanted = tag in _ELEMENTS or not _WANTED.isdisjoint(attributes)
            if is_wanted or "url(" in (attributes.get("style") or ""):
                self.visit(node, tag, attributes)

    def visit(self, node: LexborNode, tag: str, attributes: Mapping[str, str | None]) -> None:
        """Collect a node's id, rewrite its links, and bring it up to date."""
        if tag in LOOKED_AT:
            self.mistakes.look_at(node, tag, attributes)
        if tag in _CHANGED or not DATED.isdisjoint(attributes):
            self.bring_up_to_date(node, tag, attributes)
        for name, value in attributes.items():  # of which none of these steps changed one below
            if name in _VISITED:
                self.visit_attribute(node, tag, name, value or "")

    def bring_up_to_date(
        self, node: LexborNode, tag: str, attributes: Mapping[str, str | None]
    ) -> None:
        """What is done to a node besides its links and ids."""
        if tag == WRAPPER:
            self.wrappers.append(node)
            self.places.enter(node)
        elif tag == "img":
            self.complete_picture(node)
        elif tag == "style" and "url(" in (css := node.text()):
            node.inner_html = with_links(css, partial(self.links.in_style, node))
        if is_dated(tag, attributes):
            modernise(node, tag, attributes)
            self.is_old = self.is_old or tag in RENAMED
        if is_moving(tag, attributes):
            node.attrs["tabindex"] = "0"

    def visit_attribute(self, node: LexborNode, tag: str, name: str, value: str) -> None:
        """The same for one attribute of a node."""
        if name in _ONE_LINK:
            if _is_link(tag, name):
                self.rewrite(node, tag, name, value)
        elif value and (name == "id" or (name == "name" and tag == "a")):
            self.note_id(name, value, node)
        elif name == "style" and "url(" in value:
            node.attrs[name] = with_links(value, partial(self.links.in_style, node))
        elif name in _SEVERAL_LINKS:
            node.attrs[name] = ", ".join(
                f"{self.links.rewritten(one, node, tag) or one} {descriptor}".rstrip()
                for one, descriptor in candidates(value)
            )

    def rewrite(self, node: LexborNode, tag: str, name: str, value: str) -> None:
        """Rewrite the link of an attribute; one to what is hidden becomes its text."""
        rewritten = self.links.rewritten(value, node, tag)
        if rewritten is None:
            del node.attrs[name]
            if tag == "a" and not {"id", "name"}.intersection(node.attributes):
                self.unlinked.append(node)
        elif rewritten != value:
            node.attrs[name] = rewritten

    def complete_picture(self, node: LexborNode) -> None:
        """Add the size of a picture's file, and files to choose from."""
        attributes = node.attributes
        destination, origin = attributes.get("src") or "", self.places.origin(node)
        self.shown.defer(node, in_text=origin is not None)
        try:
            target = self.links.target(destination, origin, picture=True)
        except Mistake:
            return  # reported with the other links
        self.shown.complete(node, target)

    def note_id(self, name: str, value: str, node: LexborNode) -> None:
        """Note what links can lead to, and report an id that another element has."""
        first = self.ids.setdefault(value, node)
        if name == "id" and first.mem_id != node.mem_id and first.attributes.get("id") == value:
            self.mistakes.report_repeated(value, first, node)


def _without_doctype(tree: LexborHTMLParser) -> str:
    """What the parser makes of a page, but what stands there as its doctype."""
    before = tree.root.prev if tree.root else None
    while before is not None:
        node, before = before, before.prev
        if node.tag == "-doctype":
            node.decompose()
    return tree.html or ""


def _is_link(tag: str, attribute: str) -> bool:
    owner = _OWNERS.get(attribute)
    return tag == owner if owner else tag != "base"
