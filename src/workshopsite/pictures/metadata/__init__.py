"""A picture's file without what it says besides the picture: where it was taken, when, by whom.

Nothing is decoded: the parts of the file that say such things are left out, and all others stay as
they are, colour profiles among them. Left out is also whatever stands behind the picture's end,
where phones put films and second pictures.
"""

from __future__ import annotations

from workshopsite.pictures.metadata import jpeg, png, webp
from workshopsite.pictures.metadata.parts import Bare, Damaged

__all__ = ["Bare", "Damaged", "without_metadata"]

_FORMATS = (jpeg, png, webp)


def without_metadata(data: bytes) -> Bare:
    """A file without its metadata; one that is neither JPEG, PNG nor WebP as it is.

    Raises:
        Damaged: the file ends too early or does not keep to its format.
    """
    stripper = next((one for one in _FORMATS if one.is_one(data)), None)
    return stripper.without_metadata(data) if stripper else Bare(data)
