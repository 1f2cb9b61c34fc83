"""Problems as text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from traceback import extract_tb
from unicodedata import category, east_asian_width

from workshopsite.problems import Place, Problem, Problems, Severity

WIDEST = 160
"""Characters of an excerpt; of a longer line the part around the caret is shown."""


def report(problem: Problem) -> str:
    """A problem in several lines: place, message and rule; the line with a caret; the hint."""
    place = problem.place
    head = f"{place}: {problem.severity}: {problem.message} [{problem.rule.name}]"
    related = [printable(f"  {one.label}: {one.place}") for one in problem.related]
    return "\n".join([printable(head), *_excerpt(place), *_hint(problem.hint), *related])


def printable(text: str) -> str:
    """The text without characters that would command the terminal or that it cannot show.

    Titles and names come from strangers, and so do file names, which need not be Unicode.
    """
    return "".join(c if c.isprintable() or c == "\t" else _stand_in(c) for c in text)


def _stand_in(character: str) -> str:
    return " " if character.isspace() else "�"


def _excerpt(place: Place) -> Iterator[str]:
    if not place.line or not place.excerpt.strip():
        return
    margin = f"  {place.line} | "
    shown, start = _cut(place)
    yield margin + shown
    if place.column:
        width = max(1, min(place.width, len(shown) - start))
        under = "".join(map(_blank, shown[:start])) + "^" * _cells(shown[start : start + width])
        yield " " * (len(margin) - 2) + "| " + under


def _cut(place: Place) -> tuple[str, int]:
    """What is shown of the line, and where in that the caret begins, counted from 0."""
    text = printable(place.excerpt.rstrip())
    caret = max(place.column - 1, 0)
    if len(text) <= WIDEST:
        return text, caret
    start = max(0, min(caret - WIDEST // 2, len(text) - WIDEST))
    dots = "…" if start else ""
    shown = dots + text[start : start + WIDEST] + ("…" if start + WIDEST < len(text) else "")
    return shown, caret - start + len(dots)


def _blank(character: str) -> str:
    # A tab stays one, so that the caret stands under the same column whatever its width.
    return character if character == "\t" else " " * _cells_of(character)


def _cells(text: str) -> int:
    """How many columns of a terminal a text takes, at least one."""
    return max(1, sum(map(_cells_of, text)))


def _cells_of(character: str) -> int:
    if category(character) in {"Mn", "Me"}:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def _hint(hint: str) -> Iterator[str]:
    first, *more = hint.split("\n") if hint else [""]
    if first:
        yield printable(f"  hint: {first}")
        yield from (printable(f"    {line}") for line in more)


def summary(problems: Problems) -> str:
    """How many problems there are: "2 errors, 1 warning"; "" where there are none."""
    found = [(problems.of(severity), severity.value) for severity in Severity]
    return ", ".join(counted(len(some), word) for some, word in found if some)


def counted(number: int, word: str) -> str:
    """``1 page``, ``2 pages``."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def own_mistake(error: Exception) -> str:
    """What is said of an exception that no site should be able to cause."""
    last = extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    where = f"{Path(last.filename).name}, line {last.lineno}"
    return f"this is a mistake in workshopsite itself, not in your site: {what} ({where})"
