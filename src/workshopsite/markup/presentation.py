"""Attributes of old HTML that say how something looks: they become classes.

So that a page has one look, which the theme (markdown.css) and a site's own site.css decide, in
light and in dark. Colours of one's own do not survive that: they become "coloured" and "shaded".
The attributes are those that the HTML standard calls obsolete but still describes
(html.spec.whatwg.org, "Non-conforming features").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from workshopsite.late import pattern

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

RENAMED = {"center": "div", "font": "span"}
"""Elements that no longer exist, and what takes their place."""

_ALIGN = {
    "left": "align-left",
    "right": "align-right",
    "center": "align-center",
    "middle": "align-center",
    "justify": "align-justify",
    "top": "valign-top",
    "bottom": "valign-bottom",
}
_VALIGN = frozenset({"top", "middle", "bottom", "baseline"})
_CLASS = {
    "bgcolor": "shaded",
    "background": "shaded",
    "hspace": "spaced",
    "vspace": "spaced",
    "nowrap": "nowrap",
    "clear": "clear",
}
_DROPPED = frozenset({"noshade", "bordercolor", "cellpadding", "cellspacing"})
_FONT = frozenset({"color", "face", "size"})
_TAGS = frozenset({"center", "font", "td", "th"})
DATED = frozenset({"align", "valign", "border", *_CLASS, *_DROPPED})
"""Attributes that are dated on any element."""
_TEXT_ALIGN = pattern(r"\s*text-align\s*:\s*(left|right|center|justify)\s*;?\s*", re.IGNORECASE)


def is_dated(tag: str, attributes: Mapping[str, str | None]) -> bool:
    """Whether an element, or one of its attributes, may say how it looks."""
    return tag in _TAGS or not DATED.isdisjoint(attributes)


def modernise(node: LexborNode, tag: str, attributes: Mapping[str, str | None]) -> None:
    """Make classes of the attributes of an element that say how it looks."""
    classes, removed = classes_instead(tag, attributes)
    for name in removed:
        del node.attrs[name]
    if classes:
        node.attrs["class"] = " ".join(filter(None, [attributes.get("class"), *classes]))


def classes_instead(
    tag: str, attributes: Mapping[str, str | None]
) -> tuple[list[str], frozenset[str]]:
    """What to do with an element's presentational attributes.

    Args:
        tag: the element's name.
        attributes: its attributes.

    Returns:
        The classes to add, and the attributes to remove.
    """
    classes = ["align-center"] if tag == "center" else []
    removed = set()
    for name, value in attributes.items():
        found = _class_for(tag, name, (value or "").strip())
        if found is not None:
            removed.add(name)
            classes += [found] if found else []
    return list(dict.fromkeys(classes)), frozenset(removed)


def _class_for(tag: str, name: str, value: str) -> str | None:
    """The class for an attribute; "" where it just goes, None where it stays."""
    if name == "align":
        return _ALIGN.get(value.lower(), "")
    if name == "valign":
        return f"valign-{value.lower()}" if value.lower() in _VALIGN else ""
    if name == "border":
        return "" if value in {"0", "0px"} else "bordered"
    if name == "style" and tag in {"td", "th"}:
        match = _TEXT_ALIGN.fullmatch(value)
        return f"align-{match[1].lower()}" if match else None
    if tag == "font" and name in _FONT:
        return _font_class(name, value)
    return "" if name in _DROPPED else _CLASS.get(name)


def _font_class(name: str, value: str) -> str:
    if name == "color":
        return "coloured"
    size = re.fullmatch(r"([+-]?)(\d)", value) if name == "size" else None
    if size is None or value == "3":
        return ""
    bigger = size[1] == "+" or (not size[1] and int(size[2]) > 3)
    return "larger" if bigger else "smaller"
