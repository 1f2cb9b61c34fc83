"""What is made of pictures: smaller files, squares, icons and the card; only what pages show."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from workshopsite.model.site import Site
from workshopsite.outputs.attempt import attempted
from workshopsite.outputs.output import Output
from workshopsite.pictures.kitchen import Kitchen
from workshopsite.problems import Place
from workshopsite.render.about import hero
from workshopsite.render.renderer import Renderer


def outputs(site: Site, renderer: Renderer) -> Iterator[Output]:
    """Every file that a page may come to show; wanted when one that was made does."""
    pictures, kitchen = renderer.pictures, Kitchen(site.folder)

    def output(address: str, source: Place, make: partial[bytes], *, early: bool = False) -> Output:
        made = partial(attempted, make, source, renderer.problems)
        wanted = partial(pictures.is_used, address)
        path = address.lstrip("/")
        return Output(path, source, made, generated=True, wanted=wanted, early=early)

    for address, variant in pictures.catalogue.variants.items():
        yield output(address, Place(variant.file.path), partial(kitchen.make, variant))
    if renderer.base_url and pictures.card:
        place = Place("content/workshop.yaml")
        make = partial(kitchen.card, pictures.card)
        yield output(pictures.card_address, place, make, early=hero(site) is None)
