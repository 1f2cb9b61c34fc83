"""An event of the program as an event of a conference app."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta, timezone
from uuid import UUID

from workshopsite.late import dataclass
from workshopsite.markup.markdown import plain, plain_text
from workshopsite.model.people import Person
from workshopsite.model.site import Site
from workshopsite.outputs.frab.links import Reference, references
from workshopsite.outputs.frab.names import event_slug, guid
from workshopsite.outputs.frab.texts import description
from workshopsite.render.addresses import address_of_person, url_of, url_of_resource
from workshopsite.render.events import Event, participants, uid
from workshopsite.render.remarks import headline
from workshopsite.render.renderer import Renderer

STEP = timedelta(minutes=5)
"""The step of the grid that most apps draw a schedule on."""

UNKNOWN_LENGTH = STEP
"""The length of an event whose end is not known: as short as an app can draw it."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who takes part in an event.

    Attributes:
        guid: the same in all events.
        name: without affiliation.
        url: their page on this site, else their own; None without one.
        avatar: the absolute address of their picture; None without one.
        biography: plain text; None without one.
    """

    guid: str
    name: str
    url: str | None
    avatar: str | None
    biography: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as an app shows it.

    Attributes:
        number: positive, and its own.
        guid: the same after every change but that of the slot's id.
        slug: for addresses and file names.
        title: plain text.
        kind: of the slot ("talk", "break").
        track: the title of the session that it belongs to, else its kind.
        start: with its offset from UTC.
        end: the same; None where it is not known.
        length: whole minutes.
        room: the name of one of the schedule's rooms.
        abstract: plain text; "" without one.
        description: what else there is to say, plain text.
        guests: everybody with a role, each once, speakers first.
        links: to the web and to pages of this site.
        attachments: files of this site.
        url: its page, or its place on the program page.
        recording: where one can see it; None while that is not known.
    """

    number: int
    guid: str
    slug: str
    title: str
    kind: str
    track: str
    start: datetime
    end: datetime | None
    length: timedelta
    room: str
    abstract: str
    description: str
    guests: tuple[Guest, ...]
    links: tuple[Reference, ...]
    attachments: tuple[Reference, ...]
    url: str
    recording: str | None

    @property
    def ends(self) -> datetime:
        """When it ends, as far as apps are told."""
        return self.end or self.start + self.length


@dataclass(frozen=True, slots=True)
class Making:
    """What is needed to make entries.

    Attributes:
        site: whose events they are.
        renderer: for words, links and absolute addresses.
        acronym: the conference's.
        numbers: of all events, by their guids.
    """

    site: Site
    renderer: Renderer
    acronym: str
    numbers: Mapping[UUID, int]

    @property
    def everywhere(self) -> str:
        """The room of what has none: it is for everybody, or where is not known."""
        venue = self.site.workshop.venue
        return venue.name if venue else self.renderer.words.gettext("All rooms")


def entry(event: Event, making: Making) -> Entry:
    """The event for an app; it must be one that has a number."""
    slot, renderer, name = event.slot, making.renderer, guid("slot", event.uid)
    start, end = _stamp(event.start), _stamp(event.end) if event.end else None
    attachments, links = references(slot, renderer)
    return Entry(
        number=making.numbers[name],
        guid=str(name),
        slug=event_slug(making.acronym, making.numbers[name], str(slot.id)),
        title=headline(slot, renderer),
        kind=slot.kind.value,
        track=plain(event.session.title) if event.session else slot.kind.value,
        start=start,
        end=end,
        length=_whole_minutes(end - start) if end else UNKNOWN_LENGTH,
        room=event.room or making.everywhere,
        abstract=event.abstract,
        description=description(event, renderer),
        guests=tuple(_guests(event, making)),
        links=links,
        attachments=attachments,
        url=renderer.absolute_href(event.href) or "",
        recording=renderer.absolute_href(url_of_resource(slot.video)) if slot.video else None,
    )


def _stamp(moment: datetime) -> datetime:
    """The instant with an offset in whole minutes, as RFC 3339 wants it; some of 1900 had seconds.

    Differences of what it gives are true lengths: two times of one zone would be subtracted as
    the clocks show them, also where these are changed in between.
    """
    offset = (moment.utcoffset() or timedelta()) // _MINUTE
    return moment.astimezone(timezone(offset * _MINUTE))


_MINUTE = timedelta(minutes=1)


def _whole_minutes(length: timedelta) -> timedelta:
    return max(length // _MINUTE, 1) * _MINUTE


def _guests(event: Event, making: Making) -> Iterable[Guest]:
    """Each of them once, also who speaks in the session's talks that are no events of their own."""
    untimed = (talk for talk in event.slot.talks if not talk.timed)
    talks = (one for talk in untimed for one in participants(talk))
    guests = (_guest(one.person, making) for one in (*event.participants, *talks))
    return dict.fromkeys(guests)


def _guest(person: Person, making: Making) -> Guest:
    """A person in an app, whose name for ever is the id, or where there is none the name."""
    site, renderer = making.site, making.renderer
    language = site.workshop.language
    address = address_of_person(person, site)
    url = url_of(address) if address else person.url
    return Guest(
        guid=str(guid("person", uid(site, person.id or person.name, person.aliases))),
        name=person.name,
        url=url and renderer.absolute_href(url),
        avatar=renderer.absolute(person.photo.address) if person.photo else None,
        biography=plain_text(person.bio, language=language) if person.bio else None,
    )
