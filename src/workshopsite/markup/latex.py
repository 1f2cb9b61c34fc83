r"""Titles and names as LaTeX, for BibTeX: formulas stay, markup becomes commands, accents are kept.

BibTeX counts braces before LaTeX sees them, escaped ones too (so does biber), therefore no text
here gives a brace without its partner: ``{`` is ``\textbraceleft{}``, in a formula ``\lbrace``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from workshopsite.late import pattern
from workshopsite.markup.formulas import MARK, Formula

_COMMANDS = {
    "em": "emph",
    "i": "emph",
    "strong": "textbf",
    "b": "textbf",
    "code": "texttt",
    "sub": "textsubscript",
    "sup": "textsuperscript",
}
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
} | {sign: f"\\{sign}" for sign in "&%_#$"}
_ESCAPES = str.maketrans(_SPECIAL)
_OPEN_SIGN = pattern(r"(?<!\\)((?:\\\\)*)([%#])")
_OPEN_MARK = pattern(r"(?<!\\)((?:\\\\)*)(&)")
_IN_COLUMNS = pattern(r"\\(?:begin|[a-z]*matrix|cases|aligned|eqalign)(?![A-Za-z])")
"""What has columns, between which a bare "&" stands; anywhere else LaTeX stops at it."""


def escaped(text: str) -> str:
    """Plain text as LaTeX that prints it; letters with accents stay as they are."""
    return text.translate(_ESCAPES)


def in_latex(html: str, formulas: Sequence[Formula]) -> str:
    """Sanitised inline HTML as LaTeX, with formulas between dollar signs in place of the marks."""
    writer = _Writer(formulas)
    writer.feed(html)
    writer.close()
    return "".join(writer.pieces)


class _Writer(HTMLParser):
    """Writes the elements that it knows as commands, and of others the text."""

    def __init__(self, formulas: Sequence[Formula]) -> None:
        super().__init__()
        self._formulas = formulas
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """An opened command, or the space of a line break."""
        if tag in _COMMANDS:
            self.pieces.append(f"\\{_COMMANDS[tag]}{{")
        elif tag == "br":
            self.pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """The end of a command."""
        if tag in _COMMANDS:
            self.pieces.append("}")

    def handle_data(self, data: str) -> None:
        """Text, and the formulas whose marks stand in it."""
        end = 0
        for mark in re.finditer(MARK, data):
            self.pieces += [escaped(data[end : mark.start()]), _math(self._formulas[int(mark[1])])]
            end = mark.end()
        self.pieces.append(escaped(data[end:]))


def _math(formula: Formula) -> str:
    """A formula between dollar signs; as text where BibTeX would lose count of its braces."""
    latex = _OPEN_SIGN.sub(r"\1\\\2", formula.latex)
    if not _IN_COLUMNS.search(latex):
        latex = _OPEN_MARK.sub(r"\1\\\2", latex)
    if not _is_balanced(latex):
        latex = latex.replace(r"\{", r"\lbrace ").replace(r"\}", r"\rbrace ")
    return f"${latex}$" if _is_balanced(latex) else escaped(formula.written)


def _is_balanced(latex: str) -> bool:
    depth = 0
    for sign in latex:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            return False
    return depth == 0
