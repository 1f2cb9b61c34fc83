"""One state of the site; its outputs are made when asked for, its rules asked in the background."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Event, Lock

from workshopsite.check.switches import switch_off
from workshopsite.model.reload import Loaded
from workshopsite.outputs.output import Output
from workshopsite.outputs.plan import plan
from workshopsite.problems import Place, Problem, Problems, Severity
from workshopsite.render.renderer import Renderer
from workshopsite.render.tools import Stopped
from workshopsite.report import own_mistake

LARGEST_KEPT = 1_000_000
"""Bytes: larger outputs are films and slides, read from the disk whenever they are asked for."""


class Version:
    """A site and what was made of it.

    Attributes:
        site: the site.
        planned: its outputs by their paths.
        read: what is wrong with it, as far as reading and planning tell.
        broken: whether there is an error among that.
        noticed: what is wrong with it, as far as it is known.
    """

    def __init__(self, loaded: Loaded) -> None:
        """Plan a site's outputs.

        Args:
            loaded: the site, and what was found while loading it.
        """
        self.site, self._problems = loaded.site, loaded.problems.copy()
        switch_off(self.site, self._problems)
        self._stop = Event()
        self.planned, _ = self._plan(self._problems)
        self._read = self._problems.copy()
        self.read = self.noticed = serious(self._problems)
        self.broken = self._problems.fatal
        self._kept: dict[str, bytes] = {}
        self._failed: dict[str, tuple[Problem, ...]] = {}
        self._checked = False
        self._making = Lock()

    def stop(self) -> None:
        """Break off the pages that are being made, for a check too: another version comes."""
        self._stop.set()

    def resume(self) -> None:
        """No other version came: make pages again."""
        self._stop.clear()

    def make(self, path: str) -> bytes:
        """An output's bytes; b"" for one that cannot be made.

        A page is never half-made: it is made as a whole, by one thread at a time.

        Raises:
            Stopped: it was broken off.
        """
        with self._making:
            if path in self._kept:
                return self._kept[path]
            before = set(self._problems.found)
            body = _made(self.planned[path], self._problems)
            now = serious(self._problems)
            if not body and is_page(path):
                self._failed[path] = tuple(p for p in now if p not in before)
            if is_page(path) or len(body) <= LARGEST_KEPT:
                self._kept[path] = body
            if not self._checked:
                self.noticed = now
            return body

    def failed(self, path: str) -> tuple[Problem, ...]:
        """Why a page that was asked for could not be made; nothing for one that could."""
        return self._failed.get(path, ())

    def check(self, go_on: Callable[[], bool]) -> tuple[Problem, ...] | None:
        """Find all that is wrong, and make everything for it; for a thread in the background.

        Works on a plan of its own, so that nobody who asks for a page has to wait for it.

        Args:
            go_on: asked between rules and outputs, and may take its time; False ends the check.

        Returns:
            The problems, also in ``noticed`` from now on; None if the check was ended.
        """
        problems = self._read.copy()
        try:
            if not (self._asked_all(problems, go_on) and self._made_all(problems, go_on)):
                return None
        except Stopped:
            return None
        except Exception as error:  # noqa: BLE001 - a mistake of ours must not end the preview
            problems.add("own-mistake", own_mistake(error), Place("content/"))
        found = serious(problems)
        with self._making:
            self._checked, self.noticed = True, found
        return found

    def _asked_all(self, problems: Problems, go_on: Callable[[], bool]) -> bool:
        from workshopsite.check.table import SITE_RULES  # the first page does not wait for it

        for rule in SITE_RULES:
            if not go_on():
                return False
            rule(self.site, problems)
        return True

    def _made_all(self, problems: Problems, go_on: Callable[[], bool]) -> bool:
        from workshopsite.check.table import check_pages

        planned, renderer = self._plan(problems)
        for path, output in planned.items():
            if not go_on():
                return False
            if (is_page(path) or output.generated) and output.wanted():
                _made(output, problems)
        check_pages(self.site, renderer, problems)
        return True

    def _plan(self, problems: Problems) -> tuple[dict[str, Output], Renderer]:
        planned, renderer = plan(self.site, problems)
        renderer.tools.is_stopped = self._stop.is_set
        return planned, renderer


def is_page(path: str) -> bool:
    """Whether an output is a page that a browser shows."""
    return path.endswith(".html")


def serious(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The errors and warnings, sorted; a notice is none of the preview's business."""
    return tuple(problem for problem in problems if problem.severity is not Severity.NOTICE)


def _made(output: Output, problems: Problems) -> bytes:
    """An output's bytes; b"", with a problem added, where that fails."""
    try:
        return output.make()
    except OSError:
        # The file went away after the site was read; the next reading says what that means.
        message = "this file cannot be read just now"
        problems.add("unreadable-file", message, output.source, "save it again")
    except Exception as error:  # noqa: BLE001 - a mistake of ours must not end the preview
        problems.add("own-mistake", own_mistake(error), Place(output.source.path))
    return b""
