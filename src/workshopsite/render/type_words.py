"""Types as templates' authors are told of them: "text", "HTML or None", "list of Slot"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, tzinfo
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from markupsafe import Markup

from workshopsite.model.fields import Link
from workshopsite.model.files import Picture
from workshopsite.model.fonts import Font
from workshopsite.model.record import Record
from workshopsite.model.times import TimeRange
from workshopsite.render.things import NAMED, THINGS

_WORDS: Mapping[Any, str] = {
    str: "text",
    Markup: "HTML",
    bool: "yes or no",
    int: "number",
    Decimal: "number",
    date: "date",
    datetime: "moment",
    time: "time",
    tzinfo: "text",  # its name
    TimeRange: "times",
    NoneType: "None",
    Any: "anything",
    Link: "Link",
    Picture: "Picture",
    Font: "Font",
}
"""What types are called, and what becomes of those that views turn into something else."""


def words(hint: Any) -> str:
    """A type in words: ``tuple[str, ...] | None`` is "list of texts or None"."""
    if get_origin(hint) is Annotated:
        marks = [mark for mark in hint.__metadata__ if isinstance(mark, str)]
        return marks[0] if marks else words(get_args(hint)[0])
    if get_origin(hint) in {Union, UnionType}:
        return _alternatives(map(words, get_args(hint)))
    if get_origin(hint) is tuple:
        return f"list of {plural(words(get_args(hint)[0]))}"
    cls = get_origin(hint) or hint
    if isinstance(cls, TypeVar):
        return "Slot"  # all that grids are made of
    if cls in NAMED or cls in _WORDS:
        return NAMED.get(cls) or _WORDS[cls]
    return _word_of_class(cls)


def _word_of_class(cls: type) -> str:
    if issubclass(cls, Record):
        return cls.__name__
    return "text" if issubclass(cls, Enum | tzinfo) else cls.__name__


def _alternatives(of: Iterable[str]) -> str:
    """Of "yes or no" and "date" it is "yes, no or date"."""
    *first, last = dict.fromkeys(" or ".join(of).split(" or "))
    return f"{', '.join(first)} or {last}" if first else last


def plural(word: str) -> str:
    """What several of a type are called: "texts", "lists of Slot"; things keep their names."""
    first, space, rest = word.partition(" ")
    return f"{first}s{space}{rest}" if first.islower() and word not in THINGS else word
