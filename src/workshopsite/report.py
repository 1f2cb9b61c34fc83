"""Problems as text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from workshopsite.problems import Place, Problem, Problems, Severity


def report(problem: Problem) -> str:
    """A problem in several lines: place, message and rule; the line with a caret; the hint."""
    place = problem.place
    head = f"{place}: {problem.severity}: {problem.message} [{problem.rule.name}]"
    related = [f"  {one.label}: {one.place}" for one in problem.related]
    return "\n".join([head, *_excerpt(place), *_hint(problem.hint), *related])


def _excerpt(place: Place) -> Iterator[str]:
    if not place.line or not place.excerpt.strip():
        return
    margin = f"  {place.line} | "
    # Tabs stay tabs below the excerpt, so that the caret stands under the same column.
    before = "".join(c if c == "\t" else " " for c in place.excerpt[: max(place.column - 1, 0)])
    shown, before = _cut(place, before)
    yield margin + shown
    if place.column:
        width = min(place.width, max(len(shown) - len(before), 1))
        yield " " * (len(margin) - 2) + "| " + before + "^" * width


WIDEST = 160
"""Characters of an excerpt; of a longer line the part around the caret is shown."""


def _cut(place: Place, before: str) -> tuple[str, str]:
    text = place.excerpt.rstrip()
    if len(text) <= WIDEST:
        return text, before
    start = max(0, min(place.column - 1 - WIDEST // 2, len(text) - WIDEST))
    dots = "…" if start else ""
    shown = dots + text[start : start + WIDEST] + ("…" if start + WIDEST < len(text) else "")
    return shown, " " * len(dots) + before[start:]


def _hint(hint: str) -> Iterator[str]:
    first, *more = hint.split("\n") if hint else [""]
    if first:
        yield f"  hint: {first}"
        yield from (f"    {line}" for line in more)


def summary(problems: Problems) -> str:
    """How many problems there are: "2 errors, 1 warning"; "" where there are none."""
    counts = [(len(problems.of(severity)), severity.value) for severity in Severity]
    return ", ".join(f"{n} {word}{'s' if n > 1 else ''}" for n, word in counts if n)
