"""Prepares each piece of text before Python-Markdown splits it into blocks; keeps that fast."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from xml.etree import ElementTree

from markdown import Markdown

from workshopsite.late import pattern
from workshopsite.markup.dialect.lists import with_regular_lists

_ATTRIBUTES = pattern(r"( *)(\{:[^{}\n]*\}) *")
AFTER, BEFORE = "\x02after\x03", "\x02before\x03"
"""Marks of a line of attributes: for the block above it, or for the one below."""


class Blocks(deque[str]):
    """The blocks still to be read.

    Python-Markdown takes them off the front of a list, one by one, which takes quadratic time.
    """

    def pop(self, index: int = -1) -> str:
        """The block at an end, which is removed."""
        return self.popleft() if index == 0 else super().pop()


def prepare_chunks(markdown: Markdown) -> None:
    """Let the parser see regular lists only, and lines of attributes as blocks of their own.

    Quotes, footnotes and admonitions come by here as well, without their ``>`` and indentation.
    """
    parser = markdown.parser
    parse_blocks: Callable[..., None] = parser.parseBlocks

    def parse(parent: ElementTree.Element, text: str) -> None:
        parser.parseBlocks(parent, _prepared(text).split("\n\n"))

    def parse_fast(parent: ElementTree.Element, blocks: list[str]) -> None:
        parse_blocks(parent, Blocks(blocks) if len(blocks) > 1 else blocks)

    parser.parseChunk = parse  # type: ignore[method-assign]
    parser.parseBlocks = parse_fast  # type: ignore[method-assign]


def _prepared(text: str) -> str:
    return _with_lone_attributes(with_regular_lists(text))


def _with_lone_attributes(text: str) -> str:
    if "{:" not in text:
        return text
    lines: list[str] = []
    for line in text.split("\n"):
        match = _ATTRIBUTES.fullmatch(line)
        if match is None:
            lines.append(line)
            continue
        mark = AFTER if lines and lines[-1].strip() else BEFORE
        lines += ["", f"{match[1]}{mark}{match[2]}", ""]
    return "\n".join(lines)
