"""The site as JSON-LD names its parts: by absolute addresses."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from workshopsite.late import dataclass
from workshopsite.markup.links import encoded
from workshopsite.markup.markdown import plain
from workshopsite.model.site import Site
from workshopsite.render.about import Shown
from workshopsite.render.addresses import HOME, paper_page, person_page, talk_page, url_of_resource
from workshopsite.render.events import Event

Node = dict[str, Any]
"""A thing of schema.org: its @type and its properties."""


@dataclass(frozen=True)
class Web:
    """A site whose address is known.

    Attributes:
        site: the model.
        absolute_href: makes a link absolute.
    """

    site: Site
    absolute_href: Callable[[str], str]

    def absolute(self, address: str) -> str:
        """An address of the site as an absolute one."""
        return self.absolute_href(encoded(address))

    @cached_property
    def home(self) -> str:
        """The address of the home page."""
        return self.absolute(HOME)

    @cached_property
    def workshop_id(self) -> str:
        """What names the workshop, as opposed to its page."""
        return f"{self.home}#workshop"

    @cached_property
    def title(self) -> str:
        """The workshop's name."""
        return plain(self.site.workshop.title)

    def event_id(self, event: Event) -> str:
        """What names an event: its page and "#event", else its anchor on the program page."""
        slot_id = str(event.slot.id)
        if slot_id in self.site.talk_pages:
            return f"{self.absolute(talk_page(slot_id))}#event"
        return self.absolute_href(event.href)

    def person_id(self, person_id: str) -> str:
        """What names somebody who has a page."""
        return f"{self.absolute(person_page(person_id))}#person"

    def paper_id(self, paper_id: str) -> str:
        """What names a paper that has a page."""
        return f"{self.absolute(paper_page(paper_id))}#paper"

    def file(self, href: str) -> str:
        """A file of the site, or what stands elsewhere, by its absolute address."""
        return self.absolute_href(url_of_resource(href))

    def image(self, shown: Shown | None) -> str | None:
        """The address of a picture."""
        return self.absolute(shown.picture.address) if shown else None


def node(kind: str, **properties: Any) -> Node:
    """A thing of that type, without the properties that are empty; ``id`` is its @id."""
    told = {"@id" if name == "id" else name: value for name, value in properties.items() if value}
    return {"@type": kind} | told


def one_or_all(values: list[Any]) -> Any:
    """A value that is alone stands for itself, and not in a list."""
    return values[0] if len(values) == 1 else values
