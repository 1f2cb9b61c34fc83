"""What was found out about addresses, kept for days in `.workshopsite/` beside the site's content.

It can be found out again: the file may be deleted at any time, one that is damaged counts as none,
and where it cannot be written, nothing is kept.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from workshopsite.external.outcome import Outcome, State
from workshopsite.folders import make_ignored

KEPT = ".workshopsite/links.json"
"""The file, from the site's folder."""

_DAY = 86_400
_LIVES = {State.FINE: 7 * _DAY, State.UNSURE: _DAY}
"""For how many seconds an outcome counts. One that is dead may be mended: it is asked for anew."""

_PASSING = frozenset({408, 425, 429, 503})
"""Answers that say nothing of the address."""

_VERSION = 1


class Memory:
    """Outcomes by address, each for its time."""

    def __init__(self, path: Path, now: float) -> None:
        """Read what is kept.

        Args:
            path: the file.
            now: the time, in seconds since 1970.
        """
        self._path = path
        self._now = now
        self._kept = _fresh(_entries(path), now)

    def get(self, url: str) -> Outcome | None:
        """What is known of an address, if that is not too old."""
        entry = self._kept.get(url)
        return _outcome(entry) if entry else None

    def keep(self, url: str, outcome: Outcome) -> None:
        """Remember what was found out now, if it lasts."""
        lasts = outcome.state in _LIVES and outcome.status not in _PASSING
        if lasts and outcome.trouble is None:
            facts = {"status": outcome.status, "moved": outcome.moved, "host": outcome.host}
            self._kept[url] = {"at": self._now, **facts}

    def save(self) -> None:
        """Write the file: all of it or nothing."""
        text = json.dumps({"version": _VERSION, "links": self._kept}, indent=1, sort_keys=True)
        arriving = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        with suppress(OSError):
            make_ignored(self._path.parent)
            arriving.write_text(text + "\n", encoding="utf-8")
            arriving.replace(self._path)


def _entries(path: Path) -> Mapping[str, Any]:
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    known = isinstance(data, dict) and data.get("version") == _VERSION
    links = data.get("links") if known else None
    return links if isinstance(links, dict) else {}


def _fresh(entries: Mapping[str, Any], now: float) -> dict[str, dict[str, Any]]:
    return {url: entry for url, entry in entries.items() if _counts(entry, now)}


def _counts(entry: Any, now: float) -> bool:
    match entry:
        case {"at": int() | float() as at, "status": int(), "moved": str(), "host": str()}:
            return 0 <= now - at < _LIVES.get(_outcome(entry).state, 0)
    return False


def _outcome(entry: Mapping[str, Any]) -> Outcome:
    return Outcome(entry["status"], None, entry["moved"], entry["host"])
