"""Old addresses that lead to new ones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from urllib.parse import quote

from workshopsite.markup.links import relative
from workshopsite.model.page import Page, output_path
from workshopsite.model.site import Site
from workshopsite.outputs.output import Output
from workshopsite.render.renderer import Renderer


def outputs(site: Site, renderer: Renderer) -> Iterator[Output]:
    """A small page for each alias that sends the reader on, keeping the ``#anchor``.

    A static host cannot redirect by itself; browsers follow the page at once, with a script
    because only that knows the anchor, and without scripts by its refresh.
    """
    for page in site.pages:
        for at, alias in enumerate(page.aliases):
            place = page.origin.place("aliases", at)
            yield Output(output_path(alias), place, partial(_make, renderer, page, alias))


def _make(renderer: Renderer, page: Page, alias: str) -> bytes:
    target = relative(alias, quote(page.address))
    return renderer.generated("redirect", page.title, alias, target=target)


def targets(site: Site) -> dict[str, str]:
    """Where each old address leads."""
    return {alias: page.address for page in site.pages for alias in page.aliases}
