"""schedule.xml: the program for conference apps, in the XML of pentabarf and frab.

The schema is https://c3voc.de/schedule/schema.xsd; the media type is
application/vnd.c3voc.schedule+xml (IANA). What is empty and may be left out is left out: an empty
address is not valid.
"""

from __future__ import annotations

from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from workshopsite import __version__
from workshopsite.outputs.frab.entries import Entry
from workshopsite.outputs.frab.schedule import (
    Schedule,
    ScheduledDay,
    in_hours,
)
from workshopsite.outputs.xml_text import add_element, xml_document


def schedule_xml(told: Schedule, address: str) -> bytes:
    """The XML, in UTF-8, for a file that will stand at that absolute address."""
    root = ET.Element("schedule")
    system = urlsplit(address).netloc
    add_element(root, "generator", name="workshopsite", system=system, version=__version__)
    add_element(root, "url", address)
    add_element(root, "version", told.version)
    _add_conference(root, told)
    for day in told.days:
        _add_day(root, day, told)
    return xml_document(root)


def _add_conference(root: ET.Element, told: Schedule) -> None:
    conference = add_element(root, "conference")
    texts = {
        "acronym": told.acronym,
        "title": told.title,
        "start": told.start.isoformat(),
        "end": told.end.isoformat(),
        "days": str(len(told.days)),
        "timeslot_duration": in_hours(told.step),
        "base_url": told.url,
        "url": told.url,
        "time_zone_name": told.zone,
    }
    for name, text in texts.items():
        add_element(conference, name, text)
    for track in told.tracks:
        add_element(conference, "track", name=track)


def _add_day(root: ET.Element, day: ScheduledDay, told: Schedule) -> None:
    times = {"start": day.start.isoformat(), "end": day.end.isoformat()}
    element = add_element(root, "day", index=str(day.index), date=day.date.isoformat(), **times)
    for room in told.rooms:
        if entries := day.in_room(room):
            column = add_element(element, "room", name=room.name, guid=room.guid)
            for one in entries:
                _add_event(column, one, told.language)


def _add_event(room: ET.Element, one: Entry, language: str) -> None:
    event = add_element(room, "event", guid=one.guid, id=str(one.number))
    texts = {
        "date": one.start.isoformat(),
        "start": f"{one.start:%H:%M}",
        "duration": in_hours(one.length),
        "room": one.room,
        "slug": one.slug,
        "url": one.url,
        "title": one.title,
        "track": one.track,
        "type": one.kind,
        "language": language,
        "abstract": one.abstract,
        "description": one.description,
    }
    for name, text in texts.items():
        add_element(event, name, text)
    _add_people(event, one)
    _add_recording(event, one.recording)
    _add_links(event, one)


def _add_people(event: ET.Element, one: Entry) -> None:
    persons = add_element(event, "persons")
    for guest in one.guests:
        add_element(persons, "person", guest.name, guid=guest.guid)


def _add_recording(event: ET.Element, address: str | None) -> None:
    """Where an event can be seen: then nobody was against recording it. Else nothing is known."""
    if address:
        recording = add_element(event, "recording")
        add_element(recording, "license")
        add_element(recording, "optout", "false")
        add_element(recording, "url", address)


def _add_links(event: ET.Element, one: Entry) -> None:
    for name, references in (("link", one.links), ("attachment", one.attachments)):
        several = add_element(event, f"{name}s") if references else event
        for reference in references:
            add_element(several, name, reference.title, href=reference.url, type=reference.kind)
