"""The index of a site's files: what is there, how large, with which content and dimensions."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from unicodedata import category

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

    def has(self, path: str) -> bool:
        """Whether there is such a file, be it readable or not."""
        return path in self.files or path in self.unreadable

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
    for path in _walk(root, problems, ignored, failed):
        file = _index(root, path, problems)
        if file:
            files[path] = file
        else:
            failed.add(path)
    return Folder(root, dict(sorted(files.items())), tuple(sorted(ignored)), frozenset(failed))


def read_text(folder: Folder, path: str, problems: Problems) -> Source | None:
    """A text file as a Source; None, with a problem added by now, where it is no UTF-8 text."""
    if path in folder.unreadable:
        return None
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
    """Whether a file of this name is none of the site's: hidden, a backup, or a lock."""
    is_hidden = name.startswith(".") and name != ".well-known"
    return is_hidden or name.startswith("~$") or name.endswith(("~", ".bak")) or name in _SYSTEMS


_SYSTEMS = {"Thumbs.db", "desktop.ini"}


def _walk(root: Path, problems: Problems, ignored: list[str], failed: set[str]) -> Iterator[str]:
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
        elif real.is_dir():
            names = _names(root / path, path, problems)
            ignored.extend(f"{path}/{name}" for name in names if is_ignored(name))
            below = [f"{path}/{name}" for name in names if not is_ignored(name)]
            pending.extend((inner, (*above, real)) for inner in below)
        elif real.is_file():
            yield path
        else:
            failed.add(path)
            problems.add("unreadable-file", "this is neither a file nor a folder", Place(path))


def _names(folder: Path, path: str, problems: Problems) -> list[str]:
    """The names in a folder; those that no address can have are a problem and left out."""
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError as error:
        problems.add("unreadable-file", f"cannot be opened: {_reason(error)}", Place(path))
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
        real = link.resolve(strict=True) if link.is_symlink() else above[-1] / link.name
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
    hint = 'save it again with the encoding "UTF-8"'
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        problems.add("not-utf-8", "this file is encoded as UTF-16", Place(path), hint)
        return None
    raw = raw.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        source = Source(path, raw.decode())
    except UnicodeDecodeError as error:
        before = raw[: error.start].split(b"\n")
        # As Latin-1 every byte is one character, so that the caret stands under the wrong one.
        line = raw.split(b"\n")[len(before) - 1].decode("latin-1")
        place = Place(path, len(before), len(before[-1]) + 1, 1, line)
        problems.add("not-utf-8", "this file is not encoded as UTF-8", place, hint)
        return None
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
