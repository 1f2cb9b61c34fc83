"""What stands inside a line: struck text, breaks by a backslash, bare addresses."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor, LinkInlineProcessor
from markdown.inlinepatterns import SubstituteTagInlineProcessor as Substitute
from markdown.treeprocessors import Treeprocessor
from markdown.util import (
    HTML_PLACEHOLDER_RE,
    INLINE_PLACEHOLDER_PREFIX,
    INLINE_PLACEHOLDER_RE,
    AtomicString,
)

_URL = r"(?<![\w/@])https?://[^\s<>\x02\x03\"`|]*[^\s<>\x02\x03\"`|.,:;!?'*_~]"
_MAIL = r"(?<![\w.+/:@-])[\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+"
_ALSO_ESCAPED = ":\"'$~<=|&"

MOST_BRACKETS = 500
"""Opening brackets in one paragraph; one with more has no links, since each costs a search."""
LONGEST = 100_000
"""Characters of one paragraph; a longer one is text only, since each piece of markup copies it."""
_FARTHEST, _DEEPEST = 3000, 30


class BareAddress(InlineProcessor):
    """Makes a link of an address on the web, or of a mail address, that stands in a text."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, pattern: str, markdown: Markdown, before: str = "") -> None:
        super().__init__(pattern, markdown)
        self._markdown = markdown
        self._before = before

    def handleMatch(  # type: ignore[override] # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element | None, int | None, int | None]:
        """The link, and where its text begins and ends."""
        if self._is_in_raw_link(data, m.end()):
            return None, None, None
        address = without_closing(m[0])
        link = ElementTree.Element("a", {"href": self._before + address})
        link.text = AtomicString(address)
        return link, m.start(), m.start() + len(address)

    def _is_in_raw_link(self, data: str, at: int) -> bool:
        """Whether the next raw tag of a link is its end: <a href="…">https://example.org</a>."""
        for _, placeholder in zip(range(5), HTML_PLACEHOLDER_RE.finditer(data, at), strict=False):
            raw = str(self._markdown.htmlStash.rawHtmlBlocks[int(placeholder[1])]).lower()
            if raw.startswith(("<a ", "</a")):
                return raw.startswith("</a")
        return False


def without_closing(address: str) -> str:
    """An address without closing brackets at its end that nothing in it opens."""
    open_brackets = {close: address.count(start) for start, close in ("()", "[]", "{}")}
    closed = {close: address.count(close) for close in ")]}"}
    end = len(address)
    while end and address[end - 1] in closed:
        close = address[end - 1]
        if closed[close] <= open_brackets[close]:
            break
        closed[close] -= 1
        end -= 1
        while end and address[end - 1] in ".,:;!?'*_~":
            end -= 1
    return address[:end]


class HugeParagraphs(Treeprocessor):
    """Shows a paragraph as it was typed that nobody wrote by hand, or its brackets if too many."""

    def run(self, root: ElementTree.Element) -> None:
        """Go through the texts of a tree."""
        for element in root.iter():
            text = element.text or ""
            if isinstance(text, AtomicString):
                continue
            if len(text) > LONGEST:
                element.text = AtomicString(text)
            elif text.count("[") > MOST_BRACKETS:
                element.text = text.replace("[", f"\x02{ord('[')}\x03")


def limit_searches(markdown: Markdown) -> None:
    """Bound how far Python-Markdown looks for the end of a link.

    It looks from each opening bracket to the end of the paragraph; 5,000 of them took seconds.
    """
    for pattern in markdown.inlinePatterns:
        if isinstance(pattern, LinkInlineProcessor):
            _limit(pattern)
            _unescape_all(pattern)
    markdown.treeprocessors.register(HugeParagraphs(markdown), "huge_paragraphs", 21)


def _limit(pattern: LinkInlineProcessor) -> None:
    find_link = pattern.getLink

    def text(data: str, index: int) -> tuple[str, int, bool]:
        depth = 1
        for bracket in re.compile(r"[\[\]]").finditer(data, index, index + _FARTHEST):
            depth += 1 if bracket[0] == "[" else -1
            if depth == 0:
                return data[index : bracket.start()], bracket.end(), True
            if depth > _DEEPEST:
                break
        return "", index, False

    def link(data: str, index: int) -> tuple[str, str | None, int, bool]:
        if not data.startswith("(", index):
            return "", None, index, False
        href, title, end, handled = find_link(data[index : index + _FARTHEST], 0)
        if INLINE_PLACEHOLDER_PREFIX in f"{href}{title}":  # it ended within a mark: ``![]("([]()``
            return "", None, index, False
        return href, title, index + end, handled

    pattern.getText = text  # type: ignore[method-assign]
    pattern.getLink = link  # type: ignore[method-assign]


def _unescape_all(pattern: LinkInlineProcessor) -> None:
    """Let a picture's alternative text hold markup in markup.

    Python-Markdown puts in for its marks what they stand for once, and leaves the marks therein:
    in ``![[![](c)](b)](a)`` those of the inner picture.
    """
    unescape_once = pattern.unescape

    def unescape(text: str) -> str:
        for _ in range(_DEEPEST):
            if INLINE_PLACEHOLDER_PREFIX not in text:
                return text
            text = unescape_once(text)
        return INLINE_PLACEHOLDER_RE.sub("", text)

    pattern.unescape = unescape  # type: ignore[method-assign]


def register_inline(markdown: Markdown, *, links: bool = True) -> None:
    """Let a converter know what is ours inside a line.

    Args:
        markdown: the converter.
        links: whether bare addresses become links.
    """
    markdown.ESCAPED_CHARS.extend(_ALSO_ESCAPED)
    if markdown.delimiters:
        markdown.delimiters.add("~", "del", double=True)
    markdown.inlinePatterns.register(Substitute(r"\\\n", "br"), "backslash_break", 175)
    if links:
        markdown.inlinePatterns.register(BareAddress(_URL, markdown), "bare_url", 86)
        markdown.inlinePatterns.register(BareAddress(_MAIL, markdown, "mailto:"), "bare_mail", 85)
    limit_searches(markdown)
