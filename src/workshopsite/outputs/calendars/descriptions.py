"""What a calendar says of an entry in words, in the site's language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from workshopsite.model.times import Moment
from workshopsite.model.venue import Venue
from workshopsite.outputs.frab.links import references
from workshopsite.render.date_views import in_words
from workshopsite.render.dates import Dates
from workshopsite.render.deadlines import Deadline
from workshopsite.render.events import Event, Participant
from workshopsite.render.remarks import remarks
from workshopsite.render.renderer import Renderer


def location(event: Event, venue: Venue | None) -> str:
    """Room, place and postal address, as far as they are known, with commas between."""
    parts = [event.room, venue and venue.name, venue and venue.address]
    return ", ".join(part for part in parts if part)


def description_of_event(event: Event, renderer: Renderer) -> str:
    """When it is on the workshop's clock, who takes part, what it is about, and its links."""
    return "\n".join(_lines_of_event(event, renderer))


def _lines_of_event(event: Event, renderer: Renderer) -> Iterator[str]:
    _ = renderer.words.gettext
    if event.slot.cancelled:
        yield _("Cancelled")
    yield span_in_words(event.start, event.end, renderer.dates)
    yield from remarks(event.slot, renderer)
    yield from _people(event.participants, renderer)
    if event.abstract:
        yield ""
        yield event.abstract
    files, links = references(event.slot, renderer)
    if files or links:
        yield ""
        yield from (f"{one.title}: {one.url}" for one in (*files, *links))


def _people(participants: tuple[Participant, ...], renderer: Renderer) -> Iterator[str]:
    """A line for each role that somebody has."""
    _ = renderer.words.gettext
    several = len([one for one in participants if one.role == "speaker"]) > 1
    labels = {
        "speaker": _("Speakers:") if several else _("Speaker:"),
        "chair": _("Chair:"),
        "moderator": _("Moderator:"),
        "panelist": _("Panelists:"),
    }
    for role, label in labels.items():
        names = [_named(one) for one in participants if one.role == role]
        if names:
            yield f"{label} {', '.join(names)}"


def _named(participant: Participant) -> str:
    affiliation = participant.affiliation
    return f"{participant.name} ({affiliation})" if affiliation else participant.name


def _moved(was: tuple[Moment, ...], renderer: Renderer) -> Iterator[str]:
    if was:
        earlier = ", ".join(in_words(moment, renderer.dates) for moment in was)
        yield f"{renderer.words.gettext('Moved, was')} {earlier}"


def span_in_words(start: datetime, end: datetime | None, dates: Dates) -> str:
    """``Tuesday 23 May 2023, 09:30–10:00 (Europe/Paris, CEST)``.

    What the clocks are called is said at both ends where they change between, and the end's day
    where it is another.
    """
    names = [dates.zone(one) for one in (start, end) if one]
    first = f"{dates.day(start.date(), 'full')}, {dates.time(start)}"
    first += f" {names[0]}" if names[0] != names[-1] else ""
    last = _end_in_words(start, end, dates) if end else ""
    zone = dates.zone_name(start.tzinfo) if start.tzinfo else ""
    return f"{first}{last} ({', '.join(dict.fromkeys([zone, names[-1]]))})"


def _end_in_words(start: datetime, end: datetime, dates: Dates) -> str:
    if end.date() == start.date():
        return f"–{dates.time(end)}"
    return f" – {dates.day(end.date())}, {dates.time(end)}"


def description_of_deadline(deadline: Deadline, renderer: Renderer) -> str:
    """When it is on the clock of the zone that was written, and what it was before."""
    return "\n".join([_when(deadline, renderer.dates), *_moved(deadline.item.was, renderer)])


def _when(deadline: Deadline, dates: Dates) -> str:
    if deadline.moment is None:
        return dates.day(deadline.day, "full")
    return span_in_words(deadline.moment, None, dates)
