"""Signs of Markdown without effect: headings and lists without a space, bold without an end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshopsite.late import pattern
from workshopsite.markup.finding import Finding, Positions
from workshopsite.markup.prepared import Prepared
from workshopsite.problems import Mistake

# Those of headings and bold begin with their sign, which Python looks for quickly, and look back.
_DEEPER_HEADING = pattern(r"(?P<sign>##(?<![^\n]##)#{0,4})(?P<text>[^\s#][^\n]*)$", re.MULTILINE)
_HEADING = pattern(
    r"(?P<sign>#)(?:(?<=\A#)|(?<=\n\n#))(?P<text>[A-Z][a-z]+(?: [^\n#\d]*)?)(?=\n[ \t]*\n|\n?\Z)"
)
"""One word or some alone; #acml, #ACML2021 and several in a row are meant as they are."""

_ITEM = r"-[^\W\d_]{2}[^\n]*"
_LIST = pattern(rf"^{_ITEM}(?:\n{_ITEM})+$", re.MULTILINE)
_EMPTY_LINE = pattern(r"\n\s*\n")
_BOLD = pattern(r"\*\*(?<![\\*]\*\*)(?!\*)")
_OPENS = pattern(r"(?<![^\s(\[>\"'\u201c])\*\*(?=\w)")


def find_lost_marks(prepared: Prepared) -> Iterator[Finding]:
    """Signs that readers would see, because something is missing beside them."""
    text, positions = prepared.untagged, Positions(prepared.text)
    for match in (*_DEEPER_HEADING.finditer(text), *_HEADING.finditer(text)):
        hint = f'write "{match["sign"]} {match["text"].strip()}"'
        mistake = Mistake("lost-mark", "a heading needs a space behind its #", hint)
        yield positions.finding(*match.span(), mistake)
    for match in _LIST.finditer(text):
        first = match[0].partition("\n")[0]
        hint = f'write "- {first[1:].strip()}", and so in the lines below'
        mistake = Mistake("lost-mark", "an item of a list needs a space behind its -", hint)
        yield positions.finding(match.start(), match.start() + len(first), mistake)
    for at in _open_bold(text):
        hint = "write ** behind its last word, or \\*\\* to show two stars"
        mistake = Mistake("lost-mark", "the bold text that begins here has no end", hint)
        yield positions.finding(at, at + 2, mistake)


def _open_bold(text: str) -> list[int]:
    """Where ** opens what its paragraph does not close; none where ** may be a mark at names."""
    found = []
    for marks in _marks_of_bold(text):
        if len(marks) % 2:
            if not _OPENS.match(text, marks[-1]):
                return []
            found.append(marks[-1])
    return found


def _marks_of_bold(text: str) -> Iterator[list[int]]:
    """Where ** stands, paragraph by paragraph."""
    marks: list[int] = []
    for match in _BOLD.finditer(text):
        if marks and _EMPTY_LINE.search(text, marks[-1], match.start()):
            yield marks
            marks = []
        marks.append(match.start())
    yield marks
