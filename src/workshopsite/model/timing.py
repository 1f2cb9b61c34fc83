"""When each slot of a day, and each talk of a session, starts and ends.

What is typed is clock times, some of them; what is shown and exported is instants. The starts are
placed first, in the order of the list, because an end may be the start of something else. All
comparing is done in UTC, so that a night on which the clocks change keeps its order and lengths.

The starts of a room form a chain: each is compared with the last one in the same room or without
a room, and one without a room with all before it. A chain runs from the day's own calendar day
into the next one's evening at most.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

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
    """

    time: TimeRange | None = None
    minutes: timedelta | None = None
    room: str | None = None
    talks: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Timing:
    """When an entry is.

    Attributes:
        start: aware, in the zone asked for; None while it is not known.
        end: the same, always after the start; None where nothing says it.
        own: False for a talk that has no time of its own and shows its session's span.
        mistake: what is wrong with this entry's time.
        talks: those of the entry's talks, in their order.
    """

    start: datetime | None
    end: datetime | None
    own: bool
    mistake: Mistake | None
    talks: tuple[Timing, ...] = ()


@dataclass(frozen=True, slots=True)
class _Step:
    """A start as the next one in its chain sees it."""

    at: datetime  # in UTC
    clock: time
    days: int  # 0 on the day's own calendar day, 1 on the next
    late: bool  # something up to it in its chain, or a talk of it, starts in the evening
    over: bool = False  # a talk up to it in its chain starts on a later calendar day


@dataclass(frozen=True, slots=True)
class _Placed:
    """An entry with its start and with the end that it says itself (in UTC)."""

    entry: Entry
    step: _Step | None = None
    end: datetime | None = None
    mistake: Mistake | None = None
    talks: tuple[_Placed, ...] = ()


def timings(day: date, zone: tzinfo, entries: Sequence[Entry]) -> list[Timing]:
    """The timing of each entry, in their order.

    Args:
        day: the calendar day on which the workshop day begins.
        zone: the workshop's; what the times are in, and the results.
        entries: in the order of the program.

    A time that cannot be (time-backwards, bad-time, end-before-start) is the mistake of its entry,
    which is then no reference for others.
    """
    placed = _placed_entries(_Day(day, zone), entries)
    return [_timing(one, placed, zone) for one in placed]


@dataclass(frozen=True, slots=True)
class _Day:
    """The calendar day and the zone in which clock times mean instants."""

    date: date
    zone: tzinfo

    def at(self, clock: time, days: int) -> datetime:
        """The instant, in UTC, of a clock time so many calendar days later; may raise bad-time."""
        return instant(self.date + timedelta(days), clock, self.zone).astimezone(UTC)

    def step(self, at: datetime) -> _Step:
        """An instant as a step."""
        local = at.astimezone(self.zone)
        clock = local.time()
        return _Step(at, clock, (local.date() - self.date).days, clock >= _EVENING)

    def step_to(self, clock: time, after: _Step | None) -> _Step:
        """The step to a typed start; Mistake time-backwards if it cannot follow the one before."""
        days = after.days + _nights(clock, after) if after else 0
        step = self.step(self.at(clock, days))
        if after and (step.at < after.at or (days and clock > _EVENING)):
            raise _backwards(clock, after)
        if after and step.days == after.days:
            return replace(step, late=step.late or after.late, over=after.over)
        return step

    def end_of(self, written: TimeRange, step: _Step) -> datetime | None:
        """The end that a typed range says, in UTC; may raise bad-time or end-before-start."""
        if written.end is None:
            return None
        end = self.at(written.end, step.days + (written.end < written.start))
        if end <= step.at:
            span = f"{spelled(written.start)}-{spelled(written.end)}"
            raise Mistake("end-before-start", f"{span} ends before it starts", "mend the end")
        return end


def _nights(clock: time, after: _Step) -> int:
    """1 if a start belongs to the calendar day after the last one's, else 0."""
    if after.days:
        return 0
    by_night = after.late and clock < _MORNING
    return int(by_night or (after.over and clock < after.clock))


def _backwards(clock: time, after: _Step) -> Mistake:
    """What is wrong with a start that cannot follow the one before it."""
    before, hint = spelled(after.clock), "put the entries in order, or mend the time"
    if not after.days and clock.hour < 12 and clock.replace(hour=clock.hour + 12) >= after.clock:
        hint = f"write {spelled(clock.replace(hour=clock.hour + 12))}, or put it further up"
    elif after.days or after.clock >= _EVENING:
        hint = "put it further up, or under the date of the next day"
    message = f"{spelled(clock)} comes after {before}, which is later"
    if after.days:
        message = f"{spelled(clock)} comes after {before} of the following night"
    return Mistake("time-backwards", message, hint)


def _placed_entries(day: _Day, entries: Iterable[Entry]) -> list[_Placed]:
    """The entries of a day with their starts, each chained to those before it."""
    placed: list[_Placed] = []
    last: dict[str | None, _Step] = {}
    for entry in entries:
        rooms = last.keys() if entry.room is None else {entry.room, None}
        one = _placed_entry(day, entry, _latest([last[room] for room in rooms if room in last]))
        if one.step:
            last[entry.room] = one.step
        placed.append(one)
    return placed


