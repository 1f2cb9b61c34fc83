"""The pictures that an organiser publishes, as they are published: without metadata.

What their files say of the place and time that they were taken at is nobody's business.
"""

from __future__ import annotations

from workshopsite.late import pattern
from workshopsite.pictures.metadata import Damaged, without_metadata
from workshopsite.pictures.recipe import LARGEST_FILE
from workshopsite.problems import Mistake
from workshopsite.read.exif import orientation
from workshopsite.read.folder import File, suffix

_FORMATS = frozenset({".jpg", ".jpeg", ".png", ".webp"})
_OTHERS = frozenset({".avif", ".tif", ".tiff"})
_HEIC_NAMES = frozenset({".heic", ".heif"})
_HEIC = pattern(rb"(?s).{4}ftyp(?:hei[cmsx]|hev[cmx])")  # ISO/IEC 23008-12, annex B


def is_checked(path: str) -> bool:
    """Whether files of this name are pictures that may say more than they show."""
    return suffix(path) in _FORMATS | _OTHERS | _HEIC_NAMES


def refuse_heavy(file: File) -> None:
    """Refuse a picture before it is read whose file alone would fill the memory.

    Raises:
        Mistake: bad-picture.
    """
    if file.size > LARGEST_FILE:
        message = f"this picture is too large: {file.size / 1e6:.0f} MB"
        raise Mistake("bad-picture", message, "make it smaller; 1920 pixels wide is plenty")


def published(data: bytes, path: str) -> bytes:
    """A picture's file as it is published: upright, and without metadata.

    Raises:
        Mistake: bad-picture where it is damaged, or says where it was taken in a format from which
            that cannot be taken out.
    """
    if suffix(path) in _HEIC_NAMES or _HEIC.match(data):
        message, hint = "a HEIC picture is shown by few browsers", "save it as JPEG"
        raise Mistake("bad-picture", message, hint)
    if suffix(path) in _OTHERS:
        _refuse_position(data)
        return data
    try:
        bare = without_metadata(data)
    except Damaged:
        message, hint = "this picture is cut short or damaged", "save it again"
        raise Mistake("bad-picture", message, hint) from None
    return _turned(data, path) if orientation(bare.exif) > 1 else bare.data


def _turned(data: bytes, path: str) -> bytes:
    from workshopsite.pictures.pixels import upright

    return upright(data, path.rpartition("/")[2])


def _refuse_position(data: bytes) -> None:
    from workshopsite.pictures.pixels import tells_position

    if tells_position(data):
        message = "this picture says where it was taken, for all to read"
        raise Mistake("bad-picture", message, "save it as JPEG, PNG or WebP")
