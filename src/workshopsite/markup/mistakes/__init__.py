"""What is likely to be wrong in a page's Markdown, said with the line where it stands.

The checks look at the text, not at what became of it, since only there lines and columns are known.
Each takes a Prepared and gives Findings; none looks into code.
"""

from __future__ import annotations

from collections.abc import Iterator

from workshopsite.markup.finding import Finding, Positions
from workshopsite.markup.formulas import formula_mistake
from workshopsite.markup.mistakes.blocks import find_in_blocks, first_too_deep
from workshopsite.markup.mistakes.footnotes import find_in_footnotes
from workshopsite.markup.mistakes.html_tags import find_in_tags
from workshopsite.markup.mistakes.leftovers import find_leftovers
from workshopsite.markup.mistakes.links import find_in_links
from workshopsite.markup.mistakes.lost_marks import find_lost_marks
from workshopsite.markup.mistakes.mails import find_written_mails
from workshopsite.markup.mistakes.tables import find_in_tables
from workshopsite.markup.prepared import Prepared
from workshopsite.problems import Mistake

_CHECKS = (
    find_in_blocks,
    find_in_footnotes,
    find_in_links,
    find_in_tables,
    find_in_tags,
    find_leftovers,
    find_lost_marks,
    find_written_mails,
)


def find_mistakes(prepared: Prepared) -> Iterator[Finding]:
    """All that is wrong in a page's body, check by check."""
    for check in _CHECKS:
        yield from check(prepared)
    yield from formula_findings(prepared)


def formula_findings(prepared: Prepared) -> Iterator[Finding]:
    """Formulas that cannot be shown."""
    positions = Positions(prepared.text)
    for formula in prepared.formulas:
        if mistake := formula_mistake(formula):
            yield positions.finding(formula.start, formula.start + len(formula.written), mistake)


def is_too_deep(prepared: Prepared) -> bool:
    """Whether lists or quotes are nested more deeply than the converter can follow."""
    return first_too_deep(prepared.masked) is not None


def too_deep() -> Finding:
    """The page as a whole is nested too deeply to be converted."""
    return Finding(1, 1, 1, Mistake("nesting", "lists and quotes are nested too deeply here"))
