"""The index of a site's files: what is there, how large, with which content and dimensions."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from errno import EAGAIN
from functools import cached_property, partial
from hashlib import blake2b
from os import fstat
from pathlib import Path

from workshopsite.late import dataclass
from workshopsite.problems import Place, Problems
from workshopsite.read.limits import LARGEST_TEXT
from workshopsite.read.pictures import dimensions
from workshopsite.read.source import Source
from workshopsite.read.walk import beside_roots, reason, walk


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
        texts: the bytes of pages and data files, which are read once, so that one that is saved
            at this moment is all old or all new; none any more once `load` has read them.
        beside: names of the files beside content/, which are not read.
    """

    root: Path
    files: dict[str, File]
    ignored: tuple[str, ...] = ()
    unreadable: frozenset[str] = frozenset()
    texts: dict[str, bytes] = field(default_factory=dict)
    beside: tuple[str, ...] = ()

    def under(self, top: str) -> Iterator[File]:
        """The files below a folder, sorted by path."""
        return (file for path, file in self.files.items() if path.startswith(f"{top}/"))

    def same_but_case(self, path: str) -> str | None:
        """The file whose path is this one but for upper and lower case, if there is one."""
        return self._by_folded_path.get(path.casefold())

    @cached_property
    def _by_folded_path(self) -> dict[str, str]:
        """The first of the files that have a path but for upper and lower case, by that path."""
        return {path.casefold(): path for path in reversed(self.files)}

    def has(self, path: str) -> bool:
        """Whether there is such a file, be it readable or not."""
        return path in self.files or path in self.unreadable

    def read(self, path: str) -> bytes:
        """A file's bytes, which are those that were indexed.

        Raises:
            OSError: it cannot be read, or was changed since, so that what is known of it is wrong.
        """
        if path in self.texts:
            return self.texts[path]
        data = (self.root / path).read_bytes()
        file = self.files.get(path)
        if file and _digest(data).hexdigest() != file.digest:
            raise OSError(EAGAIN, "it was changed while the site was being read; build again")
        return data


def read_folder(root: Path, problems: Problems) -> Folder:
    """Index all files of a site's folder, in the order of their paths.

    Symbolic links are followed as long as they stay in the site's folder. A link that leaves it,
    and a file that cannot be read, is a problem and left out.
    """
    files: dict[str, File] = {}
    ignored: list[str] = []
    failed: set[str] = set()
    texts: dict[str, bytes] = {}
    for path in walk(root, problems, ignored, failed):
        file = _index(root, path, problems, texts)
        if file:
            files[path] = file
        else:
            failed.add(path)
    in_order = dict(sorted(files.items()))
    left_out, unread = tuple(sorted(ignored)), frozenset(failed)
    return Folder(root, in_order, left_out, unread, texts, beside_roots(root))


def reread_folder(before: Folder, paths: Iterable[str]) -> Folder | None:
    """A site's folder after some of its files were written, and nothing else happened.

    None where that cannot be told of these files alone: one came, went, cannot be read, or is
    reached by a symbolic link.
    """
    files, texts, problems = dict(before.files), dict(before.texts), Problems()
    real_root = before.root.resolve()
    for path in paths:
        there = before.root / path
        if path not in files or there.resolve() != real_root / path or not there.is_file():
            return None
        texts.pop(path, None)
        file = _index(before.root, path, problems, texts)
        if file is None:
            return None
        files[path] = file
    is_same_beside = beside_roots(before.root) == before.beside
    return replace(before, files=files, texts=texts) if is_same_beside else None


_TOO_LARGE = f"this file is too large to be a text: it has more than {LARGEST_TEXT / 1e6:g} MB"
_SMALLER = "split it, or publish it under another name, such as .txt or .zip"


def read_text(folder: Folder, path: str, problems: Problems) -> Source | None:
    """A text file as a Source; None, with a problem added by now, where it is no UTF-8 text."""
    if path in folder.unreadable:
        return None
    if folder.files[path].size > LARGEST_TEXT:
        problems.add("unreadable-file", _TOO_LARGE, Place(path), _SMALLER)
        return None
    try:
        raw = folder.read(path)
    except OSError as error:
        problems.add("unreadable-file", f"cannot be read: {reason(error)}", Place(path))
        return None
    return _decode(path, raw, problems)


_TEXTS = {".md", ".yaml", ".yml", ".csv"}
_digest = partial(blake2b, digest_size=16)


def _index(root: Path, path: str, problems: Problems, texts: dict[str, bytes]) -> File | None:
    try:
        with (root / path).open("rb") as opened:
            # All of a text at once, so that it is not half of one that is being saved.
            start = opened.read(min(fstat(opened.fileno()).st_size, LARGEST_TEXT) + 1)
            digest, size = _digest(start), len(start)
            while block := opened.read(1 << 16):
                digest.update(block)
                size += len(block)
    except OSError as error:
        problems.add("unreadable-file", f"cannot be read: {reason(error)}", Place(path))
        return None
    if size == len(start) <= LARGEST_TEXT and suffix(path) in _TEXTS:
        texts[path] = start
    width, height = dimensions(root / path)
    return File(path, size, digest.hexdigest(), width, height)


_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How files of office programs begin: as ZIP (.xlsx, .docx, .ods) or as [MS-CFB] (.xls, .doc)."""


def _decode(path: str, raw: bytes, problems: Problems) -> Source | None:
    hint = 'save it again with the encoding "UTF-8"'
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        problems.add("not-utf-8", "this file is encoded as UTF-16", Place(path), hint)
        return None
    if raw.startswith(_OFFICE):
        message = "this file was saved by an office program and is no text"
        kind = '"CSV UTF-8"' if suffix(path) == ".csv" else "plain text (UTF-8)"
        hint = f"open it with that program and save it as {kind}; another name is not enough"
        problems.add("not-utf-8", message, Place(path), hint)
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
    problems.add(
        "bad-character",
        "there is a NUL character here, so this is no text",
        source.place_at(at),
    )
    return False


def suffix(path: str) -> str:
    """A path's ending in lower case, with the dot (".md")."""
    stem, _, ending = path.rstrip("/").rpartition("/")[2].rpartition(".")
    return f".{ending}".lower() if stem and ending else ""
