"""CSV files, with the place of every cell.

RFC 4180, as spreadsheets and submission systems write it: the separator is a comma, a semicolon, a
tab or a bar; quoted cells hold separators, line ends and doubled quotation marks; cells may have
blanks around them. The csv module reads the same cells, but does not say where they stand.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from workshopsite.late import dataclass, pattern
from workshopsite.problems import Mistake, Place, Problems
from workshopsite.read.limits import MOST_CELLS, MOST_ROWS
from workshopsite.read.source import Mark, Source

SEPARATORS = ",;\t|"
"""What may stand between two cells."""

_SPACES = str.maketrans(dict.fromkeys("\N{NO-BREAK SPACE}\u2007\u202f", " "))
_EXCEL = pattern(r'"?sep=(.)"?\n')  # the first line of what Excel writes for other programs


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        text: without the quotation marks and blanks around it.
        start: where the text begins in the file's text.
        end: where it ends there.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Table:
    """The rows of a CSV file that are not empty, the one with the headings first."""

    source: Source
    separator: str
    rows: tuple[tuple[Cell, ...], ...]

    def mark(self, cell: Cell) -> Mark:
        """Where a cell's text stands; of several lines, the first."""
        return self._mark(cell.start, cell.end)

    def marks(self, cell: Cell, parts: Sequence[str]) -> list[Mark]:
        """Where the parts of a cell's text stand, in their order; the cell where that is unsure."""
        found, at = [], cell.start
        for part in parts:
            start = self._text.find(part, at, cell.end)
            found.append(self._mark(start, start + len(part)) if start >= 0 else self.mark(cell))
            at = max(start + len(part), at)
        return found

    def place(self, cell: Cell) -> Place:
        """Where a cell's text stands, as a message shows it."""
        mark = self.mark(cell)
        return self.source.place(mark.line, mark.column, mark.width)

    @cached_property
    def _text(self) -> str:
        return self.source.text.translate(_SPACES)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.source.text))]

    def _mark(self, start: int, end: int) -> Mark:
        line = bisect_right(self._starts, start)
        shown = self.source.text[start:end].split("\n", 1)[0].rstrip()
        return Mark(line, start - self._starts[line - 1] + 1, max(len(shown), 1))


def parse_table(source: Source, problems: Problems) -> Table | None:
    """The table of a CSV file; None, with a problem added, where its cells cannot be told apart.

    No-break spaces in its cells become spaces.
    """
    text = source.text.translate(_SPACES)
    chosen = _EXCEL.match(text)
    start = chosen.end() if chosen else len(text) - len(text.lstrip("\n"))
    separator = chosen[1] if chosen else _separator(text, start)
    rows: list[tuple[Cell, ...]] = []
    try:
        every = _bounded(_rows(text, start, separator))
        rows.extend(row for row in every if any(cell.text for cell in row))
    except _Refused as refused:
        table = Table(source, separator, ())
        problems.add_mistake(refused, table.place(refused.cell))
        return None
    return Table(source, separator, tuple(rows))


class _Refused(Mistake):
    """The table cannot be read from a cell on."""

    def __init__(self, cell: Cell, message: str, hint: str) -> None:
        super().__init__("bad-value", message, hint)
        self.cell = cell


def _unclosed(cell: Cell) -> _Refused:
    message = "this cell begins with a quotation mark, but does not end with one"
    hint = 'close it, and write a quotation mark inside of such a cell twice: ""'
    return _Refused(cell, message, hint)


def _bounded(rows: Iterable[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    """The same rows; the refusal of the first one that is too much."""
    cells = 0
    for number, row in enumerate(rows):
        cells += len(row)
        if number > MOST_ROWS or cells > MOST_CELLS:
            message = f"a table can have {MOST_ROWS} rows and {MOST_CELLS} cells, and here are more"
            raise _Refused(row[0], message, "leave out what is not to be published")
        yield row


def shown_separator(separator: str) -> str:
    """A separator as messages show it."""
    return {"\t": "tab"}.get(separator, f'"{separator}"')


def _separator(text: str, start: int) -> str:
    """The separator that gives the first row the most cells."""

    def cells(separator: str) -> int:
        try:
            return len(next(_rows(text, start, separator), ()))
        except _Refused:
            return 0

    return max(SEPARATORS, key=cells)


def _rows(text: str, at: int, separator: str) -> Iterator[tuple[Cell, ...]]:
    """The rows of a text from an offset on, empty ones too."""
    blank = "[ \t]" if separator != "\t" else " "
    stop = re.escape(separator)
    one = re.compile(
        rf'{blank}*+(?:"(?P<quoted>[^"]*+(?:""[^"]*+)*+)"{blank}*+(?={stop}|\n|\Z)'
        rf'|(?P<unclosed>"[^\n]*)|(?P<plain>[^{stop}\n]*))'
    )
    row: list[Cell] = []
    while at < len(text) or row:
        match = one.match(text, at)
        assert match  # noqa: S101 - a plain cell may be empty
        if match["unclosed"] is not None:
            raise _unclosed(Cell("", match.start("unclosed"), match.start("unclosed") + 1))
        row.append(_cell(match))
        at = match.end() + 1
        if text[match.end() : at] != separator:
            yield tuple(row)
            row = []


def _cell(match: re.Match[str]) -> Cell:
    name = "plain" if match["quoted"] is None else "quoted"
    held = match[name]
    start = match.start(name) + len(held) - len(held.lstrip())
    text = held.strip()
    doubled = text.replace('""', '"') if name == "quoted" else text
    return Cell(doubled, start if text else match.start(name), start + len(text))
