"""schedule.json: the program for conference apps, in version 1 of c3voc's JSON.

The schema is https://c3voc.de/schedule/schema.json. Readers are many and old, so every key that is
required is there, and of those that are not, those that the site can fill.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from workshopsite import __version__
from workshopsite.late import pattern
from workshopsite.outputs.frab.entries import Entry, Guest
from workshopsite.outputs.frab.links import Reference
from workshopsite.outputs.frab.schedule import (
    Room,
    Schedule,
    ScheduledDay,
    in_hours,
)


def schedule_json(told: Schedule, address: str) -> bytes:
    """The JSON, in UTF-8, for a file that will stand at that absolute address."""
    content = {
        "$schema": "https://c3voc.de/schedule/schema.json",
        "generator": {"name": "workshopsite", "version": __version__},
        "schedule": {
            "url": address,
            "version": told.version,
            "base_url": told.url,
            "conference": _conference(told),
        },
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _conference(told: Schedule) -> dict[str, Any]:
    zone = {"time_zone_name": told.zone} if _ZONE.search(told.zone) else {}
    about = {"description": told.description} if told.description else {}
    return {
        "acronym": told.acronym,
        "title": told.title,
        **about,
        "start": told.start.isoformat(),
        "end": told.end.isoformat(),
        "daysCount": len(told.days),
        "timeslot_duration": in_hours(told.step),
        **zone,
        "url": told.url,
        "tracks": [{"name": name} for name in told.tracks],
        "rooms": [{"name": room.name, "guid": room.guid} for room in told.rooms],
        "days": [_day(day, told) for day in told.days],
    }


_ZONE = pattern("^([A-Z][a-z]+/[A-Z][a-z]+)|UTC$")
"""The zones that the schema lets pass; Australia/ACT is one that it does not."""


def _day(day: ScheduledDay, told: Schedule) -> dict[str, Any]:
    return {
        "index": day.index,
        "date": day.date.isoformat(),
        "day_start": day.start.isoformat(),
        "day_end": day.end.isoformat(),
        "rooms": _rooms(day, told.rooms, told.language),
    }


def _rooms(day: ScheduledDay, rooms: Iterable[Room], language: str) -> dict[str, Any]:
    in_rooms = ((room.name, day.in_room(room)) for room in rooms)
    return {name: [_event(one, language) for one in found] for name, found in in_rooms if found}


def _event(one: Entry, language: str) -> dict[str, Any]:
    end = {"end": one.end.isoformat()} if one.end else {}
    return {
        "guid": one.guid,
        "id": one.number,
        "date": one.start.isoformat(),
        "start": f"{one.start:%H:%M}",
        **end,
        "duration": in_hours(one.length),
        "room": one.room,
        "slug": one.slug,
        "url": one.url,
        "title": one.title,
        "subtitle": None,
        "track": one.track,
        "type": one.kind,
        "language": language,
        "abstract": one.abstract or None,
        "description": one.description or None,
        "do_not_record": False if one.recording else None,
        "persons": [_person(guest) for guest in one.guests],
        "links": [_reference(link) for link in one.links],
        "attachments": [_reference(file) for file in one.attachments],
    }


def _person(guest: Guest) -> dict[str, Any]:
    """A person, without an integer id: with one, the schema takes it for two kinds of persons."""
    optional = {"url": guest.url, "avatar": guest.avatar, "biography": guest.biography}
    return {
        "guid": guest.guid,
        "name": guest.name,
        "public_name": guest.name,
        **{name: value for name, value in optional.items() if value},
    }


def _reference(one: Reference) -> dict[str, str]:
    return {"url": one.url, "title": one.title, "type": one.kind}
