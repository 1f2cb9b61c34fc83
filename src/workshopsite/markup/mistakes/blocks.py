"""Blocks: code without an end, headings by accident or a level too deep, lists too deep."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshopsite.late import pattern
from workshopsite.markup.finding import Finding, Positions
from workshopsite.markup.prepared import Prepared
from workshopsite.problems import Mistake

DEEPEST = 50
"""Levels of lists or quotes in each other; Python-Markdown gives up at some hundred."""

_HEADING = pattern(
    r"^(?:(?P<marks>#{1,6})[ \t]+\S.*|(?P<text>[^\s>#|*+-].*)\n(?P<line>=+|-+)[ \t]*$)",
    re.MULTILINE,
)
_UNDERLINED = pattern(
    r"(?:\A|(?:\A|\n)[ \t]*\n)(?P<text>[^\s#|<][^\n]*)\n(?P<line>-{3,})[ \t]*(?=\n|$)"
)
_OTHER_BLOCK = pattern(r"[-*+][ \t]|>|!\[|\*\*|__")
_LONGEST_HEADING = 80
_START = pattern(rf"^[ \t>*+\-\d.]{{{DEEPEST + 1},}}+(?=.*\w)", re.MULTILINE)
"""The beginning of a line where there is room for more levels than that; a tab is four spaces."""
_LEVEL = pattern(r">|[*+-][ \t]|\d\.[ \t]")


def find_in_blocks(prepared: Prepared) -> Iterator[Finding]:
    """What is wrong with code, headings, lists and quotes."""
    yield from _open_fences(prepared)
    positions = Positions(prepared.masked)
    yield from _accidental_headings(prepared.masked, positions)
    yield from _heading_jumps(prepared.masked, positions)
    yield from _deep_levels(prepared.masked, positions)


def _open_fences(prepared: Prepared) -> Iterator[Finding]:
    for fence in prepared.fences:
        if not fence.closed:
            line = prepared.text.split("\n")[fence.first]
            mark = line[len(fence.before) :].split(fence.info or "\n")[0].strip() or "```"
            mistake = Mistake(
                "code-fence",
                "this block of code has no end, so the rest of the page is shown as code",
                f"write {mark} on a line of its own below the code",
            )
            column = len(line) - len(line.lstrip(" >")) + 1
            yield Finding(fence.first + 1, column, len(line) - column + 1, mistake)


def _accidental_headings(text: str, positions: Positions) -> Iterator[Finding]:
    """A line with --- below it that is more likely to be a text and a line across the page."""
    if "\n---" not in text:
        return
    for match in _UNDERLINED.finditer(text):
        if _is_text(match["text"].rstrip(), len(match["line"])):
            message = "this text becomes a heading, because --- stands directly below it"
            hint = "write an empty line above ---, or ## and the text for a heading"
            mistake = Mistake("accidental-heading", message, hint)
            yield positions.finding(*match.span("text"), mistake)


def _is_text(line: str, dashes: int) -> bool:
    if _OTHER_BLOCK.match(line):
        return True
    is_drawn = 3 < dashes >= len(line)  # a line as long as the words is meant for them
    return not is_drawn and (line[-1] in ".,;:" or len(line) > _LONGEST_HEADING)


def _heading_jumps(text: str, positions: Positions) -> Iterator[Finding]:
    before = 0
    for match in _HEADING.finditer(text):
        level = len(match["marks"]) if match["marks"] else 1 + (match["line"][0] == "-")
        if before and level > before + 1:
            right = "#" * (before + 1)
            mistake = Mistake(
                "heading-jump",
                f"a heading of level {level} follows one of level {before}, which confuses "
                "readers who jump from heading to heading",
                f'write "{right} {match["marks"] and match[0][level:].strip()}"',
            )
            yield positions.finding(match.start(), match.end(), mistake)
        before = level


def _deep_levels(text: str, positions: Positions) -> Iterator[Finding]:
    if match := first_too_deep(text):
        message = f"lists and quotes can be nested {DEEPEST} levels deep, and this is deeper"
        mistake = Mistake("nesting", message, "remove spaces or > at the start of the line")
        yield positions.finding(match.start(), match.end(), mistake)


def first_too_deep(text: str) -> re.Match[str] | None:
    """The beginning of the first line that is nested more deeply than the converter can follow.

    Args:
        text: with spaces in place of code.
    """
    for match in _START.finditer(text):
        start = match[0].expandtabs(4)
        indent = len(start) - len(start.lstrip(" "))
        if len(_LEVEL.findall(start)) > DEEPEST or indent > 4 * DEEPEST:
            return match
    return None
