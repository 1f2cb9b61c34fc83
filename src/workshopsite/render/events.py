"""The program as events in plain text: what calendars, apps and search engines say of it.

An event is a slot that has an instant: none of a day that is not decided
is one, and none whose time is to be announced.
HTML is made from the same slots by views; a test compares both.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from workshopsite.late import dataclass
from workshopsite.markup.markdown import plain, plain_text
from workshopsite.model.people import NOBODY, Person
from workshopsite.model.program import Day, Slot
from workshopsite.model.site import Site
from workshopsite.render.addresses import address_of_slot, url_of


@dataclass(frozen=True, slots=True)
class Participant:
    """A person with a role in an event.

    Attributes:
        role: "speaker", "chair", "moderator" or "panelist".
        name: in plain text.
        affiliation: the one given for this event, else the person's own.
        person: who it is.
    """

    role: str
    name: str
    affiliation: str | None
    person: Person


@dataclass(frozen=True, slots=True)
class Event:
    """A slot with an instant.

    Attributes:
        slot: the slot; its links, state and kind are asked of it.
        day: the day of the workshop that it belongs to, which may not be its calendar day.
        session: the session that it is a talk of.
        uid: its name in calendars, everywhere and for ever (RFC 5545, 3.8.4.7).
        title: plain text.
        text: what it is about, in Markdown; "" without one.
        language: the site's.
        participants: everybody known with a role; nobody for who is still to be announced.
        start: aware, in the workshop's zone.
        end: the same; None where that is not known.
        room: the room; None where it is for all rooms or not known.
        href: a link to its page, or its place on the program page, from the site's root.
    """

    slot: Slot
    day: Day
    session: Slot | None
    uid: str
    title: str
    text: str
    language: str
    participants: tuple[Participant, ...]
    start: datetime
    end: datetime | None
    room: str | None
    href: str

    @property
    def abstract(self) -> str:
        """What it is about, as plain text, in paragraphs with an empty line between."""
        return plain_text(self.text, language=self.language) if self.text else ""


def events(site: Site) -> tuple[Event, ...]:
    """All events, in the order of the program, sessions before their talks."""
    return tuple(event_of(site, *one) for one in with_instant(site))


def with_instant(site: Site) -> Iterator[tuple[Day, Slot | None, Slot, datetime]]:
    """What `events` are made of: the day, the session, the slot and its start of each."""
    for day in site.program.days:
        for slot in day.slots:
            for one, session in ((slot, None), *((talk, slot) for talk in slot.talks)):
                if one.start is not None:
                    yield day, session, one, one.start


def event_of(site: Site, day: Day, session: Slot | None, slot: Slot, start: datetime) -> Event:
    """The event that a slot is."""
    return Event(
        slot=slot,
        day=day,
        session=session,
        uid=uid(site, str(slot.id), slot.aliases),
        title=plain(slot.title),
        text=slot.abstract or (slot.paper.abstract if slot.paper else None) or "",
        language=site.workshop.language,
        participants=tuple(participants(slot)),
        start=start,
        end=slot.end,
        room=slot.room,
        href=url_of(address_of_slot(slot, site)),
    )


def uid(site: Site, record_id: str, aliases: tuple[str, ...] = ()) -> str:
    """A record's name in calendars: its first id ever, at the workshop's id."""
    return f"{(*aliases, record_id)[0]}@{site.id}"


def changes(slot: Slot, session: Slot | None) -> int:
    """How often a slot was moved, and one more if it is cancelled (SEQUENCE in RFC 5546, 2.1.4).

    A talk without a time of its own moves with its session.
    """
    moved_along = session.was if session and slot.time is None else ()
    return len(slot.was) + len(moved_along) + slot.cancelled


def participants(slot: Slot) -> Iterator[Participant]:
    """Everybody known with a role in a slot, speakers first."""
    roles = {
        "speaker": slot.speakers,
        "chair": slot.chair,
        "moderator": slot.moderator,
        "panelist": slot.panelists,
    }
    for role, appearances in roles.items():
        for appearance in appearances:
            if appearance.person is not NOBODY:
                person = appearance.person
                yield Participant(role, person.name, appearance.affiliation, person)
