"""What whoever cites a paper needs to know of the workshop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from workshopsite.markup.markdown import plain
from workshopsite.model.paper import Paper, Status
from workshopsite.model.people import NOBODY, Appearance
from workshopsite.model.site import Site


def is_citable(paper: Paper) -> bool:
    """Whether a paper can be cited: one that was withdrawn is not part of the record."""
    return paper.status is not Status.WITHDRAWN


def authors(paper: Paper) -> tuple[Appearance, ...]:
    """Its authors in their order, without those who are still to be announced."""
    return tuple(one for one in paper.authors if one.person is not NOBODY)


def appeared_in(site: Site, convert: Callable[[str], str] = plain) -> str:
    """What the papers are published in: the workshop, with its series in parentheses.

    Args:
        site: the workshop.
        convert: makes what is wanted of the inline Markdown of a title.
    """
    title, series = site.workshop.title, site.workshop.series
    return f"{convert(title)} ({convert(series)})" if series else convert(title)


def first_day(site: Site) -> date | None:
    """The workshop's first day; None where it is not decided."""
    days = _first_days(site)
    return days[0] if len(days) == 1 else None


def year(site: Site) -> int | None:
    """The year of that day; known as well where all days that it may be are in one year."""
    years = {day.year for day in _first_days(site)}
    return years.pop() if len(years) == 1 else None


def _first_days(site: Site) -> tuple[date, ...]:
    """The workshop's first day, or the days of which one will be chosen."""
    if site.workshop.date or site.workshop.either:
        return site.workshop.date[:1] or site.workshop.either
    days = (site.whole or site).program.days
    return () if not days else (days[0].date,) if days[0].date else days[0].either
