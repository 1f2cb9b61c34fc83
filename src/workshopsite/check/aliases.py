"""Earlier ids: each must have been the id of one thing only, and be nobody's now."""

from __future__ import annotations

from collections.abc import Iterable

from workshopsite.model.paper import Paper
from workshopsite.model.people import Person
from workshopsite.model.program import Slot
from workshopsite.model.site import Site
from workshopsite.problems import Problems, Related


def check_aliases(site: Site, problems: Problems) -> None:
    """Report aliases that are the id, or an alias, of another slot, person or paper.

    Addresses lead by them to what they mean, and calendars know slots by the oldest of them.
    """
    _check("slot", site.program.slots, problems)
    _check("person", site.people, problems)
    _check("paper", site.papers, problems)


def _check(what: str, records: Iterable[Slot | Person | Paper], problems: Problems) -> None:
    listed = list(records)
    taken = {str(one.id): one for one in listed}
    for one in listed:
        for at, alias in enumerate(one.aliases):
            other = taken.setdefault(alias, one)
            if other is not one:
                message = f'another {what} has "{alias}" as its id or alias'
                related = [Related("the other one is here", other.origin.place())]
                hint = "name here only ids that this one had itself"
                place = one.place("aliases", at)
                problems.add("duplicate-id", message, place, hint, related)
