"""A site: everything that its folder says, checked and put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import UTC, date, datetime, time
from functools import cached_property

from workshopsite.late import dataclass
from workshopsite.model.competition import Competition
from workshopsite.model.ids import slug
from workshopsite.model.page import Page
from workshopsite.model.paper import Paper
from workshopsite.model.people import Person
from workshopsite.model.program import Program, Slot
from workshopsite.model.workshop import Workshop
from workshopsite.read.folder import File, Folder
from workshopsite.read.source import Source


@dataclass(frozen=True, slots=True)
class Options:
    """What the organiser asks for besides what the files say.

    Attributes:
        base_url: where the site will stand, with a slash at its end; None where not known.
        drafts: whether drafts are part of the site.
        noindex: whether search engines are asked to leave it out.
        epoch: the time, in seconds since 1970 (UTC), that feeds and calendars give as that of
            their last change (SOURCE_DATE_EPOCH of reproducible-builds.org); None to derive it.
    """

    base_url: str | None = None
    drafts: bool = False
    noindex: bool = False
    epoch: int | None = None


@dataclass(frozen=True)
class Site:
    """The model that every output is made from.

    Attributes:
        folder: the index of all files.
        sources: every text that was read, by path.
        workshop: what content/workshop.yaml says.
        program: the days and slots; without any where there is no program.
        people: the people of people.yaml, in its order.
        papers: the papers that are accepted or withdrawn, in the order of their file.
        competition: None where there is none.
        pages: the pages that are published, sorted by path.
        whole: the site with what `hide:` keeps back; None where that is nothing.
        drafts_left_out: how many pages are drafts and not published.
        data_files: files of content/ that are read and not published.
        options: what was asked for.
    """

    folder: Folder
    sources: Mapping[str, Source]
    workshop: Workshop
    program: Program = field(default_factory=Program)
    people: tuple[Person, ...] = ()
    papers: tuple[Paper, ...] = ()
    competition: Competition | None = None
    pages: tuple[Page, ...] = ()
    whole: Site | None = None
    drafts_left_out: int = 0
    data_files: frozenset[str] = frozenset()
    options: Options = field(default_factory=Options)

    @property
    def base_url(self) -> str | None:
        """Where the site will stand, with a slash at its end: as asked for, else as written."""
        typed = self.options.base_url or self.workshop.url
        return typed.rstrip("/") + "/" if typed else None

    @property
    def id(self) -> str:
        """The workshop's name for machines, which calendars remember."""
        return self.workshop.id or slug(self.workshop.title) or "workshop"

    @property
    def dates(self) -> tuple[date, ...]:
        """The workshop's days, in order; those of the program, hidden or not, if none are typed."""
        program = (self.whole or self).program
        return self.workshop.date or tuple(day.date for day in program.days if day.date)

    @cached_property
    def changed(self) -> datetime:
        """When it last changed, in UTC, as far as the data tells: no clock is asked.

        As asked for, else at the start of the newest day among news and `updated`, else of the
        workshop's first day; 1980-01-01 where no day is known at all.
        """
        if self.options.epoch is not None:
            return datetime.fromtimestamp(self.options.epoch, UTC)
        told = [self.workshop.updated, *(item.date for item in self.workshop.news)]
        known = [max((day for day in told if day), default=None), *self.dates[:1]]
        day = next((day for day in known if day), date(1980, 1, 1))
        return datetime.combine(day, time(), UTC)

    @cached_property
    def talk_pages(self) -> Mapping[str, Slot]:
        """The slots that have a page of their own, by id, in the order of the program."""
        wanted = "talks" in self.workshop.pages
        found = (slot for slot in self.program.slots if wanted and slot.has_page)
        return {str(slot.id): slot for slot in found}

    @cached_property
    def taking_part(self) -> frozenset[str]:
        """The ids of those in people.yaml who are in the program, wrote a paper, are announced."""
        seen = [one for slot in self.program.slots for one in slot.appearances]
        seen += [one for paper in self.papers for one in paper.authors]
        named = (*seen, *self.workshop.speakers)
        return frozenset(one.person.id for one in named if one.person.listed)

    @cached_property
    def person_pages(self) -> Mapping[str, Person]:
        """The people of people.yaml who take part, and so have a page, by id, in its order."""
        wanted = "people" in self.workshop.pages
        return {one.id: one for one in self.people if wanted and one.id in self.taking_part}

    @cached_property
    def paper_pages(self) -> Mapping[str, Paper]:
        """The papers that have a page of their own, by id, in the order of their file."""
        wanted = "papers" in self.workshop.pages
        return {str(paper.id): paper for paper in self.papers if wanted}

    @property
    def published_files(self) -> Iterator[File]:
        """The files of content/ that are neither pages nor data, sorted by path."""
        for file in self.folder.under("content"):
            if not file.path.endswith(".md") and file.path not in self.data_files:
                yield file

    def page(self, address: str) -> Page | None:
        """The organiser's page at an address, if there is one."""
        return self._by_address.get(address)

    @cached_property
    def _by_address(self) -> Mapping[str, Page]:
        """The first of the pages at each address; that there is one only is checked elsewhere."""
        return {page.address: page for page in reversed(self.pages)}
