"""A text file as it was read, and how to point into it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple

from workshopsite.problems import Place

KeyPath = tuple[str | int, ...]
"""The way to a value in a document: keys of mappings, numbers (from 0) of lists."""


@dataclass(frozen=True)
class Source:
    r"""A text file.

    Attributes:
        path: relative to the site's folder, with forward slashes.
        text: its content, without byte order mark, with "\n" as line end.
    """

    path: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The text's lines, without their ends."""
        return self.text.split("\n")

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self.lines)]

    def offset(self, line: int) -> int:
        """How many characters stand before a line, counted from 1; 0 for what is no line."""
        return self._starts[line - 1] if 1 <= line <= len(self.lines) else 0

    def line(self, number: int) -> str:
        """A line, counted from 1; "" for what is no line."""
        return self.lines[number - 1] if 1 <= number <= len(self.lines) else ""

    def place(self, line: int = 0, column: int = 0, width: int = 1) -> Place:
        """The place at a line and column, both counted from 1, with its excerpt."""
        if not 1 <= line <= len(self.lines):
            return Place(self.path)
        return Place(self.path, line, column, max(width, 1), self.lines[line - 1])

    def place_at(self, offset: int, width: int = 1) -> Place:
        """The place of the character before which so many stand, with its excerpt."""
        line = bisect_right(self._starts, offset, hi=len(self.lines))
        return self.place(line, offset - self.offset(line) + 1, width)


class Mark(NamedTuple):
    """Where something stands in a source: line and column from 1, width in characters."""

    line: int
    column: int
    width: int = 1


@dataclass(frozen=True)
class Document:
    """The data of a YAML text, and where each part of it stands.

    Attributes:
        source: the file that the data came from.
        data: text, None (nothing written), list or dict with text keys.
        values: the mark of each value, by its path; () is the document itself.
        keys: the mark of each mapping key, by the path of its value.
    """

    source: Source
    data: Any
    values: Mapping[KeyPath, Mark]
    keys: Mapping[KeyPath, Mark]

    def place(self, path: KeyPath = (), *, key: bool = False) -> Place:
        """Where the value (or its key) at that path stands; else what encloses it."""
        for length in range(len(path), -1, -1):
            marks = self.keys if key else self.values
            mark = marks.get(path[:length]) or self.values.get(path[:length])
            if mark:
                return self.source.place(mark.line, mark.column, mark.width)
        return self.source.place()
