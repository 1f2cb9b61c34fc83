"""The sections of a Markdown page of our docs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"^(?P<fence>```)|^#{2,3} (?P<title>[^\n]+)$", re.MULTILINE)


@dataclass(frozen=True)
class Section:
    """A heading of the second or third level and what stands below it.

    Attributes:
        title: the heading.
        text: all down to the next heading.
        start: where the text begins in the page, in characters.
    """

    title: str
    text: str
    start: int


def sections(page: str) -> Iterator[Section]:
    """The sections of a page in their order; what looks like a heading within code is none."""
    title, start, inside = "", 0, False
    for found in _LINE.finditer(page):
        inside ^= found["fence"] is not None
        if found["title"] and not inside:
            yield Section(title, page[start : found.start()], start)
            title, start = found["title"], found.end()
    yield Section(title, page[start:], start)
