"""Who takes part in one role, as lists of people show them."""

from __future__ import annotations

from collections.abc import Iterator

from workshopsite.model.people import NOBODY, Appearance, Person
from workshopsite.model.site import Site
from workshopsite.problems import Mistake, did_you_mean
from workshopsite.render.whereabouts import Whereabouts

_ROLES = {
    "speakers": "speaker",
    "chair": "chair",
    "moderator": "moderator",
    "panelists": "panelist",
}
"""The roles as the keys of a slot are called, and as a part in it is."""

_SAME = {"speaker": "speakers", "chairs": "chair", "moderators": "moderator"} | {
    "panelist": "panelists"
}


def taking_part(role: str | None, site: Site, whereabouts: Whereabouts) -> tuple[Appearance, ...]:
    """The people of people.yaml with a role in the program; all of them where none is named.

    A role in what is cancelled does not count. Among the speakers are those who are announced,
    also by their names alone.

    Raises:
        Mistake: bad-value for a role that there is not.
    """
    part = _ROLES[_known(role)] if role else None
    announced = site.workshop.speakers if part == "speaker" else ()
    listed = site.people if part is None else _with_part(part, announced, site, whereabouts)
    shown = [Appearance(person=one, affiliation=one.affiliation) for one in listed]
    by_name = [one for one in announced if not one.person.listed and one.person is not NOBODY]
    return (*shown, *by_name)


def _known(role: str) -> str:
    if role not in _ROLES and role not in _SAME:
        message = f'nobody can have the role "{role}"'
        raise Mistake("bad-value", message, did_you_mean(role, _ROLES), role)
    return _SAME.get(role, role)


def _with_part(
    part: str, announced: tuple[Appearance, ...], site: Site, whereabouts: Whereabouts
) -> Iterator[Person]:
    names = {one.person.id for one in announced if one.person.listed}
    for person in site.people:
        parts = [one for one in whereabouts.parts_of(person) if not one.slot.cancelled]
        if person.id in names or any(part in one.roles for one in parts):
            yield person
