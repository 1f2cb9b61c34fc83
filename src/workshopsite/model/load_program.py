"""program.yaml: which day each slot is on, when it starts and ends, and what its id is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, time
from functools import partial

from workshopsite.model.context import Context
from workshopsite.model.days import SOME_DAY, first_date, in_order, list_of_days
from workshopsite.model.kinds import Kind, guess_kind
from workshopsite.model.known_program import KnownProgram
from workshopsite.model.paper import Paper
from workshopsite.model.program import Day, Program, Slot
from workshopsite.model.record import Origin
from workshopsite.model.slot_ids import slot_ids
from workshopsite.model.starts import UNKNOWN_ROOM, Entry
from workshopsite.model.times import Moment, TimeRange
from workshopsite.model.timing import Timing, timings
from workshopsite.model.workshop import Workshop
from workshopsite.problems import Place
from workshopsite.read.limits import MOST_SLOTS
from workshopsite.read.source import Document, KeyPath


def load_program(
    document: Document | None, workshop: Workshop | None, context: Context, known: KnownProgram
) -> Program:
    """The program; without days where there is none, or where its days cannot be told.

    Args:
        document: what stands in its file, with its short forms written out.
        workshop: what content/workshop.yaml says.
        context: what is known of the site by then.
        known: the program as it was loaded last.
    """
    if document is None or document.data is None:
        return Program(rooms=context.rooms, zone=context.zone)
    origin = Origin(document)
    if not isinstance(document.data, list):
        message, hint = "the program is a list", "begin each slot with - and a space"
        context.problems.add("wrong-type", message, origin.place(), hint)
        return Program().placed(origin, {"days"})
    finish = partial(_timed, context=context)
    days = list_of_days(origin, document.data, workshop, context, finish, known)
    _report_first_time(days, context)
    timed = [day for day in days if not _is_too_long(day, context)]
    ids = slot_ids(Program(days=tuple(timed)).slots, context.problems)
    sessions = _by_session(context.papers)
    return Program(
        days=tuple(_with_ids(day, ids, sessions) for day in in_order(timed)),
        rooms=context.rooms,
        zone=context.zone,
    )


def _is_too_long(day: Day, context: Context) -> bool:
    """Whether a day has more slots than anybody could go to, which is reported."""
    slots = _with_talks(day)
    if len(slots) <= MOST_SLOTS:
        return False
    message = f"a day can have {MOST_SLOTS} slots, and this is one more"
    hint = "list posters and papers in papers.yaml or papers.csv"
    context.problems.add("bad-value", message, slots[MOST_SLOTS].origin.place(), hint)
    return True


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
    if len(_with_talks(day)) > MOST_SLOTS:  # which is reported, and the day is left out
        return day
    entries = [_entry(slot) for slot in day.slots]
    # Clocks that are put forward are no matter for a day that is not decided.
    zone = context.zone if day.date and context.zone else UTC
    found = timings(first_date(day) or SOME_DAY, zone, entries)
    slots = [
        _with_timing(slot, timing, day, context)
        for slot, timing in zip(day.slots, found, strict=True)
    ]
    if day.date is None:
        slots = [_without_day(slot) for slot in slots]
    return day.model_copy(update={"slots": tuple(slots)})


def _without_day(slot: Slot) -> Slot:
    """A slot of a day that is not decided: it has times of day, and no instants."""
    clock = slot.start and TimeRange(slot.start.time(), slot.end.time() if slot.end else None)
    talks = tuple(_without_day(talk) for talk in slot.talks)
    return slot.model_copy(update={"start": None, "end": None, "clock": clock, "talks": talks})


def _entry(slot: Slot) -> Entry:
    talks = tuple(_entry(talk) for talk in slot.talks)
    room = UNKNOWN_ROOM if slot.room_tba else slot.room
    is_tba = slot.time is None and slot.origin.has("time")
    return Entry(slot.time, slot.minutes, room, talks, tba=is_tba)


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
    """A talk of a session, in its room if it names none, and cancelled with it; without talks."""
    if talk.talks:
        message = "a talk of a session cannot have talks of its own"
        place = talk.origin.place("talks", key=True)
        context.problems.add("bad-value", message, place, "make it a session of the day")
    cancelled = talk.cancelled or session.cancelled
    housed = talk if talk.room or talk.room_tba else session
    where = {"room": housed.room, "room_tba": housed.room_tba}
    return talk.model_copy(update={**where, "cancelled": cancelled, "talks": ()})


def _kind(slot: Slot) -> Kind:
    """The kind that is typed, else the one that the slot's other keys and its title tell."""
    if "kind" in slot.model_fields_set:
        return slot.kind
    if slot.talks:
        return Kind.SESSION
    if slot.panelists:
        return Kind.PANEL
    return guess_kind(slot.title, with_people=bool(slot.appearances or slot.abstract))


def _with_ids(day: Day, ids: Mapping[KeyPath, str], sessions: Mapping[str, Sequence[Paper]]) -> Day:
    def named(slot: Slot) -> Slot:
        talks = tuple(named(talk) for talk in slot.talks)
        slot_id = ids[slot.origin.path]
        papers = _papers_of(slot, slot_id, sessions)
        return slot.model_copy(update={"id": slot_id, "talks": talks, "papers": papers})

    return day.model_copy(update={"slots": tuple(named(slot) for slot in day.slots)})


def _by_session(papers: Iterable[Paper]) -> dict[str, list[Paper]]:
    """The papers that name each session as theirs."""
    found: dict[str, list[Paper]] = {}
    for paper in papers:
        for session in paper.sessions:
            found.setdefault(session, []).append(paper)
    return found


def _papers_of(
    slot: Slot, slot_id: str, sessions: Mapping[str, Sequence[Paper]]
) -> tuple[Paper, ...]:
    """All papers that are presented in a slot, those that name it as their session included."""
    own = (slot.paper,) if slot.paper else ()
    found = {paper.id: paper for paper in (*own, *slot.posters, *sessions.get(slot_id, ()))}
    return tuple(sorted(found.values(), key=lambda paper: paper.origin.path))  # as in their file
