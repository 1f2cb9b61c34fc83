"""Old addresses that lead to new ones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from workshopsite.late import dataclass
from workshopsite.markup.links import relative
from workshopsite.markup.markdown import plain
from workshopsite.model.page import output_path
from workshopsite.model.site import Site
from workshopsite.outputs.output import Output
from workshopsite.problems import Place
from workshopsite.render.addresses import (
    address_of_person,
    link_to_slot,
    paper_page,
    person_page,
    talk_page,
    url_of,
)
from workshopsite.render.renderer import Renderer


@dataclass(frozen=True, slots=True)
class _Move:
    """An address that was given up.

    Attributes:
        old: the address.
        new: where it leads, perhaps with an #anchor.
        title: of what stands there now, in plain text.
        place: where the alias is written.
        generated: whether a page of the organiser may stand at the old address.
    """

    old: str
    new: str
    title: str
    place: Place
    generated: bool = True


def outputs(site: Site, renderer: Renderer) -> Iterator[Output]:
    """A small page for each alias that sends the reader on, keeping the ``#anchor``.

    A static host cannot redirect by itself; browsers follow the page at once, with a script
    because only that knows the anchor, and without scripts by its refresh.
    """
    for move in _moves(site):
        make = partial(_make, renderer, move)
        yield Output(output_path(move.old), move.place, make, move.generated, findable=False)


def targets(site: Site) -> dict[str, str]:
    """The page that each old address leads to."""
    return {move.old: move.new.partition("#")[0] for move in _moves(site)}


def _make(renderer: Renderer, move: _Move) -> bytes:
    # The refresh needs a finished link: only those in href and src are made relative later.
    target = relative(url_of(move.old), url_of(move.new))
    return renderer.generated("redirect", move.title, move.old, move.place, target=target)


def _moves(site: Site) -> Iterator[_Move]:
    yield from _of_pages(site)
    yield from _of_slots(site)
    yield from _of_people(site)
    yield from _of_papers(site)


def _of_pages(site: Site) -> Iterator[_Move]:
    for page in site.pages:
        for at, alias in enumerate(page.aliases):
            place = page.origin.place("aliases", at)
            yield _Move(alias, page.address, plain(page.title), place, generated=False)


def _of_slots(site: Site) -> Iterator[_Move]:
    for slot in site.program.slots:
        for at, alias in enumerate(slot.aliases):
            new = link_to_slot(slot, site)
            yield _Move(talk_page(alias), new, plain(slot.title), slot.place("aliases", at))


def _of_people(site: Site) -> Iterator[_Move]:
    for person in site.person_pages.values():
        for at, alias in enumerate(person.aliases):
            new = address_of_person(person, site)
            if new:
                place = person.place("aliases", at)
                yield _Move(person_page(alias), new, person.name, place)


def _of_papers(site: Site) -> Iterator[_Move]:
    for paper in site.paper_pages.values():
        for at, alias in enumerate(paper.aliases):
            new = paper_page(str(paper.id))
            yield _Move(paper_page(alias), new, plain(paper.title), paper.place("aliases", at))
