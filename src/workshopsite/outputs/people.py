"""A page for each person who takes part, and one that shows them all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from workshopsite.model.page import output_path
from workshopsite.model.people import Person
from workshopsite.model.site import Site
from workshopsite.outputs.output import Output
from workshopsite.problems import Place
from workshopsite.render.addresses import PEOPLE, person_page
from workshopsite.render.renderer import Renderer

_SOURCE = Place("content/people.yaml")


def outputs(site: Site, renderer: Renderer) -> Iterator[Output]:
    """/people/ and /people/<id>/, which pages of the organiser at these addresses replace."""
    if site.person_pages:
        make = partial(_make_list, site, renderer)
        yield Output(output_path(PEOPLE), _SOURCE, make, generated=True, near=True)
    for person_id, person in site.person_pages.items():
        path = output_path(person_page(person_id))
        make = partial(_make, renderer, person)
        yield Output(path, person.origin, make, generated=True, near=True)


def _make_list(site: Site, renderer: Renderer) -> bytes:
    title = renderer.words.gettext("People")
    people = renderer.tools.views(site.person_pages.values())
    return renderer.generated("people", title, PEOPLE, _SOURCE, people=people)


def _make(renderer: Renderer, person: Person) -> bytes:
    shown = renderer.tools.view(person)
    address = person_page(person.id)
    return renderer.generated("person", person.name, address, _SOURCE, subject=person, person=shown)
