"""Which files of a site changed: bursts of saves as one set of paths; knows nothing of servers.

The system's word that something happened only wakes us up. What changed is seen by comparing how
the files are with how they were, so nothing is lost: not what happens while the site is read, not
what a full queue swallows, not a folder that was replaced as a whole. Where the system names one
file, that alone is compared at once, and all of them at the next regular look. The same comparison,
made again and again, is `--poll`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from threading import Event
from time import monotonic, time_ns

from workshopsite.folders import ROOTS
from workshopsite.render.jinja import THEME
from workshopsite.serve.snapshot import (
    Snapshot,
    differing,
    is_watched,
    saved_alone,
    snapshot,
    written_alone,
)

STEP = 5
"""Milliseconds between two looks at what the system told; a save is handed on after one or two."""

TRUSTED = 10
"""Milliseconds after which a file's time tells whether it was written again: a tick of the slowest
clock that systems stamp files with."""

SETTLED = 25
"""Milliseconds without a further change after which a burst of saves is over."""

LONGEST_BURST = 1500
"""Milliseconds after which a burst is handed on although it goes on."""

TICK = 250
"""Milliseconds: how often it is seen whether content/, templates/ or assets/ came or went."""

POLL = 0.2
"""Seconds between two looks at all files with ``--poll``."""

LOOK = 2.0
"""Seconds between two looks at all files where the system tells of changes, but may forget to."""


class Watch:
    """Watches the files of a site from the moment it is made."""

    def __init__(self, root: Path, *, poll: bool = False) -> None:
        """Note how the files are now.

        Args:
            root: the site's folder; content/, templates/, assets/ in it may come and go.
            poll: whether to look at all files again and again, where the system does not tell.
        """
        self._tops = [*(root / top for top in ROOTS), THEME]
        self._poll = poll
        self._before = snapshot(self._tops)
        self._missed = False

    def changes(self, stop: Event) -> Iterator[set[Path]]:
        """The files that were written, renamed or removed, one set for each burst.

        Args:
            stop: ends the iteration when it is set.
        """
        told: set[Path] = set()  # since the last burst, what editors leave behind too
        for found in self._wakes(stop):
            told |= found
            suspects = told if found else self._tops
            after = self._look(suspects)
            if not self._differing(after):
                continue
            self._missed = not found
            after = self._settled(after, suspects, stop)
            if changed := self._differing(after):
                self._before, told = after, set()
                yield changed

    def _look(self, suspects: Collection[Path]) -> Snapshot:
        """How the files are now, if nothing but these files or folders may have changed."""
        after = written_alone(self._before, *suspects) if len(suspects) == 1 else None
        return after or snapshot(self._tops)

    def _differing(self, after: Snapshot) -> set[Path]:
        """What changed since the last burst; nothing, if that is only what editors leave behind.

        Such a file is named with the next burst, because the site may have it as any other file.
        """
        found = differing(self._before, after)
        return found if any(is_watched(path, self._tops) for path in found) else set()

    def _settled(self, after: Snapshot, suspects: Collection[Path], stop: Event) -> Snapshot:
        """How the files are once nothing changes any more."""
        latest = monotonic() + LONGEST_BURST / 1000
        while (pause := self._pause(after)) and not stop.wait(pause) and monotonic() < latest:
            now = self._look(suspects)
            if now == after:
                break
            after = now
        return after

    def _pause(self, after: Snapshot) -> float:
        """Seconds without a further change after which the files can be read.

        Most saves write one file, and nobody has to wait for more to follow. But an editor may
        empty a file, or move it away, before it writes it anew.
        """
        saved = saved_alone(self._before, after)
        if saved is None:
            return SETTLED / 1000
        old = (time_ns() - saved) / 1e6
        return min(max(TRUSTED - old, 0), TRUSTED) / 1000

    def _wakes(self, stop: Event) -> Iterator[set[Path]]:
        """Whenever it is worth to look at the files: those that the system told of, if it did."""
        while not self._poll and not stop.is_set():
            try:
                yield from self._told(stop)
            except FileNotFoundError:  # one of the folders went away just now
                stop.wait(TICK / 1000)
            except (OSError, RuntimeError):  # the system has no watches left, or cannot watch here
                break
        while not stop.wait(POLL):
            yield set()

    def _told(self, stop: Event) -> Iterator[set[Path]]:
        """Wakes when the system tells of a change, until a folder was replaced or one is missed."""
        from watchfiles import Change, watch

        known = self._identities()
        looked = 0.0
        for found in watch(
            *known,
            watch_filter=None,
            debounce=LONGEST_BURST,
            step=STEP,
            stop_event=stop,
            rust_timeout=TICK,
            yield_on_timeout=True,
            force_polling=False,
            ignore_permission_denied=True,
            raise_interrupt=False,
        ):
            # A new folder may have the number of the old one, but then that was removed.
            removed = any((Change.deleted, str(top)) in found for top in known)
            replaced = removed or self._identities() != known
            if found or replaced or monotonic() - looked > LOOK:
                looked = monotonic()
                yield {Path(path) for _, path in found} | (known.keys() if replaced else set())
            if replaced or self._missed:
                self._missed = False
                return

    def _identities(self) -> dict[Path, int]:
        """The folders that are there; another folder under the same name is another one."""
        found = {}
        for top in self._tops:
            try:
                found[top] = top.stat().st_ino
            except OSError:
                continue
        return found
