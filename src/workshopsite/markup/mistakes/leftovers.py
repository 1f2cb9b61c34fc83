"""Leftovers of other programs: Liquid of Jekyll, marks of old themes, commands of kramdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshopsite.late import pattern
from workshopsite.markup.finding import Finding, Positions
from workshopsite.markup.prepared import Prepared
from workshopsite.problems import Mistake

_LIQUID = pattern(r"\{%[^{}\n]*%\}|\{\{[^{}\n]*\}\}")
_CONTENTS = pattern(
    r"^ {0,3}(?:\[\[?_?(?:toc|table of contents)_?\]?\](?![(\[:])|\{:\s*toc\b[^}\n]*\})[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_THEME = pattern(r"\[/?(?:expand|collapse|accordion|spoiler|more)\](?![(\[:])", re.IGNORECASE)
_COMPONENT = pattern(
    r"^(?: {1,3}|[ \t]*[-*+][ \t]+)(?P<far>:::[ \t]*[a-z][\w-]*)"
    r"|^(?P<two>::[ \t]+[a-z][\w-]*)[ \t]*$",
    re.MULTILINE,
)
_KRAMDOWN = pattern(r"\{::[^}\n]*\}|\{:/[^}\n]*\}")


def find_leftovers(prepared: Prepared) -> Iterator[Finding]:
    """What would be printed as it stands, though it was meant for something else."""
    text, positions = prepared.prose, Positions(prepared.text)
    for match in _LIQUID.finditer(text):
        mistake = Mistake(
            "liquid",
            f"{_shown(match)} was meant for Jekyll; here readers would see it as it stands",
            "write the text itself, or `…` around it to show it as code",
        )
        yield positions.finding(*match.span(), mistake)
    for match in _COMPONENT.finditer(text) if "::" in text else ():
        name = match[match.lastgroup or 0]
        message = "a component begins with three colons in the first column of its line"
        hint = f"write ::: {name.lstrip(': ')}"
        mistake = Mistake("component-arguments", message, hint)
        yield positions.finding(*match.span(match.lastgroup or 0), mistake)
    for leftover, hint in _HINTS:
        for match in leftover.finditer(text):
            message = f"{_shown(match)} means nothing here, and readers see it as it stands"
            start = match.end() - len(match[0].lstrip())
            yield positions.finding(start, match.end(), Mistake("leftover", message, hint))


_HINTS = (
    (_CONTENTS, "remove it, or list links to the headings: [Dates](#dates)"),
    (
        _THEME,
        "write <details><summary>Title</summary> and </details> around the text, or remove it",
    ),
    (_KRAMDOWN, "remove it"),
)


def _shown(match: re.Match[str]) -> str:
    text = " ".join(match[0].split())
    return text if len(text) <= 60 else f"{text[:57]}…"
