"""The tables of docs/performance.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bench import commands, previews
from bench.builds import COLD, NOTHING, ONE_CORE, PAGE, PROGRAM
from bench.corpus import SIZES
from bench.goals import Goal, goals, growth
from bench.results import Results
from bench.tools import OURS, TOOLS

_PAIRS = (("S", "M"), ("M", "L"))


def machine(results: Results) -> str:
    """What it ran on."""
    return _table(["", ""], results.data["machine"].items())


def reached(results: Results) -> str:
    """Every goal with its number, and how many are missed."""
    every = goals(results)
    missed = sum(not goal.reached for goal in every)
    rows = [(g.what, _bound(g), _value(g), "yes" if g.reached else "**no**") for g in every]
    head = f"{len(every) - missed} of {len(every)} goals are reached."
    return f"{head}\n\n{_table(['goal', 'bound', 'measured', 'reached'], rows)}"


def builds(results: Results) -> str:
    """Seconds of each tool, step and size."""
    cells = [(step, size) for step in (COLD, NOTHING, PAGE) for size in results.sizes]
    rows = [
        [_name(tool), *(_seconds(results.build(tool, size, step)) for step, size in cells)]
        for tool in results.tools
    ]
    return _table(["seconds", *(f"{step}, {size}" for step, size in cells)], rows)


def ours(results: Results) -> str:
    """Seconds of what is measured of ours only."""
    rows = [
        [step, *(_seconds(results.build(OURS.name, size, step)) for size in results.sizes)]
        for step in (PROGRAM, ONE_CORE)
    ]
    return _table(["seconds", *results.sizes], rows)


def memory(results: Results) -> str:
    """MB of each tool and size."""
    rows = [
        [_name(tool), *(_rounded(results.memory(tool, size), 0) for size in results.sizes)]
        for tool in results.tools
    ]
    return _table(["MB", *results.sizes], rows)


def growths(results: Results) -> str:
    """How the time of a cold build grows for each tool, and of every step for ours."""
    pairs = [pair for pair in _PAIRS if set(pair) <= set(results.sizes)]
    head = [f"{a} to {b} ({SIZES[b] // SIZES[a]} times the texts)" for a, b in pairs]
    cold = [(_name(tool), tool, COLD) for tool in results.tools]
    more = [(f"{OURS.name}, {s}", OURS.name, s) for s in (NOTHING, PAGE, PROGRAM, ONE_CORE)]
    rows = [
        [name, *(_growth(results, tool, step, *pair) for pair in pairs)]
        for name, tool, step in cold + more
    ]
    return _table(["times as long", *head], rows)


def _growth(results: Results, tool: str, step: str, small: str, large: str) -> str:
    factor = growth(results, tool, step, small, large)
    if factor is None:
        return "–"
    times = f"{factor * SIZES[large] / SIZES[small]:.1f}"
    return f"{times}, **worse than linear**" if factor > 1 else times


def emitted(results: Results) -> str:
    """What each tool is, and what it makes of the smallest and the largest corpus."""
    rows = [
        [
            f"{tool} {version}",
            TOOLS[tool].origin,
            *(_files(results.files(tool, size)) for size in results.sizes),
            TOOLS[tool].emits,
        ]
        for tool, version in results.data["versions"].items()
    ]
    return _table(["tool", "from", *(f"files, {s}" for s in results.sizes), "what it emits"], rows)


def _files(files: dict[str, int]) -> str:
    if not files:
        return "–"
    pages = files.get(".html", 0)
    others = sum(files.values()) - files["bytes"] - pages
    return f"{pages} pages, {others} others, {files['bytes'] / 1e6:.2g} MB"


def shown(results: Results) -> str:
    """Milliseconds of previews."""
    tools = [tool for tool in results.tools if TOOLS[tool].server]
    cells = [(tool, size) for tool in tools for size in results.data["previews"]]
    rows = [
        [what, *(_milliseconds(results.preview(tool, size, what)) for tool, size in cells)]
        for what in (previews.START, *previews.SAVES)
    ]
    head = (f"{_name(tool)}, {size}" for tool, size in cells)
    return _table(["milliseconds", *head], rows)


def short_commands(results: Results) -> str:
    """Milliseconds of what is answered at once."""
    names = (commands.HELP, commands.MISTYPED, commands.BARE)
    rows = [(name, _milliseconds(results.command(name))) for name in names]
    return _table(["command", "milliseconds"], rows)


def markdown(results: Results) -> str:
    """How much faster Python-Markdown is."""
    rows = [
        (name, f"{slow * 1000:.1f}", f"{fast * 1000:.1f}", f"{slow / fast:.2f}")
        for name, (slow, fast) in results.markdown().items()
    ]
    return _table(["texts", "stock, ms", "with ours, ms", "times faster"], rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _name(tool: str) -> str:
    return f"**{tool}**" if tool == OURS.name else tool


def _bound(goal: Goal) -> str:
    return f"{'≥' if goal.at_least else '≤'} {goal.bound:g}{goal.unit}"


def _value(goal: Goal) -> str:
    if goal.value is None:
        return "not measured"
    return f"{goal.value:.0f}{goal.unit}" if goal.unit else f"{goal.value:.3g}"


def _milliseconds(seconds: float | None) -> str:
    return "–" if seconds is None else _rounded(seconds * 1000, 0)


def _seconds(seconds: float | None) -> str:
    if seconds is None:
        return "–"
    return _rounded(seconds, 3 if seconds < 0.1 else 2 if seconds < 10 else 1)


def _rounded(number: float | None, digits: int) -> str:
    return "–" if number is None else f"{number:.{digits}f}"
