"""Checks the whole site in the background, when nothing else is to be done."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread

from workshopsite.problems import Problem
from workshopsite.serve.garbage import collect
from workshopsite.serve.preview import Preview

QUIET = 0.4
"""Seconds in which nobody waits before a check begins, so that it takes no time from the page that
the organiser waits for."""

PAUSE = 0.1
"""Seconds in which nobody waits before a check goes on."""

BREATH = 0.002
"""Seconds between two pages, in which others can work."""


class Checker:
    """A thread that checks a site each time after it was read."""

    def __init__(self, preview: Preview, done: Callable[[tuple[Problem, ...]], None]) -> None:
        """Nothing happens before `start`.

        Args:
            preview: whose site to check.
            done: called in the thread with all that is wrong with the present version of the site.
        """
        self._preview = preview
        self._done = done
        self._wanted = Event()
        self._free = Event()

    def start(self) -> None:
        """Start to work; the thread never keeps the program from ending."""
        Thread(target=self._work, name="checker", daemon=True).start()

    def drop(self) -> None:
        """The site changed: end what is being checked, and rest until the site was read."""
        self._free.clear()
        self._wanted.set()

    def want(self) -> None:
        """The site was read: check it."""
        self._wanted.set()
        self._free.set()

    def _work(self) -> None:
        while True:
            self._wanted.wait()
            self._free.wait()
            self._wanted.clear()
            if not self._free.is_set():  # dropped just now
                continue
            shown = self._preview.shown
            if shown.broken or shown.version is None or not self._is_quiet(QUIET):
                continue
            collect()
            found = shown.version.check(self._go_on)
            if found is not None and shown is self._preview.shown:
                self._done(found)

    def _go_on(self) -> bool:
        return not self._wanted.wait(BREATH) and self._is_quiet(PAUSE)

    def _is_quiet(self, seconds: float) -> bool:
        """Until nobody has waited for an answer so long; False if the site changes meanwhile."""
        while (left := seconds - self._preview.waiting.quiet) > 0:
            if self._wanted.wait(left):
                return False
        return True
