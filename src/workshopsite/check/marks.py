"""Words by which people mark a text that is to be replaced."""

from __future__ import annotations

WORDS = ("TODO", "FIXME", "XXX")


def may_have_mark(text: str) -> bool:
    """Whether one is in a text, or the beginning of what printers fill pages with."""
    return "lorem" in text.lower() or any(word in text for word in WORDS)
