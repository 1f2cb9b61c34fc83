"""Lines mended for the organiser: quoted where YAML needs quotes, written out where it needs keys.

YAML gives a meaning to many characters that stand in ordinary titles (": ", " #", a leading "*",
"@", "[" and so on). Whoever reports such a line shows with it the line as it should be written;
these functions write it. They look at one line of text and know nothing of the file around it, so
what they give is a proposal for a message, never data.
"""

from __future__ import annotations

import re

from workshopsite.late import pattern

_TIME = (
    r"(?:\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\b\.?)?"
    r"|\d{1,2}\s*[ap]\.?m\b\.?|\d{1,2}h\b|noon\b|midnight\b)"
)

_ONE_LINE_FORM = pattern(
    r"(?:(?P<date>\d{4}-\d{2}-\d{2})(?:\s+|$))?"
    rf"(?:(?P<time>{_TIME}(?:\s*(?:-|–|—|\bto\b)\s*{_TIME})?)(?:\s+(?P<zone>AoE|UTC)\b)?(?:\s+|$))?"
    r"(?P<title>.*)",
    re.IGNORECASE,
)
"""The parts of a one-line slot, date or news item, by the key that each has when written out."""

_LINE = pattern(
    r"(?P<lead>\s*(?:- +)*)"
    r"(?:(?P<key>\"[^\"]*\"|'[^']*'|[^\s\"'\[{].*?)(?P<colon>\s*:(?:\s+|$)))?"
    r"(?P<value>.*?)"
    r"(?P<comment>\s{2,}#.*)?\s*"
)

_WHOLE_QUOTES = pattern(r"\"(?:\\.|[^\"\\])*\"|'(?:''|[^'])*'")
_CURLY_QUOTES = pattern("[\u201c-\u201e][^\u201c-\u201e]*[\u201c\u201d]|\u00ab[^\u00ab]*\u00bb")
_BLOCK_HEADER = pattern(r"[|>][-+0-9]*")
_FIELD = pattern(r"[a-z_]+")
_ENTRY_KEY = pattern(r"[{,]\s*[\w-]+\s*:\s+")
_ENTRY_END = pattern(r"\s*(?:,\s*[\w-]+\s*:\s|\s[#]|[}\]]|$)")
_NEEDS_QUOTES = pattern(r"[\s\-?:,\[\]{}#&*!|>'\"%@`]|.*(?::(?:\s|$)|\s#|\s$)|~?$", re.DOTALL)


def quoted(text: str) -> str:
    r"""The text in quotes, so that YAML reads it as it is typed.

    Single quotes where the text holds a backslash or a double quote: inside double quotes "\t"
    would be a tab. The text is one line.
    """
    if "\\" in text or '"' in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def written(text: str) -> str:
    """The text as a value in YAML: quoted where it has to be, else as it is."""
    return quoted(text) if _NEEDS_QUOTES.match(text) else text


def quoted_line(line: str) -> str | None:
    """The line with its value in quotes; None where there is no value, or it needs no quotes.

    ``title: Green AI: Energy`` gives ``title: "Green AI: Energy"``. In a list, only a word in
    lower case is taken for a key, so that ``- 10:30 Tutorial: Energy`` is quoted as a whole.
    A comment after two spaces stays a comment.
    """
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    lead, key, colon, value, comment = (match[name] or "" for name in _LINE.groupindex)
    if "-" in lead and key and not _FIELD.fullmatch(key):
        key, colon, value = "", "", key + colon + value
    if not value or _WHOLE_QUOTES.fullmatch(value) or _BLOCK_HEADER.fullmatch(value):
        return None
    if not key and value.startswith("{") and ":" in value:  # a record, and not a text
        return None
    return lead + key + colon + quoted(_meant(value)) + comment


def quoted_entry(line: str, column: int) -> str | None:
    """As quoted_line, for the entry of a ``{key: value, …}`` that stands at a column (from 1)."""
    keys = list(_ENTRY_KEY.finditer(line, 0, column - 1))
    end = _ENTRY_END.search(line, column)
    if not keys or end is None:
        return None
    value = line[keys[-1].end() : end.start()]
    return line[: keys[-1].end()] + quoted(_meant(value)) + line[end.start() :]


def single_quoted(line: str, start: int, stop: int) -> str:
    """The line with the double-quoted text between two offsets (from 0) in single quotes."""
    text = re.sub(r"\\([\"\\])", r"\1", line[start + 1 : stop - 1]).replace("'", "''")
    return f"{line[:start]}'{text}'{line[stop:]}".strip()


def quoted_at(line: str, column: int) -> str:
    """The line with quotes around the text that starts at a column (from 1), or advice."""
    whole = value_start(line) == column
    mended = quoted_line(line) if whole else quoted_entry(line, column)
    return mended.strip() if mended else "put the text in quotes"


def value_start(line: str) -> int:
    """The column, from 1, where the value of a line starts (after ``- `` and the key).

    As in quoted_line, the whole of a list's item is a value unless its key is a plain word.
    """
    match = _LINE.fullmatch(line)
    if match is None:
        return 1
    whole_item = "-" in match["lead"] and not _FIELD.fullmatch(match["key"] or "")
    return (match.end("lead") if whole_item else match.start("value")) + 1


def long_form(line: str) -> str:
    """A one-line slot, date or news item, written out with keys, so that more keys can follow.

    ``- 10:30 Tutorial: Energy:`` gives two lines, ``- time: 10:30`` and
    ``  title: "Tutorial: Energy"``, with the indentation of the line given.
    """
    indentation = line[: len(line) - len(line.lstrip(" "))]
    text = line.strip().removeprefix("-").strip().removesuffix(":").strip()
    match = _ONE_LINE_FORM.fullmatch(_meant(text) if text else text)
    parts = match.groupdict() if match else {"title": text}
    keys = [f"{key}: {_head(key, value)}" for key, value in parts.items() if value]
    return f"{indentation}- " + f"\n{indentation}  ".join(keys or ["title:"])


def _head(key: str, value: str) -> str:
    return written(value.strip()) if key == "title" else value


def _meant(value: str) -> str:
    """The text that a value is meant to be, without quotes that were to go around all of it."""
    if _CURLY_QUOTES.fullmatch(value):  # which word processors make of straight ones
        return value[1:-1].strip()
    quote = value[0]
    if quote not in "\"'":
        return value
    if _WHOLE_QUOTES.fullmatch(value):
        return value[1:-1]
    second = value.find(quote, 1)
    if second < 0:  # an apostrophe begins a word ('Tis); a double quote was never closed
        return value if quote == "'" else value[1:]
    inner = value[second - 1] in " \t\\" or value[second + 1 : second + 2].isalnum()
    if inner and second < len(value) - 1 and value.endswith(quote):
        return value[1:-1]
    return value
