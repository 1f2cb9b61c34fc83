"""An explanation as text for a terminal: columns that stand below each other."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from workshopsite.explain.explained import Explained, Table
from workshopsite.report import cells, printable

WIDTH = 100
"""Columns of text; only what has no space in it is longer."""

_MARGIN = "  "


def as_text(explained: Explained) -> str:
    """An explanation in lines, without an end of line behind the last."""
    return "\n".join(_lines(explained))


def _lines(explained: Explained) -> Iterator[str]:
    yield printable(explained.headline)
    for table in explained.tables:
        if not table.rows:
            continue
        if table.heading:
            yield ""
            yield printable(table.heading)
        yield from _rows(table)


def _rows(table: Table) -> Iterator[str]:
    rows = [tuple(map(printable, row)) for row in table.rows]
    widths = _widths(rows)
    for row in rows:
        *first, last = row
        start = _MARGIN + "".join(
            text + " " * (width - cells(text) + len(_MARGIN))
            for text, width in zip(first, widths, strict=False)
        )
        room = max(WIDTH - cells(start), 30)
        lines = wrap(last, room, break_long_words=False, break_on_hyphens=False) or [""]
        yield (start + lines[0]).rstrip()
        yield from (" " * cells(start) + line for line in lines[1:])


def _widths(rows: list[tuple[str, ...]]) -> list[int]:
    """How wide each column but the last one of a row is."""
    columns = max((len(row) for row in rows), default=0)
    return [
        max((cells(row[at]) for row in rows if len(row) > at + 1), default=0)
        for at in range(columns)
    ]
