"""Whole sites that real readers could want, for tests that look at all surfaces of one."""

from __future__ import annotations

from pathlib import Path

from rich_site import RICH
from sites import write
from three_days import THREE_DAYS
from workshopsite.scaffold import new_site

ROOT = Path(__file__).parent.parent
WHOLE_SITES = ("this repository", "new", "rich", "three days")


def folder_of(name: str, empty: Path) -> Path:
    """The folder of one of WHOLE_SITES; it is written into an empty one where it has to be."""
    if name == "this repository":
        return ROOT
    if name == "new":
        new_site(empty)
        return empty
    return write(empty, {"rich": RICH, "three days": THREE_DAYS}[name])
