"""A document written out anew: short forms become mappings, and every part keeps its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from workshopsite.problems import Mistake, Problems
from workshopsite.read.source import Document, KeyPath, Mark
from workshopsite.read.traps import long_form


class Expanded:
    """Collects the parts of a new document, taking their marks from the old one."""

    def __init__(self, document: Document, problems: Problems) -> None:
        """Start with nothing copied yet; mistakes go to problems."""
        self.old = document
        self.problems = problems
        self.values: dict[KeyPath, Mark] = {}
        self.keys: dict[KeyPath, Mark] = {}
        self.mark((), ())

    def mark(self, old: KeyPath, new: KeyPath) -> None:
        """Let a new path stand where an old one does."""
        if old in self.old.values:
            self.values[new] = self.old.values[old]
        if old in self.old.keys:
            self.keys[new] = self.old.keys[old]

    def copy(self, data: Any, old: KeyPath, new: KeyPath) -> Any:
        """The data that stands at the old path, as it is, at a new one."""
        self.mark(old, new)
        below = data.items() if isinstance(data, Mapping) else ()
        for part, inner in enumerate(data) if isinstance(data, list) else below:
            self.copy(inner, (*old, part), (*new, part))
        return data

    def split(
        self, text: str, pattern: re.Pattern[str], rest: str, old: KeyPath, new: KeyPath
    ) -> dict[str, str]:
        """A one-line text as a mapping of the pattern's groups.

        A text that does not fit the pattern is all under the key ``rest``.
        """
        self.mark(old, new)
        match = pattern.fullmatch(text)
        if not match:
            return {rest: text}
        parts = {name: part.strip() for name, part in match.groupdict().items() if part}
        for name, part in parts.items():
            start = match.start(name) + len(match[name]) - len(match[name].lstrip())
            self.values[(*new, name)] = self._narrowed(old, text, start, len(part))
        return {name: part for name, part in parts.items() if part}

    def _narrowed(self, old: KeyPath, text: str, start: int, width: int) -> Mark:
        """The mark of a part of a text; that of all of it where it is not written as it is."""
        mark = self.old.values.get(old) or Mark(1, 1)
        line = self.old.source.place(mark.line).excerpt
        at = line.find(text, mark.column - 1)
        if at < 0:
            return mark
        return Mark(mark.line, at + start + 1, max(min(width, len(text)), 1))

    def item(
        self,
        item: Any,
        pattern: re.Pattern[str],
        rest: str,
        old: KeyPath,
        new: KeyPath,
        check: Callable[[Any], None] = lambda _: None,
    ) -> Any:
        """An item of a list of one-line forms as a mapping.

        None, with a problem added, where keys hang below a one-line form, or where check raises
        a Mistake.
        """
        try:
            check(item)
            text = rejoined(item, pattern) if isinstance(item, dict) else item
        except Mistake as mistake:
            self.problems.add_mistake(mistake, self.old.place(old))
            return None
        if isinstance(text, str):
            return self.split(text, pattern, rest, old, new)
        return self.copy(item, old, new)

    def items(
        self,
        data: Any,
        pattern: re.Pattern[str],
        rest: str,
        path: KeyPath,
        check: Callable[[Any], None] = lambda _: None,
    ) -> Any:
        """A list of one-line forms as a list of mappings, in place."""
        self.mark(path, path)
        if not isinstance(data, list):
            return data
        made: list[Any] = []
        for at, one in enumerate(data):
            item = self.item(one, pattern, rest, (*path, at), (*path, len(made)), check)
            if one is None or item is not None:
                made.append(item)
        return made

    def result(self, data: Any) -> Document:
        """The written-out document."""
        return Document(self.old.source, data, self.values, self.keys)


def rejoined(item: Mapping[str, Any], pattern: re.Pattern[str]) -> str | None:
    """The line that YAML split at a colon, put together again; None where it is none.

    Raises:
        Mistake: yaml-key-form, where keys hang below the line.
    """
    line = next((key for key in item if pattern.fullmatch(key)), None)
    if line is None:
        return None
    value = item[line]
    if len(item) == 1 and not isinstance(value, (dict, list)):
        colon = ":" if " " in line else ""  # "2025-08-20: text" is as good as without it
        return f"{line}{colon} {value}" if value else line
    if value is None and len(item) > 1 and "title" in item:
        message = "this is cut off from what stands before it by a comma"
        raise Mistake("wrong-type", message, f"write several values as a list: [..., {line}]", line)
    typed = f"- {line}: {value}" if isinstance(value, str) else f"- {line}:"
    message = "a one-line form cannot have further keys below it"
    raise Mistake("yaml-key-form", message, "write\n" + long_form(typed))
