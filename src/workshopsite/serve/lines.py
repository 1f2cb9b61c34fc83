"""What a preview says on the terminal, as lines of text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from workshopsite.problems import Problem
from workshopsite.report import counted, printable, summary
from workshopsite.report_text import as_text
from workshopsite.serve.events import Checked, Connected, Event, Reloaded

Show = Callable[[Collection[Problem]], str]
"""Gives problems as text."""


def lines(event: Event, show: Show = as_text) -> Iterator[str]:
    """The lines that tell of an event: problems that are new in full, others by their number."""
    match event:
        case Connected():
            yield "A browser is connected: it shows what you save, as soon as you save it."
        case Reloaded():
            yield from _of_reading(event, show)
        case Checked():
            yield from _shown(event.new, show)
            if event.healed:
                yield "No problem is left."
            elif event.new:
                yield f"{summary(event.problems)} in all; the pages are shown all the same"


def _of_reading(event: Reloaded, show: Show) -> Iterator[str]:
    took = f"read in {event.seconds:.2f} s"
    found = f": {summary(event.problems)}" if event.problems else ""
    yield from _shown(event.new, show)
    if event.changed or event.problems:
        yield printable(f"{_changed(event.changed)}{took}{found}")


def _changed(files: tuple[str, ...]) -> str:
    if not files:
        return ""
    more = f" and {counted(len(files) - 1, 'more file')}" if len(files) > 1 else ""
    return f"{files[0]}{more} changed, "


def _shown(problems: Collection[Problem], show: Show) -> Iterator[str]:
    if problems:
        yield f"{show(problems)}\n"
