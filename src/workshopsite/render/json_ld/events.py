"""The events of the program.

The properties are those that Google requires and recommends of an Event, and some of schema.org
(developers.google.com/search/docs/appearance/structured-data/event). Nobody is invited to a break
or a meal, so these are left out, as is what has no instant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, timedelta

from workshopsite.model.kinds import Kind
from workshopsite.model.paper import Paper
from workshopsite.model.times import Moment, instant
from workshopsite.problems import Mistake
from workshopsite.render.about import image_of, shortened
from workshopsite.render.citation import is_citable
from workshopsite.render.events import Event
from workshopsite.render.json_ld.people import organization, person_node
from workshopsite.render.json_ld.places import attendance_mode, location
from workshopsite.render.json_ld.web import Node, Web, node

LEFT_OUT = frozenset({Kind.BREAK, Kind.MEAL})
"""Kinds of slots that search engines are not told of."""

_PERFORMING = frozenset({"speaker", "panelist"})
_STATUS = "https://schema.org/Event{}"


def event_node(
    event: Event, talks: Iterable[Event], parent: str, web: Web, *, briefly: bool = False
) -> Node:
    """An event with the talks that it has, each within it.

    Args:
        event: the event.
        talks: those of a session.
        parent: the @id of what it belongs to.
        web: the site.
        briefly: whether what has a page of its own, which tells of it, is only named.
    """
    name = web.event_id(event)
    if briefly and str(event.slot.id) in web.site.talk_pages:
        return {"@id": name}
    earlier = [] if event.slot.cancelled else list(previous_starts(event))
    return node(
        "Event",
        id=name,
        name=event.title,
        description=shortened(event.abstract),
        startDate=event.start.isoformat(),
        endDate=event.end.isoformat() if event.end else None,
        previousStartDate=earlier,
        eventStatus=status(cancelled=event.slot.cancelled, moved=bool(earlier)),
        eventAttendanceMode=attendance_mode(web),
        location=location(event.room, web),
        performer=_people(event, web, performing=True),
        contributor=_people(event, web, performing=False),
        organizer=organization(web.title, url=web.home),
        image=web.image(image_of(event.slot, web.site)),
        inLanguage=web.site.workshop.language,
        url=web.absolute_href(event.href),
        superEvent={"@id": parent},
        workFeatured=_papers(event.slot.papers, web),
        subEvent=[event_node(talk, [], name, web, briefly=briefly) for talk in talks],
    )


def nested(told: Sequence[Event], parent: str, web: Web, *, briefly: bool) -> list[Node]:
    """Events in the order of the program, talks within their sessions."""
    names = {one.slot.id for one in told}
    talks = _talks_by_session(told)
    return [
        event_node(event, talks.get(str(event.slot.id), ()), parent, web, briefly=briefly)
        for event in told
        if event.session is None or event.session.id not in names
    ]


def _talks_by_session(told: Iterable[Event]) -> dict[str, list[Event]]:
    """The talks of each session, by its id."""
    talks: dict[str, list[Event]] = {}
    for one in told:
        if one.session:
            talks.setdefault(str(one.session.id), []).append(one)
    return talks


def status(*, cancelled: bool, moved: bool) -> str:
    """What became of an event (schema.org, EventStatusType)."""
    if cancelled:
        return _STATUS.format("Cancelled")
    return _STATUS.format("Rescheduled" if moved else "Scheduled")


def previous_starts(event: Event) -> Iterator[str]:
    """When an event was to start before it was moved, oldest first: instants, or days."""
    for moment in event.slot.was:
        try:
            yield _previous(moment, event).isoformat()
        except Mistake:  # a time that the clocks skipped
            continue


def _previous(moment: Moment, event: Event) -> date:
    """An earlier start; of a time without its day, the one of the workshop day's two nearest."""
    if moment.clock is None:
        return moment.day or event.start.date()
    zone, started = event.start.tzinfo or UTC, event.day.date or event.start.date()
    if moment.day:
        return instant(moment.day, moment.clock, zone)
    near = [instant(started + timedelta(days), moment.clock, zone) for days in (0, 1)]
    return min(near, key=lambda one: abs(one - event.start))


def _people(event: Event, web: Web, *, performing: bool) -> list[Node]:
    return [
        person_node(one.person, one.affiliation, web)
        for one in event.participants
        if (one.role in _PERFORMING) is performing
    ]


def _papers(papers: Iterable[Paper], web: Web) -> list[Node]:
    ids = [str(paper.id) for paper in papers if is_citable(paper)]
    return [{"@id": web.paper_id(one)} for one in ids if one in web.site.paper_pages]
