"""One problem as text, for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from traceback import extract_tb
from unicodedata import category, east_asian_width

from workshopsite.problems import Place, Problem, Problems, Severity

WIDEST = 160
"""Characters of an excerpt; of a longer line the part around the caret is shown."""

Paint = Callable[[str, str], str]
"""Gives a text the colour of a part: a severity, "place", "rule", "margin", "hint" or "heading"."""


def plain(text: str, _part: str) -> str:
    """The text without any colour."""
    return text


def report(problem: Problem, paint: Paint = plain) -> str:
    """A problem in several lines: place, message and rule; the line with a caret; the hint."""
    excerpt = _excerpt(problem.place, problem.severity, paint)
    lines = [headline(problem, paint), *excerpt, *hint_lines(problem, paint)]
    return "\n".join([*lines, *related_lines(problem)])


def headline(problem: Problem, paint: Paint = plain) -> str:
    """The first line: ``path:line:column: severity: message [rule]``."""
    place = paint(printable(str(problem.place)), "place")
    severity = paint(problem.severity, problem.severity)
    rule = paint(f"[{problem.rule.name}]", "rule")
    return f"{place}: {severity}: {printable(problem.message)} {rule}"


def hint_lines(problem: Problem, paint: Paint = plain) -> list[str]:
    """What to write instead; no line where there is no hint."""
    if not problem.hint:
        return []
    first, *more = map(printable, problem.hint.split("\n"))
    return [f"  {paint('hint:', 'hint')} {first}", *(f"    {line}" for line in more)]


def related_lines(problem: Problem) -> list[str]:
    """Further places, one a line."""
    return [printable(f"  {one.label}: {one.place}") for one in problem.related]


def printable(text: str) -> str:
    """The text without characters that would command the terminal or that it cannot show.

    Titles and names come from strangers, and so do file names, which need not be Unicode.
    """
    return "".join(c if c.isprintable() or c == "\t" else _stand_in(c) for c in text)


def _stand_in(character: str) -> str:
    return " " if character.isspace() else "�"


def _excerpt(place: Place, severity: Severity, paint: Paint) -> Iterator[str]:
    if not place.line or not place.excerpt.strip():
        return
    margin = f"  {place.line} | "
    shown, start = _cut(place)
    yield paint(margin, "margin") + shown
    if place.column:
        width = max(1, min(place.width, len(shown) - start))
        blank = "".join(map(_blank, shown[:start]))
        caret = paint("^" * cells(shown[start : start + width]), severity)
        yield paint(" " * (len(margin) - 2) + "| ", "margin") + blank + caret


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


def cells(text: str) -> int:
    """How many columns of a terminal a text takes, at least one."""
    return max(1, sum(map(_cells_of, text)))


def _cells_of(character: str) -> int:
    if category(character) in {"Mn", "Me"}:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def summary(problems: Iterable[Problem]) -> str:
    """How many problems there are: "2 errors, 1 warning"; "" where there are none."""
    found = [problem.severity for problem in problems]
    return ", ".join(counted(found.count(one), one) for one in Severity if one in found)


def switched_off(problems: Problems) -> str:
    """The end of a sentence that counts problems: ", 3 switched off"; "" where none are."""
    return f", {problems.switched_off} switched off" if problems.switched_off else ""


def counted(number: int, word: str) -> str:
    """``1 page``, ``2 pages``."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def own_mistake(error: Exception) -> str:
    """What is said of an exception that no site should be able to cause."""
    last = extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    where = f"{Path(last.filename).name}, line {last.lineno}"
    return f"this is a mistake in workshopsite itself, not in your site: {what} ({where})"
