"""What of a Markdown text is shown as it stands: code, comments, raw elements such as <pre>.

Whoever looks for formulas, links or leftovers looks at the text that ``without_verbatim`` gives: it
has spaces in place of all that, and every other character at its place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from workshopsite.late import pattern
from workshopsite.markup.fences import Fence, fences_of

_RAW = "script|style|pre|code|kbd|samp|tt|textarea|svg|math|template|xmp"
_RAW_START = pattern(rf"<!--|<({_RAW})(?=[\s>/])[^<>]*>", re.IGNORECASE)
_RAW_END = pattern(rf"-->|</({_RAW})\s*>", re.IGNORECASE)
_TICKS = pattern(r"(?<!\\)`+")
_PARAGRAPH_END = pattern(r"\n[ \t]*(?=\n)")
_ITEM = pattern(r" *(?:[*+-]|\d+\.) {1,4}")
_TAG = pattern(r"</?[a-zA-Z][\w:-]*(?:\s[^<>]*)?/?>|<[a-zA-Z][\w+.-]*:[^<>\s]*>")

Span = tuple[int, int]
"""Offsets into a text: the first character, and the one behind the last."""


def without_verbatim(text: str, fences: Sequence[Fence] | None = None) -> str:
    """The text with spaces in place of code, comments and raw elements; line ends stay.

    Args:
        text: Markdown.
        fences: its fenced code blocks, where they are known.
    """
    fences = fences_of(text) if fences is None else fences
    if fences or "    " in text or "\t" in text:
        text = _blanked(text, _line_spans(text, fences))
    if "<" in text:
        text = _blanked(text, _raw_spans(text))
    return _blanked(text, _code_spans(text)) if "`" in text else text


def without_tags(text: str) -> str:
    """The text with spaces in place of tags and of links in angle brackets."""
    if "<" not in text:
        return text
    return _blanked(text, (match.span() for match in _TAG.finditer(text)))


def blank(text: str) -> str:
    """As many spaces as the text has characters; line ends stay."""
    return "\n".join([" " * len(line) for line in text.split("\n")])


def _blanked(text: str, spans: Iterator[Span]) -> str:
    pieces, last = [], 0
    for start, end in spans:
        pieces += [text[last:start], blank(text[start:end])]
        last = end
    return "".join([*pieces, text[last:]])


def _line_spans(text: str, in_order: Sequence[Fence]) -> Iterator[Span]:
    """Fenced and indented code."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    fences = iter(in_order)
    fence = next(fences, None)
    at, depth, after_blank = 0, 0, True
    while at < len(lines):
        if fence and fence.first == at:
            yield starts[at], min(starts[fence.end], len(text))
            at, fence, after_blank = fence.end, next(fences, None), False
            continue
        line = lines[at].expandtabs(4)
        if not line.strip():
            after_blank = True
        elif after_blank and line.startswith(" " * (4 + depth)):
            yield starts[at], starts[at + 1] - 1
        else:
            depth = _depth(line, depth, after_blank=after_blank)
            after_blank = False
        at += 1


def _depth(line: str, depth: int, *, after_blank: bool) -> int:
    """From where on a line behind this one belongs to the list item that is open; 0 without one."""
    if item := _ITEM.match(line):
        return item.end()
    if not after_blank:
        return depth
    indent = len(line) - len(line.lstrip(" "))
    return min(depth, indent) if indent > 1 else 0


def _raw_spans(text: str) -> Iterator[Span]:
    """Comments and raw elements, but none that is not closed."""
    ends: dict[str, list[Span]] = {}
    for match in _RAW_END.finditer(text):
        ends.setdefault((match[1] or "").lower(), []).append(match.span())
    at = 0
    for match in _RAW_START.finditer(text):
        if match.start() < at:
            continue
        known = ends.get((match[1] or "").lower(), [])
        index = bisect_left(known, (match.end(), 0))
        if index < len(known):
            at = known[index][1]
            yield match.start(), at


def _code_spans(text: str) -> Iterator[Span]:
    """Code between backticks: a run of them ends at the next run of that length."""
    start = 0
    while (start := text.find("`", start)) >= 0:
        found = _PARAGRAPH_END.search(text, start)
        end = found.end() if found else len(text)
        begin = max(start - 1, 0)  # where a backslash may stand
        yield from _pairs([match.span() for match in _TICKS.finditer(text, begin, end)])
        start = end


def _pairs(runs: list[Span]) -> Iterator[Span]:
    following: dict[int, int] = {}
    partner: list[int | None] = []
    for index in range(len(runs) - 1, -1, -1):
        length = runs[index][1] - runs[index][0]
        partner.append(following.get(length))
        following[length] = index
    partner.reverse()
    index = 0
    while index < len(runs):
        close = partner[index]
        if close is not None:
            yield runs[index][0], runs[close][1]
            index = close
        index += 1
