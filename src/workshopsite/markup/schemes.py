"""Links that leave the site: which schemes are fine, which would run a script, which are typos."""

from __future__ import annotations

import re

from workshopsite.late import pattern
from workshopsite.markup.web_addresses import check_mail_address, check_web_address
from workshopsite.problems import Mistake, nearest

_FINE = frozenset(
    {"http", "https", "mailto", "tel", "sms", "geo", "webcal", "webcals", "ftp", "ftps", "sftp"}
)
_SCRIPTS = frozenset({"javascript", "vbscript", "data"})
_SCHEME = pattern(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_C0_AND_SPACE = "".join(chr(code) for code in range(0x21))
_PICTURE = pattern(r"data:image/", re.IGNORECASE)


def browser_spelling(destination: str) -> str:
    """The destination as browsers take it: without tabs and line ends, and controls at its ends.

    This is the first step of the URL standard's parser (url.spec.whatwg.org, "basic URL parser").
    """
    return re.sub(r"[\t\n\r]", "", destination).strip(_C0_AND_SPACE)


def leads_elsewhere(destination: str, *, picture: bool) -> bool:
    """Whether a destination, in browser spelling, leads to another site or program.

    A scheme that nobody here knows (matrix:, zoommtg:) is fine, unless it looks like a misspelt
    one.

    Args:
        destination: in browser spelling.
        picture: whether it is shown as a picture, which may be given as data.

    Raises:
        Mistake: unsafe-link for what would run a script; dead-link for a file of one's own
            computer and for a misspelt scheme; what `web_addresses` says of the others.
    """
    if destination.startswith("//"):
        return True
    match = _SCHEME.match(destination)
    if match is None:
        return False
    scheme = match[1].lower()
    if scheme in {"http", "https"}:
        check_web_address(destination)
    elif scheme == "mailto":
        check_mail_address(destination)
    if scheme in _FINE or (picture and _PICTURE.match(destination)):
        return True
    _refuse(scheme, destination)
    return True


def _refuse(scheme: str, destination: str) -> None:
    if scheme in _SCRIPTS:
        raise Mistake(
            "unsafe-link",
            f'a link that begins with "{scheme}:" would run a script or show a foreign page',
            "link to a page or a file instead",
        )
    if scheme == "file" or len(scheme) == 1:
        raise Mistake(
            "dead-link",
            f'the link "{destination}" leads into your own computer, where nobody else can follow',
            "put the file into content/ and link to its path there",
        )
    if scheme == "doi":
        raise Mistake(
            "dead-link",
            f'browsers cannot follow the link "{destination}"',
            f'write "https://doi.org/{destination[4:].lstrip("/")}"',
        )
    meant = nearest(scheme, {"http", "https", "mailto"})
    if meant and abs(len(meant) - len(scheme)) <= 1:
        raise Mistake(
            "dead-link",
            f'"{scheme}:" is not the beginning of a web address',
            f'write "{meant}{destination[len(scheme) :]}"',
        )
