"""All records of a site, for rules that look at every text or key."""

from __future__ import annotations

from collections.abc import Iterator

from workshopsite.model.paper import Paper
from workshopsite.model.people import Appearance
from workshopsite.model.program import Slot
from workshopsite.model.record import Record
from workshopsite.model.site import Site


def records_of_data(site: Site) -> Iterator[Record]:
    """The records of the data files, each once, those within others behind them."""
    competition = (site.competition,) if site.competition else ()
    slots = site.program.slots
    found = (site.workshop, *site.program.days, *slots, *site.people, *site.papers, *competition)
    for record in found:
        yield from _with_inner(record)


def _with_inner(record: Record) -> Iterator[Record]:
    """A record and those that its keys hold, but not the slots of a day or a session."""
    yield record
    for _, value in record:
        held = value if isinstance(value, tuple) else (value,) if isinstance(value, Record) else ()
        for one in held:
            if isinstance(one, Record) and not isinstance(one, (Slot, Paper, Appearance)):
                yield from _with_inner(one)
