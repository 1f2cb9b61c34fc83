"""Why the YAML parser refuses a text, in the organiser's words, with the line as it should be.

The parser says what it met ("mapping values are not allowed here"), not what was meant (a title
with a colon). Each function of `_ROWS` knows one mistake that people make and gives None where it
is another one; the first that knows it wins. What nobody knows is told in the parser's words.
Here are the mistakes with characters; those with lines and brackets are in `yaml_layout`.
"""

from __future__ import annotations

from collections.abc import Callable

import yaml

from workshopsite.late import pattern
from workshopsite.read import yaml_layout
from workshopsite.read.traps import quoted_at, quoted_line, single_quoted, value_start
from workshopsite.read.yaml_trouble import Refused, Trouble, indentation

_FORBIDDEN = pattern(rf"{yaml.reader.Reader.NON_PRINTABLE.pattern}|\ufeff")
_WIDE_ESCAPE = pattern(r"\\U[0-9a-fA-F]{8}")
_DOUBLE_QUOTED = pattern(r"\"(?:\\.|[^\"\\])*\"")
_OPENERS = ("alias", "anchor", "tag", "block scalar", "directive")
_BLOCK_VALUE = ("sequence entries are not allowed", "mapping keys are not allowed")
_BROKEN_VALUE = ("expected <block end>", "did not find expected key")


def forbidden_character(text: str) -> Refused | None:
    """The refusal of the first character that YAML forbids, or that nobody can see; else None."""
    if text.replace("\n", "").isprintable():  # which says of most texts at once that there is none
        return None
    match = _FORBIDDEN.search(text)
    if match is None:
        return None
    line, column = _position(text, match.start())
    message = f"there is an invisible character here (U+{ord(match[0]):04X}) that no text may hold"
    return Refused("bad-character", message, line, column, hint="delete it")


def explained(error: Exception, text: str) -> Refused:
    """What an error of PyYAML's parser means for the one who typed the text.

    The error is a MarkedYAMLError, or the ValueError or OverflowError that PyYAML lets out for
    the number of a character that does not exist.
    """
    if not isinstance(error, yaml.MarkedYAMLError):
        numbers = _WIDE_ESCAPE.finditer(text)
        start = next((m.start() for m in numbers if int(m[0][2:], 16) > 0x10FFFF), 0)
        return Refused("yaml-escape", "there is no such character", *_position(text, start), 10)
    trouble = Trouble.of(error, text)
    for row in _ROWS:
        if refused := row(trouble):
            return refused
    what = f"{trouble.context}: {trouble.words}" if trouble.context else trouble.words
    return Refused("yaml-syntax", f"this is not valid YAML ({what})", trouble.line, trouble.column)


def _position(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of an offset from 0."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _unknown_escape(trouble: Trouble) -> Refused | None:
    r"""A backslash in double quotes before a letter that means nothing there (``"\mu"``)."""
    if "escape" not in trouble.words:
        return None
    start = max(trouble.here.rfind("\\", 0, trouble.column), 0)
    found = trouble.here[start : start + 2]
    line, column = trouble.opened
    whole = _DOUBLE_QUOTED.match(trouble.here, column - 1) if line == trouble.line else None
    hint = single_quoted(trouble.here, *whole.span()) if whole else "use single quotes"
    message = f"in double quotes {found} does not stand for itself"
    return Refused("yaml-escape", message, trouble.line, start + 1, 2, hint)


def _open_quote(trouble: Trouble) -> Refused | None:
    """A quote that is never closed, or only by one that was to open another text."""
    if "quoted scalar" in trouble.context and "unexpected" in trouble.words:
        line, column = trouble.opened
        message = "the quote that opens here is never closed"
    elif opened := _quote_over_lines(trouble):
        line, column = opened
        message = f"the quote that opens here is closed only in line {trouble.line}"
    else:
        return None
    hint = quoted_at(trouble.line_at(line), column)
    return Refused("yaml-quote", message, line, column, hint=hint)


def _quote_over_lines(trouble: Trouble) -> tuple[int, int] | None:
    """Where the quoted text starts that began in a line above and ended in the line of trouble."""
    try:
        for token in yaml.scan(trouble.text, yaml.SafeLoader):
            if not isinstance(token, yaml.ScalarToken) or token.style not in ("'", '"'):
                continue
            start, end = token.start_mark, token.end_mark
            if start.line < end.line == trouble.line - 1:
                return start.line + 1, start.column + 1
    except (yaml.MarkedYAMLError, ValueError, OverflowError):
        return None  # the trouble itself: there is nothing behind it
    return None


def _special_start(trouble: Trouble) -> Refused | None:
    """A text that starts with a character to which YAML gives a meaning."""
    line, column = _start_of_text(trouble)
    character = trouble.character(line, column)
    if not character:
        return None
    message = f"a text that starts with {character} must be quoted"
    hint = quoted_at(trouble.line_at(line), column)
    return Refused("yaml-quote", message, line, column, hint=hint)


def _start_of_text(trouble: Trouble) -> tuple[int, int]:
    """Where the text starts that the parser took for something else; (0, 0) if it did not."""
    at = (trouble.line, trouble.column)
    character = trouble.character(*at)
    inside = trouble.column > indentation(trouble.here) + 1
    if trouble.context.endswith(_OPENERS) and trouble.opened[0] == trouble.line:
        return trouble.opened
    if "undefined tag handle" in trouble.words:
        return at
    if "cannot start any token" in trouble.words and character != "\t":
        return at
    if trouble.words.startswith(_BLOCK_VALUE) and inside:
        return at
    if "the node content" in trouble.words and character and character in ",]}":
        return at
    if trouble.words.startswith(_BROKEN_VALUE) and inside:
        start = value_start(trouble.here)
        if trouble.character(trouble.line, start) in tuple("\"'[{*&!"):
            return trouble.line, start
    return 0, 0


def _colon(trouble: Trouble) -> Refused | None:
    """A colon and a space within an unquoted text."""
    if not trouble.words.startswith("mapping values are not allowed"):
        return None
    start = value_start(trouble.here)
    if not 1 < start <= trouble.column:
        return None
    hint = quoted_line(trouble.here) or "put the text in quotes"
    message = "a text that holds a colon and a space must be quoted"
    return Refused("yaml-colon", message, trouble.line, trouble.column, hint=hint.strip())


_ROWS: tuple[Callable[[Trouble], Refused | None], ...] = (
    yaml_layout.unfinished_merge,
    yaml_layout.tab,
    _unknown_escape,
    _open_quote,
    _special_start,
    yaml_layout.brackets,
    yaml_layout.cut_text,
    yaml_layout.key_form,
    _colon,
    yaml_layout.missing_colon,
    yaml_layout.deeper_than_value,
    yaml_layout.out_of_line,
)
