"""Ids: the stable names of records, which become addresses, anchors and calendar UIDs."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from workshopsite.late import pattern
from workshopsite.problems import Mistake

LONGEST = 60
"""Characters of a slug."""

_MARKUP = pattern(r"!?\[([^\]]*)\]\([^)]*\)|<[^<>]*>|[*`~$\\]|\b_|_\b")
_APOSTROPHES = pattern(r"['’ʼ]")
_ASCII_WORD = pattern(r"[a-z0-9]+")


@lru_cache(maxsize=16384)
def slug(text: str) -> str:
    """The id that a title gives: lower case, words joined by hyphens, at most 60 characters.

    Letters, their marks, and digits of every script are kept. "" where the text has none.
    """
    bare = _APOSTROPHES.sub("", _MARKUP.sub(lambda m: m.group(1) or "", text))
    if bare.isascii():
        joined = "-".join(_ASCII_WORD.findall(bare.lower()))
    else:
        small = unicodedata.normalize("NFC", unicodedata.normalize("NFC", bare).lower())
        words = "".join(sign if _is_letter(sign) else " " for sign in small).split()
        joined = "-".join(word for word in words if word[0].isalnum())
    if len(joined) <= LONGEST:
        return joined
    cut = joined[: LONGEST + 1].rpartition("-")[0]
    return cut or joined[:LONGEST]


def _is_letter(sign: str) -> bool:
    """Whether a character belongs to a word: a letter, a digit, or a mark on one of them."""
    return sign.isalnum() or unicodedata.category(sign).startswith("M")


def parse_id(text: str) -> str:
    """An id as the organiser typed it; Mistake bad-id where it could not be an address."""
    fits = all(_is_letter(sign) or sign in "._-" for sign in text) and text[:1].isalnum()
    if fits and text == text.lower() and len(text) <= LONGEST:
        return unicodedata.normalize("NFC", text)
    fitting = slug(text)
    hint = f'write "{fitting}"' if fitting else "use small letters, digits and hyphens"
    raise Mistake("bad-id", f'"{text}" cannot be an id', hint)
