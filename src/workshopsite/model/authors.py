"""The authors of a paper: their order, and who of them presents it."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo, WithJsonSchema

from workshopsite.model.context import context_of
from workshopsite.model.people import SEVERAL, Appearance, one_name, whole_names
from workshopsite.problems import Mistake
from workshopsite.read.latex import letters
from workshopsite.read.lists import split_list


def _author(value: Any, info: ValidationInfo) -> Appearance:
    """A reference, with a ``*`` behind the name or the affiliation of who presents the paper."""
    text = letters(one_name(value))
    names = _without_affiliations(text)
    if "@" in names:
        message = f'"{text}" is a mail address, and no name'
        raise Mistake("wrong-type", message, "write the name of the author", text)
    if SEVERAL.search(names):
        message = f'"{text}" looks like several authors in one'
        hint = "write ; between authors: Ada Example; Bob Example (CNRS)"
        raise Mistake("wrong-type", message, hint, text)
    if text.count("(") != text.count(")"):
        message = f'"{text}" has only one of its two parentheses'
        raise Mistake("wrong-type", message, "write it like Ada Example (CNRS)", text)
    bare = re.sub(r"\s*\*\s*(?=\(|$)", " ", text).strip()
    try:
        found = context_of(info).people.find(bare)
    except Mistake as mistake:
        mistake.culprit = mistake.culprit or bare  # one of several in the text
        raise
    return found.model_copy(update={"presenter": True}) if bare != text else found


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


_TEXT = WithJsonSchema({"type": "string"})
Author = Annotated[Appearance, BeforeValidator(_author), _TEXT]
Authors = Annotated[tuple[Author, ...], BeforeValidator(_authors)]
