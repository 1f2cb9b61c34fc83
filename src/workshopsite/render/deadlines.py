"""The important dates as facts in plain text: what calendars say of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, tzinfo

from workshopsite.late import dataclass
from workshopsite.markup.markdown import plain
from workshopsite.model.ids import slug
from workshopsite.model.site import Site
from workshopsite.model.workshop import ImportantDate
from workshopsite.problems import Mistake
from workshopsite.render.events import uid


@dataclass(frozen=True, slots=True)
class Deadline:
    """An important date whose day is known.

    Attributes:
        item: what was written.
        uid: its name in calendars, everywhere and for ever (RFC 5545, 3.8.4.7).
        title: plain text.
        day: the day that was written.
        moment: the instant when it is over, aware, in its zone; None for the day as a whole, which
            is written without a time and a zone.
    """

    item: ImportantDate
    uid: str
    title: str
    day: date
    moment: datetime | None


def deadlines(site: Site) -> tuple[Deadline, ...]:
    """All important dates but those to be announced, in the order in which they are written."""
    return tuple(_deadlines(site))


def _deadlines(site: Site) -> Iterator[Deadline]:
    for name, item in _named(site.workshop.important_dates):
        if item.date:
            exact = item.time or item.zone
            yield Deadline(
                item=item,
                uid=uid(site, f"date-{name}"),
                title=plain(item.title),
                day=item.date,
                moment=moment_of(item, site.program.zone) if exact else None,
            )


def moment_of(item: ImportantDate, home: tzinfo | None) -> datetime | None:
    """The instant when it is over; None where it is none, which loading has reported."""
    try:
        return item.moment(home)
    except Mistake:
        return None


def _named(items: tuple[ImportantDate, ...]) -> Iterator[tuple[str, ImportantDate]]:
    """Each with its id, else with the slug of its title, numbered where that is taken.

    Those to be announced count as well, so that no other changes its name when they are.
    """
    taken = {item.id for item in items if item.id}
    for item in items:
        name = item.id or _free(slug(item.title) or "date", taken)
        taken.add(name)
        yield name, item


def _free(wanted: str, taken: set[str]) -> str:
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    return name
