"""Attributes as Jekyll users write them: ``{: .class #id key="value"}`` below or above a block.

The "attr_list" extension knows those of links, pictures and other spans, and of headings on their
own line. Here are those that stand on a line by themselves, which kramdown calls block inline
attribute lists.
"""

from __future__ import annotations

from xml.etree import ElementTree

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from workshopsite.late import pattern
from workshopsite.markup.dialect.chunks import AFTER, BEFORE

_BLOCK = pattern(rf" *({AFTER}|{BEFORE})\{{:([^{{}}]*)\}} *")
_WORD = pattern(
    r"\.(?P<name>[^\s.#}=]+)|\#(?P<id>[^\s.#}=]+)"
    r"|(?P<key>[A-Za-z_:][\w:.-]*)=(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^\s\"']+))"
)
_CODE = pattern(r'<pre(?: class="([^"]*)")?>')
_WAITING = "ws-attributes"


class AttributeLines(BlockProcessor):
    """Sets the attributes of a line of its own on the block above, or leaves them for the next."""

    def test(self, parent: ElementTree.Element, block: str) -> bool:  # noqa: ARG002
        """Whether a block is such a line."""
        return _BLOCK.fullmatch(block) is not None

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> None:
        """Take the line off."""
        match = _BLOCK.fullmatch(blocks.pop(0))
        above = self.lastChild(parent)
        if match is None:
            return
        if match[1] == AFTER and above is not None and above.tag != _WAITING:
            self._set(above, match[2])
        else:
            ElementTree.SubElement(parent, _WAITING).text = match[2]

    def _set(self, block: ElementTree.Element, written: str) -> None:
        set_on_block(block, written, self.parser.md)


class WaitingAttributes(Treeprocessor):
    """Sets the attributes that stood above a block on that block."""

    def run(self, root: ElementTree.Element) -> None:
        """Take the waiting attributes out of a tree."""
        for parent in [e for e in root.iter() if e.find(_WAITING) is not None]:
            children = list(parent)
            for waiting, following in zip(children, [*children[1:], None], strict=True):
                if waiting.tag == _WAITING:
                    if following is not None and following.tag != _WAITING:
                        set_on_block(following, waiting.text or "", self.md)
                    parent.remove(waiting)


def set_on_block(block: ElementTree.Element, written: str, markdown: Markdown) -> None:
    """Set what an attribute list says on a block, which may be code that was put aside."""
    aside = HTML_PLACEHOLDER_RE.fullmatch((block.text or "").strip()) if block.tag == "p" else None
    if aside is None:
        set_attributes(block, written)
        return
    stash, number = markdown.htmlStash.rawHtmlBlocks, int(aside[1])
    raw = str(stash[number])
    code = _CODE.match(raw)
    if code:
        element = ElementTree.Element("pre", {"class": code[1]} if code[1] else {})
        set_attributes(element, written)
        stash[number] = markdown.serializer(element).removesuffix("</pre>") + raw[code.end() :]


def set_attributes(element: ElementTree.Element, written: str) -> None:
    """Set what an attribute list says; classes add up, words without a value mean nothing."""
    for word in _WORD.finditer(written):
        value = word["a"] or word["b"] or word["c"] or ""
        if word["name"] or word["key"] == "class":
            names = [element.get("class", ""), word["name"] or value]
            element.set("class", " ".join(filter(None, names)))
        elif word["id"]:
            element.set("id", word["id"])
        else:
            element.set(word["key"], value)


def register_attribute_lines(markdown: Markdown) -> None:
    """Let a converter know attributes on lines of their own."""
    markdown.parser.blockprocessors.register(AttributeLines(markdown.parser), "attributes", 190)
    markdown.treeprocessors.register(WaitingAttributes(markdown), "waiting_attributes", 30)
