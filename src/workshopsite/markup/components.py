"""The line that places a component on a page: ``::: name key=value key="two words" list=a,b,c``.

Such a line stands in column 0 of a page's Markdown. ``NAME`` is that of a file ``NAME.html`` in
``templates/components/`` or the theme, whose macro NAME (with _ for -) gets the arguments. A value
is a text, in double quotes where it holds a space, a comma or nothing; values with unquoted commas
between them are a list, and a comma at the end makes a list of one. In quotes, a backslash stands
before ``"`` and before itself. The grammar is ours (docs: components).
"""

from __future__ import annotations

import re

from workshopsite.late import dataclass, pattern
from workshopsite.problems import Mistake

Value = str | tuple[str, ...]
"""What an argument may be: a text or a list of texts."""

_COMPONENT = pattern(r"[a-z][a-z0-9_-]*")
_NAME = pattern(r"[a-z][a-z0-9_]*")
_QUOTED = r'"(?:\\.|[^"\\])*"'
_WORD = pattern(rf'(?:{_QUOTED}|[^\s"])+')
_ITEM = pattern(rf'({_QUOTED})|[^",]+')
_VALUE = pattern(rf'(?:{_QUOTED}|[^",]+)(?:,(?:{_QUOTED}|[^",]+))*,?')
_CURLY = str.maketrans(dict.fromkeys("“”„‟«»", '"'))


@dataclass(frozen=True, slots=True)
class ComponentCall:
    """A component that a page asks for.

    Attributes:
        name: the component's name; whether it exists is for the renderer to say.
        arguments: keys and values, in the order they were written, each key once.
        line: the line of the page's body, counted from 1.
    """

    name: str
    arguments: tuple[tuple[str, Value], ...]
    line: int


def parse_component(text: str, line: int) -> ComponentCall:
    """Read one component line.

    Args:
        text: the line, beginning with ``:::``.
        line: its number in the page's body, counted from 1.

    Raises:
        Mistake: unknown-component for what cannot be a component's name, component-arguments for
            arguments that cannot be understood.
    """
    name, _, rest = text[3:].strip().partition(" ")
    _check_name(name, text)
    arguments: dict[str, Value] = {}
    for word in _words(rest):
        key, value = _argument(word, name)
        if key in arguments:
            raise Mistake(
                "component-arguments",
                f'the component "{name}" is given "{key}" twice',
                "keep one of the two",
                word,
            )
        arguments[key] = value
    return ComponentCall(name, tuple(arguments.items()), line)


def _check_name(name: str, text: str) -> None:
    if _COMPONENT.fullmatch(name) and text[3].isspace():
        return
    meant = re.sub(r"[^a-z0-9_-]+", "_", name.lower()).strip("_-")
    hint = r"write \::: to show the three colons"
    if _COMPONENT.fullmatch(meant):
        hint = f'write "::: {meant}", or {hint[6:]}'
    message = f'"{name}" is no name of a component' if name else "the component has no name"
    if _COMPONENT.fullmatch(name):
        message = "a space is missing between ::: and the component's name"
    raise Mistake("unknown-component", message, hint, name)


def _words(rest: str) -> list[str]:
    outside = re.sub(_QUOTED, "", rest)
    if outside != outside.translate(_CURLY):
        raise Mistake(
            "component-arguments",
            "the quotation marks are typographic ones",
            f"write straight ones: {rest.translate(_CURLY)}",
        )
    if '"' in outside:
        raise Mistake(
            "component-arguments",
            "a quotation mark is not closed",
            'write a value of several words as key="two words"',
            rest[rest.rfind('"') :],
        )
    return _WORD.findall(rest)


def _argument(word: str, name: str) -> tuple[str, Value]:
    key, equals, raw = word.partition("=")
    if not equals or not key or not raw:
        raise Mistake(
            "component-arguments",
            f'"{word}" is no argument for the component "{name}"',
            "write key=value without spaces around = and commas, "
            'and key="two words" where the value has a space',
            word,
        )
    if not _NAME.fullmatch(key):
        raise Mistake(
            "component-arguments",
            f'"{key}" is no name of an argument',
            "names of arguments have small letters, digits and _ only",
            key,
        )
    return key, _value(raw, key)


def _value(raw: str, key: str) -> Value:
    if not _VALUE.fullmatch(raw):
        raise Mistake(
            "component-arguments",
            f'the value of "{key}" cannot be understood: {raw}',
            'put the whole value in quotation marks, or each item of a list: key="a b","c d"',
            raw,
        )
    items = [_unquoted(match[0]) for match in _ITEM.finditer(raw)]
    is_list = "," in re.sub(_QUOTED, "", raw)
    return tuple(items) if is_list else items[0]


def _unquoted(item: str) -> str:
    return re.sub(r"\\(.)", r"\1", item[1:-1]) if item.startswith('"') else item
