"""The events that PyYAML's parser makes of one document, within bounds.

An event is a text, an alias, or the start or end of a list or mapping, with its marks. The C parser
is used where it is installed, because it is many times faster; where it refuses a text,
the other one is asked too, because it says more clearly why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from workshopsite.read.limits import MOST_LEVELS, MOST_VALUES
from workshopsite.read.yaml_refusals import explained, forbidden_character
from workshopsite.read.yaml_trouble import Refused

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_LINE_ENDS = str.maketrans("\r\x85\u2028\u2029", "    ")
"""YAML 1.1 ends a line at these; editors and Source do not. As spaces they move no position."""


def read_events(text: str) -> list[yaml.Event]:
    """The events of the one document in a text; none where the text holds only comments.

    Raises:
        Refused: the text is not YAML, holds a second document, or is nested too deeply or too long.
    """
    if refused := forbidden_character(text):
        raise refused
    if not text.isascii() or "\r" in text:
        text = text.translate(_LINE_ENDS)
    if not text.endswith("\n"):  # the two parsers would set their last marks differently
        text += "\n"
    try:
        return list(_one_shallow_document(yaml.parse(text, _LOADER)))
    except (yaml.MarkedYAMLError, ValueError, OverflowError) as error:
        raise explained(_in_clearer_words(text, error), text) from None


def named_events(events: list[yaml.Event]) -> list[int]:
    """The numbers of those that have a name (&name) or are called by one (*name)."""
    return [at for at, event in enumerate(events) if getattr(event, "anchor", None) is not None]


def alias_targets(events: list[yaml.Event], named: Iterable[int]) -> dict[int, int]:
    """For the number of each alias, the number of the event that it stands for.

    Raises:
        Refused: an alias stands for nothing; it is a text that starts with ``*`` then.
    """
    known: dict[str, int] = {}
    targets = {}
    for number in named:
        event: Any = events[number]
        if not isinstance(event, yaml.AliasEvent):
            known[event.anchor] = number
        elif event.anchor in known:
            targets[number] = known[event.anchor]
        else:
            message = "a text that starts with * must be quoted"
            raise refused_at(event, "yaml-quote", message)
    return targets


def unused_anchors(
    events: list[yaml.Event], named: Iterable[int], used: Iterable[int]
) -> Iterator[yaml.Event]:
    """Texts with a name that no alias uses: most likely texts that start with ``&``."""
    for number in sorted(set(named).difference(used)):
        if isinstance(events[number], yaml.ScalarEvent):
            yield events[number]


def start_of(event: yaml.Event) -> tuple[int, int]:
    """Line and column where an event starts, both from 0, as the parser counts."""
    mark = event.start_mark
    return (mark.line, mark.column) if mark else (0, 0)


def end_of(event: yaml.Event) -> tuple[int, int]:
    """Line and column behind an event's last character, both from 0."""
    mark = event.end_mark
    return (mark.line, mark.column) if mark else (0, 0)


def refused_at(event: yaml.Event, rule: str, message: str, hint: str = "") -> Refused:
    """A refusal of what starts at an event."""
    line, column = start_of(event)
    return Refused(rule, message, line + 1, column + 1, hint=hint)


def too_deep(event: yaml.Event) -> Refused:
    """The refusal of nesting that exceeds MOST_LEVELS at an event."""
    message = f"lists and keys are nested more than {MOST_LEVELS} levels deep"
    return refused_at(event, "yaml-syntax", message, "is a closing bracket missing?")


def too_many(event: yaml.Event) -> Refused:
    """The refusal of the first value beyond MOST_VALUES."""
    message = f"there are more than {MOST_VALUES} values, counting those of aliases (*)"
    return refused_at(event, "yaml-syntax", message)


def _in_clearer_words(text: str, error: Exception) -> Exception:
    """What PyYAML's own parser says of a text that the C parser refused with an error."""
    try:
        for _ in yaml.parse(text, yaml.SafeLoader):
            pass
    except yaml.MarkedYAMLError as clearer:
        return clearer
    except (ValueError, OverflowError):  # a number after \U that no character has
        return error
    return error


def _one_shallow_document(events: Iterable[yaml.Event]) -> Iterator[yaml.Event]:
    """The events of one document's value.

    Raises:
        Refused: there is a second document, nesting is too deep, or there are too many values.
    """
    depth = documents = values = 0
    for event in events:
        if isinstance(event, yaml.NodeEvent):
            values += 1
            depth += isinstance(event, yaml.CollectionStartEvent)
            if depth > MOST_LEVELS:
                raise too_deep(event)
            if values > 2 * MOST_VALUES:  # keys are nodes as well
                raise too_many(event)
            yield event
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            yield event
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                message = "a second document starts here, but a file can hold only one"
                raise refused_at(event, "yaml-syntax", message, "remove this line")
