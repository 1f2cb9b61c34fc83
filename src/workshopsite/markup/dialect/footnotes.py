"""Footnotes as on GitHub Pages: numbered as they are referred to, in a list at the page's end."""

from __future__ import annotations

from xml.etree import ElementTree

from markdown.extensions.footnotes import (
    FN_BACKLINK_TEXT,
    NBSP_PLACEHOLDER,
    FootnoteExtension,
)


class Footnotes(FootnoteExtension):
    """Python-Markdown's footnotes; what leads back is "↩" in every language."""

    def __init__(self) -> None:
        """Set it up."""
        super().__init__(BACKLINK_TITLE="↩ {}", USE_DEFINITION_ORDER=False)

    def reset(self) -> None:
        """Forget the footnotes of the page before."""
        super().reset()
        self.footnote_order = _Order()

    def makeFootnotesDiv(self, root: ElementTree.Element) -> ElementTree.Element | None:  # noqa: N802
        """The list of footnotes, without a line above; None where the page has none.

        One of which nothing is to be seen becomes "…": Python-Markdown would make an item without a
        link back of it, and then fail to find that.
        """
        made = super().makeFootnotesDiv(root)
        if made is not None:
            made.set("role", "doc-endnotes")
            for line in made.findall("hr"):
                made.remove(line)
            for name, item in zip(self.footnotes, made.iterfind("ol/li"), strict=True):
                if not len(item):
                    self._fill(item, name)
        return made

    def _fill(self, item: ElementTree.Element, name: str) -> None:
        text = ElementTree.SubElement(item, "p")
        text.text = f"…{NBSP_PLACEHOLDER}"
        back = {"href": f"#{self.makeFootnoteRefId(name)}", "class": "footnote-backref"}
        ElementTree.SubElement(text, "a", back).text = FN_BACKLINK_TEXT


class _Order(list[str]):
    """A list that finds its items quickly: Python-Markdown asks it for each footnote."""

    def __init__(self) -> None:
        super().__init__()
        self._places: dict[str, int] = {}

    def append(self, item: str) -> None:
        self._places.setdefault(item, len(self))
        super().append(item)

    def __contains__(self, item: object) -> bool:
        return item in self._places

    def index(self, item: str, *_: object) -> int:
        return self._places[item]
