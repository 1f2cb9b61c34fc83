"""A site: everything that its folder says, checked and put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from workshopsite.model.competition import Competition
from workshopsite.model.page import Page
from workshopsite.model.people import Person
from workshopsite.model.program import Program
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
    """

    base_url: str | None = None
    drafts: bool = False
    noindex: bool = False


@dataclass(frozen=True)
class Site:
    """The model that every output is made from.

    Attributes:
        folder: the index of all files.
        sources: every text that was read, by path.
        workshop: what content/workshop.yaml says.
        program: the days and slots; without any where there is no program.
        people: the people of people.yaml, in its order.
        competition: None where there is none.
        pages: the pages that are published, sorted by path.
        drafts_left_out: how many pages are drafts and not published.
        data_files: files of content/ that are read and not published.
        options: what was asked for.
    """

    folder: Folder
    sources: Mapping[str, Source]
    workshop: Workshop
    program: Program = field(default_factory=Program)
    people: tuple[Person, ...] = ()
    competition: Competition | None = None
    pages: tuple[Page, ...] = ()
    drafts_left_out: int = 0
    data_files: frozenset[str] = frozenset()
    options: Options = field(default_factory=Options)

    @property
    def base_url(self) -> str | None:
        """Where the site will stand, with a slash at its end: as asked for, else as written."""
        typed = self.options.base_url or self.workshop.url
        return typed.rstrip("/") + "/" if typed else None

    @property
    def published_files(self) -> Iterator[File]:
        """The files of content/ that are neither pages nor data, sorted by path."""
        for file in self.folder.under("content"):
            if not file.path.endswith(".md") and file.path not in self.data_files:
                yield file

    def page(self, address: str) -> Page | None:
        """The organiser's page at an address, if there is one."""
        return next((page for page in self.pages if page.address == address), None)
