"""The npm packages of tests/npm, which `make test-all` installs.

Without them these tests are skipped, but in CI they fail.
"""

from __future__ import annotations

import os
import shutil

import pytest

from surfaces.calendars import NODE


@pytest.fixture(scope="session", autouse=True)
def npm_packages():
    """Node.js, and what tests/npm/package.json names."""
    if shutil.which("node") and (NODE / "node_modules/ical.js").is_dir():
        return
    missing = "there is no Node.js or no ical.js; make test-all installs it"
    if os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(missing)
