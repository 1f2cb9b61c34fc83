"""Ids for slots: stable under every change of time, readable in an address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from workshopsite.model.ids import slug
from workshopsite.model.people import TBA
from workshopsite.model.program import Slot
from workshopsite.problems import Problems, Related
from workshopsite.read.source import KeyPath


def slot_ids(slots: Iterable[Slot], problems: Problems) -> dict[KeyPath, str]:
    """An id for each slot, by the way to it in program.yaml.

    An id that is typed stands. Else it is the slug of the title; titles that are equal or not
    known yet take the first speaker's id; breaks, sessions and other slots without a page are
    numbered in the order of the program, behind those that have one. What is still equal is a
    problem.
    """
    listed = list(slots)
    titles = Counter(slug(slot.title) for slot in listed if slot.id is None)
    ids: dict[KeyPath, str] = {}
    taken: dict[str, Slot] = {}
    for slot in sorted(listed, key=lambda slot: (slot.id is None, not slot.has_page)):
        wanted = slot.id or _from_title(slot, titles)
        if wanted in taken and slot.id is None and not slot.has_page:
            wanted = _numbered(wanted, taken)
        if wanted in taken:
            _report(slot, taken[wanted], wanted, problems)
        taken.setdefault(wanted, slot)
        ids[slot.origin.path] = wanted
    return ids


def _from_title(slot: Slot, titles: Counter[str]) -> str:
    wanted = slug(slot.title)
    if (not wanted or TBA.fullmatch(slot.title) or titles[wanted] > 1) and slot.known_speakers:
        wanted = slot.known_speakers[0].person.id
    return wanted or slot.kind.value


def _numbered(wanted: str, taken: dict[str, Slot]) -> str:
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"


def _report(slot: Slot, other: Slot, wanted: str, problems: Problems) -> None:
    related = [Related("the other one is here", other.origin.place("title"))]
    message = f'two slots have the id "{wanted}"'
    if slot.id:
        place, hint = slot.origin.place("id"), "give one of them another id"
    else:
        place, hint = slot.origin.place("title"), f"write an id: for one of them, as {wanted}-2"
    if slot.paper and slot.paper is other.paper and not slot.id:
        there = other.origin.place("paper")
        message = f'the paper "{slot.paper.id}" is presented in line {there.line} already'
        place, related = slot.origin.place("paper"), [Related("that is here", there)]
    problems.add("duplicate-id", message, place, hint, related)
