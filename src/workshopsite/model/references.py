"""References: how a text in a data file names a person, or a line names one of a committee."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo

from workshopsite.model import forms
from workshopsite.model.context import context_of
from workshopsite.model.fields import one_line, several
from workshopsite.model.forms import OneOrList
from workshopsite.model.people import Appearance, no_mail
from workshopsite.problems import Mistake


def whole_names(value: Any) -> list[Any]:
    """One reference or a list, as a list; Mistake wrong-type where a comma cut one in two.

    In ``[Ada Example (CNRS, Paris)]`` YAML sees two texts.
    """
    listed = several(value)
    texts = [text for text in listed if isinstance(text, str)]
    for first, second in pairwise(texts):
        if first.count("(") > first.count(")") and second.count(")") > second.count("("):
            whole = f"{first}, {second}"
            message = f'the comma cuts "{whole}" in two'
            raise Mistake("wrong-type", message, f'write ["{whole}"]', first)
    return listed


def _reference(value: Any, info: ValidationInfo) -> Appearance:
    if isinstance(value, Appearance):  # an author, who becomes the speaker
        return value
    return context_of(info).people.find(one_name(value))


def _member(value: Any, info: ValidationInfo) -> Appearance:
    """A line of a pasted committee: a reference, or ``Name, Affiliation``."""
    text = one_name(value)
    people = context_of(info).people
    name, comma, affiliation = (part.strip() for part in text.partition(","))
    if not comma or "(" in name:
        return people.find(text)
    affiliation = no_mail(affiliation, name)
    found = people.find(name)
    return found.model_copy(update={"affiliation": affiliation or found.affiliation})


def _replaced(value: Any, info: ValidationInfo) -> str:
    """Whom or what something replaces: the name of an id, or any other text as it is."""
    text = one_name(value)
    if re.search(r"\s", text) or text != text.lower():
        return text
    return context_of(info).people.find(text).person.name


def one_name(value: Any) -> str:
    """A text that is one name, so that lines of a block are not run together."""
    if isinstance(value, str) and len(value.strip().splitlines()) > 1:
        message = "several lines stand here for one person"
        raise Mistake("wrong-type", message, "write a list: [Ada Example, Bob Example]")
    return one_line(value)


_NAME = r"(?![^(,]*\sand\s+\S)[^(),;&\n]+"
_NO_MAIL = r"(?!.*\(.*[^\s@]@[^\s@]+\.[^\s@])"
_A_NAME = "write an id of people.yaml, or a name: Ada Example (CNRS)"


def _one(affiliation: str) -> forms.Form:
    """The form of a name with that pattern behind it."""
    pattern = rf"{_NO_MAIL}{_NAME}(?:{affiliation})?|{forms.TBA_PATTERN}"
    return forms.matching(pattern, _A_NAME, also=["number", "boolean"])


Replaced = Annotated[str, BeforeValidator(_replaced), forms.TEXT]
Reference = Annotated[Appearance, BeforeValidator(_reference), _one(r"\(.+\)")]
References = Annotated[tuple[Reference, ...], OneOrList(whole_names)]
Member = Annotated[Appearance, BeforeValidator(_member), _one(r"\(.+\)|,.*")]
Members = Annotated[
    tuple[Member, ...],
    BeforeValidator(whole_names),
    forms.one_of(forms.TEXT, forms.Form({"type": "array", "items": Member})),
]
