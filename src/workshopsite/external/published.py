"""The addresses of the site as it is published now, read from its sitemap (sitemaps.org)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

from workshopsite.external.links import asked
from workshopsite.external.outcome import Outcome
from workshopsite.external.visit import Visitor
from workshopsite.problems import Mistake
from workshopsite.render.addresses import SITEMAP

LARGEST_SITEMAP = 50_000_000
"""Bytes, as sitemaps.org allows."""

MOST_PARTS = 50
"""How many further sitemaps an index may name here."""

_SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


class NotReadable(Exception):  # noqa: N818 - as `asking.NoAnswer`
    """The published site has no sitemap that we can read; says why in a sentence."""


async def published_addresses(base_url: str, visitor: Visitor) -> set[str]:
    """The addresses of the site's pages on the web now, such as "/program/", percent-decoded.

    Args:
        base_url: where the site stands, percent-encoded, with a slash at its end.
        visitor: asks for it.

    Raises:
        NotReadable: there is no sitemap, or it is none.
    """
    root = await _document(base_url + SITEMAP.lstrip("/"), visitor)
    found = set(_locations(root, "url"))
    for part in sorted(set(_locations(root, "sitemap")))[:MOST_PARTS]:
        if _below(part, base_url) is not None:
            found.update(_locations(await _document(part, visitor), "url"))
    return {f"/{rest}" for url in found if (rest := _below(url, base_url)) is not None}


async def _document(url: str, visitor: Visitor) -> ET.Element:
    reply = await visitor.fetch(asked(url) or url, LARGEST_SITEMAP)
    if isinstance(reply, Outcome):
        raise NotReadable(f'"{url}" cannot be read ({reply.trouble or reply.status})')
    if reply.status != 200:
        raise NotReadable(f'"{url}" cannot be read ({reply.status})')
    if b"<!DOCTYPE" in reply.content:  # entities could grow without end
        raise NotReadable(f'"{url}" is no sitemap')
    try:
        return ET.fromstring(reply.content)  # noqa: S314 - has no entities of its own
    except (ET.ParseError, ValueError, LookupError):
        raise NotReadable(f'"{url}" is no sitemap') from None


def _locations(root: ET.Element, entry: str) -> Iterator[str]:
    for location in root.iterfind(f"{_SPACE}{entry}/{_SPACE}loc"):
        yield (location.text or "").strip()


def _below(url: str, base_url: str) -> str | None:
    """What follows the site's address, over http or https; None for what is not below it."""
    try:
        there, here = (urlsplit(asked(one) or "") for one in (url, base_url))
    except Mistake:
        return None
    same = there.netloc == here.netloc and there.path.startswith(here.path)
    return unquote(there.path[len(here.path) :]) if same else None
