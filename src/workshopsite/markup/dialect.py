"""What our Markdown is, and the only module that imports Python-Markdown.

Import it late (``markdown`` does): Python-Markdown and its extensions take 50 ms to load. A
converter keeps state while it converts; ``markdown`` sees to it that one text is converted at a
time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from itertools import count
from xml.etree import ElementTree

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.toc import remove_fnrefs, render_inner_html, strip_tags
from markdown.inlinepatterns import HtmlInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

from workshopsite.markup.sanitise import is_elsewhere

PAGE_EXTENSIONS = (
    "tables",
    "fenced_code",
    "footnotes",
    "attr_list",
    "def_list",
    "abbr",
    "md_in_html",
    "sane_lists",
    "admonition",
)
TEXT_EXTENSIONS = ("tables", "fenced_code", "sane_lists")
"""No footnotes in abstracts: several stand on one page, and their ids would clash."""

_BLOCK_PROCESSORS = (
    *("indent", "code", "hashheader", "setextheader", "hr"),
    *("olist", "ulist", "quote", "reference"),
)
"""All of Python-Markdown's but "empty" and "paragraph": a title is one paragraph."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_COMPONENT = re.compile(rf"(?m)^(:::.*?){STX}line:(\d+){ETX}$")
_MARK = re.compile(rf"{STX}line:\d+{ETX}")
_PLACEHOLDER = re.compile(rf"<div>{STX}component:(\d+){ETX}</div>\n?")
_RAW_INLINE = r"(</?(?i:b|i|em|strong|sub|sup|code)>)"


@dataclass(frozen=True, slots=True)
class RawHeading:
    """A heading as it stands on the page: level 1 to 6, its id, its text without markup."""

    level: int
    id: str
    text: str


class PageMarkdown:
    """Markdown for the organiser's own pages: all of HTML, components, heading ids."""

    def __init__(self) -> None:
        self._markdown = Markdown(extensions=list(PAGE_EXTENSIONS))
        self._markdown.ESCAPED_CHARS.append(":")
        self._components = _ComponentBlocks(self._markdown.parser)
        self._headings = _HeadingIds(self._markdown)
        # Behind "normalize_whitespace" (30), which takes STX and ETX out of the author's text, so
        # that nobody can forge a mark, and before anything (25) that changes the count of lines.
        self._markdown.preprocessors.register(_LineMarks(self._markdown), "line_marks", 28)
        self._markdown.parser.blockprocessors.register(self._components, "components", 200)
        # Behind "attr_list" (8), whose explicit ids count, as the "toc" extension does (5).
        self._markdown.treeprocessors.register(self._headings, "heading_ids", 5)

    def convert(self, text: str) -> tuple[list[str], list[tuple[int, str]], list[RawHeading]]:
        """Convert a page's body.

        Returns:
            HTML around the component lines (always one piece more than there are such lines); the
            component lines with their numbers, counted from 1; the headings.
        """
        self._components.lines = []
        self._headings.found = []
        html = self._markdown.reset().convert(text)
        pieces = _PLACEHOLDER.split(_MARK.sub("", html))
        order = [int(number) for number in pieces[1::2]]
        return pieces[::2], [self._components.lines[n] for n in order], self._headings.found


class TextMarkdown:
    """Markdown for texts of strangers: no HTML but a few inline tags, headings as bold lines.

    What comes out is still to be sanitised.
    """

    def __init__(self, *, inline: bool = False) -> None:
        self._markdown = Markdown(extensions=[] if inline else list(TEXT_EXTENSIONS))
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.register(
            HtmlInlineProcessor(_RAW_INLINE, self._markdown), "html", 90
        )
        # Before "inline" (20), while a heading is one text; pictures after it, when there are some.
        self._markdown.treeprocessors.register(_BoldHeadings(self._markdown), "bold_headings", 25)
        pictures = _PictureLinks(self._markdown, keep_own=not inline)
        self._markdown.treeprocessors.register(pictures, "picture_links", 15)
        if inline:
            for name in _BLOCK_PROCESSORS:
                self._markdown.parser.blockprocessors.deregister(name)

    def convert(self, text: str) -> str:
        """Convert one text to HTML."""
        return self._markdown.reset().convert(text)


