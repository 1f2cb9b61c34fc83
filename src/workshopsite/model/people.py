"""People: who they are, and how a text in a data file refers to one of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo, WithJsonSchema

from workshopsite.model.context import context_of
from workshopsite.model.fields import Block, Inline, Links, Text, WebAddress, one_line
from workshopsite.model.files import PictureFile
from workshopsite.model.ids import slug
from workshopsite.model.record import Record, derived, key
from workshopsite.problems import Mistake, did_you_mean

TBA = re.compile(r"(?i)\(?(?:tba|tbd|tbc|to be (?:announced|confirmed|determined))\.?\)?")
"""What people write where something is not known yet."""


class Person(Record):
    """Somebody who is named on the site."""

    id: str = derived("", description="the key in people.yaml; made from the name elsewhere")
    name: Text = key(description="the full name, as it is printed", example="Ada Example")
    affiliation: Text | None = key(None, description="where they work", example="CNRS")
    photo: PictureFile | None = key(
        None, description="a picture, from content/", example="images/ada.jpg"
    )
    bio: Block | None = key(
        None, description="a few sentences about them", example="Ada studies sums."
    )
    url: WebAddress | None = key(
        None, description="their own page", example="https://example.org/ada"
    )
    pronouns: Text | None = key(None, description="printed beside the name", example="she/her")
    links: Links = key((), description="further pages of theirs: label and address")
    extra: Any = key(None, description="free, for templates of your own")
    listed: bool = derived(default=False, description="whether they stand in people.yaml")


class Appearance(Record):
    """A person in one place: in a slot or a committee, with the affiliation given there."""

    person: Person
    affiliation: Text | None = None
    note: Inline | None = None


NOBODY = Person(id="tba", name="TBA")
"""Stands for a speaker who is not known yet."""


@dataclass
class People:
    """Everybody known, by id and by name; names met elsewhere join while the site is loaded.

    Attributes:
        by_id: the people of people.yaml, in its order.
        broken: ids whose records are wrong, which is already reported.
        all_broken: whether people.yaml as a whole is wrong, so that every id may be meant.
    """

    by_id: dict[str, Person] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    all_broken: bool = False
    _elsewhere: dict[str, Person] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Person]:
        """The people of people.yaml, in its order."""
        return iter(self.by_id.values())

    def find(self, reference: str) -> Appearance:
        """Whom a reference means.

        A text without space, capital letter or parenthesis is an id; anything else is a name,
        perhaps with an affiliation in parentheses behind it.

        Raises:
            Mistake: unknown-person, ambiguous-person, or wrong-type for several names in one.
        """
        if TBA.fullmatch(reference):
            return Appearance(person=NOBODY)
        if not re.search(r"[\s(),]", reference) and reference == reference.lower():
            return self._by_id(reference)
        name, affiliation = split_affiliation(reference)
        return self.named(name, affiliation)

    def named(self, name: str, affiliation: str | None) -> Appearance:
        """The person of that name; a new one where nobody is called so."""
        person = self._known(name) or self._elsewhere.setdefault(
            _folded(name), Person(id=slug(name), name=name)
        )
        return Appearance(person=person, affiliation=affiliation or person.affiliation)

    def _by_id(self, reference: str) -> Appearance:
        if reference in self.broken or self.all_broken:
            return Appearance(person=Person(id=reference, name=reference))
        if reference not in self.by_id:
            hint = did_you_mean(reference, self.by_id) or "add it to content/people.yaml"
            raise Mistake("unknown-person", f'"{reference}" is not in people.yaml', hint)
        person = self.by_id[reference]
        return Appearance(person=person, affiliation=person.affiliation)

    def _known(self, name: str) -> Person | None:
        matches = [one for one in self if _folded(one.name) == _folded(name)]
        if len(matches) > 1:
            ids = " or ".join(one.id for one in matches)
            raise Mistake("ambiguous-person", f'several people are called "{name}"', f"write {ids}")
        return matches[0] if matches else None


def split_affiliation(text: str) -> tuple[str, str | None]:
    """``Name (Affiliation)`` in its two parts; Mistake wrong-type where it is not one name."""
    if text.count("(") != text.count(")"):
        raise Mistake(
            "wrong-type",
            f'"{text}" is cut at a comma',
            "inside [ ] put a name with a comma in its affiliation between quotes: "
            '["Ada Example (CNRS, Paris)"]',
        )
    match = re.fullmatch(r"([^()]+?)\s*\((.+)\)", text)
    name, affiliation = (match.group(1), match.group(2)) if match else (text, None)
    if re.search(r"[,;&]| and ", name):
        raise Mistake(
            "wrong-type",
            f'"{name}" looks like several people in one text',
            "write a list: [Ada Example, Bob Example]",
        )
    return name, affiliation


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _reference(value: Any, info: ValidationInfo) -> Appearance:
    return context_of(info).people.find(one_line(value))


def _person_named(value: Any, info: ValidationInfo) -> Appearance:
    """A line of a pasted committee: a reference, or ``Name, Affiliation``."""
    text = one_line(value)
    people = context_of(info).people
    name, comma, affiliation = text.partition(",")
    if comma and "(" not in name:
        return people.named(name.strip(), affiliation.strip() or None)
    return people.find(text)


_SCHEMA = WithJsonSchema({"type": "string"})
Reference = Annotated[Appearance, BeforeValidator(_reference), _SCHEMA]
Member = Annotated[Appearance, BeforeValidator(_person_named), _SCHEMA]
