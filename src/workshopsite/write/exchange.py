"""Exchange the bytes of a few files that a build has written, and leave all others alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from workshopsite.write.bookkeeping import opened
from workshopsite.write.standing import Standing, standing

Exchange = Callable[[str, bytes], None]
"""Gives a file, by its name, other bytes: all of them or none."""


@contextmanager
def exchanging(folder: Path) -> Iterator[Exchange]:
    """Keep all other builds from an output folder, while files in it get other bytes.

    Args:
        folder: one that a build has written.

    Raises:
        Mistake: another build is writing there (bad-output), or nobody can (cannot-write).
    """
    with opened(folder) as books:

        def exchange(name: str, data: bytes) -> None:
            """Raises OSError: it is no file of ours, or cannot be written."""
            target = folder / name
            if name not in books.old or standing(target) is not Standing.FILE:
                raise FileNotFoundError(target)
            books.spool.mkdir(exist_ok=True)
            fresh = books.spool / "exchanged"
            fresh.write_bytes(data)
            fresh.replace(target)

        yield exchange
