"""Lines whose date or time does not stand in front: ``Notification: 2030-04-01``."""

from __future__ import annotations

import re
from typing import Any

from workshopsite.problems import Mistake, nearest
from workshopsite.read.line_forms import DATE, DATE_BEHIND, SLOT, TIME_BEHIND
from workshopsite.read.traps import written

_DATE_KEYS = ("date", "title", "text", "time", "zone", "was", "id", "extra")
_SLOT_KEYS = ("time", "was", "title", "minutes", "date")


def date_first(item: Any) -> None:
    """Refuse a line of important dates or news that does not begin with its date.

    Args:
        item: what was typed: a text, or the one key that YAML made of a text with a colon.

    Raises:
        Mistake: bad-date, with the line turned round.
    """
    if isinstance(item, str):
        _check_text(item.strip())
    elif (found := _split(item, _DATE_KEYS)) and not DATE.fullmatch(found[0]):
        title, value = found
        known = re.search(r"\d|TB[ADC]\b", value, re.IGNORECASE)
        hint = f"write {value} {title}" if known else f"write 2025-08-29 {title}, or TBA {title}"
        raise Mistake("bad-date", "the date has to stand in front", hint, value)


def _check_text(text: str) -> None:
    message = "the date has to stand in front"
    in_front = DATE.fullmatch(text)
    if in_front and in_front["title"].strip():
        return
    if match := DATE_BEHIND.fullmatch(text):
        hint = f"write {match['date']} {match['title']}"
        raise Mistake("bad-date", message, hint, match["date"])
    if text and not (in_front and text[0].isdigit()):
        hint = "write it as 2025-08-29 Submission deadline, or TBA Submission deadline"
        raise Mistake("bad-date", message, hint)


def time_first(item: Any) -> None:
    """Refuse a line of the program whose time stands behind its title.

    Args:
        item: as for date_first.

    Raises:
        Mistake: bad-time, with the line turned round.
    """
    found = _split(item, _SLOT_KEYS)
    text = ": ".join(found) if found else item
    if not isinstance(text, str) or SLOT.fullmatch(text):
        return
    if match := TIME_BEHIND.fullmatch(text.strip()):
        hint = f"write {match['time']} {match['title']}"
        if not found:
            hint += f", or - title: {written(text)} if that is the title"
        raise Mistake("bad-time", "the time has to stand in front", hint, match["time"])


def _split(item: Any, keys: tuple[str, ...]) -> tuple[str, str] | None:
    """The title and what follows it in a text that YAML split at its colon, or None."""
    if not isinstance(item, dict) or len(item) != 1:
        return None
    [(title, value)] = item.items()
    is_text = isinstance(value, str) and value and not title[:1].isdigit()
    if not is_text or title.upper() in {"TBA", "TBD", "TBC"} or nearest(title, keys):
        return None
    return title, value
