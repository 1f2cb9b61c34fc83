"""What agreement means: the surfaces of a finished site, each with what it must tell of."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from built import tree
from sites import loaded
from surfaces import calendars, frab, html, json_ld
from surfaces.facts import Files, Surface, differences
from workshopsite.build import build
from workshopsite.model.site import Options, Site
from workshopsite.problems import Severity

BASE_URL = "https://site.test/some/workshop/"

SURFACES = (
    # every slot, with an instant or without
    Surface(
        "program page",
        partial(html.read, html.PROGRAM),
        partial(html.on_page, html.PROGRAM),
        html.said_on_program,
    ),
    # as many of them as its organiser wants
    Surface(
        "home page",
        partial(html.read, html.HOME),
        partial(html.on_page, html.HOME),
        html.said_on_program,
        partial=True,
    ),
    # every slot that has a page, alone on it
    Surface("talk pages", partial(html.read, html.TALKS), html.on_talks, html.said_on_talks),
    # every slot with an instant, but no breaks and no meals
    Surface("JSON-LD", json_ld.read, json_ld.keys, json_ld.said),
    # every slot with an instant: in all, in its day, and if it has a page, in one of its own
    Surface(
        "calendars",
        partial(calendars.read, calendars.by_icalendar),
        calendars.keys,
        calendars.said,
    ),
    # every slot with an instant of its own; a session only if one of its talks has none
    Surface("schedule.xml", frab.read_xml, partial(frab.keys, frab.XML), frab.said_in_xml),
    Surface("schedule.json", frab.read_json, partial(frab.keys, frab.JSON), frab.said),
)
"""Every surface, and which slots it must tell of: these, and nothing more."""

WITH_ICAL_JS = Surface(
    "calendars in ical.js",
    partial(calendars.read, calendars.by_ical_js),
    calendars.keys,
    calendars.said,
)
"""The calendars once more, with the reader that many web calendars use."""


def disagreements(folder: Path, out: Path, surfaces: Iterable[Surface] = SURFACES) -> list[str]:
    """Build the site in a folder, and say where a surface does not agree with the model."""
    result = build(folder, out, Options(base_url=BASE_URL))
    assert [p for p in result.problems if p.severity is Severity.ERROR] == []
    return disagreeing(loaded(folder, base_url=BASE_URL)[0], tree(out), surfaces)


def disagreeing(site: Site, files: Files, surfaces: Iterable[Surface] = SURFACES) -> list[str]:
    """Where a surface, as these files have it, does not agree with the model."""
    return [wrong for surface in surfaces for wrong in differences(surface, site, files)]
