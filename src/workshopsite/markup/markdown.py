"""Markdown to HTML: an organiser's pages, and the texts and titles that strangers wrote.

Each conversion is remembered by all that goes into it, so that a title that stands on ten pages is
converted once. Everything is pure: the same text gives the same HTML.

A heading in a stranger's text becomes a bold paragraph, because an abstract may stand below any
heading and its ids would clash with the page's. Of HTML tags such a text may use ``b i em strong
sub sup code``, without attributes; any other is shown as it was typed, so that "List<String>" is
not lost. A picture from another host becomes a link to it. Formulas become MathML after a
stranger's text is sanitised, so that no MathML but ours is ever on a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache, partial
from html import escape
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from workshopsite.late import dataclass, pattern
from workshopsite.markup.components import ComponentCall, parse_component
from workshopsite.markup.finding import Finding
from workshopsite.markup.formulas import Formula, may_have_formulas, readable, with_mathml
from workshopsite.markup.latex import escaped, in_latex
from workshopsite.markup.mistakes import find_mistakes, formula_findings, is_too_deep, too_deep
from workshopsite.markup.prepared import Prepared, prepare, prepare_page
from workshopsite.markup.punctuation import typed, typographic
from workshopsite.markup.sanitise import sanitised, sanitised_inline, text_of
from workshopsite.markup.text_lines import lines_of
from workshopsite.problems import Mistake

if TYPE_CHECKING:
    from workshopsite.markup.dialect.page import Converted, PageMarkdown
    from workshopsite.markup.dialect.text import TextMarkdown

T = TypeVar("T")

_MARK = pattern(r"[^\w ,:;()!?+%–—’“”.-]|_|[.-]{2}")
"""What Markdown, typography or HTML could make something else of; most titles have none of it."""

# A converter keeps state while it works, and serve converts in several threads.
_one_at_a_time = Lock()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page.

    Attributes:
        level: from 1 to 6.
        id: its anchor.
        text: without markup.
    """

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
        findings: what is wrong in the body, and where.
    """

    parts: tuple[str | ComponentCall, ...]
    headings: tuple[Heading, ...]
    findings: tuple[Finding, ...]

    @property
    def calls(self) -> Iterator[ComponentCall]:
        """The component calls among its parts."""
        return (part for part in self.parts if isinstance(part, ComponentCall))


@lru_cache(maxsize=1024)
def convert_page(text: str, language: str = "en") -> Fragment:
    """Convert the Markdown body of an organiser's own page; all of HTML is allowed in it.

    Args:
        text: the body, with any line ends.
        language: the page's (a BCP 47 tag), for its quotation marks; "" leaves them straight.
    """
    prepared = prepare_page(text)
    findings = list(find_mistakes(prepared))
    converted = None
    if not any(finding.mistake.rule == "nesting" for finding in findings):
        converted = _safely(partial(_converted, prepared, language), _page_markdown.cache_clear)
        if converted is None:
            findings.append(too_deep())
    if converted is None:
        return Fragment((_as_typed(text),), (), tuple(findings))
    pieces, lines, headings = converted
    parts: list[str | ComponentCall] = [pieces[0]]
    for (number, line), piece in zip(lines, pieces[1:], strict=True):
        try:
            parts.append(parse_component(line, number))
        except Mistake as mistake:
            findings.append(Finding(number, 1, len(line), mistake))
        parts.append(piece)
    shown = tuple(
        with_mathml(part, prepared.formulas) if isinstance(part, str) else part
        for part in parts
        if part
    )
    return Fragment(shown, tuple(Heading(h.level, h.id, h.text) for h in headings), tuple(findings))


def _converted(prepared: Prepared, language: str) -> Converted:
    show = partial(readable, formulas=prepared.formulas)
    return _page_markdown().convert(prepared.marked, language, show)


@lru_cache(maxsize=8192)
def convert_text(text: str, language: str = "") -> str:
    """Convert a stranger's text (an abstract, a bio): block Markdown to sanitised HTML.

    Args:
        text: Markdown.
        language: for quotation marks (a BCP 47 tag); "" leaves them straight.
    """
    html, formulas = _text_html(text, language)
    return with_mathml(typographic(html), formulas)


@lru_cache(maxsize=2048)
def _text_html(text: str, language: str) -> tuple[str, tuple[Formula, ...]]:
    """Sanitised HTML with marks for typography and formulas, of which both others are made."""
    prepared = prepare(text)
    html = None
    if not is_too_deep(prepared):
        html = _safely(
            lambda: _text_markdown().convert(prepared.marked, language), _text_markdown.cache_clear
        )
    return sanitised(_as_typed(text) if html is None else html), prepared.formulas


@lru_cache(maxsize=8192)
def convert_inline(text: str, *, links: bool = True, language: str = "") -> str:
    """Convert a stranger's title or name: inline Markdown to sanitised HTML, on one line.

    Nothing in it is a block: "1. Foo" and "# Foo" stay as they are.

    Args:
        text: the Markdown; line breaks and repeated spaces count as one space.
        links: whether to keep links; False where the result itself stands in a link.
        language: for quotation marks (a BCP 47 tag); "" leaves them straight.
    """
    title = " ".join(text.split())
    if not _MARK.search(title):
        return title
    prepared = prepare(title)
    html = sanitised_inline(_title_html(prepared, language), links=links)
    return with_mathml(html, prepared.formulas)


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Inline Markdown as text without markup and entities, for <title>, labels and calendars."""
    title = " ".join(text.split())
    if not _MARK.search(title):
        return title
    prepared = prepare(title)
    return readable(text_of(_title_html(prepared, "")), prepared.formulas)


