"""Footnotes: marks without a text, and texts that nothing refers to."""

from __future__ import annotations

from collections.abc import Iterator

from workshopsite.late import pattern
from workshopsite.markup.finding import Finding, Positions
from workshopsite.markup.prepared import Prepared
from workshopsite.problems import Mistake, did_you_mean

_FOOTNOTE = pattern(r"(?m)(?P<text>^ {0,3}\[\^(?P<a>[^\]\n]+)\]:)|\[\^(?P<b>[^\]\n]+)\]")


def find_in_footnotes(prepared: Prepared) -> Iterator[Finding]:
    """Marks and texts that have no counterpart."""
    if "[^" not in prepared.prose:
        return
    marks: dict[str, tuple[int, int]] = {}
    texts: dict[str, tuple[int, int]] = {}
    for match in _FOOTNOTE.finditer(prepared.prose):
        (texts if match["text"] else marks).setdefault(match["a"] or match["b"], match.span())
    positions = Positions(prepared.text)
    for name, span in marks.items():
        if name not in texts:
            hint = did_you_mean(name, texts, else_list=False)
            hint = hint or f"write it at the end of the page: [^{name}]: The text"
            mistake = Mistake("footnote", f'the footnote "{name}" has no text', hint)
            yield positions.finding(*span, mistake)
    for name, span in texts.items():
        if name not in marks:
            message = f'nothing refers to the footnote "{name}"'
            mistake = Mistake(
                "footnote", message, f"write [^{name}] where it belongs, or remove it"
            )
            yield positions.finding(*span, mistake)
