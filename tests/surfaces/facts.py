"""What is said of one slot, what the model says of all, and how a surface is held against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime

from workshopsite.markup.markdown import plain
from workshopsite.model.people import NOBODY
from workshopsite.model.program import Day, Slot
from workshopsite.model.site import Site
from workshopsite.render.addresses import address_of_slot

Files = Mapping[str, bytes]
"""A finished site: the content of each file, by its path."""

Key = tuple[str, str]
"""Where something is told: the path of a file, and the name that the slot has there."""

ROLES = ("speaker", "chair", "moderator", "panelist")


@dataclass(frozen=True)
class Fact:
    """What is said of a slot.

    Attributes:
        title: plain text.
        start: in UTC; None where it has no instant.
        end: in UTC; None where it is not known.
        printed: the start and the end as people read them, in the workshop's zone ("11:30").
        people: role and name of everybody who is known, in the order of ROLES; "" for the role
            where a surface does not tell it.
        room: None for all rooms, and where it is not known.
        cancelled: whether it will not take place, alone or with its session.
        kind: "talk", "break" and so on; "" where a surface does not tell it.
        url: the absolute address of its page or its place in the program, with the letters
            themselves and not percent-encoded; "" where a surface does not tell it.
    """

    title: str
    start: datetime | None = None
    end: datetime | None = None
    printed: tuple[str, ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    room: str | None = None
    cancelled: bool = False
    kind: str = ""
    url: str = ""


@dataclass(frozen=True)
class Item:
    """A slot of the model, with the day and the session that it belongs to, and its fact."""

    slot: Slot
    day: Day
    session: Slot | None
    fact: Fact

    @property
    def id(self) -> str:
        return str(self.slot.id)

    @property
    def uid(self) -> str:
        """Its name for ever, before the workshop's id."""
        return (*self.slot.aliases, self.id)[0]


@dataclass(frozen=True)
class Surface:
    """A place where the program can be read.

    Attributes:
        name: as failures call it.
        read: every slot that these files tell of, where, and what they say.
        keys: where a slot must be told of; nowhere where the surface leaves it out.
        said: the slot's fact as far as the surface can say it, in the form that it has there.
        partial: whether it may leave slots out; what it does tell of must be right all the same.
    """

    name: str
    read: Callable[[Files, Site], Iterable[tuple[Key, Fact]]]
    keys: Callable[[Item, Site], Iterable[Key]]
    said: Callable[[Item, Site], Fact]
    partial: bool = False


def items(site: Site) -> Iterator[Item]:
    """Every slot of the model, sessions before their talks."""
    for day in site.program.days:
        for slot in day.slots:
            for one, session in ((slot, None), *((talk, slot) for talk in slot.talks)):
                yield Item(one, day, session, fact(one, site))


def fact(slot: Slot, site: Site) -> Fact:
    """What the model says of a slot."""
    roles = (slot.speakers, slot.chair, slot.moderator, slot.panelists)
    people = (
        (role, one.person.name)
        for role, appearances in zip(ROLES, roles, strict=True)
        for one in appearances
        if one.person is not NOBODY
    )
    return Fact(
        title=plain(slot.title),
        start=slot.start and slot.start.astimezone(UTC),
        end=slot.end and slot.end.astimezone(UTC),
        printed=tuple(f"{time:%H:%M}" for time in (slot.start, slot.end) if time),
        people=tuple(people),
        room=slot.room,
        cancelled=slot.cancelled,
        kind=slot.kind.value,
        url=f"{site.base_url}{address_of_slot(slot, site).lstrip('/')}",
    )


def names_only(people: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """People as a surface has them that does not tell their roles."""
    return tuple(("", name) for _, name in people)


def by_role(people: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """People in the order of their roles; of those in the same, in the order given."""
    return tuple(sorted(people, key=lambda person: ROLES.index(person[0])))


def differences(surface: Surface, site: Site, files: Files) -> list[str]:
    """Each way in which a surface does not say what the model does."""
    expected = {
        key: surface.said(item, site) for item in items(site) for key in surface.keys(item, site)
    }
    read = list(surface.read(files, site))
    twice = [key for key, times in Counter(key for key, _ in read).items() if times > 1]
    found = dict(read)
    missing = [] if surface.partial else [key for key in expected if key not in found]
    return [
        *(f"{_named(surface, key)} is told of more than once" for key in twice),
        *(f"{_named(surface, key)} is missing" for key in missing),
        *(f"{_named(surface, key)} is too much" for key in found if key not in expected),
        *(
            f"{_named(surface, key)}: {name}: {there!r}, but the model has {wanted!r}"
            for key, one in expected.items()
            if key in found
            for name, there, wanted in _different(found[key], one)
        ),
    ]


def _named(surface: Surface, key: Key) -> str:
    return f'{surface.name}: {key[0]}: slot "{key[1]}"'


def _different(found: Fact, wanted: Fact) -> Iterator[tuple[str, object, object]]:
    for field in fields(Fact):
        there, here = getattr(found, field.name), getattr(wanted, field.name)
        if there != here:
            yield field.name, there, here
