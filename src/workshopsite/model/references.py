"""References: how a text in a data file names a person, or a line names one of a committee."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo

from workshopsite.late import pattern
from workshopsite.model import forms
from workshopsite.model.context import context_of
from workshopsite.model.fields import one_line, several
from workshopsite.model.forms import OneOrList
from workshopsite.model.people import BEHIND_NAMES, Appearance, People, no_mail
from workshopsite.model.read_by import ReadBy
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


_LIST_MARK = pattern(r"(?:[-*+•·–—]|\(?\d{1,3}[.)])\s+")
_AFFILIATION = pattern(r"(?P<name>[^(,]+?)(?:\s*\t\s*|\s+[-–—]\s+)(?P<where>\S.*)")
_LINE = pattern(rf"(?P<name>[^(,]+(?:{BEHIND_NAMES})?) *, *(?P<where>\S.*)")
_WITHOUT_PLACE = pattern(rf"[^(,]+{BEHIND_NAMES} *(?:\(.*)?")
_TWO_AFFILIATIONS = pattern(
    r"(?P<name>[^(),;]+)(?: *\((?P<where>[^()]*)\) *[,;]|;)(?P<rest>[^();]+)"
)


def _member(value: Any, info: ValidationInfo) -> Appearance:
    """A line of a pasted committee: a reference, or ``Name, Affiliation``.

    What lists have before their items is left out, and a tab or a dash counts as the comma.
    """
    text = _without_mark(value)
    if isinstance(text, str) and (apart := _AFFILIATION.fullmatch(text)):
        text = f"{apart['name']}, {apart['where']}"
    text = one_name(text)
    people = context_of(info).people
    line = None if _WITHOUT_PLACE.fullmatch(text) else _LINE.fullmatch(text)
    if not line:
        return _found(text, people)
    affiliation = no_mail(line["where"], line["name"])
    found = _found(line["name"].strip(), people)
    return found.model_copy(update={"affiliation": affiliation or found.affiliation})


def _found(text: str, people: People) -> Appearance:
    """Whom a line means; a hint fits lines, in which no list can be written."""
    try:
        return people.find(text)
    except Mistake as mistake:
        if apart := _TWO_AFFILIATIONS.fullmatch(text):
            parts = (part.strip() for part in apart.groups() if part)
            mistake.hint = f"write {', '.join(parts)}; or each person in a line of their own"
        raise


def _without_mark(value: Any) -> Any:
    """A pasted line without what stands before an item of a list."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if text.startswith("#"):
        message = "a # makes no comment in a text of several lines"
        raise Mistake("wrong-type", message, "remove the line, or the # before the name", "#")
    return _LIST_MARK.sub("", text, count=1) if _LIST_MARK.match(text) else text


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


_NAME = rf"(?![^(,]*\sand\s+\S)[^(),;&\n]+(?:{BEHIND_NAMES} *)?"
_NO_MAIL = r"(?!.*\(.*[^\s@]@[^\s@]+\.[^\s@])"
_A_NAME = "write an id of people.yaml, or a name: Ada Example (CNRS)"


def _one(affiliation: str) -> forms.Form:
    """The form of a name with that pattern behind it."""
    pattern = rf"{_NO_MAIL}{_NAME}(?:{affiliation})?|{forms.TBA_PATTERN}"
    return forms.matching(pattern, _A_NAME, also=["number", "boolean"])


Replaced = Annotated[str, ReadBy(_replaced, informed=True), forms.TEXT]
Reference = Annotated[Appearance, ReadBy(_reference, informed=True), _one(r"\(.+\)")]
References = Annotated[tuple[Reference, ...], OneOrList(whole_names)]
Member = Annotated[Appearance, ReadBy(_member, informed=True), _one(r"\(.+\)|,.*")]
Members = Annotated[
    tuple[Member, ...],
    BeforeValidator(whole_names),
    forms.one_of(forms.TEXT, forms.Form({"type": "array", "items": Member})),
]
