"""What a field must know of the rest of the site while records are made."""

from __future__ import annotations

from dataclasses import field, replace
from datetime import tzinfo
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationInfo

from workshopsite.late import dataclass
from workshopsite.problems import Problems
from workshopsite.read.folder import Folder

if TYPE_CHECKING:
    from workshopsite.model.paper import Papers
    from workshopsite.model.people import People, Person


class Met(NamedTuple):
    """What records leave in a context for those that are made behind them.

    Attributes:
        people: those who are named, and are not in people.yaml.
        sessions: of papers, which filters use.
        rooms: as in Context.
        broken_keys: as in Context.
    """

    people: dict[str, Person]
    sessions: frozenset[str]
    rooms: tuple[str, ...]
    broken_keys: frozenset[str]


@dataclass
class Context:
    """Handed through pydantic to every field that asks; lives while a site is loaded.

    Attributes:
        folder: the index of the site's files.
        problems: where mistakes go.
        people: everybody known so far.
        papers: the papers, once they are loaded.
        zone: the workshop's time zone, once known.
        rooms: the rooms known so far, in the order of the program's columns.
        rooms_listed: whether these are all; otherwise any room will do.
        broken_keys: keys of workshop.yaml that are wrong, so that what needs them is not
            reported again.
    """

    folder: Folder
    problems: Problems
    people: People
    papers: Papers
    zone: tzinfo | None = None
    rooms: tuple[str, ...] = ()
    rooms_listed: bool = False
    broken_keys: set[str] = field(default_factory=set)

    def copy(self, problems: Problems) -> Context:
        """The same, to go on with; what is wrong from then on goes to these problems."""
        return replace(
            self,
            problems=problems,
            people=self.people.copy(),
            papers=self.papers.copy(),
            broken_keys=set(self.broken_keys),
        )

    @property
    def met(self) -> Met:
        """What the records left that were made by now."""
        people, sessions = dict(self.people.elsewhere), frozenset(self.papers.selected)
        return Met(people, sessions, self.rooms, frozenset(self.broken_keys))

    def meet(self, met: Met) -> None:
        """Go on as if the records that left this had been made just now."""
        self.people.elsewhere = dict(met.people)
        self.papers.selected = set(met.sessions)
        self.rooms = met.rooms
        self.broken_keys = set(met.broken_keys)


def context_of(info: ValidationInfo) -> Context:
    """The context that a field's validator was called with."""
    found = (info.context or {}).get("site")
    if not isinstance(found, Context):
        raise TypeError("records are made by workshopsite.model.making.record()")
    return found
