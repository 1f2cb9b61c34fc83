"""The one pass over a page's HTML: links resolved and made relative, ids collected.

Together with `text_lines` the only module that parses HTML with selectolax.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from workshopsite.markup.links import Links, Target, hidden_link, relative
from workshopsite.markup.origins import WRAPPER, Origins, occurrence
from workshopsite.markup.page_pictures import PagePictures
from workshopsite.markup.pictures import Size, candidates
from workshopsite.markup.presentation import SELECTOR as PRESENTATIONAL
from workshopsite.markup.presentation import classes_instead
from workshopsite.markup.reach import MOVING, is_moving
from workshopsite.markup.serialised import finished_text
from workshopsite.pictures.family import Family
from workshopsite.problems import Mistake, Place, Problems

HIDDEN = "ws-hidden:"
"""The destination of a link that must not be one, when that has been reported already."""
_SELECTOR = (
    "[id],a[name],[href],[src],[poster],[srcset],[imagesrcset],"
    f"[xlink\\:href],object[data],form[action],{PRESENTATIONAL},{MOVING}"
)
_ONE_LINK = frozenset({"href", "xlink:href", "src", "poster", "data", "action"})
_SEVERAL_LINKS = frozenset({"srcset", "imagesrcset"})
_PICTURES = frozenset({"img", "source", "input", "video", "image", "link"})
_DOCTYPE = re.compile(r"\s*<!doctype[^>]*>\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AnchorUse:
    """A link to an #anchor of this site.

    Attributes:
        address: of the page that should have the anchor.
        fragment: the id, percent-decoded.
        place: where the link stands.
    """

    address: str
    fragment: str
    place: Place


@dataclass(frozen=True, slots=True)
class Finished:
    """A page as it is published.

    Attributes:
        html: the page; it begins with ``<!doctype html>``.
        ids: every id and every name of an ``a`` on the page.
        anchors: every link to an anchor of this site, the page's own included, but for #top.
        addresses: everything of this site that the page links to or shows.
    """

    html: str
    ids: frozenset[str]
    anchors: tuple[AnchorUse, ...]
    addresses: frozenset[str] = frozenset()


def _in_no_template(_destination: str) -> Place | None:
    return None


def finish(
    html: str,
    page: str,
    links: Links,
    problems: Problems,
    base: str | None = None,
    *,
    in_template: Callable[[str], Place | None] = _in_no_template,
    pictures: Mapping[str, Size] = MappingProxyType({}),
    families: Mapping[str, Family] = MappingProxyType({}),
) -> Finished:
    """Finish a page: resolve its links, make them relative, collect its ids and anchors.

    Pictures get their width and height and smaller files to choose from, and are loaded when they
    are near, except the first; attributes that say how something looks become classes, mail
    addresses are hidden from simple harvesters.

    Links are href (but not of <base>), src, poster, srcset, imagesrcset, an object's data, a form's
    action, and xlink:href in SVG. What is inside <template> is left alone.

    Args:
        html: the whole page as rendered.
        page: its address ("/program/").
        links: what to resolve links with.
        problems: gets what is wrong with a link: dead-link, letter-case, unsafe-link; and, in texts
            from a source file, missing-alt.
        base: what to put before an address instead of making it relative ("/repo/",
            "https://example.org/repo/"); for 404.html, which is shown at any depth.
        in_template: where a template writes a destination, for links that no source file has.
        pictures: the size of each picture of the site, by its address.
        families: the files that there are of a picture, by what stands in its src.
    """
    tree = LexborHTMLParser(html)
    work = _Pass(page, links, problems, base, in_template, PagePictures(pictures, families))
    for node in _each_once(tree.css(_SELECTOR)):
        work.visit(node)
    work.addresses |= work.shown.offer(tree, work.link)
    for link in work.unlinked:
        link.unwrap()
    tree.unwrap_tags([WRAPPER])
    body = _DOCTYPE.sub("", tree.html or "", count=1)
    return Finished(
        finished_text(f"<!doctype html>\n{body}\n"),
        frozenset(work.ids),
        tuple(dict.fromkeys(work.anchors)),
        frozenset(work.addresses),
    )


def _each_once(nodes: Iterable[LexborNode]) -> Iterator[LexborNode]:
    """The nodes, each once: lexbor's css() names a node again for each selector that it fits."""
    return iter({node.mem_id: node for node in nodes}.values())


