r"""A formula in LaTeX as MathML: the only module that knows latex2mathml, and loads it late.

Browsers show MathML (Core) themselves, so no script is needed. latex2mathml's own text output is
not used: it takes the escapes of "<" back at the end, so that ``\text{<script>}`` would become a
script. Its tree is written out here, with these elements and attributes alone.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape, unescape
from typing import TYPE_CHECKING

from workshopsite.late import pattern
from workshopsite.markup.formula_words import in_words
from workshopsite.markup.named_functions import in_row, own_space
from workshopsite.problems import Mistake

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LONGEST = 5000
"""Characters of a formula; nobody writes more by hand."""

_DEEPEST = 60
_ELEMENTS = frozenset(
    {"mrow", "mi", "mn", "mo", "mtext", "mspace", "ms", "mfrac", "msqrt", "mroot", "mstyle"}
    | {"msub", "msup", "msubsup", "munder", "mover", "munderover", "mtable", "mtr", "mtd"}
    | {"mpadded", "mphantom", "menclose", "mmultiscripts", "mprescripts", "none"}
)
_ATTRIBUTES = frozenset(
    {"accent", "accentunder", "columnalign", "columnlines", "columnspacing", "depth"}
    | {"displaystyle", "fence", "height", "linethickness", "lspace", "mathvariant", "maxsize"}
    | {"minsize", "movablelimits", "notation", "rowlines", "rowspacing", "rspace", "scriptlevel"}
    | {"separator", "stretchy", "symmetric", "voffset", "width"}
)
_PLAIN_VALUE = pattern(r"[\w#.+\- %]*")
_REFUSED = pattern(
    r"\\(?:def|edef|gdef|let|newcommand|renewcommand|providecommand|DeclareMathOperator|href|url"
    r"|class|cssId|style|html[A-Za-z]+|include[a-z]*|input|require|unicode)(?![A-Za-z])"
)
_COMMAND = pattern(r"\\[A-Za-z]+")


@lru_cache(maxsize=4096)
def to_mathml(latex: str, *, display: bool) -> str:
    """A formula as a <math> element.

    Args:
        latex: its source, without the marks around it.
        display: whether it stands alone, in full size.

    Returns:
        The element, which says in ``alttext`` what it is as a line of text.

    Raises:
        Mistake: formula, where latex2mathml does not understand it.
    """
    _refuse(latex)
    from latex2mathml.converter import Converter

    try:
        tree = Converter(display="block" if display else "inline").convert_to_element(latex)
        inner = "".join(_written(child) for child in in_row(tree))
    except Mistake:
        raise
    except Exception as error:
        # A dozen exceptions of its own, and whatever a parser trips over: all mean the same here.
        raise Mistake("formula", _reason(error), _HINT, latex) from error
    block = ' display="block"' if display else ""
    return f'<math{block} alttext="{escape(in_words(latex))}">{inner}</math>'


_HINT = "it is shown as it was typed; braces, \\left and \\right, and scripts must be complete"


def _refuse(latex: str) -> None:
    if match := _REFUSED.search(latex):
        message = f"the command {match[0]} does not work in formulas here"
        raise Mistake("formula", message, "write the formula without it", match[0])
    deepest = depth = 0
    for brace in re.findall(r"(?<!\\)[{}]|\\left\b|\\right\b|\\begin\b|\\end\b", latex):
        depth += 1 if brace in {"{", "\\left", "\\begin"} else -1
        deepest = max(deepest, depth)
    if len(latex) > LONGEST or deepest > _DEEPEST:
        raise Mistake("formula", "this formula is too long or too deeply nested", "", latex)


def _reason(error: Exception) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(error).__name__.removesuffix("Error")).lower()
    if type(error).__module__.startswith("latex2mathml"):
        return f"this formula cannot be understood: {words}"
    return "this formula cannot be understood"


def _written(element: Element) -> str:
    """An element and what is in it as text, without what is not on the lists."""
    name = str(element.tag) if element.tag in _ELEMENTS else "mrow"
    text = unescape(element.text or "")
    if (command := _COMMAND.match(text)) and name != "mtext":
        message = f"the command {command[0]} is not known in formulas"
        raise Mistake("formula", message, "the formula is shown as it was typed", command[0])
    attributes = "".join(
        f' {key}="{escape(value)}"'
        for key, value in (dict(element.items()) | own_space(element)).items()
        if key in _ATTRIBUTES and _PLAIN_VALUE.fullmatch(value)
    )
    inner = "".join(_written(child) for child in in_row(element))
    tail = escape(unescape(element.tail or ""), quote=False)
    return f"<{name}{attributes}>{escape(text, quote=False)}{inner}</{name}>{tail}"
