"""Markdown links whose parts are in the wrong place, and what was meant.

``[slides]("/a.pdf")``, ``[https://example.org](Our page)``, ``(slides)[https://example.org/a.pdf]``,
``[slides] (/a.pdf)``, ``[slides](/a.pdf`` and ``[slides(/a.pdf)``: all seen on real pages, where
they lead nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshopsite.late import dataclass, pattern

_ADDRESS = r"(?:https?://|www\.|mailto:)[^\[\]\s()]+"
_PATH = rf"{_ADDRESS}|\.{{0,2}}/[^\s()]*|[^\s()]+\.(?:md|html?|pdf|png|jpe?g|svg|zip)"
_QUOTED = pattern(r"\[(?P<text>[^\[\]\n]{1,300})\]\([ ]*[\"'“”„](?P<to>[^\"'“”()\n]+)[\"'“”][ ]*\)")
_SWAPPED = pattern(rf"\[(?P<to>{_ADDRESS})\]\((?P<text>(?!\S*[/.#:])[^()\n]+)\)")
# These begin with a bracket, which Python looks for quickly, and look back from there.
_TURNED = pattern(
    rf"\((?<!\]\()(?P<text>[^()\n]+)\)\[(?P<to>{_ADDRESS}|\.?\.?/[^\[\]\s]+)\](?![(\[])"
)
_APART = pattern(
    r"\[(?<!\]\[)(?P<text>(?![\d\s,-]+\]|\^|[ xX]\])[^\[\]\n]{1,300})\][ ]{1,3}"
    rf"\((?P<to>{_PATH})\)"
)
_OPEN = pattern(
    rf"\[(?P<text>[^\[\]\n]{{1,300}})\]\((?P<to>{_PATH})(?<![.,;:])(?=[.,;:]*(?:\s|\Z))(?![^()]*\))"
)
_NO_BRACKET = pattern(rf"\[(?P<text>[^\[\]()\n]{{1,300}})\((?P<to>{_PATH})\)(?![^\[\]\n]*\])")
_FORMS = (
    ("the destination of this link is in quotation marks", _QUOTED),
    ("the text and the destination of this link are swapped", _SWAPPED),
    ("the brackets of this link are swapped", _TURNED),
    ("a space stands between the text and the destination of this link", _APART),
    ("the destination of this link has no ) at its end", _OPEN),
    ("the text of this link has no ] at its end", _NO_BRACKET),
)


@dataclass(frozen=True, slots=True, order=True)
class WrongLink:
    """A link in a wrong form: where it stands, what is wrong, and the link that was meant."""

    start: int
    end: int
    message: str
    meant: str


def wrong_links(text: str, masked: str) -> Iterator[WrongLink]:
    """The wrong links of a text, in order.

    Args:
        text: the text.
        masked: the same with spaces where no link can be (code, tags).
    """
    if "[" not in masked:
        return
    found = [
        WrongLink(*match.span(), message, _meant(text, match))
        for message, pattern in _FORMS
        for match in pattern.finditer(masked)
    ]
    last = 0
    for link in sorted(found):
        if link.start >= last:
            yield link
            last = link.end


def _meant(text: str, match: re.Match[str]) -> str:
    words = text[slice(*match.span("text"))].strip()
    return f"[{words}]({match['to'].strip()})"
