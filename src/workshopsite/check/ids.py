"""Ids, the present and the earlier ones: each is and was the name of one thing only."""

from __future__ import annotations

from collections.abc import Iterable

from workshopsite.model.paper import Paper
from workshopsite.model.people import Person
from workshopsite.model.program import Slot
from workshopsite.model.site import Site
from workshopsite.model.workshop import ImportantDate, NewsItem
from workshopsite.problems import Problems, Related


def check_ids(site: Site, problems: Problems) -> None:
    """Report ids of dates and news that two have, and aliases that are another thing's, too.

    Calendars and feeds would take both for one entry; addresses lead by an alias to what it means,
    and calendars know slots by the oldest of them. That ids of slots, people and papers are unique
    is known when the site is loaded.
    """
    _check_ids("important dates", site.workshop.important_dates, problems)
    _check_ids("items of the news", site.workshop.news, problems)
    _check_aliases("slot", site.program.slots, problems)
    _check_aliases("person", site.people, problems)
    _check_aliases("paper", site.papers, problems)


def _check_ids(name: str, items: Iterable[ImportantDate | NewsItem], problems: Problems) -> None:
    seen: dict[str, ImportantDate | NewsItem] = {}
    for item in items:
        if item.id and seen.setdefault(item.id, item) is not item:
            message = f'two {name} have the id "{item.id}"'
            related = [Related("the other one is here", seen[item.id].place("id"))]
            hint = "give one of them another id"
            problems.add("duplicate-id", message, item.place("id"), hint, related)


def _check_aliases(what: str, records: Iterable[Slot | Person | Paper], problems: Problems) -> None:
    listed = list(records)
    taken = {str(one.id): one for one in listed}
    for one in listed:
        for at, alias in enumerate(one.aliases):
            other = taken.setdefault(alias, one)
            if other is not one:
                message = f'another {what} has "{alias}" as its id or alias'
                related = [Related("the other one is here", other.origin.place())]
                hint = "name here only ids that this one had itself"
                problems.add("duplicate-id", message, one.place("aliases", at), hint, related)
