"""What takes place at the same time: in one room, or in two with one person in both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshopsite.late import dataclass
from workshopsite.model.people import NOBODY, Appearance
from workshopsite.model.program import Day, Slot
from workshopsite.model.site import Site
from workshopsite.problems import Place, Problems, Related


@dataclass(frozen=True, slots=True)
class _Event:
    """A slot, or a talk with its session, that has a time of its own and is not cancelled."""

    slot: Slot
    day: Day
    session: Slot | None = None

    @property
    def whole(self) -> Slot:
        """What it is in the list of its day: its session, or itself."""
        return self.session or self.slot

    @property
    def meant(self) -> bool:
        """Whether it may overlap others."""
        return self.slot.overlap or self.whole.overlap

    @property
    def elsewhere(self) -> bool:
        """Whether it is a talk in another room than its session's."""
        return bool(self.session and self.slot.room and self.slot.room != self.session.room)

    @property
    def place(self) -> Place:
        """Where its time stands, or else what it is part of."""
        slot = self.slot
        return slot.place("time") if slot.origin.has("time") else slot.place("title")


Pair = tuple[_Event, _Event]


def check_overlaps(site: Site, problems: Problems) -> None:
    """Report what overlaps in one room; what has no room is in all of them."""
    for earlier, later in _at_once(_events(site)):
        if not _apart(earlier.slot, later.slot) and _is_for_itself(earlier, later):
            _report_overlap(earlier, later, problems)


def check_people_at_once(site: Site, problems: Problems) -> None:
    """Report who has a part in two things that overlap in different rooms."""
    seen = set()
    for earlier, later in _at_once(_events(site)):
        if earlier.whole is later.whole or not _apart(earlier.slot, later.slot):
            continue
        there = {_identity(one) for one in _known(earlier.slot)}
        for one in _known(later.slot):
            case = (_identity(one), earlier.whole.id, later.whole.id)
            if _identity(one) in there and case not in seen:
                seen.add(case)
                _report_person(one, earlier, later, problems)


def _events(site: Site) -> list[_Event]:
    """All events of the program, by their starts."""
    found = []
    for day in site.program.days:
        for slot in day.slots:
            talks = (talk for talk in slot.talks if talk.timed)
            found += [_Event(slot, day), *(_Event(talk, day, slot) for talk in talks)]
    timed = [(one.slot.start, one) for one in found if one.slot.start and not one.slot.cancelled]
    return [one for _, one in sorted(timed, key=lambda pair: pair[0])]


def _at_once(events: Sequence[_Event]) -> Iterator[Pair]:
    """Pairs that overlap without being meant to; a session and its own talks are no such pair."""
    for at, earlier in enumerate(events):
        for later in events[at + 1 :]:
            if not _begins_within(later.slot, earlier.slot):
                break  # and so do all behind it
            own = later.session is earlier.slot or earlier.session is later.slot
            if not (own or earlier.meant or later.meant or _is_told(earlier, later)):
                yield earlier, later


def _is_told(one: _Event, other: _Event) -> bool:
    """Whether the cause is told of already: a day, or a paper's slot, that is there twice."""
    same_day = one.day is not other.day and one.day.name == other.day.name
    same_paper = one.slot.paper is not None and one.slot.id == other.slot.id
    return same_day or same_paper


def _begins_within(later: Slot, earlier: Slot) -> bool:
    if not (later.start and earlier.start):
        return False
    return later.start == earlier.start or bool(earlier.end and later.start < earlier.end)


def _apart(one: Slot, other: Slot) -> bool:
    """Whether two slots are, or may be, in different rooms; one in all rooms never is."""
    if one.room_tba or other.room_tba:
        return bool((one.room or one.room_tba) and (other.room or other.room_tba))
    return bool(one.room and other.room and one.room != other.room)


def _is_for_itself(one: _Event, other: _Event) -> bool:
    """Whether an overlap is not just that of the sessions around, which is reported for them."""
    if one.whole is other.whole:
        return True
    return all(event.session is None or event.elsewhere for event in (one, other))


def _report_overlap(earlier: _Event, later: _Event, problems: Problems) -> None:
    room = f" in {later.slot.room}" if later.slot.room else ""
    if later.slot.start == earlier.slot.start:
        message = f'"{later.slot.title}" starts{room} together with "{earlier.slot.title}"'
    else:
        message = f'"{later.slot.title}" starts{room} before "{earlier.slot.title}" ends'
    hint = "mend a time, say in which room each is, or write overlap: true if it is meant"
    place, other = later.place, earlier.place
    if place == other:  # the time of parallel: is that of both
        place, other = later.slot.place("title"), earlier.slot.place("title")
    related = [Related("the other one is here", other)]
    problems.add("overlap", message, place, hint, related)


def _known(slot: Slot) -> tuple[Appearance, ...]:
    return tuple(one for one in slot.appearances if one.person is not NOBODY)


def _identity(one: Appearance) -> tuple[str, str | None]:
    """Who it is; two people may have one name, if they work in different places."""
    return one.person.id, None if one.person.listed else one.affiliation


def _report_person(one: Appearance, earlier: _Event, later: _Event, problems: Problems) -> None:
    room = f" in {earlier.slot.room}" if earlier.slot.room else ""
    message = f'{one.person.name} is in "{earlier.slot.title}"{room} at the same time'
    hint = "mend a time or a name, or write overlap: true if it is meant"
    related = [Related("the other one is here", _place_of(one, earlier.slot))]
    problems.add("two-places", message, _place_of(one, later.slot), hint, related)


def _place_of(one: Appearance, slot: Slot) -> Place:
    """Where a slot names somebody; where it names its paper, if they stand there."""
    for role in ("speakers", "chair", "moderator", "panelists"):
        for at, other in enumerate(getattr(slot, role)):
            if _identity(other) == _identity(one) and _is_typed(slot, role):
                return slot.place(role, at)
    return slot.place("paper" if slot.origin.has("paper") else "title")


def _is_typed(slot: Slot, role: str) -> bool:
    spellings = (other for other, meant in slot.spellings.items() if meant == role)
    return any(slot.origin.has(name) for name in (role, *spellings))
