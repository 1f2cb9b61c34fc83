"""Messages are one sentence, whatever was typed: on one line, and no longer than can be read."""

from __future__ import annotations

LONGEST = 600
"""Characters of a message."""

LONGEST_HINT = 3000
"""Characters of a hint, which may hold a whole line to write instead."""

_END = 100


def sentence(text: str) -> str:
    """A message on one line; of a long one, which quotes what was typed, both its ends."""
    return shortened(" ".join(text.splitlines()), LONGEST)


def shortened(text: str, longest: int) -> str:
    """A text without its middle if it is longer than that many characters."""
    return text if len(text) <= longest else f"{text[: longest - _END]} … {text[-_END:]}"
