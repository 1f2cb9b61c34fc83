"""The rows of papers.csv as the data that papers.yaml would hold: keys and values, with marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from workshopsite.late import pattern
from workshopsite.problems import Mistake, Problems
from workshopsite.read.decisions import Decision, parse_decision
from workshopsite.read.lists import split_list
from workshopsite.read.paper_columns import Column, lists_with_and, marks_contact
from workshopsite.read.source import Document, KeyPath, Mark
from workshopsite.read.tables import Cell, Table

Paper = dict[str, Any]

_LISTS = frozenset({"kinds", "sessions", "keywords", "aliases"})
_IDENTIFIERS = {
    "openreview": pattern(r"https?://openreview\.net/forum\?id=([\w-]+)"),
    "arxiv": pattern(r"(?:https?://arxiv\.org/(?:abs|pdf)/|arxiv:\s*)(\S+?)(?:\.pdf)?", re.I),
    "doi": pattern(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)(\S+)", re.IGNORECASE),
}
_YES = frozenset({"yes", "true", "1", "x"})
_LAST_FIRST = pattern(r"([^,(]+), *([^,(*]+?) *(\*?) *((?:\(.*)?)")


def papers_of(
    rows: Sequence[tuple[Cell, ...]],
    table: Table,
    columns: Sequence[Column],
    problems: Problems,
) -> Document:
    """The papers of rows that have a cell for every column.

    A part of a list, such as an author, has a mark of its own. Decisions that are none are added
    to the problems.
    """
    made = _Papers(table, columns, problems)
    data = [made.paper(at, row) for at, row in enumerate(rows)]
    return Document(table.source, data, made.values, made.keys)


class _Papers:
    """Makes papers, and keeps the marks of what it makes."""

    def __init__(self, table: Table, columns: Sequence[Column], problems: Problems) -> None:
        self._table = table
        self._columns = columns
        self._problems = problems
        self._contact = marks_contact(columns)
        self._and = lists_with_and(columns)
        self.values: dict[KeyPath, Mark] = {(): table.mark(table.rows[0][0])}
        self.keys: dict[KeyPath, Mark] = {}

    def paper(self, at: int, row: tuple[Cell, ...]) -> Paper:
        """The keys and values of a row."""
        self.values[(at,)] = self._table.mark(next(cell for cell in row if cell.text))
        paper: Paper = {}
        parts: dict[str, Cell] = {}
        for column, heading, cell in zip(self._columns, self._table.rows[0], row, strict=False):
            field = column.field or ""
            if field[:1].isdigit():
                parts[field] = cell
            elif field in {"decision", "deleted"} or (field == "status" and self._contact):
                self._decide(paper, (at,), field, cell)
            elif field and cell.text:
                self._put(paper, (at,), column, cell)
            if field == "title":  # without which there is no paper
                self.values.setdefault((at, field), self._table.mark(cell))
            self.keys.setdefault((at, field), self._table.mark(heading))
        self._join_authors(paper, at, parts)
        return paper

    def _put(self, paper: Paper, at: KeyPath, column: Column, cell: Cell) -> None:
        field = column.field or ""
        if field == "authors":
            self._put_list(paper, (*at, field), self._authors(cell.text), cell)
            if column.name.casefold() == "author names":
                paper[field] = [_first_last(name) for name in paper[field]]
        elif field in _LISTS:
            separator = r"[;|\n]" if re.search(r"[;|\n]", cell.text) else ","
            self._put_list(paper, (*at, field), split_list(cell.text, separator), cell)
        else:
            way, text = _meaning(field, cell.text)
            for key in way[:-1]:
                self.values.setdefault((*at, key), self._table.mark(cell))
                paper = paper.setdefault(key, {})
            paper[way[-1]] = text
            self.values[*at, *way] = self._table.mark(cell)

    def _put_list(self, paper: Paper, path: KeyPath, parts: Sequence[str], cell: Cell) -> None:
        marks = self._table.marks(cell, parts)
        paper[str(path[-1])] = [" ".join(part.split()) for part in parts]
        self.values[path] = self._table.mark(cell)
        self.values |= {(*path, at): mark for at, mark in enumerate(marks)}

    def _authors(self, text: str) -> list[str]:
        sign = next((sign for sign in "|;\n" if sign in text), None)
        usual = r",|\band\b" if self._and else ";"
        names = split_list(text, re.escape(sign) if sign else usual)
        return [name.replace("*", "").strip() for name in names] if self._contact else names

    def _join_authors(self, paper: Paper, at: int, parts: dict[str, Cell]) -> None:
        """The authors that START divides into first, middle and last names and affiliations."""
        numbers = sorted({int(field.split(":")[0]) for field in parts})
        for number in numbers:
            names = [f"{number}: {which} name" for which in ("first", "middle", "last")]
            cells = [parts[name] for name in names if name in parts and parts[name].text]
            if not cells:
                continue
            authors = paper.setdefault("authors", [])
            self.values[at, "authors", len(authors)] = self._table.mark(cells[-1])
            self.values.setdefault((at, "authors"), self._table.mark(cells[0]))
            name = " ".join(cell.text for cell in cells)
            affiliation = parts.get(f"{number}: affiliation")
            there = affiliation and affiliation.text
            authors.append(f"{name} ({there})" if there else name)

    def _decide(self, paper: Paper, at: KeyPath, field: str, cell: Cell) -> None:
        """Set the status that a decision means, and the kinds that it names."""
        if field == "deleted":
            if cell.text.casefold() in _YES:
                paper["status"] = "removed"
                self.values[*at, "status"] = self._table.mark(cell)
            return
        try:
            decision = parse_decision(cell.text)
        except Mistake as mistake:
            self._problems.add_mistake(mistake, self._table.place(cell))
            decision = Decision("accepted")
        paper.setdefault("status", decision.status)
        self.values.setdefault((*at, "status"), self._table.mark(cell))
        if decision.kinds and "kinds" not in paper:
            self._put_list(paper, (*at, "kinds"), decision.kinds, cell)


def _first_last(name: str) -> str:
    """``Example, Ada (CNRS)``, as CMT lists names, in the order in which it is said."""
    parts = _LAST_FIRST.fullmatch(name)
    return f"{parts[2]} {parts[1]}{parts[3]} {parts[4]}".strip() if parts else name


def _meaning(field: str, text: str) -> tuple[tuple[str, ...], str]:
    """The way to where a cell's text belongs in a paper, and the text as it is written there."""
    way = _of_url(text) if field == "url" else tuple(field.split(".", 1))
    identifier = _IDENTIFIERS.get(way[0])
    if identifier and (match := identifier.fullmatch(text)):
        return way, match[1]
    if field == "pdf" and text.startswith(("/pdf/", "/attachment?")):  # as OpenReview's API has it
        return way, f"https://openreview.net{text}"
    return way, text


def _of_url(text: str) -> tuple[str, ...]:
    """What an address is that is called no more than that: a link with its host, at the least."""
    for name, identifier in _IDENTIFIERS.items():
        if identifier.fullmatch(text):
            return (name,)
    if "/pdf" in text or text.casefold().endswith(".pdf"):
        return ("pdf",)
    host = re.match(r"https?://(?:www\.)?([^/:\s]+)", text)
    return ("links", host[1] if host else "Link")
