"""Markdown to HTML: an organiser's pages, and the texts and titles that strangers wrote.

Each conversion is remembered by its text, so that a title that stands on ten pages is converted
once. Everything is pure: the same text gives the same HTML.

A heading in a stranger's text becomes a bold paragraph, because an abstract may stand below any
heading and its ids would clash with the page's. Of HTML tags such a text may use ``b i em strong
sub sup code``, without attributes; any other is shown as it was typed, so that "List<String>" is
not lost. A picture from another host becomes a link to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from threading import Lock
from typing import TYPE_CHECKING

from workshopsite.markup.components import ComponentCall, parse_component
from workshopsite.markup.sanitise import sanitised, sanitised_inline, text_of
from workshopsite.problems import Mistake

if TYPE_CHECKING:
    from workshopsite.markup.dialect import PageMarkdown, TextMarkdown

# A converter keeps state while it works, and serve converts in several threads.
_one_at_a_time = Lock()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page: level 1 to 6, its id, its text without markup."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Fragment:
    """A page's body.

    Attributes:
        parts: HTML and the component calls that stand between; joined, with the components' HTML
            in place of the calls, they are the body. An element may be open where a call stands.
        headings: in the order of the page.
        mistakes: lines of the body, counted from 1, and what is wrong there.
    """

    parts: tuple[str | ComponentCall, ...]
    headings: tuple[Heading, ...]
    mistakes: tuple[tuple[int, Mistake], ...]


@lru_cache(maxsize=1024)
def convert_page(text: str) -> Fragment:
    """Convert the Markdown body of an organiser's own page; all of HTML is allowed in it."""
    with _one_at_a_time:
        try:
            pieces, lines, headings = _page_markdown().convert(text)
        except RecursionError:
            _page_markdown.cache_clear()
            return Fragment((_as_typed(text),), (), ())
    parts: list[str | ComponentCall] = [pieces[0]]
    mistakes: list[tuple[int, Mistake]] = []
    for (number, line), piece in zip(lines, pieces[1:], strict=True):
        try:
            parts.append(parse_component(line, number))
        except Mistake as mistake:
            mistakes.append((number, mistake))
        parts.append(piece)
    kept = tuple(part for part in parts if part)
    return Fragment(kept, tuple(Heading(h.level, h.id, h.text) for h in headings), tuple(mistakes))


@lru_cache(maxsize=8192)
def convert_text(text: str) -> str:
    """Convert a stranger's text (an abstract, a bio): block Markdown to sanitised HTML."""
    with _one_at_a_time:
        try:
            html = _text_markdown().convert(text)
        except RecursionError:
            _text_markdown.cache_clear()
            html = _as_typed(text)
    return sanitised(html)


@lru_cache(maxsize=8192)
def convert_inline(text: str, *, links: bool = True) -> str:
    """Convert a stranger's title or name: inline Markdown to sanitised HTML, on one line.

    Nothing in it is a block: "1. Foo" and "# Foo" stay as they are.

    Args:
        text: the Markdown; line breaks and repeated spaces count as one space.
        links: whether to keep links; False where the result itself stands in a link.
    """
    with _one_at_a_time:
        html = _inline_markdown().convert(" ".join(text.split()))
    return sanitised_inline(html, links=links)


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Inline Markdown as text without markup and entities, for <title>, labels and calendars."""
    return text_of(convert_inline(text))


def _as_typed(text: str) -> str:
    # Python-Markdown gives up on some hundred lists in each other, and is then not to be used
    # again. Nobody writes that on purpose; whoever does by accident sees what stands there.
    return f"<pre>{escape(text)}</pre>"


# Imported late: loading Python-Markdown takes longer than most commands.


@cache
def _page_markdown() -> PageMarkdown:
    from workshopsite.markup.dialect import PageMarkdown

    return PageMarkdown()


@cache
def _text_markdown() -> TextMarkdown:
    from workshopsite.markup.dialect import TextMarkdown

    return TextMarkdown()


@cache
def _inline_markdown() -> TextMarkdown:
    from workshopsite.markup.dialect import TextMarkdown

    return TextMarkdown(inline=True)
