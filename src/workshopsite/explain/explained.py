"""What is said of a page, a file or a name: a headline, and tables."""

from __future__ import annotations

from workshopsite.late import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of plain text below a heading.

    Attributes:
        heading: "" for what follows the headline.
        rows: each as many texts as the others or fewer.
    """

    heading: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """What is said of one thing.

    Attributes:
        headline: its name, and what it is.
        tables: the more important first.
    """

    headline: str
    tables: tuple[Table, ...]


LONGEST = 24
"""Rows of a list of addresses; of a longer one it is said how many more there are."""


def cut(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The rows of a list, without those that nobody would read."""
    if len(rows) <= LONGEST:
        return tuple(rows)
    return (*rows[: LONGEST - 1], (f"and {len(rows) - LONGEST + 1} more",))
