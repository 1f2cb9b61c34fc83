"""Takes the lines that place components out of a page's text."""

from __future__ import annotations

from xml.etree import ElementTree

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor

from workshopsite.late import pattern

_COMPONENT = pattern(r"(?m)^(:::.*?)\x02line:(\d+)\x03 *$")
_MARK = pattern(r"\x02line:\d+\x03")
_PLACEHOLDER = pattern(r"<div>\x02component:(\d+)\x03</div>\n?")


class ComponentLines(BlockProcessor):
    """Takes marked component lines out, between paragraphs or alone.

    Code and raw HTML never get here: the preprocessors put them aside.

    Attributes:
        found: numbers of lines, and what they say.
    """

    found: list[tuple[int, str]]

    def test(self, parent: ElementTree.Element, block: str) -> bool:  # noqa: ARG002
        """Whether a block has such a line."""
        return ":::" in block and _COMPONENT.search(block) is not None

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> None:
        """Take the first such line off, and read what is before and behind it."""
        block = blocks.pop(0)
        match = _COMPONENT.search(block)
        if match is None:
            return
        if before := block[: match.start()].rstrip("\n"):
            self.parser.parseBlocks(parent, [before])
        placeholder = ElementTree.SubElement(parent, "div")
        placeholder.text = f"\x02component:{len(self.found)}\x03"
        self.found.append((int(match[2]), match[1].rstrip()))
        if after := block[match.end() :].lstrip("\n"):
            blocks.insert(0, after)

    def around(self, html: str) -> tuple[list[str], list[tuple[int, str]]]:
        """The HTML around the component lines, and these lines, in the order of the page."""
        pieces = _PLACEHOLDER.split(_MARK.sub("", html))
        return pieces[::2], [self.found[int(number)] for number in pieces[1::2]]


def register_component_lines(markdown: Markdown) -> ComponentLines:
    """Let a converter take component lines out, before anything else reads their block."""
    lines = ComponentLines(markdown.parser)
    markdown.parser.blockprocessors.register(lines, "components", 200)
    return lines
