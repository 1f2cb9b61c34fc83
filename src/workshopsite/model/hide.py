"""``hide:``: what is kept back for now, and the site without it.

Everything is read and timed first and taken away last, so that neither an end nor an id of what
stays depends on what is hidden.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from workshopsite.model.hidden_papers import presenting
from workshopsite.model.kinds import Kind
from workshopsite.model.page import Page
from workshopsite.model.paper import Paper
from workshopsite.model.people import Person
from workshopsite.model.program import Program, Slot
from workshopsite.model.site import Site
from workshopsite.model.workshop import Workshop
from workshopsite.problems import Problems, did_you_mean

PARTS = frozenset({"program", "people", "papers", "competition", "news"})
"""What can be hidden as a whole, besides pages and kinds of slots."""

_KINDS = frozenset(kind.value for kind in Kind)


def hide(site: Site, pages: Iterable[Page], problems: Problems) -> Site:
    """The site without what its `hide:` names; its `whole` is the site with it.

    A word names a page, by its file or its address; a kind of slots; or one of PARTS. It may be
    several of them at once: "competition" is a page, a kind and a part.

    Args:
        site: the site with everything.
        pages: all pages, those that are not published too: a word may name one.
        problems: gets the words that name nothing (hide).
    """
    words = frozenset(map(_bare, site.workshop.hide))
    if not words:
        return site
    _report_unknown(site.workshop, {name for page in pages for name in _names(page)}, problems)
    program = _program(site, words)
    papers = _papers(site, program, words)
    shown = replace(
        site,
        workshop=site.workshop.model_copy(update={"news": ()} if "news" in words else {}),
        program=presenting(program, {str(paper.id): paper for paper in papers}),
        people=() if "people" in words else site.people,
        papers=papers,
        competition=None if "competition" in words else site.competition,
        pages=tuple(page for page in site.pages if words.isdisjoint(_names(page))),
        whole=site,
    )
    return replace(shown, people=tuple(_known_still(shown, site)))


def _known_still(shown: Site, site: Site) -> Iterator[Person]:
    """The people without those who take part in nothing but what is hidden.

    Somebody who takes part in nothing at all stays: nothing that names them is hidden.
    """
    members = (one for each in site.workshop.committees for one in each.members)
    lost = site.taking_part - shown.taking_part - {one.person.id for one in members}
    return (person for person in shown.people if person.id not in lost)


def _bare(word: str) -> str:
    """``call``, ``call.md`` and ``/call/`` are one word."""
    return word.strip("/").removesuffix(".md")


def _names(page: Page) -> set[str]:
    """What a page can be called: its file without its ending, or its address."""
    return {_bare(page.path.removeprefix("content/")), page.address.strip("/")}


def _report_unknown(workshop: Workshop, pages: Collection[str], problems: Problems) -> None:
    known = {*PARTS, *_KINDS, *pages}
    for at, word in enumerate(workshop.hide):
        if _bare(word) not in known:
            message = f'"{word}" is no page, no kind of slots and no part of the site'
            hint = did_you_mean(_bare(word), known - {""})
            problems.add("hide", message, workshop.place("hide", at), hint)


def _program(site: Site, words: Collection[str]) -> Program:
    """The program without hidden slots; a day stays, even if all of its slots are hidden."""
    program = site.program
    days = () if "program" in words else program.days
    days = tuple(day.model_copy(update={"slots": tuple(_shown(day.slots, words))}) for day in days)
    made = program.model_copy(update={"days": days})
    used = {*site.workshop.rooms, *(slot.room for slot in made.slots)}
    return made.model_copy(update={"rooms": tuple(room for room in program.rooms if room in used)})


def _shown(slots: Iterable[Slot], words: Collection[str]) -> Iterator[Slot]:
    for slot in slots:
        if slot.kind.value not in words:
            talks = tuple(_shown(slot.talks, words))
            yield slot.model_copy(update={"talks": talks}) if slot.talks else slot


def _papers(site: Site, program: Program, words: Collection[str]) -> tuple[Paper, ...]:
    """The papers, which do not name hidden slots as their sessions."""
    if "papers" in words:
        return ()
    lost = {slot.id for slot in site.program.slots} - {slot.id for slot in program.slots}
    return tuple(_without_sessions(paper, lost) for paper in site.papers)


def _without_sessions(paper: Paper, lost: Collection[str | None]) -> Paper:
    kept = tuple(session for session in paper.sessions if session not in lost)
    return paper if kept == paper.sessions else paper.model_copy(update={"sessions": kept})
