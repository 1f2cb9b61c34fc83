"""The npm packages of tests/npm, which `make test-all` installs.

Without them these tests are skipped, but in CI they fail.
"""

from __future__ import annotations

import pytest

from tools import npm_file, program


@pytest.fixture(scope="session", autouse=True)
def npm_packages():
    """Node.js, and what tests/npm/package.json names."""
    program("node")
    npm_file("ical.js/package.json")
