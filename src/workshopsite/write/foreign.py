"""The files in the output folder that are somebody else's: left alone, and named."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from workshopsite.write.names import BOOKKEEPING, folded, folders
from workshopsite.write.standing import same_file


def foreign_files(folder: Path, ours: Collection[str]) -> tuple[str, ...]:
    """What is in an output folder besides our files.

    Args:
        folder: the output folder.
        ours: names of our files.

    Returns:
        Names, sorted. A link is one name. A hidden folder (".git") or one that cannot be read is
        one name with a slash at its end, unless a file of ours is in it. Empty folders are not
        named.
    """
    by_fold = {folded(name): name for name in ours}
    ways = {folded(way) for way in folders(ours)}

    def is_ours(name: str) -> bool:
        other = by_fold.get(folded(name))
        return name in ours or (other is not None and same_file(folder / name, folder / other))

    def look(prefix: str) -> Iterator[str]:
        for entry in os.scandir(folder / prefix):
            name = prefix + entry.name
            if not entry.is_dir(follow_symlinks=False):
                if not is_ours(name):
                    yield name
            elif folded(name) not in ways and _is_closed(entry):
                yield f"{name}/"
            else:
                yield from look(f"{name}/")

    return tuple(sorted(name for name in look("") if name != f"{BOOKKEEPING}/"))


def _is_closed(entry: os.DirEntry[str]) -> bool:
    return entry.name.startswith(".") or not os.access(entry.path, os.R_OK | os.X_OK)
