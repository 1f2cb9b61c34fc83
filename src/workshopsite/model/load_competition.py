"""competition.yaml, and the CSV file that may hold its leaderboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from workshopsite.model.competition import Competition, Entry, read_entries
from workshopsite.model.context import Context
from workshopsite.model.fields import one_line
from workshopsite.model.files import find_file
from workshopsite.model.making import record
from workshopsite.model.record import Origin
from workshopsite.problems import Mistake, Place, Problems
from workshopsite.read.folder import read_text
from workshopsite.read.source import Document, Source
from workshopsite.read.tables import parse_table

Where = Callable[[int, int], Place]
"""The place of a leaderboard's cell, from its row and column (from 0; -1 for the row)."""


def load_competition(
    document: Document | None, context: Context, texts: dict[str, Source]
) -> tuple[Competition | None, str | None]:
    """The competition, and the path of the CSV file that its leaderboard came from, if any."""
    if document is None or document.data is None:
        return None, None
    origin = Origin(document)
    competition = record(Competition, origin, document.data, context)
    table = document.data.get("leaderboard") if isinstance(document.data, dict) else None
    path = _table_path(table, origin, context) if isinstance(table, str) else None
    if competition is None or table is None:
        return competition, path
    rows, where = _rows(table, path, origin, context, texts)
    return (_with_entries(competition, rows, where, context) if rows else competition), path


def _table_path(typed: str, origin: Origin, context: Context) -> str | None:
    try:
        return find_file(context.folder, one_line(typed))
    except Mistake as mistake:
        context.problems.add_mistake(mistake, origin.place("leaderboard"))
        return None


def _rows(
    table: Any, path: str | None, origin: Origin, context: Context, texts: dict[str, Source]
) -> tuple[Sequence[Any], Where]:
    def in_yaml(row: int, cell: int) -> Place:
        return origin.place("leaderboard", row, *([cell] if cell >= 0 else []))

    if isinstance(table, list):
        if not all(isinstance(row, list) for row in table):
            message = "each row of the leaderboard is a list"
            hint = "write rows like - [Team, 96.5, 150]"
            context.problems.add("wrong-type", message, origin.place("leaderboard"), hint)
            return [], in_yaml
        return table, in_yaml
    source = read_text(context.folder, path, context.problems) if path else None
    if source is None:
        if not isinstance(table, str):
            message = "a leaderboard is a list of rows or the path of a CSV file"
            context.problems.add("wrong-type", message, origin.place("leaderboard"))
        return [], in_yaml
    texts[source.path] = source
    return _csv_rows(source, context.problems)


def _csv_rows(source: Source, problems: Problems) -> tuple[list[list[str]], Where]:
    """The rows of a CSV file, with the place of each cell, or of a row's first for the row."""
    table = parse_table(source, problems)

    def in_table(row: int, cell: int) -> Place:
        return table.place(table.rows[row][max(cell, 0)]) if table else source.place()

    return [[cell.text for cell in row] for row in table.rows] if table else [], in_table


def _with_entries(
    competition: Competition, rows: Sequence[Any], where: Where, context: Context
) -> Competition:
    try:
        columns, found = read_entries(rows, competition.rank_by, competition.classes)
    except Mistake as mistake:
        context.problems.add_mistake(mistake, where(0, -1))
        return competition
    entries = []
    for one in found:
        if isinstance(one, Entry):
            entries.append(one)
        else:
            row, cell, wrong = one
            context.problems.add_mistake(wrong, where(row, cell))
    return competition.model_copy(update={"columns": columns, "entries": tuple(entries)})
