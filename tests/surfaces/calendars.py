"""The program as calendars, read with the package icalendar and with the npm package ical.js.

Both readers give the same, a list of Entry for each file; what that says of slots is found here.
Who takes part and what the clocks of the workshop show is in words: it stands in the description,
above the abstract.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import unquote

import icalendar

from surfaces.facts import Fact, Files, Item, Key, items, names_only
from tools import NPM
from workshopsite.model.site import Site
from workshopsite.render.addresses import CALENDAR, DATES_CALENDAR, day_calendar, talk_calendar
from workshopsite.render.words import translations


@dataclass(frozen=True)
class Entry:
    """An event of a calendar, as any reader gives it; instants are in UTC."""

    uid: str
    summary: str
    start: datetime
    end: datetime | None
    location: str | None
    description: str
    url: str
    status: str


Reader = Callable[[Files], Mapping[str, list[Entry]]]
"""Reads files, all of them calendars of the program."""


def keys(item: Item, site: Site) -> Iterator[Key]:
    """Whatever has an instant is in all, in its day, and if it has a page, in one of its own."""
    if item.fact.start is None:
        return
    names = (item.id, *item.slot.aliases) if item.id in site.talk_pages else ()
    for address in (CALENDAR, day_calendar(item.day), *map(talk_calendar, names)):
        yield address.lstrip("/"), f"{item.uid}@{site.id}"


def said(item: Item, site: Site) -> Fact:
    """A calendar has the venue beside the room, names without roles, and "Cancelled" in titles."""
    words = translations(site.workshop.language).gettext
    title = words("Cancelled: %(title)s") % {"title": item.fact.title}
    venue = site.workshop.venue
    where = (item.fact.room, *((venue.name, venue.address) if venue else ()))
    return replace(
        item.fact,
        title=title if item.fact.cancelled else item.fact.title,
        people=names_only(item.fact.people),
        room=", ".join(part for part in where if part) or None,
        kind="",
    )


def read(reader: Reader, files: Files, site: Site) -> Iterator[tuple[Key, Fact]]:
    """Every event of every calendar but that of the important dates."""
    names = {name for item in items(site) for _, name in item.fact.people}
    calendars = {
        path: content
        for path, content in files.items()
        if path.endswith(".ics") and f"/{path}" != DATES_CALENDAR
    }
    for path, entries in reader(calendars).items():
        for entry in entries:
            yield (path, entry.uid), _fact(entry, names)


def _fact(entry: Entry, names: set[str]) -> Fact:
    head = entry.description.partition("\n\n")[0]
    times = next((found for line in head.split("\n") if (found := _CLOCK.findall(line))), [])
    # The longest first: one name may be the beginning of another.
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return Fact(
        title=entry.summary,
        start=entry.start,
        end=entry.end,
        printed=tuple(times),
        people=tuple(("", name) for name in (re.findall(known, head) if known else [])),
        room=entry.location,
        cancelled=entry.status == "CANCELLED",
        url=unquote(entry.url),
    )


_CLOCK = re.compile(r"(?<![-+\u2212\d])[0-9]{2}:[0-9]{2}")  # and no offset from UTC


def by_icalendar(files: Files) -> Mapping[str, list[Entry]]:
    """The calendars as the package icalendar reads them."""
    return {
        path: [_entry(event) for event in icalendar.Calendar.from_ical(content).walk("VEVENT")]
        for path, content in files.items()
    }


def _entry(event: icalendar.Component) -> Entry:
    return Entry(
        uid=str(event["UID"]),
        summary=str(event["SUMMARY"]),
        start=_utc(event.decoded("DTSTART")),
        end=_utc(event.decoded("DTEND")) if "DTEND" in event else None,
        location=str(event["LOCATION"]) if "LOCATION" in event else None,
        description=str(event["DESCRIPTION"]),
        url=str(event["URL"]),
        status=str(event["STATUS"]),
    )


def _utc(moment: datetime) -> datetime:
    assert moment.utcoffset() is not None, f"{moment} floats"
    return moment.astimezone(UTC)


def by_ical_js(files: Files) -> Mapping[str, list[Entry]]:
    """The calendars as the npm package ical.js reads them."""
    return {
        path: [_entry_of(event) for event in calendar["events"]]
        for path, calendar in told_by_ical_js(files).items()
    }


def told_by_ical_js(files: Files) -> Mapping[str, Any]:
    """What tests/npm/read_calendars.js prints of any calendars, by their paths."""
    with TemporaryDirectory() as folder:
        paths = {path: Path(folder, f"{at}.ics") for at, path in enumerate(files)}
        for path, file in paths.items():
            file.write_bytes(files[path])
        read = json.loads(_node("read_calendars.js", *map(str, paths.values())))
    return {path: read[str(file)] for path, file in paths.items()}


def _entry_of(event: Mapping[str, Any]) -> Entry:
    names = ("uid", "summary", "location", "description", "url", "status")
    times = {name: _moment(event[name]) for name in ("start", "end")}
    return Entry(**times, **{name: event[name] for name in names})


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _node(program: str, *arguments: str) -> str:
    command = ["node", program, *arguments]
    result = subprocess.run(command, cwd=NPM, check=False, capture_output=True, encoding="utf-8")
    assert result.returncode == 0, result.stderr
    return result.stdout
