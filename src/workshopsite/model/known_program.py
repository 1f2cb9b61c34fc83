"""A program as it was loaded last, for the next time: a day that did not change is not made anew.

A day is made of what is typed for it and of what the days before it left in the context, such as
people that only they name. Where both are as they were, so is the day.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from workshopsite.model.context import Context, Met
from workshopsite.model.program import Day, Slot
from workshopsite.model.record import Origin
from workshopsite.problems import Problems
from workshopsite.read.short_forms import expand_program
from workshopsite.read.short_forms_again import expanded_again
from workshopsite.read.source import Document, KeyPath, Source
from workshopsite.read.yaml_again import Rereader


class _Made(NamedTuple):
    """A day in which nothing was wrong.

    Attributes:
        item: what is typed for it.
        before: what the days before it had left.
        day: the day.
        after: what was left when it was made.
    """

    item: Any
    before: Met
    day: Day
    after: Met


class KnownProgram:
    """The program of one site, all of whose other files stay as they are."""

    def __init__(self) -> None:
        """Begin with nothing known."""
        self._reader = Rereader()
        self._sound: tuple[Document, Document] | None = None
        self._days: dict[KeyPath, _Made] = {}

    def document(self, source: Source, problems: Problems) -> Document | None:
        """The program as `parse_yaml` and `expand_program` give it; problems gets the same."""
        read = self._reader.parse(source, problems)
        if read is None:
            return None
        found = expanded_again(self._sound[0], self._sound[1], read) if self._sound else None
        before = len(problems.found)
        expanded = found or expand_program(read, problems)
        self._sound = (read, expanded) if len(problems.found) == before else None
        return expanded

    def day(
        self, origin: Origin, item: Any, context: Context, make: Callable[[], Day | None]
    ) -> Day | None:
        """A day as it is made; what making it leaves is in the context.

        Args:
            origin: where it is typed.
            item: what is typed there, of a document of `document`.
            context: what is known of the site, and the days before it.
            make: makes the day of them, and adds what is wrong to the context's problems.
        """
        known, before = self._days.get(origin.path), context.met
        if known and known.item is item and known.before == before:
            context.meet(known.after)
            moved = _moved(known.day, origin.document)
            self._days[origin.path] = known._replace(day=moved)  # else the old document was kept
            return moved
        self._days.pop(origin.path, None)
        told = len(context.problems.found)
        day = make()
        if day and len(context.problems.found) == told:
            self._days[origin.path] = _Made(item, before, day, context.met)
        return day


def _moved(day: Day, document: Document) -> Day:
    return day.in_document(document, slots=tuple(_moved_slot(one, document) for one in day.slots))


def _moved_slot(slot: Slot, document: Document) -> Slot:
    talks = tuple(talk.in_document(document) for talk in slot.talks)
    return slot.in_document(document, talks=talks)
