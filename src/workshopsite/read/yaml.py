"""YAML as the organiser types it: every value is the text that stands in the file.

The data is built here from the parser's events, because PyYAML's own constructors turn ``7:30``
into 450 and ``NO`` into false, let the last of two equal keys win, and forget where a value stood.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from typing import TypeAlias

import yaml

from workshopsite.late import dataclass
from workshopsite.problems import Problems, Related
from workshopsite.read.limits import MOST_LEVELS, MOST_VALUES
from workshopsite.read.source import Document, KeyPath, Mark, Source
from workshopsite.read.traps import quoted_at, quoted_line
from workshopsite.read.yaml_events import (
    alias_targets,
    end_of,
    named_events,
    read_events,
    refused_at,
    start_of,
    too_deep,
    too_many,
    unused_anchors,
)
from workshopsite.read.yaml_scalars import check_comment, check_escapes, core_value
from workshopsite.read.yaml_trouble import Refused

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"

TYPED_KEY = "extra"
"""Below this key, unquoted values have the types of YAML 1.2's core schema."""


def parse_yaml(source: Source, problems: Problems, text: str | None = None) -> Document | None:
    """The data of a YAML file, and where each part of it stands.

    Args:
        source: the file; its lines are shown in problems.
        problems: gets what is wrong.
        text: what to parse instead of the file's text, with the same lines (front matter).

    Returns:
        A Document whose data is the text as typed (below ``extra``: YAML 1.2's core types), None
        where nothing or ``~`` is written, a list, or a dict with text keys. None instead of a
        Document where the text is not YAML; problems has one more then. A Document may come
        with problems too: duplicate keys, lost comments, turned escapes, tags.
    """
    try:
        events = read_events(source.text if text is None else text)
        named = named_events(events)
        builder = _Builder(source, problems, events, alias_targets(events, named))
        return builder.document(unused_anchors(events, named, builder.targets.values()))
    except Refused as refused:
        _report(refused, source, problems)
        return None


def _report(refused: Refused, source: Source, problems: Problems) -> None:
    place = source.place(*_within(source, refused.line, refused.column), refused.width)
    hint = refused.hint
    if refused.rule == "yaml-quote" and not hint:
        hint = quoted_at(place.excerpt, place.column)
    problems.add(refused.rule, refused.message, place, hint)


def _within(source: Source, line: int, column: int) -> tuple[int, int]:
    """A place from 1; the end of the file for one behind it, where the parser may stop."""
    if line > source.last_line:
        return source.last_line, len(source.line(source.last_line)) + 1
    return line, column


