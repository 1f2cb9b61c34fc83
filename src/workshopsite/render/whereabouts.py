"""Where each slot stands among the others, and what each person does in the program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from workshopsite.model.paper import Paper
from workshopsite.model.people import Person
from workshopsite.model.program import Day, Slot
from workshopsite.model.site import Site
from workshopsite.render.events import participants


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a slot stands.

    Attributes:
        day: the day of the program that it is on.
        session: the session that it is a talk of.
        previous: the slot before it, among those that have a page as it has.
        next: the one after it.
    """

    day: Day
    session: Slot | None = None
    previous: Slot | None = None
    next: Slot | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """What a person does in one slot: "speaker", "chair", "moderator", "panelist"."""

    slot: Slot
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The whole program, looked up by slot and by person.

    Attributes:
        standings: by the id of the slot.
        parts: in the order of the program, by the person's key.
        papers: those that a person wrote, in the order of their file, by the person's key.
    """

    standings: Mapping[str, Standing]
    parts: Mapping[tuple[bool, str], tuple[Part, ...]]
    papers: Mapping[tuple[bool, str], tuple[Paper, ...]]

    def parts_of(self, person: Person) -> tuple[Part, ...]:
        """What a person does in the program, slot by slot."""
        return self.parts.get(_key(person), ())

    def papers_of(self, person: Person) -> tuple[Paper, ...]:
        """The papers that a person is an author of."""
        return self.papers.get(_key(person), ())


def whereabouts(site: Site) -> Whereabouts:
    """Look through the program once."""
    return Whereabouts(_standings(site), _parts(site), _papers(site))


def parallel(slot: Slot, day: Day) -> tuple[Slot, ...]:
    """What takes place at the same time in other rooms, in the order of the program.

    Of a session whose talks have times of their own, the talks that are meant. Nothing for what
    is in all rooms, or has no instant; nothing that is cancelled.
    """
    return tuple(_beside(slot, day.slots))


def _beside(slot: Slot, others: Iterable[Slot]) -> Iterator[Slot]:
    for other in others:
        apart = slot.room and other.room and other.room != slot.room
        if apart and not other.cancelled and _at_once(slot, other):
            timed = [talk for talk in other.talks if talk.timed and not talk.cancelled]
            yield from [talk for talk in timed if _at_once(slot, talk)] or [other]


def _at_once(one: Slot, other: Slot) -> bool:
    if one.start is None or other.start is None:
        return False
    starts, ends = _span(one.start, one.end)
    begins, stops = _span(other.start, other.end)
    return starts == begins or (starts < stops and begins < ends)


def _span(start: datetime, end: datetime | None) -> tuple[datetime, datetime]:
    """In UTC: clocks that are put back show the same time twice."""
    return start.astimezone(UTC), (end or start).astimezone(UTC)


def _standings(site: Site) -> dict[str, Standing]:
    order: list[str | None] = [None, *site.talk_pages, None]
    before = {this: earlier for earlier, this in pairwise(order) if this}
    after = {this: later for this, later in pairwise(order) if this}

    def neighbour(found: str | None) -> Slot | None:
        return site.talk_pages[found] if found else None

    return {
        str(one.id): Standing(
            day, session, neighbour(before.get(str(one.id))), neighbour(after.get(str(one.id)))
        )
        for day in site.program.days
        for slot in day.slots
        for one, session in ((slot, None), *((talk, slot) for talk in slot.talks))
    }


def _parts(site: Site) -> dict[tuple[bool, str], tuple[Part, ...]]:
    found: dict[tuple[bool, str], list[Part]] = {}
    for slot in site.program.slots:
        roles: dict[tuple[bool, str], list[str]] = {}
        for one in participants(slot):
            roles.setdefault(_key(one.person), []).append(one.role)
        for person, names in roles.items():
            found.setdefault(person, []).append(Part(slot, tuple(dict.fromkeys(names))))
    return {person: tuple(parts) for person, parts in found.items()}


def _papers(site: Site) -> dict[tuple[bool, str], tuple[Paper, ...]]:
    found: dict[tuple[bool, str], dict[str, Paper]] = {}
    for paper in site.papers:
        for author in paper.authors:
            found.setdefault(_key(author.person), {})[str(paper.id)] = paper
    return {person: tuple(papers.values()) for person, papers in found.items()}


def _key(person: Person) -> tuple[bool, str]:
    """Somebody who is only named may have a name that reads like the id of somebody else."""
    return person.listed, person.id
