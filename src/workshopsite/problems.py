"""What can be wrong with a site, as data: every message of the program starts as a Problem here.

Code that reads, models or renders never prints and never stops at a user's mistake. It adds a
Problem to the one Problems list of the build and goes on, so that one run shows every mistake.
Terminal, annotations and browser show the same objects.

This module imports nothing of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum


class Severity(StrEnum):
    """How bad a problem is: an error stops the build, a warning does with --strict only."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file that the organiser can open.

    Attributes:
        path: relative to the site's folder, with forward slashes ("content/program.yaml").
        line: counted from 1; 0 where the file as a whole is meant.
        column: in characters, counted from 1; 0 where the line as a whole is meant.
        width: how many characters are meant, at least 1.
        excerpt: the line's text, without its end; "" where there is no line.
    """

    path: str
    line: int = 0
    column: int = 0
    width: int = 1
    excerpt: str = ""

    def __str__(self) -> str:
        """``path:line:column``, without the parts that are not known."""
        numbers = [str(n) for n in (self.line, self.column) if n]
        return ":".join([self.path, *numbers])


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of problem. Its name is stable: people search for it and switch it off by it."""

    name: str
    severity: Severity
    about: str


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
    """

    rule: Rule
    message: str
    place: Place
    hint: str = ""
    related: tuple[Related, ...] = ()

    @property
    def severity(self) -> Severity:
        """The severity of its rule."""
        return self.rule.severity


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


@dataclass(slots=True)
class Problems:
    """All problems of one build, in the order they were found; equal ones are kept once."""

    found: dict[Problem, None] = field(default_factory=dict)

    def add(
        self,
        rule: str,
        message: str,
        place: Place,
        hint: str = "",
        related: Iterable[Related] = (),
    ) -> None:
        """Add one problem under the rule of that name."""
        self.found[Problem(RULES[rule], message, place, hint, tuple(related))] = None

    def add_mistake(self, mistake: Mistake, place: Place) -> None:
        """Add what a Mistake says, now that its place is known."""
        self.add(mistake.rule, mistake.message, narrowed(place, mistake.culprit), mistake.hint)

    def __iter__(self) -> Iterator[Problem]:
        """All problems, by file, line and column, so that two runs print the same."""
        return iter(sorted(self.found, key=lambda p: (p.place, p.rule.name, p.message)))

    def of(self, severity: Severity) -> list[Problem]:
        """The problems of one severity, sorted."""
        return [problem for problem in self if problem.severity is severity]

    @property
    def fatal(self) -> bool:
        """Whether there is an error."""
        return any(problem.severity is Severity.ERROR for problem in self.found)


def narrowed(place: Place, culprit: str) -> Place:
    """The place, with the caret on the culprit where that stands on the place's line."""
    if not culprit or not place.column:
        return place
    at = place.excerpt.find(culprit, place.column - 1)
    if at < 0:
        return place
    return Place(place.path, place.line, at + 1, len(culprit), place.excerpt)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a mistyped one most likely means, or None.

    Numbers that look alike are different things: none is guessed.
    """
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


def _table(severity: Severity, rules: dict[str, str]) -> dict[str, Rule]:
    return {name: Rule(name, severity, about) for name, about in rules.items()}


RULES: dict[str, Rule] = (
    _table(
        Severity.ERROR,
        {
            # files
            "unreadable-file": "A file cannot be opened or read",
            "not-utf-8": "A text file is not encoded as UTF-8",
            "bad-character": "A text holds a character that no text should hold",
            "link-outside": "A symbolic link leads out of the site's folder",
            "unknown-data-file": "A data file in content/ has a name that means nothing",
            "page-ending": "A page's file name does not end in .md",
            "no-content": "There is no content/ folder, or nothing in it to build a site from",
            "missing-file": "A file that is named does not exist",
            "letter-case": "A file's name differs from how it is written in upper or lower case",
            "bad-picture": "A picture cannot be understood",
            "bad-font": "A font cannot be used",
            # YAML and front matter
            "yaml-syntax": "The text is not valid YAML",
            "yaml-quote": "A text must be quoted, because YAML reads it as something else",
            "yaml-colon": "A text with a colon and a space must be quoted",
            "yaml-comment": "A # cuts a text short, because YAML takes the rest as a comment",
            "yaml-tab": "A tab is used for indentation",
            "yaml-escape": "A backslash in double quotes became another character",
            "yaml-key-form": "A one-line slot cannot have further lines below it",
            "duplicate-key": "A key is given twice in one place",
            "front-matter": "A page's front matter is not closed or is no list of keys",
            # records
            "unknown-key": "A key is not known here",
            "missing-key": "A key that is needed is missing",
            "wrong-type": "A value is not of the kind that its key needs",
            "bad-value": "A value is not one of those that its key allows",
            "bad-id": "An id has characters that an address cannot have",
            "duplicate-id": "Two records have the same id",
            "unknown-person": "A person's id is not in people.yaml",
            "ambiguous-person": "A name fits several people",
            "unknown-paper": "A paper's id is not in the list of papers",
            "unknown-session": "A session of papers and those of the program do not match",
            "two-lists": "The papers are listed in two files",
            "unknown-room": "A room is not in the list of rooms",
            # times
            "bad-time": "A time cannot be understood or does not exist",
            "bad-date": "A date cannot be understood or does not exist",
            "ambiguous-date": "A date can be read in two ways",
            "weekday": "A day of the week does not fit its date",
            "bad-timezone": "A time zone is not known or can mean several",
            "missing-timezone": "There is a time, but no time zone",
            "missing-date": "There is a program, but no date",
            "end-before-start": "Something ends before it starts",
            "time-backwards": "A time is earlier than the one before it",
            "unchanged-was": "An earlier value is the same as the present one",
            "day-mixture": "Days and slots are mixed in one list",
            "outside-dates": "A day of the program is not one of the workshop's",
            # pages and templates
            "unknown-layout": "A layout does not exist",
            "unknown-component": "A component does not exist",
            "component-arguments": "A component is given arguments that it does not take",
            "template-error": "A template is wrong",
            "address-conflict": "Two sources claim one address",
            "dead-link": "A link leads nowhere",
            "dead-anchor": "A link's #anchor is not on the page",
            "unsafe-link": "A link would run a script",
            "link-form": "A link's destination is in quotes or swapped with its text",
            "code-fence": "A block of code is not closed",
            "html-tag": "An HTML element is not closed, or closed without having been opened",
            "footnote": "A footnote has no text, or a footnote's text is never referred to",
            "nesting": "Lists or quotes are nested too deeply",
            "liquid": "A Liquid tag of Jekyll stands in a text",
            "navigation": "A menu entry leads nowhere",
            "hide": "A word of hide: names nothing that could be hidden",
            # building
            "own-mistake": "workshopsite itself made a mistake",
            "bad-output": "The output folder cannot be used",
            "cannot-write": "A file cannot be written",
        },
    )
    | _table(
        Severity.WARNING,
        {
            "comment-after-title": "A comment right behind a title may be a part of it",
            "talk-outside-session": "A talk is not within the time of its session",
            "overlap": "Two slots take place at the same time in one room",
            "formula": "A formula cannot be shown",
            "latex-command": "A LaTeX command in a text is not understood",
            "no-papers": "A filter on papers lets none through",
            "repeated-author": "A paper names an author twice",
            "missing-alt": "A picture has no text for those who cannot see it",
            "missing-reference": "A link names a reference that has no address",
            "ragged-table": "The rows of a table have different numbers of cells",
            "heading-jump": "A heading is more than one level below the one before it",
            "leftover": "A mark of another program's theme stands in a text",
            "written-mail": "A mail address is written in words",
            "hidden-link": "A link leads to what hide: keeps back",
        },
    )
    | _table(
        Severity.NOTICE,
        {
            "not-accepted": "Papers are left out because they are not accepted",
            "column-left-out": "A column of a table is never published",
            "no-decisions": "A table from another system does not say which papers are accepted",
            "no-address": "Outputs that need the site's address are left out",
            "still-open": "Something is not known or not decided yet",
        },
    )
)
"""Every rule, by name. A rule that stops being needed is removed with its documentation."""
