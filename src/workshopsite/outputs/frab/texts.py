"""What an event of an app says in words: all that the format has no fields for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workshopsite.markup.markdown import plain
from workshopsite.model.paper import Status
from workshopsite.model.people import NOBODY, Appearance
from workshopsite.model.program import Slot
from workshopsite.render.events import Event
from workshopsite.render.remarks import headline, remarks
from workshopsite.render.renderer import Renderer


def description(event: Event, renderer: Renderer) -> str:
    """What changed, who does what, and what belongs to the event; a line each."""
    slot = event.slot
    blocks = (remarks(slot, renderer), _roles(event, renderer), _contents(slot, renderer))
    return "\n\n".join(filter(None, map("\n".join, blocks)))


def _roles(event: Event, renderer: Renderer) -> Iterator[str]:
    """Everybody with affiliation and role; who speaks without an affiliation needs no line."""
    slot, gettext = event.slot, renderer.words.gettext
    if any(one.affiliation for one in slot.speakers):
        yield _names(slot.speakers)
    chair = slot.chair or (event.session.chair if event.session else ())
    roles = (
        (gettext("Chair:"), chair),
        (gettext("Moderator:"), slot.moderator),
        (gettext("Panelists:"), slot.panelists),
    )
    for label, people in roles:
        if names := _names(people):
            yield f"{label} {names}"


def _contents(slot: Slot, renderer: Renderer) -> Iterator[str]:
    """The talks that are no events of their own, and the papers that are shown."""
    for talk in slot.talks:
        if not talk.timed:
            yield _item(headline(talk, renderer), talk.speakers)
    for paper in slot.papers:
        if paper is not slot.paper and paper.status is Status.ACCEPTED:
            yield _item(plain(paper.title), paper.authors)


def _item(heading: str, people: Iterable[Appearance]) -> str:
    names = ", ".join(one.person.name for one in people if one.person is not NOBODY)
    return f"- {heading}" + (f" ({names})" if names else "")


def _names(people: Iterable[Appearance]) -> str:
    known = (one for one in people if one.person is not NOBODY)
    return ", ".join(
        f"{one.person.name} ({one.affiliation})" if one.affiliation else one.person.name
        for one in known
    )
