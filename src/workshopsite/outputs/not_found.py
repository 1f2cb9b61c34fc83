"""404.html: what a host shows, at any depth, for an address that does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

from workshopsite.model.site import Site
from workshopsite.outputs.output import Output
from workshopsite.problems import Place
from workshopsite.render.addresses import NOT_FOUND
from workshopsite.render.renderer import Renderer


def outputs(site: Site, renderer: Renderer) -> Iterator[Output]:
    """404.html, from content/404.md if that is there.

    It is shown at addresses of any depth, so its links cannot be relative: they begin with the
    path of the site's address, or with "/" where that is not known.
    """
    base = urlsplit(renderer.base_url).path if renderer.base_url else "/"
    page = site.page(NOT_FOUND)
    if page:
        make = partial(renderer.page, page, base=base)
        yield Output("404.html", Place(page.path), make, findable=False)
    else:
        place = Place("content/workshop.yaml")
        title = renderer.words.gettext("Page not found")
        make = partial(renderer.generated, "404", title, NOT_FOUND, place, base=base)
        yield Output("404.html", place, make, generated=True, findable=False)
