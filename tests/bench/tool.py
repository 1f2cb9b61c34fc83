"""What is measured: a generator, and the site of a corpus written for it."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import Text, corpus

SITES = Path(__file__).parent / "sites"
"""A folder for each generator with a theme and settings; style.css goes to each."""


@dataclass(frozen=True)
class Server:
    """How a generator shows a site while it is edited.

    Attributes:
        arguments: what follows the program's name; "{port}" stands for the port.
        note: the address of a plain page; "{name}" stands for the name of its text.
        template: the file of a template that every page uses; it has the word "Berlin".
        home: the address of the home page.
        program: that of the program, if there is one; the pages of talks are below it.
    """

    arguments: tuple[str, ...]
    note: str
    template: str
    home: str = "/"
    program: str = ""


@dataclass(frozen=True)
class Tool:
    """A generator.

    Attributes:
        name: as its makers write it.
        origin: where it is installed from.
        program: its file below the scratch folder, as a pattern, or its name on the search path.
        arguments: what follows the program's name to build the site of the folder it is in.
        emits: a sentence on what it makes beside the pages and lists that all make.
        write: writes the site of a corpus, by its size, into a folder.
        made: the folder of the result.
        kept: what it keeps from one build for the next, beside the result.
        source: the file of a text; "{kind}" and "{name}" are the text's.
        version: what follows the program's name to print its version.
        server: how it shows the site while it is edited, if that is measured.
    """

    name: str
    origin: str
    program: str
    arguments: tuple[str, ...]
    emits: str
    write: Callable[[str, Path], None]
    made: str = "public"
    kept: tuple[str, ...] = ()
    source: str = "content/{kind}/{name}.md"
    version: tuple[str, ...] = ("--version",)
    server: Server | None = None

    @property
    def key(self) -> str:
        """Its name for files and folders."""
        return self.name.lower()

    def command(self, scratch: Path) -> list[str]:
        """Its program, in the scratch folder or on the search path."""
        if "/" in self.program:
            found = next(map(str, scratch.resolve().glob(self.program)), None)
        else:
            path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
            found = shutil.which(self.program, path=path)
        if not found:
            raise FileNotFoundError(f"{self.name} is not installed: there is no {self.program}")
        return [found]


def writer(
    skeleton: str,
    written: Callable[[Text, str], str],
    *,
    source: str = "content/{kind}/{name}.md",
    style: str = "style.css",
    link: str = "../{name}/",
) -> Callable[[str, Path], None]:
    """How a generator's site is written.

    Args:
        skeleton: the folder below SITES that holds the theme and the settings.
        written: what the file of a text has, from the text and its body.
        source: the file of a text.
        style: where the style sheet goes.
        link: what leads from one plain page to another, by its name.
    """

    def write(size: str, folder: Path) -> None:
        shutil.copytree(SITES / skeleton, folder, ignore=shutil.ignore_patterns("__pycache__"))
        target = folder / style
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(SITES / "style.css", target)
        for text in corpus(size):
            path = folder / source.format(kind=text.kind, name=text.name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(written(text, _linked(text, link)), "utf-8")

    return write


def _linked(text: Text, link: str) -> str:
    return re.sub(r"\((note-\d+)\.md\)", lambda m: f"({link.format(name=m[1])})", text.body)


def description(text: Text) -> str:
    """A sentence on a text for search engines."""
    return f"{text.title}, one of the {text.kind} of the workshop."


def front_matter(text: Text, body: str, **more: str) -> str:
    """A page with its title and description between two lines of dashes."""
    keys = {"title": text.title, "description": description(text), **more}
    return "\n".join(["---", *(f"{key}: {value}" for key, value in keys.items()), "---", "", body])
