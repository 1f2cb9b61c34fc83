"""How wide and high a picture is, read from the first bytes of its file."""

from __future__ import annotations

from pathlib import Path

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
    return (round(width), round(height)) if width > 0 and height > 0 else (None, None)
