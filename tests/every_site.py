"""Every site that there is to build: all cases, our own and the richest."""

from __future__ import annotations

import shutil
from pathlib import Path

from rich_site import RICH
from sites import write

ROOT = Path(__file__).parents[1]
CASES = sorted((ROOT / "tests" / "cases").iterdir())
SITES = {case.name: case / "in" for case in CASES} | {"our own": ROOT}
"""Folders of sites, by their names."""


def copied(name: str, folder: Path) -> Path:
    """A new folder with that site, one of SITES or "rich", and nothing else."""
    if name == "rich":
        return write(folder, RICH)
    for top in ("content", "templates", "assets"):
        if (SITES[name] / top).is_dir():
            shutil.copytree(SITES[name] / top, folder / top, symlinks=True)
    return folder
