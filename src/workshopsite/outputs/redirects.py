"""Old addresses that lead to new ones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from workshopsite.markup.links import Target, relative
from workshopsite.markup.markdown import plain
from workshopsite.model.page import Page, output_path
from workshopsite.model.site import Site
from workshopsite.outputs.output import Output
from workshopsite.problems import Place
from workshopsite.render.renderer import Renderer


def outputs(site: Site, renderer: Renderer) -> Iterator[Output]:
    """A small page for each alias that sends the reader on, keeping the ``#anchor``.

    A static host cannot redirect by itself; browsers follow the page at once, with a script
    because only that knows the anchor, and without scripts by its refresh.
    """
    for page in site.pages:
        for at, alias in enumerate(page.aliases):
            place = page.origin.place("aliases", at)
            make = partial(_make, renderer, page, alias, place)
            yield Output(output_path(alias), place, make)


def _make(renderer: Renderer, page: Page, alias: str, place: Place) -> bytes:
    # The refresh needs a finished link: only those in href and src are made relative later.
    target = relative(Target(alias).url, Target(page.address).url)
    return renderer.generated("redirect", plain(page.title), alias, place, target=target)


def targets(site: Site) -> dict[str, str]:
    """Where each old address leads."""
    return {alias: page.address for page in site.pages for alias in page.aliases}
