"""The workshop as an event, with what takes place in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from workshopsite.late import pattern
from workshopsite.markup.markdown import plain
from workshopsite.model.people import Appearance
from workshopsite.model.site import Site
from workshopsite.render.about import hero, shortened
from workshopsite.render.events import Event
from workshopsite.render.json_ld.events import LEFT_OUT, nested, status
from workshopsite.render.json_ld.people import people, sponsors
from workshopsite.render.json_ld.places import attendance_mode, location
from workshopsite.render.json_ld.web import Node, Web, node

_ORGANIZING = pattern(r"organi[sz]", re.IGNORECASE)
"""What the heading of the organizers has in English, French, German, Spanish and Portuguese."""


def workshop_node(events: Sequence[Event], web: Web, *, briefly: bool) -> Node | None:
    """The workshop; None while its day is not decided, because an event needs a date.

    Args:
        events: all that takes place in it.
        web: the site.
        briefly: as in `event_node`.
    """
    site, workshop = web.site, web.site.workshop
    if not site.dates:
        return None
    start, end = _span(site.dates[0], site.dates[-1], events)
    told = [event for event in events if event.slot.kind not in LEFT_OUT]
    return node(
        "Event",
        id=web.workshop_id,
        name=web.title,
        description=shortened(plain(workshop.description or "")),
        startDate=start,
        endDate=end,
        eventStatus=status(cancelled=False, moved=False),
        eventAttendanceMode=attendance_mode(web),
        location=location(None, web),
        organizer=people(_organizers(site), web),
        performer=people(_speakers(site), web),
        sponsor=sponsors(workshop.sponsors, web),
        image=web.image(hero(site)),
        inLanguage=workshop.language,
        url=web.home,
        # A series is an event to schema.org; the plain type would want a date and a place of it.
        superEvent=node("EventSeries", name=plain(workshop.series)) if workshop.series else None,
        subEvent=nested(told, web.workshop_id, web, briefly=briefly),
    )


def _span(first: date, last: date, events: Sequence[Event]) -> tuple[str, str | None]:
    """When it starts and ends: instants where the program says them, else days.

    An end that is a day would be before a start that is an instant of it, so there is none then.
    """
    held = [event for event in events if not event.slot.cancelled]
    starts = [event.start for event in held if event.day.date == first]
    start = min(starts).isoformat() if starts else first.isoformat()
    final = [event for event in held if event.day.date == last]
    final_end = max((event.end or event.start for event in final), default=None)
    if any(event.end == final_end for event in final) and final_end:
        return start, final_end.isoformat()
    return start, None if starts and first == last else last.isoformat()


def _organizers(site: Site) -> Iterator[Appearance]:
    for committee in site.workshop.committees:
        if _ORGANIZING.search(committee.title):
            yield from committee.members


def _speakers(site: Site) -> Iterator[Appearance]:
    """Who is announced, and who speaks in the program."""
    yield from site.workshop.speakers
    for slot in site.program.slots:
        if not slot.cancelled:
            yield from slot.speakers
