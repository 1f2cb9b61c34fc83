"""WebP: chunks of a RIFF file (RFC 9649, section 2.7)."""

from __future__ import annotations

from workshopsite.pictures.metadata.parts import Bare, Damaged, taken

_SHOWN = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_FLAGS_OF_METADATA = 0x08 | 0x04  # of VP8X: Exif, XMP


def is_one(data: bytes) -> bool:
    """Whether a file is a WebP picture."""
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def without_metadata(data: bytes) -> Bare:
    """The file with the chunks of the picture only; raises Damaged."""
    kept, exif, at = [], b"", 12
    end = 8 + int.from_bytes(taken(data, 4, 4), "little")
    while at + 8 <= end:
        length = int.from_bytes(taken(data, at + 4, 4), "little")
        chunk = taken(data, at, 8 + length)
        kind = chunk[:4]
        if kind == b"EXIF":
            exif = chunk[8:].removeprefix(b"Exif\x00\x00")
        if kind in _SHOWN:
            kept.append(_even(_unflagged(chunk) if kind == b"VP8X" else chunk))
        at += 8 + length + length % 2
    body = b"WEBP" + b"".join(kept)
    return Bare(b"RIFF" + len(body).to_bytes(4, "little") + body, exif)


def _unflagged(chunk: bytes) -> bytes:
    if len(chunk) == 8:
        raise Damaged
    return chunk[:8] + bytes([chunk[8] & ~_FLAGS_OF_METADATA & 0xFF]) + chunk[9:]


def _even(chunk: bytes) -> bytes:
    return chunk + b"\x00" * (len(chunk) % 2)
