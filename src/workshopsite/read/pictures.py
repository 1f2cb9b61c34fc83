"""How wide and high a picture is, as it is meant to be seen."""

from __future__ import annotations

from pathlib import Path

from workshopsite.read.exif import is_lying

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".bmp", ".tiff"})
"""Endings of files that a page can show as pictures."""


def dimensions(path: Path) -> tuple[int | None, int | None]:
    """Width and height in pixels; (None, None) where the file is no picture or says neither."""
    if path.suffix.lower() not in PICTURES:
        return None, None
    import imagesize

    try:
        width, height = imagesize.get(path)
    except (OSError, ValueError, SyntaxError):  # what imagesize raises for damaged pictures
        return None, None
    if width <= 0 or height <= 0:
        return None, None
    width, height = round(width), round(height)
    return (height, width) if _is_lying(path) else (width, height)


_EXIF = {".png": (b"eXIf", 4), ".webp": (b"EXIF", 8)}
"""What stands before the Exif data, by ending: a chunk's name, and from it to the data."""


def _is_lying(path: Path) -> bool:
    """Whether a PNG or WebP file says that it must be turned; imagesize knows that of JPEG."""
    name, skipped = _EXIF.get(path.suffix.lower(), (b"", 0))
    if not name:
        return False
    try:
        data = path.read_bytes()
    except OSError:  # reported by who indexes the file
        return False
    found = data.find(name)
    return found >= 0 and is_lying(data[found + skipped :].removeprefix(b"Exif\x00\x00"))
