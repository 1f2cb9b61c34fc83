"""What the preview shows: the last site that loaded cleanly, page by page as they are asked for.

Knows nothing of servers: an address goes in, an answer comes out.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from threading import Lock
from urllib.parse import unquote

from workshopsite.check.anchors import check_anchors
from workshopsite.check.program import check_program
from workshopsite.model.load import load
from workshopsite.model.site import Options, Site
from workshopsite.outputs.output import Output
from workshopsite.outputs.plan import plan
from workshopsite.problems import Problem, Problems, Severity
from workshopsite.render.renderer import Renderer
from workshopsite.serve.inject import injected, problem_page

LAST_GOOD = "last-good"
"""The query that asks for a page's last good version while the site is broken."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server says: a status, a content type and a body, or an address to go to."""

    status: int
    kind: str = "text/html; charset=utf-8"
    body: bytes = b""
    location: str | None = None


@dataclass
class Version:
    """One state of the site, loaded without an error; its outputs are made when asked for."""

    site: Site
    problems: Problems
    planned: dict[str, Output]
    renderer: Renderer
    made: dict[str, bytes] = field(default_factory=dict)
    failed: dict[str, list[Problem]] = field(default_factory=dict)
    making: Lock = field(default_factory=Lock)

    def make(self, path: str) -> bytes:
        """An output's bytes; b"" for a page whose template is wrong, with its problems noted."""
        with self.making:
            if path not in self.made:
                before = set(self.problems.found)
                self.made[path] = self.planned[path].make()
                if path.endswith(".html") and not self.made[path]:
                    self.failed[path] = [p for p in self.problems if p not in before]
            return self.made[path]


class Preview:
    """The preview of one site.

    Attributes:
        version: the last state that loaded without an error; None before there was one.
        broken: the errors of the present state; empty while it is sound.
        found: what the check in the background found in the present version.
    """

    def __init__(self, root: Path, options: Options) -> None:
        """Nothing is read before `reload` is called."""
        self._root = root
        self._options = options
        self._number = 0
        self._token = token_hex(4)
        self.version: Version | None = None
        self.broken: list[Problem] = []
        self.found: list[Problem] = []

    def reload(self) -> list[Problem]:
        """Read the site again; the pages that are asked for from now on are the new ones.

        Returns what is wrong with it, as far as reading tells.
        """
        self._number += 1
        problems = Problems()
        version = self._loaded(problems)
        if version is None:
            self.broken = _serious(problems)
        else:
            self.version, self.broken = version, []
            self.found = _serious(problems)
        return _serious(problems)

    def _loaded(self, problems: Problems) -> Version | None:
        site = load(self._root, problems, self._options)
        check_program(site, problems)
        planned, renderer = plan(site, problems)
        return None if problems.fatal else Version(site, problems, planned, renderer)

    @property
    def state(self) -> str:
        """Changes whenever the site is read, and from one preview to the next."""
        return f"{self._token}-{self._number}"

    def check(self, still_wanted: Callable[[], bool]) -> list[Problem] | None:
        """Make every page of the present version and find all that is wrong; for a thread.

        Works on a plan of its own, so that nobody who asks for a page has to wait for it.

        Args:
            still_wanted: asked between pages; False ends the check without a result.
        """
        version = self.version
        if version is None or self.broken:
            return None
        problems = Problems(dict(version.problems.found))
        planned, renderer = plan(version.site, problems)
        for path, output in planned.items():
            if not still_wanted():
                return None
            if path.endswith(".html"):
                output.make()
        check_anchors(version.site, renderer, problems)
        if version is self.version:
            self.found = _serious(problems)
            return self.found
        return None

    def answer(self, path: str, *, last_good: bool = False) -> Answer:
        """What is at an address.

        Args:
            path: below the site's root, percent-encoded, without query ("program/").
            last_good: whether to show the last good version although the site is broken.
        """
        wanted = unquote(path).lstrip("/")
        if self.version is None:
            return self._problems_instead(self.broken)
        output = self._find(self.version, wanted)
        if output is None and f"{wanted}/index.html" in self.version.planned:
            return Answer(301, location=f"{path.lstrip('/')}/")
        is_page = output is None or output.endswith(".html")
        if self.broken and is_page and not last_good:
            return self._problems_instead(self.broken, last_good=f"?{LAST_GOOD}")
        if output is None:
            return self._page(self.version, "404.html", 404)
        if output.endswith(".html"):
            return self._page(self.version, output, 200)
        return Answer(200, content_type(output), self._bytes(self.version, output))

    def _find(self, version: Version, wanted: str) -> str | None:
        """The output that a host like GitHub Pages gives for an address."""
        index = f"{wanted}index.html" if not wanted or wanted.endswith("/") else wanted
        return next((p for p in (index, f"{wanted}.html") if p in version.planned), None)

    def _bytes(self, version: Version, output: str) -> bytes:
        try:
            return version.make(output)
        except OSError:  # the file went away; the next reload tells
            return b""

    def _page(self, version: Version, output: str, status: int) -> Answer:
        body = version.make(output)
        if not body:
            return self._problems_instead(version.failed.get(output, []))
        shown = self.broken or self.found
        return Answer(status, body=injected(body, shown, self.state))

    def _problems_instead(self, problems: list[Problem], last_good: str | None = None) -> Answer:
        return Answer(500, body=problem_page(problems, self.state, last_good))


def content_type(path: str) -> str:
    """The Content-Type of a file, with a charset where it is text."""
    kind = _KINDS.get(Path(path).suffix.lower()) or mimetypes.guess_type(path)[0]
    kind = kind or "application/octet-stream"
    is_text = kind.startswith("text/") or kind.endswith(("javascript", "json", "xml"))
    return f"{kind}; charset=utf-8" if is_text else kind


# What systems disagree on, or do not know.
_KINDS = {
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".bib": "text/plain",
    ".md": "text/markdown",
}


def _serious(problems: Problems) -> list[Problem]:
    return [problem for problem in problems if problem.severity is not Severity.NOTICE]
