"""Values that templates get, in short: of what type, and which."""

from __future__ import annotations

from typing import Any

from workshopsite.render.about import shortened
from workshopsite.render.jinja import plain_text
from workshopsite.render.things import kind_of
from workshopsite.render.type_words import plural, words

_LONGEST = 60
"""Characters of a text."""

_MOST = 3
"""Items of a list."""


def type_of(value: Any) -> str:
    """A value's type in words: "text", "Slot", "list of 3 Slot"."""
    if isinstance(value, list | tuple):
        kinds = dict.fromkeys(map(type_of, value))
        of = plural(next(iter(kinds))) if len(kinds) == 1 else "things"
        return f"list of {len(value)} {of}" if value else "empty list"
    return kind_of(value) or words(type(value))


def in_short(value: Any) -> str:
    """A value as somebody recognises it; "" where its type says all."""
    if isinstance(value, list | tuple):
        shown = [in_short(one) for one in value[:_MOST]]
        return ", ".join(filter(None, [*shown, "…" if len(value) > _MOST else ""]))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return f'"{shortened(plain_text(value), _LONGEST)}"'
    if value is None:
        return ""
    return str(value) if kind_of(value) is None else _name_of(value)


def _name_of(thing: Any) -> str:
    """How a thing is called: by its id, else by what it has for a name."""
    found = (getattr(thing, name, None) for name in ("id", "name", "address", "label"))
    person = getattr(thing, "person", None)
    called = next((str(one) for one in found if one), "")
    return called or (_name_of(person) if person else "")
