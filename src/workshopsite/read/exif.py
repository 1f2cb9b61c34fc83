"""How a picture must be turned to be upright, as the Exif data in its file says."""

from __future__ import annotations

from typing import Literal

_ORDERS: dict[bytes, Literal["little", "big"]] = {b"II*\x00": "little", b"MM\x00*": "big"}
_ORIENTATION = 0x0112
_ENTRY = 12
_LYING = range(5, 9)


def orientation(exif: bytes) -> int:
    """The orientation, from 1 (upright) to 8; 1 where the data does not say it.

    Args:
        exif: beginning with its byte order: a TIFF header and the entries of its first directory
            (TIFF 6.0, section 2; the values are those of its section 8, Orientation).
    """
    order = _ORDERS.get(exif[:4])
    if order is None:
        return 1
    start = int.from_bytes(exif[4:8], order) + 2
    count = int.from_bytes(exif[start - 2 : start], order)
    for at in range(start, min(start + count * _ENTRY, len(exif)), _ENTRY):
        if int.from_bytes(exif[at : at + 2], order) == _ORIENTATION:
            found = int.from_bytes(exif[at + 8 : at + 10], order)
            return found if found in range(1, 9) else 1
    return 1


def is_lying(exif: bytes) -> bool:
    """Whether the width of the pixels is the height of the picture."""
    return orientation(exif) in _LYING
