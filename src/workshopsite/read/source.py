"""A text file as it was read, and how to point into it."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import accumulate, chain, repeat
from operator import add
from typing import Any, NamedTuple

from workshopsite.late import dataclass
from workshopsite.problems import Place
from workshopsite.rules import IGNORE

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

    def __getstate__(self) -> dict[str, str]:
        """What is pickled of it: no lines, which are made again when they are needed."""
        return {"path": self.path, "text": self.text}

    @property
    def lines(self) -> list[str]:
        """The text's lines, without their ends; made anew each time, for they take much room."""
        return self.text.split("\n")

    @cached_property
    def _starts(self) -> array[int]:
        """How many characters stand before each line, and before one that would come next."""
        return array("I", accumulate(map(add, map(len, self.lines), repeat(1)), initial=0))

    @property
    def last_line(self) -> int:
        """The number of its last line, counted from 1."""
        return len(self._starts) - 1

    @cached_property
    def may_ignore(self) -> bool:
        """Whether a comment in it may switch a rule off; asked after each save of another file."""
        return IGNORE in self.text

    def offset(self, line: int) -> int:
        """How many characters stand before a line, counted from 1; 0 for what is no line."""
        return self._starts[line - 1] if 1 <= line <= self.last_line else 0

    def line(self, number: int) -> str:
        """A line, counted from 1; "" for what is no line."""
        if not 1 <= number <= self.last_line:
            return ""
        return self.text[self._starts[number - 1] : self._starts[number] - 1]

    def place(self, line: int = 0, column: int = 0, width: int = 1) -> Place:
        """The place at a line and column, both counted from 1, with its excerpt."""
        starts = self._starts
        if not 1 <= line < len(starts):
            return Place(self.path)
        excerpt = self.text[starts[line - 1] : starts[line] - 1]
        return Place(self.path, line, column, max(width, 1), excerpt)

    def place_at(self, offset: int, width: int = 1) -> Place:
        """The place of the character before which so many stand, with its excerpt."""
        line = bisect_right(self._starts, offset, hi=self.last_line)
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

    def __getstate__(self) -> dict[str, Any]:
        """What is pickled of it: numbers for the marks, of which there are many."""
        return {**vars(self), "values": _numbers(self.values), "keys": _numbers(self.keys)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Take what was pickled."""
        marks = {"values": _marks(*state["values"]), "keys": _marks(*state["keys"])}
        vars(self).update(state, **marks)

    def place(self, path: KeyPath = (), *, key: bool = False) -> Place:
        """Where the value (or its key) at that path stands; else what encloses it."""
        for length in range(len(path), -1, -1):
            marks = self.keys if key else self.values
            mark = marks.get(path[:length]) or self.values.get(path[:length])
            if mark:
                return self.source.place(mark.line, mark.column, mark.width)
        return self.source.place()


def _numbers(marks: Mapping[KeyPath, Mark]) -> tuple[list[KeyPath], list[int]]:
    """The paths of marks, and three numbers for each."""
    return list(marks), list(chain.from_iterable(marks.values()))


def _marks(paths: Iterable[KeyPath], numbers: Iterable[int]) -> dict[KeyPath, Mark]:
    three = [iter(numbers)] * 3
    return dict(zip(paths, map(Mark, *three), strict=True))
