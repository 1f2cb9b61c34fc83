"""The examples of docs/rules.md: a wrong site for each rule, what is said of it, and a right one.

A rule's section looks like this; sentences may stand anywhere between::

    ### overlap

    Warning: two slots take place at the same time in one room.

    Wrong, in `content/program.yaml`:

    ```yaml
    ...
    ```

    ```console
    $ workshopsite check
    ...
    ```

    Right, in `content/program.yaml`:

    ```yaml
    ...
    ```

Files are given by ``in `PATH`:`` at the end of a line above a block, and what is
added to one by ``at the end of `PATH`:``; ```PATH` is deleted`` takes one away. They are laid over
a small sound site (SITE), and those of the right one over the wrong one.

``python tests/rule_examples.py`` writes down what the console says now; read the difference before
you commit it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from doc_sections import sections
from sites import write
from workshopsite.cli import main

RULES_PAGE = Path(__file__).parent.parent / "docs" / "rules.md"

SITE = {
    "content/workshop.yaml": """\
title: Learning from small data
description: How far can one get with a hundred examples?
date: 2025-09-22
timezone: Europe/Paris
url: https://example.org/small-data/
""",
    "content/call.md": "# Call for papers\n\nSend four pages.\n",
    "content/program.yaml": "- {time: 9:00-9:30, title: Why less is enough, speaker: Ada}\n",
}
"""What an example does not say."""

COMMAND = "$ workshopsite check\n"

_RULE = re.compile("[a-z0-9-]+")
_FILE = re.compile(
    r"(?P<where>in|at the end of) `(?P<path>[^`\n]+)`:\n\n```\w*\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_DELETED = re.compile(r"`([^`\n]+)` is deleted")
_CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


@dataclass
class Example:
    """What a rule's section shows.

    Attributes:
        rule: its name.
        about: the section's first paragraph.
        wrong: files of the wrong site by their paths.
        console: what is said of it, or "" where the section has no example.
        right: files of the right site.
    """

    rule: str
    about: str
    console: str = ""
    wrong: dict[str, str | None] = field(default_factory=dict)
    right: dict[str, str | None] = field(default_factory=dict)


def examples() -> Iterator[Example]:
    """The sections of docs/rules.md in their order."""
    for section in sections(RULES_PAGE.read_text("utf-8")):
        if _RULE.fullmatch(section.title):
            yield _example(section.title, section.text)


def _example(rule: str, text: str) -> Example:
    example = Example(rule, text.strip().partition("\n\n")[0])
    console = _CONSOLE.search(text)
    if console:
        example.console = console[0]
        example.wrong = SITE | _files(text[: console.start()])
        example.right = example.wrong | _files(text[console.end() :])
    return example


def _files(text: str) -> dict[str, str | None]:
    """What a text says of files: their contents, or None of one that is deleted."""
    files: dict[str, str | None] = dict.fromkeys(_DELETED.findall(text))
    for found in _FILE.finditer(text):
        before = "" if found["where"] == "in" else SITE[found["path"]]
        files[found["path"]] = before + found["text"]
    return files


def told(files: dict[str, str | None]) -> str:
    """The console text of ``workshopsite check`` in a folder with these files."""
    kept = {path: text for path, text in files.items() if text is not None}
    with TemporaryDirectory() as folder, chdir(write(Path(folder), kept)):
        return COMMAND + CliRunner().invoke(main, ["check"], prog_name="workshopsite").output


def updated(page: str) -> str:
    """The page with what the console says now."""
    for section in reversed([*sections(page)]):
        if _RULE.fullmatch(section.title) and _CONSOLE.search(section.text):
            now = told(_example(section.title, section.text).wrong)
            text = _CONSOLE.sub(lambda _, now=now: now, section.text)
            page = page[: section.start] + text + page[section.start + len(section.text) :]
    return page


if __name__ == "__main__":
    RULES_PAGE.write_text(updated(RULES_PAGE.read_text("utf-8")), "utf-8", newline="\n")
