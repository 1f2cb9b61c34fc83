"""What pages cost their readers, in bytes."""

import gzip
import re
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from whole_page import load_pictures

from built import Parsed
from every_kind import KINDS
from measured_sites import SITES
from photos import PORTRAITS, portrait

KB = 1000
SCREENS = {"computer": (1280, 800, 1), "phone": (360, 740, 3)}
"""Width and height in CSS pixels, and how many of the screen's stand for one of them."""


@cache
def compressed(file):
    return len(gzip.compress(file.read_bytes(), mtime=0))


def own_weight(page):
    """The bytes of a page's HTML, style sheets and scripts as they are transferred."""
    html = Parsed(page.read_text("utf-8"))
    links = [link["href"] for link in html.all("link") if link.get("rel") == "stylesheet"]
    links += [script["src"] for script in html.all("script") if "src" in script]
    return compressed(page) + sum(compressed(_file(page, link)) for link in links)


def _file(page, link):
    """The file that a page links to; 404.html has whole addresses, but nothing besides itself."""
    assert not re.match(r"\w+:|//", link), link
    return Path(page.parent, urlsplit(link).path).resolve()


@pytest.mark.parametrize("site", SITES)
def test_text_styles_and_scripts_of_a_page_are_at_most_40_kb(sites, site):
    """All of them but the list of 356 posters, and the program and home page that show them all."""
    folder = sites.built(site)
    weights = {p.relative_to(folder).as_posix(): own_weight(p) for p in folder.rglob("*.html")}
    most = dict.fromkeys(weights, 40 * KB)
    if site == "posters":
        most |= dict.fromkeys(("index.html", "program/index.html", "papers/index.html"), 150 * KB)
    assert {name: weight for name, weight in weights.items() if weight > most[name]} == {}


def test_every_kind_of_page_is_weighed_with_its_styles_and_scripts(sites):
    """So that the test above can fail."""
    folder = sites.built("kinds")
    for address in KINDS.values():
        page = folder / address if address.endswith(".html") else folder / address / "index.html"
        assert own_weight(page) >= compressed(page) > 0.5 * KB
    assert own_weight(folder / "index.html") > compressed(folder / "index.html") + 5 * KB


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("address", ["", "program/"])
def test_a_program_with_five_portraits_is_at_most_120_kb(sites, chromium, screen, address):
    """The page that this project comes from took 9.2 MB with the same program and portraits."""
    moved = transferred(chromium, sites.address("portraits", address), *SCREENS[screen])
    assert sum(".html" in name or name.endswith("/") for name in moved) == 1
    assert sum(moved.values()) <= 120 * KB, moved


def test_the_portraits_are_as_large_as_they_were(sites):
    """So that the test above can fail: they weigh megabytes, and the page shows all of them."""
    assert sum(len(portrait(name)) for name in PORTRAITS) > 6000 * KB
    page = Parsed((sites.built("portraits") / "program/index.html").read_text("utf-8"))
    shown = [picture["src"] for picture in page.all("img")]
    assert [sum(name in src for src in shown) for name in PORTRAITS] == [1] * 5, shown


def transferred(chromium, url, width, height, scale):
    """The bytes that a browser gets for each address, head and body, down to the page's end."""
    size = {"width": width, "height": height}
    context = chromium.new_context(viewport=size, device_scale_factor=scale)
    try:
        tab = context.new_page()
        devtools = context.new_cdp_session(tab)
        names, sizes = {}, {}
        devtools.on("Network.requestWillBeSent", lambda e: names.update(_named(e)))
        devtools.on("Network.loadingFinished", lambda e: sizes.update(_sized(e)))
        devtools.send("Network.enable")
        tab.goto(url, wait_until="networkidle")
        load_pictures(tab)
        return {name: sizes[one] for one, name in names.items() if one in sizes}
    finally:
        context.close()


def _named(event):
    return {event["requestId"]: event["request"]["url"]}


def _sized(event):
    return {event["requestId"]: event["encodedDataLength"]}
