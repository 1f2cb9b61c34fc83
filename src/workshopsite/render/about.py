"""What a page is about, for everybody who reads its <head> and not its body."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from workshopsite.late import dataclass
from workshopsite.markup.markdown import plain, plain_text
from workshopsite.model.files import Picture
from workshopsite.model.paper import Paper
from workshopsite.model.people import Person
from workshopsite.model.program import Slot
from workshopsite.model.record import Record
from workshopsite.model.site import Site
from workshopsite.read.folder import suffix
from workshopsite.render.addresses import HOME, PAPERS, PEOPLE, PROGRAM

_RASTER = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp"})
"""Endings of pictures that social networks and search engines show; SVG is none of them."""

LONGEST = 200
"""Characters of a description."""

_MARKS = " ,;:–—-"


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture that stands for a page, and what it shows, in plain text."""

    picture: Picture
    alt: str


@dataclass(frozen=True)
class About:
    """A page as others see it who do not show it.

    Attributes:
        site: where it belongs.
        kind: "home", "program", "404" and so on.
        title: plain text.
        canonical: its absolute address; None where that is not known, or nobody is to find it.
        subject: the slot, person or paper that it is about, if it is about one.
        said: what its front matter says of it in a sentence, plain text; or "".
        opening: the first paragraph of its text, plain text; or "", also where something is said.
        picture: the one at its top.
    """

    site: Site
    kind: str
    title: str
    canonical: str | None
    subject: Record | None = None
    said: str = ""
    opening: str = ""
    picture: Picture | None = None

    @cached_property
    def summary(self) -> str | None:
        """A description in plain text, at most 200 characters; None where there is nothing."""
        workshop = plain(self.site.workshop.description or "")
        told = _told_by(self.subject, self.site.workshop.language)
        texts = [self.said, told, self.opening, workshop]
        if self.kind == "home":  # the workshop's own page
            texts = [self.said, workshop, self.opening]
        return next((shortened(text) for text in texts if text.strip()), None)

    @cached_property
    def image(self) -> Shown | None:
        """The picture that stands for it: its own, that of whom it is about, the workshop's."""
        own = [Shown(self.picture, self.title)] if self.picture else []
        return next(_rasters([*own, *_portraits(self.subject), *_hero(self.site)]), None)


def subject_at(address: str, site: Site) -> Record | None:
    """The slot, person or paper whose page stands at an address."""
    folder, _, name = address.rstrip("/").rpartition("/")
    pages = {PROGRAM: site.talk_pages, PEOPLE: site.person_pages, PAPERS: site.paper_pages}
    return pages.get(f"{folder}/", {}).get(name) if address != HOME else None


def image_of(subject: Record, site: Site) -> Shown | None:
    """The picture that stands for a slot, a person or a paper."""
    return next(_rasters([*_portraits(subject), *_hero(site)]), None)


def hero(site: Site) -> Shown | None:
    """The picture that stands for the workshop."""
    return next(_rasters(_hero(site)), None)


def shortened(text: str, longest: int = LONGEST) -> str:
    """A text in one line, cut behind a word where it is longer than so many characters."""
    line = " ".join(text.split(maxsplit=longest // 2 + 1))  # so many words are too long at least
    if len(line) <= longest:
        return line
    cut = line[:longest]
    words = cut.rpartition(" ")[0].rstrip(_MARKS)
    # Chinese and Japanese have no spaces to cut at; a space far from the end is none of theirs.
    return f"{words if len(words) > longest * 3 // 4 else cut[:-1]}…"


def _told_by(subject: Record | None, language: str) -> str:
    """The abstract or bio of what a page is about, as plain text; "" without one."""
    match subject:
        case Slot(abstract=str(text)) | Paper(abstract=str(text)) | Person(bio=str(text)):
            return plain_text(text, language=language)
        case Slot(paper=Paper(abstract=str(text))):
            return plain_text(text, language=language)
    return ""


def _portraits(subject: Record | None) -> Iterator[Shown]:
    people = [one.person for one in subject.speakers] if isinstance(subject, Slot) else []
    people += [subject] if isinstance(subject, Person) else []
    return (Shown(one.photo, one.name) for one in people if one.photo)


def _hero(site: Site) -> list[Shown]:
    picture = site.workshop.theme.hero if site.workshop.theme else None
    return [Shown(picture, plain(site.workshop.title))] if picture else []


def _rasters(shown: list[Shown]) -> Iterator[Shown]:
    return (one for one in shown if suffix(one.picture.address) in _RASTER)
