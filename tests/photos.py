"""Pictures that cost what photographs cost: made of noise of every size, the same at every run."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

PORTRAITS = {"one": (2163, 2129), "two": (460, 460), "three": (460, 460), "four": (500, 500)}
PORTRAITS |= {"five": (2000, 1986)}
"""Width and height of the five portraits of the page that this project comes from, in pixels."""

_OCTAVES = ((4, 90), (12, 40), (40, 25), (120, 16), (360, 12), (1080, 1))
"""How many spots of noise stand beside each other, and how much they weigh out of 255.

A photograph has much of its contrast in large forms and a little in details. With these weights
the portraits, reduced to what a page shows, take about as many bytes as the original ones do.
"""


@cache
def photo(width: int, height: int, seed: int, kind: str = "PNG") -> bytes:
    """A picture of that size in pixels, as a file of one of Pillow's formats."""
    file = BytesIO()
    _noise(width, height, Random(seed)).save(file, kind, quality=92)
    return file.getvalue()


@cache
def portrait(name: str) -> bytes:
    """One of PORTRAITS as a PNG, cut to a circle like the originals."""
    width, height = PORTRAITS[name]
    picture = _noise(width, height, Random(name))
    circle = Image.new("L", (width, height))
    ImageDraw.Draw(circle).ellipse((0, 0, width - 1, height - 1), fill=255)
    picture.putalpha(circle)
    file = BytesIO()
    Image.composite(picture, Image.new("RGBA", picture.size), circle).save(file, "PNG")
    return file.getvalue()


def _noise(width: int, height: int, random: Random) -> Image.Image:
    """Noise of all octaves, summed around a middle grey; none is finer than a pixel."""
    total = Image.new("RGB", (width, height), (128, 128, 128))
    for spots, weight in _OCTAVES:
        if spots <= width:
            total = Image.blend(total, _octave(spots, random, total.size), weight / 255)
    return total


def _octave(spots: int, random: Random, size: tuple[int, int]) -> Image.Image:
    """Random colours in a square of so many spots, stretched smoothly to a size."""
    small = Image.frombytes("RGB", (spots, spots), random.randbytes(3 * spots * spots))
    return small.resize(size, Image.Resampling.BICUBIC)
