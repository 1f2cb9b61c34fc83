"""All problems as text, for a terminal or a log: by file and line, and as many as can be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from workshopsite.late import dataclass
from workshopsite.problems import Problem, Severity
from workshopsite.report import (
    Paint,
    cells,
    headline,
    hint_lines,
    plain,
    printable,
    related_lines,
    report,
    summary,
)

FEW = 5
"""As many problems of one rule in one file are shown in full; of more, the first one only."""

CLOSING = 6
"""Rows of a screen that are kept free: for what is said afterwards, and the next prompt."""


@dataclass(frozen=True, slots=True)
class Screen:
    """How much a terminal can show, in characters."""

    columns: int
    rows: int


def as_text(
    problems: Collection[Problem],
    paint: Paint = plain,
    screen: Screen | None = None,
    more: str = "--all shows them",
) -> str:
    """Problems as text, without a line's end: a heading for each file, then its problems by line.

    Each begins with its place, as ``path:line:column``, which terminals and editors make a link.

    Args:
        problems: sorted by place.
        paint: gives the parts their colours.
        screen: with it, only what fits there is shown, errors first, and what is left is counted.
        more: where to find what is left.
    """
    listed = list(problems)
    headings = _headings(listed)
    shown = _fitting(listed, headings, screen) if screen else listed
    text = _grouped(shown, headings, paint)
    left = len(listed) - len(shown)
    return f"{text}\n\n… and {left} more: {more}" if left else text


def _headings(problems: Sequence[Problem]) -> dict[str, str]:
    """What stands above the problems of each file; nothing above the only problem of all."""
    if len(problems) == 1:
        return {}
    files = groupby(problems, key=attrgetter("place.path"))
    return {path: f"== {printable(path)} ({summary(some)})" for path, some in files}


def _fitting(
    problems: Sequence[Problem], headings: Mapping[str, str], screen: Screen
) -> list[Problem]:
    """The problems that fit on a screen, sorted by place; at least one."""
    order = list(Severity)
    ranked = sorted(problems, key=lambda problem: order.index(problem.severity))
    fitting = 1
    while fitting < len(ranked):
        more = _by_place(ranked[: fitting + 1], problems)
        if _rows(_grouped(more, headings, plain), screen) > screen.rows - CLOSING:
            break
        fitting += 1
    return _by_place(ranked[:fitting], problems)


def _by_place(some: Collection[Problem], problems: Sequence[Problem]) -> list[Problem]:
    chosen = set(some)
    return [problem for problem in problems if problem in chosen]


def _rows(text: str, screen: Screen) -> int:
    """How many rows of a terminal a text takes, long lines wrapped."""
    return sum(-(-cells(line) // screen.columns) for line in text.split("\n"))


def _grouped(problems: Sequence[Problem], headings: Mapping[str, str], paint: Paint) -> str:
    files = []
    for path, some in groupby(problems, key=attrgetter("place.path")):
        heading = f"{paint(headings[path], 'heading')}\n" if path in headings else ""
        files.append(heading + "".join(_blocks(list(some), paint)))
    return "\n\n".join(files)


def _blocks(problems: Sequence[Problem], paint: Paint) -> Iterator[str]:
    """The problems of one file, with what stands between them."""
    number = Counter(problem.rule.name for problem in problems)
    told: dict[str, set[str]] = {}
    between = ""
    for problem in problems:
        hints = told.setdefault(problem.rule.name, set())
        short = bool(hints) and number[problem.rule.name] > FEW
        yield ("\n" if short and between == "short" else "\n\n") if between else ""
        yield _briefly(problem, hints, paint) if short else report(problem, paint)
        hints.add(problem.hint)
        between = "short" if short else "full"


def _briefly(problem: Problem, told: Collection[str], paint: Paint) -> str:
    """A problem without its line of text, and without a hint that was given before."""
    hint = [] if problem.hint in told else hint_lines(problem, paint)
    return "\n".join([headline(problem, paint), *hint, *related_lines(problem)])
