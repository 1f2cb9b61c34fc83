"""What HTML says of pictures: the room that one takes, and the files to choose from.

The browser is told the room so that nothing jumps when a picture loads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from workshopsite.late import pattern

Size = tuple[int, int]
"""Width and height in pixels."""

_CANDIDATE = pattern(r"[\s,]*(?P<url>[^\s,]\S*?)(?:,+(?=\s|$)|\s(?P<descriptor>[^,]*)(?:,|$)|$)")
_PIXELS = pattern(r"\s*(\d+)\s*(?:px)?\s*", re.IGNORECASE)


def missing_sizes(attributes: Mapping[str, str | None], size: Size) -> dict[str, str]:
    """The width and height that an <img> lacks, in the proportions of its file.

    One that the author gave in pixels is kept and the other follows from it; one in percent or in
    anything else leaves both alone.

    Args:
        attributes: those of the element.
        size: of the picture's file.

    Returns:
        The attributes to add.
    """
    given = {name: attributes[name] for name in ("width", "height") if attributes.get(name)}
    if not given:
        return {"width": str(size[0]), "height": str(size[1])}
    if len(given) == 2:
        return {}
    ((name, value),) = given.items()
    given_pixels = pixels(value)
    if given_pixels is None:
        return {}
    wide = name == "width"
    own, other = size if wide else (size[1], size[0])
    return {"height" if wide else "width": str(max(round(given_pixels * other / own), 1))}


def pixels(value: str | None) -> int | None:
    """What a width or height says, if it says it in pixels."""
    found = _PIXELS.fullmatch(value or "")
    return int(found[1]) if found else None


def candidates(srcset: str) -> Iterator[tuple[str, str]]:
    """The destinations of a srcset with their descriptors ("2x", "800w" or "").

    After the HTML standard's "parse a srcset attribute": a comma inside a destination belongs to
    it, one at its end does not.
    """
    for match in _CANDIDATE.finditer(srcset):
        yield match["url"], (match["descriptor"] or "").strip()
