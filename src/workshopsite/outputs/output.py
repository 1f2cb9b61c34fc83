"""What an output is: a path in the result, where it comes from, and how its bytes are made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workshopsite.problems import Place


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the result.

    Attributes:
        path: relative to the output folder, with forward slashes ("program/index.html").
        source: where it comes from, for messages about it.
        make: gives its bytes; called when they are wanted, at most once a build.
        generated: whether no file of the organiser stands for it, so that one may replace it.
    """

    path: str
    source: Place
    make: Callable[[], bytes]
    generated: bool = False
