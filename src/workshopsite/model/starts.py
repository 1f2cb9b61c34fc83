"""When each slot of a day, and each talk of a session, starts, as far as its own times tell.

The starts of a room form a chain: each is compared with the last one in the same room or without
a room, and one without a room with all before it. A chain runs from the day's own calendar day
into the next one's evening at most.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from workshopsite.late import dataclass
from workshopsite.model.time_words import spelled
from workshopsite.model.times import TimeRange, instant
from workshopsite.problems import Mistake

_MORNING = time(6)
_EVENING = time(18)

UNKNOWN_ROOM = ""
"""The room of entries whose room is to be announced. They follow one another as if it were one
room; but of those that start together, none is known to end where the next one starts."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What timing needs of a slot or a talk.

    Attributes:
        time: as it was typed, in the workshop's zone.
        minutes: how long it lasts; on a session, how long each of its talks does.
        room: None stands for all rooms, UNKNOWN_ROOM for one that will be announced; a talk is in
            its session's room, whatever it says.
        talks: those of a session, in order.
        tba: whether it has a time that is to be announced, and not just none.
    """

    time: TimeRange | None = None
    minutes: timedelta | None = None
    room: str | None = None
    talks: tuple[Entry, ...] = ()
    tba: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A start as the next one in its chain sees it."""

    at: datetime  # in UTC
    clock: time
    days: int  # 0 on the day's own calendar day, 1 on the next
    late: bool  # something up to it in its chain, or a talk of it, starts in the evening
    over: bool = False  # a talk up to it in its chain starts on a later calendar day


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry with its start and with the end that it says itself (in UTC)."""

    entry: Entry
    step: Step | None = None
    end: datetime | None = None
    mistake: Mistake | None = None
    talks: tuple[Placed, ...] = ()


@dataclass(frozen=True, slots=True)
class _Day:
    """The calendar day and the zone in which clock times mean instants."""

    date: date
    zone: tzinfo

    def at(self, clock: time, days: int) -> datetime:
        """The instant, in UTC, of a clock time so many calendar days later; may raise bad-time."""
        return instant(self.date + timedelta(days), clock, self.zone).astimezone(UTC)

    def step(self, at: datetime) -> Step:
        """An instant as a step."""
        local = at.astimezone(self.zone)
        clock = local.time()
        return Step(at, clock, (local.date() - self.date).days, clock >= _EVENING)

    def step_to(self, clock: time, after: Step | None) -> Step:
        """The step to a typed start; Mistake time-backwards if it cannot follow the one before."""
        days = after.days + _nights(clock, after) if after else 0
        step = self.step(self.at(clock, days))
        if after and (step.at < after.at or (days and clock > _EVENING)):
            raise _backwards(clock, after)
        if after and step.days == after.days:
            return replace(step, late=step.late or after.late, over=after.over)
        return step

    def end_of(self, written: TimeRange, step: Step) -> datetime | None:
        """The end that a typed range says, in UTC; may raise bad-time or end-before-start."""
        if written.end is None:
            return None
        end = self.at(written.end, step.days + (written.end < written.start))
        if end <= step.at:
            span = f"{spelled(written.start)}-{spelled(written.end)}"
            raise Mistake("end-before-start", f"{span} ends before it starts", "mend the end")
        return end


def _nights(clock: time, after: Step) -> int:
    """1 if a start belongs to the calendar day after the last one's, else 0."""
    if after.days:
        return 0
    by_night = after.late and clock < _MORNING
    return int(by_night or (after.over and clock < after.clock))


def _backwards(clock: time, after: Step) -> Mistake:
    """What is wrong with a start that cannot follow the one before it."""
    before, hint = spelled(after.clock), "put the entries in order, or mend the time"
    if later := _half_day_later(clock, after):
        hint = f"write {spelled(later)}, or put it further up"
    elif after.days or after.clock >= _EVENING:
        hint = "put it further up, or under the date of the next day"
    half = " (after midnight)" if clock.hour == 0 else ""
    message = f"{spelled(clock)}{half} comes after {before}, which is later"
    if after.days:
        message = f"{spelled(clock)} comes after {before} of the following night"
    return Mistake("time-backwards", message, hint)


def _half_day_later(clock: time, after: Step) -> time | None:
    """What a start was meant to be, if pm is missing; a morning has times from 8:00 on, too."""
    if after.days or clock.hour >= 12 or (clock.hour >= 8 and after.clock.hour < 12):
        return None
    later = clock.replace(hour=clock.hour + 12)
    return later if later >= after.clock else None


def placed_entries(day: date, zone: tzinfo, entries: Iterable[Entry]) -> list[Placed]:
    """The entries of a day with their starts, each chained to those before it.

    Args:
        day: the calendar day on which the workshop day begins.
        zone: what the times are in.
        entries: in the order of the program.
    """
    calendar_day = _Day(day, zone)
    placed: list[Placed] = []
    last: dict[str | None, Step] = {}
    for entry in entries:
        rooms = last.keys() if entry.room is None else {entry.room, None}
        after = _latest([last[room] for room in rooms if room in last])
        one = _placed_entry(calendar_day, entry, after)
        if one.step:
            last[entry.room] = one.step
        placed.append(one)
    return placed


def _latest(steps: Sequence[Step]) -> Step | None:
    """The latest of the steps of several rooms, knowing what the others know of the evening."""
    if not steps:
        return None
    late, over = any(step.late for step in steps), any(step.over for step in steps)
    return replace(max(steps, key=lambda step: step.at), late=late, over=over)


def _placed_entry(day: _Day, entry: Entry, after: Step | None) -> Placed:
    step, mistake, end = None, None, None
    try:
        if entry.time:
            step = day.step_to(entry.time.start, after)
            end = day.end_of(entry.time, step)
    except Mistake as found:
        mistake = found
    if mistake and not step:
        return Placed(entry, mistake=mistake, talks=tuple(map(Placed, entry.talks)))
    if step and not end and not mistake and entry.minutes and not entry.talks:
        end = step.at + entry.minutes
    talks = tuple(_placed_talks(day, entry, step, after))
    return Placed(entry, _with_talks(step, talks), end, mistake, talks)


def _placed_talks(
    day: _Day, session: Entry, start: Step | None, after: Step | None
) -> Iterator[Placed]:
    """The talks of a session that starts there, or (without a time) somewhere after a step."""
    # That a talk starts before its session is another rule's business.
    last = replace(start, at=datetime.min.replace(tzinfo=UTC), clock=time.min) if start else after
    free = start.at if start else None
    for talk in session.talks:
        timed = replace(talk, minutes=talk.minutes or session.minutes, talks=())
        if talk.time:
            one = _placed_entry(day, timed, last)
        elif free and timed.minutes:
            one = Placed(timed, day.step(free), free + timed.minutes)
        else:
            one = Placed(timed)
        free, last = one.end, one.step or last
        yield one


def _with_talks(step: Step | None, talks: Sequence[Placed]) -> Step | None:
    """A session's step, that of its first talk if it has none, knowing when its talks are."""
    steps = [talk.step for talk in talks if talk.step]
    if not steps:
        return step
    step = step or steps[0]
    late = step.late or any(talk.late for talk in steps)
    return replace(step, late=late, over=step.over or any(talk.days > step.days for talk in steps))
