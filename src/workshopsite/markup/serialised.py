"""The last touch to a page's HTML, as text again: mail addresses hidden, old names replaced.

Every character of a mail address is written as a numeric character reference, in links and in the
text. Browsers, screen readers and search engines read it as the address; simple harvesters, which
look for "@" in the bytes, do not. It needs no JavaScript. It must be done on the text, since a tree
of HTML has no character references any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from workshopsite.late import pattern
from workshopsite.markup.presentation import RENAMED

_RAW = pattern(r"<(?:!--|(script|style|xmp|iframe|noembed|noframes|plaintext)(?=[\s>/]))")
_OLD = pattern(rf"(</?)({'|'.join(RENAMED)})(?=[\s>])")
_MAIL = pattern(
    r"(?<![\w.+%-])(?:mailto:)?[\w.+-]{1,64}@(?!\d+x\.)\w[\w-]*(?:\.\w[\w-]*)+", re.IGNORECASE
)


def finished_text(html: str) -> str:
    """A page with its mail addresses hidden; <center> and <font> are <div> and <span>.

    Args:
        html: as the parser writes it: names in lower case, an end to every element.
    """
    return "".join(finished_pieces(html, is_old=True))


def finished_pieces(html: str, *, is_old: bool) -> Iterator[str]:
    """The same in pieces; is_old says whether there may be elements with these old names."""
    at = 0
    while raw := _RAW.search(html, at):
        end = _end(html, f"</{raw[1]}>" if raw[1] else "-->", raw.end())
        yield _finished(html[at : raw.start()], is_old=is_old)
        yield html[raw.start() : end]
        at = end
    yield _finished(html[at:], is_old=is_old)


def _end(html: str, sign: str, start: int) -> int:
    """Where the next sign ends; the end of the text where there is none."""
    found = html.find(sign, start)
    return found + len(sign) if found >= 0 else len(html)


def _finished(html: str, *, is_old: bool) -> str:
    """The same for what holds no comment, script or style."""
    if is_old:
        html = _OLD.sub(lambda tag: tag[1] + RENAMED[tag[2]], html)
    # To look for addresses takes long, and in most texts of a page there is no "@".
    pieces, at = [], 0
    while (sign := html.find("@", at)) >= 0:
        start = max(html.rfind("<", at, sign), at)
        end = html.find("<", sign)
        end = len(html) if end < 0 else end
        pieces += [html[at:start], _MAIL.sub(_hidden, html[start:end])]
        at = end
    return "".join([*pieces, html[at:]])


def _hidden(mail: re.Match[str]) -> str:
    return hidden(mail[0])


@lru_cache(maxsize=256)  # that of the organisers is on every page
def hidden(mail: str) -> str:
    """A text with each character as a numeric reference, now decimal, now hexadecimal."""
    return "".join(
        f"&#{ord(character)};" if (ord(character) + index) % 3 else f"&#x{ord(character):x};"
        for index, character in enumerate(mail)
    )
