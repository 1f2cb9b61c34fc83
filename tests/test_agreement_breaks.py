"""The test of the agreement itself: a surface that is broken on purpose is found, and named."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fnmatch import fnmatchcase
from typing import Any

import pytest

from agreement import BASE_URL, SURFACES, disagreeing
from sites import loaded, write
from workshopsite.markup.markdown import plain
from workshopsite.model.program import Day, Slot
from workshopsite.model.site import Site
from workshopsite.outputs.calendars import making
from workshopsite.outputs.frab import schedule
from workshopsite.outputs.plan import plan
from workshopsite.problems import Problems
from workshopsite.render.dates import Dates
from workshopsite.render.events import Event, events, participants
from workshopsite.render.json_ld import linked_data
from workshopsite.render.slot_views import DayView, SlotView
from workshopsite.render.view import View

FILES = {
    "content/workshop.yaml": """
title: Sums
date: 2023-05-23
timezone: Europe/Paris
venue: {name: Example Hall, address: 1 Example Street}
""",
    "content/program.yaml": """
- {time: "9:00-9:30", title: Squares, room: Hall A, speakers: [Ada Example, Bob Example]}
- {time: "9:00-9:30", title: Cubes, room: Hall B, speaker: Cleo Example, cancelled: yes}
- 9:30 Coffee break
""",
}
BROKEN = "squares"
"""The id of the slot that one surface tells of wrongly."""

PAGES = {
    "home page": "index.html",
    "program page": "program/index.html",
    "talk pages": "program/*/index.html",
}
"""Surfaces that are made of views of slots, and the paths of their files."""

FILES_OF = {
    "JSON-LD": (linked_data, "*.html"),
    "calendars": (making, "*.ics"),
    "schedule.xml": (schedule, "schedule.xml"),
    "schedule.json": (schedule, "schedule.json"),
}
"""Surfaces that are made of events: the modules that ask for these, and the paths of the files."""

FIELDS = ("title", "start", "end", "people", "room", "cancelled")


def wrong(slot: Slot, field: str) -> Slot:
    """The slot; the one to break, with something else in one field of its fact."""
    values: dict[str, dict[str, Any]] = {
        "title": {"title": "Circles"},
        "start": {"start": slot.start - timedelta(hours=1)},
        "end": {"end": slot.end and slot.end + timedelta(hours=1)},
        "people": {"speakers": slot.speakers[:-1]},
        "room": {"room": "Hall B"},
        "cancelled": {"cancelled": True},
    }
    return slot.model_copy(update=values[field]) if slot.id == BROKEN else slot


def wrong_event(event: Event, site: Site, field: str) -> Event:
    """The event of a wrong slot."""
    slot = wrong(event.slot, field)
    return replace(
        event,
        slot=slot,
        title=plain(slot.title),
        participants=tuple(participants(slot)),
        start=slot.start,
        end=slot.end,
        room=slot.room,
    )


def break_views(monkeypatch: pytest.MonkeyPatch, field: str) -> None:
    def init(view: SlotView, slot: Slot, tools: Any) -> None:
        View.__init__(view, wrong(slot, field), tools)

    monkeypatch.setattr(SlotView, "__init__", init)


def break_events(monkeypatch: pytest.MonkeyPatch, module: Any, field: str) -> None:
    def broken(site: Site) -> tuple[Event, ...]:
        return tuple(wrong_event(event, site, field) for event in events(site))

    monkeypatch.setattr(module, "events", broken)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return loaded(write(tmp_path_factory.mktemp("site"), FILES), base_url=BASE_URL)[0]


@pytest.fixture(scope="module")
def sound(site):
    """All files, as they should be."""
    files = made(site, "*")
    assert disagreeing(site, files) == []
    return files


def made(site: Site, paths: str) -> dict[str, bytes]:
    """The files whose paths fit."""
    planned, _ = plan(site, Problems())
    return {path: one.make() for path, one in planned.items() if fnmatchcase(path, paths)}


def assert_found(found: list[str], surface: str, what: str) -> None:
    assert any(what in one for one in found), found
    assert {one.partition(": ")[0] for one in found} == {surface}, found


def test_every_surface_is_broken_here():
    assert {*PAGES, *FILES_OF} == {surface.name for surface in SURFACES}


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("surface", PAGES)
def test_a_page_that_says_something_else_is_found(surface, field, site, sound, monkeypatch):
    break_views(monkeypatch, field)
    found = disagreeing(site, sound | made(site, PAGES[surface]))
    assert_found(found, surface, f'slot "{BROKEN}": {field}: ')


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("surface", FILES_OF)
def test_a_file_that_says_something_else_is_found(surface, field, site, sound, monkeypatch):
    module, paths = FILES_OF[surface]
    break_events(monkeypatch, module, field)
    found = disagreeing(site, sound | made(site, paths))
    # In an app, the title says that an event is cancelled.
    in_title = field == "cancelled" and surface.startswith("schedule")
    assert_found(found, surface, ": title: " if in_title else f": {field}: ")


@pytest.mark.parametrize("surface", FILES_OF)
def test_a_slot_that_is_missing_is_found(surface, site, sound, monkeypatch):
    module, paths = FILES_OF[surface]
    monkeypatch.setattr(module, "events", lambda site: events(site)[1:])
    assert_found(disagreeing(site, sound | made(site, paths)), surface, "is missing")


def test_a_slot_that_is_missing_on_the_program_page_is_found_and_may_be_on_others(
    site, sound, monkeypatch
):
    def init(view: DayView, day: Day, tools: Any) -> None:
        View.__init__(
            view, day.model_copy(update={"slots": day.slots[1:]}).placed(day.origin), tools
        )

    monkeypatch.setattr(DayView, "__init__", init)
    found = disagreeing(site, sound | made(site, "program/index.html") | made(site, "index.html"))
    assert_found(found, "program page", f'slot "{BROKEN}" is missing')


@pytest.mark.parametrize("surface", FILES_OF)
def test_a_slot_that_is_told_of_twice_is_found(surface, site, sound, monkeypatch):
    module, paths = FILES_OF[surface]
    monkeypatch.setattr(module, "events", lambda site: (*events(site), events(site)[0]))
    found = disagreeing(site, sound | made(site, paths))
    assert_found(found, surface, "is told of more than once")


def test_what_stays_of_an_earlier_program_is_found(site, sound):
    page = sound["program/squares/index.html"].replace(b"squares", b"cubes-of-old")
    found = disagreeing(site, sound | {"program/cubes-of-old/index.html": page})
    assert_found([one for one in found if "talk pages" in one], "talk pages", "is too much")


def test_a_clock_that_shows_readers_another_time_is_found(site, sound, monkeypatch):
    monkeypatch.setattr(Dates, "time", lambda self, moment: f"{moment:%I:%M}")
    pages = made(site, "program/*.html") | made(site, "*.ics")
    assert disagreeing(site, sound | pages) == [], "at nine, both clocks show the same"
    monkeypatch.setattr(Dates, "time", lambda self, moment: f"{moment:%H.%M}")
    found = disagreeing(site, sound | made(site, "program/*.html") | made(site, "*.ics"))
    assert {one.partition(": ")[0] for one in found} == {"program page", "talk pages", "calendars"}
    assert all(": printed: " in one for one in found)
