"""A day of the program as stretches: one thing after the other, or a table of times and rooms.

The table runs from the first slot of the day that has another room beside it to the last one. Its
rows are the times at which something starts, its columns the rooms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations
from typing import Generic, TypeVar

from workshopsite.late import dataclass
from workshopsite.model.program import Day, Slot
from workshopsite.render.grid import Cell, Entry, rows_of

T = TypeVar("T")

_SOME_DAY = date(2000, 1, 1)
"""Stands for a day that is not decided: all that counts here is what comes before what."""


@dataclass(frozen=True, slots=True)
class GridRow(Generic[T]):
    """A row of a table.

    Attributes:
        start: when its slots start; a time of day where the day is not decided.
        cells: from the first room to the last, without those that reach into it from above.
    """

    start: datetime | time | None
    cells: tuple[Cell[T], ...]

    @property
    def slots(self) -> tuple[T, ...]:
        """What starts then, from the first room to the last."""
        return tuple(slot for cell in self.cells for slot in cell.slots)


@dataclass(frozen=True, slots=True)
class Stretch(Generic[T]):
    """A part of a day.

    Attributes:
        slots: all of it, in order.
        rooms: the columns of the table; None is a room that is to be announced; no rooms at all
            where nothing is parallel.
        rows: the rows of the table.
    """

    slots: tuple[T, ...]
    rooms: tuple[str | None, ...] = ()
    rows: tuple[GridRow[T], ...] = ()


def stretches(day: Day, rooms: Sequence[str], show: Callable[[Slot], T]) -> tuple[Stretch[T], ...]:
    """The stretches of a day, three at most: what is before the table, the table, the rest.

    Args:
        day: whose slots they are.
        rooms: all rooms of the program, in the order of the columns.
        show: what a stretch holds of a slot.
    """
    placed = sorted(_placed(day.slots), key=lambda one: (one.at, one.rank))
    beside = {
        at
        for (first, one), (second, other) in combinations(enumerate(placed), 2)
        if _parallel(one, other)
        for at in (first, second)
    }
    start, stop = (min(beside), max(beside) + 1) if beside else (len(placed), len(placed))
    found = (
        _list(placed[:start], show),
        _table(placed[start:stop], rooms, show),
        _list(placed[stop:], show),
    )
    return tuple(one for one in found if one.slots)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A slot with its time in UTC; with that of the slot before it, while its own is not known."""

    slot: Slot
    at: datetime
    end: datetime | None
    has_time: bool

    @property
    def has_column(self) -> bool:
        """Whether it is in one room, known or not, at a known time."""
        return self.has_time and bool(self.slot.room or self.slot.room_tba)

    @property
    def rank(self) -> int:
        """Where it stands among those of one time: rows of their own must not part the others."""
        return 2 if not self.has_time else int(self.has_column)


def _placed(slots: Sequence[Slot]) -> Iterator[_Placed]:
    at, days = datetime.min.replace(tzinfo=UTC), 0
    for slot in slots:
        start, end = slot.start, slot.end
        if slot.clock:
            # As in model/starts.py: after an evening come the small hours of the next day.
            days = days or int(at.hour >= 18 and slot.clock.start.hour < 6)
            start, end = _on_some_day(slot.clock.start, slot.clock.end, days)
        at = start.astimezone(UTC) if start else at
        yield _Placed(slot, at, end.astimezone(UTC) if end else None, start is not None)


def _on_some_day(start: time, end: time | None, days: int) -> tuple[datetime, datetime | None]:
    day = _SOME_DAY + timedelta(days)
    begins = datetime.combine(day, start, UTC)
    ends = datetime.combine(day + timedelta(end <= start), end, UTC) if end else None
    return begins, ends


def _parallel(one: _Placed, other: _Placed) -> bool:
    """Whether two slots, the first of which does not start later, need columns of their own."""
    apart = one.slot.room != other.slot.room or one.slot.room is None
    in_columns = one.has_column and other.has_column
    return in_columns and apart and (one.at == other.at or bool(one.end and other.at < one.end))


def _list(part: Sequence[_Placed], show: Callable[[Slot], T]) -> Stretch[T]:
    return Stretch(tuple(show(one.slot) for one in part))


def _table(part: Sequence[_Placed], rooms: Sequence[str], show: Callable[[Slot], T]) -> Stretch[T]:
    columns, unknown = _columns(part, rooms)
    width = len(columns) + max(unknown.values(), default=-1) + 1
    entries = [
        Entry(one.at, one.end, _column(one, at, columns, unknown), one.slot)
        for at, one in enumerate(part)
    ]
    names = (*columns, *[None] * (width - len(columns)))
    rows = tuple(_row(cells, show) for cells in rows_of(entries, width))
    return Stretch(tuple(show(one.slot) for one in part), names, rows)


def _columns(part: Sequence[_Placed], rooms: Sequence[str]) -> tuple[list[str], dict[int, int]]:
    """The rooms of a table in their order, and who is in which of the unknown ones behind them."""
    used = {one.slot.room for one in part if one.has_column}
    busy: list[_Placed] = []
    unknown: dict[int, int] = {}
    for at, one in enumerate(part):
        if one.has_column and one.slot.room is None:
            free = (n for n, other in enumerate(busy) if not _parallel(other, one))
            unknown[at] = next(free, len(busy))
            busy[unknown[at] : unknown[at] + 1] = [one]
    return [room for room in rooms if room in used], unknown


def _column(one: _Placed, at: int, columns: Sequence[str], unknown: dict[int, int]) -> int | None:
    if not one.has_column:
        return None
    return columns.index(one.slot.room) if one.slot.room else len(columns) + unknown[at]


def _row(cells: Sequence[Cell[Slot]], show: Callable[[Slot], T]) -> GridRow[T]:
    slot = next(slot for cell in cells for slot in cell.slots)
    start = slot.start or (slot.clock.start if slot.clock else None)
    shown = (Cell(tuple(map(show, one.slots)), one.columns, one.rows) for one in cells)
    return GridRow(start, tuple(shown))
