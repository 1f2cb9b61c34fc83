"""The files of a site, as far as they are its own and can be reached."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from unicodedata import category

from workshopsite.folders import ROOTS
from workshopsite.problems import Place, Problems


def is_ignored(name: str) -> bool:
    """Whether a file of this name is none of the site's: hidden, a backup, or a lock."""
    is_hidden = name.startswith(".") and name != ".well-known"
    return is_hidden or name.startswith("~$") or name.endswith(("~", ".bak")) or name in _SYSTEMS


_SYSTEMS = {"Thumbs.db", "desktop.ini"}


def beside_roots(root: Path) -> tuple[str, ...]:
    """The names of the files directly in a site's folder, none of which is read."""
    try:
        found = sorted(entry.name for entry in root.iterdir() if entry.is_file())
    except OSError:
        return ()
    return tuple(name for name in found if not is_ignored(name) and not _mended_name(name))


def walk(root: Path, problems: Problems, ignored: list[str], failed: set[str]) -> Iterator[str]:
    """The paths of all plain files, in no order."""
    real_root = root.resolve()
    pending: list[tuple[str, tuple[Path, ...]]] = [
        (top, (real_root,)) for top in ROOTS if (root / top).is_dir()
    ]
    while pending:
        path, above = pending.pop()
        real = _followed(root / path, above, path, problems)
        if real is None:
            failed.add(path)
            continue
        standing = _standing(real, path, problems)
        if stat.S_ISDIR(standing):
            names = _names(root / path, path, problems)
            ignored.extend(f"{path}/{name}" for name in names if is_ignored(name))
            below = [f"{path}/{name}" for name in names if not is_ignored(name)]
            pending.extend((inner, (*above, real)) for inner in below)
        elif stat.S_ISREG(standing):
            yield path
        else:
            failed.add(path)


def _standing(real: Path, path: str, problems: Problems) -> int:
    """The mode of what is there; with a problem added, where that is no file and no folder."""
    try:
        mode = real.stat().st_mode
    except OSError as error:
        problems.add("unreadable-file", f"cannot be opened: {reason(error)}", Place(path))
        return 0
    if not stat.S_ISDIR(mode) and not stat.S_ISREG(mode):
        problems.add("unreadable-file", "this is neither a file nor a folder", Place(path))
    return mode


def _names(folder: Path, path: str, problems: Problems) -> list[str]:
    """The names in a folder; those that no address can have are a problem and left out."""
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError as error:
        problems.add("unreadable-file", f"cannot be opened: {reason(error)}", Place(path))
        return []
    for name in names:
        if shown := _mended_name(name):
            message = "this file's name has characters that no address can have"
            problems.add("bad-character", message, Place(f"{path}/{shown}"), "rename it")
    return [name for name in names if not _mended_name(name)]


def _mended_name(name: str) -> str:
    """A name that has control characters or bytes that are no UTF-8, without them; else ""."""
    signs = ["\ufffd" if category(sign) in {"Cc", "Cs"} else sign for sign in name]
    return "".join(signs) if "\ufffd" in signs else ""


def _followed(link: Path, above: tuple[Path, ...], path: str, problems: Problems) -> Path | None:
    """Where a path really is; None, with a problem added, for a link that cannot be followed.

    Args:
        link: the path on this machine.
        above: the folders that it is in, the site's first, each as it really is.
        path: the path in the site.
        problems: gets what is wrong.
    """
    try:
        if not link.is_symlink():
            return above[-1] / link.name  # in the site, and below each that it is in
        real = link.resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: a link to itself, before Python 3.13
        problems.add("unreadable-file", "this symbolic link leads nowhere", Place(path))
        return None
    if not real.is_relative_to(above[0]):
        message, hint = "this symbolic link leads out of the site's folder", "copy it into the site"
        problems.add("link-outside", message, Place(path), hint)
        return None
    if real in above:
        message = "this symbolic link leads back to a folder that it is in"
        problems.add("unreadable-file", message, Place(path), "remove the link")
        return None
    return real


def reason(error: OSError) -> str:
    """Why the system refused something, as a part of a sentence."""
    return (error.strerror or str(error)).lower()
