"""The one pass over a page's HTML: links resolved and made relative, ids collected.

Together with `text_lines` the only module that imports selectolax. Whoever renders a text from a
source file wraps it in ``sourced``; so the pass knows from which folder a relative link counts, and
where the organiser finds a wrong one. The wrapping is gone in the result.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from types import MappingProxyType
from urllib.parse import quote, unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from workshopsite.markup.links import Links, Target, hidden_link, relative
from workshopsite.markup.pictures import Size, missing_sizes
from workshopsite.markup.presentation import SELECTOR as PRESENTATIONAL
from workshopsite.markup.presentation import classes_instead
from workshopsite.markup.serialised import finished_text
from workshopsite.problems import Mistake, Place, Problems
from workshopsite.read.source import Source

_FROM = "ws-from"
HIDDEN = "ws-hidden:"
"""The destination of a link that must not be one, when that has been reported already."""
_SELECTOR = (
    "[id],a[name],[href],[src],[poster],[srcset],[imagesrcset],"
    f"[xlink\\:href],object[data],form[action],{PRESENTATIONAL}"
)
_ONE_LINK = frozenset({"href", "xlink:href", "src", "poster", "data", "action"})
_SEVERAL_LINKS = frozenset({"srcset", "imagesrcset"})
_PICTURES = frozenset({"img", "source", "input", "video", "image", "link"})
_CANDIDATE = re.compile(r"[\s,]*(?P<url>[^\s,]\S*?)(?:,+(?=\s|$)|\s(?P<descriptor>[^,]*)(?:,|$)|$)")
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
    """

    html: str
    ids: frozenset[str]
    anchors: tuple[AnchorUse, ...]


@dataclass(frozen=True, slots=True)
class _Origin:
    """The source file that a part of the page comes from, and the line where it begins."""

    path: str
    line: int


def sourced(html: str, path: str, line: int) -> str:
    """Note on a piece of HTML which source file it comes from.

    Args:
        html: goes where an element may stand: not into attributes, <title>, <script> or <option>,
            nor between a table and its cells.
        path: the source, relative to the site's folder.
        line: where the text begins there, counted from 1; 0 if it has no place of its own.
    """
    return f'<{_FROM} data-path="{escape(path)}" data-line="{line}">{html}</{_FROM}>'


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
) -> Finished:
    """Finish a page: resolve its links, make them relative, collect its ids and anchors.

    Pictures get their width and height, attributes that say how something looks become classes,
    mail addresses are hidden from simple harvesters.

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
    """
    tree = LexborHTMLParser(html)
    work = _Pass(page, links, problems, base, in_template, pictures)
    for node in _each_once(tree.css(_SELECTOR)):
        work.visit(node)
    for link in work.unlinked:
        link.unwrap()
    tree.unwrap_tags([_FROM])
    body = _DOCTYPE.sub("", tree.html or "", count=1)
    return Finished(
        finished_text(f"<!doctype html>\n{body}\n"),
        frozenset(work.ids),
        tuple(dict.fromkeys(work.anchors)),
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
    pictures: Mapping[str, Size]
    ids: set[str] = field(default_factory=set)
    anchors: list[AnchorUse] = field(default_factory=list)
    origins: dict[int, _Origin | None] = field(default_factory=dict)
    unlinked: list[LexborNode] = field(default_factory=list)

    def visit(self, node: LexborNode) -> None:
        """Collect a node's id, rewrite its links, and bring it up to date."""
        if node.tag == "img":
            self.complete_picture(node)
        _modernise(node)
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
        origin = self.origin(node)
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
        return destination if not destination or destination[0] == "#" else self.link(target)

    def report_hidden(self, destination: str, origin: _Origin | None) -> None:
        """Report a link to what is hidden, unless the theme made it."""
        place = self.place(destination, origin) if origin else self.in_template(destination)
        if place:
            self.problems.add_mistake(hidden_link(destination), place)

    def complete_picture(self, node: LexborNode) -> None:
        """Add the size of a picture's file; report it where it has no text instead of it."""
        attributes = node.attributes
        destination, origin = attributes.get("src") or "", self.origin(node)
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
        if size := self.pictures.get(target.address or ""):
            for name, value in missing_sizes(attributes, size).items():
                node.attrs[name] = value

    def link(self, target: Target) -> str:
        """The link to a target of this site, as it stands on this page."""
        if self.base is not None:
            return self.base.rstrip("/") + target.url
        return relative(Target(self.page).url, target.url)

    def note_anchor(self, target: Target, destination: str, origin: _Origin | None) -> None:
        """Note a link to an anchor of a page, for the check that it exists."""
        fragment = unquote(target.fragment.partition(":~:")[0])
        address = target.address or ""
        if fragment and fragment != "top" and address.endswith(("/", ".html")):
            self.anchors.append(AnchorUse(address, fragment, self.place(destination, origin)))

    def origin(self, node: LexborNode) -> _Origin | None:
        """What the nearest ``sourced`` around a node says; remembered for all nodes on the way."""
        passed: list[int] = []
        at: LexborNode | None = node
        found: _Origin | None = None
        while at is not None:
            if at.mem_id in self.origins:
                found = self.origins[at.mem_id]
                break
            passed.append(at.mem_id)
            if at.tag == _FROM:
                found = _read_origin(at)
                break
            at = at.parent
        self.origins.update(dict.fromkeys(passed, found))
        return found

    def place(self, destination: str, origin: _Origin | None) -> Place:
        """Where a link is written, in a source or template; else else its page."""
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


def _read_origin(node: LexborNode) -> _Origin | None:
    path, line = node.attributes.get("data-path"), node.attributes.get("data-line") or ""
    return _Origin(path, int(line) if line.isdecimal() else 0) if path else None


def candidates(srcset: str) -> Iterator[tuple[str, str]]:
    """The destinations of a srcset with their descriptors ("2x", "800w" or "").

    After the HTML standard's "parse a srcset attribute": a comma inside a destination belongs to
    it, one at its end does not.
    """
    for match in _CANDIDATE.finditer(srcset):
        yield match["url"], (match["descriptor"] or "").strip()


def occurrence(source: Source, destination: str, line: int) -> Place | None:
    """The first place, from a line on, where a destination stands in a source; else None.

    Tried as it is, as in HTML, percent-decoded and percent-encoded. One that stands by itself is
    preferred to one inside a longer word.
    """
    if not destination:
        return None
    spellings = dict.fromkeys(
        (destination, escape(destination), unquote(destination), quote(destination, safe="/#?&=:"))
    )
    anywhere = "|".join(re.escape(spelling) for spelling in spellings)
    alone = rf"(?<![^\s\"'(<\[{{,:=])(?:{anywhere})(?![^\s\"')>\]}},])"
    for pattern in (alone, anywhere):
        for number, text in enumerate(source.lines[max(line - 1, 0) :], max(line, 1)):
            if match := re.search(pattern, text):
                return source.place(number, match.start() + 1, len(match[0]))
    return None
