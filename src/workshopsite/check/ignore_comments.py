"""Comments that switch a rule off for their line: where they stand, in each kind of file.

``# ignore: overlap`` in YAML and front matter, ``<!-- ignore: missing-alt -->`` in Markdown and
HTML, ``{# ignore: dead-link #}`` in templates, ``/* ignore: dead-link */`` in style sheets. Several
names are put between commas, and a reason in parentheses may follow them.

Only real comments count. Abstracts, cells of tables and bios come from strangers, and none of what
they write may switch anything off.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter

import yaml

from workshopsite.late import dataclass, pattern
from workshopsite.markup.verbatim import without_verbatim
from workshopsite.problems import Place, Problems
from workshopsite.read.folder import suffix
from workshopsite.read.frontmatter import split_front_matter
from workshopsite.read.source import Source
from workshopsite.read.yaml_events import end_of, read_events, start_of
from workshopsite.read.yaml_trouble import Refused
from workshopsite.rules import IGNORE

_NAMES = rf"[ \t]*{IGNORE}(?P<names>[^(\n]*?)(?:\([^\n]*?)?"
_IN_YAML = pattern(rf"(?:^|(?<=[ \t]))#[ \t]*{IGNORE}(?P<names>[^(\n]*)")
_IN_HTML = pattern(rf"<!--{_NAMES}-->")
_IN_JINJA = pattern(rf"\{{#[-+]?{_NAMES}[-+]?#\}}")
_IN_CSS = pattern(rf"/\*{_NAMES}\*/")
_NAME = pattern(r"[^,\s](?:[^,]*[^,\s])?")

Found = tuple[int, re.Match[str]]
"""The line of a comment, from 1, and its match in the text of that line."""


@dataclass(frozen=True, slots=True)
class IgnoreComment:
    """One name in a comment that is to switch a rule off.

    Attributes:
        name: what is typed; "" in a comment that names nothing.
        place: where that stands.
        lines: the lines that the comment is for, from 1.
    """

    name: str
    place: Place
    lines: range


def ignore_comments(source: Source) -> Iterator[IgnoreComment]:
    """All of them in a file, by its kind; none in a file without comments, such as CSV."""
    find = _KINDS.get(suffix(source.path)) if source.may_ignore else None
    return find(source) if find else iter(())


def _in_yaml(source: Source) -> Iterator[IgnoreComment]:
    return _among_scalars(source, source.lines)


def _among_scalars(source: Source, lines: Sequence[str]) -> Iterator[IgnoreComment]:
    """Those of the YAML with which a file begins; none where it is no YAML."""
    try:
        events = read_events("\n".join(lines))
    except Refused:
        return
    scalars = [event for event in events if isinstance(event, yaml.ScalarEvent)]
    spans = [_span(scalar) for scalar in scalars]
    reach = _reach(scalars)
    for line, match in _found(lines, _IN_YAML):
        at = line - 1, match.start()
        before = bisect_right(spans, at, key=itemgetter(0))
        if not before or at >= spans[before - 1][1]:
            yield from _named(source, line, match, reach.get(line))


def _found(lines: Iterable[str], *patterns: re.Pattern[str]) -> Iterator[Found]:
    for number, line in enumerate(lines, 1):
        if IGNORE in line:
            yield from ((number, match) for one in patterns for match in one.finditer(line))


def _span(scalar: yaml.ScalarEvent) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where a text starts and ends, from 0; behind the ``|`` of a block a comment may stand."""
    line, column = start_of(scalar)
    return ((line + 1, 0) if _is_block(scalar) else (line, column)), end_of(scalar)


def _is_block(scalar: yaml.ScalarEvent) -> bool:
    return scalar.style in {"|", ">"}


def _reach(scalars: Iterable[yaml.ScalarEvent]) -> dict[int, range]:
    """The lines that a comment is for, by its own line, where it may be for several.

    That is where a text goes over several lines, between which there is no room for a comment:
    one behind the ``|`` of a block, or behind the end of another text, is for all of them.
    """
    found: dict[int, range] = {}
    for scalar in scalars:
        start, (stop, column) = start_of(scalar)[0] + 1, end_of(scalar)
        line = start if _is_block(scalar) else stop + 1
        last = stop + (column > 0) if _is_block(scalar) else line
        known = found.get(line, range(line, line + 1))
        found[line] = range(min(known.start, start), max(known.stop, last + 1))
    return found


def _in_markdown(source: Source) -> Iterator[IgnoreComment]:
    """Those of front matter, and those of the text that do not stand in code."""
    parts = split_front_matter(source, (), Problems())
    if parts is None:
        return
    above = parts.body_line - 1
    yield from _among_scalars(source, source.lines[: max(above - 1, 0)])
    # Code is what loses its letters here; as a comment, a comment would lose them too.
    lettered = _IN_HTML.sub(lambda comment: "x" * len(comment[0]), parts.body)
    shown = without_verbatim(lettered).split("\n")
    for line, match in _found(parts.body.split("\n"), _IN_HTML):
        if shown[line - 1][match.start()] == "x":
            yield from _named(source, above + line, match)


def _in_code(*patterns: re.Pattern[str]) -> Callable[[Source], Iterator[IgnoreComment]]:
    def find(source: Source) -> Iterator[IgnoreComment]:
        for line, match in _found(source.lines, *patterns):
            yield from _named(source, line, match)

    return find


def _named(
    source: Source, line: int, match: re.Match[str], lines: range | None = None
) -> Iterator[IgnoreComment]:
    """The names of one comment, which is for its own line if nothing else is said."""
    lines = lines or range(line, line + 1)
    start = match.start("names") + 1
    names = list(_NAME.finditer(match["names"]))
    for name in names:
        place = source.place(line, start + name.start(), len(name[0]))
        yield IgnoreComment(name[0], place, lines)
    if not names:
        yield IgnoreComment("", source.place(line, start - len(IGNORE), len(IGNORE)), lines)


_KINDS: dict[str, Callable[[Source], Iterator[IgnoreComment]]] = {
    ".yaml": _in_yaml,
    ".md": _in_markdown,
    ".html": _in_code(_IN_HTML, _IN_JINJA),
    ".css": _in_code(_IN_CSS),
}
