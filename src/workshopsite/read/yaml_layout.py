"""Mistakes in how a YAML text is laid out: tabs, indentation, brackets, colons, one-line items.

Each public function knows one mistake: it takes the trouble of the parser and gives a refusal in
plain words, or None where something else is wrong. The parser's words are PyYAML's.
"""

from __future__ import annotations

import re
from dataclasses import replace

from workshopsite.late import pattern
from workshopsite.read.traps import long_form, quoted_entry, quoted_line, value_start
from workshopsite.read.yaml_trouble import Refused, Trouble, indentation

_MERGE_MARK = pattern(r"(?:<{7}|>{7})(?: |$)")
_LEAD = pattern(r"[ \t]*(?:-[ \t]+)*")
_KEY_LINE = pattern(r"[ ]*(?:- +)*[a-z_]+:(?:\s|$)")
_ANY_KEY = pattern(r"[ ]*(?:- +)*[^\s\"'\[{].*?:(?:\s|$)")
_NO_SPACE = pattern(r"(?P<key>[ ]*(?:- +)*[^\W\d][\w-]*)\s*(?::(?! )|：)\s*(?P<value>[^\s/].*)")
"""No plain space behind the colon, or the wide colon of East Asian keyboards; but no https://."""
_DASHED = pattern(r"([ ]*(?:- +)*)-([^\s-].*)")
_QUOTED = pattern(r"\"(?:\\.|[^\"\\])*\"|'(?:''|[^'])*'")
_CUT = pattern(r"\s#(?=\S)")
_CLOSING = {"[": "]", "{": "}"}
_NO_COLON = "could not find expected ':'"
_LONGEST_KEY = 1024
_NOT_ALLOWED = "mapping values are not allowed"


def unfinished_merge(trouble: Trouble) -> Refused | None:
    """The marks that git leaves around two versions between which somebody must choose."""
    for number, line in enumerate(trouble.lines, 1):
        if _MERGE_MARK.match(line):
            message = "git left this mark, because it could not merge two versions"
            hint = "keep one of the two versions, and remove the three lines with the marks"
            return Refused("yaml-syntax", message, number, 1, len(line), hint)
    return None


def tab(trouble: Trouble) -> Refused | None:
    """A tab where only spaces may stand."""
    lead = _LEAD.match(trouble.here)
    column = lead[0].find("\t") + 1 if lead else 0
    if "'\\t'" in trouble.words:
        column = trouble.column
    if not column:
        return None
    message = "there is a tab here, but YAML allows only spaces"
    return Refused("yaml-tab", message, trouble.line, column, hint=trouble.here.replace("\t", "  "))


def key_form(trouble: Trouble) -> Refused | None:
    """A slot in one line (``- 10:30 Title``) with keys below it, where YAML cannot read that."""
    if not trouble.words.startswith(_NOT_ALLOWED):
        return None
    here, above = trouble.here, trouble.above(trouble.line)
    below = trouble.line_at(trouble.below(trouble.line))
    ends_as_key = here.rstrip().endswith(":") and indentation(below) > indentation(here)
    if ends_as_key and _is_item(here):
        return _written_out(here, trouble.line)
    item = trouble.line_at(above)
    if not _is_item(item) or _ANY_KEY.match(item) or indentation(here) <= indentation(item):
        return None
    if _KEY_LINE.match(here):
        return _written_out(item, above)
    return _written_out(f"{item.rstrip()} {here.strip()}", above) if ends_as_key else None


def _is_item(line: str) -> bool:
    return line.lstrip().startswith("- ")


def _written_out(item: str, line: int) -> Refused:
    start = value_start(item)
    message = "an item in one line cannot have keys below it"
    width = len(item.rstrip()) - start + 1
    hint = long_form(item)
    if hint.lstrip().startswith("- title:"):  # it may as well be a person
        hint = "give this line a key too, such as title: or name:"
    return Refused("yaml-key-form", message, line, start, width, hint)


