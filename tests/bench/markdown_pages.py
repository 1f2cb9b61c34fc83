"""How long Markdown takes: ours beside stock Python-Markdown, and the largest page per second.

    python tests/bench/markdown_pages.py [FOLDER]

Takes the pages of FOLDER (*.md), by default those of tests/kramdown/constructs whose names begin
with "whole", and prints the median of some runs in milliseconds. What is remembered is forgotten
before each run. Nothing is asserted: machines differ.
"""

import re
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

import markdown

from workshopsite.markup.markdown import convert_page

RUNS = 15
STOCK = ["extra", "sane_lists", "toc", "smarty"]
HERE = Path(__file__).parent


def milliseconds(convert, text, runs=RUNS):
    """The median time of some conversions."""
    times = []
    for _ in range(runs):
        convert_page.cache_clear()
        start = perf_counter()
        convert(text)
        times.append((perf_counter() - start) * 1000)
    return median(times)


def stock(text):
    return markdown.markdown(text, extensions=STOCK)


def pages(folder):
    """The bodies of a folder's pages, by name."""
    found = sorted(folder.glob("*.md"))
    whole = [path for path in found if path.stem.startswith("whole")] or found
    front_matter = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
    return {path.name: front_matter.sub("", path.read_text("utf-8")) for path in whole}


def main():
    texts = pages(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "kramdown/constructs")
    convert_page("warm")
    print(f"{'page':40} {'characters':>10} {'stock':>9} {'ours':>9} {'factor':>7}")
    for name, text in texts.items():
        theirs, ours = milliseconds(stock, text), milliseconds(convert_page, text)
        print(f"{name:40} {len(text):10} {theirs:6.1f} ms {ours:6.1f} ms {ours / theirs:7.2f}")
    print("\nLarge pages (the first page again and again; a list; a table; formulas):")
    first = next(iter(texts.values()))
    large = {
        "page": first * (4_000_000 // len(first)),
        "list": "- item *x* and [link](a)\n" * 20_000,
        "table": "| a | b |\n|---|---|\n" + "| *1* | 2 |\n" * 20_000,
        "formulas": "$x_1$ and $y_2$ are in $z$.\n\n" * 10_000,
    }
    for name, text in large.items():
        spent = milliseconds(convert_page, text, runs=1)
        print(f"{name:40} {len(text):10} {spent / 1000:6.1f} s  {len(text) / spent:9.0f} kB/s")


if __name__ == "__main__":
    main()
