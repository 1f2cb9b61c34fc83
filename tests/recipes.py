"""Changes that the docs show, made to a site: the language of docs/recipes.md and docs/start.md.

Sentences before blocks of code say what to do with them:

    In `PATH`, the line         the block must stand in the file, once
    becomes                     and this block takes its place
    is deleted                  or nothing does
    A new file, `PATH`:         the block is the file
    Put the file `PATH`         a file is there, whatever is in it
    The file `PATH` is deleted
    `/address/` then says:      each line of the block must be among the words of that page

Any other block is left to the test of its docs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from doc_sections import sections

_BLOCK = re.compile(r"(?P<lead>.*?)^```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_THE_LINE = re.compile(r"In `([^`]+)`, (?:the|these) lines?[^.]*$|In `([^`]+)`, the [^.`]+$")
_NEW_FILE = re.compile(r"A new file, `([^`]+)`")
_PUT = re.compile(r"Put the file `([^`]+)`")
_DELETED = re.compile(r"The file `([^`]+)` is deleted")
_SAYS = re.compile(r"`(/[^`]*)` then says:$")


@dataclass
class Recipe:
    """A section of the docs and what it does.

    Attributes:
        title: its heading.
        blocks: the sentences before each block, the block's language and its text.
        says: what pages must say afterwards: their addresses and texts.
    """

    title: str
    blocks: list[tuple[str, str, str]]
    says: list[tuple[str, str]] = field(default_factory=list)

    def apply(self, site: Path) -> None:
        """Make the changes to the site in a folder.

        Raises:
            AssertionError: a text that is to be changed does not stand in its file exactly once.
        """
        waiting: tuple[Path, str] | None = None
        for lead, _, text in self.blocks:
            waiting = self._step(site, lead, text, waiting)
        assert waiting is None, f"nothing is said of what becomes of: {waiting}"

    def _step(
        self, site: Path, lead: str, text: str, waiting: tuple[Path, str] | None
    ) -> tuple[Path, str] | None:
        if waiting and lead.startswith("is deleted"):
            waiting = _replaced(*waiting, "")
        _move(site, lead)
        if found := _SAYS.search(lead):
            self.says.append((found[1], text))
        elif found := _NEW_FILE.search(lead):
            _write(site / found[1], text)
        elif found := _THE_LINE.search(lead):
            return site / (found[1] or found[2]), text
        elif waiting and re.match("becomes?$", lead):
            return _replaced(*waiting, text)
        return waiting


def recipes(page: Path) -> Iterator[Recipe]:
    """The sections of a page that have blocks, in their order."""
    for section in sections(page.read_text("utf-8")):
        found = _BLOCK.finditer(section.text)
        if blocks := [(_plain(one["lead"]), one["kind"], one["text"]) for one in found]:
            yield Recipe(section.title, blocks)


def _plain(lead: str) -> str:
    return " ".join(lead.split())


def _move(site: Path, lead: str) -> None:
    for deleted in _DELETED.findall(lead):
        (site / deleted).unlink()
    for put in _PUT.findall(lead):
        _write(site / put, "%PDF-1.4\n")


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def _replaced(file: Path, old: str, new: str) -> None:
    before = file.read_text("utf-8")
    assert before.count(old) == 1, f"{file.name} has {before.count(old)} times: {old}"
    file.write_text(before.replace(old, new), "utf-8")
