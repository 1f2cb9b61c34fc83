"""What a font's file says of itself at its beginning: its format, and whether it is variable.

The formats are OpenType (sfnt: ISO/IEC 14496-22, section 4.5), WOFF 1.0 (section 4) and WOFF2
(sections 4.1 and 5.1, whose table of known tags has "fvar" at 47). Glyphs are not looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

FONTS = {".woff2": "woff2", ".woff": "woff", ".ttf": "ttf", ".otf": "otf"}
"""Endings of fonts that browsers load, and the formats that they stand for."""

_VARIATIONS = b"fvar"
_KNOWN_VARIATIONS = 47
_OTHER_TAG = 63
_GLYPH_TABLES = (10, 11)  # "glyf" and "loca", whose transformation is the normal case


def font_format(data: bytes) -> str | None:
    """The format of a font as FONTS calls it; None where these bytes begin none."""
    return _SIGNATURES.get(data[:4])


def is_variable(data: bytes) -> bool:
    """Whether a font has axes (a table "fvar"), so that one file holds many weights."""
    tags = _TAGS[_SIGNATURES[data[:4]]]
    try:
        return _VARIATIONS in tags(data)
    except IndexError:  # it ends within its own table of contents
        return False


_SIGNATURES = {
    b"wOF2": "woff2",
    b"wOFF": "woff",
    b"OTTO": "otf",
    b"\x00\x01\x00\x00": "ttf",
    b"true": "ttf",
}


def _of_opentype(data: bytes) -> Iterator[bytes]:
    return (data[at : at + 4] for at in range(12, 12 + 16 * _count(data, 4), 16))


def _of_woff(data: bytes) -> Iterator[bytes]:
    return (data[at : at + 4] for at in range(44, 44 + 20 * _count(data, 12), 20))


def _of_woff2(data: bytes) -> Iterator[bytes]:
    at = 48
    for _ in range(_count(data, 12)):
        flags, at = data[at], at + 1
        number, version = flags & 0x3F, flags >> 6
        if number == _OTHER_TAG:
            yield data[at : at + 4]
            at += 4
        elif number == _KNOWN_VARIATIONS:
            yield _VARIATIONS
        is_transformed = version != (3 if number in _GLYPH_TABLES else 0)
        at = _behind_number(data, at)
        at = _behind_number(data, at) if is_transformed else at


def _count(data: bytes, at: int) -> int:
    return data[at] << 8 | data[at + 1]


def _behind_number(data: bytes, at: int) -> int:
    """Where a number of variable length ends; all its bytes but the last have their highest bit."""
    while data[at] & 0x80:
        at += 1
    return at + 1


_TAGS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "woff2": _of_woff2,
    "woff": _of_woff,
    "ttf": _of_opentype,
    "otf": _of_opentype,
}
