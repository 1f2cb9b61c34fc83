"""Names that are nearly the same as one in people.yaml, and so make somebody new of a slip."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from workshopsite.model.people import Appearance, Person
from workshopsite.model.record import Record
from workshopsite.model.site import Site
from workshopsite.problems import Place, Problems

_LONG = 6
"""Letters of a word in which one that is other, more or less is hardly another name."""


def check_near_names(site: Site, problems: Problems) -> None:
    """Warn of names that differ by one slip in one word from somebody in people.yaml.

    Words must be long for that, because Li and Liu, or Zhang and Zhong, are different people. Two
    letters that changed places, and accents, are a slip in any word.
    """
    known: dict[tuple[str, ...], list[tuple[str, Person]]] = {}
    for person in site.people:
        for rest, word in _without_one(person.name):
            known.setdefault(rest, []).append((word, person))
    for one, place in _named(site) if known else ():
        for meant in _near(one.person.name, known):
            message = f'"{one.person.name}" is nearly "{meant.name}" of people.yaml'
            hint = f"write {meant.id}, if that is the same person"
            problems.add("similar-name", message, place, hint)


def are_near(one: str, other: str) -> bool:
    """Whether two names differ by one slip."""
    known = dict(_without_one(other))
    return any(rest in known and _is_slip(word, known[rest]) for rest, word in _without_one(one))


_ROLES = ("speakers", "chair", "moderator", "panelists", "authors", "members")


def _named(site: Site) -> Iterator[tuple[Appearance, Place]]:
    """Everybody who is named by a name that is not in people.yaml, and where."""
    records: tuple[Record, ...] = (*site.program.slots, *site.papers, *site.workshop.committees)
    for record in (*records, site.workshop):
        for role in _ROLES:
            for at, one in enumerate(getattr(record, role, ())):
                if not one.person.listed:
                    yield one, record.place(role, at)


def _without_one(name: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """For each word of a name, the others with a gap in its place, and the word."""
    words = unicodedata.normalize("NFC", name).casefold().split()
    if len(words) > 1:
        for at, word in enumerate(words):
            yield (*words[:at], "", *words[at + 1 :]), word


def _near(name: str, known: dict[tuple[str, ...], list[tuple[str, Person]]]) -> list[Person]:
    found = {
        person.id: person
        for rest, word in _without_one(name)
        for other, person in known.get(rest, ())
        if _is_slip(word, other)
    }
    return list(found.values())


def _is_slip(one: str, other: str) -> bool:
    """Whether a word is most likely the other one, typed wrong."""
    if _plain(one) == _plain(other):
        return True
    head = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    head = min(len(one), len(other)) if head is None else head
    tails = one[head:], other[head:]
    if tails[0][:2] == tails[1][:2][::-1] and tails[0][2:] == tails[1][2:]:
        return len(tails[0]) > 1
    is_one_off = tails[0][1:] in tails or tails[1][1:] in tails or tails[0][1:] == tails[1][1:]
    return is_one_off and min(len(one), len(other)) >= _LONG


def _plain(word: str) -> str:
    """A word without its accents."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", word) if sign.isalnum())
