"""The last touch to a page's HTML, as text again: mail addresses hidden, old names replaced.

Every character of a mail address is written as a numeric character reference, in links and in the
text. Browsers, screen readers and search engines read it as the address; simple harvesters, which
look for "@" in the bytes, do not. It needs no JavaScript. It must be done on the text, since a tree
of HTML has no character references any more.
"""

from __future__ import annotations

import re

from workshopsite.markup.presentation import RENAMED

_RAW = re.compile(
    r"<!--.*?(?:-->|$)"
    r"|<(script|style|xmp|iframe|noembed|noframes|plaintext)(?=[\s>/]).*?(?:</\1\s*>|$)",
    re.DOTALL | re.IGNORECASE,
)
_OLD = re.compile(rf"(</?)({'|'.join(RENAMED)})(?=[\s>])", re.IGNORECASE)
_MAIL = re.compile(
    r"(?<![\w.+%-])(?:mailto:)?[\w.+-]{1,64}@(?!\d+x\.)\w[\w-]*(?:\.\w[\w-]*)+", re.IGNORECASE
)


def finished_text(html: str) -> str:
    """A page with its mail addresses hidden; <center> and <font> are <div> and <span>."""
    pieces, at = [], 0
    for raw in _RAW.finditer(html):
        pieces += [_finished(html[at : raw.start()]), raw[0]]
        at = raw.end()
    return "".join([*pieces, _finished(html[at:])])


def _finished(html: str) -> str:
    """The same for what holds no comment, script or style."""
    html = _OLD.sub(lambda tag: tag[1] + RENAMED[tag[2].lower()], html)
    # To look for addresses takes long, and in most parts of a page there is no "@".
    parts = html.split("<")
    return "<".join(_MAIL.sub(_hidden, part) if "@" in part else part for part in parts)


def _hidden(mail: re.Match[str]) -> str:
    return hidden(mail[0])


def hidden(mail: str) -> str:
    """A text with each character as a numeric reference, now decimal, now hexadecimal."""
    return "".join(
        f"&#{ord(character)};" if (ord(character) + index) % 3 else f"&#x{ord(character):x};"
        for index, character in enumerate(mail)
    )
