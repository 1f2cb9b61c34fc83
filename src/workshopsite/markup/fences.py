"""Fenced code blocks: where they stand in the lines of a Markdown text.

One definition serves the converter, which makes code of them, and the checks, which look at nothing
inside. The rule is CommonMark's, but for containers: a fence may stand in quotes and in list items,
so its lines are compared without the ``>`` and spaces that the first one has before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workshopsite.late import dataclass, pattern

_OPEN = pattern(r"(?P<before>[ >]*)(?P<mark>`{3,}|~{3,})(?P<info>.*)")
_ITEM = pattern(r"[ >]*(?:[*+-]|\d+\.)\s")


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced code block.

    Attributes:
        first: the line of the opening fence, counted from 0.
        end: the line behind the closing fence; the number of lines where there is none.
        before: what stands before the opening fence: spaces and the ``>`` of quotes.
        info: what stands behind it, as ``python``.
        code: the lines in between, without what stands before them.
        closed: whether there is a closing fence.
    """

    first: int
    end: int
    before: str
    info: str
    code: tuple[str, ...]
    closed: bool


def fences_of(text: str) -> tuple[Fence, ...]:
    """All fenced code blocks of a text, in order."""
    return tuple(find_fences(text.split("\n"))) if may_have_fences(text) else ()


def find_fences(lines: Sequence[str]) -> Iterator[Fence]:
    """All fenced code blocks in the lines of a text, in order.

    An opening fence more than three spaces deep counts only below a list item or a quote; elsewhere
    it is part of indented code.
    """
    at, in_list = 0, False
    while at < len(lines):
        line = lines[at]
        fence = None
        if may_have_fences(line):
            fence = _fence_at(lines, at, in_list=in_list)
        if fence:
            yield fence
            at = fence.end
            continue
        if line.strip():
            in_list = _is_item(line) or (in_list and line[0] in " \t")
        at += 1


def may_have_fences(text: str) -> bool:
    """Whether a text has any mark that a fence is made of; most have none."""
    return "```" in text or "~~~" in text


def _is_item(line: str) -> bool:
    return _ITEM.match(line) is not None


def _fence_at(lines: Sequence[str], at: int, *, in_list: bool) -> Fence | None:
    match = _OPEN.fullmatch(lines[at].expandtabs(4))
    if match is None or (match["mark"][0] == "`" and "`" in match["info"]):
        return None
    before = match["before"]
    if len(before) > 3 and ">" not in before and not in_list:
        return None
    closing = re.compile(rf"{re.escape(match['mark'][0])}{{{len(match['mark'])},}}\s*")
    code: list[str] = []
    for number in range(at + 1, len(lines)):
        inner = _without(before, lines[number])
        if inner is None:
            return Fence(at, number, before, match["info"].strip(), tuple(code), closed=False)
        if len(inner) - len(inner.lstrip(" ")) < 4 and closing.fullmatch(inner.strip(" ")):
            return Fence(at, number + 1, before, match["info"].strip(), tuple(code), closed=True)
        code.append(inner)
    return Fence(at, len(lines), before, match["info"].strip(), tuple(code), closed=False)


def _without(before: str, line: str) -> str | None:
    """A line without what stands before its block; None where its quote has ended."""
    if not before:
        return line
    quotes = before.count(">")
    rest = line.expandtabs(4)
    for _ in range(quotes):
        match = re.match(r" {0,3}> ?", rest)
        if match is None:
            return None
        rest = rest[match.end() :]
    indent = len(before) - len(before.rstrip(" ")) - (1 if quotes else 0)
    spaces = len(rest) - len(rest.lstrip(" "))
    return rest[min(max(indent, 0), spaces) :]
