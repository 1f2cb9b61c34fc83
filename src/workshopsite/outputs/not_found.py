"""404.html: what a host shows, at any depth, for an address that does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from workshopsite.model.site import Site
from workshopsite.outputs.output import Output
from workshopsite.outputs.pages import NOT_FOUND
from workshopsite.problems import Place
from workshopsite.render.renderer import Renderer


def outputs(site: Site, renderer: Renderer) -> Iterator[Output]:
    """404.html, from content/404.md if that is there.

    It is shown at addresses of any depth, so its links cannot be relative: they begin with the
    path of the site's address, or with "/" where that is not known.
    """
    base = urlsplit(site.base_url).path if site.base_url else "/"
    page = site.page(NOT_FOUND)

    def make() -> bytes:
        if page:
            return renderer.render("404", renderer.page_view(page), Place(page.path), base=base)
        title = renderer.words.gettext("Page not found")
        return renderer.generated("404", title, NOT_FOUND, base=base)

    source = Place(page.path) if page else Place("content/workshop.yaml")
    yield Output("404.html", source, make, generated=page is None)
