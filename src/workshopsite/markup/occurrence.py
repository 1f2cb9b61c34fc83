"""Where a link, as the finished page has it, was typed in its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from itertools import islice
from urllib.parse import quote, unquote

from workshopsite.late import pattern
from workshopsite.markup.verbatim import without_verbatim
from workshopsite.problems import Place
from workshopsite.read.source import Source

_BEFORE_LINK = pattern(r"(?P<round>\]\(\s*<?)$|(?:\]:\s*<?|=\s*[\"']?|<)$")
_AFTER_ROUND = pattern(r">|\s*\)|\s+[\"'(]")
_AFTER_LINK = pattern(r"[\"'>\s]|$")
_BEFORE_WORD = pattern(r"(?:^|[\s\"'(<\[{,:=])$")
_AFTER_WORD = pattern(r"$|[\s\"')>\]},]")
_NEAR = 12
"""Characters: as far as is looked to see what something is a part of."""

_EMPTY = pattern(
    r"\]\(\s*+<?(?P<a>)>?\s*+\)|(?:href|src|poster|data)\s*=\s*(?:\"(?P<b>)\"|'(?P<c>)')",
    re.IGNORECASE,
)


def occurrence(source: Source, text: str, line: int, nth: int = 0) -> Place | None:
    """The place, from a line on, where a text such as a link's destination was typed; else None.

    It is looked for as it is, as in HTML, percent-decoded and percent-encoded, and with the
    escapes of YAML. In a page, what is code or a comment counts only where it stands nowhere else.
    A destination of Markdown or HTML is preferred to a word, and a word to a part of one.

    Args:
        source: the file.
        text: what to look for; "" for a link without a destination.
        line: from which on, counted from 1.
        nth: how many of the same were there before, from this line on; where there are fewer, as
            one reference serves many links, the last counts.
    """
    start = source.offset(line)
    for find in (_find_links, _find_words, _find_anything) if text else (_find_empty,):
        for spelling in _spellings(text):
            for searched in _searched(source):
                if found := list(islice(find(searched, spelling, start), nth + 1)):
                    return source.place_at(found[-1], len(spelling))
    return None


def mentions(source: Source, text: str) -> bool:
    """Whether a file holds a text, in one of the ways in which `occurrence` looks for it."""
    return bool(text) and any(spelling in source.text for spelling in _spellings(text))


def _searched(source: Source) -> Iterator[str]:
    if source.path.endswith(".md"):
        yield _without_code(source.text)
    yield source.text


@lru_cache(maxsize=16)
def _without_code(text: str) -> str:
    return without_verbatim(text)


def _spellings(text: str) -> Iterator[str]:
    """How a text may be written, the likeliest first."""
    as_html = (escape(text), escape(text, quote=False))
    found = (text, *as_html, unquote(text), quote(text, safe="/#?&=:"), _escaped(text))
    return iter(dict.fromkeys(found))


def _find_anything(text: str, wanted: str, start: int) -> Iterator[int]:
    """The offsets at which something stands."""
    at = text.find(wanted, start)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _find_words(text: str, wanted: str, start: int) -> Iterator[int]:
    """The same where it is no part of a longer word."""
    for at in _find_anything(text, wanted, start):
        before, after = _around(text, at, len(wanted))
        if _BEFORE_WORD.search(before) and _AFTER_WORD.match(after):
            yield at


def _find_links(text: str, wanted: str, start: int) -> Iterator[int]:
    """The same where it is a destination."""
    for at in _find_anything(text, wanted, start):
        before, after = _around(text, at, len(wanted))
        if opening := _BEFORE_LINK.search(before):
            ending = _AFTER_ROUND if opening["round"] else _AFTER_LINK
            if ending.match(after):
                yield at


def _find_empty(text: str, _wanted: str, start: int) -> Iterator[int]:
    """The offsets at which a destination is missing."""
    return (match.start(match.lastgroup or 0) for match in _EMPTY.finditer(text, start))


def _around(text: str, at: int, length: int) -> tuple[str, str]:
    return text[max(at - _NEAR, 0) : at], text[at + length : at + length + _NEAR]


def _escaped(text: str) -> str:
    """A text as YAML writes it in double quotes where a keyboard lacks its letters."""
    return "".join(sign if sign < "\x80" else f"\\u{ord(sign):04x}" for sign in text)
