"""Making an output that the organiser's file may be too damaged for."""

from __future__ import annotations

from collections.abc import Callable

from workshopsite.problems import Mistake, Place, Problems


def attempted(make: Callable[[], bytes], place: Place, problems: Problems) -> bytes:
    """What make gives; b"", with a problem added, where it raises a Mistake."""
    try:
        return make()
    except Mistake as mistake:
        problems.add_mistake(mistake, place)
        return b""
