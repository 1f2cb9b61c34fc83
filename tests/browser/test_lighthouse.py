"""The pages that attendees open most, as Lighthouse sees them: on a phone, by a slow network."""

import json
import os
import subprocess
import sys
from urllib.parse import urlsplit

import pytest

from every_kind import KINDS
from tools import NPM, npm_file, program

KB = 1000
PAGES = ("home", "program", "talk")
NO_MORE = {"home": (20, 3500), "program": (22, 4800), "talk": (14, 300)}
"""How many requests, and how many elements: three days with sixty papers and 298 in committees."""

A_LINE = 0.01
"""A layout shift as by a line of text: a script may tell the reader's time zone after the page is
drawn. A picture without a size shifts more."""


@pytest.fixture(scope="module")
def found(sites):
    """What Lighthouse says of each of PAGES."""
    npm_file("lighthouse/package.json")
    environment = os.environ | {"CHROME_PATH": program("chromium", "chromium-browser")}
    addresses = [sites.address("kinds", KINDS[name]) for name in PAGES]
    command = [program("node"), "measure_pages.js", *addresses]
    done = subprocess.run(command, cwd=NPM, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return dict(zip(PAGES, json.loads(done.stdout).values(), strict=True))


@pytest.mark.parametrize("category", ["accessibility", "best-practices", "seo"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_nothing_to_improve(found, name, category):
    assert found[name]["lost"][category] == []
    assert found[name]["scores"][category] == 100


@pytest.mark.parametrize("name", PAGES)
def test_what_makes_a_page_slow_is_not_there(sites, found, name, capsys):
    """The score itself depends on the machine, so that it is shown and not tested."""
    page = found[name]
    weight = sum(request["bytes"] for request in page["requests"])
    with capsys.disabled():
        sys.stdout.write(
            f"\nLighthouse, {name}: performance {page['scores']['performance']}, {weight} bytes, "
            f"{len(page['requests'])} requests, {page['nodes']:.0f} elements\n"
        )
    host = urlsplit(sites.url).netloc
    requests, nodes = NO_MORE[name]
    assert {urlsplit(request["url"]).netloc for request in page["requests"]} == {host}
    assert len(page["requests"]) <= requests
    assert weight <= 120 * KB
    assert page["nodes"] <= nodes
    assert page["shift"] < A_LINE, page["moved"]
