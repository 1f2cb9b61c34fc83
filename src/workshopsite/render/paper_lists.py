"""Lists of papers, as templates print them: groups with headings, parts of them, and entries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

from workshopsite.late import dataclass
from workshopsite.model.ids import slug
from workshopsite.model.kinds import Kind
from workshopsite.model.paper import Paper
from workshopsite.problems import Mistake, did_you_mean
from workshopsite.render.paper_sessions import PaperIndex, PaperSession, unique
from workshopsite.render.view import PaperSeen, SlotSeen

if TYPE_CHECKING:
    from workshopsite.render.tools import Tools


@dataclass(frozen=True, slots=True)
class PaperEntry:
    """A paper in a list.

    Attributes:
        paper: the paper.
        slot: the talk on it in this group.
        anchor: whether its id stands here: once in a list of all papers, and nowhere else.
    """

    paper: PaperSeen
    slot: SlotSeen | None
    anchor: bool


@dataclass(frozen=True, slots=True)
class PaperPart:
    """Papers of the same kinds within a group.

    Attributes:
        title: the kinds, as `Oral, poster`; empty where a group has one part only.
        entries: its papers.
    """

    title: str
    entries: tuple[PaperEntry, ...]


@dataclass(frozen=True, slots=True)
class PaperGroup:
    """Papers below one heading.

    Attributes:
        title: the name of the session or of the kind; empty where no heading is wanted.
        slot: the slot of the program in which these papers are presented.
        anchor: its id on a page that lists all papers, as `session:morning`; else empty.
        parts: its papers by kind, where there are several.
        count: how many papers it has.
    """

    title: Annotated[Any, "HTML or text"]
    slot: SlotSeen | None
    anchor: str
    parts: tuple[PaperPart, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Choice:
    """Which papers are wanted, and how.

    Attributes:
        by: "session", "kind" or "none": what a group is.
        sessions: ids of slots or names of sessions, in the order wanted; () for all.
        kinds: kinds of papers; () for all.
    """

    by: str = "session"
    sessions: Sequence[str] = ()
    kinds: Sequence[str] = ()


def paper_groups(choice: Choice, tools: Tools) -> tuple[PaperGroup, ...]:
    """The groups of the papers that are wanted.

    Raises:
        Mistake: unknown-session, or bad-value for a kind or a grouping that there is not.
    """
    index = tools.papers
    if not tools.site.papers:  # none is known yet, or all are hidden
        return ()
    chosen = tuple(map(index.session, choice.sessions))
    sessions = tuple(one for one in chosen if one.papers) if chosen else index.sessions
    kept = _of_kinds(sessions, _known_kinds(choice.kinds, index))
    grouped = _groupings(index)[_grouping(choice.by)](kept)
    return tuple(_Lister(choice, tools).groups(grouped))


_GROUPINGS = ("kind", "none", "session")


def _grouping(by: str) -> str:
    if by not in _GROUPINGS:
        message = f'papers cannot be grouped by "{by}"'
        raise Mistake("bad-value", message, did_you_mean(by, _GROUPINGS), by)
    return by


_Sessions = tuple[PaperSession, ...]


def _groupings(index: PaperIndex) -> dict[str, Callable[[_Sessions], _Sessions]]:
    def every(sessions: _Sessions) -> tuple[Paper, ...]:
        return unique(paper for one in sessions for paper in one.papers)

    return {
        "session": lambda sessions: sessions,
        "kind": lambda sessions: index.by_kind(every(sessions)),
        "none": lambda sessions: (PaperSession("", every(sessions)),) if sessions else (),
    }


def _known_kinds(wanted: Sequence[str], index: PaperIndex) -> set[str]:
    for kind in wanted:
        if index.complete and kind.casefold() not in index.kinds:
            hint = did_you_mean(kind, index.kinds.values())
            raise Mistake("bad-value", f'no paper is of the kind "{kind}"', hint, kind)
    return {kind.casefold() for kind in wanted}


def _of_kinds(sessions: _Sessions, kinds: set[str]) -> _Sessions:
    if not kinds:
        return sessions
    return tuple(kept for one in sessions if (kept := one.narrowed(kinds)).papers)


class _Lister:
    """Makes the groups of one list, and remembers which anchors it has given away."""

    def __init__(self, choice: Choice, tools: Tools) -> None:
        self._choice = choice
        self._tools = tools
        self._is_whole = not choice.sessions and not choice.kinds
        self._seen: set[str] = set()

    def groups(self, sessions: _Sessions) -> list[PaperGroup]:
        return [self._group(one) for one in sessions]

    def _group(self, session: PaperSession) -> PaperGroup:
        slot = self._tools.view(session.slot) if session.slot else None
        title = slot.title if slot else session.name
        if len(self._choice.sessions) == 1 and self._choice.by == "session":
            title = ""  # who asks for one session has said which
        return PaperGroup(
            title=title,
            slot=slot,
            anchor=self._anchor(session),
            parts=tuple(self._parts(session)),
            count=len(session.papers),
        )

    def _anchor(self, session: PaperSession) -> str:
        """An id that no paper can have, since theirs are without a colon."""
        if not self._is_whole:
            return ""
        name = str(session.slot.id) if session.slot else slug(session.name)
        anchor = f"{self._choice.by}:{name}"
        while anchor in self._seen:
            anchor += "-2"
        self._seen.add(anchor)
        return anchor

    def _parts(self, session: PaperSession) -> list[PaperPart]:
        parts: _Sessions = (session,)
        # Whoever stands before a poster need not be told that it is one.
        are_posters = session.slot and session.slot.kind is Kind.POSTERS
        if self._choice.by == "session" and not self._choice.kinds and not are_posters:
            parts = self._tools.papers.by_all_kinds(session.papers)
        return [
            PaperPart(
                part.name if len(parts) > 1 else "",
                tuple(self._entry(paper, session) for paper in part.papers),
            )
            for part in parts
        ]

    def _entry(self, paper: Paper, session: PaperSession) -> PaperEntry:
        talk = session.talk_on(paper)
        is_first = self._is_whole and str(paper.id) not in self._seen
        self._seen.add(str(paper.id))
        shown = self._tools.view(talk) if talk else None
        return PaperEntry(self._tools.view(paper), shown, is_first)
