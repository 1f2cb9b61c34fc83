"""What was made of pictures, kept between builds in `.workshopsite/` beside the site's content.

Everything in it can be made again: it may be deleted at any time, a damaged entry counts as none,
and where it cannot be written, nothing is kept.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import field
from hashlib import blake2b
from itertools import count
from pathlib import Path

from workshopsite.folders import make_ignored
from workshopsite.late import dataclass

LARGEST = 200_000_000
"""Bytes; beyond, the entries that were not used for longest go."""

_EVERY = 100
_SEAL = 16


@dataclass
class Cache:
    """Entries by name, each a file with a digest before its bytes.

    Attributes:
        folder: where they are; made when the first one is kept.
        largest: how many bytes they may have together.
    """

    folder: Path
    largest: int = LARGEST
    _written: Iterator[int] = field(default_factory=lambda: count(1))

    def get(self, name: str, make: Callable[[], bytes]) -> bytes:
        """The entry of that name; what make gives, kept from now on, where there is none."""
        found = self._read(name)
        if found is None:
            found = make()
            with suppress(OSError):
                self._write(name, found)
        return found

    def _read(self, name: str) -> bytes | None:
        path = self.folder / name
        try:
            entry = path.read_bytes()
        except OSError:
            return None
        data = entry[_SEAL:]
        if entry[:_SEAL] != _seal(data):
            return None
        with suppress(OSError):
            os.utime(path)  # it was used: see _shrink
        return data

    def _write(self, name: str, data: bytes) -> None:
        if not self.folder.is_dir():
            make_ignored(self.folder.parent)
            self.folder.mkdir()
        arriving = self.folder / f"{name}.{os.getpid()}"
        arriving.write_bytes(_seal(data) + data)
        arriving.replace(self.folder / name)
        if next(self._written) % _EVERY == 1:
            self._shrink()

    def _shrink(self) -> None:
        """Remove entries until half of what is allowed is free, the least recently used first."""
        entries = [(path, path.stat()) for path in self.folder.iterdir()]
        size = sum(status.st_size for _, status in entries)
        if size <= self.largest:
            return
        for path, status in sorted(entries, key=lambda entry: (entry[1].st_mtime_ns, entry[0])):
            path.unlink(missing_ok=True)
            size -= status.st_size
            if size <= self.largest // 2:
                return


def _seal(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SEAL).digest()
