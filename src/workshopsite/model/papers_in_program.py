"""Papers and the sessions of the program: that each is where the other says."""

from __future__ import annotations

from collections.abc import Iterator

from workshopsite.model.context import Context
from workshopsite.model.fields import several
from workshopsite.model.program import Program, Slot
from workshopsite.problems import Severity, did_you_mean, narrowed, nearest


def report_sessions(program: Program, context: Context) -> None:
    """Report sessions of papers that the program does not have, and filters that fit no paper.

    Where slots are missing because something is wrong with them, no session can be said to be.
    """
    is_whole = program.days and not program.broken
    is_whole = is_whole and not _has_errors("content/program.yaml", context)
    ids = {str(slot.id) for slot in program.slots}
    meant = _report_misspelt(program, ids, context)
    if not is_whole:
        return
    known = ids | context.papers.selected
    told = known | meant
    for paper in context.papers:
        for at, session in enumerate(paper.sessions):
            if session not in told:
                message = f'there is no session "{session}" in the program'
                hint = did_you_mean(session, known, else_list=False)
                hint = hint or "write the id of a slot, or what a posters: filter asks for"
                place = paper.place("sessions", at)
                context.problems.add("unknown-session", message, place, hint)


def _has_errors(path: str, context: Context) -> bool:
    found = (problem for problem in context.problems.found if problem.place.path == path)
    return any(problem.severity is Severity.ERROR for problem in found)


def _report_misspelt(program: Program, ids: set[str], context: Context) -> set[str]:
    """Report what is wrong with filters; returns the sessions that misspelt ones mean."""
    papers = context.papers
    if papers.all_broken or papers.broken or not papers.by_id:
        return set()
    used = {session for paper in papers for session in paper.sessions}
    free = used - ids - papers.selected
    meant = set()
    for slot in program.slots:
        if not slot.origin.has("posters"):
            continue
        guesses = set()
        for key, name in _sessions(slot):
            if name not in used and (guess := nearest(name, free)):
                message = f'no paper has the session "{name}"'
                hint = f'did you mean "{guess}"?'
                place = narrowed(slot.place("posters", key), name)
                context.problems.add("unknown-session", message, place, hint)
                guesses.add(guess)
        if not guesses:
            _report_empty(slot, context)
        meant |= guesses
    return meant


def _sessions(slot: Slot) -> Iterator[tuple[str, str]]:
    """The sessions that a slot's filter asks for, each behind its key; none of a list of ids."""
    typed = slot.origin.typed("posters")
    for key in ("session", "sessions") if isinstance(typed, dict) else ():
        for name in several(typed[key]) if key in typed else ():
            yield key, " ".join(str(name).split())


def _report_empty(slot: Slot, context: Context) -> None:
    """Warn of a filter that lets no paper through."""
    if slot.posters:
        return
    papers = context.papers
    known = {
        "sessions": {session for paper in papers for session in paper.sessions},
        "kinds": {kind for paper in papers for kind in paper.kinds},
    }
    told = (
        f"{name} of papers are: {', '.join(sorted(all_))}" for name, all_ in known.items() if all_
    )
    hint = "; ".join(told) or "write session: or kind: at the papers"
    context.problems.add("no-papers", "no paper fits here", slot.place("posters"), hint)
