"""Footnotes as on GitHub Pages: numbered as they are referred to, in a list at the page's end."""

from __future__ import annotations

from xml.etree import ElementTree

from markdown.extensions.footnotes import FootnoteExtension


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

        One without a text becomes "…": Python-Markdown would make an item without a link back
        of it, and then fail to find that.
        """
        for name, text in self.footnotes.items():
            self.footnotes[name] = text if text.strip() else "…"
        made = super().makeFootnotesDiv(root)
        if made is not None:
            made.set("role", "doc-endnotes")
            for line in made.findall("hr"):
                made.remove(line)
        return made


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
