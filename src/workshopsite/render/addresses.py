"""Addresses that have a meaning of their own, whoever makes the page that stands there."""

from __future__ import annotations

from workshopsite.markup.links import encoded
from workshopsite.markup.markdown import convert_page
from workshopsite.model.page import Page
from workshopsite.model.paper import Paper
from workshopsite.model.people import Person
from workshopsite.model.program import Day, Slot
from workshopsite.model.site import Site

HOME = "/"
"""The site's first page."""

PROGRAM = "/program/"
"""The page that shows the whole program; ids of days and slots are anchors on it."""

PEOPLE = "/people/"
"""The page that shows everybody who takes part."""

PAPERS = "/papers/"
"""The page that lists the papers; their ids are anchors on it."""

NOT_FOUND = "/404.html"
"""What hosts show for an address that does not exist."""

CALENDAR = "/calendar.ics"
"""The calendar of the whole program."""

DATES_CALENDAR = "/dates.ics"
"""The calendar of the important dates."""

FEED = "/feed.xml"
"""The news, as an Atom feed."""

SITEMAP = "/sitemap.xml"
"""The addresses of all pages, for search engines."""

SCHEDULE_XML = "/schedule.xml"
"""The program for conference apps, in frab's XML."""

SCHEDULE_JSON = "/schedule.json"
"""The same in frab's JSON."""

BIBLIOGRAPHY = "/papers.bib"
"""All papers, for BibTeX."""


def url_of(address: str) -> str:
    """An address of the site, perhaps with an anchor, percent-encoded as in a link."""
    path, _, fragment = address.partition("#")
    return encoded(path, fragment=fragment)


def url_of_resource(resource: str) -> str:
    """What the model has for a file of the site or for an address elsewhere, as in a link."""
    return encoded(resource) if resource.startswith("/") else resource


def talk_page(slot_id: str) -> str:
    """The page of a slot that has one."""
    return f"{PROGRAM}{slot_id}/"


def in_program(anchor: str) -> str:
    """A slot or a day on the program page."""
    return f"{PROGRAM}#{anchor}"


def link_to_program(anchor: str, site: Site) -> str:
    """The same for a link that must lead somewhere.

    A page of the organiser at that address has the anchors only if it shows the whole program.
    """
    page = site.page(PROGRAM)
    return in_program(anchor) if page is None or _shows_program(page, site) else PROGRAM


def _shows_program(page: Page, site: Site) -> bool:
    calls = convert_page(page.body, site.workshop.language).calls
    placed = (one for one in calls if one.name == "program")
    return page.layout == "program" or any("day" not in dict(one.arguments) for one in placed)


def address_of_slot(slot: Slot, site: Site) -> str:
    """A slot's own page, else its place on the program page, by which it can be named."""
    slot_id = str(slot.id)
    return talk_page(slot_id) if slot_id in site.talk_pages else in_program(slot_id)


def link_to_slot(slot: Slot, site: Site) -> str:
    """The same for a link that must lead somewhere."""
    slot_id = str(slot.id)
    return talk_page(slot_id) if slot_id in site.talk_pages else link_to_program(slot_id, site)


def address_of_person(person: Person, site: Site) -> str | None:
    """A person's page, if there is one."""
    has_page = person.listed and person.id in site.person_pages
    return person_page(person.id) if has_page else None


def address_of_paper(paper: Paper, site: Site) -> str | None:
    """A paper's page, if papers have pages."""
    paper_id = str(paper.id)
    return paper_page(paper_id) if paper_id in site.paper_pages else None


def person_page(person_id: str) -> str:
    """The page of a person who has one."""
    return f"{PEOPLE}{person_id}/"


def paper_page(paper_id: str) -> str:
    """The page of a paper that has one."""
    return f"{PAPERS}{paper_id}/"


def day_anchor(day: Day) -> str:
    """The anchor of a day on the program page: "day-2023-05-23"."""
    return f"day-{day.name}"


def day_calendar(day: Day) -> str:
    """The calendar of one day."""
    return f"{PROGRAM}{day_anchor(day)}.ics"


def talk_calendar(slot_id: str) -> str:
    """The calendar of one slot."""
    return f"{PROGRAM}{slot_id}.ics"


def paper_citation(paper_id: str) -> str:
    """One paper, for BibTeX."""
    return f"{PAPERS}{paper_id}.bib"
