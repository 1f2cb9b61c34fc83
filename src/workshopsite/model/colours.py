"""Colours as people type them: the only module that reads one."""

from __future__ import annotations

from typing import Annotated, Any

from workshopsite.late import pattern
from workshopsite.model import forms
from workshopsite.model.fields import one_line
from workshopsite.model.read_by import ReadBy
from workshopsite.problems import Mistake

_HEXADECIMAL = pattern(r"#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_EXAMPLES = 'write it as "#17527a", 17527a or a name such as teal'


def parse_colour(text: str) -> str:
    """A colour as ``#rrggbb``, in lower case.

    Args:
        text: three or six hexadecimal digits, with or without ``#`` (which YAML takes for the
            beginning of a comment), or any other opaque colour of CSS (Color Module Level 4,
            section 6 has the names).

    Raises:
        Mistake: bad-value where it is no colour, or one that lets something shine through.
    """
    digits = _HEXADECIMAL.fullmatch(text)
    if digits and len(digits[1]) == 6:
        return f"#{digits[1].lower()}"
    from coloraide import Color

    try:
        colour = Color(f"#{digits[1]}" if digits else text.lower())
    except ValueError:
        raise Mistake("bad-value", f'"{text}" is no colour', _EXAMPLES) from None
    if colour.alpha() < 1:
        raise Mistake("bad-value", f'the colour "{text}" is partly transparent', _EXAMPLES)
    return str(colour.convert("srgb").fit().to_string(hex=True, compress=False))


def _colour(value: Any) -> str:
    return parse_colour(one_line(value))


_FORM = forms.matching(
    r"#?(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})|[A-Za-z]+(?:\(.*\))?", _EXAMPLES, also=["number"]
)
Colour = Annotated[str, ReadBy(_colour), _FORM]
