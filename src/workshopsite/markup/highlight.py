"""Coloured code: the only module that knows Pygments, which is loaded when code is coloured.

The classes are Pygments' short ones ("k" for a keyword); theme/assets/code.css has the colours.
"""

from __future__ import annotations

from functools import cache, lru_cache
from html import escape
from typing import TYPE_CHECKING

from workshopsite.late import pattern

if TYPE_CHECKING:
    from pygments.formatters.html import HtmlFormatter
    from pygments.lexer import Lexer

LARGEST = 200_000
"""Characters: longer code is shown without colours, since some lexers get slow."""

_NAME = pattern(r"\{?[ ]*\.?(?:language-)?([\w+#.-]+)")


def language_of(info: str) -> str:
    """The language of a fence, from ``python``, ``{.python}`` or ``language-python``; or ""."""
    match = _NAME.match(info)
    return match[1].lower() if match else ""


def highlighted(code: str, language: str) -> str:
    """The code as HTML for inside <code>, with spans where Pygments knows the language.

    Args:
        code: its text.
        language: a name that Pygments may know; any other gives the code as it is.
    """
    from pygments import highlight

    lexer = _lexer(language) if len(code) <= LARGEST else None
    if lexer is None:
        return escape(code, quote=False)
    html: str = highlight(code, lexer(stripnl=False), _formatter())
    return html


@lru_cache(maxsize=64)
def _lexer(language: str) -> type[Lexer] | None:
    """What reads a language; a class, since some lexers remember what they have read."""
    from pygments.lexers import find_lexer_class_by_name
    from pygments.util import ClassNotFound

    try:
        return find_lexer_class_by_name(language)
    except ClassNotFound:
        return None


@cache
def _formatter() -> HtmlFormatter[str]:
    from pygments.formatters.html import HtmlFormatter

    return HtmlFormatter(nowrap=True)
