"""The room that a picture takes, told to the browser so that nothing jumps when it loads."""

from __future__ import annotations

import re
from collections.abc import Mapping

Size = tuple[int, int]
"""Width and height in pixels."""

_PIXELS = re.compile(r"\s*(\d+)\s*(?:px)?\s*", re.IGNORECASE)


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
    pixels = _PIXELS.fullmatch(value or "")
    if pixels is None:
        return {}
    wide = name == "width"
    own, other = size if wide else (size[1], size[0])
    return {"height" if wide else "width": str(max(round(int(pixels[1]) * other / own), 1))}
