"""How the files of a site are at one moment, as far as a change of them can change the site."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from workshopsite.read.walk import is_ignored

State = tuple[int, ...]
"""When a file was last written and changed (nanoseconds), its size, and which file it is."""

Snapshot = dict[Path, State]

_PROBE = "4913"  # Vim tries with it whether it may write
_ENDINGS = (".swp", ".swx", ".swo", ".tmp", ".part", ".crdownload", ".orig")


def snapshot(tops: Iterable[Path]) -> Snapshot:
    """The files below some folders, and the folders themselves where they exist.

    Empty folders and names that are none of the site's do not count.
    """
    found: Snapshot = {}
    for top in tops:
        if top.is_dir():
            found[top] = ()
            found.update(_files(top))
    return found


def written_alone(before: Snapshot, path: Path) -> Snapshot | None:
    """The same after one file was written and nothing else happened, without a look at the others.

    None where that cannot be told of this file alone: it came, went, was exchanged for another one,
    or is there under a second name.
    """
    known, now = before.get(path), _state(path)
    if not known or known[-1] != now[-1]:
        return None
    names = sum(state[-1:] == now[-1:] for state in before.values())
    return before | {path: now} if names == 1 else None


def differing(before: Snapshot, after: Snapshot) -> set[Path]:
    """The files that were written, came or went; a folder only where no file says so."""
    paths = {path for path, state in before.items() ^ after.items()}
    folders = {path for path in paths if before.get(path, after.get(path)) == ()}
    return (paths - folders) or folders


def saved_alone(before: Snapshot, after: Snapshot) -> int | None:
    """When a file was written (nanoseconds since 1970), if that is all that happened.

    None where there is more, where a file came or went, or where it has nothing in it.
    """
    changed = [path for path in differing(before, after) if not is_leftover(path.name)]
    state = after.get(changed[0], ()) if len(changed) == 1 and changed[0] in before else ()
    if not state:
        return None
    written, marked, size, _ = state
    return max(written, marked) if size else None


def is_watched(path: Path, tops: Collection[Path]) -> bool:
    """Whether a change of this file can change the site.

    The output folder is never below content/, templates/ or assets/; what editors leave behind
    is no change.
    """
    for top in tops:
        if path.is_relative_to(top):
            return not any(is_leftover(name) for name in path.relative_to(top).parts)
    return False


def is_leftover(name: str) -> bool:
    """Whether a file of this name is an editor's or a system's, and not the organiser's."""
    return (
        is_ignored(name)
        or name == _PROBE
        or name.endswith(_ENDINGS)
        or (name.startswith("#") and name.endswith("#"))
        or "___jb_" in name
    )


def _files(top: Path) -> Iterator[tuple[Path, State]]:
    pending = [str(top)]
    seen: set[str] = set()  # of real folders, because links can lead in circles
    while pending:
        folder = pending.pop()
        real = os.path.realpath(folder)
        if real in seen:
            continue
        seen.add(real)
        for entry in _entries(folder):
            if is_ignored(entry.name):
                continue
            if _is_folder(entry):
                pending.append(entry.path)
            else:
                yield Path(entry.path), _state(entry.path)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:  # it went away just now, or may not be read: reading the site says so
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _state(path: str | Path) -> State:
    try:
        # A directory entry's own stat is the link's age on some systems; this is what it leads to.
        status = os.stat(path)  # noqa: PTH116
    except OSError:
        return (0, 0, 0, 0)
    return (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
