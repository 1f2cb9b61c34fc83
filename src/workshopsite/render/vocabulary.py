"""What templates can ask things for: every name with its type in words and one line about it.

A name of a thing is described where it is declared: by the docstring of a property, below
"Attributes:" in that of a class, or by the description of a record's field. Its type is that of its
annotation, in which ``Annotated[View, "Slot"]`` says more. docs/templates.md has the same names,
types and lines, which a test compares.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from inspect import getdoc
from typing import Any, get_type_hints

from workshopsite.late import dataclass, pattern
from workshopsite.model.fields import Shown
from workshopsite.model.record import Record
from workshopsite.render.page_views import PageView
from workshopsite.render.things import THINGS
from workshopsite.render.type_words import words
from workshopsite.render.view import View, shown_as


@dataclass(frozen=True, slots=True)
class Name:
    """Something that a template can ask a thing for.

    Attributes:
        name: as a template writes it.
        type: in words: "text", "HTML or None", "list of Slot".
        about: one line in lower case without a full stop.
    """

    name: str
    type: str
    about: str


@dataclass(frozen=True, slots=True)
class Thing:
    """What templates can ask for names: a slot, a page, the site.

    Attributes:
        about: one line in lower case without a full stop.
        names: sorted.
    """

    about: str
    names: tuple[Name, ...]


def vocabulary() -> Mapping[str, Thing]:
    """Every kind of thing, by its name in docs/templates.md."""
    return {kind: _thing(kind) for kind in THINGS}


def functions() -> tuple[Name, ...]:
    """What every template can call."""
    return (
        Name("url(x)", "text", _URL),
        Name('asset("site.css")', "text", _ASSET),
        Name('_("text")', "text", _TRANSLATED),
    )


_URL = (
    "the address of a page, a slot or a day, or of a person or a paper with a page; an address is "
    "given back as it is"
)
_ASSET = (
    "the address of a file in `assets/` (yours, else the theme's), with a version that changes "
    'with its content; `asset("theme.css")` is the theme\'s whole style sheet'
)
_TRANSLATED = (
    "the text in the site's language, where the theme has it; also `ngettext` and `{% trans %}`"
)


def _thing(kind: str) -> Thing:
    cls, record = THINGS[kind]
    return Thing(_summary(record if record and cls is View else cls), tuple(_names(kind)))


def _names(kind: str) -> Iterator[Name]:
    cls, record = THINGS[kind]
    types = _types_of_fields(cls, record) | _types_of_class(cls)
    abouts = _abouts(cls, record)
    for name in sorted(types):
        yield Name(name, types[name], abouts.get(name, ""))


def _types_of_fields(cls: type, record: type[Record] | None) -> dict[str, str]:
    if record is None or not issubclass(cls, View):
        return {}
    shown = set(record.model_fields) - cls._internal
    return {name: _type_of_field(record, name) for name in shown}


def _type_of_field(record: type[Record], name: str) -> str:
    in_words = words(record.model_fields[name].annotation)
    is_html = shown_as(record, name) in {Shown.INLINE, Shown.BLOCK}
    return in_words.replace("text", "HTML", 1) if is_html else in_words


def _types_of_class(cls: type) -> dict[str, str]:
    """Those of the attributes that a class declares, of its properties and its methods."""
    declared = get_type_hints(cls, localns=_LATER, include_extras=True)
    found = {name: words(hint) for name, hint in declared.items() if _is_public(name)}
    for name in filter(_is_public, dir(cls)):
        if getter := _getter(cls, name):
            hints = get_type_hints(getter, localns=_LATER, include_extras=True)
            found[name] = words(hints["return"])
    return {name: told for name, told in found.items() if name != "names"}


_LATER = {"PageView": PageView, "Renderer": object, "Tools": object}
"""What modules import for type checkers only."""


def _is_public(name: str) -> bool:
    return not name.startswith("_")


def _getter(cls: type, name: str) -> Callable[..., Any] | None:
    """The function behind a property or method."""
    found = getattr(cls, name)
    if isinstance(found, property):
        return found.fget
    if isinstance(found, cached_property):
        return found.func
    return found if callable(found) and not isinstance(found, type) else None


def _abouts(cls: type, record: type[Record] | None) -> dict[str, str]:
    fields = record.model_fields.items() if record and issubclass(cls, View) else ()
    found = {name: field.description or "" for name, field in fields}
    for one in (record, *reversed(cls.__mro__)):
        if one:
            found |= _attributes(one)
    for name in filter(_is_public, dir(cls)):
        if getter := _getter(cls, name):
            is_method = getter is getattr(cls, name)
            found[name] = f"a function: {_summary(getter)}" if is_method else _summary(getter)
    return found


_ATTRIBUTE = pattern(r"^    (\w+): (.*(?:\n {8}.*)*)", re.MULTILINE)


@cache
def _attributes(cls: type) -> dict[str, str]:
    """What a docstring says below "Attributes:"."""
    section = ((cls.__dict__.get("__doc__") and getdoc(cls)) or "").partition("Attributes:\n")[2]
    return {name: _line(" ".join(text.split())) for name, text in _ATTRIBUTE.findall(section)}


def _summary(documented: Any) -> str:
    return _line((getdoc(documented) or "").partition("\n")[0])


def _line(sentence: str) -> str:
    bare = sentence.removesuffix(".")
    return bare if bare[1:2].isupper() else bare[:1].lower() + bare[1:]
