"""What is fuzzed: for each kind of text, what is done with it, and what to start from.

A target takes bytes and raises whatever is wrong. Sites are read and checked but not built where
the text is data: that is thirty times as fast, and the rest is the tests' (test_fuzz_sites.py).
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mutations import sites
from oracle import built_soundly, unsound
from sites import site
from workshopsite.check.table import check_site
from workshopsite.markup.markdown import convert_inline, convert_page, convert_text, plain

BASE = {
    "content/workshop.yaml": "title: Sums\ndate: 2021-11-17\ntimezone: Europe/Paris\n",
    "content/people.yaml": "ada: Ada Example\n",
    "content/index.md": "# Sums\n",
}
_DATA = ("workshop", "program", "people", "papers", "competition")


def read_yaml(data: bytes) -> None:
    """A data file; the first byte says which."""
    _read(f"content/{_DATA[data[0] % len(_DATA)]}.yaml" if data else "content/a.yaml", data[1:])


def read_page(data: bytes) -> None:
    """A page with front matter."""
    _read("content/page.md", data)


def read_table(data: bytes) -> None:
    """The papers as a table."""
    _read("content/papers.csv", data)


def convert_markdown(data: bytes) -> None:
    """A page's body, and the same text as an abstract and a title."""
    text = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    for finding in convert_page(text).findings:
        assert 1 <= finding.line <= len(lines)
        assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1
    assert "\x02" not in convert_text(text) + convert_inline(text) + plain(text)


def render_template(data: bytes) -> None:
    """A layout of the site's own, used by a page of a whole build."""
    page = "---\nlayout: own\n---\n# Page\n\nSome *text*.\n"
    files = {**BASE, "content/page.md": page, "templates/own.html": data}
    with tempfile.TemporaryDirectory() as folder:
        built_soundly(Path(folder), files)


def _read(path: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found, problems = site(Path(folder), {**BASE, path: data})
        check_site(found, problems)
        wrong = list(unsound(problems, Path(folder)))
        assert not wrong, wrong


@dataclass(frozen=True)
class Target:
    """A kind of text.

    Attributes:
        run: takes bytes.
        ending: of the files to start from.
    """

    run: Callable[[bytes], None]
    ending: str

    def seeds(self) -> Iterator[bytes]:
        """What to start from: the texts of the cases."""
        for files in sites():
            for path, text in files.items():
                if path.endswith(self.ending):
                    yield _which(path) + text.encode()


def _which(path: str) -> bytes:
    """The byte that says to which data file a seed belongs; nothing for other files."""
    name = path.removeprefix("content/").removesuffix(".yaml")
    return bytes([_DATA.index(name)]) if name in _DATA else b""


TARGETS = {
    "yaml": Target(read_yaml, ".yaml"),
    "front-matter": Target(read_page, ".md"),
    "markdown": Target(convert_markdown, ".md"),
    "csv": Target(read_table, ".csv"),
    "templates": Target(render_template, ".html"),
}
