"""What the last build into an output folder left to be known, kept in `.workshopsite/builds/`.

A record may be deleted at any time. One that is damaged or of another version counts as none, and
where it cannot be written, nothing is kept.
"""

from __future__ import annotations

import json
import os
from time import monotonic_ns
from zlib import crc32

from workshopsite.again.inputs import lasting
from workshopsite.folders import KEPT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MOST = 4
"""As many output folders of a site are remembered."""

_VERSION = 3
_FOLDER = "builds"


class Record:
    """How everything stood when a site was built, and what was told.

    Attributes:
        terms: all that the outcome depended on besides files.
        program: the files of the program.
        packages: the files of the packages that it used.
        inputs: the files that the site was made from.
        digests: of their contents, as they were read.
        outputs: the files in the output folder.
        told: what was printed, each a text with whether it is for the standard error.
        closing: what was printed last, before and behind the counts of files; empty where nothing.
        files: how many files the site has.
        baseline: the name of what is kept to make edited pages again; "" where nothing is.
        texts: the name of what is kept to exchange the texts of pages; "" where nothing is.
        edited: the texts of pages, by path, that were edited since those were kept.
    """

    def __init__(
        self,
        terms: list[str],
        program: dict[str, str],
        packages: dict[str, str],
        inputs: dict[str, str],
        digests: dict[str, str],
        outputs: dict[str, str],
        told: list[list[Any]],
        closing: list[str],
        files: int,
        baseline: str,
        texts: str,
        edited: dict[str, str],
    ) -> None:
        """Take what is to be remembered."""
        self.terms = terms
        self.program = program
        self.packages = packages
        self.inputs = inputs
        self.digests = digests
        self.outputs = outputs
        self.told = told
        self.closing = closing
        self.files = files
        self.baseline = baseline
        self.texts = texts
        self.edited = edited

    def last_line(self, written: int = 0) -> str:
        """What is printed last, without how long it took; "" where nothing is.

        Args:
            written: how many of the files have other bytes than they had.
        """
        counts = changes_in_words(written, 0, self.files - written)
        return counts.join(self.closing) if self.closing else ""


_KINDS: dict[str, type] = {
    "terms": list,
    "program": dict,
    "packages": dict,
    "inputs": dict,
    "digests": dict,
    "outputs": dict,
    "told": list,
    "closing": list,
    "files": int,
    "baseline": str,
    "texts": str,
    "edited": dict,
}


def changes_in_words(written: int, removed: int, unchanged: int, would: str = "") -> str:
    """How many files a build has written, removed and left as they were; or would have."""
    return f"{written} {would}written, {removed} {would}removed, {unchanged} unchanged"


def load(root: str, output: str) -> Record | None:
    """The record of the last build of a site into an output folder, if there is one."""
    try:
        with open(os.path.join(root, KEPT, _FOLDER, _name(output)), "rb") as opened:
            seal, _, text = opened.read().partition(b"\n")
        data = json.loads(text) if seal == _seal(text) else None
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or data.pop("version", None) != _VERSION:
        return None
    is_sound = data.keys() == _KINDS.keys() and all(
        isinstance(data[key], kind) for key, kind in _KINDS.items()
    )
    return Record(**data) if is_sound else None


def save(record: Record, root: str, output: str, looked: int) -> None:
    """Keep a record; nothing happens where that is not possible.

    Args:
        record: what to keep; of what was young, its standing is forgotten.
        root: the site's folder.
        output: where the site was written to.
        looked: the monotonic time, in nanoseconds, before it was looked how everything stands.
    """
    try:
        file = kept_in(_FOLDER, root, output)
        arriving = f"{file}.{os.getpid()}"
        with open(arriving, "wb") as opened:
            # the time of this file is that of the disk's clock, which need not be ours
            then = os.fstat(opened.fileno()).st_mtime_ns - (monotonic_ns() - looked)
            opened.write(_sealed(record, then))
        os.replace(arriving, file)
        forget_others(os.path.dirname(file))
    except OSError:
        return


def kept_in(folder: str, root: str, output: str) -> str:
    """The file for an output folder in one of the folders that we keep in a site's, made if needed.

    Raises:
        OSError: that cannot be made.
    """
    place = os.path.join(root, KEPT, folder)
    if not os.path.isdir(place):
        from pathlib import Path

        from workshopsite.folders import make_ignored

        make_ignored(Path(root, KEPT))
        os.mkdir(place)
    return os.path.join(place, _name(output))


def _sealed(record: Record, then: int) -> bytes:
    data: dict[str, Any] = {"version": _VERSION, **vars(record)}
    for name in ("program", "packages", "inputs"):
        data[name] = lasting(data[name], then)
    text = json.dumps(data).encode("ascii")
    return _seal(text) + b"\n" + text


def _seal(text: bytes) -> bytes:
    return f"{crc32(text):08x}".encode("ascii")


def _name(output: str) -> str:
    return f"{crc32(os.fsencode(os.path.realpath(output))):08x}"


def forget_others(folder: str) -> None:
    """Remove what was kept there before the last few, and what killed builds left.

    Raises:
        OSError: that is not possible.
    """
    with os.scandir(folder) as entries:
        kept = sorted(entries, key=lambda entry: entry.stat().st_mtime_ns, reverse=True)
    for old in kept[MOST:]:
        os.unlink(old.path)
