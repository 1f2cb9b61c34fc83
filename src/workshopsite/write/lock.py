"""A lock between processes that ends with its process, however that ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _is_at(_handle: int, _file: Path) -> bool:
        return True  # Windows removes no file that is open

    def _release(handle: int, file: Path) -> None:
        os.close(handle)
        with suppress(OSError):  # another process has taken it already
            file.unlink()

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _is_at(handle: int, file: Path) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), file.stat())
        except FileNotFoundError:
            return False

    def _release(handle: int, file: Path) -> None:
        with suppress(OSError):  # a lock file that stays behind locks nothing
            file.unlink()  # while it is still ours: a moment later it may be another's
        os.close(handle)


class LockedError(Exception):
    """Another process holds the lock."""


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold a lock on a file, which is made if missing and removed at the end.

    Raises:
        LockedError: another process (or another part of this one) holds it; no waiting.
        OSError: the file cannot be made or locked.
    """
    handle = _opened(file)
    try:
        yield
    finally:
        _release(handle, file)


def _opened(file: Path) -> int:
    while True:
        handle = _made(file)
        try:
            _take(handle)
        except (BlockingIOError, PermissionError) as error:
            os.close(handle)
            raise LockedError from error
        except BaseException:
            os.close(handle)
            raise
        if _is_at(handle, file):
            return handle
        os.close(handle)  # its last holder removed it between our opening and taking it


def _made(file: Path) -> int:
    try:
        return os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
    except FileNotFoundError as error:
        # the folder was there a moment ago: its last holder is just cleaning up
        raise LockedError from error
