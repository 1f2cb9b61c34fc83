"""What each match of a regular expression must contain, and searches that look for that first.

Most regular expressions of inline markup need a certain character: a bracket, a quotation mark.
Python's search looks for it quickly where a regular expression begins with it, but tries each
place of a text where it begins with what may or may not stand before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

try:  # Python's own parser of regular expressions, which is not public
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # then nothing is known, and searches take as long as ever
    parser = None

First = Callable[[str, int], re.Match[str] | None]
"""Gives the first match in a text from a place on."""

_NEAR = 8
"""How many places may be tried for one occurrence, before a search of the text is faster."""


class Anchor(NamedTuple):
    """What each match of a regular expression contains, or is followed by.

    Attributes:
        texts: one of these.
        low: how many characters of a match stand before it, at least.
        high: the same, at most.
    """

    texts: frozenset[str]
    low: int
    high: int

    @property
    def is_near(self) -> bool:
        """Whether the places are few where a match around it can begin."""
        return self.high - self.low < _NEAR


@lru_cache(maxsize=1024)
def anchor_of(regex: re.Pattern[str]) -> Anchor | None:
    """What each match of a regular expression contains; None where nothing can be said."""
    if parser is None or regex.flags & re.IGNORECASE:
        return None
    return _best(_anchors(parser.parse(regex.pattern, regex.flags), 0, 0))


def _best(anchors: Iterator[Anchor]) -> Anchor | None:
    return min(anchors, key=_badness, default=None)


def _badness(anchor: Anchor) -> tuple[int, ...]:
    common = max(min(map(_commonness, text)) for text in anchor.texts)
    shortest = min(map(len, anchor.texts))
    return common, not anchor.is_near, len(anchor.texts), -shortest, anchor.high - anchor.low


def _commonness(character: str) -> int:
    return 2 if character == " " else int(character.isalnum())


def _anchors(part: Any, low: int, high: int) -> Iterator[Anchor]:
    """All that a part of a parsed regular expression must contain.

    Args:
        part: of the parser's own type, a list of operations with their arguments.
        low: how many characters of the match stand before the part, at least.
        high: the same, at most.
    """
    word, at = "", (low, high)
    for item in part:
        letters = _letters(item)
        word, at = word + letters, at if word else (low, high)
        if word and not (letters and item[0].name == "LITERAL"):
            yield Anchor(frozenset({word}), *at)
            word = ""
        yield from _anchors_within(item, low, high)
        least, most = type(part)(part.state, [item]).getwidth()
        low, high = low + least, high + most
    if word:
        yield Anchor(frozenset({word}), *at)


def _letters(item: tuple[Any, Any]) -> str:
    """The text that an item stands for or begins with, where that is a single one."""
    operation, value = item
    if operation.name == "LITERAL":
        return chr(value)
    if operation.name.endswith("_REPEAT") and len(value[2]) == 1:
        return _letters(value[2][0]) * int(min(value[0], _NEAR))
    return ""


def _anchors_within(item: tuple[Any, Any], low: int, high: int) -> Iterator[Anchor]:
    operation, value = item
    if operation.name == "IN" and all(kind.name == "LITERAL" for kind, _ in value):
        yield Anchor(frozenset(chr(code) for _, code in value), low, high)
    parts = _parts(operation.name, value)
    if len(parts) == 1:
        yield from _anchors(parts[0], low, high)
    elif parts:
        known = [best for part in parts if (best := _best(_anchors(part, low, high)))]
        if len(known) == len(parts):
            texts = frozenset[str]().union(*(anchor.texts for anchor in known))
            yield Anchor(texts, min(a.low for a in known), max(a.high for a in known))


def _parts(name: str, value: Any) -> Sequence[Any]:
    """The parts of an operation of which one must match, with case told apart."""
    if name == "BRANCH":
        return value[1]  # type: ignore[no-any-return]
    if name == "ATOMIC_GROUP":
        return [value]
    if name == "SUBPATTERN":
        return [] if value[1] & re.IGNORECASE else [value[3]]
    if name == "ASSERT":
        return [value[1]] if value[0] > 0 else []
    return [value[2]] if name.endswith("_REPEAT") and value[0] else []


def first_match(regex: Any) -> First:
    """A function that finds what ``regex.search`` finds, near its anchor where it has one.

    Of an object that is no regular expression but acts as one, only ``finditer`` is used.
    """
    if not isinstance(regex, re.Pattern):
        return lambda data, start: next(regex.finditer(data, start), None)
    anchor = anchor_of(regex)
    if anchor is None or not anchor.is_near:
        return regex.search
    if len(anchor.texts) == 1 and anchor.high == 0:
        return _first_at(regex, *anchor.texts)
    return _first_near(regex, anchor)


def _first_at(regex: re.Pattern[str], text: str) -> First:
    match = regex.match

    def first(data: str, start: int) -> re.Match[str] | None:
        at = data.find(text, start)
        while at >= 0:
            found = match(data, at)
            if found:
                return found
            at = data.find(text, at + 1)
        return None

    return first


def _first_near(regex: re.Pattern[str], anchor: Anchor) -> First:
    find, match, (_, low, high) = _find(anchor.texts), regex.match, anchor

    def first(data: str, start: int) -> re.Match[str] | None:
        at = find(data, start + low)
        while at >= 0:
            for place in range(max(start, at - high), at - low + 1):
                found = match(data, place)
                if found:
                    return found
            start = at - low + 1
            at = find(data, at + 1)
        return None

    return first


def _find(texts: frozenset[str]) -> Callable[[str, int], int]:
    if len(texts) == 1:
        (text,) = texts
        return lambda data, start: data.find(text, start)
    search = any_of(texts).search

    def find(data: str, start: int) -> int:
        found = search(data, start)
        return found.start() if found else -1

    return find


def any_of(texts: Collection[str]) -> re.Pattern[str]:
    """A regular expression that matches any of these."""
    return re.compile("|".join(map(re.escape, sorted(texts))))
