"""A document written out anew: short forms become mappings, and every part keeps its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
        mark = self.old.values.get(old) or Mark(0, 0)
        match = pattern.fullmatch(text)
        found = match.groupdict() if match else {rest: text}
        parts = {name: part.strip() for name, part in found.items() if part and part.strip()}
        self.values[new] = mark
        for name, part in parts.items():
            self.values[(*new, name)] = self.narrowed(mark, part)
        return parts

    def narrowed(self, mark: Mark, part: str) -> Mark:
        """The mark of a part of a text that is marked as a whole."""
        lines = self.old.source.lines
        line = lines[mark.line - 1] if 0 < mark.line <= len(lines) else ""
        at = line.find(part, max(mark.column - 1, 0))
        return Mark(mark.line, at + 1, len(part)) if at >= 0 else mark

    def item(
        self, item: Any, pattern: re.Pattern[str], rest: str, old: KeyPath, new: KeyPath
    ) -> Any:
        """An item of a list of one-line forms as a mapping.

        None, with a problem added, where keys hang below a one-line form.
        """
        try:
            text = rejoined(item, pattern) if isinstance(item, dict) else item
        except Mistake as mistake:
            self.problems.add_mistake(mistake, self.old.place(old))
            return None
        if isinstance(text, str):
            return self.split(text, pattern, rest, old, new)
        return self.copy(item, old, new)

    def items(self, data: Any, pattern: re.Pattern[str], rest: str, path: KeyPath) -> Any:
        """A list of one-line forms as a list of mappings, in place."""
        self.mark(path, path)
        if not isinstance(data, list):
            return data
        made = [
            self.item(one, pattern, rest, (*path, at), (*path, at)) for at, one in enumerate(data)
        ]
        return [one for one in made if one is not None]

    def result(self, data: Any) -> Document:
        """The written-out document."""
        return Document(self.old.source, data, self.values, self.keys)


def rejoined(item: Mapping[str, Any], pattern: re.Pattern[str]) -> str | None:
    """The line that YAML split at a colon, put together again; None where it is none.

    Raises:
        Mistake: yaml-key-form, where keys hang below the line.
    """
    line = next((key for key in item if " " in key and pattern.match(key)), None)
    if line is None:
        return None
    value = item[line]
    if len(item) == 1 and not isinstance(value, (dict, list)):
        return f"{line}: {value}" if value else line
    typed = f"- {line}: {value}" if isinstance(value, str) else f"- {line}:"
    message = "a one-line form cannot have further keys below it"
    raise Mistake("yaml-key-form", message, "write\n" + long_form(typed))
