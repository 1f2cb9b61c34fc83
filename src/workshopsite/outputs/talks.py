"""A page for each talk, tutorial, panel or poster session of which there is something to read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from workshopsite.model.page import output_path
from workshopsite.model.program import Slot
from workshopsite.model.site import Site
from workshopsite.outputs.output import Output
from workshopsite.problems import Place
from workshopsite.render.addresses import talk_page
from workshopsite.render.renderer import Renderer


def outputs(site: Site, renderer: Renderer) -> Iterator[Output]:
    """/program/<id>/ for each slot with a page, which content/program/<id>.md replaces."""
    for slot_id, slot in site.talk_pages.items():
        make = partial(_make, renderer, slot)
        path = output_path(talk_page(slot_id))
        yield Output(path, slot.origin, make, generated=True, near=True)


def _make(renderer: Renderer, slot: Slot) -> bytes:
    shown = renderer.tools.view(slot)
    address = talk_page(str(slot.id))
    place = Place(slot.origin.source.path)
    return renderer.generated("talk", shown.title, address, place, subject=slot, slot=shown)
