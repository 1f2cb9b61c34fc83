"""A rule about the important dates and the news."""

from __future__ import annotations

from collections.abc import Iterable

from workshopsite.model.site import Site
from workshopsite.model.workshop import ImportantDate, NewsItem
from workshopsite.problems import Problems, Related


def check_dates(site: Site, problems: Problems) -> None:
    """Report ids that two of a list have: calendars and feeds would take both for one entry."""
    _check_ids("important dates", site.workshop.important_dates, problems)
    _check_ids("items of the news", site.workshop.news, problems)


def _check_ids(
    name: str, items: Iterable[ImportantDate] | Iterable[NewsItem], problems: Problems
) -> None:
    seen: dict[str, ImportantDate | NewsItem] = {}
    for item in items:
        if item.id and seen.setdefault(item.id, item) is not item:
            message = f'two {name} have the id "{item.id}"'
            related = [Related("the other one is here", seen[item.id].origin.place("id"))]
            hint = "give one of them another id"
            problems.add("duplicate-id", message, item.origin.place("id"), hint, related)
