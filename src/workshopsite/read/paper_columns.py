"""What the columns of papers.csv mean: ours, and those of systems that papers are submitted to.

The names are those of the files that these write: OpenReview's list of submissions in the
console of the program chairs (number, forum, title, abstract, ..., decision) and what its API
calls them (venue, authorids), CMT's "Submissions" (Paper ID, Paper Title, Authors, Author Names,
...), EasyChair's submission.csv (#, title, authors, ..., deleted?), START's custom report
(Submission ID, Acceptance Status, "1: First Name", ...) and MiniConf's papers.csv (UID, ...).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from workshopsite.late import dataclass, pattern

_NAMES = {
    "id": "#|number|paper number|paper id|paperid|paper #|submission id|submission number"
    "|submission #|uid",
    "title": "paper title|submission title",
    "authors": "author list|author(s)",
    "keywords": "keywords|topics|tags",
    "kinds": "presentation|presentation type",
    "board": "board number|poster number|poster board",
    "pdf": "pdf url|pdf link|paper pdf",
    "openreview": "forum|forum url|openreview id|openreview url|openreview link",
    "arxiv": "arxiv id|arxiv url|arxiv link",
    "doi": "doi url|doi link",
    "code": "code url|code link|github",
    "video": "video url|video link",
    "slides": "slides url|slides link",
    "poster": "poster url|poster link|poster pdf",
    "url": "url|link|paper url|paper link",
    "decision": "decision|final decision|acceptance status|acceptance",
    "deleted": "deleted?",
    "extra.track": "track|track name",
    "extra.tldr": "tl;dr|tldr",
    "extra.paper_type": "paper type|submission type",
}
_MEANT = {name: field for field, names in _NAMES.items() for name in names.split("|")}
_SECOND_BEST = {"author names": "authors", "venue": "decision", "venueid": "decision"}
"""Columns that count only where no other says the same."""

COLUMNS = frozenset({*_MEANT, *_SECOND_BEST})
"""What the columns of other systems are called that mean something here."""

_MAY_DECIDE = pattern(
    r"(?:.* )?(?:results?|outcome|verdict|accept\w*|recommendations?|decided)\b.*", re.IGNORECASE
)
_LEFT_OUT = pattern(
    r"""
      .*\b(?: e-?mails? | contact | reviewers? | metareview\w* | seniormeta\w* | reviews? | ratings?
          | area[ ]chairs? | confidence | scores? | recommendations? | conflicts? | bids?
          | camera[ ]ready | feedback | passcode | password | username | phone | invitations?
          | subject[ ]areas? | supplementary[ ]files | paperhash | bibtex )\b.*
    | (?: min | max | avg | average | spread | num | number[ ]of | missing | requested[ ]for )[ ].*
    | (?: \[review\] | q\d+ | \d+: )[ ].*
    | author[ ]?ids? | created | last[ ](?:modified|updated) | submitted | notified | form[ ]fields
    | files? | original[ ]paper[ ]id | license | organizations | t?[cmpod]date | signatures?
    | readers | writers | nonreaders | domains | discussion | assigned | (?: %[ ] )?completed
    """,
    re.VERBOSE,
)
"""Who reviewed, how it went, and how to reach people: never to be published."""

_AUTHOR_PART = pattern(r"\d+: (?:first name|middle name|last name|affiliation)")
_FREE = pattern(r"(links|extra)[.:] ?(\S.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        field: what it means: a key of a paper; "decision", "deleted" or "url"; "links.LABEL" or
            "extra.NAME"; "1: last name" for a part that START makes of an author; "" for one that
            is left out on purpose; None for one that means nothing.
        name: its heading, white space folded.
    """

    field: str | None
    name: str

    @property
    def may_decide(self) -> bool:
        """Whether it sounds as if it said what is accepted, and yet may say something else."""
        return bool(_MAY_DECIDE.fullmatch(self.name))


def read_columns(headings: Sequence[str], keys: Mapping[str, str]) -> tuple[Column, ...]:
    """What the headings of papers.csv mean.

    Args:
        headings: the cells of the first row; the last may be empty.
        keys: the keys of a paper, each with the field that it means.
    """
    names = [" ".join(heading.replace("_", " ").split()) for heading in headings]
    columns = [Column(_meant(name, keys), name) for name in names]
    taken = {one.field for one in columns if one.name.casefold() not in _SECOND_BEST}
    columns = [_unless_said(column, taken) for column in columns]
    if says_what_is_accepted(columns):
        return tuple(columns)
    return tuple(Column(None, one.name) if one.may_decide else one for one in columns)


def says_what_is_accepted(columns: Sequence[Column]) -> bool:
    """Whether a column tells accepted papers from others."""
    return not {"decision", "status"}.isdisjoint(column.field for column in columns)


def is_export(columns: Sequence[Column], keys: Mapping[str, str]) -> bool:
    """Whether a column has a name that another system gave it, and not the organiser."""
    return any(one.name.casefold() in COLUMNS - keys.keys() or _is_left_out(one) for one in columns)


def _is_left_out(column: Column) -> bool:
    return bool(column.name) and column.field == ""


def _meant(name: str, keys: Mapping[str, str]) -> str | None:
    folded = name.casefold()
    known = _MEANT | dict(keys)
    if folded in known:
        return known[folded]
    if _AUTHOR_PART.fullmatch(folded):
        return folded
    if free := _FREE.fullmatch(name):
        return f"{free[1].lower()}.{free[2]}"
    return _SECOND_BEST.get(folded, "" if not name or _LEFT_OUT.fullmatch(folded) else None)


def _unless_said(column: Column, taken: set[str | None]) -> Column:
    """The column; left out, where a better one says the same."""
    if column.name.casefold() not in _SECOND_BEST:
        return column
    said = column.field in taken or (column.field == "decision" and "status" in taken)
    return Column("" if said else column.field, column.name)


def marks_contact(columns: Sequence[Column]) -> bool:
    """Whether * marks the author to write to, as in CMT, and not the one who presents."""
    return any(column.name.casefold().startswith("primary contact") for column in columns)


def lists_with_and(columns: Sequence[Column]) -> bool:
    """Whether authors are written "A, B and C", as in EasyChair."""
    return any(column.name == "#" for column in columns)
