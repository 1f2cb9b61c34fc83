"""Which page says what, and the text of the script element that says it."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cached_property

from markupsafe import Markup

from workshopsite.model.paper import Paper
from workshopsite.model.people import Person
from workshopsite.model.program import Slot
from workshopsite.model.site import Site
from workshopsite.render.about import About
from workshopsite.render.events import Event, events
from workshopsite.render.json_ld.events import LEFT_OUT, event_node, talks_by_session
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
        said = self._said(about) if about.canonical else None
        return in_script({"@context": "https://schema.org", **said}) if said else None

    def _said(self, about: About) -> Node | None:
        match about.subject:
            case Slot() as slot:
                return self._event(slot)
            case Person() as person:
                return profile_page(person, self._web)
            case Paper() as paper:
                return article_node(paper, self._web)
        return self._workshop if about.kind in {"home", "program"} else None

    @cached_property
    def _workshop(self) -> Node | None:
        return workshop_node(self._events, self._web)

    def _event(self, slot: Slot) -> Node | None:
        event = self._by_slot.get(str(slot.id))
        if event is None or slot.kind in LEFT_OUT:
            return None
        session = self._by_slot.get(str(event.session.id)) if event.session else None
        parent = self._web.event_id(session) if session else self._web.workshop_id
        return event_node(event, self._talks.get(str(slot.id), ()), parent, self._web)

    @cached_property
    def _web(self) -> Web:
        return Web(self._site, lambda href: self._absolute_href(href) or href)

    @cached_property
    def _events(self) -> tuple[Event, ...]:
        return events(self._site)

    @cached_property
    def _talks(self) -> dict[str, list[Event]]:
        return talks_by_session(self._events)

    @cached_property
    def _by_slot(self) -> dict[str, Event]:
        return {str(event.slot.id): event for event in self._events}


def in_script(data: Node) -> Markup:
    """JSON that can stand in a script element: nothing in it ends that or begins a comment."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 - no markup is left in it
