"""A competition: classes, a rule to rank by, and a leaderboard that the program ranks."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from workshopsite.late import dataclass
from workshopsite.model import forms
from workshopsite.model.fields import Block, Inline, Text, number, one_line
from workshopsite.model.read_by import ReadBy
from workshopsite.model.record import Record, derived, key
from workshopsite.problems import Mistake, did_you_mean


class Order(StrEnum):
    """Which end of a column wins."""

    LOW = "low"
    HIGH = "high"


def _order(value: Any) -> Order:
    text = one_line(value).lower()
    if text not in set(Order):
        raise Mistake("bad-value", f'"{text}" is no order', "write low or high: what wins")
    return Order(text)


def _bounds(value: Any) -> tuple[Decimal, ...]:
    bounds = tuple(number(item) for item in value) if isinstance(value, list) else ()
    if len(bounds) < 2 or list(bounds) != sorted(set(bounds)):
        message = "bounds are at least two numbers, each larger than the one before"
        raise Mistake("bad-value", message, "write for example [80, 90, 95, 100]")
    return bounds


OrderOf = Annotated[Order, ReadBy(_order), forms.words(Order, "write low or high")]
Bounds = Annotated[
    tuple[Decimal, ...],
    ReadBy(_bounds),
    forms.Form({"type": "array", "minItems": 2, "items": forms.NUMBER}),
]
Rows = Annotated[
    Any,
    forms.one_of(
        {"type": "array", "items": {"type": "array", "items": forms.TEXT}},
        forms.matching(".+", "write rows, or the path of a CSV file"),
    ),
]


class RankBy(Record):
    """The column that decides."""

    column: Text = key(description="a column of the leaderboard", example="energy")
    unit: Text | None = key(None, description="printed behind its numbers", example="kJ")
    order: OrderOf = key(Order.LOW, description="which wins: low or high", example="low")


class Classes(Record):
    """Intervals of a column; each has a ranking of its own.

    An interval holds its lower bound and not its upper one; the last holds both.
    """

    column: Text = key(description="a column of the leaderboard", example="accuracy")
    unit: Text | None = key(None, description="printed behind its numbers", example="%")
    bounds: Bounds = key(description="where classes begin and end", example="[80, 90, 95, 100]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the leaderboard, as typed, with the numbers that rank it."""

    cells: tuple[str, ...]
    score: Decimal
    measure: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entry with its rank in its class.

    Attributes:
        rank: from 1; equal results share a rank.
        cells: as written, in the order of the columns.
    """

    rank: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RankedClass:
    """A class and its ranking.

    Attributes:
        low: the lower bound, which belongs to the class; None where there are no classes.
        high: the upper bound, which belongs to the last class only.
        last: whether this is the class with the highest numbers.
        entries: the best first.
    """

    low: Decimal | None
    high: Decimal | None
    last: bool
    entries: tuple[Ranked, ...]


class Competition(Record):
    """A challenge with classes and a leaderboard."""

    home: ClassVar = "competition.yaml"

    title: Inline = key(description="its name", example="Efficient Deep Learning Competition")
    subtitle: Inline | None = key(None, description="below the name", example="Be low power")
    description: Block | None = key(None, description="what it is about")
    prize: Inline | None = key(None, description="what can be won", example="1000 euros")
    rank_by: RankBy = key(description="the column that decides, and how")
    classes: Classes | None = key(None, description="intervals with a ranking of their own")
    leaderboard: Rows = key(
        None,
        description="rows, the first with the names of the columns; or a CSV file's path",
        example="results.csv",
    )

    columns: tuple[str, ...] = derived((), description="the names of the leaderboard's columns")
    entries: tuple[Entry, ...] = derived((), description="the rows of the leaderboard, as typed")

    @property
    def ranking(self) -> tuple[RankedClass, ...]:
        """The entries of each class, ranked, the class with the highest numbers first.

        Entries outside all classes are in none, but in ``outside``.
        """
        if self.classes is None:
            return (RankedClass(None, None, last=True, entries=self._ranked(self.entries)),)
        return tuple(reversed([self._class(at) for at in range(len(self.classes.bounds) - 1)]))

    @property
    def outside(self) -> tuple[Ranked, ...]:
        """The entries that are in no class, ranked among themselves; none where there are none."""
        if self.classes is None:
            return ()
        low, high = self.classes.bounds[0], self.classes.bounds[-1]
        return self._ranked(
            [e for e in self.entries if not _within(e.measure, low, high, last=True)]
        )

    def _class(self, at: int) -> RankedClass:
        assert self.classes  # noqa: S101 - the caller looked
        low, high = self.classes.bounds[at : at + 2]
        last = at == len(self.classes.bounds) - 2
        inside = [e for e in self.entries if _within(e.measure, low, high, last=last)]
        return RankedClass(low, high, last, self._ranked(inside))

    def _ranked(self, entries: Sequence[Entry]) -> tuple[Ranked, ...]:
        high_wins = self.rank_by.order is Order.HIGH
        best_first = sorted(entries, key=lambda entry: entry.score, reverse=high_wins)
        scores = [entry.score for entry in best_first]
        return tuple(Ranked(scores.index(entry.score) + 1, entry.cells) for entry in best_first)


def _within(measure: Decimal | None, low: Decimal, high: Decimal, *, last: bool) -> bool:
    return measure is not None and (low <= measure < high or (last and measure == high))


def read_entries(
    rows: Sequence[Sequence[Any]], rank_by: RankBy, classes: Classes | None
) -> tuple[tuple[str, ...], list[Entry | tuple[int, int, Mistake]]]:
    """The columns of a leaderboard and its entries.

    A wrong row is given as (row, cell, what is wrong), both counted from 0 with the header as
    row 0.

    Raises:
        Mistake: missing-key where a column that is needed is not in the header.
    """
    columns = tuple(one_line(cell) for cell in rows[0])
    score_at = _column(columns, rank_by.column)
    measure_at = _column(columns, classes.column) if classes else None
    entries = [
        _entry(at, row, columns, score_at, measure_at) for at, row in enumerate(rows[1:], start=1)
    ]
    return columns, entries


def _column(columns: tuple[str, ...], name: str) -> int:
    folded = [column.casefold() for column in columns]
    if name.casefold() in folded:
        return folded.index(name.casefold())
    hint = did_you_mean(name, columns)
    raise Mistake("missing-key", f'the leaderboard has no column "{name}"', hint)


def _entry(
    at: int, row: Any, columns: tuple[str, ...], score_at: int, measure_at: int | None
) -> Entry | tuple[int, int, Mistake]:
    if not isinstance(row, (list, tuple)) or len(row) != len(columns):
        message = f"this row needs {len(columns)} values: {', '.join(columns)}"
        return at, -1, Mistake("wrong-type", message)
    read: list[Any] = []
    for cell, value in enumerate(row):
        parse = number if cell in {score_at, measure_at} else one_line
        try:
            read.append(parse(value))
        except Mistake as mistake:
            return at, cell, mistake
    cells = tuple(one_line(value) for value in row)
    return Entry(cells, read[score_at], None if measure_at is None else read[measure_at])
