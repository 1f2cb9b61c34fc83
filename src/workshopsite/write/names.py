"""Names of files in the output folder: relative, with forward slashes ("program/index.html")."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

BOOKKEEPING = ".workshopsite"
"""The hidden folder inside the output folder that holds what we remember between builds."""


def is_sound(name: str) -> bool:
    r"""Whether a name is written in the one plain way and stays in the folder, outside of ours.

    The parts of the system's own Path tell: they differ from the text for "", "/a", "a//b", "./a"
    and "a/" everywhere, and for "C:a" and "a\b" on Windows, where those lead elsewhere.
    """
    parts = tuple(name.split("/"))
    return (
        Path(name).parts == parts
        and ".." not in parts
        and "\0" not in name
        and folded(parts[0]) != BOOKKEEPING
    )


def folders_of(name: str) -> Iterator[str]:
    """The folders on the way to a file, outermost first: "a" and "a/b" for "a/b/c"."""
    at = name.find("/")
    while at >= 0:
        yield name[:at]
        at = name.find("/", at + 1)


def folders(names: Iterable[str]) -> set[str]:
    """All folders on the way to these files."""
    return {folder for name in names for folder in folders_of(name)}


def folded(name: str) -> str:
    """The same text for all names that may be one file on some file system.

    Some take no notice of letter case, some spell accents their own way: this is Unicode's
    canonical caseless match (Unicode Standard, section 3.13, D145).
    """
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).casefold())
