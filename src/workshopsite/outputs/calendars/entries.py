"""What stands in a calendar, said in the terms of a calendar and without its syntax."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from workshopsite.late import dataclass
from workshopsite.outputs.calendars.descriptions import (
    description_of_deadline,
    description_of_event,
    location,
)
from workshopsite.render.addresses import HOME
from workshopsite.render.deadlines import Deadline
from workshopsite.render.events import Event, changes
from workshopsite.render.remarks import headline
from workshopsite.render.renderer import Renderer


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a calendar, a VEVENT (RFC 5545, 3.6.1).

    Attributes:
        uid: its name for ever; who reads the calendar again finds the entry by it.
        start: an instant, aware, or a day as a whole.
        end: the same, and later; not in it. None where that is not known.
        summary: its title, plain text.
        description: plain text, lines.
        location: plain text; "" where it is not known.
        url: the absolute address of a page about it.
        category: one word.
        sequence: how often it has moved, and one more if it is cancelled.
        cancelled: whether it does not take place.
        busy: whether it takes the reader's time.
    """

    uid: str
    start: datetime | date
    end: datetime | date | None
    summary: str
    description: str
    location: str
    url: str
    category: str
    sequence: int
    cancelled: bool
    busy: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar, with what RFC 7986 lets it say of itself.

    Attributes:
        name: what readers see in their list of calendars.
        description: plain text; "" without one.
        uid: its name for ever; no entry has the same.
        url: the absolute address of a page that shows the same.
        source: the absolute address of the calendar itself.
        zone: the name of the workshop's zone; "" where it has none.
        entries: what is in it, in order.
    """

    name: str
    description: str
    uid: str
    url: str
    source: str
    zone: str
    entries: tuple[Entry, ...]


def entry_of_event(event: Event, renderer: Renderer) -> Entry:
    """A slot of the program."""
    slot = event.slot
    return Entry(
        uid=event.uid,
        start=event.start,
        end=event.end,
        summary=headline(slot, renderer),
        description=description_of_event(event, renderer),
        location=location(event, renderer.site.workshop.venue),
        url=renderer.absolute_href(event.href) or "",
        category=slot.kind.value,
        sequence=changes(slot, event.session),
        cancelled=slot.cancelled,
        busy=True,
    )


def entry_of_deadline(deadline: Deadline, workshop: str, renderer: Renderer) -> Entry:
    """An important date: an instant without length, or a day as a whole.

    Args:
        deadline: the date.
        workshop: the workshop's title, without which a deadline among others says little.
        renderer: knows the site's language and address.
    """
    day = deadline.day
    return Entry(
        uid=deadline.uid,
        start=deadline.moment or day,
        end=None if deadline.moment else day + timedelta(days=1),
        summary=f"{deadline.title} – {workshop}",
        description=description_of_deadline(deadline, renderer),
        location="",
        url=renderer.absolute(HOME) or "",
        category="deadline",
        sequence=len(deadline.item.was),
        cancelled=False,
        busy=False,
    )
