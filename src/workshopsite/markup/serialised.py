"""The last touch to a page's HTML, as text again: mail addresses hidden, old names replaced.

Every character of a mail address is written as a numeric character reference, in links and in the
text. Browsers, screen readers and search engines read it as the address; simple harvesters, which
look for "@" in the bytes, do not. It needs no JavaScript. It must be done on the text, since a tree
of HTML has no character references any more.
"""

from __future__ import annotations

import re

from workshopsite.markup.presentation import RENAMED

_RAW = "script|style|xmp|iframe|noembed|noframes|plaintext"
_PIECE = re.compile(
    rf"""
      (?P<raw><!--.*?(?:-->|$)|<(?P<name>{_RAW})(?=[\s>/]).*?(?:</(?P=name)\s*>|$))
    | (?P<old></?(?:{"|".join(RENAMED)})(?=[\s>]))
    | (?P<mail>(?<![\w.+%-])(?:mailto:)?[\w.+-]{{1,64}}@(?!\d+x\.)\w[\w-]*(?:\.\w[\w-]*)+)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


def finished_text(html: str) -> str:
    """A page with its mail addresses hidden; <center> and <font> are <div> and <span>."""
    return _PIECE.sub(_replaced, html)


def _replaced(piece: re.Match[str]) -> str:
    if piece["mail"]:
        return hidden(piece[0])
    if piece["old"]:
        name = piece[0].strip("</").lower()
        return piece[0].lower().replace(name, RENAMED[name])
    return piece[0]


def hidden(mail: str) -> str:
    """A text with each character as a numeric reference, now decimal, now hexadecimal."""
    return "".join(
        f"&#{ord(character)};" if (ord(character) + index) % 3 else f"&#x{ord(character):x};"
        for index, character in enumerate(mail)
    )
