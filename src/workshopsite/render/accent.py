"""The accent colour, made to be read: the only module that changes a colour.

An organiser chooses a colour for how it looks, not for its contrast. Text needs 4.5:1 against what
lies below it (WCAG 2.2, success criterion 1.4.3), on light pages and on dark ones, so one colour
becomes two. Each keeps the hue; its lightness (OKLCH, CSS Color Module Level 4, section 9.4) moves
no further than it has to, and its chroma only as far as screens can show.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from workshopsite.late import dataclass

if TYPE_CHECKING:
    from coloraide import Color

LIGHT_GROUNDS = ("#ffffff", "#f4f1ea")
"""The lightest and the darkest ground of text in tokens.css where pages are light."""

DARK_GROUNDS = ("#14181d", "#1d232a")
"""The same where they are dark."""

TINT = 0.08
"""How much of the accent is in the grounds that tokens.css tints with it."""

ON_LIGHT = 4.6
"""The contrast that is wanted: 4.5, and a little for the rounding to 256 steps."""

ON_DARK = 6.5
"""More of it where pages are dark: a strong colour that just passes flickers there."""

_STEPS = 200


@dataclass(frozen=True, slots=True)
class Accent:
    """A colour in two versions, as ``#rrggbb``: one for light grounds, one for dark ones."""

    on_light: str
    on_dark: str


@cache
def readable(colour: str) -> Accent:
    """The versions of a colour that can be read as text, and under text of the other kind.

    Each is the colour itself where that can be read, else one that is a little darker or lighter.

    Args:
        colour: as ``#rrggbb``.
    """
    return Accent(
        _until(colour, 0.0, LIGHT_GROUNDS, ON_LIGHT), _until(colour, 1.0, DARK_GROUNDS, ON_DARK)
    )


def _until(colour: str, end: float, grounds: tuple[str, ...], wanted: float) -> str:
    """The first colour on the way to a lightness (0 black, 1 white) that has enough contrast."""
    from coloraide import Color

    start = Color(colour).convert("oklch")
    lightness = float(start["lightness"])
    for step in range(_STEPS + 1):
        start["lightness"] = lightness + (end - lightness) * step / _STEPS
        candidate = start.convert("srgb").fit(method="oklch-chroma")
        if _contrast(candidate, grounds) >= wanted:
            break  # at the latest black or white
    return str(candidate.to_string(hex=True, compress=False))


def _contrast(colour: Color, grounds: tuple[str, ...]) -> float:
    """The lowest contrast (WCAG 2.2) with grounds, plain or tinted with the colour itself."""
    from coloraide import Color

    plain = [Color(ground) for ground in grounds]
    tinted = [ground.mix(colour, TINT, space="oklab") for ground in plain]
    return min(float(colour.contrast(ground, method="wcag21")) for ground in (*plain, *tinted))
