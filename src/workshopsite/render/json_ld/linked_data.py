"""Which page says what, and the text of the script element that says it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from functools import cached_property

from markupsafe import Markup

from workshopsite.model.paper import Paper
from workshopsite.model.people import Person
from workshopsite.model.program import Day, Slot
from workshopsite.model.record import Record
from workshopsite.model.site import Site
from workshopsite.render.about import About
from workshopsite.render.events import Event, event_of, events, with_instant
from workshopsite.render.json_ld.events import LEFT_OUT, event_node
from workshopsite.render.json_ld.papers import article_node
from workshopsite.render.json_ld.people import profile_page
from workshopsite.render.json_ld.web import Node, Web
from workshopsite.render.json_ld.workshop import workshop_node


class LinkedData:
    """What the pages of one site say."""

    def __init__(self, site: Site, absolute_href: Callable[[str], str | None]) -> None:
        """Nothing is made before a page asks for it.

        Args:
            site: the model.
            absolute_href: makes a link absolute; None where the site's address is not known.
        """
        self._site = site
        self._absolute_href = absolute_href

    def of(self, about: About) -> Markup | None:
        """What a page says, as the content of a script element; None where that is nothing.

        Without the site's address nothing can be named, so no page says anything.
        """
        if about.canonical is None:
            return None
        if about.subject is None:
            return self._workshop(about.kind) if about.kind in {"home", "program"} else None
        return _whole(self._said(about.subject))

    def _workshop(self, kind: str) -> Markup | None:
        """The program tells all of it, the home page leaves out what the pages of talks tell."""
        return _whole(workshop_node(self._events, self._web, briefly=kind == "home"))

    def _said(self, subject: Record) -> Node | None:
        match subject:
            case Slot() as slot:
                return self._event(slot)
            case Person() as person:
                return profile_page(person, self._web)
            case Paper() as paper:
                return article_node(paper, self._web)
        return None

    def _event(self, slot: Slot) -> Node | None:
        event = self._event_of(slot)
        if event is None or slot.kind in LEFT_OUT:
            return None
        session = event.session and self._event_of(event.session)
        parent = self._web.event_id(session) if session else self._web.workshop_id
        talks = [talk for talk in map(self._event_of, slot.talks) if talk]
        return event_node(event, talks, parent, self._web)

    def _event_of(self, slot: Slot) -> Event | None:
        """The event of one slot, for which the texts of no other are converted."""
        found = self._with_instant.get(str(slot.id))
        return found and event_of(self._site, *found)

    @cached_property
    def _events(self) -> tuple[Event, ...]:
        return events(self._site)

    @cached_property
    def _web(self) -> Web:
        absolute_href = self._absolute_href
        return Web(self._site, lambda href: absolute_href(href) or href)

    @cached_property
    def _with_instant(self) -> dict[str, tuple[Day, Slot | None, Slot, datetime]]:
        return {str(one[2].id): one for one in with_instant(self._site)}


def _whole(said: Node | None) -> Markup | None:
    return in_script({"@context": "https://schema.org", **said}) if said else None


def in_script(data: Node) -> Markup:
    """JSON that can stand in a script element: nothing in it ends that or begins a comment."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 - no markup is left in it
