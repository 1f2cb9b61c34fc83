"""Which source file each part of a page comes from.

HTML has no positions. Whoever renders a text from a source file wraps it in ``sourced``; so the
pass over the finished page (`html`) knows from which folder a relative link counts, and where the
organiser finds a wrong one (`occurrence`). The wrapping is gone in the result.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from workshopsite.problems import Place

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

WRAPPER = "ws-from"
"""The element that says where what is in it comes from."""


def sourced(html: str, path: str, line: int) -> str:
    """Note on a piece of HTML which source file it comes from.

    Args:
        html: goes where an element may stand: not into attributes, <title>, <script> or <option>,
            nor between a table and its cells.
        path: the source, relative to the site's folder.
        line: where the text begins there, counted from 1; 0 if it has no place of its own.
    """
    return f'<{WRAPPER} data-path="{escape(path)}" data-line="{line}">{html}</{WRAPPER}>'


class Origins:
    """Where the elements of one page come from, if they are asked for as the page goes on."""

    def __init__(self) -> None:
        """Nothing is known before an element is asked for."""
        self._known: dict[int, Place | None] = {}
        self._any = False

    def enter(self, wrapper: LexborNode) -> None:
        """Hear of a ``sourced`` before its elements are asked for; each has to be told."""
        self._any = True
        self._known[wrapper.mem_id] = _noted_on(wrapper)

    def of(self, node: LexborNode) -> Place | None:
        """The file and line that the nearest ``sourced`` around an element names, if any does.

        Remembered for all elements on the way there.
        """
        if not self._any:
            return None
        passed: list[int] = []
        at: LexborNode | None = node
        found: Place | None = None
        while at is not None:
            if at.mem_id in self._known:
                found = self._known[at.mem_id]
                break
            passed.append(at.mem_id)
            at = at.parent
        for one in passed:
            self._known[one] = found
        return found


def _noted_on(wrapper: LexborNode) -> Place | None:
    attributes = wrapper.attributes
    path, line = attributes.get("data-path"), attributes.get("data-line") or ""
    return Place(path, int(line) if line.isdecimal() else 0) if path else None
