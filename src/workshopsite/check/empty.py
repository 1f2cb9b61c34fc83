"""Files that say nothing: a page without a text, a data file that is still to be written."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from workshopsite.late import pattern
from workshopsite.model.data_files import DATA_FILES
from workshopsite.model.site import Site
from workshopsite.problems import Place, Problems
from workshopsite.read.folder import suffix
from workshopsite.read.source import Source

_NOTHING = pattern(r"\s*(?:#.*|---\s*|\.\.\.\s*|)")
_DATA = frozenset(f"content/{name}" for name in DATA_FILES)


def check_empty(site: Site, problems: Problems) -> None:
    """Warn of empty pages and data files, where nothing else is wrong with them."""
    told = {problem.place.path for problem in problems.found}
    for path, source in site.sources.items():
        what = _what(path, source)
        if what and path not in told:
            hint = "write something into it, or remove it"
            problems.add("empty-file", what, _first_line(source), hint)


def _first_line(source: Source) -> Place:
    """The comment or heading that is there, if there is one."""
    lines = source.lines
    at = next((at for at, line in enumerate(lines, 1) if line.strip()), 0)
    return source.place(at, 1, len(lines[at - 1].rstrip()))


def _what(path: str, source: Source) -> str:
    """What is said of an empty file; "" of any other."""
    if suffix(path) == ".md":
        is_empty = not source.text.strip()
        return "this page is empty, and published all the same" if is_empty else ""
    if path not in _DATA:
        return ""
    written = (line for line in source.lines if line.strip())
    if suffix(path) == ".csv":
        first = list(islice(written, 2))
        is_head = len(first) == 1
        return "this table has no rows below its first one" if is_head else _empty(first)
    return _empty(line for line in written if not _NOTHING.fullmatch(line))


def _empty(written: Iterable[str]) -> str:
    is_empty = next(iter(written), None) is None
    return "this file is empty, so nothing is made of it" if is_empty else ""
