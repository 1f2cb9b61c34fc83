"""papers.csv: its columns, and the rows that are whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workshopsite.late import dataclass
from workshopsite.problems import Problems, Related, did_you_mean, nearest
from workshopsite.read.paper_cells import papers_of
from workshopsite.read.paper_columns import (
    COLUMNS,
    Column,
    is_export,
    read_columns,
    says_what_is_accepted,
)
from workshopsite.read.repeated import and_more
from workshopsite.read.source import Document, Source
from workshopsite.read.tables import (
    SEPARATORS,
    Cell,
    Table,
    parse_table,
    shown_separator,
)


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
        _report_no_title(table, columns, keys, problems)
        return PaperRows(None, complete=False)
    if is_export(columns, keys) and not any(map(_may_say_what_is_accepted, columns)):
        _report_undecided(table, problems)
    whole = [row for row in table.rows[1:] if _is_whole(row, len(columns), table)]
    if len(whole) < len(table.rows) - 1:
        _report_not_whole(table, len(columns), problems)
    document = papers_of(whole, table, columns, problems)
    return PaperRows(document, complete=len(whole) == len(table.rows) - 1)


def _may_say_what_is_accepted(column: Column) -> bool:
    """Whether a column does so, or is to be renamed, which is reported."""
    return says_what_is_accepted([column]) or column.field is None


def _report_undecided(table: Table, problems: Problems) -> None:
    """Say that all papers count as accepted, in a table that another system has made."""
    count = len(table.rows) - 1
    shown = f"all {count} are shown" if count > 1 else "the one that is there is shown"
    message = f"no column says which papers are accepted: {shown}"
    hint = 'if that is wrong, add a column "decision" with accept or reject in each row'
    if count:
        problems.add("no-decisions", message, table.place(table.rows[0][0]), hint)


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
    guess = did_you_mean(column.name, {*keys, *COLUMNS}, else_list=False)
    if column.may_decide:
        guess = 'call it "decision", if it says which papers are accepted'
    if column.name.casefold() in {"links", "extra"}:
        hint = f"write {column.name.casefold()}. and what it is, as links.Data or extra.level"
    else:
        hint = f'call it "extra.{column.name}" to keep it for your templates, or remove it'
        hint = f"{guess}\nelse {hint}" if guess else hint
    problems.add("unknown-key", f'"{column.name}" is no column of papers', table.place(cell), hint)


def _report_nameless(at: int, cell: Cell, table: Table, problems: Problems) -> None:
    filled = next((row[at] for row in table.rows[1:] if len(row) > at and row[at].text), None)
    if filled:
        message = "there is a text in a column without a heading"
        related = [Related("its heading would stand here", table.place(cell))]
        hint = "write a heading, or remove the column"
        problems.add("missing-key", message, table.place(filled), hint, related)


def _report_no_title(
    table: Table, columns: Sequence[Column], keys: Mapping[str, str], problems: Problems
) -> None:
    unknown = (column.name for column in columns if column.field is None)
    if "title" in {nearest(name, keys) for name in unknown}:
        return  # which is reported as a column that is not known
    named = ", ".join(column.name for column in columns if column.name)
    hint = f'call the column with the titles "title"; there are: {named}'
    message = 'there is no column "title"'
    problems.add("missing-key", message, table.place(table.rows[0][0]), hint)


def _is_whole(row: Sequence[Cell], count: int, table: Table) -> bool:
    """Whether a row has a cell for every column, and no more than the first row has.

    More is a mistake, even if the last ones are empty: a separator in a text may have moved them.
    """
    widest = max(count, len(table.rows[0]))
    return count <= len(row) <= widest and not any(cell.text for cell in row[count:])


def _report_not_whole(table: Table, count: int, problems: Problems) -> None:
    """Report rows that are too long or too short, those of one length together."""
    wrong: dict[int, list[tuple[Cell, ...]]] = {}
    for row in table.rows[1:]:
        if not _is_whole(row, count, table):
            wrong.setdefault(len(row), []).append(row)
    for length, rows in wrong.items():
        cells = "1 cell" if length == 1 else f"{length} cells"
        beyond = next((cell for cell in rows[0][count:] if cell.text), None)
        place = table.place(beyond or rows[0][0])
        hint = _hint_for(place.excerpt, count, table)
        if length > count and not beyond:
            cells += ", empty ones at its end"
            hint += "\nif nothing has moved, remove what stands behind the last cell"
        message = f"this row has {cells}, but there are {count} columns"
        problems.add("wrong-type", f"{message}{and_more(len(rows) - 1)}", place, hint)


def _hint_for(line: str, count: int, table: Table) -> str:
    """What to write instead of a row that has not as many cells as there are columns."""
    for other in SEPARATORS.replace(table.separator, ""):
        if table.separator not in line and line.count(other) >= count - 1 > 0:
            found, usual = shown_separator(other), shown_separator(table.separator)
            return f"the first row has {usual} between its cells, this one {found}; use one of them"
    shown = shown_separator(table.separator)
    return f"put a text with a {shown} in it between quotation marks, and leave no cell out"
