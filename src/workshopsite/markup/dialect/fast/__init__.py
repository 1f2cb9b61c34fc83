"""Python-Markdown made faster: an extension with which it makes the same HTML.

    Markdown(extensions=[Fast(), "extra", ...])

Python-Markdown tries each of its patterns and block processors on each text, and most of them
cannot match there. What each match of a regular expression contains is read off the expression
itself (``anchors``), and what does not occur is not looked for. So extensions of others become
faster too, and need to know nothing of it; where nothing can be said, everything is as ever.

Patterns, block processors, their regular expressions and the names of block-level elements may
change between conversions, but not within one. Whoever changes none after the first conversion says
so, ``Fast(settled=True)``, and they are looked at once.
"""

from __future__ import annotations

from functools import cache

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from markdown.util import STX

from workshopsite.markup.dialect.fast.blocks import FastBlockParser
from workshopsite.markup.dialect.fast.inline import FastInlineProcessor

__all__ = ["Fast"]


class _FastUnescape(UnescapeTreeprocessor):
    """Puts in what stands for escaped characters, where there are any."""

    def unescape(self, text: str) -> str:
        return super().unescape(text) if STX in text else text


class Fast(Extension):
    """Makes a converter fast, whatever other extensions it has."""

    def __init__(self, *, settled: bool = False) -> None:
        """Set it up.

        Args:
            settled: whether patterns and block processors stay as the first conversion finds them.
        """
        super().__init__()
        self._settled = settled

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Wait for `reset`, which comes when all extensions are there."""
        self._markdown = md
        # Asked several times for each element, it looks through a list of sixty names.
        self._is_block_level = cache(md.is_block_level)
        md.is_block_level = self._is_block_level  # type: ignore[method-assign]
        md.registerExtension(self)

    def reset(self) -> None:
        """Change the class of processors: each keeps its place and whoever refers to it."""
        markdown = self._markdown
        for processor in markdown.treeprocessors:
            if type(processor) is InlineProcessor:
                processor.__class__ = FastInlineProcessor
                processor.settled = self._settled  # type: ignore[attr-defined]
            elif type(processor) is UnescapeTreeprocessor:
                processor.__class__ = _FastUnescape
        if type(markdown.parser) is BlockParser:
            markdown.parser.__class__ = FastBlockParser
            markdown.parser.settled = self._settled  # type: ignore[attr-defined]
        self._is_block_level.cache_clear()
