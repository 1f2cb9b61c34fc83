"""Papers: accepted contributions, and how program.yaml refers to them."""

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import ValidationInfo

from workshopsite.late import dataclass
from workshopsite.model import forms
from workshopsite.model.authors import Authors
from workshopsite.model.context import context_of
from workshopsite.model.fields import Id, Several, Shown, Text, one_line, paragraphs, several
from workshopsite.model.material import Material
from workshopsite.model.people import Appearance
from workshopsite.model.read_by import ReadBy
from workshopsite.model.record import key
from workshopsite.problems import Mistake, did_you_mean
from workshopsite.read.latex import from_latex


class Status(StrEnum):
    """What became of a paper; only accepted and withdrawn ones are part of the site."""

    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"
    PENDING = "pending"
    REMOVED = "removed"

    @property
    def words(self) -> str:
        """What messages call it."""
        return "withdrawn or deleted" if self is Status.REMOVED else self.value


LEFT_OUT = (Status.REJECTED, Status.PENDING, Status.REMOVED)
"""What is not part of the site: not a word of such a paper is published."""


def parse_status(value: Any) -> Status:
    """What became of a paper; Mistake bad-value for any other word."""
    text = one_line(value)
    try:
        return Status(text.lower())
    except ValueError:
        message, hint = f'"{text}" is no status of a paper', did_you_mean(text, Status)
        raise Mistake("bad-value", message, hint) from None


def _title(value: Any) -> str:
    return one_line(from_latex(one_line(value)))


def _abstract(value: Any) -> str:
    return from_latex(paragraphs(value))


_STATUS = forms.words(Status, f"write one of {', '.join(Status)}")
Title = Annotated[str, ReadBy(_title), forms.TEXT, Shown.INLINE]
Abstract = Annotated[str, ReadBy(_abstract), forms.SCALAR, Shown.BLOCK]


NOT_CHECKED = forms.one_of(
    {
        "required": ["status"],
        "properties": {
            "status": forms.matching(forms.any_case("|".join(LEFT_OUT)), "write a status")
        },
    },
    {
        "required": ["authors"],
        "properties": {"authors": {"type": "array", "contains": {"type": "object"}}},
    },
    {"required": ["attributes"]},
    {"required": ["file"]},
)
"""Papers of which editors check nothing: those left out, and those that aclpub2 wrote."""


class Paper(Material):
    """A paper, an abstract or a poster that was accepted."""

    spellings: ClassVar = {
        "author": "authors",
        "kind": "kinds",
        "session": "sessions",
        "keyword": "keywords",
    }
    own_tba: ClassVar = ("title", "authors", "status", "extra")
    home: ClassVar = "papers.yaml"

    id: Id | None = key(
        None, description="a name that never changes; else made from the title", example="17"
    )
    title: Title = key(description="its title", example="Sums of $n$ squares")
    authors: Authors = key(
        (),
        description="ids or names in their order; * behind who presents it",
        example="Ada Example (CNRS)*; Bob Example",
    )
    kinds: Annotated[tuple[Text, ...], Several] = key(
        (), description="how it is presented (kind: is the same)", example="[oral, poster]"
    )
    sessions: Annotated[tuple[Text, ...], Several] = key(
        (),
        description="where: ids of slots, or names that a posters: filter uses",
        example="morning",
    )
    board: Text | None = key(None, description="the number of its poster's board", example="17")
    abstract: Abstract | None = key(
        None, description="what it is about", example="We show that ..."
    )
    keywords: Annotated[tuple[Text, ...], Several] = key(
        (), description="for search engines and scholars", example="[sums, squares]"
    )
    award: Text | None = key(None, description="what it won", example="Best paper")
    status: Annotated[Status, ReadBy(parse_status), _STATUS] = key(
        Status.ACCEPTED, description="what became of it", example="withdrawn"
    )
    aliases: Annotated[tuple[Id, ...], Several] = key(
        (), description="earlier ids, oldest first; their addresses lead here", example="[sums]"
    )

    @property
    def presenters(self) -> tuple[Appearance, ...]:
        """The authors who are marked, else all of them."""
        return tuple(one for one in self.authors if one.presenter) or self.authors


def folded_kinds(paper: Paper) -> set[str]:
    """The kinds of a paper, in small letters: "Poster" and "poster" are one."""
    return {kind.casefold() for kind in paper.kinds}


