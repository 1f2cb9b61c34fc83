"""What an output is: a path in the result, where it comes from, and how its bytes are made."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from workshopsite.problems import Place

if TYPE_CHECKING:
    from workshopsite.model.record import Origin


def _always() -> bool:
    return True


class Output(NamedTuple):
    """One file of the result; a tuple, because a large site has thousands, planned at each save.

    Attributes:
        path: relative to the output folder, with forward slashes ("program/index.html").
        origin: where it comes from.
        make: gives its bytes; called when they are wanted, or early, at most once a build.
        generated: whether no file of the organiser stands for it, so that one may replace it.
        findable: whether search engines are told of it, if it is a page.
        wanted: whether it is needed; asked when all outputs before it are made. What is not is
            neither made nor written.
        early: whether it takes long or much memory, or tells of the whole program, and nearly every
            site wants it: it is made before the others, and one that waits is thrown away where it
            is not wanted then.
        near: whether it shows texts that early ones show: it is made right after these, because a
            text is converted once where one process makes all that show it.
    """

    path: str
    origin: Place | Origin
    make: Callable[[], bytes]
    generated: bool = False
    findable: bool = True
    wanted: Callable[[], bool] = _always
    early: bool = False
    near: bool = False

    @property
    def source(self) -> Place:
        """Where it comes from, for messages about it; looked for in its file each time."""
        return self.origin if isinstance(self.origin, Place) else self.origin.place()

    @property
    def waits(self) -> bool:
        """Whether it is known only when the others are made whether it is needed."""
        return self.wanted is not _always

    @property
    def is_page(self) -> bool:
        """Whether it is a page for readers, and not a file that comes with one."""
        return self.path.endswith(".html")
