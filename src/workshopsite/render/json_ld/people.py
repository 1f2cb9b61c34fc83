"""People and organizations."""

from __future__ import annotations

import json
from collections.abc import Iterable

from workshopsite.markup.markdown import plain_text
from workshopsite.model.people import NOBODY, Appearance, Person
from workshopsite.model.workshop import Sponsor
from workshopsite.render.about import image_of
from workshopsite.render.addresses import address_of_person, person_page
from workshopsite.render.json_ld.web import Node, Web, node


def person_node(person: Person, affiliation: str | None, web: Web) -> Node:
    """Somebody, with the affiliation given in one place."""
    page = address_of_person(person, web.site)
    url = web.absolute(page) if page else person.url
    elsewhere = [person.url, *(link.href for link in person.links)]
    return node(
        "Person",
        id=web.person_id(person.id) if page else None,
        name=person.name,
        affiliation=organization(affiliation),
        url=url,
        sameAs=[one for one in elsewhere if one and one.startswith("http") and one != url],
    )


def people(appearances: Iterable[Appearance], web: Web) -> list[Node]:
    """Everybody who is known, once each, in their order."""
    nodes = [
        person_node(one.person, one.affiliation, web)
        for one in appearances
        if one.person is not NOBODY
    ]
    return list({json.dumps(one): one for one in nodes}.values())


def organization(name: str | None, **properties: str | None) -> Node | None:
    """An organization, if there is a name."""
    return node("Organization", name=name, **properties) if name else None


def sponsors(listed: Iterable[Sponsor], web: Web) -> list[Node | None]:
    """Who supports the workshop."""
    return [
        organization(
            one.name, url=one.url, logo=web.absolute(one.logo.address) if one.logo else None
        )
        for one in listed
    ]


def profile_page(person: Person, web: Web) -> Node:
    """A person's page.

    Google requires mainEntity and its name; it recommends image, description and sameAs
    (developers.google.com/search/docs/appearance/structured-data/profile-page).
    """
    url = web.absolute(person_page(person.id))
    described = node(
        "Person",
        description=plain_text(person.bio or "", language=web.site.workshop.language),
        image=web.image(image_of(person, web.site)) if person.photo else None,
    )
    return node(
        "ProfilePage",
        id=url,
        url=url,
        inLanguage=web.site.workshop.language,
        mainEntity=person_node(person, person.affiliation, web) | described,
    )