@dataclass
class Papers:
    """All papers that are part of the site.

    Attributes:
        by_id: in the order of their file.
        broken: ids whose records are wrong, which is already reported.
        all_broken: whether the file as a whole is wrong, or a paper in it of which not even the id
            is known, so that every id may be meant.
        left_out: ids of those that are not part of the site, and why.
        statuses: why papers are not part of the site, one for each.
        files: the site's files that the papers name.
        files_left_out: the site's files that are named by those that are not part of the site.
        selected: the names of sessions that filters of program.yaml use.
        none_because: why there are no papers at all, as a hint; "" where that is not known.
    """

    by_id: dict[str, Paper] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    all_broken: bool = False
    left_out: dict[str, Status] = field(default_factory=dict)
    statuses: list[Status] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    files_left_out: set[str] = field(default_factory=set)
    selected: set[str] = field(default_factory=set)
    none_because: str = ""

    def __iter__(self) -> Iterator[Paper]:
        """The papers, in the order of their file."""
        return iter(self.by_id.values())

    def copy(self) -> "Papers":
        """The same, to which the sessions that filters use can be added."""
        return replace(self, selected=set(self.selected))

    def find(self, paper_id: str) -> Paper | None:
        """The paper of that id; None where it is wrong; Mistake unknown-paper for any other."""
        found = self.by_id.get(paper_id)
        if found or self.all_broken or paper_id in self.broken:
            return found
        if paper_id in self.left_out:
            message = (
                f'the paper "{paper_id}" is {self.left_out[paper_id].words}, '
                "so it is not on the site"
            )
            hint = "correct its status, or take it out here"
            raise Mistake("unknown-paper", message, hint, paper_id)
        hint = did_you_mean(paper_id, {*self.by_id, *self.broken}, else_list=False)
        hint = hint or self.none_because or "add it to content/papers.yaml or papers.csv"
        raise Mistake("unknown-paper", f'there is no paper "{paper_id}"', hint, paper_id)


def _paper(value: Any, info: ValidationInfo) -> Paper | None:
    return context_of(info).papers.find(one_line(value))


def _selected(value: Any, info: ValidationInfo) -> tuple[Paper, ...]:
    """The papers of a list of ids, or those that a filter lets through, in their own order."""
    papers = context_of(info).papers
    if not isinstance(value, dict):
        found = [_listed(one_line(paper_id), papers) for paper_id in several(value)]
        return tuple(paper for paper in found if paper)
    wanted = {_filtered(name): _texts(texts) for name, texts in value.items()}
    papers.selected |= wanted.get("sessions", set())
    return tuple(paper for paper in papers if _fits(paper, wanted))


def _listed(paper_id: str, papers: Papers) -> Paper | None:
    """The paper of an id in a list; a Mistake that knows what else the text may be."""
    try:
        return papers.find(paper_id)
    except Mistake as mistake:
        if any(paper_id in paper.sessions for paper in papers):
            mistake.hint = f"write posters: {{session: {paper_id}}}"
        elif any(paper_id.casefold() in folded_kinds(paper) for paper in papers):
            mistake.hint = f"write posters: {{kind: {paper_id}}}"
        raise


def _fits(paper: Paper, wanted: Mapping[str, set[str]]) -> bool:
    """Whether a paper has one of the wanted sessions and one of the wanted kinds."""
    kinds = {kind.casefold() for kind in wanted.get("kinds", ())}
    in_session = "sessions" not in wanted or wanted["sessions"].intersection(paper.sessions)
    return bool(in_session and ("kinds" not in wanted or kinds & folded_kinds(paper)))


def _filtered(name: str) -> str:
    """The field that a key of a filter asks for."""
    if name not in _FILTERS:
        message, hint = f'papers cannot be chosen by "{name}"', did_you_mean(name, _FILTERS)
        raise Mistake("unknown-key", message, hint, name)
    return _FILTERS[name]


_FILTERS = {"session": "sessions", "sessions": "sessions", "kind": "kinds", "kinds": "kinds"}


def _texts(value: Any) -> set[str]:
    return {one_line(text) for text in several(value)}


_SEVERAL_TEXTS = forms.one_of(forms.TEXT, {"type": "array", "items": Text})
_FILTER = {
    "type": "object",
    "properties": dict.fromkeys(_FILTERS, _SEVERAL_TEXTS),
    "additionalProperties": False,
}
PaperReference = Annotated[Paper | None, ReadBy(_paper, informed=True), forms.TEXT]
Selection = Annotated[
    tuple[Annotated[Paper, forms.TEXT], ...],
    ReadBy(_selected, informed=True),
    forms.one_of(_FILTER, _SEVERAL_TEXTS),
]