class _LineMarks(Preprocessor):
    """Notes on each line that may place a component which line of the source it is.

    In code and raw HTML, where the line is just text, the mark is taken off at the end.
    """

    def run(self, lines: list[str]) -> list[str]:
        return [
            f"{line}{STX}line:{number}{ETX}" if line.startswith(":::") else line
            for number, line in enumerate(lines, 1)
        ]


class _ComponentBlocks(BlockProcessor):
    """Takes marked component lines out of the text, between paragraphs or alone.

    Code and raw HTML never get here: the preprocessors put them aside.
    """

    lines: list[tuple[int, str]]

    def test(self, parent: ElementTree.Element, block: str) -> bool:  # noqa: ARG002
        return _COMPONENT.search(block) is not None

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        match = _COMPONENT.search(block)
        if match is None:
            return
        if before := block[: match.start()].rstrip("\n"):
            self.parser.parseBlocks(parent, [before])
        placeholder = ElementTree.SubElement(parent, "div")
        placeholder.text = f"{STX}component:{len(self.lines)}{ETX}"
        self.lines.append((int(match[2]), match[1].rstrip()))
        if after := block[match.end() :].lstrip("\n"):
            blocks.insert(0, after)


class _HeadingIds(Treeprocessor):
    """Gives each heading the id that GitHub would give it, and notes it down."""

    found: list[RawHeading]

    def run(self, root: ElementTree.Element) -> None:
        taken = {element.attrib["id"] for element in root.iter() if "id" in element.attrib}
        for element in root.iter():
            if element.tag in _HEADINGS:
                inner = render_inner_html(remove_fnrefs(element), self.md)
                text = unescape(strip_tags(inner))
                if "id" not in element.attrib:
                    element.set("id", unique_id(github_id(text), taken))
                self.found.append(RawHeading(int(element.tag[1]), element.attrib["id"], text))


def github_id(text: str) -> str:
    """The id of a heading on GitHub (html-pipeline's rule, which kramdown's GFM parser shares).

    Lower case, spaces to hyphens, of the rest only letters, marks, digits, "_" and "-". Unicode
    letters stay, in normal form C. A heading without any of these is "section", as in kramdown.
    """
    lowered = unicodedata.normalize("NFC", text).strip().lower()
    kept = (c for c in lowered if c in " -_" or unicodedata.category(c)[0] in "LMN")
    return "".join(kept).replace(" ", "-") or "section"


def unique_id(wish: str, taken: set[str]) -> str:
    """The id, with "-1", "-2" and so on where it is taken; it is added to the taken ones."""
    candidates: Iterable[str] = (f"{wish}-{number}" for number in count(1))
    found = wish if wish not in taken else next(c for c in candidates if c not in taken)
    taken.add(found)
    return found


class _BoldHeadings(Treeprocessor):
    """Makes bold paragraphs of headings: nobody knows below which heading an abstract stands."""

    def run(self, root: ElementTree.Element) -> None:
        for element in root.iter():
            if element.tag in _HEADINGS:
                element.tag = "p"
                ElementTree.SubElement(element, "strong").text = element.text
                element.text = None


class _PictureLinks(Treeprocessor):
    """Makes links of pictures that lie on other hosts, since a page loads nothing from there.

    In a title there is no room for the site's own pictures either.
    """

    def __init__(self, markdown: Markdown, *, keep_own: bool) -> None:
        super().__init__(markdown)
        self._keep_own = keep_own

    def run(self, root: ElementTree.Element) -> None:
        for element in root.iter("img"):
            if not self._keep_own or is_elsewhere(element.attrib.get("src", "")):
                element.tag = "a"
                element.set("href", element.attrib.pop("src", ""))
                element.text = element.attrib.pop("alt", "") or element.attrib["href"]
