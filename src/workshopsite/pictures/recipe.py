"""How one file is made of a picture: said beforehand, so that it can be found again."""

from __future__ import annotations

from enum import Enum
from hashlib import blake2b

from workshopsite.late import dataclass

VERSION = 1
"""Counted up when the same recipe gives other bytes, so that nothing old is taken for new."""

LARGEST = {"JPEG": 50_000_000}
"""Pixels by format, else LARGEST_OTHER; more is a mistake, or a bomb that is to fill the memory.

A JPEG is decoded to a half of its size or less, unless it must be turned.
"""

LARGEST_OTHER = 36_000_000

LARGEST_FILE = 50_000_000
"""Bytes: a file that has more is not even opened."""

Focus = tuple[float, float]
"""The point of a picture that must be seen: from the left and from the top, each from 0 to 1."""


class Cut(Enum):
    """What is done to a picture's shape."""

    NONE = "none"
    SQUARE = "square"  # as large as it can be, around the focus
    ICON = "icon"  # a square that holds all of the picture


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a file is made.

    Attributes:
        width: of the file in pixels; for a square its height as well.
        format: "WEBP", "JPEG" or "PNG".
        cut: what becomes of its shape.
        focus: what a square is cut around.
        opaque: whether white stands where the picture lets something shine through.
    """

    width: int
    format: str
    cut: Cut = Cut.NONE
    focus: Focus = (0.5, 0.4)
    opaque: bool = False


def short_digest(*facts: object) -> str:
    """Eight signs that differ when one of the facts does, for addresses."""
    return long_digest(*facts)[:8]


def long_digest(*facts: object) -> str:
    """The same in 32 signs, for names in the cache."""
    return blake2b(repr((VERSION, *facts)).encode(), digest_size=16).hexdigest()
