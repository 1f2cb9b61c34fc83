"""Which files of a site changed: bursts of saves as one set of paths; knows nothing of servers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

from workshopsite.read.folder import ROOTS, is_ignored
from workshopsite.render.jinja import THEME

SETTLED = 40
"""Milliseconds without a further change after which a burst of saves is over."""

LONGEST_BURST = 400
"""Milliseconds after which a burst is handed on although it goes on."""

_LEFTOVERS = {"4913", "desktop.ini", "Thumbs.db"}
_ENDINGS = (".swp", ".swx", ".swo", ".tmp", ".part", ".crdownload", ".bak", ".orig")


def changes(root: Path, stop: Event, *, poll: bool = False) -> Iterator[set[Path]]:
    """The files of a site that were written, renamed or removed, one set for each burst.

    Args:
        root: the site's folder; content/, templates/, assets/ in it may come and go.
        stop: ends the iteration when it is set.
        poll: whether to look at all files again and again, where the system does not tell.
    """
    from watchfiles import watch

    tops = [root / top for top in ROOTS]
    for found in watch(
        root,
        THEME,
        watch_filter=lambda _, path: is_watched(Path(path), tops),
        debounce=LONGEST_BURST,
        step=SETTLED,
        stop_event=stop,
        rust_timeout=500,
        force_polling=poll or None,
        poll_delay_ms=100,
        raise_interrupt=False,
    ):
        yield {Path(path) for _, path in found}


def is_watched(path: Path, tops: list[Path]) -> bool:
    """Whether a change of this file can change the site.

    The output folder is never below content/, templates/ or assets/; what editors leave behind
    is no change.
    """
    for top in (*tops, THEME):
        if path == top or path.is_relative_to(top):
            names = path.relative_to(top).parts
            return not any(is_leftover(name) for name in names)
    return False


def is_leftover(name: str) -> bool:
    """Whether a file of this name is an editor's or a system's, and not the organiser's."""
    return (
        is_ignored(name)
        or name in _LEFTOVERS
        or name.endswith(_ENDINGS)
        or (name.startswith("#") and name.endswith("#"))
        or "___jb_" in name
    )
