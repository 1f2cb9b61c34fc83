"""GitHub's alerts (``> [!NOTE]``) and task lists (``- [x] done``)."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from workshopsite.late import pattern

_ALERT = pattern(r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\n|$)", re.IGNORECASE)
_TASK = pattern(r"\[([ xX])\][ \t]+(?=\S)")
_TITLES = {
    "de": ("Hinweis", "Tipp", "Wichtig", "Warnung", "Vorsicht"),
    "en": ("Note", "Tip", "Important", "Warning", "Caution"),
    "es": ("Nota", "Consejo", "Importante", "Advertencia", "Precaución"),
    "fr": ("Note", "Astuce", "Important", "Avertissement", "Attention"),
    "it": ("Nota", "Suggerimento", "Importante", "Avviso", "Attenzione"),
    "pt": ("Nota", "Dica", "Importante", "Aviso", "Cuidado"),
}
_KINDS = ("note", "tip", "important", "warning", "caution")


class Alerts(Treeprocessor):
    """Makes an admonition of a quote that begins with a line such as ``[!NOTE]``."""

    language = "en"

    def run(self, root: ElementTree.Element) -> None:
        """Change the quotes of a tree."""
        for quote in root.iter("blockquote"):
            first = quote[0] if len(quote) else None
            match = _ALERT.match(first.text or "") if first is not None else None
            if first is not None and first.tag == "p" and match:
                self._change(quote, first, match)

    def _change(
        self, quote: ElementTree.Element, first: ElementTree.Element, match: re.Match[str]
    ) -> None:
        kind = match[1].lower()
        quote.tag = "div"
        quote.set("class", f"admonition {kind}")
        first.text = (first.text or "")[match.end() :]
        if not first.text.strip():
            quote.remove(first)
        title = ElementTree.Element("p", {"class": "admonition-title"})
        titles = _TITLES.get(self.language.lower()[:2], _TITLES["en"])
        title.text = titles[_KINDS.index(kind)]
        quote.insert(0, title)


class Tasks(Treeprocessor):
    """Makes a box, ticked or not, of ``[x]`` or ``[ ]`` at the beginning of a list item.

    The item's text is its label: a box without one tells nothing to those who only hear it.
    """

    def run(self, root: ElementTree.Element) -> None:
        """Change the lists of a tree."""
        for items in [*root.iter("ul"), *root.iter("ol")]:
            boxed = [item for item in items if _add_box(item)]
            if boxed:
                items.set("class", " ".join(filter(None, [items.get("class"), "task-list"])))


def _add_box(item: ElementTree.Element) -> bool:
    holder = item
    if not (item.text or "").strip() and len(item) and item[0].tag == "p":
        holder = item[0]
    match = _TASK.match(holder.text or "")
    if item.tag != "li" or match is None:
        return False
    item.set("class", "task-list-item")
    box = ElementTree.Element("input", {"type": "checkbox", "disabled": "disabled"})
    if match[1] != " ":
        box.set("checked", "checked")
    box.tail = (holder.text or "")[match.end() :]
    label = ElementTree.Element("label")
    label.append(box)
    if holder.tag == "p":
        label.extend(holder)
        holder[:] = []
    holder.text = None
    holder.insert(0, label)
    return True


def register_alerts(markdown: Markdown) -> Alerts:
    """Let a converter know alerts and tasks; before what stands inside lines is read (20)."""
    alerts = Alerts(markdown)
    markdown.treeprocessors.register(alerts, "alerts", 26)
    markdown.treeprocessors.register(Tasks(markdown), "tasks", 25)
    return alerts
