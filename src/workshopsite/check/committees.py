"""Committees whose lists name somebody twice."""

from __future__ import annotations

from workshopsite.model.people import NOBODY
from workshopsite.model.site import Site
from workshopsite.model.workshop import Committee
from workshopsite.problems import Problems, Related


def check_members(site: Site, problems: Problems) -> None:
    """Warn of members who are named twice; who works elsewhere is another one of that name."""
    for committee in site.workshop.committees:
        _check(committee, problems)


def _check(committee: Committee, problems: Problems) -> None:
    seen: dict[tuple[str, str | None], int] = {}
    for at, one in enumerate(committee.members):
        first = seen.setdefault((one.person.id, one.affiliation), at)
        if first != at and one.person is not NOBODY:
            message = f'{one.person.name} is named twice in "{committee.title}"'
            related = [Related("the other one is here", committee.place("members", first))]
            hint = "remove one of the two"
            problems.add("repeated-member", message, committee.place("members", at), hint, related)
