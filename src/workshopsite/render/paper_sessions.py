"""Where in the program each paper is presented, and the papers of each session."""

from __future__ import annotations

import gettext
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from workshopsite.late import dataclass
from workshopsite.model.paper import Paper, folded_kinds
from workshopsite.model.program import Slot
from workshopsite.model.site import Site
from workshopsite.problems import Mistake, did_you_mean


@dataclass(frozen=True, slots=True)
class PaperSession:
    """Papers that are presented together.

    Attributes:
        name: what that is called, where no slot says it; "" for no name.
        papers: those with talks of their own in the order of these, then by their file.
        slot: where they are presented; None where that is not one slot.
        talks: those on some of them.
    """

    name: str
    papers: tuple[Paper, ...]
    slot: Slot | None = None
    talks: tuple[Slot, ...] = ()

    def talk_on(self, paper: Paper) -> Slot | None:
        """The talk on one of its papers, if there is one."""
        talks = (talk for talk in self.talks if paper.id in {one.id for one in talk.papers})
        return next(talks, None)

    def narrowed(self, kinds: set[str]) -> PaperSession:
        """The same with the papers of some kinds only, given in small letters."""
        papers = tuple(paper for paper in self.papers if folded_kinds(paper) & kinds)
        return replace(self, papers=papers)


class PaperIndex:
    """What the papers of a site have to do with its program."""

    def __init__(self, site: Site, words: gettext.NullTranslations, *, complete: bool) -> None:
        """Nothing is computed before it is asked for.

        Args:
            site: whose papers they are.
            words: the site's language.
            complete: whether no paper is left out because it is wrong.
        """
        self.complete = complete
        self._site = site
        self._talks = words.gettext("Talks")
        self._others = words.gettext("Other papers")

    @cached_property
    def slots(self) -> dict[str, tuple[Slot, ...]]:
        """Where each paper is presented, by its id, in the order of the program.

        A session counts where it has the paper among others, and not in a talk of its own.
        """
        found: dict[str, list[Slot]] = {}
        for session in (slot for day in self._site.program.days for slot in day.slots):
            in_talks = {paper.id for talk in session.talks for paper in talk.papers}
            rest = (paper for paper in session.papers if paper.id not in in_talks)
            pairs = [(session, rest), *((talk, talk.papers) for talk in session.talks)]
            for slot, papers in pairs:
                for paper in papers:
                    found.setdefault(str(paper.id), []).append(slot)
        return {paper_id: tuple(slots) for paper_id, slots in found.items()}

    @cached_property
    def sessions(self) -> tuple[PaperSession, ...]:
        """All papers: by the slots of the program, then by names of sessions, then the others.

        Talks on one paper each that are in no session count as one.
        """
        scheduled = (*self._of_slots(), *self._of_names())
        known = {paper.id for one in scheduled for paper in one.papers}
        others = tuple(paper for paper in self._site.papers if paper.id not in known)
        rest = PaperSession(self._others if scheduled else "", others)
        return (*scheduled, rest) if others else scheduled

    @cached_property
    def order(self) -> tuple[Paper, ...]:
        """Every paper once, by session and within one by kind, as a list of all shows them."""
        parts = (part for one in self.sessions for part in self.by_all_kinds(one.papers))
        return unique(paper for part in parts for paper in part.papers)

    @cached_property
    def position(self) -> dict[str, int]:
        """Where each paper stands in that order, by its id."""
        return {str(paper.id): at for at, paper in enumerate(self.order)}

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The kinds of papers as they were first written, by the same in small letters."""
        found: dict[str, str] = {}
        for kind in (kind for paper in self._site.papers for kind in paper.kinds):
            found.setdefault(kind.casefold(), kind)
        return found

    def session(self, wanted: str) -> PaperSession:
        """The session of an id of a slot, or of a name; Mistake unknown-session for any other."""
        slots = {str(slot.id): slot for slot in self._site.program.slots}
        if slot := slots.get(wanted):
            return _session(slot)
        named = tuple(paper for paper in self._site.papers if wanted in paper.sessions)
        if not named and (not self.complete or self._is_hidden(wanted)):
            return PaperSession("", ())
        if not named:
            hint = did_you_mean(wanted, _session_names(self._site))
            raise Mistake("unknown-session", f'no paper is in a session "{wanted}"', hint, wanted)
        return PaperSession(wanted, named)

    def _is_hidden(self, session: str) -> bool:
        return self._site.whole is not None and session in _session_names(self._site.whole)

    def by_kind(self, papers: Iterable[Paper]) -> tuple[PaperSession, ...]:
        """Papers under each of their kinds, then those without one."""
        listed = unique(papers)
        groups = [
            PaperSession(titled(name), tuple(one for one in listed if kind in folded_kinds(one)))
            for kind, name in self.kinds.items()
        ]
        found = tuple(group for group in groups if group.papers)
        rest = tuple(paper for paper in listed if not paper.kinds)
        return (*found, PaperSession(self._others if found else "", rest)) if rest else found

    def by_all_kinds(self, papers: Iterable[Paper]) -> tuple[PaperSession, ...]:
        """Papers once each, under all of their kinds together: "Oral", "Oral, poster"."""
        order = list(self.kinds)
        found: dict[tuple[int, ...], list[Paper]] = {}
        for paper in papers:
            key = tuple(sorted(order.index(kind) for kind in folded_kinds(paper)))
            found.setdefault(key, []).append(paper)
        keys = sorted(found, key=lambda key: key or (len(order),))
        return tuple(PaperSession(self._name(key), tuple(found[key])) for key in keys)

    def _name(self, kinds: tuple[int, ...]) -> str:
        names = list(self.kinds.values())
        return titled(", ".join(names[at] for at in kinds)) or self._others

    def _of_slots(self) -> Iterator[PaperSession]:
        slots = [slot for day in self._site.program.days for slot in day.slots]
        alone = [slot for slot in slots if _is_alone(slot)]
        for slot in slots:
            if slot in alone[:1]:
                papers = unique(paper for one in alone for paper in one.papers)
                yield PaperSession(self._talks, papers, talks=tuple(alone))
            elif slot not in alone and (found := _session(slot)).papers:
                yield found

    def _of_names(self) -> Iterator[PaperSession]:
        """Sessions that are names only; not those by which a slot has chosen its papers."""
        slots = {str(slot.id) for slot in self._site.program.slots}
        chosen = {paper.id for slot in self._site.program.slots for paper in slot.posters}
        found: dict[str, list[Paper]] = {}
        for paper in self._site.papers:
            for name in dict.fromkeys(paper.sessions):
                if name not in slots and paper.id not in chosen:
                    found.setdefault(name, []).append(paper)
        return (PaperSession(name, tuple(papers)) for name, papers in found.items())


def _session_names(site: Site) -> set[str]:
    """Everything that sessions are called by: ids of slots, and what papers name."""
    slots = {str(slot.id) for slot in site.program.slots}
    return slots | {name for paper in site.papers for name in paper.sessions}


def unique(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """The papers, each where it stands first."""
    return tuple({paper.id: paper for paper in papers}.values())


def titled(text: str) -> str:
    """A text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def _session(slot: Slot) -> PaperSession:
    papers = unique(paper for one in (*slot.talks, slot) for paper in one.papers)
    return PaperSession("", papers, slot, slot.talks)


def _is_alone(slot: Slot) -> bool:
    """Whether it is a talk on one paper, and nothing besides."""
    return slot.paper is not None and not slot.talks and len(slot.papers) == 1
