"""Links in CSS: ``url(…)`` and ``@import "…"`` (https://www.w3.org/TR/css-values-4/#urls)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from workshopsite.late import pattern

_COMMENT = pattern(r"/\*.*?(?:\*/|$)", re.DOTALL)
_LINK = pattern(
    r"url\(\s*(?:\"(?P<a>[^\"\n]*)\"|'(?P<b>[^'\n]*)'|(?P<c>[^\s\"'()]+))\s*\)"
    r"|@import\s+(?:\"(?P<d>[^\"\n]*)\"|'(?P<e>[^'\n]*)')",
    re.IGNORECASE,
)


def links_in_style(css: str) -> Iterator[tuple[int, str]]:
    """Every link of a style sheet: the offset of its destination, and the destination."""
    bare = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), css)
    for match in _LINK.finditer(bare):
        group = match.lastgroup or 0
        if match[group]:
            yield match.start(group), match[group]


def with_links(css: str, change: Callable[[str], str]) -> str:
    """A style sheet with each destination changed; those that stay the same stay as typed."""
    pieces, last = [], 0
    for start, destination in links_in_style(css):
        pieces += [css[last:start], change(destination)]
        last = start + len(destination)
    return "".join([*pieces, css[last:]])
