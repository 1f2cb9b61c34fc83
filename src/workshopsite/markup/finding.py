"""Something wrong in a Markdown text, and where it stands there."""

from __future__ import annotations

from bisect import bisect_right

from workshopsite.late import dataclass
from workshopsite.problems import Mistake


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake in a text.

    Attributes:
        line: of the text, counted from 1.
        column: in characters, counted from 1.
        width: how many characters of the line are meant.
        mistake: what is wrong.
    """

    line: int
    column: int
    width: int
    mistake: Mistake


class Positions:
    """Turns offsets into a text into lines and columns."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] | None = None

    def finding(self, start: int, end: int, mistake: Mistake) -> Finding:
        """A mistake about the characters from start up to end, of which the first line counts."""
        if self._starts is None:
            self._starts = [0]
            for number, character in enumerate(self._text):
                if character == "\n":
                    self._starts.append(number + 1)
        line = bisect_right(self._starts, start)
        width = len(self._text[start:end].split("\n", 1)[0].rstrip())
        return Finding(line, start - self._starts[line - 1] + 1, max(width, 1), mistake)
