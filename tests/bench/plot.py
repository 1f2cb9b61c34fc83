"""The plot of docs/performance.md: a panel for each size, a row for each tool, seconds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil, floor, log10

from bench.builds import COLD, NOTHING, PAGE
from bench.corpus import SIZES
from bench.results import Results
from bench.tools import OURS

_ROW, _PANEL, _GAP, _LEFT, _TOP = 28, 240, 54, 136, 74
_STYLE = """
  .paper { fill: #fff } text { font: 13px system-ui, sans-serif; fill: #333 }
  .grid { stroke: #ccc } .span { stroke: #777; stroke-width: 1.5 }
  .mark { fill: #555; stroke: #555; stroke-width: 2 } .hollow { fill: #fff }
  .ours .span { stroke: #0a5c8c } .ours .mark { fill: #0a5c8c; stroke: #0a5c8c }
  .ours text { fill: #0a5c8c; font-weight: bold } .ours .hollow { fill: #fff }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #161b22 } text { fill: #ddd } .grid { stroke: #444 }
    .span { stroke: #aaa } .mark { fill: #bbb; stroke: #bbb } .hollow { fill: #161b22 }
    .ours .span { stroke: #7cc4f0 } .ours .mark { fill: #7cc4f0; stroke: #7cc4f0 }
    .ours text { fill: #7cc4f0 } .ours .hollow { fill: #161b22 }
  }"""


def plot(results: Results) -> str:
    """The plot as SVG; the tools stand in the order of their cold builds of the largest corpus."""
    last = results.sizes[-1]
    tools = sorted(results.tools, key=lambda tool: results.build(tool, last, COLD) or 0)
    width = _LEFT + len(results.sizes) * (_PANEL + _GAP)
    height = _TOP + len(tools) * _ROW + 30
    scale = _scale(results, tools)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
            "<title>Seconds of builds by each generator, on a logarithmic scale</title>",
            f'<style>{_STYLE}\n</style>\n<rect class="paper" width="100%" height="100%"/>',
            *_legend(),
            *(
                line
                for number, size in enumerate(results.sizes)
                for line in _panel(results, tools, size, _LEFT + number * (_PANEL + _GAP), scale)
            ),
            *_names(tools),
            "</svg>\n",
        ]
    )


def _scale(results: Results, tools: list[str]) -> tuple[int, int]:
    """The powers of ten between which all times are."""
    steps = [(t, z, s) for t in tools for z in results.sizes for s in (COLD, NOTHING, PAGE)]
    times = [time for cell in steps if (time := results.build(*cell))]
    return floor(log10(min(times))), ceil(log10(max(times)))


def _panel(
    results: Results, tools: list[str], size: str, left: float, scale: tuple[int, int]
) -> Iterator[str]:
    low, high = scale
    bottom = _TOP + len(tools) * _ROW

    def x(seconds: float) -> float:
        return round(left + (log10(seconds) - low) / (high - low) * _PANEL, 1)

    yield f'<text x="{left}" y="{_TOP - 12}">{size}: {SIZES[size]} texts</text>'
    for power in range(low, high + 1):
        at = x(10**power)
        yield f'<path class="grid" d="M{at} {_TOP - 4}V{bottom}"/>'
        yield f'<text x="{at}" y="{bottom + 18}" text-anchor="middle">{10.0**power:g} s</text>'
    for row, tool in enumerate(tools):
        yield from _row(results, tool, size, x, _TOP + (row + 0.5) * _ROW)


def _row(
    results: Results, tool: str, size: str, x: Callable[[float], float], y: float
) -> Iterator[str]:
    times = {step: results.build(tool, size, step) for step in (COLD, PAGE, NOTHING)}
    places = {step: x(time) for step, time in times.items() if time}
    if places:
        yield f'<g class="{_class(tool)}">'
        yield f'<path class="span" d="M{min(places.values())} {y}H{max(places.values())}"/>'
        yield from (_mark(step, at, y) for step, at in places.items())
        yield "</g>"


def _mark(step: str, x: float, y: float) -> str:
    """A disc for a cold build, a diamond for an edit, a ring for nothing changed."""
    if step == PAGE:
        return f'<path class="mark" d="M{x} {y - 5}l5 5l-5 5l-5 -5z"/>'
    hollow = " hollow" if step == NOTHING else ""
    return f'<circle class="mark{hollow}" cx="{x}" cy="{y}" r="5"/>'


def _names(tools: list[str]) -> Iterator[str]:
    for row, tool in enumerate(tools):
        y = _TOP + (row + 0.5) * _ROW + 4
        label = f'<text x="{_LEFT - 12}" y="{y}" text-anchor="end">{tool}</text>'
        yield f'<g class="{_class(tool)}">{label}</g>'


def _legend() -> Iterator[str]:
    for number, step in enumerate((COLD, PAGE, NOTHING)):
        x = _LEFT + 6 + number * 170
        yield f'{_mark(step, x, 22)}<text x="{x + 14}" y="26">{step}</text>'


def _class(tool: str) -> str:
    return "ours" if tool == OURS.name else "theirs"
