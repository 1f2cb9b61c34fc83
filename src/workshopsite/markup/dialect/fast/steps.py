"""The inline patterns of a converter, and which of them a text needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from markdown.inlinepatterns import InlineProcessor as NewPattern
from markdown.util import ETX, INLINE_PLACEHOLDER, STX

from workshopsite.markup.dialect.fast.anchors import First, anchor_of, any_of, first_match

_PUT_IN = frozenset(INLINE_PLACEHOLDER % "0123456789")
"""Characters that come into a text while patterns are applied to it; there are no others."""
_SHORT = 50
"""Characters of a text in which one search for several is faster than a look for each."""


class Step(NamedTuple):
    """One pattern, and what is known of it for a conversion.

    Attributes:
        number: its place among the patterns.
        pattern: it.
        regex: its regular expression.
        excluded: names of elements within which it is not applied.
        triggers: texts one of which is in each text where it can match; empty if unknown.
        is_new: whether it is applied piece by piece, and not to a text from end to end.
        first: gives its first match.
    """

    number: int
    pattern: Any
    regex: re.Pattern[str]
    excluded: tuple[str, ...]
    triggers: frozenset[str]
    is_new: bool
    first: First

    def next(self, data: str, match: re.Match[str]) -> re.Match[str] | None:
        """The match behind one that the pattern refused."""
        if match.end() > match.start():
            return self.first(data, match.end())
        return next(islice(self.regex.finditer(data, match.start()), 1, None), None)


class Steps:
    """All patterns of a converter, in their order.

    Attributes:
        matters: says whether any of them may match in a text, or a placeholder is in it.
    """

    matters: Callable[[str], object]

    def __init__(self, patterns: Sequence[tuple[Any, re.Pattern[str]]]) -> None:
        """Look at patterns and their regular expressions."""
        self._steps = [_step(number, *pattern) for number, pattern in enumerate(patterns)]
        known = [step.triggers for step in self._steps]
        self._triggers = sorted(frozenset[str]().union(*known))
        self.matters = _contains_one([STX, *self._triggers]) if all(known) else bool
        self._with = lru_cache(maxsize=512)(self._plan)

    def needed(self, data: str, first: int) -> tuple[Step, ...]:
        """The steps from a number on that may do something to a text."""
        return self._with(tuple([one for one in self._triggers if one in data]), first)

    def _plan(self, found: tuple[str, ...], first: int) -> tuple[Step, ...]:
        steps = self._steps[first:]
        return tuple(s for s in steps if not s.triggers or not s.triggers.isdisjoint(found))


def _step(number: int, pattern: Any, regex: re.Pattern[str]) -> Step:
    is_new = isinstance(pattern, NewPattern)
    first = first_match(regex) if is_new else regex.match
    excluded = tuple(tag.lower() for tag in pattern.ANCESTOR_EXCLUDES)
    return Step(number, pattern, regex, excluded, _triggers(regex), is_new, first)


def _triggers(regex: re.Pattern[str]) -> frozenset[str]:
    anchor = anchor_of(regex) if isinstance(regex, re.Pattern) else None
    if anchor is None or any(map(_may_come_in, anchor.texts)):
        return frozenset()
    return anchor.texts


def _may_come_in(text: str) -> bool:
    """Whether a text that is not there from the start may be there beside a placeholder."""
    return STX in text or ETX in text or _PUT_IN.issuperset(text)


def _contains_one(wanted: Collection[str]) -> Callable[[str], object]:
    """A function that says whether a text contains one of these."""
    search = any_of(wanted).search

    def contains(text: str) -> object:
        if len(text) < _SHORT:
            return search(text)
        for one in wanted:  # noqa: SIM110 # a generator takes twice the time
            if one in text:
                return True
        return False

    return contains
