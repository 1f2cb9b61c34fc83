"""The program as HTML: the program page, and the page of each talk.

Read from the data attributes and the <time> elements, which are a promise (docs/templates.md), so
that the theme may change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from fnmatch import fnmatchcase

from lxml import html

from surfaces.facts import Fact, Files, Item, Key, by_role
from workshopsite.model.site import Site

HOME = "index.html"
PROGRAM = "program/index.html"
TALKS = "program/*/index.html"


def said_on_program(item: Item, site: Site) -> Fact:
    """There, a talk without a time of its own does not repeat that of its session in words."""
    told = said_on_talks(item, site)
    return told if item.slot.timed else replace(told, printed=())


def said_on_talks(item: Item, _site: Site) -> Fact:
    """A page says everything, but does not spell its own address out."""
    return replace(item.fact, url="")


def on_page(path: str, item: Item, _site: Site) -> list[Key]:
    """A page with the program has every slot."""
    return [(path, item.id)]


def on_talks(item: Item, site: Site) -> list[Key]:
    """A talk's page has the talk."""
    return [(f"program/{item.id}/index.html", item.id)] if item.id in site.talk_pages else []


def read(pages: str, files: Files, _site: Site) -> Iterator[tuple[Key, Fact]]:
    """Every slot on the pages whose paths fit the pattern."""
    for path, content in files.items():
        if fnmatchcase(path, pages):
            document = html.document_fromstring(content.decode())
            for slot in document.xpath("//*[@data-slot]"):
                yield (path, slot.get("data-slot")), _fact(slot)


def _fact(slot: html.HtmlElement) -> Fact:
    people = ((one.get("data-role"), one.get("data-name")) for one in _own(slot, "@data-role"))
    times = _times(slot)
    return Fact(
        title=slot.get("data-title"),
        start=_instant(times[0]),
        end=_instant(times[1]),
        printed=tuple(text for text in map(_text, times) if text),
        people=by_role(people),
        room=slot.get("data-room"),
        cancelled=slot.get("data-cancelled") is not None,
        kind=slot.get("data-kind"),
    )


def _own(slot: html.HtmlElement, condition: str) -> Iterator[html.HtmlElement]:
    """The elements below a slot that are its own, and not those of a talk of it."""
    for element in slot.xpath(f".//*[{condition}]"):
        if element.xpath("ancestor::*[@data-slot][1]")[0] is slot:
            yield element


def _times(slot: html.HtmlElement) -> list[html.HtmlElement | None]:
    """The elements that say when it starts and ends, each of which stands there once at most."""
    found: list[html.HtmlElement | None] = []
    for name in ("dt-start", "dt-end"):
        elements = list(_own(slot, f"self::time[contains(concat(' ', @class, ' '), ' {name} ')]"))
        assert len(elements) <= 1, f"{slot.get('data-slot')} has {len(elements)} {name}"
        found.append(elements[0] if elements else None)
    return found


def _text(element: html.HtmlElement | None) -> str:
    return "" if element is None else element.text_content().strip()


def _instant(element: html.HtmlElement | None) -> datetime | None:
    if element is None:
        return None
    return datetime.fromisoformat(element.get("datetime")).astimezone(UTC)
