"""The manifest: the names of the files that are ours, remembered from one build to the next.

A JSON file in the bookkeeping folder: ``{"version": 1, "files": [names, sorted]}``. It has no times
in it, so that the same site gives the same manifest.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from workshopsite.write.names import BOOKKEEPING, is_sound

FILE = "manifest.json"
NAME = f"{BOOKKEEPING}/{FILE}"
"""The manifest's name in the output folder."""

_VERSION = 1


def read_manifest(folder: Path) -> frozenset[str] | None:
    """The names that earlier builds wrote to an output folder; None without a manifest.

    A manifest that cannot be understood (damaged, or of a later version) names nothing: the folder
    is ours, but every file in it is treated as somebody else's, which can lose nothing. Neither
    can a name that leads out of the folder.

    Raises:
        OSError: there is a manifest, but it cannot be read.
    """
    try:
        text = (folder / NAME).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return frozenset(_names(text))


def has_manifest(folder: Path) -> bool:
    """Whether an output folder has a manifest, be it understood or not.

    Raises:
        OSError: there is one, but it cannot be read.
    """
    try:
        (folder / NAME).open("rb").close()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def _names(text: bytes) -> list[str]:
    try:
        data = json.loads(text)
    except ValueError:
        return []
    if not isinstance(data, dict) or data.get("version") != _VERSION:
        return []
    names = data.get("files")
    if not isinstance(names, list):
        return []
    return [name for name in names if isinstance(name, str) and is_sound(name)]


def write_manifest(folder: Path, names: Iterable[str], spool: Path) -> None:
    """Replace an output folder's manifest as a whole; leave it alone if it says this already.

    Args:
        folder: the output folder; its bookkeeping folder exists.
        names: all that shall be ours from now on.
        spool: a folder on the same file system, made if missing, for the file until it is whole.

    Raises:
        OSError: it cannot be written; the old one is still there.
    """
    data = _text(names)
    target = folder / NAME
    if target.is_file() and target.read_bytes() == data:
        return
    spool.mkdir(exist_ok=True)
    fresh = spool / FILE
    fresh.write_bytes(data)
    fresh.replace(target)


def _text(names: Iterable[str]) -> bytes:
    data = {"version": _VERSION, "files": sorted(names)}
    return (json.dumps(data, indent=1) + "\n").encode("ascii")
