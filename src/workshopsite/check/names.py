"""Names that keep a site from being copied to Windows, or from being built there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from workshopsite.check.aliases import made_pages
from workshopsite.model.record import Origin
from workshopsite.model.site import Site
from workshopsite.problems import Place, Problems
from workshopsite.read.windows import why_not_on_windows

_HINT = "remove this alias if the site is to be built on Windows"


def check_names(site: Site, problems: Problems) -> None:
    """Report them: of a folder once, and not for each of its files."""
    for name, place, hint in _names(site):
        if why := why_not_on_windows(name):
            problems.add("windows-name", why, place(), hint)


def _names(site: Site) -> Iterator[tuple[str, Callable[[], Place], str]]:
    """Every file's and folder's name that there is or will be, its place, and what to do."""
    for path in site.folder.files:
        parts = path.split("/")
        for length, name in enumerate(parts, 1):
            yield name, partial(_of_parts, parts[:length]), "rename it"
    for address, record in made_pages(site):
        name = address.strip("/").rpartition("/")[2]
        yield name, partial(_of_id, record.origin), "give this another id"
    for page in site.pages:
        for at, alias in enumerate(page.aliases):
            for name in filter(None, alias.split("/")):
                yield name, partial(page.place, "aliases", at), _HINT


def _of_parts(parts: Sequence[str]) -> Place:
    return Place("/".join(parts))


def _of_id(origin: Origin) -> Place:
    return origin.place("id") if origin.has("id") else origin.place(key=True)
