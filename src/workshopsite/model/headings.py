"""The first heading of a Markdown text, which can be a page's title."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ATX = re.compile(r" {0,3}(#{1,6})[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ATTRIBUTES = re.compile(r"\s*\{:?[^{}]*\}$")


@dataclass(frozen=True, slots=True)
class FirstHeading:
    """The first heading of a text.

    Attributes:
        text: inline Markdown, white space folded.
        line: where it starts in the text, counted from 0.
        lines: how many lines it takes.
    """

    text: str
    line: int
    lines: int


def first_heading(markdown: str) -> FirstHeading | None:
    """The first heading outside of code; None where there is none."""
    lines = markdown.split("\n")
    fence = ""
    for at, line in enumerate(lines):
        if mark := _FENCE.match(line):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        elif fence or line.startswith("    "):
            continue
        elif atx := _ATX.fullmatch(line):
            return FirstHeading(_clean(atx[2]), at, 1)
        elif _is_underlined(lines, at):
            return FirstHeading(_clean(line), at, 2)
    return None


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
