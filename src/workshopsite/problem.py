"""One mistake as data: what is wrong, where, and what led there."""

from __future__ import annotations

from dataclasses import replace

from workshopsite.late import dataclass
from workshopsite.places import Place
from workshopsite.rules import Rule, Severity
from workshopsite.sentences import LONGEST_HINT, sentence, shortened


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that belongs to a problem ("first set here", "included from")."""

    label: str
    place: Place


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: the rule it breaks, where, what is wrong, and what to write instead.

    Attributes:
        rule: from RULES.
        message: one sentence in lower case without a full stop.
        place: where the organiser should look.
        hint: what to write instead, or "".
        related: further places, outermost last.
        left_out: whether it is an error in something that cannot be used as it was typed, and so
            is no part of the site; it cannot be switched off, or that would be lost.
    """

    rule: Rule
    message: str
    place: Place
    hint: str = ""
    related: tuple[Related, ...] = ()
    left_out: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", sentence(self.message))
        object.__setattr__(self, "hint", shortened(self.hint, LONGEST_HINT))

    @property
    def severity(self) -> Severity:
        """The severity of its rule."""
        return self.rule.severity


@dataclass(frozen=True, slots=True)
class Meeting:
    """How a page came upon a problem that others may come upon too, as they share a template.

    Attributes:
        page: "while making the page /a/", and the source of that.
        way: what led from the page to the problem, outermost last.
        counted: whether the problem says how many pages meet it; else it names the first alone.
    """

    page: Related
    way: tuple[Related, ...] = ()
    counted: bool = False

    def key(self, problem: Problem) -> Problem:
        """What is equal for all that count as that problem."""
        return replace(problem, hint="") if self.counted else problem

    def told(self, problem: Problem, pages: int) -> Problem:
        """The problem, with how this page, the first of so many, came upon it."""
        page = self.page
        if self.counted and pages > 1:
            page = Related(f"{page.label}, and {pages - 1} more", page.place)
        elif page.place == problem.place:
            return replace(problem, related=(*problem.related, *self.way))
        return replace(problem, related=(*problem.related, *self.way, page))


@dataclass(frozen=True, slots=True)
class Told:
    """A problem as it was found, kept to be told later, perhaps in another process.

    Attributes:
        problem: what is wrong.
        meeting: how a page came upon it, where others may too.
    """

    problem: Problem
    meeting: Meeting | None = None
