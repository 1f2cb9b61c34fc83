"""sitemap.xml: every page's address for search engines (sitemaps.org, version 0.9)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from workshopsite.model.site import Site
from workshopsite.outputs.output import Output
from workshopsite.problems import Place
from workshopsite.render.addresses import HOME, NOT_FOUND, PROGRAM
from workshopsite.render.renderer import Renderer


def outputs(site: Site, renderer: Renderer) -> Iterator[Output]:
    """The sitemap, if the site's address is known: its addresses are absolute."""
    if renderer.base_url:
        yield Output(
            "sitemap.xml",
            Place("content/workshop.yaml"),
            lambda: sitemap(addresses(site), renderer).encode(),
            generated=True,
        )


def addresses(site: Site) -> list[str]:
    """The addresses of all pages that are to be found, sorted."""
    found = {page.address for page in site.pages} | {HOME}
    if site.program.days:
        found.add(PROGRAM)
    return sorted(found - {NOT_FOUND})


def sitemap(found: list[str], renderer: Renderer) -> str:
    """The XML for those addresses."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *(f"<url><loc>{escape(renderer.absolute(one) or one)}</loc></url>" for one in found),
        "</urlset>",
    ]
    return "\n".join(lines) + "\n"
