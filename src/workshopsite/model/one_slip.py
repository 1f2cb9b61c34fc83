"""One time that is too late makes all behind it seem too early: it is found, and alone told of.

``9:00 pm`` before ``9:15``, ``10:00`` and ``12:00`` is one mistake, and not three.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, time, tzinfo

from workshopsite.model.starts import Entry, Placed, placed_entries
from workshopsite.model.time_words import spelled
from workshopsite.model.times import TimeRange
from workshopsite.problems import Mistake

_MORNING = time(6)
_NO_EVENING = time(10)
"""A start from then on is not meant for the evening, twelve hours later."""


def placed_day(day: date, zone: tzinfo, entries: Sequence[Entry]) -> list[Placed]:
    """The entries of a day with their starts, as placed_entries, with mistakes where they are.

    Where several are too early after one, and right without it, that one has the mistake:
    time-backwards. Times of an afternoon without "pm" are no such case: there, the later ones
    are wrong.
    """
    placed = placed_entries(day, zone, entries)
    early = [at for at, one in enumerate(placed) if _is_early(one)]
    if len(early) < 2 or not any(_start(placed[at]) >= _NO_EVENING for at in early):
        return placed
    late = max(
        (at for at, one in enumerate(placed[: early[0]]) if one.step),
        key=lambda at: (_start(placed[at]), at),
        default=None,
    )
    if late is None:
        return placed
    without = placed_entries(day, zone, _with(entries, late, Entry()))
    if any(map(_is_early, _all(without))):
        return placed
    mistake = _too_late(day, zone, entries, late, _start(placed[early[0]]))
    bare = tuple(map(Placed, entries[late].talks))
    without[late] = Placed(entries[late], mistake=mistake, talks=bare)
    return without


def _with(entries: Sequence[Entry], at: int, other: Entry) -> list[Entry]:
    return [*entries[:at], other, *entries[at + 1 :]]


def _all(placed: Sequence[Placed]) -> Iterator[Placed]:
    for one in placed:
        yield from (one, *one.talks)


def _is_early(one: Placed) -> bool:
    return one.mistake is not None and one.mistake.rule == "time-backwards"


def _start(one: Placed) -> time:
    """When it starts, by what was typed; without that, at midnight."""
    return one.entry.time.start if one.entry.time else time.min


def _too_late(
    day: date, zone: tzinfo, entries: Sequence[Entry], at: int, following: time
) -> Mistake:
    """What is wrong with an entry after which others are too early."""
    entry = entries[at]
    start = entry.time.start if entry.time else time.min
    hint = "put it further down, or mend the time"
    if start.hour >= 12 + _MORNING.hour:
        earlier = start.replace(hour=start.hour - 12)
        moved = replace(entry, time=TimeRange(earlier, None), talks=())
        if not any(map(_is_early, placed_entries(day, zone, _with(entries, at, moved)))):
            hint = f"write {spelled(earlier)}, or put it further down"
    message = f"{spelled(start)} comes before {spelled(following)}, which is earlier"
    return Mistake("time-backwards", message, hint)
