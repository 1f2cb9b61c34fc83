"""What happens in a preview, for whoever tells the organiser."""

from __future__ import annotations

from collections.abc import Callable

from workshopsite.late import dataclass
from workshopsite.problems import Problem


@dataclass(frozen=True, slots=True)
class Reloaded:
    """The site was read, at the start or because something changed.

    Attributes:
        changed: the files that changed, from the site's folder; empty at the start.
        problems: what is wrong now, as far as reading tells.
        new: those of them that nobody was told of yet.
        seconds: how long reading took.
    """

    changed: tuple[str, ...]
    problems: tuple[Problem, ...]
    new: tuple[Problem, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Checked:
    """All pages were made in the background.

    Attributes:
        problems: all that is wrong with the site.
        new: those of them that nobody was told of yet.
        healed: whether there were problems before and are none now.
    """

    problems: tuple[Problem, ...]
    new: tuple[Problem, ...]
    healed: bool


@dataclass(frozen=True, slots=True)
class Connected:
    """The first browser has connected and will be told of changes."""


Event = Reloaded | Checked | Connected
Listener = Callable[[Event], None]