def _latest(steps: Sequence[_Step]) -> _Step | None:
    """The latest of the steps of several rooms, knowing what the others know of the evening."""
    if not steps:
        return None
    late, over = any(step.late for step in steps), any(step.over for step in steps)
    return replace(max(steps, key=lambda step: step.at), late=late, over=over)


def _placed_entry(day: _Day, entry: Entry, after: _Step | None) -> _Placed:
    step, mistake, end = None, None, None
    try:
        if entry.time:
            step = day.step_to(entry.time.start, after)
            end = day.end_of(entry.time, step)
    except Mistake as found:
        mistake = found
    if mistake and not step:
        return _Placed(entry, mistake=mistake, talks=tuple(map(_Placed, entry.talks)))
    if step and not end and not mistake and entry.minutes and not entry.talks:
        end = step.at + entry.minutes
    talks = tuple(_placed_talks(day, entry, step, after))
    return _Placed(entry, _with_talks(step, talks), end, mistake, talks)


def _placed_talks(
    day: _Day, session: Entry, start: _Step | None, after: _Step | None
) -> Iterator[_Placed]:
    """The talks of a session that starts there, or (without a time) somewhere after a step."""
    # That a talk starts before its session is another rule's business.
    last = replace(start, at=datetime.min.replace(tzinfo=UTC), clock=time.min) if start else after
    free = start.at if start else None
    for talk in session.talks:
        timed = replace(talk, minutes=talk.minutes or session.minutes, talks=())
        if talk.time:
            one = _placed_entry(day, timed, last)
        elif free and timed.minutes:
            one = _Placed(timed, day.step(free), free + timed.minutes)
        else:
            one = _Placed(timed)
        free, last = one.end, one.step or last
        yield one


def _with_talks(step: _Step | None, talks: Sequence[_Placed]) -> _Step | None:
    """A session's step, that of its first talk if it has none, knowing when its talks are."""
    steps = [talk.step for talk in talks if talk.step]
    if not steps:
        return step
    step = step or steps[0]
    late = step.late or any(talk.late for talk in steps)
    return replace(step, late=late, over=step.over or any(talk.days > step.days for talk in steps))


def _timing(one: _Placed, day: Iterable[_Placed], zone: tzinfo) -> Timing:
    """The timing of an entry among all of its day."""
    end = None
    if one.step:
        # An end taken from elsewhere must not fall before the last talk's start.
        last = max([one.step.at, *(talk.step.at for talk in one.talks if talk.step)])
        inferred = None if one.mistake else _next_start(one, last, day)
        end = _first_after(one.step.at, one.end, _talks_end(one.talks), inferred)
        end = None if one.entry.time and one.entry.time.open_end else end
    start = one.step.at if one.step else None
    talks = tuple(_talk_timing(talk, one, end, zone) for talk in one.talks)
    return Timing(
        _shown(start, zone), _shown(end, zone), own=True, mistake=one.mistake, talks=talks
    )


def _next_start(one: _Placed, last: datetime, day: Iterable[_Placed]) -> datetime | None:
    """The first start after an instant that ends an entry; None where that is not known."""
    near = [
        (o.entry.room, o.step.at) for o in day if o.step and _share(one.entry.room, o.entry.room)
    ]
    found = _next(last, (at for _, at in near))
    if one.entry.room == UNKNOWN_ROOM and one.step:
        unknown = [at for room, at in near if room == UNKNOWN_ROOM]
        if unknown.count(one.step.at) > 1 and found in unknown:
            return None
    return found


def _talks_end(talks: Sequence[_Placed]) -> datetime | None:
    """When the last talk is over, if the one that is listed last says its end."""
    if not talks or not talks[-1].end:
        return None
    return max(talk.end for talk in talks if talk.end)


def _talk_timing(talk: _Placed, session: _Placed, end: datetime | None, zone: tzinfo) -> Timing:
    """The timing of a talk in a session that ends there."""
    if talk.step:
        later = _next(talk.step.at, (o.step.at for o in session.talks if o.step))
        is_open = talk.mistake or (talk.entry.time and talk.entry.time.open_end)
        end = None if is_open else _first_after(talk.step.at, talk.end, later, end)
        start, end = _shown(talk.step.at, zone), _shown(end, zone)
        return Timing(start, end, own=True, mistake=talk.mistake)
    if talk.entry.time or not session.step:
        return Timing(None, None, own=talk.entry.time is not None, mistake=talk.mistake)
    return Timing(_shown(session.step.at, zone), _shown(end, zone), own=False, mistake=None)


def _share(room: str | None, other: str | None) -> bool:
    """Whether two entries cannot be at once, because one is in all rooms or both in the same."""
    return room is None or other is None or room == other


def _next(at: datetime, starts: Iterable[datetime]) -> datetime | None:
    return min((start for start in starts if start > at), default=None)


def _first_after(at: datetime, *ends: datetime | None) -> datetime | None:
    """The first of the possible ends that is known and later than the start."""
    return next((end for end in ends if end and end > at), None)


def _shown(at: datetime | None, zone: tzinfo) -> datetime | None:
    return at.astimezone(zone) if at else None
