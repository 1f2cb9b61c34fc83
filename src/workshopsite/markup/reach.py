"""What is too wide for a phone moves in a box of its own, which the keyboard has to reach.

Browsers differ in whether a box that scrolls can be focused, so that those who use no mouse can
read its end. With a ``tabindex`` it can everywhere (WCAG 2.1.1; axe's rule
"scrollable-region-focusable").
"""

from __future__ import annotations

from collections.abc import Mapping

_BOXES = frozenset({"formula", "table"})


def is_moving(tag: str, attributes: Mapping[str, str | None]) -> bool:
    """Whether an element may be moved in itself and cannot be reached by keyboard yet."""
    if tag not in {"pre", "div"} or "tabindex" in attributes:
        return False
    return tag == "pre" or not _BOXES.isdisjoint((attributes.get("class") or "").split())
