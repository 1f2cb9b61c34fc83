"""A text on its way to the converter: its formulas taken out, its component lines numbered."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache

from workshopsite.late import dataclass, pattern
from workshopsite.markup.fences import Fence, fences_of
from workshopsite.markup.formulas import Formula, clean, find_formulas, mark_of, may_have_formulas
from workshopsite.markup.link_forms import WrongLink, wrong_links
from workshopsite.markup.verbatim import blank, without_tags, without_verbatim

_NO_TAG = pattern(r"<(?=[a-zA-Z/])(?!(?:[^<>\"']|\"[^\"]{0,4000}\"|'[^']{0,4000}')*+>|[^<>\s]*>)")
_COMPONENT = pattern(r":::(?<![^\n]:::)[^\n]*")
"""At the beginning of a line; Python looks for the colons quickly, and then at what is before."""


@dataclass(frozen=True)
class Prepared:
    """A text with what was found in it before Markdown.

    Attributes:
        text: what was typed, without the control characters that serve as marks.
        components: whether lines that begin with ``:::`` place components.
    """

    text: str
    components: bool

    @cached_property
    def fences(self) -> tuple[Fence, ...]:
        """Its fenced code blocks, in order."""
        return fences_of(self.text)

    @cached_property
    def _outside_code(self) -> str:
        return without_verbatim(self.text, self.fences)

    @cached_property
    def masked(self) -> str:
        """The text with spaces in place of code, comments, raw elements and component lines."""
        if not self.components:
            return self._outside_code
        return _COMPONENT.sub(lambda line: blank(line[0]), self._outside_code)

    @cached_property
    def formulas(self) -> tuple[Formula, ...]:
        """The formulas, in order; none in code, tags and component lines."""
        if not may_have_formulas(self.text):
            return ()
        return find_formulas(self.text, without_tags(self.masked))

    @cached_property
    def prose(self) -> str:
        """The text with spaces in place of all that and of formulas."""
        pieces, at = [], 0
        for formula in self.formulas:
            end = formula.start + len(formula.written)
            pieces += [self.masked[at : formula.start], blank(formula.written)]
            at = end
        return "".join([*pieces, self.masked[at:]])

    @cached_property
    def untagged(self) -> str:
        """The prose with spaces in place of tags and of links in angle brackets."""
        return without_tags(self.prose)

    @cached_property
    def wrong_links(self) -> tuple[WrongLink, ...]:
        """Links in a wrong form."""
        return tuple(wrong_links(self.text, self.untagged))

    @cached_property
    def marked(self) -> str:
        """The text as the converter gets it: with marks for formulas and on component lines.

        Wrong links are mended in a page, so that nobody reports their destinations once more.
        """
        edits = [
            (formula.start, formula.start + len(formula.written), mark_of(number))
            for number, formula in enumerate(self.formulas)
        ]
        if self.components:
            mended = [(link.start, link.end, link.meant) for link in self.wrong_links]
            edits = sorted([*edits, *mended, *self._line_marks(), *self._plain_brackets()])
        pieces, at = [], 0
        for start, end, mark in edits:
            if start < at:
                continue  # a formula in a link that is mended
            pieces += [self.text[at:start], mark]
            at = end
        return "".join([*pieces, self.text[at:]])

    def _line_marks(self) -> list[tuple[int, int, str]]:
        marks, number, at = [], 1, 0
        for line in _COMPONENT.finditer(self._outside_code):
            number += self.text.count("\n", at, line.start())
            at = line.start()
            marks.append((line.end(), line.end(), f"\x02line:{number}\x03"))
        return marks

    def _plain_brackets(self) -> Iterator[tuple[int, int, str]]:
        """What looks like a tag and has no end ("a <b"), for which HTML parsers look far."""
        for bracket in _NO_TAG.finditer(self.prose):
            yield bracket.start(), bracket.end(), "&lt;"


@lru_cache(maxsize=1024)
def prepare(text: str) -> Prepared:
    """Prepare a stranger's text or title, which is asked for findings, HTML and plain text."""
    return Prepared(clean(text), components=False)


def prepare_page(text: str) -> Prepared:
    """Prepare a page of the organiser's own, where components can be placed; it is not kept."""
    return Prepared(clean(text), components=True)
