"""What templates get of the people: who they are, and what they do in the program."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

from workshopsite.late import dataclass
from workshopsite.model.people import NOBODY, Person
from workshopsite.render.addresses import address_of_person, url_of
from workshopsite.render.initials import hue, initials
from workshopsite.render.view import PaperSeen, PictureView, SlotSeen, View


class AppearanceView(View):
    """A person in one place."""

    _internal: ClassVar = frozenset({"note", "extra"})  # these cannot be written anywhere


class PersonView(View):
    """Somebody who is named on the site."""

    _internal: ClassVar = frozenset({"listed", "aliases", "focus"})
    _record: Person

    @cached_property
    def photo(self) -> PictureView | None:
        """A portrait, cut to a square; an SVG as it is."""
        photo = self._tools.pictures.portrait(self._record)
        return PictureView(photo) if photo else None

    @cached_property
    def address(self) -> str | None:
        """Their page on this site, if they have one."""
        address = address_of_person(self._record, self._tools.site)
        return address and url_of(address)

    @cached_property
    def parts(self) -> tuple[PartView, ...]:
        """What they do in the program, slot by slot."""
        parts = self._tools.whereabouts.parts_of(self._record)
        return tuple(PartView(self._tools.view(one.slot), one.roles) for one in parts)

    @property
    def papers(self) -> tuple[PaperSeen, ...]:
        """Those that they are an author of."""
        return self._tools.views(self._tools.whereabouts.papers_of(self._record))

    @property
    def announced(self) -> bool:
        """Whether workshop.yaml announces them as a speaker."""
        announced = self._tools.site.workshop.speakers
        return any(one.person is self._record for one in announced)

    @property
    def known(self) -> bool:
        """No for a speaker who is still to be announced."""
        return self._record is not NOBODY

    @cached_property
    def initials(self) -> str:
        """`AE`, for where a photo is missing."""
        return initials(self._record.name)

    @cached_property
    def hue(self) -> int:
        """A hue for the initials, in degrees: always the same for a name."""
        return hue(self._record.name)


@dataclass(frozen=True, slots=True)
class PartView:
    """What a person does in a slot.

    Attributes:
        slot: where.
        roles: `speaker`, `chair`, `moderator`, `panelist`: one of them or several.
    """

    slot: SlotSeen
    roles: tuple[str, ...]
