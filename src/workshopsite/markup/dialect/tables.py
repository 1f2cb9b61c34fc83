"""Tables as kramdown reads them: no line of headers needed, rows of any length, in a box each.

On a phone a wide table is moved inside its box (the class "table"), not the page.
"""

from __future__ import annotations

from xml.etree import ElementTree

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.tables import TableProcessor
from markdown.treeprocessors import Treeprocessor

from workshopsite.late import pattern

_RULE = pattern(r"[ |:-]*-[ |:-]*")
_MOST_TICKS = 200
_BORDERED = pattern(r" *\|.*[^\\]\| *")


class WholeTable(TableProcessor):
    """Python-Markdown's table, which keeps the cells that a row has more than the first one."""

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> None:
        """Make the table."""
        rows = [row.strip(" ") for row in blocks[0].split("\n")]
        missing = self.widest(rows) - len(self.separator)
        self.separator = [*self.separator, *[""] * missing]  # type: ignore[assignment]
        super().run(parent, blocks)

    def _split(self, row: str) -> list[str]:
        if row.count("`") > _MOST_TICKS:  # pairing them takes quadratic time
            return row.split("|")
        cells: list[str] = super()._split(row)  # type: ignore[misc]
        return cells

    def widest(self, rows: list[str]) -> int:
        """How many cells the longest row has; the border is known from ``test``."""
        cells = (self._split_row(row) for row in rows)  # type: ignore[attr-defined]
        return max((len(row) for row in cells), default=0)


class HeaderlessTable(BlockProcessor):
    """Lines that all begin and end with ``|``, without one of dashes below the first: a table."""

    def __init__(self, table: WholeTable) -> None:
        super().__init__(table.parser)
        self._table = table

    def test(self, parent: ElementTree.Element, block: str) -> bool:  # noqa: ARG002
        """Whether all lines of a block are rows."""
        if "|" not in block:
            return False
        return all(_BORDERED.fullmatch(line) for line in block.rstrip("\n").split("\n"))

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> bool:
        """Make the table, unless there are lines of dashes only."""
        lines = blocks.pop(0).rstrip("\n").split("\n")
        rows = [line.strip(" ") for line in lines if not _RULE.fullmatch(line)]
        if not rows:
            blocks.insert(0, "\n".join(lines))
            return False
        self._table.test(parent, "| |\n|-|")
        width = self._table.widest(rows)
        header, separator = "| " * width + "|", "|-" * width + "|"
        self._table.run(parent, ["\n".join([header, separator, *rows])])
        table = parent[-1]
        table.remove(table[0])
        return True


class TableBoxes(Treeprocessor):
    """Puts each table into a box of its own."""

    def run(self, root: ElementTree.Element) -> None:
        """Change the tables of a tree."""
        for parent in [e for e in root.iter() if e.find("table") is not None]:
            for index, child in enumerate(parent):
                if child.tag == "table":
                    box = ElementTree.Element("div", {"class": "table"})
                    box.append(child)
                    box.tail, child.tail = child.tail, None
                    parent[index] = box


def register_tables(markdown: Markdown) -> None:
    """Let a converter know tables."""
    if "|" not in markdown.ESCAPED_CHARS:
        markdown.ESCAPED_CHARS.append("|")
    table = WholeTable(markdown.parser, {"use_align_attribute": False})
    markdown.parser.blockprocessors.register(table, "table", 75)
    markdown.parser.blockprocessors.register(HeaderlessTable(table), "headerless_table", 74)
    markdown.treeprocessors.register(TableBoxes(markdown), "table_boxes", 3)
