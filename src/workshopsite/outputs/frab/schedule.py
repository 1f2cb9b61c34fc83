"""A whole schedule: its days, rooms and events, as schedule.xml and schedule.json both say it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from hashlib import sha256
from itertools import groupby
from typing import Any

from workshopsite.late import dataclass
from workshopsite.markup.markdown import plain
from workshopsite.model.site import Site
from workshopsite.outputs.frab.entries import STEP, Entry, Making, entry
from workshopsite.outputs.frab.names import acronym, guid, numbers
from workshopsite.render.addresses import HOME
from workshopsite.render.events import Event, events, uid
from workshopsite.render.renderer import Renderer


@dataclass(frozen=True, slots=True)
class Room:
    """A room with its guid."""

    name: str
    guid: str


@dataclass(frozen=True, slots=True)
class ScheduledDay:
    """A day of the workshop with at least one event.

    Attributes:
        index: 1 for the first of them.
        date: the day on which it begins.
        start: of its first event.
        end: of its last one, which may be on the next calendar day.
        entries: its events, in the order of the program.
    """

    index: int
    date: date
    start: datetime
    end: datetime
    entries: tuple[Entry, ...]

    def in_room(self, room: Room) -> tuple[Entry, ...]:
        """Its events in a room."""
        return tuple(one for one in self.entries if one.room == room.name)


@dataclass(frozen=True)
class Schedule:
    """Everything that the formats say.

    Attributes:
        title: of the workshop, plain text.
        acronym: for machines.
        description: one sentence in plain text, or None.
        language: of all texts, a BCP 47 tag.
        start: the workshop's first day.
        end: its last one.
        step: of the grid that all times fit into.
        zone: the IANA name, or UTC.
        url: the home page; addresses of the site begin with it.
        rooms: those that are used, the one for everybody first, in the order of the columns.
        tracks: those that are used, in the order of the program.
        days: at least one.
    """

    title: str
    acronym: str
    description: str | None
    language: str
    start: date
    end: date
    step: timedelta
    zone: str
    url: str
    rooms: tuple[Room, ...]
    tracks: tuple[str, ...]
    days: tuple[ScheduledDay, ...]

    @property
    def entries(self) -> Iterator[Entry]:
        """All events, in the order of the program."""
        return (one for day in self.days for one in day.entries)

    @cached_property
    def version(self) -> str:
        """Twelve characters that change whenever anything else does: apps compare them."""
        told = json.dumps(self, default=_as_json, sort_keys=True)
        return sha256(told.encode()).hexdigest()[:12]


def _as_json(value: Any) -> Any:
    """A record by its fields, anything else as text; a copy of all that it holds is not needed."""
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    return str(value)


def has_schedule(site: Site, renderer: Renderer) -> bool:
    """Whether there is something to say: an event, and absolute addresses to say it with."""
    return bool(renderer.base_url) and any(slot.start for slot in site.program.slots)


def schedule_of(site: Site, renderer: Renderer) -> Schedule:
    """The schedule of a site that has one."""
    told = [event for event in events(site) if stands_for_itself(event)]
    short = acronym(site.id)
    making = Making(site, renderer, short, numbers(guid("slot", one.uid) for one in told))
    days = tuple(_days(told, making))
    dates = [*site.dates, *(day.date for day in days)]
    entries = [one for day in days for one in day.entries]
    return Schedule(
        title=plain(site.workshop.title),
        acronym=short,
        description=plain(site.workshop.description) if site.workshop.description else None,
        language=site.workshop.language,
        start=min(dates),
        end=max(dates),
        step=_step(entries),
        zone=str(site.program.zone),
        url=renderer.absolute(HOME) or "",
        rooms=tuple(_rooms(entries, making)),
        tracks=tuple(dict.fromkeys(one.track for one in entries)),
        days=days,
    )


def stands_for_itself(event: Event) -> bool:
    """Whether an event is one in apps as well; else it is told of by others.

    A session is if one of its talks has no time of its own, and a talk is if it has one.
    """
    if event.session is not None:
        return event.slot.timed
    return not event.slot.talks or any(not talk.timed for talk in event.slot.talks)


def _days(told: Iterable[Event], making: Making) -> Iterator[ScheduledDay]:
    """The days that have events; the others have no start and no end, which the XSD demands."""
    by_day = groupby(told, lambda event: event.day.date)
    for index, (day, of_day) in enumerate(((day, of) for day, of in by_day if day), start=1):
        entries = tuple(entry(event, making) for event in of_day)
        start, end = min(one.start for one in entries), max(one.ends for one in entries)
        yield ScheduledDay(index, day, start, end, entries)


def _rooms(entries: Iterable[Entry], making: Making) -> Iterator[Room]:
    """The rooms that are used; each in its day must have the same place among them."""
    used = {one.room for one in entries}
    for name in dict.fromkeys((making.everywhere, *making.site.program.rooms)):
        if name in used:
            yield Room(name, str(guid("room", uid(making.site, name))))


def _step(entries: Collection[Entry]) -> timedelta:
    """The usual step if all starts and lengths fit into its grid, else a minute."""
    past_the_hour = (timedelta(minutes=one.start.minute) for one in entries)
    lengths = (one.length for one in entries)
    return _MINUTE if any(time % STEP for time in (*past_the_hour, *lengths)) else STEP


def in_hours(length: timedelta) -> str:
    """A length as hours and minutes: "01:30"."""
    hours, minutes = divmod(length // _MINUTE, 60)
    return f"{hours:02}:{minutes:02}"


_MINUTE = timedelta(minutes=1)
