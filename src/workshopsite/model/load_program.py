"""program.yaml: which day each slot is on, when it starts and ends, and what its id is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, time
from typing import Any

from workshopsite.model.context import Context
from workshopsite.model.kinds import Kind, guess_kind
from workshopsite.model.making import record, records
from workshopsite.model.program import Day, Program, Slot
from workshopsite.model.record import Origin
from workshopsite.model.slot_ids import slot_ids
from workshopsite.model.times import Moment
from workshopsite.model.timing import Entry, Timing, timings
from workshopsite.model.workshop import Workshop
from workshopsite.problems import Place, Related
from workshopsite.read.short_forms import is_day
from workshopsite.read.source import Document, KeyPath


def load_program(document: Document | None, workshop: Workshop | None, context: Context) -> Program:
    """The program; without days where there is none, or where its days cannot be told."""
    if document is None or document.data is None:
        return Program(rooms=context.rooms, zone=context.zone)
    origin = Origin(document)
    if not isinstance(document.data, list):
        message = "the program is a list"
        context.problems.add("wrong-type", message, origin.place(), "begin each slot with - ")
        return Program().placed(origin, {"days"})
    days = _days(origin, document.data, workshop, context)
    _report_first_time(days, context)
    timed = [_timed(day, context) for day in days]
    ids = slot_ids(Program(days=tuple(timed)).slots, context.problems)
    return Program(
        days=tuple(_with_ids(day, ids) for day in sorted(timed, key=lambda day: day.date)),
        rooms=context.rooms,
        zone=context.zone,
    )


def _days(
    origin: Origin, items: Sequence[Any], workshop: Workshop | None, context: Context
) -> list[Day]:
    if not any(is_day(item) for item in items):
        return [_only_day(origin, items, workshop, context)] if items else []
    days = []
    for at, item in enumerate(items):
        below = Origin(origin.document, (at,))
        if not is_day(item):
            message = "this is a slot among days"
            hint = "put it below the slots: of its day"
            context.problems.add("day-mixture", message, below.place(), hint)
            continue
        if day := record(Day, below, item, context):
            days.append(day)
            _report_outside(day, workshop, context)
    _report_same_date(days, context)
    return days


def _only_day(
    origin: Origin, items: Sequence[Any], workshop: Workshop | None, context: Context
) -> Day:
    """A program that is one list of slots is the program of the workshop's only day."""
    slots = tuple(records(Slot, origin, items, context))
    dates = workshop.date if workshop else ()
    if len(dates) != 1 and "date" not in context.broken_keys:
        _report_date(dates, origin.place(), context)
    day = dates[0] if dates else _SOME_DAY
    return Day.put_together(origin, date=day, title=None, slots=slots, extra=None)


_SOME_DAY = date(2000, 1, 1)
"""Stands for the day that is missing, once that is reported, so that times are still checked."""


def _report_date(dates: tuple[date, ...], place: Place, context: Context) -> None:
    if dates:
        message = "the workshop has several days, but the program is one list of slots"
        hint = "write a list of days: - date: 2023-05-23 with slots: below it"
    else:
        message = "a program needs a date"
        hint = "write date: in content/workshop.yaml, for example date: 2021-11-17"
    context.problems.add("missing-date", message, place, hint)


def _report_outside(day: Day, workshop: Workshop | None, context: Context) -> None:
    dates = workshop.date if workshop else ()
    if dates and day.date not in dates and "date" not in context.broken_keys:
        shown = f"{dates[0]}..{dates[-1]}" if len(dates) > 1 else str(dates[0])
        message = f"{day.date} is not a day of the workshop, which is on {shown}"
        hint = "correct this date, or date: in content/workshop.yaml"
        context.problems.add("outside-dates", message, day.origin.place("date"), hint)


