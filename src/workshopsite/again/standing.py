"""How a file stands on the disk: what tells, without reading it, that it is as it was.

As in git that is its size, when it was changed, and which file it is. Two writes within one tick
of the disk's clock look alike; so nothing is trusted that was young when it was looked at.
"""

from __future__ import annotations

import os
from stat import S_IFMT, S_IFREG

TICK = 2_000_000_000
"""Nanoseconds; no file system that is in use counts in coarser steps (FAT has two seconds)."""

PRESENT = "0 0 0 0 0 "
"""The standing of what is there, and of which only the name counts: a folder, for instance."""


def standing(status: os.stat_result, leads_to: str = "") -> str:
    """What is there: kind, size, times, which file, and where the link to it leads, if one does.

    Anybody can set the time of a file's last change. So the other time counts as well: when that,
    or the file's name or rights, were set.
    """
    times = f"{status.st_mtime_ns} {status.st_ctime_ns}"
    return f"{S_IFMT(status.st_mode)} {status.st_size} {times} {status.st_ino} {leads_to}"


def may_be_equal(one: str, other: str) -> bool:
    """Whether the contents of two standings can be the same: plain files of one size, one way."""
    return one.startswith(f"{S_IFREG} ") and _without_times(one) == _without_times(other)


def _without_times(stands: str) -> list[str]:
    kind, size, _, _, _, leads_to = stands.split(" ", 5)
    return [kind, size, leads_to]


def is_old(stands: str, now: int) -> bool:
    """Whether the last change is so long ago that the next one will have another time.

    Args:
        stands: a standing.
        now: when it was found, by the disk's clock.
    """
    _, _, changed, described, _ = stands.split(" ", 4)
    return max(int(changed), int(described)) < now - TICK


def distrusted(stands: str) -> str:
    """A standing that equals none, although its content may be equal."""
    kind, size, _, _, which, leads_to = stands.split(" ", 5)
    return f"{kind} {size} ? ? {which} {leads_to}"