def brackets(trouble: Trouble) -> Refused | None:
    """A list in [ ] or keys in { } that are not closed, or broken by a text that needs quotes."""
    if not trouble.context.startswith("while parsing a flow"):
        return None
    trouble = _from_bracket(trouble)
    bracket = trouble.character(*trouble.opened)
    if _is_left_open(trouble):
        return _left_open(trouble, bracket)
    found = trouble.character(trouble.line, trouble.column)
    rule, message, hint = "yaml-quote", "a comma is missing, or a text must be quoted", ""
    if found == ":":
        rule, message = "yaml-colon", "a text that holds a colon and a space must be quoted"
    elif found and found in "[{":
        rule, message = "yaml-syntax", "a comma is missing before this"
        hint = f"put a comma before this {found}"
    elif found and found in "]}":
        rule, message = "yaml-syntax", f"the {bracket} of line {trouble.opened[0]} is open here"
        hint = f"close it first, with {_CLOSING.get(bracket)}"
    hint = hint or quoted_entry(trouble.here, trouble.column) or "put the text in quotes"
    return Refused(rule, message, trouble.line, trouble.column, hint=hint.strip())


def _from_bracket(trouble: Trouble) -> Trouble:
    """The trouble with its bracket; for a missing value the parser only names where that goes."""
    line, column = trouble.opened
    if trouble.character(line, column) in {"[", "{"}:
        return trouble
    for number in range(line, 0, -1):
        before = trouble.line_at(number)[: column - 1 if number == line else None]
        if at := max(before.rfind("["), before.rfind("{")) + 1:
            return replace(trouble, opened=(number, at))
    return trouble


def _is_left_open(trouble: Trouble) -> bool:
    """Whether the bracket's line came to its end, and what follows is no part of the list."""
    line = trouble.opened[0]
    if trouble.line == line:
        return trouble.column > len(trouble.here.rstrip())
    if trouble.column > len(trouble.here):
        return True
    is_block = _KEY_LINE.match(trouble.here) or _is_item(trouble.here)
    return bool(is_block) and indentation(trouble.here) <= indentation(trouble.line_at(line))


def _left_open(trouble: Trouble, bracket: str) -> Refused:
    line, column = trouble.opened
    text = trouble.line_at(line)
    if cut := _cut_in(text, column):
        return _cut_short(text, line, cut)
    hint = f"close it with {_CLOSING.get(bracket)}"
    if value_start(text) == column and (mended := quoted_line(text)):
        hint += f", or quote the text: {mended.strip()}"
    return Refused(
        "yaml-syntax", f"the {bracket} that opens here is not closed", line, column, hint=hint
    )


def _cut_in(line: str, column: int = 0) -> re.Match[str] | None:
    """A # in the line that makes the rest a comment, though no space follows it."""
    without_quoted = _QUOTED.sub(lambda match: "x" * len(match[0]), line)
    return _CUT.search(without_quoted, column)


def _cut_short(text: str, line: int, cut: re.Match[str]) -> Refused:
    message = "the # and what follows are left out as a comment"
    width = len(text.rstrip()) - cut.end() + 1
    hint = "put the text with the # in quotes"
    return Refused("yaml-comment", message, line, cut.end(), width, hint)


def cut_text(trouble: Trouble) -> Refused | None:
    """A text over several lines that a # cut short, so that its next line makes no sense."""
    line = trouble.opened[0] if _NO_COLON in trouble.words else trouble.line
    above = trouble.above(line)
    cut = _cut_in(trouble.line_at(above))
    if not cut or not trouble.words.startswith((_NO_COLON, "expected <block end>")):
        return None
    if indentation(trouble.line_at(line)) < indentation(trouble.line_at(above)):
        return None
    return _cut_short(trouble.line_at(above), above, cut)


