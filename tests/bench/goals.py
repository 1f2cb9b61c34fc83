"""What issue 8 asks for, and whether it is reached: computed from results, never typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from bench import commands, previews
from bench.builds import COLD, NOTHING, ONE_CORE, PAGE, STEPS
from bench.corpus import SIZES
from bench.results import Results
from bench.tools import ELEVENTY, HUGO, OURS


@dataclass(frozen=True)
class Goal:
    """A number that has a bound.

    Attributes:
        what: what the number is.
        value: the number; None where it was not measured.
        bound: what it may be at most, or must be at least.
        at_least: which of the two.
        unit: what follows the number.
    """

    what: str
    value: float | None
    bound: float
    at_least: bool = False
    unit: str = ""

    @property
    def reached(self) -> bool:
        """Whether it was measured and keeps the bound."""
        if self.value is None:
            return False
        return self.value >= self.bound if self.at_least else self.value <= self.bound


_OF_HUGO = {
    NOTHING: {"S": 0.5, "M": 0.25, "L": 0.08},
    PAGE: {"S": 1.8, "M": 0.7, "L": 0.25},
    COLD: {"S": 3.0, "M": 3.0, "L": 2.5},
}
"""How many times Hugo's time each step may take."""

_PREVIEW = {"S": 50, "L": 100}
"""Milliseconds from a save to the new HTML."""

_MEMORY = {"M": 100, "L": 250}
"""Megabytes."""


def goals(results: Results) -> list[Goal]:
    """All goals, in the order of the issue."""
    return [
        *_beside_hugo(results),
        *_beside_the_others(results),
        *_of_previews(results),
        *_of_markdown(results),
        *_of_memory_and_growth(results),
        *_of_two_cores(results),
        *_of_commands(results),
    ]


def ratio(one: float | None, other: float | None) -> float | None:
    """How many times the other the one is, where both were measured."""
    return one / other if one is not None and other else None


def _beside_hugo(results: Results) -> Iterator[Goal]:
    for step, bounds in _OF_HUGO.items():
        for size, bound in bounds.items():
            ours, theirs = (results.build(tool.name, size, step) for tool in (OURS, HUGO))
            yield Goal(f"{step}, {size}: times Hugo", ratio(ours, theirs), bound)


def _beside_the_others(results: Results) -> Iterator[Goal]:
    others = [tool for tool in results.tools if tool not in {OURS.name, HUGO.name}]
    for size in ("S", "M"):
        times = [t for tool in others if (t := results.build(tool, size, COLD)) is not None]
        fastest = min(times, default=None)
        factor = ratio(fastest, results.build(OURS.name, size, COLD))
        yield Goal(
            f"{COLD}, {size}: times faster than the fastest but Hugo", factor, 1.5, at_least=True
        )
    ours, theirs = (results.build(tool.name, "L", COLD) for tool in (OURS, ELEVENTY))
    yield Goal(f"{COLD}, L: times Eleventy", ratio(ours, theirs), 1.0)


def _of_previews(results: Results) -> Iterator[Goal]:
    for size, bound in _PREVIEW.items():
        for what in previews.SAVES:
            taken = results.preview(OURS.name, size, what)
            yield Goal(f"preview, {size}: {what}", _milliseconds(taken), bound, unit=" ms")
    start = results.preview(OURS.name, "L", previews.START)
    yield Goal(f"preview, L: {previews.START}", _milliseconds(start), 1000, unit=" ms")


def _of_markdown(results: Results) -> Iterator[Goal]:
    for name, (slow, fast) in results.markdown().items():
        what = f"Python-Markdown, {name}: times faster than stock"
        yield Goal(what, ratio(slow, fast), 2.5, at_least=True)


def _of_memory_and_growth(results: Results) -> Iterator[Goal]:
    for size, bound in _MEMORY.items():
        yield Goal(f"memory, {size}", results.memory(OURS.name, size), bound, unit=" MB")
    for small, large in combinations(SIZES, 2):
        factors = {s: f for s in STEPS if (f := growth(results, OURS.name, s, small, large))}
        worst = max(factors.values(), default=None)
        steps = "".join(f" ({step})" for step in factors if factors[step] == worst)
        yield Goal(f"growth of a text's time, {small} to {large}{steps}", worst, 1.0)


def growth(results: Results, tool: str, step: str, small: str, large: str) -> float | None:
    """How the time for a text grows from one size to another; more than 1 is worse than linear."""
    factor = ratio(results.build(tool, large, step), results.build(tool, small, step))
    return ratio(factor, SIZES[large] / SIZES[small])


def _of_two_cores(results: Results) -> Iterator[Goal]:
    for size in ("M", "L"):
        one, two = (results.build(OURS.name, size, step) for step in (ONE_CORE, COLD))
        what = f"two cores, {COLD}, {size}: times faster than one"
        yield Goal(what, ratio(one, two), 1.0, at_least=True)


def _of_commands(results: Results) -> Iterator[Goal]:
    for name in (commands.HELP, commands.MISTYPED):
        yield Goal(name, _milliseconds(results.command(name)), 80, unit=" ms")


def _milliseconds(seconds: float | None) -> float | None:
    return None if seconds is None else seconds * 1000
