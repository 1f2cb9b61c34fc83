"""A preview from start to stop: watches, reads again, tells browsers, checks in the background."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread
from time import perf_counter

from workshopsite.model.site import Options
from workshopsite.problems import Problem
from workshopsite.render.jinja import THEME
from workshopsite.serve.checker import Checker
from workshopsite.serve.events import Checked, Connected, Event, Listener, Reloaded
from workshopsite.serve.garbage import set_apart
from workshopsite.serve.live import Browsers
from workshopsite.serve.messages import PROBLEMS, messages
from workshopsite.serve.port import Bound
from workshopsite.serve.preview import Preview
from workshopsite.serve.server import serve
from workshopsite.serve.snapshot import is_leftover
from workshopsite.serve.watch import Watch

HEAD_START = 0.3
"""Seconds that the first page has before the system is asked to tell of changes, which takes
processor time. What is saved meanwhile is seen afterwards."""


class Session:
    """The preview of a site while it is edited."""

    def __init__(
        self, root: Path, options: Options, listener: Listener, *, poll: bool, follow: bool
    ) -> None:
        """Nothing is read before `run` is called.

        Args:
            root: the site's folder.
            options: what is asked for besides.
            listener: hears of everything that happens; called from several threads, one by one.
            poll: whether to look for changes again and again.
            follow: whether browsers go to the page that was changed.
        """
        self._root = root.resolve()
        self._listener = listener
        self._telling = Lock()
        self._read: set[Problem] = set()
        self._found: set[Problem] = set()
        self._first = True
        self._follow = follow
        self._stop = threading.Event()
        self._preview = Preview(self._root, options)
        self._browsers = Browsers(self._connected)
        self._checker = Checker(self._preview, self._checked)
        self._poll = poll
        self._watch = Watch(self._root, poll=poll)

    @property
    def base(self) -> str:
        """The path below which the site is shown, with slashes around it."""
        return self._preview.base

    def run(self, bound: Bound, names: Collection[str], ready: Callable[[], None]) -> None:
        """Read the site and serve it until the user stops it (Ctrl-C).

        Args:
            bound: where to listen.
            names: host names that are allowed besides localhost and IP addresses, in lower case.
            ready: called when the site is read and requests are answered.
        """
        self._reload(None)
        watcher = Thread(target=self._watching, name="watcher", daemon=True)
        watcher.start()
        self._checker.start()
        with suppress(KeyboardInterrupt):
            asyncio.run(serve(self._preview, self._browsers, bound, names, ready))
        self._stop.set()
        watcher.join(timeout=0.2)  # it ends by itself, unless it is reading the site just now

    def _watching(self) -> None:
        if not self._poll:
            self._stop.wait(HEAD_START)
        for found in self._watch.changes(self._stop):
            self._checker.drop()
            before = self._preview.shown
            self._reload(found)
            now, changed = self._preview.shown, self._names(found)
            for message in messages(changed, before, now, self.base, follow=self._follow):
                self._browsers.tell(message)

    def _own(self, found: Collection[Path]) -> list[str]:
        """Those of the site; what is the theme's is read whenever it is used."""
        return [self._shown(path) for path in found if not path.is_relative_to(THEME)]

    def _names(self, found: Collection[Path]) -> tuple[str, ...]:
        """The files that are to be told of; what an editor left behind besides is not."""
        names = sorted(self._shown(path) for path in found)
        return tuple(name for name in names if not any(map(is_leftover, name.split("/"))))

    def _shown(self, path: Path) -> str:
        if path.is_relative_to(THEME):
            return f"theme/{path.relative_to(THEME).as_posix()}"
        return path.relative_to(self._root).as_posix()

    def _reload(self, found: Collection[Path] | None) -> None:
        """Read the site: as a whole, or again after these files changed."""
        start = perf_counter()
        with set_apart():
            problems = self._preview.reload(None if found is None else self._own(found))
        seconds = perf_counter() - start
        self._checker.want()
        with self._telling:
            new = self._new(problems)
            self._read = set(problems)
            self._say(Reloaded(self._names(found or ()), problems, new, seconds))

    def _checked(self, problems: tuple[Problem, ...]) -> None:
        with self._telling:
            new = self._new(problems)
            before, self._found = self._found, set(problems)
            self._say(Checked(problems, new, healed=bool(before) and not problems))
        if problems or before:
            self._browsers.tell(PROBLEMS)

    def _new(self, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """Those that the listener does not know from the last reading or the last check."""
        return tuple(p for p in problems if p not in self._read and p not in self._found)

    def _connected(self) -> None:
        with self._telling:
            if self._first:
                self._first = False
                self._say(Connected())

    def _say(self, event: Event) -> None:
        with suppress(OSError):  # the terminal is gone; the browsers are still there
            self._listener(event)
