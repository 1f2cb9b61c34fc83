"""Applies typographic punctuation to the finished tree, but for code."""

from __future__ import annotations

from xml.etree import ElementTree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from workshopsite.markup.punctuation import Punctuation, may_change

_LEFT_ALONE = frozenset({"code", "pre", "kbd", "samp", "script", "style", "abbr"})
_SAME_PARAGRAPH = frozenset(
    {"a", "abbr", "b", "br", "code", "del", "em", "i", "img", "kbd", "samp", "span", "strong"}
    | {"sub", "sup", "input"}
)


class Typography(Treeprocessor):
    """Rewrites quotation marks, dashes and dots in all texts that are no code."""

    def __init__(self, markdown: Markdown, *, kept: bool = False) -> None:
        """Set it up; ``kept`` as for Punctuation."""
        super().__init__(markdown)
        self._stash = markdown.htmlStash
        self._kept = kept
        self._punctuation: Punctuation | None = None

    def use(self, language: str) -> None:
        """Take the rules of a language; "" leaves texts as they are."""
        self._punctuation = Punctuation(language, kept=self._kept) if language else None

    def run(self, root: ElementTree.Element) -> None:
        """Rewrite the texts of a tree."""
        punctuation = self._punctuation
        if punctuation is None:
            return
        punctuation.start()
        if root.text:
            root.text = self._rewritten(root.text, punctuation)
        for block in root:
            if block.tag in _SAME_PARAGRAPH or may_change("".join(block.itertext())):
                self._visit(block, punctuation)
            else:  # nothing in it is rewritten, and no paragraph goes on behind it
                self._leave(block, punctuation)

    def _visit(self, block: ElementTree.Element, punctuation: Punctuation) -> None:
        # A loop, since quotes may be nested more deeply than functions can be.
        todo: list[tuple[ElementTree.Element, bool]] = [(block, True)]
        while todo:
            element, entering = todo.pop()
            if not entering:
                self._leave(element, punctuation)
                continue
            if element.tag not in _SAME_PARAGRAPH:
                punctuation.start()
            todo.append((element, False))
            if element.tag in _LEFT_ALONE:
                punctuation.skip("".join(element.itertext()))
                continue
            if element.text:
                element.text = self._rewritten(element.text, punctuation)
            if len(element):
                todo += [(child, True) for child in reversed(element)]

    def _leave(self, element: ElementTree.Element, punctuation: Punctuation) -> None:
        if element.tag not in _SAME_PARAGRAPH:
            punctuation.start()
        if element.tail:
            element.tail = self._rewritten(element.tail, punctuation)

    def _rewritten(self, text: str, punctuation: Punctuation) -> str:
        if isinstance(text, AtomicString) or not may_change(text):
            punctuation.skip(text)
            return text
        if "\x02" not in text:
            return punctuation.rewrite(text)
        pieces, at, raw_code = [], 0, ""
        for tag in HTML_PLACEHOLDER_RE.finditer(text):
            raw = str(self._stash.rawHtmlBlocks[int(tag[1])]).lower()
            name = raw.strip("</>").split()[0] if raw.startswith("<") else ""
            if name not in _LEFT_ALONE:
                continue
            piece = text[at : tag.start()]
            pieces.append(piece if raw_code else punctuation.rewrite(piece))
            pieces.append(tag[0])
            if raw_code:
                punctuation.skip("x")
            raw_code = "" if raw.startswith("</") else name
            at = tag.end()
        rest = text[at:]
        return "".join([*pieces, rest if raw_code else punctuation.rewrite(rest)])
