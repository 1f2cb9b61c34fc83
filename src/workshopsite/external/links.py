"""The addresses of other sites that a site links to, and where it does."""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import quote, urlsplit, urlunsplit

from workshopsite.late import pattern
from workshopsite.markup.occurrence import occurrence
from workshopsite.markup.schemes import browser_spelling
from workshopsite.model.site import Site
from workshopsite.problems import Mistake, Place, Problems
from workshopsite.render.renderer import Renderer

_UNRESERVED = "%/:?#[]@!$&'()*+,;=~"
"""Characters that stay as they are in an address (RFC 3986, section 2.2), and "%"."""

_NAME = pattern(r"[a-z0-9_.-]+", re.IGNORECASE)
_GOES_ON = pattern(r"[\w/%?&=#~-]")
"""What follows an address that is the beginning of another one only."""


def links_elsewhere(
    site: Site, renderer: Renderer, problems: Problems
) -> dict[str, tuple[Place, ...]]:
    """Every address on the web that the pages made so far link to, with its places, sorted.

    What lies below the site's own address is left out, and so are mail addresses and the like.

    Args:
        site: the site.
        renderer: has made all its pages.
        problems: gets links that are no addresses (dead-external-link).
    """
    found: dict[str, set[Place]] = {}
    own = asked(renderer.base_url) if renderer.base_url else None
    for destination, place in renderer.elsewhere():
        try:
            url = asked(destination)
        except Mistake as mistake:
            problems.add_mistake(mistake, place)
            continue
        if url and not (own and _is_below(url, own)):
            typed = place if place.column else _in_data(destination, site) or place
            found.setdefault(url, set()).add(typed)
    return {url: tuple(sorted(places)) for url, places in sorted(found.items())}


def _in_data(destination: str, site: Site) -> Place | None:
    """Where a link that a template made was typed in a data file, if it was."""
    for path in sorted(site.data_files):
        source = site.sources.get(path)
        place = occurrence(source, destination, 1) if source else None
        if place and not _GOES_ON.match(place.excerpt, place.column - 1 + place.width):
            return place
    return None


def asked(destination: str) -> str | None:
    """The address that a server is asked for: in ASCII and without its #anchor.

    None for what is not on the web.

    Raises:
        Mistake: it cannot be one (dead-external-link).
    """
    bare = browser_spelling(destination)
    bare = f"https:{bare}" if bare.startswith("//") else bare
    try:
        parts = urlsplit(bare)
        if parts.scheme not in {"http", "https"}:
            return None
        netloc = _ascii(parts.hostname or "") + (f":{parts.port}" if parts.port else "")
    except ValueError:  # a port that is no number, brackets that are not closed
        raise Mistake("dead-external-link", f'"{destination}" is no address on the web') from None
    path, query = (quote(part, safe=_UNRESERVED) for part in (parts.path or "/", parts.query))
    return urlunsplit((parts.scheme, netloc, path, query, ""))


def _ascii(host: str) -> str:
    """The host's name as name servers know it (RFC 3490), or its number in brackets.

    Raises:
        ValueError: it is no name.
    """
    if ":" in host:
        return f"[{ip_address(host)}]"
    name = host.encode("idna").decode()
    if not _NAME.fullmatch(name):
        raise ValueError(host)
    return name


def host_of(url: str) -> str:
    """The host of an address, with its port if it has one of its own."""
    return urlsplit(url).netloc


def origin_of(url: str) -> str:
    """The beginning of an address that names its server: "https://example.org"."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _is_below(url: str, base_url: str) -> bool:
    """Whether an address is one of the site itself, over http or https."""
    return url.partition(":")[2].startswith(base_url.partition(":")[2])
