"""The system's Chromium, driven by Playwright, and previews for it to look at.

`make test-all` installs both. Without them these tests are skipped, but in CI they fail.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from serving import SITE, serving
from sites import write

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
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        path = None
    if path is None:
        missing = "there is no Chromium or no Playwright; make test-all installs them"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
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
