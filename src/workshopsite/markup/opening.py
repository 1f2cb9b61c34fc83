"""How a stranger's text begins, as plain text, without converting what is behind.

Letters and the marks between words stand for themselves, and so do some words that are emphasised
or code, but for the signs around them. And a paragraph is made of its own lines, unless it has
something that another place can complete: a link whose address stands below, an HTML tag, a
formula. So one that has nothing of that is converted alone.
"""

from __future__ import annotations

from functools import lru_cache

from workshopsite.late import pattern
from workshopsite.markup.formulas import clean
from workshopsite.markup.markdown import plain_text
from workshopsite.markup.mistakes import is_too_deep
from workshopsite.markup.prepared import prepare

_WORDS = r"[^\W_]+(?:[ -][^\W_]+)*"
_SIGNED = rf"(?<= )(?:`{_WORDS}`|\*{_WORDS}\*|\*\*{_WORDS}\*\*)(?=[ \n,.:;]|\Z)"
_AS_TYPED = pattern(rf"[^\W\d_](?:[^\W_]|[ ,.:;()!?'\"%+–—’“”-]|\n(?=[^\W\d_])|{_SIGNED})*")
_SIGNS = str.maketrans("", "", "`*")
_ALONE = pattern(r"(?:[^\W\d_][^\n<>\[\]&\\$|]*\n)*[^\W\d_][^\n<>\[\]&\\$|]*")
"""A paragraph: each of its lines begins with a letter, as no other block and no item does."""


@lru_cache(maxsize=8192)
def opening(text: str, longest: int, *, language: str = "") -> str:
    """The beginning of a text's `plain_text`: more than so many characters of it, or all of it.

    Args:
        text: Markdown.
        longest: how many; white space counts as one of them.
        language: as for `plain_text`.
    """
    text = clean(text)
    found = _AS_TYPED.match(text)
    typed = found[0] if found else ""
    begun = typed.translate(_SIGNS)
    # Of a text that is nested too deeply, nothing is converted.
    if _is_longer(begun, longest) and (begun == typed or not is_too_deep(prepare(text))):
        return begun
    first, _, behind = text.partition("\n\n")
    if behind and _ALONE.fullmatch(first) and not is_too_deep(prepare(text)):
        begun = plain_text(first, language=language)
        if _is_longer(begun, longest):
            return begun
    return plain_text(text, language=language)


def _is_longer(text: str, longest: int) -> bool:
    return len(" ".join(text.split())) > longest
