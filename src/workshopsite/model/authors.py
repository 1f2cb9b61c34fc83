"""The authors of a paper: their order, and who of them presents it."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo

from workshopsite.late import pattern
from workshopsite.model import forms
from workshopsite.model.context import context_of
from workshopsite.model.people import BEHIND_NAMES, Appearance, is_several
from workshopsite.model.read_by import ReadBy
from workshopsite.model.references import one_name, whole_names
from workshopsite.problems import Mistake
from workshopsite.read.latex import letters
from workshopsite.read.lists import split_list


def _author(value: Any, info: ValidationInfo) -> Appearance:
    """A reference, with a ``*`` at the name or behind the affiliation of who presents the paper."""
    text = letters(one_name(value))
    names = _without_affiliations(text)
    if "@" in names:
        message = f'"{text}" is a mail address, and no name'
        raise Mistake("wrong-type", message, "write the name of the author", text)
    if is_several(names):
        message = f'"{text}" looks like several authors in one'
        raise Mistake("wrong-type", message, _hint_for_several(text), text)
    if text.count("(") != text.count(")"):
        message = f'"{text}" has only one of its two parentheses'
        raise Mistake("wrong-type", message, "write it like Ada Example (CNRS)", text)
    bare = re.sub(r"^\*+\s*|\s*\*+\s*(?=\(|$)", " ", text).strip()
    try:
        found = context_of(info).people.find(bare)
    except Mistake as mistake:
        mistake.culprit = mistake.culprit or bare  # one of several in the text
        raise
    return found.model_copy(update={"presenter": True}) if bare != text else found


_FAMILY_FIRST = pattern(r"((?:[^\W\d_A-Z][^\s,]* )*[^\s,;&(]+), *((?:[^\s,;&(*]+ ?)+)(.*)")


def _hint_for_several(text: str) -> str:
    """What to write instead of a text with several names, or with one turned round."""
    several = "write ; between authors: Ada Example; Bob Example (CNRS)"
    turned = _FAMILY_FIRST.fullmatch(text)
    if not turned or " and " in text or is_several(_without_affiliations(turned[3])):
        return several
    rest = turned[3] if turned[3].startswith("*") or not turned[3] else f" {turned[3]}"
    return f"write {turned[2].strip()} {turned[1]}{rest}; if these are several, {several}"


def _without_affiliations(text: str) -> str:
    """What stands before and between parentheses."""
    inner = re.compile(r"\([^()]*\)")
    while inner.search(text):
        text = inner.sub("", text)
    return text.partition("(")[0]


def _authors(value: Any) -> list[Any]:
    """A list of references, or one text with semicolons between them."""
    if isinstance(value, str):
        return split_list(value, ";")
    return whole_names(value)


_AFFILIATION = r"\((?:[^()]|\([^()]*\))*\)"
_ONE = forms.matching(
    rf"(?:(?!\sand\s+\S)[^(),;&@]|{BEHIND_NAMES}|{_AFFILIATION})+",
    "write one name: Ada Example (CNRS)",
)
_ALL = forms.matching(
    rf"(?:(?!\sand\s+\S)[^(),&@]|{BEHIND_NAMES}|{_AFFILIATION})+",
    "write ; between authors, as in Ada Example; bob",
)
Author = Annotated[Appearance, ReadBy(_author, informed=True), _ONE]
Authors = Annotated[
    tuple[Author, ...],
    BeforeValidator(_authors),
    forms.one_of(_ALL, forms.Form({"type": "array", "items": Author})),
]
