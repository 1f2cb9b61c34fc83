"""Threads that make pages, and that never keep the program from ending.

The standard library's pool waits for its threads at the end, so a template that runs for a minute
would keep Ctrl-C from working for a minute.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from queue import SimpleQueue
from threading import Thread
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

Task = tuple[Future[Any], Callable[[], Any]]


class Workers(Executor):
    """A few threads that take one piece of work after the other."""

    def __init__(self, count: int) -> None:
        """Start that many threads."""
        self._tasks: SimpleQueue[Task] = SimpleQueue()
        for number in range(count):
            Thread(target=self._work, name=f"page maker {number + 1}", daemon=True).start()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have a piece of work done; its result or exception is in the future."""
        future: Future[T] = Future()
        self._tasks.put((future, lambda: fn(*args, **kwargs)))
        return future

    def _work(self) -> None:
        while True:
            future, task = self._tasks.get()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(task())
            except BaseException as error:  # noqa: BLE001 - whoever waits for the future gets it
                future.set_exception(error)
