"""Who and what is in the data and on no page: people that nothing names, papers without a slot."""

from __future__ import annotations

from collections.abc import Iterator

from workshopsite.check.near_names import NearNames
from workshopsite.model.paper import Paper, Status
from workshopsite.model.people import Appearance, Person
from workshopsite.model.site import Site
from workshopsite.problems import Problems, nearest
from workshopsite.render.lacking import lacking


def check_people_used(site: Site, problems: Problems) -> None:
    """Report people of people.yaml whom nothing names, once something names one of them.

    Where data are wrong, what would have named them may be left out.
    """
    whole = site.whole or site
    named = list(_named(whole))
    used = {one.person.id for one in named if one.person.listed}
    replaced = {slot.instead_of for slot in whole.program.slots}
    if not used or lacking(problems):
        return
    others = {one.person.name for one in named if not one.person.listed}
    slips = NearNames({name: name for name in others})  # which are reported as such
    for person in whole.people:
        is_named = person.id in used or person.name in replaced
        if not is_named and not slips.near(person.name):
            message = f'nothing names "{person.id}" ({person.name})'
            place = person.origin.document.place(person.origin.path, key=True)
            problems.add("unused-person", message, place, _how_to_name(person, others))


def _named(site: Site) -> Iterator[Appearance]:
    """Everybody who is named by something, hidden or not."""
    for slot in site.program.slots:
        yield from slot.appearances
    for paper in site.papers:
        yield from paper.authors
    for committee in site.workshop.committees:
        yield from committee.members
    yield from site.workshop.speakers


def _how_to_name(person: Person, others: set[str]) -> str:
    if similar := nearest(person.name, others):
        return f'write {person.id} where you wrote "{similar}", if that is the same person'
    return f"write {person.id} where they take part, for example speaker: {person.id}, or remove it"


def check_papers_scheduled(site: Site, problems: Problems) -> None:
    """Report accepted papers that no slot presents, once the program presents one."""
    whole = site.whole or site
    placed = {paper.id for slot in whole.program.slots for paper in slot.papers}
    if not placed or lacking(problems):
        return
    for paper in site.papers:
        if _is_unscheduled(paper, placed):
            message = f'the paper "{paper.title}" is in no slot of the program'
            hint = f"write paper: {paper.id} in a slot, or the session: of the paper"
            problems.add("unscheduled-paper", message, paper.place("title"), hint)


def _is_unscheduled(paper: Paper, placed: set[str | None]) -> bool:
    return paper.status is Status.ACCEPTED and not paper.sessions and paper.id not in placed
