"""papers.csv: its columns, and the rows that are whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workshopsite.problems import Problems, Related, did_you_mean
from workshopsite.read.paper_cells import papers_of
from workshopsite.read.paper_columns import Column, read_columns
from workshopsite.read.source import Document, Source
from workshopsite.read.tables import Cell, Table, parse_table


@dataclass(frozen=True)
class PaperRows:
    """What papers.csv says.

    Attributes:
        document: a list of the papers as keys and values; None where that cannot be told.
        complete: whether every row is in it; what is not is reported.
    """

    document: Document | None
    complete: bool = True


def read_paper_rows(source: Source, keys: Mapping[str, str], problems: Problems) -> PaperRows:
    """Read papers.csv.

    Rows are papers, the first row names the columns. Empty cells are keys that are not given.
    Several authors, kinds, sessions and keywords are in one cell, with semicolons between them.

    Args:
        source: the file.
        keys: the keys of a paper, each with the field that it means.
        problems: gets what is wrong: cells that cannot be told apart, columns that mean nothing
            or are missing, rows that are too long or too short, decisions that are none.
    """
    table = parse_table(source, problems)
    if table is None:
        return PaperRows(None, complete=False)
    if not table.rows:
        return PaperRows(Document(source, None, {}, {}))
    columns = _columns(table, keys, problems)
    if not any(column.field == "title" for column in columns):
        _report_no_title(table, columns, problems)
        return PaperRows(None, complete=False)
    whole = [row for row in table.rows[1:] if _is_whole(row, len(columns), table, problems)]
    document = papers_of(whole, table, columns, problems)
    return PaperRows(document, complete=len(whole) == len(table.rows) - 1)


def _columns(table: Table, keys: Mapping[str, str], problems: Problems) -> tuple[Column, ...]:
    """The columns up to the last with a heading; what is wrong with them is reported."""
    headings = table.rows[0]
    count = max(at for at, cell in enumerate(headings, start=1) if cell.text)
    columns = read_columns([cell.text for cell in headings[:count]], keys)
    seen: dict[str, Cell] = {}
    for at, (column, cell) in enumerate(zip(columns, headings, strict=False)):
        if column.field is None:
            _report_unknown(column, cell, table, keys, problems)
        elif not column.name:
            _report_nameless(at, cell, table, problems)
        elif column.field and seen.setdefault(column.field, cell) is not cell:
            message = f'"{column.name}" says the same as "{seen[column.field].text}"'
            related = [Related("that one is here", table.place(seen[column.field]))]
            hint = "keep one of the two columns"
            problems.add("duplicate-key", message, table.place(cell), hint, related)
    if left_out := [at for at, one in enumerate(columns) if one.name and one.field == ""]:
        named = ", ".join(f'"{columns[at].name}"' for at in left_out)
        message = f"columns that are not published: {named}"
        problems.add("column-left-out", message, table.place(headings[left_out[0]]))
    return columns


def _report_unknown(
    column: Column, cell: Cell, table: Table, keys: Mapping[str, str], problems: Problems
) -> None:
    known = {*keys.values()}
    guess = did_you_mean(column.name, known, else_list=False)
    if column.name.casefold() in {"links", "extra"}:
        hint = f"write {column.name.casefold()}. and what it is, as links.Data or extra.level"
    else:
        hint = (f"{guess}; else " if guess else "") + (
            f'call it "extra.{column.name}" to keep it for your templates, or remove it'
        )
    problems.add("unknown-key", f'"{column.name}" is no column of papers', table.place(cell), hint)


def _report_nameless(at: int, cell: Cell, table: Table, problems: Problems) -> None:
    filled = next((row[at] for row in table.rows[1:] if len(row) > at and row[at].text), None)
    if filled:
        message = "there is a text in a column without a heading"
        related = [Related("its heading would stand here", table.place(cell))]
        hint = "write a heading, or remove the column"
        problems.add("missing-key", message, table.place(filled), hint, related)


def _report_no_title(table: Table, columns: Sequence[Column], problems: Problems) -> None:
    named = ", ".join(column.name for column in columns if column.name)
    hint = f'call the column with the titles "title"; there are: {named}'
    message = 'there is no column "title"'
    problems.add("missing-key", message, table.place(table.rows[0][0]), hint)


def _is_whole(row: tuple[Cell, ...], count: int, table: Table, problems: Problems) -> bool:
    """Whether a row has a cell for every column, and no more; else it is reported."""
    beyond = next((cell for cell in row[count:] if cell.text), None)
    if count <= len(row) <= max(count, len(table.rows[0])) and not beyond:
        return True
    shown = {"\t": "tab"}.get(table.separator, f'"{table.separator}"')
    message = f"this row has {len(row)} cells, but there are {count} columns"
    hint = f"put a text with a {shown} in it between quotation marks, and leave no cell out"
    problems.add("wrong-type", message, table.place(beyond or row[0]), hint)
    return False
