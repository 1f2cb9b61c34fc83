"""The organiser's own pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from workshopsite.model.page import output_path
from workshopsite.model.site import Site
from workshopsite.outputs.output import Output
from workshopsite.problems import Place
from workshopsite.render.addresses import HOME, NOT_FOUND
from workshopsite.render.renderer import Renderer


def outputs(site: Site, renderer: Renderer) -> Iterator[Output]:
    """One page for each Markdown file, but for the one that a module of its own makes."""
    for page in site.pages:
        if page.address != NOT_FOUND:
            make = partial(renderer.page, page)
            place = page.origin.place("permalink") if page.permalink else Place(page.path)
            path, is_home = output_path(page.address), page.address == HOME
            yield Output(path, place, make, findable=not page.draft, early=is_home)
