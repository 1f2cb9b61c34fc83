"""The picture beside links to a site in social networks: its title on its colour, by Pillow."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from workshopsite.late import dataclass, pattern

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

SIZE = (1200, 630)
"""Pixels: what social networks ask for (1.91:1)."""

WAY = 2
"""Another number for each way of drawing: a card that was kept and drawn otherwise is another."""

_DRAWN = pattern(
    "[ -~\u00a1-\u00ac\u00ae-\u012b\u012e-\u0131\u0134-\u0149\u014c-\u0165\u0168-\u017e"
    "\u01a0\u01a1\u01af\u01b0\u0218-\u021b\u1ea0-\u1ef9"
    "\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce"
    "\u0400-\u045f\u0490\u0491"
    "\u2010\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u20ac\u2122\u2190-\u2193"
    "\u2212\u221e\u2248\u2260\u2264\u2265]+"
)
"""What the font has: letters of Latin (Vietnamese too), Greek and Cyrillic, and the usual signs."""

_FONT = "SourceSerifProSemibold"
_EDGE = 90
_ROOM = SIZE[0] - 2 * _EDGE
_HEIGHT = SIZE[1] - 2 * _EDGE // 3
_SMALL, _LARGE, _SMALLEST, _STEP = 40, 104, 56, 4  # of letters, in pixels
_AIR = 18  # between the title and what stands above and below it
_MOST_LINES = 4
_SHADES = 31  # between the ground and the letters; to find the best colours would take longer


@dataclass(frozen=True, slots=True)
class Card:
    """What is written on it, in plain text, and on which colour (``#rrggbb``, dark).

    Attributes:
        title: large.
        above: smaller, above it; or "".
        below: likewise below it.
        colour: of the ground; the text is white.
    """

    title: str
    above: str
    below: str
    colour: str


def can_write(text: str) -> bool:
    """Whether the font has every character of a text."""
    return bool(_DRAWN.fullmatch(text))


def drawn(card: Card) -> bytes:
    """The card as a PNG."""
    from PIL import Image, ImageDraw

    letters = Image.new("L", SIZE)  # how much of each pixel they cover
    draw = ImageDraw.Draw(letters)
    lines = list(_lines(card))
    top = (SIZE[1] - sum(_taken(size) for _, size in lines)) / 2
    for text, size in lines:
        top += _above(size)
        draw.text((_EDGE, top), text, 255, _font(size), anchor="ls")
        top += _below(size)
    picture = letters.point([round(cover * _SHADES / 255) for cover in range(256)])
    picture.putpalette(_palette(card.colour))
    file = _Png()
    picture.save(file)
    return file.getvalue()


def _palette(colour: str) -> list[int]:
    """Red, green and blue of each shade, from the ground to the white of the text."""
    ground = bytes.fromhex(colour.removeprefix("#"))
    return [
        round(part + (255 - part) * shade / _SHADES)
        for shade in range(_SHADES + 1)
        for part in ground
    ]


class _Png(BytesIO):
    """A file in memory that is called like a PNG.

    Pillow takes the kind of picture from that; told the kind instead, it would load all it knows.
    """

    name = "card.png"


def _lines(card: Card) -> Iterator[tuple[str, int]]:
    """Each line with its size in pixels, from top to bottom."""
    if card.above:
        yield _shortened(card.above, _SMALL), _SMALL
    small = [line for line in (card.above, card.below) if line]
    size, title = _fitting(card.title, _HEIGHT - len(small) * _taken(_SMALL))
    for line in title:
        yield line, size
    if card.below:
        yield _shortened(card.below, _SMALL), _SMALL


def _above(size: int) -> float:
    """How far a line's letters stand below its upper edge."""
    return 0.85 * size + (_AIR if size == _SMALL else 0)


def _below(size: int) -> float:
    """How far they stand above its lower one."""
    return 0.37 * size + (_AIR if size == _SMALL else 0)


def _taken(size: int) -> float:
    return _above(size) + _below(size)


def _fitting(title: str, height: float) -> tuple[int, list[str]]:
    """The largest size in which a title has few enough lines for a height, and these."""
    for size in range(_LARGE, _SMALLEST, -_STEP):
        lines = _wrapped(title, size)
        most = min(_MOST_LINES, height // _taken(size))
        if len(lines) <= most and all(_width(line, size) <= _ROOM for line in lines):
            return size, lines
    first = _wrapped(title, _SMALLEST)
    shown = first[:_MOST_LINES]
    if len(first) > _MOST_LINES:
        shown[-1] += " …"
    return _SMALLEST, [_shortened(line, _SMALLEST) for line in shown]


def _wrapped(text: str, size: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer, size) <= _ROOM:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _shortened(line: str, size: int) -> str:
    """A line that fits: cut, with an ellipsis, where it is too long."""
    if _width(line, size) <= _ROOM:
        return line
    while line and _width(f"{line}…", size) > _ROOM:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _width(text: str, size: int) -> float:
    return float(_font(size).getbbox(text)[2])  # of the ink: an ellipsis is wider than it says


@cache
def _font(size: int) -> FreeTypeFont:
    from font_source_serif_pro import font_files_ttf
    from PIL import ImageFont

    # Not Raqm, which not every system has: the same bytes everywhere.
    return ImageFont.truetype(font_files_ttf[_FONT], size, layout_engine=ImageFont.Layout.BASIC)
