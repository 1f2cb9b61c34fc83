"""A mistake that is made in many rows of a file is told once."""

from __future__ import annotations

from workshopsite.problems import Place, Problem, Problems


def and_more(count: int, what: str = "rows") -> str:
    """The end of a message about something that stands in so many further rows as well."""
    one = what.removesuffix("s")
    return f", here and in {count} more {one if count == 1 else what}" if count else ""


def tell_once(path: str, problems: Problems) -> None:
    """Put problems of a file into one that say the same of the same wrong value.

    What is wrong is the same where the message names the text that the caret stands under; the
    first of these places is kept, with the number of the others.
    """
    alike: dict[tuple[str, ...], list[Problem]] = {}
    for problem in problems:
        value = _marked(problem.place)
        if problem.place.path == path and value and f'"{value}"' in problem.message:
            said = (problem.rule.name, problem.message, problem.hint, value)
            alike.setdefault(said, []).append(problem)
    what = "rows" if path.endswith(".csv") else "papers"
    for first, *others in alike.values():
        if others:
            for problem in (first, *others):
                problems.drop(problem)
            message = first.message + and_more(len(others), what)
            problems.add(first.rule.name, message, first.place, first.hint, first.related)


def _marked(place: Place) -> str:
    return place.excerpt[place.column - 1 : place.column - 1 + place.width] if place.column else ""
