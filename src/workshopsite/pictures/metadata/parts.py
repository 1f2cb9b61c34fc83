"""What the readers of all formats share."""

from __future__ import annotations

from workshopsite.late import dataclass


class Damaged(ValueError):  # noqa: N818 - what the file is
    """A file ends too early or does not keep to its format."""


@dataclass(frozen=True, slots=True)
class Bare:
    """A picture's file without its metadata.

    Attributes:
        data: its bytes.
        exif: the Exif data that it had, beginning with "II" or "MM" (TIFF 6.0); b"" without any.
    """

    data: bytes
    exif: bytes = b""


def taken(data: bytes, start: int, length: int) -> bytes:
    """So many bytes from there on; Damaged where there are fewer."""
    part = data[start : start + length]
    if len(part) < length:
        raise Damaged
    return part
