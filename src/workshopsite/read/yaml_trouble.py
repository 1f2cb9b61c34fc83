"""Where and with what words the YAML parser stopped, and the refusal that this becomes."""

from __future__ import annotations

from functools import cached_property

import yaml

from workshopsite.late import dataclass


class Refused(Exception):  # noqa: N818 - it says what happened to a text, and is caught in one place
    """A text that cannot be read at all.

    Attributes:
        rule: a name in RULES.
        message: as in Problem.
        line: from 1.
        column: in characters, from 1.
        width: in characters.
        hint: as in Problem.
    """

    def __init__(
        self, rule: str, message: str, line: int, column: int, width: int = 1, hint: str = ""
    ) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.line = line
        self.column = column
        self.width = width
        self.hint = hint


@dataclass(frozen=True)
class Trouble:
    """The place where a parser stopped.

    Attributes:
        text: what it was given.
        context: what it was doing, in its words ("while scanning an alias"); "" if not said.
        words: what it met, in its words.
        line: where that stands, from 1.
        column: in characters, from 1.
        opened: line and column where the thing of the context starts, both from 1; 0 if not said.
    """

    text: str
    context: str
    words: str
    line: int
    column: int
    opened: tuple[int, int]

    @classmethod
    def of(cls, error: yaml.MarkedYAMLError, text: str) -> Trouble:
        """The trouble that an error of the parser tells of."""
        at, opened = error.problem_mark, error.context_mark
        return cls(
            text,
            error.context or "",
            error.problem or "",
            at.line + 1 if at else 1,
            at.column + 1 if at else 1,
            (opened.line + 1, opened.column + 1) if opened else (0, 0),
        )

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text."""
        return self.text.split("\n")

    def line_at(self, number: int) -> str:
        """A line by its number from 1; "" outside the text."""
        return self.lines[number - 1] if 1 <= number <= len(self.lines) else ""

    @cached_property
    def here(self) -> str:
        """The line where the parser stopped."""
        return self.line_at(self.line)

    def character(self, line: int, column: int) -> str:
        """The character at a place; "" at the end of a line."""
        return self.line_at(line)[column - 1 : column] if column else ""

    def above(self, number: int) -> int:
        """The number of the nearest line above that holds data; 0 if there is none."""
        return next((n for n in range(number - 1, 0, -1) if holds_data(self.line_at(n))), 0)

    def below(self, number: int) -> int:
        """The number of the nearest line below that holds data; 0 if there is none."""
        numbers = range(number + 1, len(self.lines) + 1)
        return next((n for n in numbers if holds_data(self.line_at(n))), 0)


def holds_data(line: str) -> bool:
    """Whether a line is neither empty nor a comment nor the start of a document."""
    return bool(line.strip()) and not line.lstrip().startswith("#") and line.rstrip() != "---"


def indentation(line: str) -> int:
    """How many spaces a line starts with."""
    return len(line) - len(line.lstrip(" "))
