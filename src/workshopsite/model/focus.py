"""Which point of a picture must be seen when it is cut."""

from __future__ import annotations

from typing import Annotated, Any

from workshopsite.late import pattern
from workshopsite.model import forms
from workshopsite.model.fields import one_line
from workshopsite.model.read_by import ReadBy
from workshopsite.problems import Mistake

ACROSS = {"left": 0.0, "center": 0.5, "centre": 0.5, "right": 1.0}
DOWN = {"top": 0.0, "center": 0.5, "centre": 0.5, "bottom": 1.0}

DEFAULT = (0.5, 0.4)
"""The centre, a little above, where faces are."""

_PERCENT = pattern(r"(\d{1,3}(?:\.\d+)?) ?%")
_HINT = "write two percentages, from the left and from the top, as in 40% 20%, or a word: top"


def parse_focus(text: str) -> tuple[float, float]:
    """A point as parts of the width and height, each from 0 to 1.

    Args:
        text: ``40% 20%`` from the left and from the top, or words in any order: ``top left``; with
            one word the other direction keeps to the centre.

    Raises:
        Mistake: bad-value.
    """
    parts = [float(part) / 100 for part in _PERCENT.findall(text)]
    if len(parts) == 2 and not _PERCENT.sub("", text).strip() and max(parts) <= 1:
        return parts[0], parts[1]
    words = text.lower().split()
    across = [ACROSS[word] for word in words if word in ACROSS and word not in DOWN]
    down = [DOWN[word] for word in words if word in DOWN and word not in ACROSS]
    known = all(word in ACROSS or word in DOWN for word in words)
    if not known or len(across) > 1 or len(down) > 1 or len(words) > 2:
        raise Mistake("bad-value", f'"{text}" is no point of a picture', _HINT)
    return across[0] if across else 0.5, down[0] if down else 0.5


def _focus(value: Any) -> tuple[float, float]:
    return parse_focus(one_line(value))


_SIDE = forms.any_case("|".join(dict.fromkeys([*ACROSS, *DOWN])))
_PART = r"(?:100|[0-9]{1,2}|0[0-9]{2})(?:\.[0-9]+)?\s?%"
_FORM = forms.matching(rf"{_PART}\s*{_PART}|(?:{_SIDE})(?:\s+(?:{_SIDE}))?", _HINT)
Focus = Annotated[tuple[float, float], ReadBy(_focus), _FORM]
