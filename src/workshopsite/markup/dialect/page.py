"""Markdown for the organiser's own pages: all of HTML, components, heading ids."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.md_in_html import MarkdownInHtmlExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.preprocessors import Preprocessor

from workshopsite.late import pattern
from workshopsite.markup.dialect.alerts import register_alerts
from workshopsite.markup.dialect.attributes import register_attribute_lines
from workshopsite.markup.dialect.chunks import prepare_chunks
from workshopsite.markup.dialect.code import FencedCode
from workshopsite.markup.dialect.component_lines import register_component_lines
from workshopsite.markup.dialect.fast import Fast
from workshopsite.markup.dialect.footnotes import Footnotes
from workshopsite.markup.dialect.headings import HeadingIds, RawHeading, need_space_in_headings
from workshopsite.markup.dialect.inline import register_inline
from workshopsite.markup.dialect.tables import register_tables
from workshopsite.markup.dialect.typography import Typography

# Not by their names: to look these up, Python-Markdown reads what all packages say of themselves.
EXTENSIONS = (
    AttrListExtension,
    DefListExtension,
    AbbrExtension,
    MarkdownInHtmlExtension,
    SaneListExtension,
    AdmonitionExtension,
)

_DETAILS = pattern(r"( {0,3}<details)(?=[\s>])(?![^>]*\bmarkdown=)", re.IGNORECASE)

Converted = tuple[list[str], list[tuple[int, str]], list[RawHeading]]
"""HTML around the component lines (always one piece more than there are such lines); these lines
with their numbers, counted from 1; the headings."""


class PageMarkdown:
    """Converts one page after the other."""

    def __init__(self, *, fast: bool = True) -> None:
        extensions: list[str | Extension] = [*(one() for one in EXTENSIONS), Footnotes()]
        extensions += [Fast(settled=True)] if fast else []
        made = self._markdown = Markdown(extensions=extensions)
        unmark_whitespace(made)
        made.preprocessors.register(FencedCode(made, coloured=True), "fenced_code_block", 25)
        made.preprocessors.register(_OpenDetails(made), "open_details", 22)
        need_space_in_headings(made)
        register_tables(made)
        register_attribute_lines(made)
        register_inline(made)
        self._components = register_component_lines(made)
        self._alerts = register_alerts(made)
        # Behind "attr_list" (8), whose explicit ids count, as the "toc" extension does (5).
        self._headings = HeadingIds(made)
        made.treeprocessors.register(self._headings, "heading_ids", 5)
        self._typography = Typography(made)
        made.treeprocessors.register(self._typography, "typography", 4)
        prepare_chunks(made)

    def convert(self, text: str, language: str, readable: Callable[[str], str]) -> Converted:
        """Convert a page's body.

        Args:
            text: Markdown, with marks for formulas and on component lines.
            language: of its quotation marks (a BCP 47 tag); "" leaves them as they are.
            readable: makes text of the marks for formulas, for headings.
        """
        self._components.found = []
        self._headings.start(readable)
        self._typography.use(language)
        self._alerts.language = language
        html = self._markdown.reset().convert(without_tabs(text))
        pieces, lines = self._components.around(html)
        return pieces, lines, self._headings.found


class _OpenDetails(Preprocessor):
    """Lets Markdown work inside <details>, where people expect it."""

    def run(self, lines: list[str]) -> list[str]:
        return [_DETAILS.sub(r'\1 markdown="1"', line) if "<" in line else line for line in lines]


def unmark_whitespace(markdown: Markdown) -> None:
    """Leave out Python-Markdown's first step: it takes out the marks that we put in before.

    ``without_tabs`` does the rest of what it does.
    """
    markdown.preprocessors.deregister("normalize_whitespace")


def without_tabs(text: str) -> str:
    """The text with spaces for tabs, and nothing on empty lines."""
    return re.sub(r"(?m)^[ ]+$", "", text.expandtabs(4)) + "\n\n"
