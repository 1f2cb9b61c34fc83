"""Addresses that people know and that the next publication would take away."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import SequenceMatcher

from workshopsite.markup.paths import address_of
from workshopsite.outputs.output import Output
from workshopsite.problems import Place, Problems, Related
from workshopsite.render.addresses import PAPERS, PEOPLE, PROGRAM

_SECTIONS = {PROGRAM: "slot", PEOPLE: "person", PAPERS: "paper"}
"""Below each, records have pages; their aliases are earlier ids and no addresses."""

_LIKELY = 0.5
"""How alike two addresses must be for one to be proposed for the other, from 0 to 1."""


def report_vanishing(
    published: Iterable[str],
    outputs: Mapping[str, Output],
    kept_back: Collection[str],
    place: Place,
    problems: Problems,
) -> None:
    """Report every address of the published site that would lead nowhere (vanishing-address).

    Args:
        published: the addresses of the site on the web now.
        outputs: all files of the site as it would be, by path, with those of aliases.
        kept_back: paths of files that are left out on purpose (``hide:``).
        place: where the site's own address is written.
        problems: gets them.
    """
    now = set(published)
    pages = {address_of(one.path): one for one in outputs.values() if one.is_page and one.findable}
    new = pages.keys() - now
    for address in sorted(now):
        if any(path in outputs or path in kept_back for path in _files(address)):
            continue
        heir = _heir(address, new) or _heir(address, pages)
        message = f"{address} is published now and would lead nowhere"
        hint = _hint(address, heir, pages[heir].source) if heir else _HINT
        problems.add("vanishing-address", message, place, hint, _related(heir, pages))


_HINT = "write it as aliases: of the page that took its place"


def _files(address: str) -> Iterator[str]:
    """The files that hosts show at an address: GitHub Pages and others try endings."""
    path = address.lstrip("/")
    if not path or path.endswith("/"):
        yield f"{path}index.html"
    else:
        yield from (path, f"{path}.html", f"{path}/index.html")


def _heir(address: str, candidates: Collection[str]) -> str | None:
    """The address that most likely took the place of one, in the same section."""
    section = _section(address)
    near = (one for one in sorted(candidates) if _section(one) == section and one != "/")
    best = max(near, key=lambda one: _likeness(address, one), default=None)
    return best if best and _likeness(address, best) >= _LIKELY else None


def _section(address: str) -> str:
    return next((one for one in _SECTIONS if address.startswith(one) and address != one), "")


def _likeness(one: str, other: str) -> float:
    """How alike two addresses of one section are, from 0 to 1."""
    return SequenceMatcher(None, _name(one).casefold(), _name(other).casefold()).ratio()


def _name(address: str) -> str:
    """What an address has of its own in its section."""
    return address.removeprefix(_section(address)).strip("/").removesuffix(".html")


def _hint(address: str, heir: str, source: Place) -> str:
    """The line that keeps an address alive."""
    if source.path.endswith(".md"):
        old = address if address.endswith(("/", ".html")) else f"{address}/"
        line = f"aliases: [{old}] at the top of {source.path}"
    elif _section(heir) and source.path.endswith(".csv"):
        line = f"{_name(address)} into the column aliases of {source}"
    elif _section(heir):
        line = f"aliases: [{_name(address)}] for the {_SECTIONS[_section(heir)]} at {source}"
    else:
        line = f"a page content/{_name(address)}.md with a link to {heir}"
    return f"if {heir} took its place, write {line}"


def _related(heir: str | None, pages: Mapping[str, Output]) -> tuple[Related, ...]:
    return (Related(f"{heir} is made from", pages[heir].source),) if heir else ()
