"""Lists as GitHub Pages reads them, re-indented so that Python-Markdown reads them that way too.

Python-Markdown nests at four spaces and lets no list follow a paragraph directly. kramdown, and so
Jekyll, nests what is indented as far as the text of the item above, and needs no empty line. The
lines are rewritten: four spaces a level, an empty line before a list that follows text.
"""

from __future__ import annotations

import re
from dataclasses import field

from workshopsite.late import dataclass, pattern

_ITEM = pattern(r"( *)([*+-]|\d+\.)( +)(?=\S)")
_RULE = pattern(r" {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})")
_BREAKS_A_PARAGRAPH = pattern(r" {0,3}(?:[*+-]|1\.) ")
"""CommonMark's rule: of numbers only 1, so that a line may begin with "1986. A great year"."""
_ALONE = pattern(r"#{1,6} |\*?\[[^\]\n]+\]:")
"""Headings and definitions: as blocks of their own, since peeling one after the other off a large
block takes Python-Markdown quadratic time."""
_STANDS_ALONE = pattern(r" {0,3}(?:#{1,6} |>|\x02|\|)|\s*$")

TAB = 4
DEEPEST = 60
"""Python-Markdown recurses for each level; items that are deeper still stay at this level."""


@dataclass(frozen=True, slots=True)
class _Item:
    marker: int  # the column of its marker
    text: int  # the column of its text
    ordered: bool


def with_regular_lists(text: str) -> str:
    """The text with every list indented by four spaces a level.

    Args:
        text: Markdown without fenced code, raw HTML blocks and tabs.
    """
    work = _Regular()
    for line in text.split("\n"):
        work.take(line)
    return "\n".join(work.lines)


@dataclass(slots=True)
class _Regular:
    """The lines so far, and the items that the next line may belong to, outermost first."""

    lines: list[str] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)
    after_blank: bool = True
    ends_block: bool = False  # whether the last line is a block of its own
    first_of_item: bool = False  # whether this paragraph is the one that an item begins with

    def take(self, line: str) -> None:
        """Add one line of the source."""
        if self.ends_block and line.strip() and not line.startswith("{:"):
            self.lines.append("")
            self.after_blank = True
        self.ends_block = False
        if not line.strip():
            self.lines.append("")
            self.after_blank = True
            return
        match = _ITEM.match(line)
        if match and not _RULE.fullmatch(line) and self.is_item(line, len(match[1])):
            self.item(line, match)
        else:
            self.other(line)
        self.after_blank = False

    def is_item(self, line: str, indent: int) -> bool:
        """Whether a line with a list's marker begins an item."""
        if self.items:
            # Behind an empty line, four spaces more than the text of an item are code.
            return not self.after_blank or indent < self.items[-1].text + TAB
        if self.after_blank or not self.lines or _STANDS_ALONE.match(self.lines[-1]):
            return indent < TAB
        return _BREAKS_A_PARAGRAPH.match(line) is not None

    def item(self, line: str, match: re.Match[str]) -> None:
        """Add the first line of an item."""
        indent, ordered = len(match[1]), match[2][0].isdigit()
        last: _Item | None = None
        while self.items and not self.is_inside(indent, ordered=ordered):
            last = self.items.pop()
        starts_list = last is None or last.ordered != ordered
        if starts_list and not self.after_blank and (not self.items or last):
            self.lines.append("")
        # Five spaces behind a marker and more are one space and indented code.
        width = len(match[3]) if len(match[3]) <= TAB else 1
        self.lines.append(" " * TAB * self.level + f"{match[2]} {line[match.end() :]}")
        self.items.append(_Item(indent, match.end(2) + width, ordered))
        self.first_of_item = True

    def is_inside(self, indent: int, *, ordered: bool) -> bool:
        """Whether an item with its marker there is one of a list inside the last item."""
        last = self.items[-1]
        if indent >= last.text:
            return True
        # kramdown nests "  - b" below "1. a", though it does not reach the text.
        return indent > last.marker and last.ordered != ordered and indent >= last.marker + 2

    @property
    def level(self) -> int:
        return min(len(self.items), DEEPEST)

    def other(self, line: str) -> None:
        """Add a line that is no first line of an item."""
        indent = len(line) - len(line.lstrip(" "))
        if self.after_blank:
            self.first_of_item = False
            while self.items and indent < self.items[-1].text:
                self.items.pop()
        if not self.items and _ALONE.match(line):
            self.lines += [*([] if self.after_blank else [""]), line]
            self.ends_block = line.startswith("#")
            return
        if self.items and self.first_of_item:
            line = line.lstrip(" ")  # Python-Markdown knows where it belongs
        elif self.items:
            line = " " * max(indent - self.items[-1].text, 0) + line.lstrip(" ")
            line = " " * TAB * self.level + line
        self.lines.append(line)
