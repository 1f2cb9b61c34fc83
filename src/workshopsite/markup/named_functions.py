r"""The space around functions with names, as in "n log n", which MathML does not make by itself.

Browsers set ``<mi>log</mi>`` close to what is beside it, and ``<mo>max</mo>`` apart from it even at
a parenthesis (MathML Core, 3.2.4). What stands here are TeX's rules (The TeXbook, chapter 18): a
thin space where an operand or the end of a parenthesis comes before, or an operand behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from xml.etree.ElementTree import Element

THIN = "0.1667em"
"""TeX's thin space: three of the eighteen parts of an em."""

APPLIED = "\N{FUNCTION APPLICATION}"
"""Stands unseen between a function and its operand; screen readers say "of"."""

_ROWS = frozenset({"math", "mrow", "mstyle", "msqrt", "mtd", "mpadded", "mphantom", "menclose"})
_WITH_SCRIPTS = frozenset({"msub", "msup", "msubsup", "munder", "mover", "munderover"})
_OPENING = frozenset("([{⟨⌊⌈")
_CLOSING = frozenset(")]}⟩⌋⌉!")
_NO_FUNCTIONS = frozenset({"mod"})
r"""``\bmod`` is a sign between two operands, and has its space."""


def in_row(element: Element) -> Iterator[Element]:
    """What stands in an element; in a row, with spaces around the functions."""
    children = list(element)
    if element.tag not in _ROWS:
        yield from children
        return
    yield from children[:1]
    for before, child in pairwise(children):
        yield from _between(before, child)
        yield child


def _between(element: Element, after: Element) -> Iterator[Element]:
    is_function = bool(_name(element))
    if is_function and (_is_operand(after) or _is_open(after)):
        yield _made("mo", APPLIED)
    if (is_function or _name(after)) and _is_end(element) and _is_operand(after):
        yield _made("mspace", width=THIN)


def _made(tag: str, text: str = "", **attributes: str) -> Element:
    made = Element(tag, attributes)
    made.text = text
    return made


def own_space(element: Element) -> dict[str, str]:
    """The attributes of a function that is an operator: what is around it is said beside it."""
    is_operator = element.tag == "mo" and _name(element)
    return {"lspace": "0em", "rspace": "0em"} if is_operator else {}


def _name(element: Element) -> str:
    """The name of a function, also of one with an index or a limit; "" for anything else."""
    element = _base(element)
    text = "".join(_text(element).split())
    is_name = element.tag in {"mi", "mo"} and len(text) > 1 and text.isalpha() and text.isascii()
    return text if is_name and text not in _NO_FUNCTIONS else ""


def _text(element: Element) -> str:
    """The text of an element, in which latex2mathml has entities."""
    return unescape(element.text or "")


def _is_operand(element: Element) -> bool:
    if _is_open(element):
        return False
    return bool(_name(element)) or _base(element).tag not in {"mo", "mspace"}


def _is_open(element: Element) -> bool:
    """Whether a parenthesis is opened."""
    while element.tag == "mrow" and len(element):
        element = element[0]
    return element.tag == "mo" and _text(element) in _OPENING


def _is_end(element: Element) -> bool:
    """Whether an operand ends, or a parenthesis."""
    base = _base(element)
    return bool(_name(element)) or base.tag not in {"mo", "mspace"} or _text(base) in _CLOSING


def _base(element: Element) -> Element:
    while element.tag in _WITH_SCRIPTS and len(element):
        element = element[0]
    return element
