"""The first heading of a Markdown text, which can be a page's title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshopsite.late import dataclass, pattern

_ATX = pattern(r" {0,3}(#{1,6})[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = pattern(r" {0,3}(=+|-+)[ \t]*")
_FENCE = pattern(r" {0,3}(`{3,}|~{3,})(.*)")
_ATTRIBUTES = pattern(r"\s*\{:?[^{}]*\}$")


@dataclass(frozen=True, slots=True)
class FirstHeading:
    """The first heading of a text.

    Attributes:
        level: 1 to 6.
        text: inline Markdown, white space folded.
        line: where it starts in the text, counted from 0.
        lines: how many lines it takes.
    """

    level: int
    text: str
    line: int
    lines: int


def first_heading(markdown: str) -> FirstHeading | None:
    """The first heading outside of code; None where there is none."""
    lines = markdown.split("\n")
    for at in prose_lines(lines):
        if atx := _ATX.fullmatch(lines[at]):
            return FirstHeading(len(atx[1]), _clean(atx[2]), at, 1)
        if _is_underlined(lines, at):
            level = 1 if "=" in lines[at + 1] else 2
            return FirstHeading(level, _clean(lines[at]), at, 2)
    return None


def prose_lines(lines: list[str]) -> Iterator[int]:
    """The numbers of the lines that are neither code nor within a comment."""
    fence = ""
    in_comment = False
    for at, line in enumerate(lines):
        mark = _FENCE.fullmatch(line)
        if fence:
            closes = mark and mark[1].startswith(fence) and not mark[2].strip()
            fence = "" if closes else fence
        elif mark and not in_comment:
            fence = mark[1]
        elif in_comment or "<!--" in line:
            in_comment = "-->" not in line
        elif not line.startswith(("    ", "\t")):
            yield at


def _is_underlined(lines: list[str], at: int) -> bool:
    stands_alone = at == 0 or not lines[at - 1].strip()
    underline = lines[at + 1] if at + 1 < len(lines) else ""
    return stands_alone and _is_paragraph(lines[at]) and bool(_UNDERLINE.fullmatch(underline))


def without(markdown: str, heading: FirstHeading) -> str:
    """The text without that heading."""
    lines = markdown.split("\n")
    del lines[heading.line : heading.line + heading.lines]
    return "\n".join(lines)


def promoted(markdown: str, heading: FirstHeading) -> str:
    """The text with that heading as a heading of the first level, every line in its place."""
    lines = markdown.split("\n")
    if heading.lines == 1:
        lines[heading.line] = re.sub(r"#+", "#", lines[heading.line], count=1)
    else:
        lines[heading.line + 1] = lines[heading.line + 1].replace("-", "=")
    return "\n".join(lines)


def _is_paragraph(line: str) -> bool:
    return bool(line.strip()) and line.lstrip()[0] not in "-*+>#|<" and not line.startswith(":::")


def _clean(text: str) -> str:
    return " ".join(_ATTRIBUTES.sub("", text).split())
