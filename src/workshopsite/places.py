"""Spots in files, for messages.

This module imports nothing of ours but `late`.
"""

from __future__ import annotations

from workshopsite.late import dataclass


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


def narrowed(place: Place, culprit: str) -> Place:
    """The place, with the caret on the culprit where that stands on the place's line."""
    if not culprit or not place.column:
        return place
    at = place.excerpt.find(culprit, place.column - 1)
    if at < 0:
        return place
    return Place(place.path, place.line, at + 1, len(culprit), place.excerpt)
