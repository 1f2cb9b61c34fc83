"""Programs by others that some tests need: `make test-all` installs them.

Without them these tests are skipped and say why, but in CI they fail.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

NPM = Path(__file__).parent / "npm"
"""The folder of package.json, in whose node_modules/ the packages are."""


def lack(what: str) -> NoReturn:
    """Skip the test for want of something; in CI, fail it."""
    reason = f"there is no {what}; make test-all installs it"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def program(*names: str) -> str:
    """The path of the first program of these names that there is."""
    found = next(filter(None, map(shutil.which, names)), None)
    return found or lack(names[0])


def npm_file(path: str) -> Path:
    """A file of an npm package, by its path in node_modules/."""
    file = NPM / "node_modules" / path
    return file if file.exists() else lack(f"npm package {path.partition('/')[0]}")
