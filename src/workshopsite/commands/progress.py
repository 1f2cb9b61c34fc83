"""How far a long build is, on a terminal only."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TextIO

PATIENCE = 1.0
"""Seconds after which work is long enough to say how far it is."""

STEP = 0.1
"""Seconds between two lines."""


class Progress:
    """A line that is written over and over, from the first long second to the end of the work.

    Writes nothing where nobody watches: not to a file, and not to the log of a CI run.
    """

    def __init__(
        self,
        stream: TextIO,
        clock: Callable[[], float] = monotonic,
        *,
        form: str = "made {} of {} files",
    ) -> None:
        """Begin to wait; ``clock`` gives seconds, ``form`` is what is told."""
        self._form = form
        self._stream = stream
        self._clock = clock
        self._next = clock() + PATIENCE
        self._width = 0

    def __call__(self, done: int, total: int) -> None:
        """Tell that so many of all are done."""
        if self._stream.isatty() and self._clock() >= self._next:
            self._next = self._clock() + STEP
            self._show(self._form.format(done, total))

    def end(self) -> None:
        """Take the line away, so that what follows begins at the margin."""
        if self._width:
            self._show("")

    def _show(self, line: str) -> None:
        self._stream.write(f"\r{line:<{self._width}}" + ("" if line else "\r"))
        self._stream.flush()
        self._width = len(line)
