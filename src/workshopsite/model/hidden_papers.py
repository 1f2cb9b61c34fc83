"""Slots without the papers that are hidden: what they took from these goes with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from workshopsite.model.ids import slug
from workshopsite.model.paper import Paper
from workshopsite.model.program import Program, Slot

_UNKNOWN = "TBA"


def presenting(program: Program, papers: Mapping[str, Paper]) -> Program:
    """The program, whose slots present these papers and no others.

    What is typed in a slot stays. A title that was that of a hidden paper is to be announced, its
    presenters are gone, and so is an id that was made of either: it would tell them.
    """
    taken = {name for slot in program.slots for name in (str(slot.id), *slot.aliases)}

    def shown(slot: Slot) -> Slot:
        talks = tuple(map(shown, slot.talks))
        paper = papers.get(str(slot.paper.id)) if slot.paper else None
        lost = _without_its_paper(slot, taken) if slot.paper and not paper else {}
        chosen = {
            "posters": _among(papers, slot.posters),
            "papers": _among(papers, slot.papers),
        }
        return slot.model_copy(update={**lost, **chosen, "paper": paper, "talks": talks})

    days = (day.model_copy(update={"slots": tuple(map(shown, day.slots))}) for day in program.days)
    return program.model_copy(update={"days": tuple(days)})


def _without_its_paper(slot: Slot, taken: set[str]) -> dict[str, Any]:
    """What a slot is without the paper that it names; its new id joins those that are taken."""
    changed: dict[str, Any] = {}
    if not _is_typed(slot, "title"):
        changed["title"] = _UNKNOWN
    if not _is_typed(slot, "speakers"):
        changed["speakers"] = ()
    own = slug(slot.title) if _is_typed(slot, "title") else ""
    if changed and not _is_typed(slot, "id") and slot.id != own:
        changed["id"] = _free(slot.kind.value, taken)
        taken.add(changed["id"])
    return changed


def _is_typed(slot: Slot, name: str) -> bool:
    """Whether a key was typed, in whatever spelling."""
    spellings = (other for other, meant in slot.spellings.items() if meant == name)
    return any(slot.origin.has(one) for one in (name, *spellings))


def _free(wanted: str, taken: set[str]) -> str:
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free


def _among(known: Mapping[str, Paper], papers: Iterable[Paper]) -> tuple[Paper, ...]:
    return tuple(known[str(paper.id)] for paper in papers if str(paper.id) in known)
