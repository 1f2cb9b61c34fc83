"""The text of HTML that is nothing but paragraphs and flat lists, as most abstracts are.

It is read without a parser, and is what `text_lines` makes with one. Where that is not certain,
nothing is said.
"""

from __future__ import annotations

import re
from html import unescape

from workshopsite.late import pattern

# Of these signs, Python's unescape makes what a parser does; of "&#1;" it makes less. No group is
# possessive, since Python up to 3.11.4 then overlooks matches.
_TEXT = r"[^<&\0]++|&(?:amp|lt|gt|quot|nbsp);"
_TAG = r"</?(?:a|b|code|del|em|i|strong|sub|sup)(?:\s[^<>\"]*+(?:\"[^\"]*+\"[^<>\"]*+)*)?>"
_INLINE = rf"(?:{_TEXT}|{_TAG})*"
_PARAGRAPH = rf"<p>(?P<words>{_INLINE})</p>\s*+"
_LIST = rf"<(?P<list>[uo])l>\s*+(?P<items>(?:<li>{_INLINE}</li>\s*+)+)</(?P=list)l>\s*+"
_BLOCK = pattern(f"{_PARAGRAPH}|{_LIST}")
_FIRST = pattern(_PARAGRAPH)
_INLINE_TAG = pattern(_TAG)


def simple_lines(html: str) -> str | None:
    """The text in lines, as `text_lines.lines_of`; None where the HTML is not that simple."""
    blocks: list[str] = []
    at = 0
    while (found := _BLOCK.match(html, at)) and (lines := _lines(found)):
        blocks.append(lines)
        at = found.end()
    return "\n\n".join(blocks) if at == len(html) else None


def leading_paragraph(html: str) -> str:
    """The text of the paragraph with which the HTML begins; "" if it has none, or is not simple."""
    found = _FIRST.match(html)
    return _words(found["words"]) if found else ""


def _lines(block: re.Match[str]) -> str:
    """The lines of a paragraph or list; "" where a part of it has no text."""
    if not block["list"]:
        return _words(block["words"])
    items = [_words(item.partition("<li>")[2]) for item in block["items"].split("</li>")[:-1]]
    if not all(items):
        return ""
    numbered = block["list"] == "o"
    signs = (f"{number}." if numbered else "-" for number in range(1, len(items) + 1))
    return "\n".join(f"{sign} {item}" for sign, item in zip(signs, items, strict=True))


def _words(inline: str) -> str:
    return " ".join(unescape(_INLINE_TAG.sub("", inline)).split())