@dataclass
class _Builder:
    """Makes events into data; `at` is the number of the next event."""

    source: Source
    problems: Problems
    events: list[yaml.Event]
    targets: dict[int, int]
    values: dict[KeyPath, Mark] = field(default_factory=dict)
    keys: dict[KeyPath, Mark] = field(default_factory=dict)
    open_aliases: set[int] = field(default_factory=set)
    made: int = 0
    at: int = 0

    def __post_init__(self) -> None:
        """Ask once what is wanted for each value."""
        self.lines = self.source.last_line
        self.has_comments = "#" in self.source.text

    def document(self, misread: Iterable[yaml.Event]) -> Document:
        """The whole document.

        Args:
            misread: texts whose beginning was taken for a name.
        """
        for event in misread:
            self._complain(event, "yaml-quote", "a text that starts with & must be quoted")
        if self.events:
            data = self._value((), typed=False)
        else:
            data, self.values[()] = None, Mark(1, 1)
        return Document(self.source, data, self.values, self.keys)

    def _complain(self, event: yaml.Event, rule: str, message: str, hint: str = "") -> None:
        _report(refused_at(event, rule, message, hint), self.source, self.problems)

    def _value(self, path: KeyPath, *, typed: bool) -> Value:
        """The value that starts at the next event, and its marks."""
        event = self.events[self.at]
        self.made += 1
        if self.made > MOST_VALUES:
            raise too_many(event)
        if len(path) > MOST_LEVELS:
            raise too_deep(event)
        if isinstance(event, yaml.AliasEvent):
            value = self._alias(path, typed=typed)
        else:
            self._check_tag(event)
            self.at += 1
            value = self._content(event, path, typed=typed)
        self.values[path] = self._mark(event, self.events[self.at - 1])
        return value

    def _content(self, event: yaml.Event, path: KeyPath, *, typed: bool) -> Value:
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event, path, typed=typed)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(path, typed=typed)
        return self._mapping(path, typed=typed)

    def _alias(self, path: KeyPath, *, typed: bool) -> Value:
        """The value that an alias stands for, made anew: other types hold below `extra`."""
        number = self.at
        target = self.targets[number]
        if target in self.open_aliases:
            message = "this alias (*) stands for something that contains the alias"
            raise refused_at(self.events[number], "yaml-syntax", message)
        self.open_aliases.add(target)
        self.at = target
        value = self._value(path, typed=typed)
        self.open_aliases.remove(target)
        self.at = number + 1
        return value

    def _text(self, event: yaml.ScalarEvent, path: KeyPath, *, typed: bool) -> Value:
        if event.style == '"':
            check_escapes(self.source, event, self.problems)
        if event.style:
            return event.value
        if self.has_comments:
            check_comment(self.source, event, path, self.problems)
        if typed:
            return core_value(event.value)
        return None if event.value in ("", "~") else event.value

    def _list(self, path: KeyPath, *, typed: bool) -> list[Value]:
        values: list[Value] = []
        while not isinstance(self.events[self.at], yaml.SequenceEndEvent):
            values.append(self._value((*path, len(values)), typed=typed))
        self.at += 1
        return values

    def _mapping(self, path: KeyPath, *, typed: bool) -> dict[str, Value]:
        data: dict[str, Value] = {}
        while not isinstance(self.events[self.at], yaml.MappingEndEvent):
            below = self._key(path)
            if below is None:
                self._skip()
            else:
                key = str(below[-1])
                data[key] = self._value(below, typed=typed or key == TYPED_KEY)
        self.at += 1
        return data

    def _key(self, path: KeyPath) -> KeyPath | None:
        """The path that ends with the key at the next event; None after a complaint about it."""
        typed_here = self.events[self.at]
        event = self.events[self.targets.get(self.at, self.at)]
        mark = self._mark(typed_here, typed_here)
        self._skip()
        if not isinstance(event, yaml.ScalarEvent):
            hint = quoted_line(self.source.line(mark.line)) or "put the text in quotes"
            message = "a list or a mapping cannot be a key"
            self._complain(typed_here, "yaml-quote", message, hint.strip())
            return None
        self._check_tag(event)
        if event.style == '"':
            check_escapes(self.source, event, self.problems)
        below = (*path, event.value)
        if first := self.keys.get(below):
            self._complain_of_second(event.value, first, mark)
            return None
        if refusal := _refused_key(event):
            self._complain(typed_here, "yaml-syntax", *refusal)
            return None
        self.keys[below] = mark
        return below

    def _complain_of_second(self, key: str, first: Mark, second: Mark) -> None:
        related = Related(
            "first set here", self.source.place(first.line, first.column, first.width)
        )
        place = self.source.place(second.line, second.column, second.width)
        message = f'"{key}" is already set in line {first.line}'
        self.problems.add("duplicate-key", message, place, "keep one of the two", [related])

    def _check_tag(self, event: yaml.Event) -> None:
        if getattr(event, "tag", None) is not None:
            self._complain(event, "yaml-quote", "a text that starts with ! must be quoted")

    def _skip(self) -> None:
        """Go past the value at the next event."""
        depth = 0
        while True:
            event = self.events[self.at]
            self.at += 1
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if not depth:
                return

    def _mark(self, first: yaml.Event, last: yaml.Event) -> Mark:
        """From where an event starts to where another ends, or to the end of the first line."""
        (line, start), (last_line, stop) = start_of(first), end_of(last)
        if last_line != line:
            stop = len(self.source.line(line + 1).rstrip())
        width = max(stop - start, 1)
        if line < self.lines:
            return Mark(line + 1, start + 1, width)
        return Mark(*_within(self.source, line + 1, start + 1), width)


def _refused_key(event: yaml.ScalarEvent) -> tuple[str, str] | None:
    """Why a key cannot be used, and what to do, if so."""
    if not event.value:
        return "there is no key before this colon", "write the key, or quote the text"
    if event.style:
        return None
    if event.value == "<<":
        return "<< (merging) is not known here", "write the keys out"
    if event.value != event.value.strip():  # YAML strips no other spaces than the plain one
        return "there is a no-break space beside this key", "type a plain space"
    return None
