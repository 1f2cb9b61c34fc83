"""Papers and the sessions of the program: that each is where the other says."""

from __future__ import annotations

from workshopsite.model.context import Context
from workshopsite.model.program import Program, Slot
from workshopsite.problems import Severity, did_you_mean


def report_sessions(program: Program, context: Context) -> None:
    """Report sessions of papers that the program does not have, and filters that fit no paper.

    Where slots are missing because something is wrong with them, no session can be said to be.
    """
    for slot in program.slots:
        _report_empty(slot, context)
    if program.broken or not program.days or _has_errors("content/program.yaml", context):
        return
    known = {str(slot.id) for slot in program.slots} | context.papers.selected
    for paper in context.papers:
        for at, session in enumerate(paper.sessions):
            if session not in known:
                message = f'there is no session "{session}" in the program'
                hint = did_you_mean(session, known, else_list=False)
                hint = hint or "write the id of a slot, or what a posters: filter asks for"
                place = paper.place("sessions", at)
                context.problems.add("unknown-session", message, place, hint)


def _has_errors(path: str, context: Context) -> bool:
    found = (problem for problem in context.problems.found if problem.place.path == path)
    return any(problem.severity is Severity.ERROR for problem in found)


def _report_empty(slot: Slot, context: Context) -> None:
    """Warn of a filter that lets no paper through."""
    papers = context.papers
    is_open = papers.all_broken or papers.broken or not papers.by_id
    if slot.posters or not slot.origin.has("posters") or is_open:
        return
    known = {
        "sessions": {session for paper in papers for session in paper.sessions},
        "kinds": {kind for paper in papers for kind in paper.kinds},
    }
    told = (
        f"{name} of papers are: {', '.join(sorted(all_))}" for name, all_ in known.items() if all_
    )
    hint = "; ".join(told) or "write session: or kind: at the papers"
    context.problems.add("no-papers", "no paper fits here", slot.place("posters"), hint)
