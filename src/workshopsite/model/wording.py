"""Typed text made comparable, and words put together for messages."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def plain(text: str) -> str:
    """The text on one line, with single ordinary spaces and without invisible characters."""
    return " ".join(text.translate(_INVISIBLE).split())


def fold(word: str) -> str:
    """The word without accents and differences of letter case, to look it up."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def quoted(text: str) -> str:
    """The text in quotes for a message, cut where it is long."""
    return f'"{text}"' if len(text) <= 40 else f'"{text[:39]}…"'


def listed(words: Collection[str]) -> str:
    """``A``, ``A or B``, ``A, B or C``."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last
