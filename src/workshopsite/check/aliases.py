"""Aliases of pages that stand where a page is made of the program, the people or the papers."""

from __future__ import annotations

from collections.abc import Iterator

from workshopsite.model.record import Record
from workshopsite.model.site import Site
from workshopsite.problems import Problems, Related
from workshopsite.render.addresses import paper_page, person_page, talk_page


def check_aliases(site: Site, problems: Problems) -> None:
    """Report them: the page that is made would be nowhere.

    A page that replaces the whole program may well have its address as an alias.
    """
    made = dict(made_pages(site))
    for page in site.pages:
        for at, alias in enumerate(page.aliases):
            if record := made.get(alias):
                message = f"the alias {alias} takes the place of the page that is made there"
                hint = "remove the alias, or give the other one another id"
                related = [Related("that page is made of this", record.origin.place())]
                place = page.place("aliases", at)
                problems.add("shadowed-page", message, place, hint, related)


def made_pages(site: Site) -> Iterator[tuple[str, Record]]:
    """The address of every page that is made of a record, and that record."""
    for talk in site.talk_pages.values():
        yield talk_page(str(talk.id)), talk
    for person in site.person_pages.values():
        yield person_page(person.id), person
    for paper in site.paper_pages.values():
        yield paper_page(str(paper.id)), paper