def _report_same_date(days: Sequence[Day], context: Context) -> None:
    seen: dict[date, Day] = {}
    for day in days:
        first = seen.setdefault(day.date, day)
        if first is not day:
            message = f"{day.date} is in the program twice"
            related = [Related("the first one is here", first.origin.place("date"))]
            place, hint = day.origin.place("date"), "put its slots together"
            context.problems.add("duplicate-key", message, place, hint, related)


def _report_first_time(days: Sequence[Day], context: Context) -> None:
    times = (slot for day in days for slot in _with_talks(day) if slot.time)
    first = next(times, None)
    if first and context.zone is None and "timezone" not in context.broken_keys:
        report_missing_zone(first.origin.place("time"), context)


def report_missing_zone(place: Place, context: Context) -> None:
    """Say, once for the site, that there is a time and no time zone."""
    context.broken_keys.add("timezone")
    hint = "write timezone: in content/workshop.yaml, for example timezone: Europe/Paris"
    context.problems.add("missing-timezone", "a time needs a time zone", place, hint)


def report_unchanged(
    was: Sequence[Moment], day: date | None, clock: time | None, origin: Origin, context: Context
) -> None:
    """Report an earlier value that is the present one: then nothing has moved."""
    for at, earlier in enumerate(was):
        same_day = earlier.day is None or earlier.day == day
        if same_day and (earlier.clock is None or earlier.clock == clock):
            message = "this is the present value, so it is no earlier one"
            hint = "write the value before the change, or remove was:"
            context.problems.add("unchanged-was", message, origin.place("was", at), hint)


def _with_talks(day: Day) -> list[Slot]:
    return [one for slot in day.slots for one in (slot, *slot.talks)]


def _timed(day: Day, context: Context) -> Day:
    entries = [_entry(slot) for slot in day.slots]
    found = timings(day.date, context.zone or UTC, entries)
    slots = [
        _with_timing(slot, timing, day, context)
        for slot, timing in zip(day.slots, found, strict=True)
    ]
    return day.model_copy(update={"slots": tuple(slots)})


def _entry(slot: Slot) -> Entry:
    talks = tuple(_entry(talk) for talk in slot.talks)
    return Entry(slot.time, slot.minutes, slot.room, talks)


def _with_timing(slot: Slot, timing: Timing, day: Day, context: Context) -> Slot:
    if timing.mistake:
        context.problems.add_mistake(timing.mistake, slot.origin.place("time"))
    if slot.time:
        report_unchanged(slot.was, day.date, slot.time.start, slot.origin, context)
    talks = tuple(
        _with_timing(_in_session(talk, slot, context), below, day, context)
        for talk, below in zip(slot.talks, timing.talks, strict=True)
    )
    return slot.model_copy(
        update={
            "start": timing.start,
            "end": timing.end,
            "timed": timing.own,
            "kind": _kind(slot),
            "talks": talks,
        }
    )


def _in_session(talk: Slot, session: Slot, context: Context) -> Slot:
    """A talk of a session, in the session's room if it names none; it has no talks itself."""
    if talk.talks:
        message = "a talk of a session cannot have talks of its own"
        place = talk.origin.place("talks", key=True)
        context.problems.add("bad-value", message, place, "make it a session of the day")
    return talk.model_copy(update={"room": talk.room or session.room, "talks": ()})


def _kind(slot: Slot) -> Kind:
    """The kind that is typed, else the one that the slot's other keys and its title tell."""
    if "kind" in slot.model_fields_set:
        return slot.kind
    if slot.talks:
        return Kind.SESSION
    if slot.panelists:
        return Kind.PANEL
    return guess_kind(slot.title, with_people=bool(slot.appearances or slot.abstract))


def _with_ids(day: Day, ids: Mapping[KeyPath, str]) -> Day:
    def named(slot: Slot) -> Slot:
        talks = tuple(named(talk) for talk in slot.talks)
        return slot.model_copy(update={"id": ids[slot.origin.path], "talks": talks})

    return day.model_copy(update={"slots": tuple(named(slot) for slot in day.slots)})
