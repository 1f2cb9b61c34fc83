"""The index of all files that a site is made from, and which of them have changed."""

from __future__ import annotations

import os

from workshopsite.again.standing import PRESENT, distrusted, is_old, may_be_equal, standing
from workshopsite.folders import ROOTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_CHUNK = 1 << 20


def look_at_inputs(root: str) -> dict[str, str]:
    """How everything stands that can make a difference to a site, by its path.

    That is whatever is below content/, templates/ and assets/, also if its name says that it is
    ignored: how much is left out is told, and a template can read such a file. Of the files beside
    them the names count, because some should be in content/.

    Raises:
        OSError: something cannot be looked at.
    """
    found = dict.fromkeys(_beside(root), PRESENT)
    real_root = os.path.realpath(root)
    tops = [top for top in ROOTS if os.path.lexists(os.path.join(root, top))]
    pending: list[tuple[str, tuple[str, ...]]] = [(top, (real_root,)) for top in tops]
    while pending:
        path, above = pending.pop()
        real, found[path] = _entered(os.path.join(root, path), above)
        if real:
            files, further = _listed(os.path.join(root, path), f"{path}/")
            found |= files
            pending += [(inner, (*above, real)) for inner in further]
    return found


def _listed(folder: str, prefix: str) -> tuple[dict[str, str], list[str]]:
    """How the files in a folder stand, and what else is there: folders and links."""
    files: dict[str, str] = {}
    further: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_symlink() or entry.is_dir(follow_symlinks=False):
                further.append(prefix + entry.name)
            else:
                files[prefix + entry.name] = standing(entry.stat(follow_symlinks=False))
    return files, further


def _beside(root: str) -> Iterator[str]:
    with os.scandir(root) as entries:
        yield from (e.name for e in entries if not e.name.startswith(".") and e.is_file())


def _entered(place: str, above: tuple[str, ...]) -> tuple[str, str]:
    """Where a folder really is ("" if this is none to look into), and how what is here stands.

    Args:
        place: a folder or a link on this machine, or a file instead of one of the site's folders.
        above: the folders that it is in, the site's first, each as it really is.
    """
    real = os.path.join(above[-1], os.path.basename(place))
    leads_to = ""
    if os.path.islink(place):
        real = leads_to = os.path.realpath(place)
        if not os.path.exists(real):
            return "", standing(os.lstat(place), leads_to)
    if not os.path.isdir(real):
        return "", standing(os.stat(real), leads_to)
    inside = real.startswith(os.path.join(above[0], "")) and real not in above
    return real if inside else "", f"{PRESENT}{leads_to}"


def changed(
    then: Mapping[str, str], digests: Mapping[str, str], now: Mapping[str, str], root: str
) -> set[str]:
    """The paths of all files that are new, gone, or have another content.

    Args:
        then: how everything stood.
        digests: of the contents then, by path; without one, any doubt is a change.
        now: how everything stands now.
        root: the site's folder, where the contents are that have to be read.
    """
    if then == now:
        return set()
    doubtful = {path for path in now.keys() & then.keys() if now[path] != then[path]}
    same = {
        path
        for path in doubtful & digests.keys()
        if may_be_equal(then[path], now[path]) and _digest(root, path) == digests[path]
    }
    return (now.keys() ^ then.keys()) | doubtful - same


def _digest(root: str, path: str) -> str | None:
    """The digest of a file's content, as ``read/folder.py`` has it; None if it cannot be read."""
    from hashlib import blake2b

    digest = blake2b(digest_size=16)
    try:
        with open(os.path.join(root, path), "rb") as opened:
            while block := opened.read(_CHUNK):
                digest.update(block)
    except OSError:
        return None
    return digest.hexdigest()


def lasting(found: Mapping[str, str], now: int) -> dict[str, str]:
    """What to remember of how things stood: of what was young, only enough to know it again.

    Args:
        found: how everything stood.
        now: when it was looked at, by the disk's clock.
    """
    return {path: one if is_old(one, now) else distrusted(one) for path, one in found.items()}
