"""Carry out what the spool found: move the kept files to their places, remove the stale ones.

Each step leaves whole files only. Where nothing stands yet, whole folders are moved; else file by
file. The manifest comes first as the union of old and new names and last as the new ones, so that
after a build that was killed in between, the next one still knows all that is ours and ends what
this one began.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import field
from pathlib import Path

from workshopsite.late import dataclass
from workshopsite.write.ground import Ground
from workshopsite.write.manifest import NAME, write_manifest
from workshopsite.write.names import folded, folders, folders_of
from workshopsite.write.standing import Standing

TREE = "site"
"""The folder of the spool where files stand as they will in the output folder."""


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


def carry_out(ground: Ground, kept: Mapping[str, str], spool: Path, journal: Journal) -> None:
    """Make the output folder hold the new files, and none of the stale ones.

    Args:
        ground: the output folder, with the old and new names.
        kept: the path of the new bytes, by name, for each file that is not there already.
        spool: the folder for files on their way.
        journal: filled as it goes.

    Raises:
        OSError: at ``journal.at``. All files are whole, and the next build can end it.
    """
    journal.at = NAME
    write_manifest(ground.folder, ground.old | ground.new, spool)
    blocking = _blocking(ground)
    _remove(ground, blocking, journal)
    _move_folders(ground, kept, spool, journal)
    _move(ground, kept, journal)
    _remove(ground, [name for name in ground.stale if name not in blocking], journal)
    journal.at = NAME
    write_manifest(ground.folder, ground.new, spool)


def _move_folders(ground: Ground, kept: Mapping[str, str], spool: Path, journal: Journal) -> None:
    """Move whole folders to a place where nothing stands yet, those with pages last.

    For the thousands of files of a first build these are a few steps instead of as many. What
    cannot be moved as a whole is left.
    """
    if not ground.is_bare:
        return
    held: dict[str, list[str]] = {}
    for name in sorted(kept):
        folder, is_inside, _ = name.partition("/")
        if is_inside and kept[name] == f"{spool}/{TREE}/{name}":
            held.setdefault(folder, []).append(name)
    alike = Counter(map(folded, held))  # which some disks do not tell apart
    for folder in sorted(held, key=lambda folder: _has_pages(held[folder])):
        if alike[folded(folder)] == 1:
            with suppress(OSError):
                os.replace(f"{spool}/{TREE}/{folder}", ground.folder / folder)  # noqa: PTH105
                journal.written += held[folder]


def _has_pages(names: Iterable[str]) -> bool:
    return any(_pages_last(name)[0] for name in names)


def _move(ground: Ground, kept: Mapping[str, str], journal: Journal) -> None:
    """Move the new files that are left to their places, one by one.

    Not with pathlib, which takes as long for the thousands of files as the system.
    """
    root, made = os.fspath(ground.folder), ""
    for name in sorted(kept.keys() - set(journal.written), key=_pages_last):
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
    if not ground.stale:
        return set()
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
