"""Finished sites on a server, for tests that look at them with other people's tools."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from every_kind import KINDS, ONE_TALK, every_kind, many_posters
from photos import PORTRAITS, portrait
from sites import write
from static_server import static_server
from three_days import as_yaml
from workshopsite.build import build
from workshopsite.model.site import Options
from workshopsite.problems import Severity

ROOT = Path(__file__).parent.parent


def this_repository() -> dict[str, str | bytes]:
    """The site of this repository, whose program is the one of the page that it comes from.

    Its five speakers get portraits of the sizes that they had there.
    """
    folders = ("content", "templates", "assets")
    paths = (path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file())
    files: dict[str, str | bytes] = {p.relative_to(ROOT).as_posix(): p.read_bytes() for p in paths}
    people = yaml.load(files["content/people.yaml"], yaml.BaseLoader)
    for person, name in zip(people.values(), PORTRAITS, strict=True):
        person["photo"] = f"people/{name}.png"
    return (
        files
        | {"content/people.yaml": as_yaml(people)}
        | {f"content/people/{name}.png": portrait(name) for name in PORTRAITS}
    )


SITES: dict[str, Callable[[], dict[str, str | bytes]]] = {
    "kinds": every_kind,
    "from right to left": partial(every_kind, language="ar"),
    "posters": many_posters,
    "one": lambda: ONE_TALK,
    "portraits": this_repository,
}
"""The sites by their names."""

EVERY_PAGE = (
    [("kinds", address) for address in KINDS.values()]
    + [("posters", address) for address in ("program/", "papers/", "papers/7/")]
    + [("one", address) for address in ("", "program/")]
    + [("portraits", address) for address in ("", "program/", "competition/")]
)
"""A page of every kind, and others that are especially large or small: site and address."""


def in_words(page: tuple[str, str]) -> str:
    """The name of one of EVERY_PAGE, for the names of tests and files."""
    site, address = page
    kinds = {where: kind for kind, where in KINDS.items()}
    name = kinds.get(address, address.strip("/").replace("/", "-"))
    return name if site == "kinds" else f"{site}-{name}"


@dataclass
class MeasuredSites:
    """A server whose sites are built when somebody wants to see them.

    Attributes:
        url: the server's address, with a slash at the end.
        folder: where the finished sites are, each in a folder of its name.
    """

    url: str
    folder: Path

    def __post_init__(self) -> None:
        self.built = cache(self._build)

    def address(self, site: str, address: str = "") -> str:
        """The whole address of a page, whose site is there then."""
        self.built(site)
        return f"{self.url}{site.replace(' ', '-')}/{address}"

    def _build(self, site: str) -> Path:
        """The folder of a finished site, which must have no error and no warning."""
        name = site.replace(" ", "-")
        out = self.folder / name
        with TemporaryDirectory() as source:
            files = write(Path(source), SITES[site]())
            problems = build(files, out, Options(base_url=f"{self.url}{name}/")).problems
        wrong = [f"{p.place}: {p.message}" for p in problems if p.severity is not Severity.NOTICE]
        assert not wrong, wrong
        return out


@contextmanager
def measured_sites() -> Iterator[MeasuredSites]:
    """The server with its sites, none of which is built yet."""
    with TemporaryDirectory() as folder, static_server(Path(folder)) as url:
        yield MeasuredSites(url, Path(folder))
