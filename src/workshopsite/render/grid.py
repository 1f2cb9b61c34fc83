"""Entries with times and columns as the rows and cells of an HTML table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import datetime
from itertools import groupby
from typing import Generic, TypeVar

from workshopsite.late import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """What stands in a table.

    Attributes:
        at: when it starts.
        end: when it ends, if that is known.
        column: where it stands, from 0; None for what belongs to all columns.
        item: what it is.
    """

    at: datetime
    end: datetime | None
    column: int | None
    item: T


@dataclass(frozen=True, slots=True)
class Cell(Generic[T]):
    """A cell of a table.

    Attributes:
        slots: what starts there: mostly one, or nothing.
        columns: how many columns it is wide.
        rows: how many rows it is high.
    """

    slots: tuple[T, ...]
    columns: int
    rows: int


def rows_of(entries: Iterable[Entry[T]], width: int) -> Iterator[tuple[Cell[T], ...]]:
    """The cells of each row, without those that reach into it from above.

    A row begins with each start. What belongs to all columns has a row of its own, and leaves out
    the columns in which something goes on meanwhile; where that is all of them, it ends those.

    Args:
        entries: in the order of their starts. Of equal ones, those with a column make one row as
            long as nothing without one is between them.
        width: how many columns there are.
    """
    lines = _lines(entries, width)
    yield from [tuple(draft.cell() for draft in line) for line in lines]  # when all are as high


@dataclass
class _Draft(Generic[T]):
    """A cell that may become higher."""

    column: int
    items: list[Entry[T]] = field(default_factory=list)
    columns: int = 1
    rows: int = 1

    def is_on(self, at: datetime) -> bool:
        return any(item.end and item.end > at for item in self.items)

    def cell(self) -> Cell[T]:
        return Cell(tuple(entry.item for entry in self.items), self.columns, self.rows)


def _lines(entries: Iterable[Entry[T]], width: int) -> list[list[_Draft[T]]]:
    lines: list[list[_Draft[T]]] = []
    going_on: dict[int, _Draft[T]] = {}
    for _, group in groupby(entries, key=_row_of):
        starting = list(group)
        taken = {one.column for one in starting}
        on = {
            column: draft
            for column, draft in going_on.items()
            if column not in taken and draft.is_on(starting[0].at)
        }
        if None in taken and len(on) == width:
            on = {}
        line = _line(starting, [column for column in range(width) if column not in on])
        for draft in on.values():
            draft.rows += 1
        lines.append(line)
        going_on = on if None in taken else on | {draft.column: draft for draft in line}
    return lines


def _row_of(entry: Entry[T]) -> tuple[datetime, int]:
    return entry.at, id(entry) if entry.column is None else 0


def _line(starting: Sequence[Entry[T]], free: Sequence[int]) -> list[_Draft[T]]:
    """The cells that begin in a row, in the columns that are free there."""
    drafts: Mapping[int, _Draft[T]] = {column: _Draft(column) for column in free}
    for entry in starting:
        if entry.column is not None:
            drafts[entry.column].items.append(entry)
        else:
            first, columns = _longest_run(free)
            wide = _Draft(first, [entry], columns)
            others = {at: one for at, one in drafts.items() if not 0 <= at - first < columns}
            drafts = others | {first: wide}
    return [drafts[column] for column in sorted(drafts)]


def _longest_run(columns: Sequence[int]) -> tuple[int, int]:
    """The first of the columns that stand together, where most do, and how many these are."""
    runs = groupby(enumerate(columns), key=lambda pair: pair[1] - pair[0])
    found = [[column for _, column in run] for _, run in runs]
    longest = max(found, key=len)
    return longest[0], len(longest)
