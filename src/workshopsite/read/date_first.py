"""Lines of dates that begin with their title: ``Notification: 2030-04-01``."""

from __future__ import annotations

import re
from typing import Any

from workshopsite.problems import Mistake, nearest

_DAY = r"\d{4}-\d{1,2}-\d{1,2}|\d{1,4}[/.]\d{1,2}[/.]\d{1,4}"
_BEHIND = re.compile(rf"(?P<title>[^\d].*?)[\s:,(–—-]+(?P<date>(?:{_DAY})(?:\s+[\d:.]+)?)\)?")
_KEYS = ("date", "title", "text", "time", "zone", "was", "id", "extra")


def date_first(item: Any) -> None:
    """Refuse a line of important dates or news whose date stands behind its text.

    Args:
        item: what was typed: a text, or the one key that YAML made of a text with a colon.

    Raises:
        Mistake: bad-date, with the line turned round.
    """
    found = _turned(item) if isinstance(item, str) else _split(item)
    if found:
        day, title = found
        message = "the date has to stand in front"
        raise Mistake("bad-date", message, f"write {day} {title}", day)


def _turned(text: str) -> tuple[str, str] | None:
    """The date and the title of a text that begins with the title."""
    match = _BEHIND.fullmatch(text.strip())
    return (match["date"], match["title"]) if match else None


def _split(item: Any) -> tuple[str, str] | None:
    """The date and the title of a text that YAML split at its colon, or None."""
    if not isinstance(item, dict) or len(item) != 1:
        return None
    [(title, value)] = item.items()
    is_text = isinstance(value, str) and value and not title[:1].isdigit()
    if not is_text or title.upper() in {"TBA", "TBD", "TBC"} or nearest(title, _KEYS):
        return None
    return value, title
