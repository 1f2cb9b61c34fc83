"""What a preview says on the terminal, as lines of text."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from workshopsite.problems import Problem, Problems
from workshopsite.report import counted, printable, report, summary
from workshopsite.serve.events import Checked, Connected, Event, Reloaded


def lines(event: Event) -> Iterator[str]:
    """The lines that tell of an event: problems that are new in full, others by their number."""
    match event:
        case Connected():
            yield "A browser is connected: it shows what you save, as soon as you save it."
        case Reloaded():
            yield from _of_reading(event)
        case Checked():
            yield from map(_block, event.new)
            if event.healed:
                yield "No problem is left."
            elif event.new:
                yield f"{_count(event.problems)} in all; the pages are shown all the same"


def _of_reading(event: Reloaded) -> Iterator[str]:
    took = f"read in {event.seconds:.2f} s"
    found = f": {_count(event.problems)}" if event.problems else ""
    yield from map(_block, event.new)
    if event.changed or event.problems:
        yield printable(f"{_changed(event.changed)}{took}{found}")


def _changed(files: tuple[str, ...]) -> str:
    if not files:
        return ""
    more = f" and {counted(len(files) - 1, 'more file')}" if len(files) > 1 else ""
    return f"{files[0]}{more} changed, "


def _block(problem: Problem) -> str:
    return f"{report(problem)}\n"


def _count(problems: Collection[Problem]) -> str:
    return summary(Problems(dict.fromkeys(problems)))
