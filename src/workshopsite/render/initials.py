"""What stands for a face where there is no picture: letters and a colour, made of the name."""

from __future__ import annotations

from hashlib import blake2b


def hue(name: str) -> int:
    """One of 24 hues, in degrees, always the same for a name."""
    return blake2b(name.encode(), digest_size=1).digest()[0] % 24 * 15


def initials(name: str) -> str:
    """``Ada B. Example`` is AE; a single name gives one letter."""
    words = [word for word in name.split() if word[0].isalnum()]
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [word[0] for word in words]
    return "".join(letters).upper()
