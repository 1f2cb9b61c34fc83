"""Makes what is generated of docs/performance.md, and its plot: ``python -m bench.page``."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from bench import tables
from bench.plot import plot
from bench.results import Results

DOCS = Path(__file__).parents[2] / "docs"
PAGE, PLOT = DOCS / "performance.md", DOCS / "performance.svg"

PARTS: dict[str, Callable[[Results], str]] = {
    "goals": tables.reached,
    "builds": tables.builds,
    "ours": tables.ours,
    "memory": tables.memory,
    "growth": tables.growths,
    "previews": tables.shown,
    "commands": tables.short_commands,
    "markdown": tables.markdown,
    "emitted": tables.emitted,
    "machine": tables.machine,
}
"""What is made of the results, by the name that its marks on the page have."""


def with_parts(document: str, results: Results) -> str:
    """The page with everything between marks made anew.

    Raises:
        KeyError: a mark has a name that is not in PARTS.
    """
    return re.sub(
        r"<!-- (\w+) -->\n.*?<!-- /\1 -->",
        lambda m: f"<!-- {m[1]} -->\n{PARTS[m[1]](results)}\n<!-- /{m[1]} -->",
        document,
        flags=re.DOTALL,
    )


def write_page(results: Results) -> None:
    """Write the page and the plot."""
    PAGE.write_text(with_parts(PAGE.read_text("utf-8"), results), "utf-8")
    PLOT.write_text(plot(results), "utf-8")


if __name__ == "__main__":
    write_page(Results.read())
