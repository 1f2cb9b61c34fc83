"""The index of an output folder: what a build leaves there, to see whether it is still so."""

from __future__ import annotations

import os

from workshopsite.again.standing import PRESENT, standing
from workshopsite.folders import KEPT

MANIFEST = f"{KEPT}/manifest.json"
"""Where a build remembers in the output folder what is its own; each writes it anew."""

_LOOKED_INTO = {KEPT, ".well-known"}


def look_at_outputs(output: str) -> dict[str, str]:
    """How everything stands in an output folder, by its name; files of others as well.

    A hidden folder, or one that cannot be read, is somebody else's, and only its name counts.
    An output folder in which a build could not write is left to the build, which says so.

    Raises:
        OSError: something cannot be looked at.
    """
    for folder in (output, os.path.join(output, KEPT)):
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(folder)
    found: dict[str, str] = {}
    pending = [""]
    while pending:
        folder = pending.pop()
        for entry in _entries(os.path.join(output, folder)):
            name = f"{folder}{entry.name}"
            if not entry.is_dir(follow_symlinks=False):
                found[name] = standing(entry.stat(follow_symlinks=False))
                continue
            found[name] = PRESENT
            if not entry.name.startswith(".") or entry.name in _LOOKED_INTO:
                pending.append(f"{name}/")
    return found


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except PermissionError:
        return []


def without_traces(found: dict[str, str]) -> dict[str, str]:
    """An output folder as it will stand when the build that is at work there has gone."""
    ours = f"{KEPT}/"
    return {
        name: one for name, one in found.items() if not name.startswith(ours) or name == MANIFEST
    }