@lru_cache(maxsize=8192)
def latex(text: str) -> str:
    """Inline Markdown as LaTeX, for BibTeX: formulas stay, emphasis becomes commands."""
    title = " ".join(text.split())
    if not _MARK.search(title):
        return escaped(title)
    prepared = prepare(title)
    return in_latex(sanitised_inline(_title_html(prepared, "")), prepared.formulas)


@lru_cache(maxsize=8192)
def plain_text(text: str, *, language: str = "") -> str:
    """Block Markdown as text without markup, for calendars and feeds.

    Blocks have an empty line between them; `text_lines` says what else is shown by which sign.

    Args:
        text: Markdown.
        language: that in which the text is shown elsewhere, so that it is converted once for both.
            The result does not depend on it.
    """
    html, formulas = _text_html(text, language)
    return readable(lines_of(typed(html)), formulas)


@lru_cache(maxsize=8192)
def _title_html(prepared: Prepared, language: str) -> str:
    html = _safely(
        lambda: _inline_markdown().convert(prepared.marked, language), _inline_markdown.cache_clear
    )
    return escape(prepared.text, quote=False) if html is None else typographic(html)


@lru_cache(maxsize=8192)
def text_findings(text: str) -> tuple[Finding, ...]:
    """What is wrong in a stranger's text or title: formulas that cannot be shown."""
    if not may_have_formulas(text):
        return ()
    return tuple(formula_findings(prepare(text)))


def _safely(convert: Callable[[], T], forget: Callable[[], None]) -> T | None:
    """What a conversion gives; None where lists or quotes are nested too deeply for it.

    Python-Markdown recurses for each level, and is not to be used again after it gave up.
    """
    with _one_at_a_time:
        try:
            return convert()
        except RecursionError:
            forget()
            return None


def _as_typed(text: str) -> str:
    return f"<pre>{escape(text)}</pre>"


# Imported late: loading Python-Markdown takes longer than most commands.


@cache
def _page_markdown() -> PageMarkdown:
    from workshopsite.markup.dialect.page import PageMarkdown

    return PageMarkdown()


@cache
def _text_markdown() -> TextMarkdown:
    from workshopsite.markup.dialect.text import TextMarkdown

    return TextMarkdown()


@cache
def _inline_markdown() -> TextMarkdown:
    from workshopsite.markup.dialect.text import TextMarkdown

    return TextMarkdown(inline=True)
