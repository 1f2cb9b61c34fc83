"""What each output is, in words."""

from __future__ import annotations

from workshopsite.markup.paths import address_of
from workshopsite.model.paper import Paper
from workshopsite.model.people import Person
from workshopsite.model.program import Slot
from workshopsite.model.record import Record
from workshopsite.model.site import Site
from workshopsite.outputs.output import Output
from workshopsite.outputs.redirects import targets
from workshopsite.read.folder import suffix
from workshopsite.render.about import subject_at
from workshopsite.render.addresses import (
    BIBLIOGRAPHY,
    CALENDAR,
    DATES_CALENDAR,
    FEED,
    HOME,
    NOT_FOUND,
    PAPERS,
    PEOPLE,
    PROGRAM,
    SCHEDULE_JSON,
    SCHEDULE_XML,
    SITEMAP,
)

_PAGES = {
    HOME: "the home page",
    PROGRAM: "the program",
    PEOPLE: "the list of people",
    PAPERS: "the list of papers",
    NOT_FOUND: "the page for addresses that do not exist",
}

_FILES = {
    CALENDAR: "the calendar of the program",
    DATES_CALENDAR: "the calendar of the important dates",
    FEED: "the feed of the news",
    SITEMAP: "the addresses of all pages, for search engines",
    SCHEDULE_XML: "the program for conference apps",
    SCHEDULE_JSON: "the program for conference apps",
    BIBLIOGRAPHY: "all papers, for BibTeX",
    "/robots.txt": "what search engines may read",
    "/assets/theme.css": "the theme's style sheet",
}

_SUBJECTS: dict[type, str] = {
    Slot: "the page of a talk",
    Person: "the page of a person",
    Paper: "the page of a paper",
}

_ENDINGS = {".ics": "the calendar of a day or a talk", ".bib": "a paper, for BibTeX"}


def kind_of_output(output: Output, site: Site) -> str:
    """What an output is: "the page of a talk", "a calendar", "a file of yours"."""
    return _kind_of_page(output, site) if output.is_page else _kind_of_file(output)


def _kind_of_page(output: Output, site: Site) -> str:
    address = address_of(output.path)
    page, subject = site.page(address), subject_at(address, site)
    if moved_to(address, site):
        return "an old address"
    kind = _PAGES.get(address) or _SUBJECTS.get(type(subject), "a page")
    if page:
        return f"{kind}, a draft of yours" if page.draft else f"{kind}, which you wrote"
    return f"{kind}, made from your data" if output.generated else "a file of yours"


def _kind_of_file(output: Output) -> str:
    address = address_of(output.path)
    if not output.generated:
        return "a file of yours, published as it is"
    if output.source.path.startswith("theme/"):
        return "a file of the theme"
    known = _FILES.get(address) or _ENDINGS.get(suffix(address))
    return known or "made by workshopsite"


def moved_to(address: str, site: Site) -> str | None:
    """Where an old address leads; None for one at which there is something."""
    return None if site.page(address) else targets(site).get(address)


def named(record: Record) -> str:
    """A record as it is spoken of: "the slot sparse-sums"."""
    return f"the {type(record).__name__.lower()} {getattr(record, 'id', '')}".rstrip()
