"""The system's Chromium, driven by Playwright, and previews for it to look at.

`make test-all` installs both. Without them these tests are skipped, but in CI they fail.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from measured_sites import measured_sites
from serving import SITE, serving
from sites import write
from tools import lack, program

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP rebound.example 127.0.0.1",  # as an attacker's DNS would say
]


@pytest.fixture(scope="session")
def chromium():
    """A running browser."""
    path = program("chromium", "chromium-browser")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        lack("Playwright")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(chromium):
    """A fresh browser profile."""
    made = chromium.new_context()
    yield made
    made.close()


@pytest.fixture
def tab(context):
    """An empty tab; an exception in a page's script fails the test."""
    errors = []
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert errors == []


LONG = "\n\n".join(f"Line {number}." for number in range(200))

PAGES = SITE | {
    "content/index.md": "# Welcome\n\nHello.\n\n::: program\n",
    "content/long.md": f"# Long\n\n{LONG}\n",
    "templates/page.html": (
        '{% extends "theme/page.html" %}'
        '{% block content %}<p id="mark">one</p>{{ super() }}{% endblock %}'
    ),
}


@pytest.fixture
def site(tmp_path: Path):
    """A preview of a small site."""
    with serving(write(tmp_path, PAGES)) as it:
        yield it


@pytest.fixture(scope="session")
def sites():
    """Finished sites on a server, which the tests of this folder share."""
    with measured_sites() as them:
        yield them


@pytest.fixture(scope="session")
def tabs(chromium):
    """Gives a tab of a width in pixels, the same one each time: loading a page is what is quick."""
    opened = {}

    def tab(width):
        if width not in opened:
            size = {"width": width, "height": 800}
            opened[width] = chromium.new_context(viewport=size, reduced_motion="reduce").new_page()
        return opened[width]

    yield tab
    for page in opened.values():
        page.context.close()
