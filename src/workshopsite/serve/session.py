"""A preview from start to stop: watches, reads again, tells browsers, checks in the background."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from time import perf_counter
from urllib.parse import urlsplit

from workshopsite.model.page import address_of_page
from workshopsite.model.site import Options
from workshopsite.problems import Problem
from workshopsite.serve.preview import Preview
from workshopsite.serve.server import Bound, Server
from workshopsite.serve.watch import changes


@dataclass(frozen=True, slots=True)
class Reloaded:
    """Something changed and the site was read again.

    Attributes:
        files: what changed, relative to the site's folder where it is in it.
        problems: what is wrong now, as far as reading tells.
        seconds: how long reading took.
    """

    files: tuple[str, ...]
    problems: list[Problem]
    seconds: float


@dataclass(frozen=True, slots=True)
class Checked:
    """All pages were made in the background, and this is wrong with them."""

    problems: list[Problem]


Listener = Callable[[Reloaded | Checked], None]


class Session:
    """The preview of a site while it is edited."""

    def __init__(
        self, root: Path, options: Options, listener: Listener, *, poll: bool, follow: bool
    ) -> None:
        """Read the site for the first time.

        Args:
            root: the site's folder.
            options: what is asked for besides.
            listener: hears of everything that happens; called from a thread.
            poll: whether to look for changes again and again.
            follow: whether browsers go to the page that was changed.
        """
        self._root = root.resolve()
        self._listener = listener
        self._poll = poll
        self._follow = follow
        self._stop = Event()
        self._preview = Preview(root, options)
        self._base = urlsplit(options.base_url or "").path.rstrip("/") + "/"
        self._server: Server | None = None

    @property
    def base(self) -> str:
        """The path below which the site is shown."""
        return self._base

    def run(self, bound: Bound, names: Collection[str], ready: Callable[[], None]) -> None:
        """Serve until the user stops it (Ctrl-C)."""
        self._reload(())
        with suppress(KeyboardInterrupt):
            asyncio.run(self._serve(bound, names, ready))
        self._stop.set()

    async def _serve(self, bound: Bound, names: Collection[str], ready: Callable[[], None]) -> None:
        self._server = Server(self._preview, self._base, names)
        Thread(target=self._watch, daemon=True).start()
        await self._server.run(bound, ready)

    def _watch(self) -> None:
        self._check_later()
        for found in changes(self._root, self._stop, poll=self._poll):
            names = tuple(sorted(self._shown(path) for path in found))
            self._reload(names)
            self._tell(names)
            self._check_later()

    def _shown(self, path: Path) -> str:
        inside = path.is_relative_to(self._root)
        return path.relative_to(self._root).as_posix() if inside else path.name

    def _reload(self, names: tuple[str, ...]) -> None:
        start = perf_counter()
        problems = self._preview.reload()
        self._listener(Reloaded(names, problems, perf_counter() - start))

    def _tell(self, names: tuple[str, ...]) -> None:
        if not self._server:
            return
        if not self._preview.broken and all(name.endswith(".css") for name in names):
            for name in names:
                own = name.startswith("assets/")
                self._server.tell(self._base + (name if own else f"assets/{name}"))
            return
        pages = [name for name in names if name.startswith("content/") and name.endswith(".md")]
        if self._follow and pages and (self._root / pages[0]).exists():
            address = address_of_page(pages[0]).lstrip("/")
            self._server.tell(f"workshopsite:follow:{self._base}{address}")
        else:
            self._server.tell("*")

    def _check_later(self) -> None:
        Thread(target=self._check, args=(self._preview.state,), daemon=True).start()

    def _check(self, state: str) -> None:
        before = list(self._preview.found)
        found = self._preview.check(lambda: self._preview.state == state)
        if found is not None and found != before:
            self._listener(Checked([problem for problem in found if problem not in before]))
            if self._server:
                self._server.tell("workshopsite:problems")
