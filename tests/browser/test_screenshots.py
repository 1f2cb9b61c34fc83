"""A picture of every kind of page, for people to look at: the files of build/screenshots/.

Continuous integration keeps them. That a page is worth looking at, no test can tell; but that it
was drawn.
"""

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from whole_page import load_pictures

from measured_sites import EVERY_PAGE, ROOT, in_words

FOLDER = ROOT / "build/screenshots"
HIGHEST = 12_000
"""Pixels: what is longer is cut, because browsers draw no more in one piece."""


@pytest.fixture(scope="module")
def folder():
    """The folder of the pictures, without those of an earlier time."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    return FOLDER


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("page", EVERY_PAGE, ids=in_words)
def test_a_page_is_drawn_in_light_and_in_dark(sites, tabs, folder, page, width):
    tab = tabs(width)
    tab.goto(sites.address(*page))
    load_pictures(tab)
    pictures = {scheme: _drawn(tab, width, scheme) for scheme in ("light", "dark")}
    for scheme, content in pictures.items():
        name = f"{in_words(page)}-{width}-{scheme}.png".replace(" ", "-")
        Path(folder, name).write_bytes(content)
    light, dark = (_brightness(content) for content in pictures.values())
    assert light > 200 > 80 > dark


def _drawn(tab, width, scheme):
    tab.emulate_media(color_scheme=scheme)
    height = min(tab.evaluate("document.documentElement.scrollHeight"), HIGHEST)
    clip = {"x": 0, "y": 0, "width": width, "height": height}
    return tab.screenshot(full_page=True, clip=clip)


def _brightness(content):
    """How bright most of a picture is, from 0 to 255; a picture of one colour only is none."""
    histogram = Image.open(BytesIO(content)).convert("L").histogram()
    assert sum(number > 0 for number in histogram) > 20
    return max(range(256), key=histogram.__getitem__)
