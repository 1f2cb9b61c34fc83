"""Headings: GitHub's ids on a page, bold lines in a stranger's text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from html import unescape
from xml.etree import ElementTree

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions.toc import remove_fnrefs, render_inner_html, strip_tags
from markdown.treeprocessors import Treeprocessor

from workshopsite.late import dataclass

_HEADING = re.compile(
    r"(?:^|\n)(?P<level>#{1,6})[ ]+(?P<header>[^\s#][^\n]*?|#+[^\s#][^\n]*?)(?:[ ]+#+)?[ ]*(?:\n|$)"
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class RawHeading:
    """A heading as it stands on the page: level 1 to 6, its id, its text without markup."""

    level: int
    id: str
    text: str


class HeadingIds(Treeprocessor):
    """Gives each heading the id that GitHub would give it, and notes it down.

    Attributes:
        found: the headings of the text that is converted.
    """

    def __init__(self, markdown: Markdown) -> None:
        super().__init__(markdown)
        self.start(str)

    def start(self, readable: Callable[[str], str]) -> None:
        """Begin a text; readable makes text of the marks that stand for its formulas."""
        self.found: list[RawHeading] = []
        self._readable = readable

    def run(self, root: ElementTree.Element) -> None:
        """Go through the headings of a tree."""
        ids = Ids({element.attrib["id"] for element in root.iter() if "id" in element.attrib})
        for element in root.iter():
            if element.tag in _HEADINGS:
                inner = render_inner_html(remove_fnrefs(element), self.md)
                text = self._readable(unescape(strip_tags(inner)))
                if "id" not in element.attrib:
                    element.set("id", ids.unique(github_id(text)))
                self.found.append(RawHeading(int(element.tag[1]), element.attrib["id"], text))


def github_id(text: str) -> str:
    """The id of a heading on GitHub (html-pipeline's rule, which kramdown's GFM parser shares).

    Lower case, spaces to hyphens, of the rest only letters, marks, digits, "_" and "-". Unicode
    letters stay, in normal form C. A heading without any of these is "section", as in kramdown.
    """
    lowered = unicodedata.normalize("NFC", text).strip().lower()
    kept = (c for c in lowered if c in " -_" or unicodedata.category(c)[0] in "LMN")
    return "".join(kept).replace(" ", "-") or "section"


class Ids:
    """The ids of a page that are taken."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = taken
        self._last: dict[str, int] = {}

    def unique(self, wish: str) -> str:
        """The id, with "-1", "-2" and so on where it is taken; from now on it is."""
        found, number = wish, self._last.get(wish, 0)
        while found in self._taken:
            number += 1
            found = f"{wish}-{number}"
        self._last[wish] = number
        self._taken.add(found)
        return found


def need_space_in_headings(markdown: Markdown) -> None:
    """Leave "#hashtag" a text: Python-Markdown makes a heading of it, GitHub does not."""
    for processor in markdown.parser.blockprocessors:
        if isinstance(processor, HashHeaderProcessor):
            processor.RE = _HEADING  # type: ignore[misc]


class BoldHeadings(Treeprocessor):
    """Makes bold paragraphs of headings: nobody knows below which heading an abstract stands."""

    def run(self, root: ElementTree.Element) -> None:
        """Change the headings of a tree."""
        for element in root.iter():
            if element.tag in _HEADINGS:
                element.tag = "p"
                ElementTree.SubElement(element, "strong").text = element.text
                element.text = None
