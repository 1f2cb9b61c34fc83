r"""Formulas in Markdown: found before Markdown sees the text, put back as MathML at the end.

``$…$`` after Pandoc's rule (no space inside the dollar signs, no digit behind the second one, so
that "$5 to $10" stays), ``$$…$$``, ``\(…\)`` and ``\[…\]``, these also with the two backslashes
that Jekyll needs. ``$$…$$`` with text beside it is a formula in the line, as in kramdown; ``\[…\]``
must begin and end a line, because ``\[1\]`` is how Markdown writes plain brackets.

In between, a mark stands for each formula: a number between two control characters, which no text
of an author can hold, since ``clean`` takes them out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from workshopsite.late import dataclass, pattern
from workshopsite.markup.formula_words import in_words
from workshopsite.markup.mathml import to_mathml
from workshopsite.problems import Mistake
from workshopsite.read.latex import formula_pattern

_DESTINATION = pattern(r"\]\([^()\n]*\)")
_DEFINITION = pattern(r"^ {0,3}\[[^\]\n]+\]:[^\n]*", re.MULTILINE)
_SIGN = pattern(r"[$\\]")
MARK = r"\x02math:(\d+)\x03"
"""A pattern for what stands for a formula; its group is the formula's number."""

_TAG_OR_MARK = pattern(rf"<[a-zA-Z/!?](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|{MARK}")
_ALONE = pattern(rf"<p>\s*{MARK}\s*</p>")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in a text.

    Attributes:
        latex: its source.
        written: as it stands in the text, with the marks around it.
        start: where it begins there.
        display: whether it stands alone.
    """

    latex: str
    written: str
    start: int
    display: bool


def clean(text: str) -> str:
    r"""The text with "\n" as line end, and without the control characters that serve as marks.

    Each of them (and NUL) becomes the replacement character, which the author can see.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for control in "\x00\x02\x03":
        text = text.replace(control, "\N{REPLACEMENT CHARACTER}")
    return text


def may_have_formulas(text: str) -> bool:
    """Whether a text has any mark that a formula begins with."""
    return "$" in text or "\\(" in text or "\\[" in text


def find_formulas(text: str, masked: str) -> tuple[Formula, ...]:
    """All formulas of a text, in order.

    Args:
        text: the text.
        masked: the same with spaces where no formula can be (code, tags).
    """
    masked = _DESTINATION.sub(_without_signs, masked)
    if "]:" in masked:
        masked = _DEFINITION.sub(_without_signs, masked)
    found = []
    for match in formula_pattern(masked).finditer(masked):
        name = match.lastgroup or ""
        start, end = match.span()
        start += len(match[0]) - len(match[0].lstrip())
        latex = text[match.start(name) : match.end(name)].strip()
        if latex:
            display = name == "square" or (name == "double" and _is_alone(masked, start, end))
            found.append(Formula(latex, text[start:end], start, display))
    return tuple(found)


def _without_signs(match: re.Match[str]) -> str:
    return _SIGN.sub(" ", match[0])


def _is_alone(text: str, start: int, end: int) -> bool:
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    before = text[line_start:start]
    after = text[end : line_end if line_end >= 0 else len(text)]
    return not before.strip(" \t>") and not after.strip(" \t.,;")


def mark_of(number: int) -> str:
    """What stands for a formula while its text is converted."""
    return f"\x02math:{number}\x03"


def with_mathml(html: str, formulas: Sequence[Formula]) -> str:
    """HTML with MathML in place of the marks; in attributes, with the formulas as typed."""
    if not formulas:
        return html
    html = _ALONE.sub(lambda match: _paragraph(match, formulas), html)

    def shown(match: re.Match[str]) -> str:
        if match[1] is None:
            if "\x02" not in match[0]:
                return match[0]
            return re.sub(MARK, lambda mark: escape(formulas[int(mark[1])].written), match[0])
        return formula_html(formulas[int(match[1])])

    return _TAG_OR_MARK.sub(shown, html)


def _paragraph(match: re.Match[str], formulas: Sequence[Formula]) -> str:
    """A formula that stands alone gets a box of its own, which scrolls where it is too wide."""
    formula = formulas[int(match[1])]
    return f'<div class="formula">{formula_html(formula)}</div>' if formula.display else match[0]


def formula_html(formula: Formula) -> str:
    """A formula as MathML; as typed, in <code>, where it is not understood."""
    try:
        return to_mathml(formula.latex, display=formula.display)
    except Mistake:
        return f"<code>{escape(formula.written)}</code>"


def formula_mistake(formula: Formula) -> Mistake | None:
    """What is wrong with a formula, if anything is."""
    try:
        to_mathml(formula.latex, display=formula.display)
    except Mistake as mistake:
        return mistake
    return None


def readable(text: str, formulas: Sequence[Formula]) -> str:
    """Text with readable formulas in place of the marks, for where no MathML can be."""
    if not formulas:
        return text
    return re.sub(MARK, lambda mark: in_words(formulas[int(mark[1])].latex), text)
