"""Our own hidden folder inside the output folder, opened for one build at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from workshopsite.problems import Mistake
from workshopsite.write.lock import LockedError, locked
from workshopsite.write.manifest import read_manifest
from workshopsite.write.names import BOOKKEEPING
from workshopsite.write.reason import reason

_SPOOL = "spool-"


class Books(NamedTuple):
    """The bookkeeping as one build has it.

    Attributes:
        old: names of the files that earlier builds wrote.
        spool: the path of the build's own spool folder, which does not exist yet.
    """

    old: frozenset[str]
    spool: Path


@contextmanager
def opened(folder: Path) -> Iterator[Books]:
    """Make and lock the bookkeeping of an output folder for one build.

    Whatever was made for it and holds nothing in the end is removed: the spool folder, the lock,
    and, where the build wrote nothing, the output folder itself.

    Raises:
        Mistake: another build is writing there (bad-output), or it cannot be made (cannot-write).
    """
    with ExitStack() as stack:
        try:
            books = _enter(folder, stack)
        except LockedError as error:
            message = "another build is writing to this folder"
            raise Mistake("bad-output", message, "wait for its end, or stop it") from error
        except OSError as error:
            message = f'the output folder "{folder.as_posix()}" cannot be written: {reason(error)}'
            raise Mistake("cannot-write", message) from error
        yield books


def _enter(folder: Path, stack: ExitStack) -> Books:
    ours = folder / BOOKKEEPING
    if ours.is_symlink():
        message = f'"{BOOKKEEPING}" in the output folder is a link, which workshopsite never makes'
        raise Mistake("bad-output", message, "remove the link")
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    stack.callback(_remove_empty, [ours, *missing])
    folder.mkdir(parents=True, exist_ok=True)
    ours.mkdir(exist_ok=True)
    stack.enter_context(locked(ours / "lock"))
    for left_by_killed_build in sorted(ours.glob(f"{_SPOOL}*")):
        _remove_all(left_by_killed_build)
    spool = ours / f"{_SPOOL}{os.getpid()}"
    # what cannot be removed now is never read, and removed by the next build
    stack.callback(_remove_all, spool)
    return Books(read_manifest(folder) or frozenset(), spool)


def _remove_empty(innermost_first: list[Path]) -> None:
    for path in innermost_first:
        with suppress(OSError):  # a folder that holds something stays
            path.rmdir()


def _remove_all(folder: Path) -> None:
    """Remove a folder with what is in it, so far as that is possible."""
    try:
        folder.rmdir()  # nothing is in it any more, if all went well
    except FileNotFoundError:
        return
    except OSError:
        from shutil import rmtree

        rmtree(folder, ignore_errors=True)
