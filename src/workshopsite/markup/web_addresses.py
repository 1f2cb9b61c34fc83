"""Web and mail addresses that browsers take, and that lead nowhere all the same.

``http:/example.org``, ``https://https://example.org``, ``mailto: ada@example.org``,
``http://localhost:8000/``: what editors, hurried hands and pasted links leave behind.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from workshopsite.late import pattern
from workshopsite.problems import Mistake

_SLASHES = pattern(r"(?P<scheme>https?):(?P<slashes>[/\\]*)(?P<rest>.*)", re.IGNORECASE)
_TWICE = pattern(r"https?:?/+", re.IGNORECASE)
_HOST = pattern(r"(?:[^/?#@]*@)?(?P<host>\[[^\]]*\]|[^/?#:]*)")
_ADDRESSEE = pattern(r"[^\s@<>,;/]+@[^\s@<>,;]+\.[^\s@<>,;.]+")
BARE_MAIL = pattern(rf"{_ADDRESSEE.pattern}(?:\?.*)?")
"""A mail address as the destination of a link that lacks its ``mailto:``."""
_LOCAL = pattern(r"localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\]|.*\.localhost", re.IGNORECASE)


def check_web_address(destination: str) -> None:
    """Refuse an address that begins with http: or https: and cannot be followed.

    Args:
        destination: in browser spelling (see `schemes`).

    Raises:
        Mistake: dead-link.
    """
    match = _SLASHES.fullmatch(destination)
    if match is None:
        return
    scheme, rest = match["scheme"].lower(), match["rest"]
    if twice := _TWICE.match(rest):
        message = f'the link "{destination}" begins twice'
        right = f"{scheme}://{rest[twice.end() :]}"
        raise Mistake("dead-link", message, f'write "{right}"')
    host = _HOST.match(rest)
    named = host["host"] if host else ""
    if match["slashes"] != "//" and named:
        message = f'two slashes come behind the colon of "{destination}"'
        raise Mistake("dead-link", message, f'write "{scheme}://{rest}"')
    if not named.strip("."):
        message = f'the link "{destination}" does not say where it leads'
        raise Mistake("dead-link", message, f'write it like "{scheme}://example.org/"')


def local_address(destination: str) -> Mistake | None:
    """What is to be said of an address that leads into the reader's own computer."""
    match = _SLASHES.fullmatch(destination)
    host = _HOST.match(match["rest"]) if match else None
    if host is None or not _LOCAL.fullmatch(host["host"]):
        return None
    return Mistake(
        "local-address",
        f'the link "{destination}" leads each reader into their own computer',
        "link to a page of this site or of the web, or write `…` around what is to be typed",
    )


def check_mail_address(destination: str) -> None:
    """Refuse a mailto: link that says no address to write to.

    Without any (``mailto:?subject=…``) the reader chooses to whom; that is fine (RFC 6068,
    section 2).

    Args:
        destination: in browser spelling, with the scheme.

    Raises:
        Mistake: dead-link.
    """
    scheme, _, rest = destination.partition(":")
    people, mark, fields = rest.partition("?")
    if not rest:
        message = f'the link "{destination}" does not say to whom'
        raise Mistake("dead-link", message, 'write it like "mailto:ada@example.org"')
    for person in filter(None, re.split(",", unquote(people))):
        if not _ADDRESSEE.fullmatch(person):
            message = f'"{person}" behind "{scheme}:" is no mail address'
            near = re.sub(r"[\s/]", "", unquote(people))
            right = f"{scheme}:{near}{mark}{fields}"
            is_right = all(_ADDRESSEE.fullmatch(one) for one in near.split(","))
            hint = f'write "{right}"' if is_right else 'write it like "mailto:ada@example.org"'
            raise Mistake("dead-link", message, hint)
