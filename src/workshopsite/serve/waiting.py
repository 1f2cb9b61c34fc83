"""Who waits for an answer just now, so that nothing is done in the background meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic


class Waiting:
    """Those who wait for an answer, of several threads."""

    def __init__(self) -> None:
        """Begin with nobody, who has waited until now."""
        self._lock = Lock()
        self._number = 0
        self._until = monotonic()

    @contextmanager
    def one_more(self) -> Iterator[None]:
        """Somebody waits for what is done inside."""
        self._change(1)
        try:
            yield
        finally:
            self._change(-1)

    @property
    def quiet(self) -> float:
        """For how many seconds nobody has waited; 0 while somebody does."""
        return 0.0 if self._number else monotonic() - self._until

    def _change(self, by: int) -> None:
        with self._lock:
            self._number += by
            self._until = monotonic()
