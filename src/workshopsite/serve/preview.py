"""What the preview shows: the last site that loaded cleanly, page by page as they are asked for.

Knows nothing of servers: an address goes in, an answer comes out. Answers are looked up among the
site's outputs by their names, and no address ever becomes a path on the disk.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from threading import Lock
from urllib.parse import quote, unquote, urlsplit

from workshopsite.late import dataclass
from workshopsite.model.reload import Loaded, load_again, load_anew
from workshopsite.model.site import Options
from workshopsite.problems import Place, Problem, Problems
from workshopsite.render.tools import Stopped
from workshopsite.report import own_mistake
from workshopsite.serve.content_types import content_type
from workshopsite.serve.inject import injected, problem_page
from workshopsite.serve.version import Version, is_page
from workshopsite.serve.waiting import Waiting

LAST_GOOD = "last-good"
"""The query that asks for a page's last good version while the site is broken."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server says: a status, a content type and a body, or an address to go to."""

    status: int
    kind: str = "text/html; charset=utf-8"
    body: bytes = b""
    location: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown between two readings of the site; replaced as a whole, never changed.

    Attributes:
        state: a name for it, another one after each reading and in each preview.
        version: the last version of the site that loaded without an error; None before there
            was one.
        broken: the errors of the site as it is now; empty while it is sound.
    """

    state: str
    version: Version | None = None
    broken: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is known to be wrong."""
        return self.broken or (self.version.noticed if self.version else ())


class Preview:
    """The preview of one site.

    Attributes:
        shown: what is shown now.
        waiting: who waits for an answer, or for the site to be read.
    """

    def __init__(self, root: Path, options: Options) -> None:
        """Nothing is read before `reload` is called."""
        self._root = root
        self._options = options
        self._name = token_hex(4)
        self._number = 0
        self._loaded: Loaded | None = None
        self.shown = Shown(self._name)
        self.waiting = Waiting()
        self._reading = Lock()

    def reload(self, changed: Collection[str] | None = None) -> tuple[Problem, ...]:
        """Read the site again; the pages that are asked for from now on are the new ones.

        Pages of the present version that are being made are broken off.

        Args:
            changed: the paths of all files that changed since, from the site's folder; None where
                anything may have.

        Returns:
            What is wrong with it, as far as reading tells. Never fails.
        """
        with self.waiting.one_more(), self._reading:
            if before := self.shown.version:
                before.stop()
            version, wrong = self._read(changed)
            self._number += 1
            state = f"{self._name}-{self._number}"
            if version and not version.broken:
                self.shown = Shown(state, version)
                return wrong
            if before:
                before.resume()
            self.shown = Shown(state, before, wrong)
            return wrong

    def _read(self, changed: Collection[str] | None) -> tuple[Version | None, tuple[Problem, ...]]:
        try:
            self._loaded = self._load(changed)
            version = Version(self._loaded)
        except Exception as error:  # noqa: BLE001 - a mistake of ours must not end the preview
            self._loaded, problems = None, Problems()
            problems.add("own-mistake", own_mistake(error), Place("content/"))
            return None, tuple(problems)
        return version, version.read

    def _load(self, changed: Collection[str] | None) -> Loaded:
        if self._loaded is None or changed is None:
            return load_anew(self._root, self._options)
        return load_again(self._loaded, changed)

    @property
    def base(self) -> str:
        """The path below which the site stands, with slashes around it ("/", "/repo/")."""
        version = self.shown.version
        url = self._options.base_url or (version.site.base_url if version else None)
        path = unquote(urlsplit(url or "").path).strip("/")
        return f"/{path}/" if path else "/"

    def answer(self, path: str, *, last_good: bool = False) -> Answer:
        """What is at an address.

        Who asks while the site is read waits for the new pages: the old ones would be gone at once.

        Args:
            path: the address's path, percent-encoded ("/repo/program/").
            last_good: whether to show the last good version although the site is broken.
        """
        with self.waiting.one_more():
            while True:
                with self._reading:
                    shown = self.shown
                with suppress(Stopped):
                    return self._answer(shown, path, last_good=last_good)

    def _answer(self, shown: Shown, path: str, *, last_good: bool) -> Answer:
        base, wanted = self.base, unquote(path)
        if not wanted.startswith(base) and wanted in {"/", base.rstrip("/")}:
            return Answer(302, location=quote(base))
        if shown.version is None:
            return _instead(shown, shown.broken)
        inner = wanted.removeprefix(base) if wanted.startswith(base) else None
        output = None if inner is None else _find(shown.version, inner)
        if output is None and inner and f"{inner}/index.html" in shown.version.planned:
            return Answer(302, location=f"{path}/")
        if output is not None and not is_page(output):
            return Answer(200, content_type(output), shown.version.make(output))
        if shown.broken and not last_good:
            return _instead(shown, shown.broken, last_good=f"?{LAST_GOOD}")
        return _page(shown, shown.version, output)


def _find(version: Version, wanted: str) -> str | None:
    """The output that a host like GitHub Pages gives for an address."""
    index = f"{wanted}index.html" if not wanted or wanted.endswith("/") else wanted
    return next((p for p in (index, f"{wanted}.html") if p in version.planned), None)


def _page(shown: Shown, version: Version, output: str | None) -> Answer:
    """A page, or the one for addresses that do not exist."""
    name = output or "404.html"
    body = version.make(name)
    if failed := version.failed(name):
        return _instead(shown, failed)
    status = 200 if output else 404
    return Answer(status, body=injected(body, shown.problems, shown.state))


def _instead(shown: Shown, problems: tuple[Problem, ...], last_good: str | None = None) -> Answer:
    return Answer(500, body=problem_page(problems, shown.state, last_good))
