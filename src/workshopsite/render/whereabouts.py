"""Where each slot stands among the others, and what each person does in the program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cached_property
from itertools import pairwise

from workshopsite.late import dataclass
from workshopsite.model.paper import Paper
from workshopsite.model.people import Person
from workshopsite.model.program import Day, Slot
from workshopsite.model.site import Site
from workshopsite.render.events import participants

Span = tuple[datetime, datetime]


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


class Whereabouts:
    """The whole program of a site, looked up by slot and by person.

    It is looked through for each kind of question when the first one is asked: few pages ask all.
    """

    def __init__(self, site: Site) -> None:
        """Nothing is looked for yet."""
        self._site = site

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """Where each slot stands, by its id."""
        return _standings(self._site)

    def parts_of(self, person: Person) -> tuple[Part, ...]:
        """What a person does in the program, slot by slot."""
        return self._parts.get(_key(person), ())

    @cached_property
    def _parts(self) -> Mapping[tuple[bool, str], tuple[Part, ...]]:
        return _parts(self._site)

    def papers_of(self, person: Person) -> tuple[Paper, ...]:
        """The papers that a person is an author of, in the order of their file."""
        return self._papers.get(_key(person), ())

    @cached_property
    def _papers(self) -> Mapping[tuple[bool, str], tuple[Paper, ...]]:
        return _papers(self._site)

    def parallel(self, slot: Slot) -> tuple[Slot, ...]:
        """What takes place at the same time in other rooms, in the order of the program.

        Of a session whose talks have times of their own, the talks that are meant. Nothing for what
        is in all rooms, or has no instant; nothing that is cancelled.
        """
        span = self._spans.get(str(slot.id))
        if span is None or not slot.room:
            return ()
        return tuple(self._beside(slot.room, span, self.standings[str(slot.id)].day.slots))

    @cached_property
    def _spans(self) -> Mapping[str, Span]:
        return _spans(self._site)

    def _beside(self, room: str, span: Span, others: Iterable[Slot]) -> Iterator[Slot]:
        for other in others:
            apart = other.room and other.room != room
            if apart and not other.cancelled and self._is_at(span, other):
                timed = [talk for talk in other.talks if talk.timed and not talk.cancelled]
                yield from [talk for talk in timed if self._is_at(span, talk)] or [other]

    def _is_at(self, span: Span, other: Slot) -> bool:
        """Whether a slot takes place while another does."""
        if str(other.id) not in self._spans:
            return False
        starts, ends = span
        begins, stops = self._spans[str(other.id)]
        return starts == begins or (starts < stops and begins < ends)


def _spans(site: Site) -> dict[str, Span]:
    """Start and end of each slot with an instant, by its id.

    In UTC: clocks that are put back show the same time twice.
    """
    return {
        str(slot.id): (slot.start.astimezone(UTC), (slot.end or slot.start).astimezone(UTC))
        for slot in site.program.slots
        if slot.start
    }


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
