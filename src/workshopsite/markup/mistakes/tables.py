"""Tables: rows that have more or fewer cells than the first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshopsite.late import pattern
from workshopsite.markup.finding import Finding
from workshopsite.markup.prepared import Prepared
from workshopsite.problems import Mistake

_RULE = pattern(r" {0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*")
_BORDERED = pattern(r" {0,3}\|.*[^\\]\|[ ]*")


def find_in_tables(prepared: Prepared) -> Iterator[Finding]:
    """Rows of a wrong length."""
    if "|" not in prepared.prose:
        return
    lines = [*prepared.prose.split("\n"), ""]
    source = [*prepared.text.split("\n"), ""]
    block: list[int] = []
    for number, line in enumerate(lines):
        if line.strip():
            block.append(number)
            continue
        yield from _in_block([(n, lines[n]) for n in block], source)
        block = []


def _in_block(block: list[tuple[int, str]], source: list[str]) -> Iterator[Finding]:
    if len(block) < 2 or not _is_table([line for _, line in block]):
        return
    expected = _cells(block[0][1])
    for number, line in block[1:]:
        cells = _cells(line)
        if cells != expected and not _RULE.fullmatch(line):
            cell = "cell" if cells == 1 else "cells"
            message = f"this row has {cells} {cell}, the first row of the table has {expected}"
            mistake = Mistake("ragged-table", message, r"write \| for a bar that is no border")
            yield Finding(number + 1, 1, len(source[number].rstrip()), mistake)


def _is_table(lines: list[str]) -> bool:
    has_rule = "|" in lines[0] and "|" in lines[1] and _RULE.fullmatch(lines[1]) is not None
    return has_rule or all(_BORDERED.fullmatch(line) for line in lines)


def _cells(line: str) -> int:
    inner = re.sub(r"\\.", "", line).strip()
    return inner.removeprefix("|").removesuffix("|").count("|") + 1
