"""Coloured code: the only module that knows Pygments, which is loaded when code is coloured.

The classes are Pygments' short ones ("k" for a keyword); theme/assets/code.css has the colours.
"""

from __future__ import annotations

from functools import cache, lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

from workshopsite.late import pattern

if TYPE_CHECKING:
    from pygments.formatters.html import HtmlFormatter
    from pygments.lexer import Lexer

LARGEST = 200_000
"""Characters: longer code is shown without colours, since some lexers get slow."""

_NAME_IN_ASCII = "[A-Za-z_][A-Za-z0-9_]*"
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

    lexer = _lexer(language, is_ascii=code.isascii()) if len(code) <= LARGEST else None
    if lexer is None:
        return escape(code, quote=False)
    html: str = highlight(code, lexer(stripnl=False), _formatter())
    return html


@lru_cache(maxsize=64)
def _lexer(language: str, *, is_ascii: bool) -> type[Lexer] | None:
    """What reads code of a language; a class, since some lexers remember what they have read."""
    from pygments.lexers import find_lexer_class_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = find_lexer_class_by_name(language)
    except ClassNotFound:
        return None
    return _of_ascii_names(lexer) if is_ascii and hasattr(lexer, "uni_name") else lexer


def _of_ascii_names(lexer: Any) -> type[Lexer]:
    """The lexer of Python, or one made from it, for code in ASCII, of which it makes the same.

    Its set of all letters that a name can have takes longer to compile than all else in it.
    """
    tokens = {
        state: [_of_ascii_name(rule, lexer.uni_name) for rule in rules]
        for state, rules in lexer.tokens.items()
    }
    made: type[Lexer] = type(lexer.__name__, (lexer,), {"tokens": tokens})
    return made


def _of_ascii_name(rule: Any, name: str) -> Any:
    """A rule of a lexer, with what a name in ASCII is like instead of the pattern for any."""
    if type(rule) is tuple and isinstance(rule[0], str):
        return (rule[0].replace(name, _NAME_IN_ASCII), *rule[1:])
    return rule


@cache
def _formatter() -> HtmlFormatter[str]:
    from pygments.formatters.html import HtmlFormatter

    return HtmlFormatter(nowrap=True)
