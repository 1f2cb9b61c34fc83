"""Whether a picture moves, which it would no longer do when it is made smaller here."""

from __future__ import annotations

from pathlib import Path

_HEAD = 65536
_ANIMATION = 0x02  # a flag of VP8X (RFC 9649, section 2.7.1)


def is_animated(path: Path) -> bool:
    """Whether a GIF, WebP or PNG file holds several pictures that follow one another.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(b"GIF8"):
        from workshopsite.pictures.pixels import moves

        return moves(path.read_bytes())
    if head[8:16] == b"WEBPVP8X" and len(head) > 20:
        return bool(head[20] & _ANIMATION)
    # PNG, third edition, section 11.3.6.1: acTL stands before the first IDAT.
    return head.startswith(b"\x89PNG") and b"acTL" in head.partition(b"IDAT")[0]
