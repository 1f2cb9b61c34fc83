"""The organiser's own pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from workshopsite.model.page import output_path
from workshopsite.model.site import Site
from workshopsite.outputs.output import Output
from workshopsite.problems import Place
from workshopsite.render.renderer import Renderer

NOT_FOUND = "/404.html"
"""The address of the page for addresses that do not exist; a module of its own makes it."""


def outputs(site: Site, renderer: Renderer) -> Iterator[Output]:
    """One page for each Markdown file."""
    for page in site.pages:
        if page.address != NOT_FOUND:
            make = partial(renderer.page, page)
            yield Output(output_path(page.address), Place(page.path), make)
