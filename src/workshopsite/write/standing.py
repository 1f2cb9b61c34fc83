"""What stands at a path of the output folder, links not being followed."""

from __future__ import annotations

import os
import stat
from enum import Enum, auto
from pathlib import Path

_JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT of winnt.h: Windows' link to a folder


class Standing(Enum):
    """What stands at a path, a link not being followed."""

    NOTHING = auto()
    FILE = auto()
    FOLDER = auto()
    OTHER = auto()  # a link, or no file at all; nothing that a build makes


def standing(path: Path | str) -> Standing:
    """What stands at a path.

    Raises:
        OSError: the system does not tell, or the path cannot exist.
    """
    try:
        found = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return Standing.NOTHING
    if getattr(found, "st_reparse_tag", 0) == _JUNCTION:
        return Standing.OTHER
    if stat.S_ISREG(found.st_mode):
        return Standing.FILE
    return Standing.FOLDER if stat.S_ISDIR(found.st_mode) else Standing.OTHER


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, as two spellings do on some file systems."""
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return False