@dataclass(slots=True)
class _Pass:
    """The state of one pass over one page."""

    page: str
    links: Links
    problems: Problems
    base: str | None
    in_template: Callable[[str], Place | None]
    shown: PagePictures
    ids: set[str] = field(default_factory=set)
    anchors: list[AnchorUse] = field(default_factory=list)
    origins: Origins = field(default_factory=Origins)
    unlinked: list[LexborNode] = field(default_factory=list)
    addresses: set[str] = field(default_factory=set)

    def visit(self, node: LexborNode) -> None:
        """Collect a node's id, rewrite its links, and bring it up to date."""
        if node.tag == "img":
            self.complete_picture(node)
        _modernise(node)
        if is_moving(node.tag, node.attributes):
            node.attrs["tabindex"] = "0"
        for name, value in node.attributes.items():
            if value and (name == "id" or (name == "name" and node.tag == "a")):
                self.ids.add(value)
            elif name in _ONE_LINK and _is_link(node.tag, name):
                self.rewrite(node, name, value or "")
            elif name in _SEVERAL_LINKS:
                node.attrs[name] = ", ".join(
                    f"{self.rewritten(destination, node) or destination} {descriptor}".rstrip()
                    for destination, descriptor in candidates(value or "")
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

    def rewritten(self, destination: str, node: LexborNode) -> str | None:
        """The link as the published page has it; unchanged if it leads elsewhere or is wrong.

        None if what it leads to is hidden.
        """
        if destination == HIDDEN:
            return None
        origin = self.origins.of(node)
        source = origin.path if origin else None
        picture = node.tag in _PICTURES
        try:
            target = self.links.resolve(destination, source=source, page=self.page, picture=picture)
        except Mistake as mistake:
            self.problems.add_mistake(mistake, self.place(destination, origin))
            return destination
        if target.address is None:
            return destination
        if target.hidden:
            self.report_hidden(destination, origin)
            return None
        self.note_anchor(target, destination, origin)
        self.addresses.add(target.address)
        return destination if not destination or destination[0] == "#" else self.link(target)

    def report_hidden(self, destination: str, origin: Place | None) -> None:
        """Report a link to what is hidden, unless the theme made it."""
        place = self.place(destination, origin) if origin else self.in_template(destination)
        if place:
            self.problems.add_mistake(hidden_link(destination), place)

    def complete_picture(self, node: LexborNode) -> None:
        """Add the size of a picture's file; report it where it has no text instead of it."""
        attributes = node.attributes
        destination, origin = attributes.get("src") or "", self.origins.of(node)
        self.shown.defer(node, in_text=origin is not None)
        if "alt" not in attributes and origin:
            mistake = Mistake(
                "missing-alt",
                f'the picture "{destination}" has no text for those who cannot see it',
                'write alt="what it shows", or alt="" if it is decoration only',
            )
            self.problems.add_mistake(mistake, self.place(destination, origin))
        source = origin.path if origin else None
        try:
            target = self.links.resolve(destination, source=source, page=self.page, picture=True)
        except Mistake:
            return  # reported with the other links
        self.shown.complete(node, target)

    def link(self, target: Target) -> str:
        """The link to a target of this site, as it stands on this page."""
        if self.base is not None:
            return self.base.rstrip("/") + target.url
        return relative(Target(self.page).url, target.url)

    def note_anchor(self, target: Target, destination: str, origin: Place | None) -> None:
        """Note a link to an anchor of a page, for the check that it exists."""
        fragment = unquote(target.fragment.partition(":~:")[0])
        address = target.address or ""
        if fragment and fragment != "top" and address.endswith(("/", ".html")):
            self.anchors.append(AnchorUse(address, fragment, self.place(destination, origin)))

    def place(self, destination: str, origin: Place | None) -> Place:
        """Where a link is written, in a source or template; else its page."""
        if origin is None:
            if found := self.in_template(destination):
                return found
            return Place(self.links.source_of(self.page) or self.page.lstrip("/") or "index.html")
        source = self.links.texts(origin.path)
        if source is None:
            return Place(origin.path, origin.line)
        return occurrence(source, destination, origin.line) or source.place(origin.line)


def _modernise(node: LexborNode) -> None:
    """Make classes of the attributes that say how an element looks."""
    attributes = node.attributes
    classes, removed = classes_instead(node.tag or "", attributes)
    for name in removed:
        del node.attrs[name]
    if classes:
        node.attrs["class"] = " ".join(filter(None, [attributes.get("class"), *classes]))


def _is_link(tag: str | None, attribute: str) -> bool:
    owner = {"data": "object", "action": "form"}.get(attribute)
    return tag == owner if owner else tag != "base"
