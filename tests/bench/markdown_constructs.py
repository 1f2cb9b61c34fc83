"""Prints which constructs stock Python-Markdown and we render as GitHub Pages does.

    python tests/bench/markdown_constructs.py

"same" is kramdown's structure; "meant" differs on purpose (see test_kramdown.py), "differs" not so.
"""

import sys
from pathlib import Path

import markdown

sys.path.insert(0, str(Path(__file__).parents[1]))

from structure import structure
from test_kramdown import CONSTRUCTS, MEANT, OURS, ours, without_notes

EXTENSIONS = ["extra", "sane_lists", "toc", "smarty"]


def main():
    print("| construct | stock Python-Markdown | ours |\n| --- | --- | --- |")
    for path in CONSTRUCTS:
        text = path.read_text("utf-8")
        kramdown = structure(path.with_suffix(".html").read_text("utf-8"))
        stock = structure(markdown.markdown(text, extensions=EXTENSIONS))
        found = without_notes(structure(ours(text)))
        answer = "same" if found == without_notes(kramdown) else "differs"
        if answer == "differs" and path.stem in {*MEANT, *OURS}:
            answer = "meant"
        theirs = "same" if without_notes(stock) == without_notes(kramdown) else "**differs**"
        print(f"| {path.stem.replace('_', ' ')} | {theirs} | {answer} |")


if __name__ == "__main__":
    main()
