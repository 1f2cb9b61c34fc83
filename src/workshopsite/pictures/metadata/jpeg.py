"""JPEG: segments (ITU-T T.81, annex B). What an application's segment holds, its name says."""

from __future__ import annotations

from collections.abc import Iterator

from workshopsite.late import pattern
from workshopsite.pictures.metadata.parts import Bare, Damaged, taken

_START = b"\xff\xd8"
_END, _SCAN, _COMMENT = 0xD9, 0xDA, 0xFE
_APPLICATIONS = range(0xE0, 0xF0)
_NEXT = pattern(rb"\xff+([^\xff\x00\xd0-\xd7])")  # a marker that is no part of a scan's data
_EXIF = b"Exif\x00\x00"

# JFIF's density; the colour profile; how Adobe's programs meant the colours (needed to decode).
_SHOWN = ((0xE0, b"JFIF\x00"), (0xE2, b"ICC_PROFILE\x00"), (0xEE, b"Adobe"))


def is_one(data: bytes) -> bool:
    """Whether a file is a JPEG."""
    return data.startswith(_START)


def without_metadata(data: bytes) -> Bare:
    """The file without comments and applications' data, up to its end; raises Damaged."""
    kept, exif = [_START], b""
    for marker, part in _segments(data):
        content = part[4:]
        if marker == 0xE1 and content.startswith(_EXIF):
            exif = exif or content.removeprefix(_EXIF)
        if _is_shown(marker, content):
            kept.append(part)
    return Bare(b"".join(kept), exif)


def _is_shown(marker: int, content: bytes) -> bool:
    if marker in _APPLICATIONS:
        return any(marker == known and content.startswith(name) for known, name in _SHOWN)
    return marker != _COMMENT


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each segment with its marker, that of a scan with all of its data, up to the end's."""
    at, marker = len(_START), 0
    while marker != _END:
        found = _NEXT.match(data, at)
        if found is None:
            raise Damaged
        marker, at = found[1][0], found.end() - 2
        end = at + 2
        if marker != _END:
            end += int.from_bytes(taken(data, end, 2), "big")
        if marker == _SCAN:
            end = _end_of_scan(data, end)
        yield marker, taken(data, at, end - at)
        at = end


def _end_of_scan(data: bytes, start: int) -> int:
    found = _NEXT.search(data, start)
    if found is None:
        raise Damaged
    return found.start()
