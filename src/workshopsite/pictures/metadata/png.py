"""PNG: chunks (W3C, Portable Network Graphics, third edition, section 5.3)."""

from __future__ import annotations

from workshopsite.pictures.metadata.parts import Bare, taken

_START = b"\x89PNG\r\n\x1a\n"
_SHOWN = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs "
    b"acTL fcTL fdAT".split()
)
"""What the picture is made of: also how its colours are meant, and how it moves."""


def is_one(data: bytes) -> bool:
    """Whether a file is a PNG."""
    return data.startswith(_START)


def without_metadata(data: bytes) -> Bare:
    """The file with the chunks of the picture only, up to its end; raises Damaged."""
    kept, exif, at, kind = [_START], b"", len(_START), b""
    while kind != b"IEND":
        length = int.from_bytes(taken(data, at, 4), "big")
        chunk = taken(data, at, 12 + length)
        kind = chunk[4:8]
        if kind == b"eXIf":
            exif = chunk[8:-4]
        if kind in _SHOWN:
            kept.append(chunk)
        at += len(chunk)
    return Bare(b"".join(kept), exif)
