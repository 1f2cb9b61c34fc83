"""The home page of a site without content/index.md, made from workshop.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from workshopsite.model.site import Site
from workshopsite.outputs.output import Output
from workshopsite.problems import Place
from workshopsite.render.addresses import HOME
from workshopsite.render.renderer import Renderer


def outputs(site: Site, renderer: Renderer) -> Iterator[Output]:  # noqa: ARG001
    """The home page, unless a page of the organiser is there."""
    place = Place("content/workshop.yaml")
    make = partial(renderer.generated, "home", "", HOME, place)
    yield Output("index.html", place, make, generated=True, early=True)
