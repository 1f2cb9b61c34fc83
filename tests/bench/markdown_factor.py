"""Prints, as JSON, the seconds of stock Python-Markdown and with our extension.

    python -m bench.markdown_factor

For texts of the corpus and for a page such as organisers write, with the same extensions, in one
thread. What of it is processor time, and that the HTML is the same, `markdown_inline` sees to.
"""

from __future__ import annotations

import json

from bench.corpus import corpus
from bench.markdown_inline import USUAL, least, stock


def main() -> None:
    """Measure and print."""
    texts = corpus("M")
    sets = {
        "pages of the corpus": [text.body for text in texts if text.kind == "notes"],
        "abstracts of the corpus": [text.body for text in texts if text.kind == "talks"],
        "a page for authors": [USUAL],
    }
    slow, fast = stock(fast=False), stock(fast=True)
    print(json.dumps({name: least(slow, fast, bodies) for name, bodies in sets.items()}))


if __name__ == "__main__":
    main()
