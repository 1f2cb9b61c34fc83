"""Why a link leads nowhere, and what was probably meant: structure first, spelling second."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import PurePosixPath
from typing import Protocol
from unicodedata import normalize

from workshopsite.late import pattern
from workshopsite.markup.paths import address_of, output_paths, source_paths
from workshopsite.markup.web_addresses import BARE_MAIL
from workshopsite.problems import Mistake, nearest
from workshopsite.read.source import Source

_WEB_ADDRESS = pattern(r"(?:https?[:;./]*|/*)(www\.|[^/]*\.(?:com|edu|io|net|org)(?:/|$))")


class Known(Protocol):
    """What is known of the site; see links.Links."""

    @property
    def addresses(self) -> Collection[str]:
        """The output paths."""

    @property
    def sources(self) -> Mapping[str, str]:
        """The published sources and their addresses."""

    @property
    def texts(self) -> Callable[[str], Source | None]:
        """A source's text by its path."""


def explained(known: Known, destination: str, path: str, places: list[str]) -> Mistake:
    """Say why a link leads nowhere.

    Args:
        known: the site.
        destination: as it was written.
        path: its path, decoded.
        places: where in the site's folder the path may point, the likeliest first; none where it
            climbs out of the site.

    Returns:
        The mistake, dead-link or letter-case.
    """
    if not places:
        return Mistake(
            "dead-link",
            f'the link "{destination}" climbs out of the site',
            _guess(known, path, path.replace("../", "")),
        )
    if real := _other_case(known, places):
        return Mistake(
            "letter-case",
            f'the link "{destination}" differs from the name "{real}" in upper or lower case',
            _in_right_case(path, real),
        )
    if (unpublished := _unpublished(known, places)) is not None:
        return unpublished
    wanted = places[0].removeprefix("content/")
    return Mistake(
        "dead-link", f'the link "{destination}" leads nowhere', _guess(known, path, wanted)
    )


def _other_case(known: Known, places: list[str]) -> str | None:
    outputs = {_folded(path): path for path in sorted(known.addresses)}
    sources = {_folded(path): path for path in sorted(known.sources)}
    for place in places:
        for source in source_paths(place):
            if real := sources.get(_folded(source)):
                return real
        for output in output_paths(place):
            if real := outputs.get(_folded(output)):
                return address_of(real)
    return None


def _folded(path: str) -> str:
    return normalize("NFC", path).casefold()


def _in_right_case(path: str, real: str) -> str:
    """What to write for a path; a page whose name ends in .MD has to be renamed (page-ending)."""
    written = _respelt(path, re.sub(r"\.md$", ".md", real, flags=re.IGNORECASE))
    return f'write "{written}"' if written != path else "rename the file, not the link"


def _respelt(path: str, real: str) -> str:
    """The path with the letter case of the real one."""
    right = {_folded(part): part for part in real.strip("/").split("/")}
    parts = [
        right.get(_folded(part)) or right.get(_folded(f"{part}.md"), part).removesuffix(".md")
        for part in path.split("/")
    ]
    return "/".join(parts)


def _unpublished(known: Known, places: list[str]) -> Mistake | None:
    for place in places:
        for source in source_paths(place):
            if known.texts(source) is not None:
                return _not_published(source)
    return None


def _not_published(source: str) -> Mistake:
    folder, _, name = source.partition("/")
    why, hint = "is not published", "link to a page that shows it"
    if folder == "templates":
        why = "is a template, not a page"
    elif name.endswith((".yaml", ".yml", ".csv")):
        why = "is data of the site, which is shown on its pages and not published itself"
    elif name.endswith(".md"):
        hint = 'is it a draft? then remove "draft: true" from it, or remove the link'
    return Mistake("dead-link", f'a link leads to "{source}", which {why}', hint)


def _guess(known: Known, path: str, wanted: str) -> str:
    """A hint: the most plausible address of the site, or the web address that was meant."""
    if BARE_MAIL.fullmatch(path):
        return f'write "mailto:{path}"'
    if match := _WEB_ADDRESS.match(path):
        return f'write "https://{path[match.start(1) :]}"'
    addresses = sorted({address_of(output) for output in known.addresses})
    wanted = "/" + wanted.replace("\\", "/").lstrip("/")
    if not PurePosixPath(wanted).suffix:  # a page, and no style sheet of the theme
        addresses = [address for address in addresses if not address.startswith("/assets/")]
    meant = _closest(wanted, _alike(wanted, addresses)) or nearest(wanted, addresses)
    return f'did you mean "{meant}"?' if meant else ""


def _alike(wanted: str, addresses: Iterable[str]) -> list[str]:
    """The addresses with the same file name, else those with the same name but for its ending."""
    name = _folded(PurePosixPath(wanted).name)
    stem = name.partition(".")[0]
    same, similar = [], []
    for address in addresses:
        other = _folded(PurePosixPath(address).name)
        if other == name:
            same.append(address)
        elif stem and other.partition(".")[0] == stem:
            similar.append(address)
    return same or similar


def _closest(wanted: str, addresses: Iterable[str]) -> str | None:
    from difflib import SequenceMatcher  # for mistakes only

    def likeness(address: str) -> float:
        return SequenceMatcher(None, wanted, address).ratio()

    return max(addresses, key=likeness, default=None)
