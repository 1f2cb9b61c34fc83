"""The days of program.yaml: which there are, in which order, and what is wrong with their dates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

from workshopsite.model.context import Context
from workshopsite.model.known_program import KnownProgram
from workshopsite.model.making import record, records
from workshopsite.model.program import Day, Slot
from workshopsite.model.record import Origin
from workshopsite.model.workshop import Workshop
from workshopsite.problems import Place, Related, narrowed
from workshopsite.read.short_forms import is_day

Finish = Callable[[Day], Day]
"""What else becomes of a day, which depends on no other."""


def list_of_days(
    origin: Origin,
    items: Sequence[Any],
    workshop: Workshop | None,
    context: Context,
    finish: Finish,
    known: KnownProgram,
) -> list[Day]:
    """The days of a program, in the order typed; a list of slots is the workshop's only day."""
    if not any(is_day(item) for item in items):
        return [finish(_only_day(origin, items, workshop, context))] if items else []
    days = []
    for at, item in enumerate(items):
        below = Origin(origin.document, (at,))
        if not is_day(item):
            message = "this is a slot among days"
            hint = "put it below the slots: of its day"
            context.problems.add("day-mixture", message, below.place(), hint)
            continue
        make = partial(_day, below, item, workshop, context, finish)
        if day := known.day(below, item, context, make):
            days.append(day)
    _report_same_date(days, context)
    return days


def _day(
    origin: Origin, item: Any, workshop: Workshop | None, context: Context, finish: Finish
) -> Day | None:
    day = record(Day, origin, item, context)
    if day is None:
        return None
    _report_outside(day, workshop, context)
    return finish(day)


def _only_day(
    origin: Origin, items: Sequence[Any], workshop: Workshop | None, context: Context
) -> Day:
    """A program that is one list of slots is the program of the workshop's only day."""
    slots = tuple(records(Slot, origin, items, context))
    dates = workshop.date if workshop else ()
    either = workshop.either if workshop else ()
    is_open = workshop is not None and (bool(either) or workshop.date_tba)
    if len(dates) != 1 and not is_open and "date" not in context.broken_keys:
        _report_date(dates, origin.place(), context)
    day = None if is_open else dates[0] if dates else SOME_DAY
    return Day.put_together(origin, date=day, either=either, title=None, slots=slots, extra=None)


SOME_DAY = date(2000, 1, 1)
"""Stands for a day that is missing or to be announced, so that its times are still checked."""


def in_order(days: Iterable[Day]) -> list[Day]:
    """The days by their dates; one without a date stays behind the one that it was typed behind."""
    latest = date.min
    dated = []
    for day in days:
        latest = first_date(day) or latest
        dated.append((latest, day))
    return [day for _, day in sorted(dated, key=lambda pair: pair[0])]


def first_date(day: Day) -> date | None:
    """The day's date, or the earliest that it may have; None where none is known."""
    return day.date or next(iter(day.either), None)


def _report_date(dates: tuple[date, ...], place: Place, context: Context) -> None:
    if dates:
        message = "the workshop has several days, but the program is one list of slots"
        hint = "write a list of days: - date: 2023-05-23 with slots: below it"
    else:
        message = "a program needs a date"
        hint = "write date: in content/workshop.yaml, for example date: 2021-11-17"
    context.problems.add("missing-date", message, place, hint)


def _report_outside(day: Day, workshop: Workshop | None, context: Context) -> None:
    dates = (workshop.date or workshop.either) if workshop else ()
    outside = next((one for one in day.dates if one not in dates), None)
    if workshop and dates and outside and "date" not in context.broken_keys:
        shown = f"{dates[0]}..{dates[-1]}" if len(dates) > 1 else str(dates[0])
        shown = " or ".join(map(str, workshop.either)) or shown
        message = f"{outside} is not a day of the workshop, which is on {shown}"
        hint = "correct this date, or date: in content/workshop.yaml"
        place = narrowed(day.origin.place("date"), str(outside))
        context.problems.add("outside-dates", message, place, hint)


def _report_same_date(days: Sequence[Day], context: Context) -> None:
    """Days need names of their own for links: their dates or, without one, their titles."""
    seen: dict[str, Day] = {}
    for day in days:
        first = seen.setdefault(day.name, day)
        if first is not day:
            dates = " or ".join(map(str, day.dates))
            message = f"{dates or 'a day to be announced'} is in the program twice"
            related = [Related("the first one is here", first.origin.place("date"))]
            hint = "put its slots together" if dates else "give one of them another title:"
            place = day.origin.place("date")
            context.problems.add("duplicate-key", message, place, hint, related)
