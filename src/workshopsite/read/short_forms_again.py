"""The short forms of a program written out again after an edit: of the day that changed alone."""

from __future__ import annotations

from workshopsite.problems import Problems
from workshopsite.read.short_forms import expand_day, is_day
from workshopsite.read.source import Document
from workshopsite.read.yaml_again import exchanged


def expanded_again(before: Document, expanded: Document, now: Document) -> Document | None:
    """A program with its short forms written out: what `expand_program` gives, with no problem.

    Args:
        before: the program as it was, a list of days.
        expanded: the same with its short forms written out, in which nothing was wrong.
        now: the program as it is; of a day that did not change, it has the same data.

    Returns:
        None where it has to be written out as a whole: more than one day changed, or there is
        something wrong. The days that did not change are the same objects as in ``expanded``.
    """
    at = _changed_day(before, now)
    if at is None:
        return None
    problems = Problems()
    part = expand_day(now, at, problems)
    if problems.found:
        return None
    follows = (at + 1,)
    last = follows not in now.values
    moved = 0 if last else now.values[follows].line - before.values[follows].line
    data = [*expanded.data[:at], part.data, *expanded.data[at + 1 :]]
    values = exchanged(expanded.values, part.values, at, moved)
    return Document(now.source, data, values, exchanged(expanded.keys, part.keys, at, moved))


def _changed_day(before: Document, now: Document) -> int | None:
    """The number of the day that changed, where that is one of a list that has nothing but days."""
    old, new = before.data, now.data
    if not (isinstance(old, list) and isinstance(new, list) and len(old) == len(new)):
        return None
    changed = [at for at, day in enumerate(new) if day is not old[at]]
    if len(changed) != 1 or not all(map(is_day, [*old, *new])):
        return None
    return changed[0]
