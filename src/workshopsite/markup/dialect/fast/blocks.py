"""Blocks: a processor is asked whether a block is its own only where that can be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element, ElementTree

from markdown.blockparser import BlockParser
from markdown.blockprocessors import (
    BlockProcessor,
    BlockQuoteProcessor,
    CodeBlockProcessor,
    HashHeaderProcessor,
    HRProcessor,
    ListIndentProcessor,
    OListProcessor,
    ReferenceProcessor,
    SetextHeaderProcessor,
)
from markdown.extensions.abbr import AbbrBlockprocessor
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.def_list import DefListProcessor
from markdown.extensions.footnotes import FootnoteBlockProcessor
from markdown.extensions.md_in_html import MarkdownInHtmlProcessor
from markdown.extensions.tables import TableProcessor
from markdown.util import STX

from workshopsite.markup.dialect.fast.anchors import anchor_of

_TESTS: dict[Any, str] = {
    BlockQuoteProcessor.test: "RE",
    DefListProcessor.test: "RE",
    HashHeaderProcessor.test: "RE",
    HRProcessor.test: "SEARCH_RE",
    OListProcessor.test: "RE",
    SetextHeaderProcessor.test: "RE",
}
"""Tests that are passed only where a regular expression of the processor matches; its name."""

_RUNS: dict[Any, str] = {
    (kind.test, kind.run): "RE"
    for kind in (AbbrBlockprocessor, FootnoteBlockProcessor, ReferenceProcessor)
}
"""Processors that take any block and give it back where that does not match."""


class FastBlockParser(BlockParser):
    """Reads blocks, each by the first processor that takes it, in the order of Python-Markdown.

    Nothing here is one call deeper than there, since some processors look how deep they are.

    Attributes:
        settled: whether the processors stay as the first text finds them.
    """

    settled = False
    _collected: tuple[Any, ...] | None = None

    def parseDocument(self, lines: Iterable[str]) -> ElementTree:  # noqa: N802
        """A tree of the blocks of a text.

        Args:
            lines: of the text.
        """
        self._collect()
        self.root = Element(self.md.doc_tag)
        self.parseChunk(self.root, "\n".join(lines))
        return ElementTree(self.root)

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802
        """Read blocks into an element.

        Args:
            parent: the element.
            blocks: texts; they are taken off this list.
        """
        while blocks:
            for processor in self._candidates(blocks):
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break

    def _collect(self) -> None:
        """Look at the processors, if they are others than before."""
        if self.settled and self._collected:
            return
        collected = tuple((one, _regex(one)) for one in self.blockprocessors)
        if collected != self._collected:
            self._collected = collected
            self._needs = [(one, _needed(one, regex)) for one, regex in collected]
            self._texts = sorted(frozenset[str]().union(*(texts for _, texts in self._needs)))
            self._with = lru_cache(maxsize=512)(self._plan)

    def _plan(self, found: tuple[str, ...], first: int) -> tuple[tuple[int, BlockProcessor], ...]:
        """The processors from a number on that may take a block with these texts; their numbers."""
        asked = list(enumerate(self._needs))[first:]
        return tuple((n, p) for n, (p, texts) in asked if not texts or not texts.isdisjoint(found))

    def _candidates(self, blocks: list[str]) -> Iterator[BlockProcessor]:
        """The processors that may take the first block."""
        if self._collected is None:
            self._collect()
        block, first = None, 0
        while blocks and blocks[0] is not block:  # one that did not take it may have changed it
            block = blocks[0]
            found = tuple([text for text in self._texts if text in block])
            for number, processor in self._with(found, first):
                yield processor
                if not blocks or blocks[0] is not block:
                    first = number + 1
                    break


def _regex(processor: BlockProcessor) -> re.Pattern[str] | None:
    """The regular expression that a processor looks for in a block, if that decides."""
    kind = type(processor)
    name = _TESTS.get(kind.test) or _RUNS.get((kind.test, kind.run))
    if _is_admonition(kind):
        name = "RE"
    return getattr(processor, name) if name else None


def _is_admonition(kind: Any) -> bool:
    """Whether blocks are taken where the regular expression matches, and some that are indented."""
    methods = (AdmonitionProcessor.test, AdmonitionProcessor.parse_content)
    return (kind.test, getattr(kind, "parse_content", None)) == methods


def _needed(processor: BlockProcessor, regex: re.Pattern[str] | None) -> frozenset[str]:
    """Texts of which one is in each block that a processor takes; empty if unknown."""
    kind = type(processor)
    indented = frozenset([" " * processor.tab_length])
    if regex:
        anchor = anchor_of(regex)
        texts = anchor.texts if anchor else frozenset()
        return texts | indented if texts and _is_admonition(kind) else texts
    if kind.test in {CodeBlockProcessor.test, ListIndentProcessor.test}:
        return indented
    if kind.test is TableProcessor.test:
        return frozenset("|")
    if (kind.test, kind.run) == (MarkdownInHtmlProcessor.test, MarkdownInHtmlProcessor.run):
        return frozenset(STX)
    return frozenset()
