"""The program: days with slots, and sessions with talks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, tzinfo
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, ValidationInfo, WithJsonSchema

from workshopsite.model.context import context_of
from workshopsite.model.fields import (
    Arxiv,
    Block,
    Date,
    Doi,
    Flag,
    Id,
    Inline,
    KindOf,
    Link,
    Links,
    Minutes,
    OpenReview,
    Several,
    Text,
    Was,
    WebAddress,
    flag,
    one_line,
)
from workshopsite.model.files import Resource
from workshopsite.model.kinds import WITHOUT_PAGE, Kind
from workshopsite.model.people import TBA, Appearance, References
from workshopsite.model.record import Record, derived, key
from workshopsite.model.times import TimeRange, parse_date, parse_range
from workshopsite.problems import Mistake, did_you_mean

_TEXT = WithJsonSchema({"type": "string"})


def _times_or_tba(value: Any) -> TimeRange | None:
    text = one_line(value)
    return None if TBA.fullmatch(text) else parse_range(text)


def _room(value: Any, info: ValidationInfo) -> str:
    """A room in the spelling that it was first given; Mistake unknown-room if it is not listed."""
    text = one_line(value)
    context = context_of(info)
    rooms = {room.casefold(): room for room in context.rooms}
    if not context.rooms_listed:
        context.rooms = (*context.rooms, text) if text.casefold() not in rooms else context.rooms
        return rooms.get(text.casefold(), text)
    if text.casefold() not in rooms:
        hint = did_you_mean(text, context.rooms)
        raise Mistake("unknown-room", f'"{text}" is not in the list of rooms', hint)
    return rooms[text.casefold()]


def _tba(value: Any) -> bool | date:
    text = one_line(value)
    try:
        return flag(text)
    except Mistake:
        return parse_date(text)


TimesOrTba = Annotated[TimeRange | None, BeforeValidator(_times_or_tba), _TEXT]
Room = Annotated[str, BeforeValidator(_room), _TEXT]
Tba = Annotated[bool | date, BeforeValidator(_tba), _TEXT]


class Slot(Record):
    """Anything with a place in the program: a talk, a session of talks, a break."""

    spellings: ClassVar = {
        "speaker": "speakers",
        "chairs": "chair",
        "moderators": "moderator",
        "panelist": "panelists",
    }
    written_out: ClassVar = ("parallel",)
    home: ClassVar = "program.yaml"

    id: Id | None = key(
        None, description="a name that never changes; else made from the title", example="opening"
    )
    time: TimesOrTba = key(
        None, description="when it starts, or from when to when", example="11:00-12:30"
    )
    title: Inline = key(description="its title", example="Sparse deep learning")
    kind: KindOf = key(Kind.TALK, description="what happens in it", example="keynote")
    speakers: References = key(
        (), description="ids of people, or names (speaker: is the same)", example="[ada, bob]"
    )
    chair: References = key((), description="who leads the session", example="ada")
    moderator: References = key((), description="who leads the panel", example="ada")
    panelists: References = key((), description="who sits on the panel", example="[ada, bob]")
    room: Room | None = key(
        None, description="where; without one it spans all rooms", example="Hall A"
    )
    abstract: Block | None = key(None, description="what it is about", example="We show that ...")
    talks: tuple[Slot, ...] = key((), description="the talks of a session")
    minutes: Minutes | None = key(
        None, description="how long it takes; of a session, each talk", example="20"
    )
    slides: Resource | None = key(
        None, description="a file, from content/, or an address", example="files/ada.pdf"
    )
    video: Resource | None = key(None, description="likewise", example="https://example.org/v")
    pdf: Resource | None = key(None, description="likewise: the paper", example="files/a.pdf")
    poster: Resource | None = key(None, description="likewise", example="files/poster.pdf")
    code: WebAddress | None = key(
        None, description="where the code is", example="https://example.org/code"
    )
    arxiv: Arxiv | None = key(None, description="an arXiv identifier", example="2101.01234")
    openreview: OpenReview | None = key(
        None, description="an OpenReview identifier", example="AbCdEf1234"
    )
    doi: Doi | None = key(None, description="a DOI", example="10.1000/182")
    links: Links = key((), description="further links: label and address")
    tba: Tba = key(
        default=False,
        description="yes, or the day when it will be known",
        example="2021-11-12",
    )
    cancelled: Flag = key(default=False, description="whether it will not take place")
    instead_of: Text | None = key(
        None, description="whom or what it replaces", example="Bob Example"
    )
    remote: Flag = key(default=False, description="whether the speaker is not in the room")
    overlap: Flag = key(default=False, description="whether it is meant to overlap others")
    was: Annotated[tuple[Was, ...], Several] = key(
        (), description="earlier times, oldest first", example="10:00"
    )

    start: datetime | None = derived(description="when it starts, in the workshop's zone")
    end: datetime | None = derived(description="when it ends; None where that is not known")
    timed: bool = derived(
        default=True, description="False for a talk that shows the time of its session"
    )

    @property
    def has_page(self) -> bool:
        """Whether it is something to read about: no break, with a speaker or an abstract."""
        return self.kind not in WITHOUT_PAGE and bool(self.speakers or self.abstract)

    @property
    def appearances(self) -> tuple[Appearance, ...]:
        """Everybody who has a role in it."""
        return (*self.speakers, *self.chair, *self.moderator, *self.panelists)

    @property
    def resources(self) -> tuple[Link, ...]:
        """All its links: those with a key of their own first, labelled by their keys."""
        typed = ((name, getattr(self, name)) for name in _RESOURCES)
        return (*(Link(name, href, name) for name, href in typed if href), *self.links)


_RESOURCES = ("slides", "video", "pdf", "poster", "code", "arxiv", "openreview", "doi")


class Day(Record):
    """One day of the program."""

    date: Date = key(description="which day", example="2023-05-23")
    title: Inline | None = key(None, description="its heading", example="Day 1")
    slots: tuple[Slot, ...] = key(description="what happens, in order")


class Program(Record):
    """The whole program.

    Attributes:
        days: in the order of their dates.
        rooms: in the order of the columns.
    """

    days: tuple[Day, ...] = ()
    rooms: tuple[str, ...] = ()
    zone: tzinfo | None = None

    @property
    def slots(self) -> Iterator[Slot]:
        """All slots of all days, sessions before their talks."""
        for day in self.days:
            for slot in day.slots:
                yield slot
                yield from slot.talks
