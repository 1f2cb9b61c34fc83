"""A Markdown page taken apart: the keys between two lines of three dashes, and the text after them.

python-frontmatter splits the page and asks this module's handler for the keys, so that they are
read like every other YAML here. What it does without a word is checked before: without a closing
line it takes everything for text, and what is no list of keys it drops. It also strips the text,
so that is taken from the file again.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from typing import Any

import frontmatter
from frontmatter.default_handlers import YAMLHandler

from workshopsite.late import dataclass, pattern
from workshopsite.problems import Problems
from workshopsite.read.lost_front_matter import LIKE_FENCE, report_lost
from workshopsite.read.source import Document, Mark, Source
from workshopsite.read.yaml import parse_yaml

_FENCE = pattern(r"---[ \t]*")
_CLOSING_FENCE = pattern(r"(?:---|\.\.\.)[ \t]*")
_BOUNDARY = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_LIKE_YAML = pattern(r"[\w-]+\s*:(?:\s.*)?|- .*|#.*|\s.+")


@dataclass(frozen=True)
class FrontMatter:
    """A page, taken apart.

    Attributes:
        meta: the keys; its data is a dict, empty where there are none.
        body: the Markdown, as it is in the file after the closing line.
        body_line: the line of the file, from 1, on which the body starts.
    """

    meta: Document
    body: str
    body_line: int


def split_front_matter(
    source: Source, keys: Collection[str], problems: Problems
) -> FrontMatter | None:
    """Take a page apart.

    Front matter starts with the first line of the page that is not blank, if that is ``---`` and
    nothing else, and ends with the next line ``---`` or ``...``. A page without it is body.

    Args:
        source: the page.
        keys: those that a page can have, by which front matter is known that starts differently.
        problems: gets what is wrong with the keys.

    Returns:
        The parts, or None where the front matter cannot be read; problems has an error then.
    """
    lines = source.lines
    opening = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if not _FENCE.fullmatch(lines[opening]):
        if report_lost(source, keys, problems):
            return None
        return FrontMatter(Document(source, {}, {(): Mark(1, 1)}, {}), source.text, 1)
    fences = (n for n, line in enumerate(lines) if _CLOSING_FENCE.fullmatch(line))
    closing = next((n for n in fences if n > opening), None)
    if closing is None:
        _report_open_end(source, opening, problems)
        return None
    handler = _Handler(source, problems, opening)
    frontmatter.parse(source.text, handler=handler)
    meta = _with_keys(handler.meta, problems) if handler.meta else None
    if meta is None:
        return None
    return FrontMatter(meta, "\n".join(lines[closing + 1 :]), closing + 2)


class _Handler(YAMLHandler):
    """Splits at our fences, and keeps the Document of the keys."""

    FM_BOUNDARY = _BOUNDARY

    def __init__(self, source: Source, problems: Problems, opening: int) -> None:
        super().__init__()
        self.source = source
        self.problems = problems
        self.opening = opening
        self.meta: Document | None = None

    def load(self, fm: str, **_kwargs: object) -> Any:
        """Read what stands between the fences, which starts with the end of the opening line."""
        self.meta = parse_yaml(self.source, self.problems, "\n" * self.opening + fm)
        return self.meta.data if self.meta else None


def _with_keys(meta: Document, problems: Problems) -> Document | None:
    """The Document if it holds keys, or nothing at all; else None, after a complaint."""
    if isinstance(meta.data, dict):
        return meta
    if meta.data is None:
        return replace(meta, data={})
    hint = "write one key with its value in each line, such as title: Call for papers"
    problems.add("front-matter", "the front matter has no keys", meta.place(), hint)
    return None


def _report_open_end(source: Source, opening: int, problems: Problems) -> None:
    message = "the front matter that starts here is never closed"
    place = source.place(opening + 1, 1, 3)
    problems.add("front-matter", message, place, _likely_end(source, opening))


def _likely_end(source: Source, opening: int) -> str:
    """Where the closing line should most likely be, as a hint."""
    last = opening
    for number, line in enumerate(source.lines[opening + 1 :], opening + 1):
        if LIKE_FENCE.fullmatch(line):
            return f'line {number + 1} is "{line.strip()}"; write --- there, in the first column'
        heading = line.startswith("#") and last < number - 1  # and not a comment
        if heading or (line.strip() and not _LIKE_YAML.fullmatch(line)):
            break
        if line.strip():
            last = number
    return f"write a line with --- after line {last + 1}"
