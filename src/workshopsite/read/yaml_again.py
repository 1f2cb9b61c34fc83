"""A YAML file read again after an edit: of a long list, the item that changed is parsed alone.

Each item of a list that begins with ``- `` in the first column is a text of its own, unless one
part of the file refers to another (``&name``, ``*name``). So what stands for the others is known,
but for how far they moved.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from workshopsite.late import pattern
from workshopsite.problems import Problems
from workshopsite.read.limits import MOST_VALUES
from workshopsite.read.source import Document, KeyPath, Mark, Source
from workshopsite.read.yaml import parse_yaml

_NAME = pattern(r"&(?<![^\s\[\]{},:?-]&)\S")
"""Where a part of a text may be given a name, by which others can refer to it."""

_DOCUMENT = pattern(r"^(?:---|\.\.\.|%)", re.MULTILINE)
"""What begins or ends a document."""


class Rereader:
    """Parses one file again and again, as `parse_yaml` does."""

    def __init__(self) -> None:
        """Begin with nothing known of the file."""
        self._last: Document | None = None

    def parse(self, source: Source, problems: Problems) -> Document | None:
        """What `parse_yaml` gives for the file as it is now; problems gets the same."""
        document = parsed_again(self._last, source) if self._last else None
        if document is None:
            before = len(problems.found)
            document = parse_yaml(source, problems)
            self._last = document if len(problems.found) == before else None
        else:
            self._last = document
        return document


class _Edit(NamedTuple):
    """A change within one item of a list.

    Attributes:
        at: the item's number, from 0.
        text: the item as it is now.
        first: the line of the file where it starts, from 1.
        moved: how many lines further down all that follows stands now.
    """

    at: int
    text: str
    first: int
    moved: int


def parsed_again(before: Document, source: Source) -> Document | None:
    """The data of a YAML file after an edit: what `parse_yaml` gives, with no problem.

    Args:
        before: the file as it was, in which `parse_yaml` found nothing wrong.
        source: the file as it is.

    Returns:
        None where the file has to be parsed as a whole: more than one item of a list changed, or
        there is something wrong.
    """
    edit = _edit(before, source)
    if edit is None or _NAME.search(source.text) or _DOCUMENT.search(edit.text):
        return None
    problems = Problems()
    item = parse_yaml(Source(source.path, edit.text), problems)
    if item is None or problems.found or not isinstance(item.data, list) or len(item.data) != 1:
        return None
    values = exchanged(before.values, _put_in(item.values, edit), edit.at, edit.moved)
    if len(values) > MOST_VALUES:
        return None
    if edit.at > 0:
        values[()] = before.values[()]
    data = [*before.data[: edit.at], *item.data, *before.data[edit.at + 1 :]]
    keys = exchanged(before.keys, _put_in(item.keys, edit), edit.at, edit.moved)
    return Document(source, data, values, keys)


def _edit(before: Document, source: Source) -> _Edit | None:
    """The change between two texts; None where it is not within one item of a list."""
    starts = _starts(before)
    if starts is None or _NAME.search(before.source.text):
        return None
    old, new = before.source.text, source.text
    offsets = [*map(before.source.offset, starts), len(old)]
    items = list(pairwise(offsets))
    same = [new.startswith(old[start:end], start) for start, end in items]
    at = same.index(False) if False in same else len(items) - 1
    (start, end), grown = items[at], len(new) - len(old)
    text, others = new[start : end + grown], old[:start] + old[end:]
    is_item = text.startswith("-") and text.endswith("\n")
    if not is_item or new[:start] + new[end + grown :] != others:
        return None
    return _Edit(at, text, starts[at], text.count("\n") - old.count("\n", start, end))


def _starts(document: Document) -> list[int] | None:
    """The line where each item starts; None where one does not start with - in the first column."""
    if not isinstance(document.data, list):
        return None
    marks = [document.values[(at,)] for at in range(len(document.data))]
    before = [document.source.line(mark.line)[: mark.column - 1].rstrip(" ") for mark in marks]
    return [mark.line for mark in marks] if before and set(before) == {"-"} else None


def _put_in(item: Mapping[KeyPath, Mark], edit: _Edit) -> dict[KeyPath, Mark]:
    """The marks of the item that was parsed alone, where it stands in the file."""
    return {
        (edit.at, *path[1:]) if path else (): _moved(mark, edit.first - 1)
        for path, mark in item.items()
    }


def exchanged(
    before: Mapping[KeyPath, Mark], item: Mapping[KeyPath, Mark], at: int, moved: int
) -> dict[KeyPath, Mark]:
    """The marks of a list, with others for one of its items.

    Args:
        before: those of the list as it was.
        item: those of the item as it is now, by their paths in the list; () may be among them.
        at: the item's number, from 0.
        moved: how many lines further down all that follows stands now.
    """
    found = {path: mark for path, mark in before.items() if path and path[0] != at}
    if moved:
        found |= {path: _moved(mark, moved) for path, mark in found.items() if int(path[0]) > at}
    return {**found, **item}


def _moved(mark: Mark, lines: int) -> Mark:
    """A mark so many lines further down."""
    return Mark(mark.line + lines, mark.column, mark.width)
