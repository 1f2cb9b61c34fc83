"""Work shared with a helper: a copy of this process, made by fork, that does about half of it.

One begins with the first of the work and the other with the last, because what belongs together
stands together, and each goes on until they meet. Some is done before there are two, so that what
first steps load, such as templates, is loaded once, and shared. What the helper did comes back
pickled when all is done. Where it cannot be had, or comes to grief (killed, out of memory, an
exception), this process does what is missing, and meets the same exception. Only on Linux: on macOS
the system's libraries do not survive a fork, and Windows has none.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from itertools import accumulate, chain, pairwise, takewhile
from pathlib import Path
from typing import Any, NoReturn, TypeVar

T = TypeVar("T")
R = TypeVar("R")

SETTING = "WORKSHOPSITE_PROCESSES"
"""The variable of the environment that says how many processes: 1, or 2 even for little work."""

_MOST_PIECES = 4096
"""For each a byte waits in a pipe, of which the smallest holds so many."""


def shared(
    groups: Sequence[Sequence[T]],
    work: Callable[[T], R],
    done: Callable[[int], None],
    *,
    alone: int = 1,
    worth: bool,
) -> list[R]:
    """What work gives for every item of every group, in their order.

    It must not matter which process does what.

    Args:
        groups: the items; those of one group are done by one process, in a row.
        work: gives what can be pickled.
        done: hears about how many items are done, after each one that is done here.
        alone: how many items are done before there are two; all are of the first group.
        worth: whether there is so much to do that a helper pays. The environment may know better.
    """
    items = [item for group in groups for item in group]
    found: dict[int, R] = {}
    if len(groups) > 1 and _has_helper(worth=worth):
        found |= {at: work(items[at]) for at in range(alone)}
        with _without_search():
            _do_by_two(items, [len(group) for group in groups], work, found, done)
    for at in range(len(items)):
        if at not in found:
            found[at] = work(items[at])
            done(at + 1)
    return [found[at] for at in range(len(items))]


def _has_helper(*, worth: bool) -> bool:
    if not sys.platform.startswith("linux") or _threads() > 1:  # a fork takes only one of them
        return False
    wanted = os.environ.get(SETTING, "")
    return wanted == "2" or (worth and wanted != "1" and len(os.sched_getaffinity(0)) > 1)


def _threads() -> int:
    try:
        return sum(1 for _ in Path("/proc/self/task").iterdir())
    except OSError:
        return 2  # nobody knows


def _do_by_two(
    items: Sequence[T],
    sizes: Sequence[int],
    work: Callable[[T], R],
    found: dict[int, R],
    done: Callable[[int], None],
) -> None:
    """Add what work gives for the items, by their numbers; some lack where the helper failed.

    The first items are found already; what else is in their group is done by this process.
    """
    this, pieces = os.getpid(), _pieces(sizes)

    def help_out(permits: int) -> dict[int, R]:
        taken = takewhile(lambda _: os.getppid() == this, _taken(permits, pieces[::-1]))
        return {at: work(items[at]) for at in taken}

    with _permits(len(pieces)) as permits, _helping(partial(help_out, permits)) as answer:
        for at in chain(range(len(found), sizes[0]), _taken(permits, pieces)):
            found[at] = work(items[at])
            done(min(2 * len(found), len(items) - 1))
        answered = _all_of(answer)
    found |= _unpickled(answered)  # for which there is more room when the helper is gone
    done(len(found))


def _pieces(sizes: Sequence[int]) -> list[range]:
    """Which items belong to each piece of work, which is one group or some in a row.

    The first group is left out, for it is begun already.
    """
    several = -(-len(sizes) // _MOST_PIECES)
    sums = (sum(sizes[at : at + several]) for at in range(0, len(sizes), several))
    first, *others = pairwise(accumulate(sums, initial=0))
    return [range(sizes[0], first[1]), *(range(*ends) for ends in others)]


def _taken(permits: int, pieces: Iterable[range]) -> Iterator[int]:
    """The numbers of the items that are for this process to do: one piece for each permit.

    As there is one for each piece, processes that begin at both ends never take the same.
    """
    for piece in pieces:
        if not os.read(permits, 1):
            return
        yield from piece


def _all_of(answer: int) -> bytes:
    """What the helper tells until its end."""
    with os.fdopen(answer, "rb", closefd=False) as pipe:
        return pipe.read()


def _unpickled(answered: bytes) -> dict[int, Any]:
    """What the helper did; nothing where it came to grief."""
    try:
        return dict(pickle.loads(answered))  # noqa: S301 - a copy of this process wrote it
    except (EOFError, pickle.UnpicklingError):
        return {}


@contextmanager
def _without_search() -> Iterator[None]:
    """What there is by now is not looked through for garbage: in neither process.

    That would touch all of it, and so copy the memory that the two share.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@contextmanager
def _permits(number: int) -> Iterator[int]:
    """A pipe to read so many bytes from, each of which is read by one process or the other."""
    reading, writing = os.pipe()
    try:
        os.write(writing, bytes(number))
        os.close(writing)
        yield reading
    finally:
        os.close(reading)


@contextmanager
def _helping(work: Callable[[], object]) -> Iterator[int]:
    """A helper that does some work; gives a pipe to read it from, pickled, when it is done.

    On leaving there is no helper any more, be it done or not.
    """
    reading, writing = os.pipe()
    # so that Ctrl-C does not come between the fork and what has to follow
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        helper = _forked(work, reading, writing)
        try:
            os.close(writing)
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
            yield reading
        finally:
            _end(helper)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        os.close(reading)


def _forked(work: Callable[[], object], reading: int, writing: int) -> int:
    """The number of a new helper; 0 where the system refuses one."""
    try:
        helper = os.fork()
    except OSError:
        helper = -1
    if helper == 0:
        os.close(reading)
        _help(work, writing)
    return max(helper, 0)


def _help(work: Callable[[], object], writing: int) -> NoReturn:
    """Do the work, as the helper, and end without a word: what fails is done once more."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(work(), pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)


def _end(helper: int) -> None:
    if helper:
        with suppress(ProcessLookupError, ChildProcessError):  # nobody wants to know its end
            os.kill(helper, signal.SIGKILL)
            os.waitpid(helper, 0)
