"""people.yaml: the people, by their ids."""

from __future__ import annotations

from typing import Any

from workshopsite.model.context import Context
from workshopsite.model.ids import parse_id, slug
from workshopsite.model.making import in_words, record
from workshopsite.model.people import Person, split_affiliation
from workshopsite.model.record import Origin
from workshopsite.problems import Mistake
from workshopsite.read.source import Document


def load_people(document: Document, context: Context) -> None:
    """Put the people of people.yaml into the context, and what is wrong with them."""
    if document.data is None:
        return
    if not isinstance(document.data, dict):
        hint = "write each as  id:  with name: and the rest below it"
        message = f"people are keys, not {in_words(document.data)}"
        context.problems.add("wrong-type", message, document.place(), hint)
        context.people.all_broken = True
        return
    for person_id, data in document.data.items():
        person = _person(person_id, data, document, context)
        if person:
            context.people.add(person)
        else:
            context.people.broken |= {person_id, slug(person_id)}


def _person(person_id: str, data: Any, document: Document, context: Context) -> Person | None:
    origin = Origin(document, (person_id,))
    try:
        parse_id(person_id)
        if isinstance(data, str):
            name, affiliation = split_affiliation(data)
            data = {"name": name} | ({"affiliation": affiliation} if affiliation else {})
    except Mistake as mistake:
        is_key = mistake.rule == "bad-id"
        context.problems.add_mistake(mistake, origin.place(key=is_key))
        return None
    return record(Person, origin, data, context, id=person_id, listed=True)
