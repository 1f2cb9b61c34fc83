"""Keys at the top of a page that are no front matter, for what stands around them.

Without a word, they would be published as a text: a draft, its title and ``draft: yes``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from workshopsite.late import pattern
from workshopsite.problems import Problems
from workshopsite.read.source import Source

LIKE_FENCE = pattern(r"\s*(?:[-–—]{2,}|[–—]|\.{4,}|…)\s*")
"""A line that is meant as ``---``, or is one."""

_KEY = pattern(r"(?P<name>[a-z_]+):(?:\s.*)?")
_BELOW = pattern(r"(?:- |#|\s+\S).*")
_CODE = pattern(r"\s{0,3}(?:```|~~~)")


def report_lost(source: Source, keys: Collection[str], problems: Problems) -> bool:
    """Report keys of a page that does not begin with ``---``; whether there are any.

    Lines of keys count, one of which is known, where a line like ``---`` stands before or behind
    them; behind other text, both. Two known keys at the top of a page need no such line.

    Args:
        source: the page.
        keys: those that a page can have.
        problems: gets an error, which says what to do with the line before.
    """
    lines = source.lines
    for first, last in _blocks(lines):
        known = _known(lines[first:last], keys)
        if hint := _hint(lines, first, last, len(known)) if known else "":
            message = "these keys are no front matter, so readers would see them as a text"
            at = first + known[0]
            place = source.place(at + 1, 1, len(lines[at].rstrip()))
            problems.add("front-matter", message, place, hint)
            return True
    return False


def _blocks(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Where the lines of keys are that stand first on the page, or behind its first line of dashes.

    What stands in a block of code is none.
    """
    top = next((at for at, line in enumerate(lines) if line.strip()), 0)
    yield top, _end(lines, top)
    for at in range(top, len(lines)):
        if _CODE.match(lines[at]):
            return
        if LIKE_FENCE.fullmatch(lines[at]):
            yield at + 1, _end(lines, at + 1)
            return


def _end(lines: list[str], first: int) -> int:
    at = first
    while at < len(lines) and _is_of_keys(lines[at]):
        at += 1
    return at


def _is_of_keys(line: str) -> bool:
    found = _KEY.fullmatch(line) or _BELOW.fullmatch(line)
    return bool(found) and not LIKE_FENCE.fullmatch(line)


def _known(lines: list[str], keys: Collection[str]) -> list[int]:
    """The lines with a key that a page can have."""
    found = ((at, _KEY.fullmatch(line)) for at, line in enumerate(lines))
    return [at for at, match in found if match and match["name"] in keys]


def _hint(lines: list[str], first: int, last: int, known: int) -> str:
    """What to do so that the keys are front matter; "" where they need not be meant as such."""
    before = first and LIKE_FENCE.fullmatch(lines[first - 1])
    closed = last < len(lines) and LIKE_FENCE.fullmatch(lines[last])
    if not before:
        below = "" if closed else f", and one below line {last}"
        hint = f"write a line with --- above line {first + 1}{below}"
        return hint if closed or known > 1 else ""
    if not any(map(str.strip, lines[: first - 1])):
        shown = lines[first - 1].strip()
        return f'line {first} is "{shown}"; write --- there, in the first column'
    above = f"move what stands above line {first} below the keys and their --- lines"
    return above if closed else ""
