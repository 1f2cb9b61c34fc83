"""People: who they are, and how a text in a data file refers to one of them."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import field, replace
from typing import Annotated, Any, ClassVar, SupportsIndex

from workshopsite.late import dataclass, pattern
from workshopsite.model import forms
from workshopsite.model.fields import (
    Block,
    Id,
    Links,
    Several,
    Text,
    WebAddress,
)
from workshopsite.model.files import PictureFile
from workshopsite.model.focus import DEFAULT, Focus
from workshopsite.model.ids import slug
from workshopsite.model.record import Record, derived, key
from workshopsite.problems import Mistake, did_you_mean

TBA = pattern(r"(?i)\(?(?:tba|tbd|tbc|to be (?:announced|confirmed|determined))\.?\)?")
"""What people write where something is not known yet."""


def is_tba(value: Any) -> bool:
    """Whether a typed value says only that it is not known yet."""
    return isinstance(value, str) and bool(TBA.fullmatch(value.strip()))


class Person(Record):
    """Somebody who is named on the site."""

    home: ClassVar = "people.yaml"
    line: ClassVar = forms.OneLine(forms.TEXT)

    id: str = derived("", description="the key in people.yaml; made from the name elsewhere")
    name: Text = key(description="the full name, as it is printed", example="Ada Example")
    affiliation: Text | None = key(None, description="where they work", example="CNRS")
    photo: PictureFile | None = key(
        None, description="a picture, from content/", example="images/ada.jpg"
    )
    focus: Focus = key(
        DEFAULT, description="what must be seen of the photo, cut to a square", example="40% 20%"
    )
    bio: Block | None = key(
        None, description="a few sentences about them", example="Ada studies sums."
    )
    url: WebAddress | None = key(
        None, description="their own page", example="https://example.org/ada"
    )
    pronouns: Text | None = key(None, description="printed beside the name", example="she/her")
    links: Links = key((), description="further pages of theirs: label and address")
    aliases: Annotated[tuple[Id, ...], Several] = key(
        (), description="earlier ids, oldest first; their addresses lead here", example="[ada-e]"
    )
    listed: bool = derived(default=False, description="whether they stand in people.yaml")

    def __reduce_ex__(self, protocol: SupportsIndex) -> str | tuple[Any, ...]:
        """As any record is pickled; but there is one NOBODY, wherever a site is read again."""
        return "NOBODY" if self is NOBODY else super().__reduce_ex__(protocol)


class Appearance(Record):
    """A person in one place: in a slot, a paper or a committee, with the affiliation given there.

    Attributes:
        person: who it is.
        affiliation: the one given there, else the person's own.
        presenter: whether this author is marked as the one who presents the paper.
    """

    person: Person
    affiliation: Text | None = None
    presenter: bool = False


NOBODY = Person.model_construct(id="tba", name="TBA")  # as what validates takes long to make
"""Stands for a speaker who is not known yet."""


@dataclass
class People:
    """Everybody known, by id and by name; names met elsewhere join while the site is loaded.

    Attributes:
        by_id: the people of people.yaml, in its order; `add` puts them in.
        broken: ids whose records are wrong, which is already reported.
        all_broken: whether people.yaml as a whole is wrong, so that every id may be meant.
        elsewhere: those who are named, and are not in people.yaml, by name.
    """

    by_id: dict[str, Person] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    all_broken: bool = False
    elsewhere: dict[str, Person] = field(default_factory=dict)
    _by_name: dict[str, list[Person]] = field(default_factory=dict)

    def add(self, person: Person) -> None:
        """Add somebody of people.yaml, under an id that nobody has yet."""
        self.by_id[person.id] = person
        self._by_name.setdefault(_folded(person.name), []).append(person)

    def __iter__(self) -> Iterator[Person]:
        """The people of people.yaml, in its order."""
        return iter(self.by_id.values())

    def copy(self) -> "People":
        """The same, to which names met elsewhere can be added."""
        return replace(self, elsewhere=dict(self.elsewhere))

    def find(self, reference: str) -> Appearance:
        """Whom a reference means.

        A text without space, capital letter or parenthesis is an id; anything else is a name,
        perhaps with an affiliation in parentheses behind it.

        Raises:
            Mistake: unknown-person, ambiguous-person, or wrong-type for several names in one.
        """
        if TBA.fullmatch(reference):
            return _nobody(None)
        if not any(map(str.isalnum, reference)):
            hint = "write TBA where somebody is not known yet"
            raise Mistake("unknown-person", f'"{reference}" is no name', hint, reference)
        if not re.search(r"[\s(),;&]", reference) and reference == reference.lower():
            return self._by_id(reference)
        name, affiliation = split_affiliation(reference)
        if TBA.fullmatch(name):
            return _nobody(affiliation)
        if name.lower() in self.by_id and self.by_id[name.lower()].name != name:
            hint = f"write {name.lower()}"
            raise Mistake("unknown-person", f'"{name}" is not how that id is written', hint, name)
        return self._named(name, affiliation)

    def _named(self, name: str, affiliation: str | None) -> Appearance:
        """The person of that name; a new one where nobody is called so."""
        person = self._known(name) or self.elsewhere.setdefault(
            _folded(name), Person(id=slug(name), name=name)
        )
        return Appearance(person=person, affiliation=affiliation or person.affiliation)

    def _by_id(self, reference: str) -> Appearance:
        if reference in self.broken or self.all_broken:
            return Appearance(person=Person(id=reference, name=reference))
        if reference not in self.by_id:
            hint = _how_to_name(reference, {*self.by_id, *self.broken})
            raise Mistake("unknown-person", f'"{reference}" is not in people.yaml', hint, reference)
        person = self.by_id[reference]
        return Appearance(person=person, affiliation=person.affiliation)

    def _known(self, name: str) -> Person | None:
        matches = self._by_name.get(_folded(name), [])
        if len(matches) > 1:
            message = f'several people are called "{name}"'
            hint = f"write {' or '.join(one.id for one in matches)}"
            raise Mistake("ambiguous-person", message, hint, name)
        return matches[0] if matches else None


def _nobody(affiliation: str | None) -> Appearance:
    return Appearance(person=NOBODY, affiliation=affiliation)


def _how_to_name(reference: str, known: Collection[str]) -> str:
    """What to write for a text that was taken for an id, because it has no capital letter."""
    if reference.upper() == reference.lower():  # a script without capital letters, or a number
        return f'add it to content/people.yaml, for example  some-id: {{name: "{reference}"}}'
    hint = did_you_mean(reference, known, else_list=False)
    return hint or "add it to content/people.yaml, or write the full name"


BEHIND_NAMES = r", *(?:Jr|Sr|II|III|IV|Ph\.? ?D|M\.? ?D)\b\.?"
"""What may follow the comma within one name (a regular expression)."""

_SEVERAL = pattern(r"[,;&\n]| and ")
_BEHIND_NAMES = pattern(BEHIND_NAMES)


def is_several(text: str) -> bool:
    """Whether a text without affiliations has in it what stands between several people."""
    return bool(_SEVERAL.search(_BEHIND_NAMES.sub("", text)))


_FAMILY_FIRST = pattern(r"(?P<family>[^\W\d_]\S*), *(?P<given>[^\W\d_]\S*(?: [^\W\d_]\.)*)")


def _how_to_list(text: str) -> str:
    """What to write instead of a text that looks like several people."""
    several = "write a list: [Ada Example, Bob Example (CNRS)]"
    if turned := _FAMILY_FIRST.fullmatch(text):
        return f"write {turned['given']} {turned['family']}; if these are two people, {several}"
    hint = f'some-id: {{name: "{text.partition("(")[0].strip()}"}}'
    return f"{several}\nif it is one name, write it in content/people.yaml: {hint}"


def split_affiliation(text: str) -> tuple[str, str | None]:
    """``Name (Affiliation)`` in its two parts; Mistake wrong-type where it is not one name."""
    name, opening, rest = text.partition("(")
    name, affiliation = name.strip(), rest.removesuffix(")").strip()
    if text.count("(") != text.count(")"):
        raise _cut(text)
    if is_several(name) or (opening and not _is_whole(affiliation)):
        message = f'"{text}" looks like several people in one text'
        raise Mistake("wrong-type", message, _how_to_list(text))
    if not name or (opening and not (affiliation and rest.endswith(")"))):
        raise Mistake("wrong-type", f'"{text}" is no name', "write Ada Example (CNRS)")
    return name, no_mail(affiliation, name) or None


_MAIL = pattern(r"[^\s@]+@[^\s@]+\.[^\s@]+")


def no_mail(affiliation: str, name: str) -> str:
    """The affiliation; Mistake wrong-type where it is a mail address, which is not to be read."""
    if mail := _MAIL.search(affiliation):
        message = f'a mail address stands where the affiliation of "{name}" should be'
        hint = f"write {name}, or where they work in parentheses"
        raise Mistake("wrong-type", message, hint, mail[0])
    return affiliation


def _is_whole(affiliation: str) -> bool:
    """Whether no parenthesis is closed before it is opened: "CNRS) and Bob Example (ENS" is two."""
    depth = 0
    for sign in affiliation:
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if depth < 0:
            return False
    return True


def _cut(text: str) -> Mistake:
    return Mistake(
        "wrong-type",
        f'"{text}" has only one of its two parentheses',
        'put a text with a comma between quotes: ["Ada Example (CNRS, Paris)"]',
        text,
    )


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
