"""What is known of a site's addresses, for the pass over its pages: see `markup.html`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from workshopsite.markup.links import Links
from workshopsite.markup.pictures import Size
from workshopsite.model.files import address_of
from workshopsite.model.site import Site
from workshopsite.problems import Problems
from workshopsite.render.hidden import hidden_anchors
from workshopsite.render.lacking import lacking


def known_links(
    site: Site, problems: Problems, addresses: Collection[str], hidden: Collection[str]
) -> Links:
    """What links of a site are resolved with.

    Args:
        site: the site.
        problems: what is wrong with its data.
        addresses: the paths of all outputs; may still grow.
        hidden: the paths of all outputs of the whole site, where some of it is hidden.
    """
    whole = _links(site.whole, hidden) if site.whole else None
    anchors, missing = hidden_anchors(site), lacking(problems)
    bases = tuple(sorted({one for one in (site.base_url, site.workshop.url) if one}))
    known = _links(site, addresses)
    return replace(known, whole=whole, hidden_anchors=anchors, lacking=missing, bases=bases)


def _links(site: Site, addresses: Collection[str]) -> Links:
    pages = {page.path: page.address for page in site.pages}
    files = [file.path for file in (*site.published_files, *site.folder.under("assets"))]
    # What cannot be read is reported as that, and not again where something links to it.
    others = {path: address_of(path) for path in (*files, *site.folder.unreadable)}
    return Links(addresses, others | pages, site.sources.get)


def sizes_of_pictures(site: Site) -> dict[str, Size]:
    """The width and height of each picture, by its address."""
    return {
        address_of(path): (file.width, file.height)
        for path, file in site.folder.files.items()
        if file.width and file.height
    }