def missing_colon(trouble: Trouble) -> Refused | None:
    """A line that should have a key, but has no colon with a space after it."""
    line = trouble.opened[0]
    if trouble.words.startswith(_NOT_ALLOWED):
        line = trouble.line if trouble.column > _LONGEST_KEY else trouble.above(trouble.line)
        if not line or indentation(trouble.line_at(line)) != indentation(trouble.here):
            return None
    elif _NO_COLON not in trouble.words:
        return None
    text, above = trouble.line_at(line), trouble.above(line)
    column, width = indentation(text) + 1, len(text.strip())
    if match := _NO_SPACE.match(text):
        message = "the key must have a colon and a space after it"
        hint = f"{match['key']}: {match['value']}".strip()
        return Refused("yaml-syntax", message, line, column, width, hint)
    if match := _DASHED.match(text):
        message = "a space is missing behind the -"
        return Refused("yaml-syntax", message, line, column, 1, f"{match[1]}- {match[2]}".strip())
    if width > _LONGEST_KEY:
        message = f"a key can have {_LONGEST_KEY} characters at most"
        return Refused("yaml-syntax", message, line, column, width)
    message = "this line has no key, that is, no word with a colon and a space after it"
    hint = "indent the line more deeply if it goes on with the text above it" if above else ""
    return Refused("yaml-syntax", message, line, column, width, hint)


def deeper_than_value(trouble: Trouble) -> Refused | None:
    """A key below a text that is complete, and indented more deeply than that text's own key."""
    above = trouble.above(trouble.line)
    if not trouble.words.startswith(_NOT_ALLOWED) or not above:
        return None
    upper = trouble.line_at(above)
    column = indentation(trouble.here) + 1
    if _KEY_LINE.match(trouble.here) and _KEY_LINE.match(upper):
        start = _content_column(upper)
        message = f"this key is indented more deeply than line {above}, which has its text already"
        hint = f"start it in column {start}, below that key"
        return Refused("yaml-syntax", message, trouble.line, column, hint=hint)
    message = f"this line goes on with the text of line {above}, and holds a colon and a space"
    hint = "put quotes around the whole text, or give this line the indentation of a key"
    return Refused("yaml-colon", message, trouble.line, trouble.column, hint=hint)


def _content_column(line: str) -> int:
    """The column, from 1, of what follows the dashes of a list."""
    lead = _LEAD.match(line)
    return lead.end() + 1 if lead else 1


def out_of_line(trouble: Trouble) -> Refused | None:
    """A line whose indentation fits none above it, or a list and keys at the same one."""
    words = ("expected <block end>", "expected '<document start>'", "sequence entries are not")
    starts = (indentation(trouble.here) + 1, _content_column(trouble.here))
    if not trouble.words.startswith(words) or trouble.column not in starts:
        return None
    if trouble.character(trouble.line, trouble.column) == ":":
        message, hint = "there is no key before this colon", "write the key, or quote the text"
        return Refused("yaml-syntax", message, trouble.line, trouble.column, hint=hint)
    above = trouble.above(trouble.line)
    message, hint = _misfit(trouble, above)
    width = len(trouble.here.strip())
    return Refused("yaml-syntax", message, trouble.line, trouble.column, width, hint)


def _misfit(trouble: Trouble, above: int) -> tuple[str, str]:
    """What is wrong with the indentation of the line of trouble, and what to do."""
    line, column = trouble.opened
    if trouble.line_at(above).startswith("..."):
        return f"nothing may follow the ... of line {above}", f"remove line {above}"
    beside = trouble.line_at(above)
    if _is_item(trouble.here) and _is_item(beside) and indentation(beside) >= trouble.column:
        hint = f"start it in column {indentation(beside) + 1}, under the - of line {above}"
        return "this item stands between two lists", hint
    if column == trouble.column:
        kinds = ("a key", "list") if _is_item(trouble.line_at(line)) else ("an item with -", "keys")
        message = f"{kinds[0]} cannot stand here, because line {line} starts a {kinds[1]}"
        return message.replace("a keys", "keys"), "indent one of the two more deeply"
    starts = {above: _content_column(trouble.line_at(above))}
    if line:
        starts.setdefault(line, column)
    fits = " and ".join(f"line {n} in column {starts[n]}" for n in sorted(starts))
    message = f"this line starts in column {trouble.column}, but {fits}"
    return message, "start it in the same column as the line that it belongs beside"
