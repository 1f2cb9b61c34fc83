"""What can be wrong with a site, as data: every message of the program starts as a Problem here.

Code that reads, models or renders never prints and never stops at a user's mistake. It adds a
Problem to the one Problems list of the build and goes on, so that one run shows every mistake.
Terminal, annotations and browser show the same objects.

What kinds there are is the table of ``rules.py``, a spot in a file is a Place of ``places.py``, and
one Problem is that of ``problem.py``; this module imports nothing else of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import field

from workshopsite.late import dataclass
from workshopsite.places import Place, narrowed
from workshopsite.problem import Meeting, Problem, Related, Told
from workshopsite.rules import RULES, Rule, Severity

__all__ = [
    "RULES",
    "Meeting",
    "Mistake",
    "Place",
    "Problem",
    "Problems",
    "Related",
    "Rule",
    "Severity",
    "Switch",
    "Told",
    "did_you_mean",
    "narrowed",
    "nearest",
]


class Mistake(ValueError):  # noqa: N818 - it is the organiser's, not the program's
    """What is wrong with a value, said by code that knows the value but not where it stands.

    Whoever knows the place turns it into a Problem. As a ValueError it passes through pydantic.

    Attributes:
        rule: a name in RULES.
        message: as in Problem.
        hint: as in Problem.
        culprit: the part of the value that is wrong, to put the caret there; "" for all of it.
    """

    def __init__(self, rule: str, message: str, hint: str = "", culprit: str = "") -> None:
        super().__init__(message)
        self.rule = RULES[rule].name
        self.message = message
        self.hint = hint
        self.culprit = culprit


@dataclass(frozen=True, slots=True)
class Switch:
    """A comment that switches a rule off where it stands.

    Attributes:
        rule: a name in RULES.
        place: where that name stands in the comment.
        first: the first line that it is for.
        last: the last one.
    """

    rule: str
    place: Place
    first: int
    last: int

    def covers(self, problem: Problem) -> bool:
        """Whether a problem is of its rule and on its lines."""
        place = problem.place
        is_there = place.path == self.place.path and self.first <= place.line <= self.last
        return is_there and problem.rule.name == self.rule


_Met = tuple[Problem, Meeting, dict[Related, None]]
"""A problem as the first page met it, how that was, and all pages that meet it."""


@dataclass(slots=True)
class Problems:
    """All problems of one build; equal ones are kept once.

    Attributes:
        found: all of them, in the order they were found, be they switched off or not.
        rules_off: the names of the rules that are switched off for the whole site.
        switches: the comments that switch rules off.
    """

    found: dict[Problem, None] = field(default_factory=dict)
    rules_off: frozenset[str] = frozenset()
    switches: tuple[Switch, ...] = ()
    _by_line: dict[tuple[str, int], list[Switch]] = field(default_factory=dict, repr=False)
    _listed: list[Problem] | None = field(default=None, repr=False)
    _fatal: bool | None = field(default=None, repr=False)
    _met: dict[Problem, _Met] = field(default_factory=dict, repr=False)
    _apart: list[Told] | None = field(default=None, repr=False)

    def add(
        self,
        rule: str,
        message: str,
        place: Place,
        hint: str = "",
        related: Iterable[Related] = (),
    ) -> None:
        """Add one problem under the rule of that name."""
        self.add_problem(Problem(RULES[rule], message, place, hint, tuple(related)))

    def add_mistake(self, mistake: Mistake, place: Place, *, left_out: bool = True) -> None:
        """Add what a Mistake says, now that its place is known.

        Args:
            mistake: what is wrong with a value.
            place: where that value stands.
            left_out: whether the value is no part of the site, if this is an error.
        """
        rule, where = RULES[mistake.rule], narrowed(place, mistake.culprit)
        left_out = left_out and rule.severity is Severity.ERROR
        self.add_problem(Problem(rule, mistake.message, where, mistake.hint, left_out=left_out))

    def add_problem(self, problem: Problem, meeting: Meeting | None = None) -> None:
        """Add one problem; one that pages meet in a template is one, however many they are."""
        self.tell(Told(problem, meeting))

    @contextmanager
    def apart(self) -> Iterator[list[Told]]:
        """Keep what is added inside in a list, to be told later; here nothing is added."""
        before, self._apart = self._apart, []
        try:
            yield self._apart
        finally:
            self._apart = before

    def tell(self, told: Told) -> None:
        """Add what was kept apart."""
        if self._apart is not None:
            self._apart.append(told)
        elif told.meeting:
            self._meet(told.problem, told.meeting)
        else:
            self._add(told.problem)

    def _meet(self, problem: Problem, meeting: Meeting) -> None:
        key = meeting.key(problem)
        first, met, pages = self._met.setdefault(key, (problem, meeting, {}))
        if meeting.page in pages or (pages and not meeting.counted):
            return
        self.drop(met.told(first, len(pages)))
        pages[meeting.page] = None
        self._add(met.told(first, len(pages)))

    def _add(self, problem: Problem) -> None:
        if problem not in self.found:
            self.found[problem] = None
            self._listed = None
            if self._fatal is not None:
                self._fatal = self._fatal or self._stops(problem)

    def drop(self, problem: Problem) -> None:
        """Take a problem away, if it is there, because another one says the same better."""
        self.found.pop(problem, None)
        self._listed = self._fatal = None

    def switch_off(self, rules: Iterable[str], switches: Iterable[Switch]) -> None:
        """Switch rules off: some for the whole site, and some for the lines of switches.

        It counts for what was found before as well.
        """
        self.rules_off, self.switches = frozenset(rules), tuple(switches)
        self._by_line = {}
        for switch in self.switches:
            for line in range(switch.first, switch.last + 1):
                self._by_line.setdefault((switch.place.path, line), []).append(switch)
        self._listed = self._fatal = None

    def is_off(self, problem: Problem) -> bool:
        """Whether a problem is switched off."""
        if problem.left_out or not problem.rule.optional:
            return False
        at = problem.place.path, problem.place.line
        on_line = any(switch.covers(problem) for switch in self._by_line.get(at, ()))
        return on_line or problem.rule.name in self.rules_off

    def copy(self) -> Problems:
        """The same, to be added to."""
        copied = Problems(dict(self.found))
        copied._met = {key: (one, by, dict(pages)) for key, (one, by, pages) in self._met.items()}
        copied.switch_off(self.rules_off, self.switches)
        return copied

    def __iter__(self) -> Iterator[Problem]:
        """All that are not switched off, by file, line and column, so that two runs are alike."""
        if self._listed is None:
            self._listed = sorted((p for p in self.found if not self.is_off(p)), key=_order)
        return iter(self._listed)

    def of(self, severity: Severity) -> list[Problem]:
        """The problems of one severity, sorted."""
        return [problem for problem in self if problem.severity is severity]

    @property
    def switched_off(self) -> int:
        """How many are switched off."""
        return sum(map(self.is_off, self.found))

    @property
    def fatal(self) -> bool:
        """Whether there is an error."""
        if self._fatal is None:
            self._fatal = any(map(self._stops, self.found))
        return self._fatal

    def _stops(self, problem: Problem) -> bool:
        return problem.severity is Severity.ERROR and not self.is_off(problem)


def _order(problem: Problem) -> tuple[str | int, ...]:
    place = problem.place
    spot = place.path, place.line, place.column, place.width, place.excerpt
    return *spot, problem.rule.name, problem.message


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a mistyped one most likely means, or None.

    Numbers that look alike are different things: none is guessed.
    """
    from difflib import get_close_matches  # for mistakes only

    if word.isdecimal():
        return None
    folded = {name.casefold(): name for name in sorted(known)}
    matches = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return folded[matches[0]] if matches else None


def did_you_mean(word: str, known: Iterable[str], *, else_list: bool = True) -> str:
    """A hint for an unknown word: the nearest known one, else all of them if they are few."""
    names = sorted(known)
    if match := nearest(word, names):
        return f'did you mean "{match}"?'
    if else_list and 0 < len(names) <= 40:
        return "known are: " + ", ".join(names)
    return ""
