"""What one text of a YAML file means, and what YAML silently did to it.

Every text is what was typed. Two things that YAML does without a word are mistakes here: a
backslash in double quotes that became another character, and a # that cut a text short. Inside
``extra:`` the types of YAML 1.2's core schema hold (https://yaml.org/spec/1.2.2/, section 10.3).
"""

from __future__ import annotations

import re

import yaml

from workshopsite.late import pattern
from workshopsite.problems import Problems
from workshopsite.read.source import KeyPath, Source
from workshopsite.read.traps import quoted, single_quoted
from workshopsite.read.yaml_events import end_of, start_of
from workshopsite.rules import IGNORE

_NULL = pattern(r"null|Null|NULL|~|")
_BOOL = pattern(r"(true|True|TRUE)|false|False|FALSE")
_INT = pattern(r"[-+]?[0-9]+")
_BASED_INT = pattern(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = pattern(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_MOST_DIGITS = 4000
"""Python refuses to read longer numbers; they stay text."""

_ESCAPE = pattern(r"\\(?:x(..)|u(.{4})|U(.{8})|(.))", re.DOTALL)
_TURNED = frozenset("0abt\tnvfer N_LP")
r"""The characters after a backslash that stand for another one (YAML 1.2, section 5.7), but for
those that nobody writes by chance: ``\"``, ``\\``, ``\/`` and the number of a character."""

_COMMENT = pattern(r"[ \t]#(?P<text>.*)")
_TITLES = frozenset({"title", "name", "label"})


def core_value(text: str) -> str | int | float | bool | None:
    """The value of an unquoted text by the core schema: null, true, 12, 0x1f, 1.5; else text."""
    if _NULL.fullmatch(text):
        return None
    if match := _BOOL.fullmatch(text):
        return bool(match[1])
    if len(text) > _MOST_DIGITS:
        return text
    if _INT.fullmatch(text):
        return int(text)
    if _BASED_INT.fullmatch(text):
        return int(text, base=0)
    return float(re.sub(r"\.(?=[in])", "", text.lower())) if _FLOAT.fullmatch(text) else text


def check_escapes(source: Source, event: yaml.ScalarEvent, problems: Problems) -> None:
    r"""Report a backslash in double quotes that became another character (``"$\theta$"``).

    The event is a double-quoted one. A text that goes over several lines may end a line with a
    backslash, which joins the lines.
    """
    (first, left), (last, right) = start_of(event), end_of(event)
    for number in range(first, last + 1):
        line = source.line(number + 1)
        start = left + 1 if number == first else 0
        stop = right - 1 if number == last else len(line)
        for escape in _ESCAPE.finditer(line, start, stop):
            if _is_trap(escape):
                mended = single_quoted(line, start - 1, stop + 1) if first == last else ""
                place = source.place(number + 1, escape.start() + 1, len(escape[0]))
                message = f"in double quotes {escape[0]} does not stand for itself"
                problems.add("yaml-escape", message, place, mended or "use single quotes")
                return


def _is_trap(escape: re.Match[str]) -> bool:
    """Whether an escape becomes a control character, a kind of space, or half a character."""
    if code := escape[1] or escape[2] or escape[3]:
        return bool(yaml.reader.Reader.NON_PRINTABLE.match(chr(int(code, 16))))
    return escape[4] in _TURNED


def check_comment(
    source: Source, event: yaml.ScalarEvent, path: KeyPath, problems: Problems
) -> None:
    """Report a # that cut the unquoted text of an event short, or that may have done so.

    Two spaces before the # make a comment that is certainly meant.
    """
    number, column = end_of(event)
    line = source.line(number + 1)  # the parser may end a text behind the last line
    comment = _COMMENT.match(line, column)
    if comment is None or comment["text"].lstrip().startswith(IGNORE):
        return
    place = source.place(number + 1, column + 2, len(line.rstrip()) - column - 1)
    if not _is_blank(comment["text"][:1]):
        message = "the # and what follows are left out as a comment"
        problems.add("yaml-comment", message, place, _with_comment(line, event))
    elif event.value and (path[-1:] == () or isinstance(path[-1], int) or path[-1] in _TITLES):
        message = "the # makes the rest a comment; two spaces before it say that this is meant"
        problems.add("comment-after-title", message, place, _with_comment(line, event))


def _is_blank(text: str) -> bool:
    return not text.strip()


def _with_comment(line: str, event: yaml.ScalarEvent) -> str:
    """The line with the event's text and what follows it in quotes, or advice."""
    number, start = start_of(event)
    if number != end_of(event)[0]:
        return "put quotes around the whole text"
    start += not event.value
    return (line[:start] + quoted(line[start:].strip())).strip()
