"""The pictures of a site as its pages show them, and which of their files are needed for that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from gettext import NullTranslations

from workshopsite.markup.markdown import plain
from workshopsite.model.files import Picture
from workshopsite.model.people import Person
from workshopsite.model.site import Site
from workshopsite.pictures.card import SIZE, Card
from workshopsite.pictures.catalogue import Catalogue, catalogue
from workshopsite.pictures.family import FOLDER, Family
from workshopsite.pictures.recipe import short_digest
from workshopsite.render.about import Shown
from workshopsite.render.card import card_of
from workshopsite.render.dates import Dates
from workshopsite.render.seen import Seen


class Pictures:
    """What the pages of one site know of its pictures."""

    def __init__(self, site: Site, dates: Dates, words: NullTranslations, seen: Seen) -> None:
        """Look at nothing before it is asked for."""
        self._site = site
        self._dates = dates
        self._words = words
        self._seen = seen

    @cached_property
    def catalogue(self) -> Catalogue:
        """Every file that can be made of a picture."""
        site = self._site
        files = (*site.published_files, *site.folder.under("assets"))
        people = [(one.photo, one.focus) for one in site.people if one.photo]
        return catalogue(site.folder, (file.path for file in files), people, self._logo)

    def is_used(self, address: str) -> bool:
        """Whether a page that was made so far shows or links to what stands there."""
        return address in self._seen.used

    @property
    def families(self) -> Mapping[str, Family]:
        """The files to choose from, by what stands in a page's ``src``."""
        return self.catalogue.families

    @property
    def _logo(self) -> Picture | None:
        theme = self._site.workshop.theme
        return theme.logo if theme else None

    @property
    def icon(self) -> str | None:
        """The address of an icon made of the logo; that of the logo where it is an SVG."""
        if self._logo is None:
            return None
        icons = self.catalogue.icons(self._logo)
        return icons[0].address if icons else self._logo.address

    @property
    def touch_icon(self) -> str | None:
        """The address of the icon for a phone's home screen; None without a logo in pixels."""
        icons = self.catalogue.icons(self._logo) if self._logo else None
        return icons[1].address if icons else None

    def portrait(self, person: Person) -> Picture | None:
        """A person's photo as it is shown: cut to a square."""
        return person.photo and self.catalogue.portrait(person.photo, person.focus)

    @cached_property
    def card(self) -> Card | None:
        """What stands for the site where it has no picture of its own."""
        return card_of(self._site, self._dates, self._words)

    @cached_property
    def card_address(self) -> str:
        """Where the card stands; it changes with what it says."""
        return f"{FOLDER}card-{short_digest(self.card)}.png"

    def shared(self, shown: Shown | None) -> Shown | None:
        """What social networks are told to show: a page's picture in their size, else the card."""
        if shown is None and self.card is None:
            return None
        if shown:
            found = replace(shown, picture=self.catalogue.shared(shown.picture))
        else:
            title = plain(self._site.workshop.title)
            found = Shown(Picture(self.card_address, *SIZE), title)
        self._seen.used.add(found.picture.address)
        return found
