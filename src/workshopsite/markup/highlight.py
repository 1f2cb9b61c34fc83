"""Coloured code: the only module that knows Pygments, which is loaded when code is coloured.

The classes are Pygments' short ones ("k" for a keyword); theme/assets/code.css has the colours.
"""

from __future__ import annotations

import re
from html import escape

LARGEST = 200_000
"""Characters: longer code is shown without colours, since some lexers get slow."""

_NAME = re.compile(r"\{?[ ]*\.?(?:language-)?([\w+#.-]+)")


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
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    if len(code) > LARGEST:
        return escape(code, quote=False)
    try:
        lexer = get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return escape(code, quote=False)
    html: str = highlight(code, lexer, HtmlFormatter(nowrap=True))
    return html
