"""When each slot of a day, and each talk of a session, starts and ends.

What is typed is clock times, some of them; what is shown and exported is instants. The starts are
placed first, in the order of the list, because an end may be the start of something else. All
comparing is done in UTC, so that a night on which the clocks change keeps its order and lengths.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, tzinfo

from workshopsite.late import dataclass
from workshopsite.model.one_slip import placed_day
from workshopsite.model.starts import UNKNOWN_ROOM, Entry, Placed
from workshopsite.problems import Mistake


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


def timings(day: date, zone: tzinfo, entries: Sequence[Entry]) -> list[Timing]:
    """The timing of each entry, in their order.

    Args:
        day: the calendar day on which the workshop day begins.
        zone: the workshop's; what the times are in, and the results.
        entries: in the order of the program.

    A time that cannot be (time-backwards, bad-time, end-before-start) is the mistake of its entry,
    which is then no reference for others.
    """
    placed = placed_day(day, zone, entries)
    return [_timing(one, placed, zone) for one in placed]


def _timing(one: Placed, day: Iterable[Placed], zone: tzinfo) -> Timing:
    """The timing of an entry among all of its day."""
    end = None
    if one.step:
        # An end taken from elsewhere must not fall before the last talk's start.
        last = max([one.step.at, *(talk.step.at for talk in one.talks if talk.step)])
        follows = _next_start(one, last, day)
        inferred = None if one.mistake or _is_cut_off(one, day, follows) else follows
        end = _first_after(one.step.at, one.end, _talks_end(one.talks), inferred)
        end = None if one.entry.time and one.entry.time.open_end else end
    start = one.step.at if one.step else None
    talks = tuple(_talk_timing(talk, one, end, zone) for talk in one.talks)
    return Timing(
        _shown(start, zone), _shown(end, zone), own=True, mistake=one.mistake, talks=talks
    )


def _next_start(one: Placed, last: datetime, day: Iterable[Placed]) -> datetime | None:
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


def _is_cut_off(one: Placed, day: Iterable[Placed], end: datetime | None) -> bool:
    """Whether something at a time to be announced is listed between an entry and its end."""
    listed = list(day)
    for other in listed[_index(one, listed) + 1 :]:
        if other.step and other.step.at == end and _share(one.entry.room, other.entry.room):
            return False
        if other.entry.tba and not other.step and _share(one.entry.room, other.entry.room):
            return True
    return False


def _index(one: Placed, listed: Sequence[Placed]) -> int:
    """The place in a list, where equal entries may stand more than once."""
    return next(at for at, other in enumerate(listed) if other is one)


def _talks_end(talks: Sequence[Placed]) -> datetime | None:
    """When the last talk is over, if the one that is listed last says its end."""
    if not talks or not talks[-1].end:
        return None
    return max(talk.end for talk in talks if talk.end)


def _talk_timing(talk: Placed, session: Placed, end: datetime | None, zone: tzinfo) -> Timing:
    """The timing of a talk in a session that ends there."""
    if talk.step:
        later = _next(talk.step.at, (o.step.at for o in session.talks if o.step))
        is_open = talk.mistake or (talk.entry.time and talk.entry.time.open_end)
        if _is_cut_off(talk, session.talks, later):
            later, end = None, None
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
