"""What an output is: a path in the result, where it comes from, and how its bytes are made."""

from __future__ import annotations

from collections.abc import Callable

from workshopsite.late import dataclass
from workshopsite.problems import Place


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the result.

    Attributes:
        path: relative to the output folder, with forward slashes ("program/index.html").
        source: where it comes from, for messages about it.
        make: gives its bytes; called when they are wanted, or early, at most once a build.
        generated: whether no file of the organiser stands for it, so that one may replace it.
        findable: whether search engines are told of it, if it is a page.
        wanted: whether it is needed; asked when all outputs before it are made. What is not is
            neither made nor written.
        early: whether it takes long or much memory, or tells of the whole program, and nearly every
            site wants it: it is made before the others, and one that waits is thrown away where it
            is not wanted then.
    """

    path: str
    source: Place
    make: Callable[[], bytes]
    generated: bool = False
    findable: bool = True
    wanted: Callable[[], bool] = _always
    early: bool = False

    @property
    def waits(self) -> bool:
        """Whether it is known only when the others are made whether it is needed."""
        return self.wanted is not _always

    @property
    def is_page(self) -> bool:
        """Whether it is a page for readers, and not a file that comes with one."""
        return self.path.endswith(".html")
