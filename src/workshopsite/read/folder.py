"""The index of a site's files: what is there, how large, with which content and dimensions."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path, PurePosixPath

from workshopsite.problems import Place, Problems
from workshopsite.read.pictures import dimensions
from workshopsite.read.source import Source

ROOTS = ("content", "templates", "assets")
"""The folders of a site that are read; everything else in it is left alone."""

LARGEST_TEXT = 20_000_000
"""Bytes: a page or data file above this is a mistake, not a text."""


@dataclass(frozen=True, slots=True)
class File:
    """One file of a site.

    Attributes:
        path: relative to the site's folder, with forward slashes.
        size: in bytes.
        digest: of its content, as hexadecimal text.
        width: of a picture, in pixels; None where it is none or says nothing of its size.
        height: likewise.
    """

    path: str
    size: int
    digest: str
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True)
class Folder:
    """A site's folder as it was when it was read.

    Attributes:
        root: where it is on this machine.
        files: every file by its path.
        ignored: paths that were left out because of their names (hidden, or ending in "~").
        unreadable: files that are there, but whose problem is already reported.
    """

    root: Path
    files: dict[str, File]
    ignored: tuple[str, ...] = ()
    unreadable: frozenset[str] = frozenset()

    def under(self, top: str) -> Iterator[File]:
        """The files below a folder, sorted by path."""
        return (file for path, file in self.files.items() if path.startswith(f"{top}/"))

    def same_but_case(self, path: str) -> str | None:
        """The file whose path is this one but for upper and lower case, if there is one."""
        folded = path.casefold()
        return next((known for known in self.files if known.casefold() == folded), None)

    def read(self, path: str) -> bytes:
        """A file's bytes."""
        return (self.root / path).read_bytes()


def read_folder(root: Path, problems: Problems) -> Folder:
    """Index all files of a site's folder, in the order of their paths.

    Symbolic links are followed as long as they stay in the site's folder. A link that leaves it,
    and a file that cannot be read, is a problem and left out.
    """
    files: dict[str, File] = {}
    ignored: list[str] = []
    failed: set[str] = set()
    for path in _walk(root, problems, ignored):
        file = _index(root, path, problems)
        if file:
            files[path] = file
        else:
            failed.add(path)
    return Folder(root, dict(sorted(files.items())), tuple(sorted(ignored)), frozenset(failed))


def read_text(folder: Folder, path: str, problems: Problems) -> Source | None:
    """A text file as a Source; None, with a problem added, where it is no UTF-8 text."""
    if folder.files[path].size > LARGEST_TEXT:
        problems.add("unreadable-file", "this file is too large to be a text", Place(path))
        return None
    try:
        raw = folder.read(path)
    except OSError as error:
        problems.add("unreadable-file", f"cannot be read: {_reason(error)}", Place(path))
        return None
    return _decode(path, raw, problems)


def is_ignored(name: str) -> bool:
    """Whether a file of this name is none of the site's: hidden, or an editor's backup."""
    return (name.startswith(".") and name != ".well-known") or name.endswith("~")


def _walk(root: Path, problems: Problems, ignored: list[str]) -> Iterator[str]:
    real_root = root.resolve()
    pending = [top for top in ROOTS if (root / top).is_dir()]
    seen: set[Path] = set()
    while pending:
        top = pending.pop()
        for entry in _entries(root / top, top, problems):
            path = f"{top}/{entry.name}"
            if is_ignored(entry.name):
                ignored.append(path)
            elif entry.is_symlink() and not _stays_in(real_root, Path(entry.path), path, problems):
                continue
            elif not entry.is_dir():
                yield path
            elif (real := Path(entry.path).resolve()) not in seen:
                seen.add(real)
                pending.append(path)


def _entries(folder: Path, path: str, problems: Problems) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        problems.add("unreadable-file", f"cannot be opened: {_reason(error)}", Place(path))
        return []


def _stays_in(real_root: Path, link: Path, path: str, problems: Problems) -> bool:
    try:
        inside = link.resolve(strict=True).is_relative_to(real_root)
    except (OSError, RuntimeError):
        problems.add("unreadable-file", "this symbolic link leads nowhere", Place(path))
        return False
    if not inside:
        problems.add(
            "link-outside",
            "this symbolic link leads out of the site's folder",
            Place(path),
            "copy the file into the site",
        )
    return inside


def _index(root: Path, path: str, problems: Problems) -> File | None:
    digest = blake2b(digest_size=16)
    size = 0
    try:
        with (root / path).open("rb") as opened:
            while block := opened.read(1 << 20):
                digest.update(block)
                size += len(block)
    except OSError as error:
        problems.add("unreadable-file", f"cannot be read: {_reason(error)}", Place(path))
        return None
    width, height = dimensions(root / path)
    return File(path, size, digest.hexdigest(), width, height)


def _decode(path: str, raw: bytes, problems: Problems) -> Source | None:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = error.start
        line = raw[:start].count(b"\n") + 1
        shown = raw.splitlines()[line - 1].decode("latin-1")
        column = start - (raw.rfind(b"\n", 0, start) + 1) + 1
        problems.add(
            "not-utf-8",
            "this file is not encoded as UTF-8",
            Place(path, line, column, 1, shown),
            'save it again with the encoding "UTF-8"',
        )
        return None
    source = Source(path, text.replace("\r\n", "\n").replace("\r", "\n"))
    return source if _is_clean(source, problems) else None


def _is_clean(source: Source, problems: Problems) -> bool:
    at = source.text.find("\0")
    if at < 0:
        return True
    line = source.text.count("\n", 0, at) + 1
    column = at - source.text.rfind("\n", 0, at)
    problems.add(
        "bad-character",
        "there is a NUL character here, so this is no text",
        source.place(line, column),
    )
    return False


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def suffix(path: str) -> str:
    """A path's ending in lower case, with the dot (".md")."""
    return PurePosixPath(path).suffix.lower()
