"""sitemap.xml: every page's address for search engines (sitemaps.org, version 0.9).

When a page last changed is left out: nothing of a site says it, and a wrong day is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from workshopsite.markup.paths import address_of
from workshopsite.outputs.output import Output
from workshopsite.outputs.xml_text import add_element, xml_document
from workshopsite.problems import Place
from workshopsite.render.addresses import SITEMAP
from workshopsite.render.renderer import Renderer

_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


def outputs(planned: Mapping[str, Output], renderer: Renderer) -> Iterator[Output]:
    """The sitemap, if the site's address is known: its addresses are absolute.

    Args:
        planned: all outputs by their paths; may still grow until the sitemap is made.
        renderer: makes addresses absolute.
    """
    if renderer.base_url:
        place = Place("content/workshop.yaml")
        path = SITEMAP.lstrip("/")
        yield Output(path, place, lambda: sitemap(addresses(planned), renderer), generated=True)


def addresses(planned: Mapping[str, Output]) -> list[str]:
    """The addresses of all pages that are to be found, sorted."""
    pages = (one for one in planned.values() if one.is_page and one.findable)
    return sorted(address_of(one.path) for one in pages)


def sitemap(found: list[str], renderer: Renderer) -> bytes:
    """The XML for those addresses."""
    root = ET.Element("urlset", {"xmlns": _SCHEMA})
    for address in found:
        add_element(add_element(root, "url"), "loc", renderer.absolute(address) or address)
    return xml_document(root)
