"""Markdown for texts of strangers: no HTML but a few inline tags, headings as bold lines."""

from __future__ import annotations

from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.inlinepatterns import HtmlInlineProcessor
from markdown.treeprocessors import Treeprocessor

from workshopsite.markup.dialect.chunks import prepare_chunks
from workshopsite.markup.dialect.code import FencedCode
from workshopsite.markup.dialect.fast import Fast
from workshopsite.markup.dialect.headings import BoldHeadings, need_space_in_headings
from workshopsite.markup.dialect.inline import register_inline
from workshopsite.markup.dialect.page import unmark_whitespace, without_tabs
from workshopsite.markup.dialect.tables import register_tables
from workshopsite.markup.dialect.typography import Typography
from workshopsite.markup.sanitise import is_elsewhere

EXTENSIONS = (SaneListExtension,)
"""No footnotes in abstracts: several stand on one page, and their ids would clash."""

_BLOCK_PROCESSORS = (
    *("indent", "code", "hashheader", "setextheader", "hr"),
    *("olist", "ulist", "quote", "reference"),
)
"""All of Python-Markdown's but "empty" and "paragraph": a title is one paragraph."""

_RAW_INLINE = r"(</?(?i:b|i|em|strong|sub|sup|code)>)"


class TextMarkdown:
    """Converts one text after the other. What comes out is still to be sanitised."""

    def __init__(self, *, inline: bool = False, fast: bool = True) -> None:
        extensions: list[str | Extension] = [] if inline else [one() for one in EXTENSIONS]
        extensions += [Fast(settled=True)] if fast else []
        made = self._markdown = Markdown(extensions=extensions)
        unmark_whitespace(made)
        made.preprocessors.deregister("html_block")
        made.inlinePatterns.register(HtmlInlineProcessor(_RAW_INLINE, made), "html", 90)
        # Before "inline" (20), while a heading is one text; pictures after it, when there are some.
        made.treeprocessors.register(BoldHeadings(made), "bold_headings", 25)
        pictures = _PictureLinks(made, keep_own=not inline)
        made.treeprocessors.register(pictures, "picture_links", 15)
        register_inline(made, links=not inline)
        self._typography = Typography(made, kept=True)
        made.treeprocessors.register(self._typography, "typography", 4)
        if inline:
            for name in _BLOCK_PROCESSORS:
                made.parser.blockprocessors.deregister(name)
        else:
            made.preprocessors.register(FencedCode(made, coloured=False), "fenced_code_block", 25)
            need_space_in_headings(made)
            register_tables(made)
            prepare_chunks(made)

    def convert(self, text: str, language: str) -> str:
        """Convert one text to HTML, in which what was typed is kept beside typographic marks.

        Args:
            text: Markdown, with marks for formulas.
            language: of its quotation marks (a BCP 47 tag); "" leaves them as they are.
        """
        self._typography.use(language)
        return self._markdown.reset().convert(without_tabs(text))


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
