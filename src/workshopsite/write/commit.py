"""Carry out what the spool found: move the kept files to their places, remove the stale ones.

Each step leaves whole files only. The manifest comes first as the union of old and new names and
last as the new ones, so that after a build that was killed in between, the next one still knows
all that is ours and ends what this one began.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path

from workshopsite.late import dataclass
from workshopsite.write.ground import Ground
from workshopsite.write.manifest import NAME, write_manifest
from workshopsite.write.names import folded, folders, folders_of
from workshopsite.write.standing import Standing


@dataclass(slots=True)
class Journal:
    """How far a commit has come.

    Attributes:
        written: names that were written.
        removed: names that were removed.
        at: the name that it is busy with, for the message if it fails there.
    """

    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    at: str = ""


def carry_out(ground: Ground, kept: Mapping[str, Path], spool: Path, journal: Journal) -> None:
    """Make the output folder hold the new files, and none of the stale ones.

    Args:
        ground: the output folder, with the old and new names.
        kept: where the new bytes are, by name, for each file that is not there already.
        spool: the folder for files on their way.
        journal: filled as it goes.

    Raises:
        OSError: at ``journal.at``. All files are whole, and the next build can end it.
    """
    journal.at = NAME
    write_manifest(ground.folder, ground.old | ground.new, spool)
    blocking = _blocking(ground)
    _remove(ground, blocking, journal)
    _move(ground, kept, journal)
    _remove(ground, [name for name in ground.stale if name not in blocking], journal)
    journal.at = NAME
    write_manifest(ground.folder, ground.new, spool)


def _move(ground: Ground, kept: Mapping[str, Path], journal: Journal) -> None:
    """Move the new files to their places, one by one.

    Not with pathlib, which takes as long for the thousands of files as the system.
    """
    root, made = os.fspath(ground.folder), ""
    for name in sorted(kept, key=_pages_last):
        journal.at = name
        target = f"{root}/{name}"
        folder = target.rpartition("/")[0]
        if folder != made:  # the files of one folder come in a row
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103
            made = folder
        os.replace(kept[name], target)  # noqa: PTH105
        journal.written.append(name)


def _pages_last(name: str) -> tuple[bool, str]:
    # so that no page is there before the pictures and styles that it shows
    return name.endswith(".html"), name


def _blocking(ground: Ground) -> set[str]:
    """The stale names to remove first, because a new file needs their place or their spelling.

    "a" blocks "a/index.html" and the other way round. "About/x.html" blocks "about/y.html" on a
    file system without letter case, where the folder would keep its old spelling.
    """
    needed = {folded(way): (way, Standing.FOLDER) for way in folders(ground.new)}
    needed |= {folded(name): (name, Standing.FILE) for name in ground.new}

    def blocks(name: str) -> bool:
        steps = [(way, Standing.FOLDER) for way in folders_of(name)]
        steps.append((name, Standing.FILE))
        return any(needed.get(folded(step[0]), step) != step for step in steps)

    return {name for name in ground.stale if blocks(name)}


def _remove(ground: Ground, names: Iterable[str], journal: Journal) -> None:
    """Remove stale files, and the folders that only they filled."""
    names = sorted(names)
    for name in names:
        journal.at = name
        if ground.removable(name):
            (ground.folder / name).unlink()
            journal.removed.append(name)
    # also those of files that were gone already: a killed build may not have come to them
    for way in sorted(folders(names), key=len, reverse=True):
        journal.at = way
        if ground.is_free_folder(way) and not any((ground.folder / way).iterdir()):
            (ground.folder / way).rmdir()
