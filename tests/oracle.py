"""What must hold of every build, whatever the site's files hold: the judge of all fuzz tests."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from built import result
from sites import write
from workshopsite.places import Place
from workshopsite.problems import Problem, Problems, Severity
from workshopsite.read.folder import BOM_UTF8
from workshopsite.render.jinja import THEME

SECONDS = 10
"""Of one build of a small site, on a slow machine that is busy with other things."""

WITHOUT_LINE = frozenset(
    (
        *("unreadable-file", "not-utf-8", "link-outside", "bad-character", "unknown-data-file"),
        *("page-ending", "no-content", "address-conflict", "bad-output", "cannot-write"),
        *("template-error", "bad-picture", "heavy-picture", "missing-alt", "windows-name"),
        *("two-lists", "empty-file", "misplaced-file"),
    )
)
"""Rules whose mistake can be one of a whole file, or of what is made of it."""

OF_HTML = frozenset({"dead-link", "dead-anchor", "unsafe-link", "empty-link", "local-address"})
"""Rules on what a template of the site's own may have put together from several texts."""


def built_soundly(folder: Path, files: Mapping[str, str | bytes]) -> Problems:
    """The problems of a build, of which everything holds that must."""
    start = time.process_time()
    done = result(write(folder, files), {})
    assert time.process_time() - start < SECONDS
    wrong = list(unsound(done.problems, folder))
    assert not wrong, wrong
    assert done.changes is None or not done.problems.fatal
    assert (folder / "_site").exists() is (done.changes is not None)
    return done.problems


def unsound(problems: Problems, folder: Path) -> Iterator[str]:
    """What is wrong with problems themselves: those that blame us, and wrong places."""
    for problem in problems:
        if problem.rule.name == "own-mistake":
            yield f"our own: {problem.message}"
        if not problem.message or "\n" in problem.message:
            yield f"no sentence: {problem}"
        if not problem.place.line and not _may_lack_line(problem, folder):
            yield f"no line: {problem}"
        yield from (f"{what}: {problem}" for what in _misplaced(problem, folder))


def _may_lack_line(problem: Problem, folder: Path) -> bool:
    name = problem.rule.name
    if (folder / "templates").exists() and name in OF_HTML:
        return True
    return problem.severity is Severity.NOTICE or name in WITHOUT_LINE


def _misplaced(problem: Problem, folder: Path) -> Iterator[str]:
    for place in (problem.place, *(related.place for related in problem.related)):
        lines = _lines(_file(place, folder))
        if lines is None:
            yield "no such file"
        elif place.line > len(lines):
            yield "no such line"
        elif place.line and not 0 <= place.column <= len(lines[place.line - 1]) + 1:
            yield "no such column"
        elif place.line and place.excerpt != lines[place.line - 1]:
            yield "not the line of the file"


def _file(place: Place, folder: Path) -> Path:
    name = place.path.removeprefix("theme/")
    return folder / name if name == place.path else THEME / "templates" / name


def _lines(file: Path) -> list[str] | None:
    """The lines of a file; none of a folder, and None where there is nothing."""
    if not file.is_file():
        return [] if file.is_dir() else None
    raw = file.read_bytes().removeprefix(BOM_UTF8)
    raw = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return [_decoded(line) for line in raw.split(b"\n")]


def _decoded(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("latin-1")  # as the message shows such a line


def names(problems: Iterable[Problem]) -> set[str]:
    """The rules that are broken."""
    return {problem.rule.name for problem in problems}
