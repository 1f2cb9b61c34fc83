"""The program as JSON-LD, on the program page, the pages of talks and, without one, the home page.

Search engines are told of whom one comes to hear and of who helps, not of roles; and not of breaks
and meals.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote

from lxml import html

from surfaces.facts import Fact, Files, Item, Key
from workshopsite.model.program import Slot
from workshopsite.model.site import Site

LEFT_OUT = ("break", "meal")
WHOLE = "program/index.html"
"""The page that tells of all that takes place, once one of its days is decided."""
HOME = "index.html"
"""The page that tells of what no page of a talk or session does."""

PARTS = {
    "speaker": "performer",
    "panelist": "performer",
    "chair": "contributor",
    "moderator": "contributor",
}


def keys(item: Item, site: Site) -> Iterator[Key]:
    """What has an instant and is no break is on the page of the program and on its own."""
    if item.fact.start is None or item.fact.kind in LEFT_OUT:
        return
    if site.dates:
        yield WHOLE, _id(item, site)
        if not any(_has_page(slot, site) for slot in (item.slot, item.session)):
            yield HOME, _id(item, site)
    for slot in (item.slot, item.session):
        if slot and str(slot.id) in site.talk_pages:
            yield f"program/{slot.id}/index.html", _id(item, site)


def _has_page(slot: Slot | None, site: Site) -> bool:
    """Whether a page tells of a slot; none does of a break or of what has no instant."""
    told = slot and slot.start and slot.kind.value not in LEFT_OUT
    return bool(told and str(slot.id) in site.talk_pages)


def _id(item: Item, site: Site) -> str:
    return f"{item.fact.url}#event" if item.id in site.talk_pages else item.fact.url


def said(item: Item, site: Site) -> Fact:
    """What has no room takes place at the venue."""
    venue, fact = site.workshop.venue, item.fact
    return replace(
        fact,
        people=by_part((PARTS[role], name) for role, name in fact.people),
        room=fact.room or (venue.name if venue else None),
        kind="",
    )


def by_part(people: Iterator[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Performers before contributors; among each, in the order given."""
    return tuple(sorted(people, key=lambda person: person[0] == "contributor"))


def read(files: Files, site: Site) -> Iterator[tuple[Key, Fact]]:
    """Every event in the JSON-LD of every page but the workshop itself."""
    for path, content in files.items():
        if path.endswith(".html"):
            document = html.document_fromstring(content.decode())
            for script in document.xpath("//script[@type='application/ld+json']"):
                for node in _events(json.loads(script.text)):
                    if node["@id"] != f"{site.base_url}#workshop":
                        yield (path, unquote(node["@id"])), _fact(node)


def _events(node: Any) -> Iterator[dict[str, Any]]:
    """Every event with a start within a node; what has none is a mere reference."""
    if isinstance(node, list):
        for one in node:
            yield from _events(one)
    elif isinstance(node, dict):
        if node.get("@type") == "Event":
            yield node
        for one in node.values():
            yield from _events(one)


def _fact(node: dict[str, Any]) -> Fact:
    times = [node["startDate"], *([node["endDate"]] if "endDate" in node else [])]
    start, end = ([datetime.fromisoformat(time) for time in times] + [None])[:2]
    return Fact(
        title=node["name"],
        start=start and start.astimezone(UTC),
        end=end and end.astimezone(UTC),
        printed=tuple(f"{time:%H:%M}" for time in (start, end) if time),
        people=tuple(
            (part, person["name"])
            for part in ("performer", "contributor")
            for person in _listed(node.get(part))
        ),
        room=next((place.get("name") for place in _listed(node.get("location"))), None),
        cancelled=node["eventStatus"].endswith("/EventCancelled"),
        url=unquote(node["url"]),
    )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
