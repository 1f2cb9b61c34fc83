"""The program: days with slots, and sessions with talks."""

from collections.abc import Iterator
from datetime import date, datetime, tzinfo
from typing import Annotated, Any, ClassVar

from pydantic import ValidationInfo, model_validator

from workshopsite.model import forms, time_forms
from workshopsite.model.context import context_of
from workshopsite.model.fields import (
    Block,
    Flag,
    Id,
    Inline,
    KindOf,
    Minutes,
    Several,
    Was,
)
from workshopsite.model.ids import slug
from workshopsite.model.kinds import WITHOUT_PAGE, Kind
from workshopsite.model.material import Material
from workshopsite.model.paper import Paper, PaperReference, Selection
from workshopsite.model.people import NOBODY, TBA, Appearance
from workshopsite.model.record import Record, derived, key
from workshopsite.model.references import References, Replaced
from workshopsite.model.slot_values import Room, Tba, TimesOrTba
from workshopsite.model.times import TimeRange
from workshopsite.model.undecided import DatedRecord, UndecidedDate

Dates = tuple[date, ...]


class Slot(Material):
    """Anything with a place in the program: a talk, a session of talks, a break."""

    spellings: ClassVar = {
        "speaker": "speakers",
        "chairs": "chair",
        "moderators": "moderator",
        "panelist": "panelists",
    }
    written_out: ClassVar = {
        "parallel": forms.Form(
            {
                "description": "slots in several rooms at that time, each with its room:",
                "type": "array",
                "minItems": 1,
                "items": {"$ref": "#/definitions/Slot"},
            }
        )
    }
    instead: ClassVar = {"title": ("paper", "parallel")}
    alone: ClassVar = {"parallel": ("time",)}
    line: ClassVar = time_forms.SLOT_LINE
    own_tba: ClassVar = (
        *("title", "time", "room", "tba", "extra"),
        *("speakers", "chair", "moderator", "panelists"),
    )
    home: ClassVar = "program.yaml"

    @model_validator(mode="before")
    @classmethod
    def _of_its_paper(cls, values: dict[str, Any], info: ValidationInfo) -> dict[str, Any]:
        """A talk on a paper takes its title and its speakers from that, if it names none."""
        if "paper" not in values:
            return values
        paper = context_of(info).papers.by_id.get(str(values["paper"]))
        if paper is None:  # which is a mistake of that key, and of that alone
            return {"title": str(values["paper"]).strip() or "TBA", **values}
        return {"title": paper.title, "speakers": list(paper.presenters), **values}

    @model_validator(mode="before")
    @classmethod
    def _without_room(cls, values: dict[str, Any]) -> dict[str, Any]:
        """A room that is not known yet is none, and yet not all of them."""
        typed = values.get("room")
        is_tba = isinstance(typed, str) and bool(TBA.fullmatch(typed.strip()))
        return {**values, "room_tba": True} if is_tba else values

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
    room: Room = key(
        None, description="where, or TBA; without one it spans all rooms", example="Hall A"
    )
    abstract: Block | None = key(None, description="what it is about", example="We show that ...")
    talks: tuple["Slot", ...] = key((), description="the talks of a session")
    minutes: Minutes | None = key(
        None, description="how long it takes; of a session, each talk", example="20"
    )
    paper: PaperReference | None = key(
        None, description="the id of the paper that it presents", example="sparse-sums"
    )
    posters: Selection = key(
        (), description="the papers shown in it: a filter, or ids", example="{session: morning}"
    )
    tba: Tba = key(
        default=False,
        description="yes, or the day when it will be known",
        example="2021-11-12",
    )
    cancelled: Flag = key(default=False, description="whether it will not take place")
    instead_of: Replaced | None = key(
        None, description="whom or what it replaces", example="Bob Example"
    )
    remote: Flag = key(default=False, description="whether the speaker is not in the room")
    overlap: Flag = key(default=False, description="whether it is meant to overlap others")
    was: Annotated[tuple[Was, ...], Several] = key(
        (), description="earlier times, oldest first", example="10:00"
    )

    aliases: Annotated[tuple[Id, ...], Several] = key(
        (), description="earlier ids, oldest first; their addresses lead here", example="[sums]"
    )

    start: datetime | None = derived(description="when it starts, in the workshop's zone")
    end: datetime | None = derived(description="when it ends; None where that is not known")
    timed: bool = derived(
        default=True, description="False for a talk that shows the time of its session"
    )
    room_tba: bool = derived(
        default=False, description="whether it will have a room that is not known yet"
    )
    clock: TimeRange | None = derived(
        description="when it is, of a day that is not decided: start and end are None then"
    )
    papers: tuple[Paper, ...] = derived(
        (), description="all that are presented in it, in the order of papers.yaml"
    )

    @property
    def has_page(self) -> bool:
        """Whether there is something to read about it: it is no break and not just a title."""
        known = self.known_speakers or self.abstract or self.paper or self.papers
        return self.kind not in WITHOUT_PAGE and bool(known)

    @property
    def known_speakers(self) -> tuple[Appearance, ...]:
        """Those of its speakers who are not still to be announced."""
        return tuple(one for one in self.speakers if one.person is not NOBODY)

    @property
    def appearances(self) -> tuple[Appearance, ...]:
        """Everybody who has a role in it."""
        return (*self.speakers, *self.chair, *self.moderator, *self.panelists)


class Day(DatedRecord):
    """One day of the program."""

    date: UndecidedDate = key(
        description="which day; A or B, or TBA, where that is not decided", example="2023-05-23"
    )
    title: Inline | None = key(None, description="its heading", example="Day 1")
    slots: tuple[Slot, ...] = key(description="what happens, in order")

    @property
    def dates(self) -> Dates:
        """Its date, or the dates of which one will be chosen; () where none is known."""
        return (self.date,) if self.date else self.either

    @property
    def name(self) -> str:
        """What addresses call it: its date, the dates that it may have, or else its title."""
        return "-or-".join(map(str, self.dates)) or slug(self.title or "") or "tba"


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
