"""Below which talks a program tells who the speakers are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workshopsite.model.kinds import WITHOUT_PAGE
from workshopsite.model.people import Person
from workshopsite.model.program import Day, Slot
from workshopsite.model.site import Site
from workshopsite.render.addresses import address_of_person

_CROWD = 4
"""So many speakers, who would bury the talk."""


def introductions(days: Iterable[Day], site: Site) -> dict[str, tuple[Person, ...]]:
    """Who is introduced below which slot of these days, by the id of the slot.

    Everybody with a biography is, where they first speak: once. Of many who speak together only
    those are who have no page of their own, where the others' biographies are.
    """
    told: set[str] = set()
    return {str(slot.id): tuple(_new(slot, told, site)) for slot in _talks(days)}


def _talks(days: Iterable[Day]) -> Iterator[Slot]:
    for day in days:
        for slot in day.slots:
            yield from (one for one in (slot, *slot.talks) if one.kind not in WITHOUT_PAGE)


def _new(slot: Slot, told: set[str], site: Site) -> Iterator[Person]:
    is_crowd = len(slot.speakers) >= _CROWD
    for person in (appearance.person for appearance in slot.speakers):
        elsewhere = is_crowd and address_of_person(person, site)
        if person.bio and person.id not in told and not elsewhere:
            told.add(person.id)
            yield person
