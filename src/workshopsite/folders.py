"""The folders of a site that the program calls by name."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:  # a build of which nothing changed has no time for typing and pathlib
    from pathlib import Path

ROOTS = ("content", "templates", "assets")
"""What is read; everything else in a site's folder is left alone."""

KEPT = ".workshopsite"
"""What is kept between builds, beside them; all of it can be made again."""


def make_ignored(folder: Path) -> None:
    """Make a folder that git leaves out by itself, so that nobody has to know of it."""
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
