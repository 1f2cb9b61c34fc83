"""Names that are nearly the same as one in people.yaml, and so make somebody new of a slip."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cached_property
from itertools import chain, product

from workshopsite.late import dataclass
from workshopsite.model.record import Record
from workshopsite.model.site import Site
from workshopsite.problems import Problems

_LONG = 6
"""Letters of a word in which one that is other, more or less is hardly another name."""


def check_near_names(site: Site, problems: Problems) -> None:
    """Warn of names that differ by one slip in one word from somebody in people.yaml.

    Words must be long for that, because Li and Liu, or Zhang and Zhong, are different people. Two
    letters that changed places, and accents, are a slip in any word.
    """
    names = {person.id: person.name for person in site.people}
    known = NearNames(names)
    for name, record, role, at in _named(site) if names else ():
        for meant in known.near(name):
            message = f'"{name}" is nearly "{names[meant]}" of people.yaml'
            hint = f"write {meant}, if that is the same person"
            problems.add("similar-name", message, record.place(role, at), hint)


class NearNames:
    """Names, to be asked which of them differ from another one by one slip.

    They are kept by what is left of each without one of its words: only a name with which one
    of these is shared can be near, so that not every name is held against every other.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        """Take names by any keys, such as the ids of people."""
        self._by_rest: dict[tuple[str, ...], _Words] = {}
        for key, name in names.items():
            for rest, word in _without_one(name):
                self._by_rest.setdefault(rest, _Words()).all.append((word, key))

    def near(self, name: str) -> list[str]:
        """The keys of those that differ by one slip from a name."""
        known = ((self._by_rest.get(rest), word) for rest, word in _without_one(name))
        found = (words.near(word) for words, word in known if words)
        return list(dict.fromkeys(chain.from_iterable(found)))


@dataclass
class _Words:
    """Words that stand beside the same others, each with the key of its name.

    Many people may share a name, so that these are not all looked at either, but those that have
    a trace in common: without one letter, two that differ by a slip are the same.
    """

    all: list[tuple[str, str]] = field(default_factory=list)

    def near(self, word: str) -> Iterator[str]:
        """The keys of those that differ by one slip from a word, in their order."""
        alike = {at for trace in _traces(word) for at in self._by_trace.get(trace, ())}
        return (self.all[at][1] for at in sorted(alike) if _is_slip(word, self.all[at][0]))

    @cached_property
    def _by_trace(self) -> dict[str, list[int]]:
        """The places of the words that have each trace."""
        found: dict[str, list[int]] = {}
        for at, (word, _) in enumerate(self.all):
            for trace in set(_traces(word)):
                found.setdefault(trace, []).append(at)
        return found


def _traces(word: str) -> Iterator[str]:
    """A word, without its accents, and without each of its letters."""
    yield word
    yield _plain(word)
    yield from (word[:at] + word[at + 1 :] for at in range(len(word)))


def _named(site: Site) -> Iterator[tuple[str, Record, str, int]]:
    """Every name that is used and not in people.yaml, by what, for which role, and as which."""
    for records, roles in (
        (site.program.slots, ("speakers", "chair", "moderator", "panelists")),
        (site.papers, ("authors",)),
        (site.workshop.committees, ("members",)),
        ((site.workshop,), ("speakers",)),
    ):
        for record, role in product(records, roles):
            for at, one in enumerate(getattr(record, role)):
                if not one.person.listed:
                    yield one.person.name, record, role, at


def _without_one(name: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """For each word of a name, the others with a gap in its place, and the word."""
    words = unicodedata.normalize("NFC", name).casefold().split()
    if len(words) > 1:
        for at, word in enumerate(words):
            yield (*words[:at], "", *words[at + 1 :]), word


def _is_slip(one: str, other: str) -> bool:
    """Whether a word is most likely the other one, typed wrong."""
    if _plain(one) == _plain(other):
        return True
    head = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    head = min(len(one), len(other)) if head is None else head
    tails = one[head:], other[head:]
    if tails[0][:2] == tails[1][:2][::-1] and tails[0][2:] == tails[1][2:]:
        return len(tails[0]) > 1
    one_off = (tails[0][1:], tails[1]), (tails[0], tails[1][1:]), (tails[0][1:], tails[1][1:])
    is_one_off = any(rest == of_other for rest, of_other in one_off)
    return is_one_off and min(len(one), len(other)) >= _LONG


def _plain(word: str) -> str:
    """A word without its accents."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", word) if sign.isalnum())
