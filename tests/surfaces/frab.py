"""The program for conference apps: frab's schedule.xml and schedule.json.

The format knows no sessions, no roles and nothing that is cancelled, and everything in it has a
room and a length. How the site says these things all the same is in docs/format.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import unquote

from lxml import etree

from surfaces.facts import Fact, Files, Item, Key, items, names_only
from workshopsite.model.site import Site
from workshopsite.render.words import translations

XML = "schedule.xml"
JSON = "schedule.json"
SHORTEST = timedelta(minutes=5)
"""The length of what has no known end."""


def keys(path: str, item: Item, _site: Site) -> list[Key]:
    """What has an instant of its own is there, on its day: talks, or else their session."""
    own = item.slot.timed and all_timed(item)
    return [(f"{path}, {item.day.date}", item.fact.url)] if item.fact.start and own else []


def all_timed(item: Item) -> bool:
    """Whether the slot stands for itself, and is not told by all of its talks."""
    return not item.slot.talks or not all(talk.timed for talk in item.slot.talks)


def said(item: Item, site: Site) -> Fact:
    """The names once each, without roles; a mark before the title of what is cancelled."""
    fact, venue = item.fact, site.workshop.venue
    words = translations(site.workshop.language).gettext
    untimed = [one for one in items(site) if one.session is item.slot and not one.slot.timed]
    people = [*fact.people, *(person for talk in untimed for person in talk.fact.people)]
    title = words("Cancelled: %(title)s") % {"title": fact.title} if fact.cancelled else fact.title
    return Fact(
        title=title,
        start=fact.start,
        end=fact.end,
        printed=fact.printed[:1],
        people=tuple(dict.fromkeys(names_only(people))),
        room=fact.room or (venue.name if venue else words("All rooms")),
        kind=fact.kind,
    )


def said_in_xml(item: Item, site: Site) -> Fact:
    """The XML has no ends, only lengths."""
    told = said(item, site)
    return replace(told, end=told.end or (told.start and told.start + SHORTEST))


def read_xml(files: Files, _site: Site) -> Iterator[tuple[Key, Fact]]:
    """Every event of schedule.xml."""
    if XML not in files:
        return
    for event in etree.fromstring(files[XML]).iterfind("day/room/event"):
        room = event.getparent()
        yield _told(XML, room.getparent().get("date"), room.get("name"), _of_xml(event))


def _of_xml(event: etree._Element) -> Mapping[str, Any]:
    texts = {child.tag: child.text for child in event}
    start = datetime.fromisoformat(event.findtext("date"))
    persons = [{"name": person.text} for person in event.iterfind("persons/person")]
    return texts | {"persons": persons, "end": (start + _length(texts)).isoformat()}


def _length(event: Mapping[str, Any]) -> timedelta:
    hours, minutes = map(int, event["duration"].split(":"))
    return timedelta(hours=hours, minutes=minutes)


def read_json(files: Files, _site: Site) -> Iterator[tuple[Key, Fact]]:
    """Every event of schedule.json."""
    if JSON not in files:
        return
    for day in json.loads(files[JSON])["schedule"]["conference"]["days"]:
        for room, events in day["rooms"].items():
            yield from (_told(JSON, day["date"], room, event) for event in events)


def _told(path: str, day: str, room: str, event: Mapping[str, Any]) -> tuple[Key, Fact]:
    url = unquote(event["url"])
    start = datetime.fromisoformat(event["date"]).astimezone(UTC)
    end = datetime.fromisoformat(event["end"]).astimezone(UTC) if "end" in event else None
    assert end in (None, start + _length(event)), f"{url} ends at {end}, or is of another length"
    assert event["room"] == room, f"{url} is in {room}, and says {event['room']}"
    fact = Fact(
        title=event["title"],
        start=start,
        end=end,
        printed=(event["start"],),
        people=tuple(("", person["name"]) for person in event["persons"]),
        room=room,
        kind=event["type"],
    )
    return (f"{path}, {day}", url), fact
