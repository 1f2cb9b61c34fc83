r"""What may be typed for a value, as JSON Schema: declared beside the type that reads it.

`workshopsite schema` puts these forms together for editors. They are of draft 7, which all versions
of yaml-language-server (the YAML extension of most editors) knows. Editors see the values of
YAML, and this program the text that was typed, so that a text may be a number or a boolean to an
editor. A form must take whatever the type takes. It may take more: it knows of no other file.

Patterns are regular expressions that ECMA-262 and Python read alike: no flags, no named groups, no
``\d`` and ``\w``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BeforeValidator

from workshopsite.late import dataclass, pattern


@dataclass(frozen=True, eq=False, slots=True)
class Form:
    """Stands in the annotations of a type for what may be typed.

    Attributes:
        schema: a JSON Schema, in which a type may stand for the form of that type.
        name: with it, the schema stands once in the file, however often it is used.
    """

    schema: Mapping[str, Any]
    name: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class SomeKeys:
    """Stands in a Form for the keys of a record, of which none is needed."""

    model: Any


@dataclass(frozen=True, eq=False, slots=True)
class OneLine:
    """What may be typed for a record instead of keys.

    Attributes:
        text: the form of the line.
        start: the pattern with which it begins, where YAML can take its first words for a key,
            because there is a colon in it; "" where it cannot.
    """

    text: Form
    start: str = ""

    def or_keys(self, keys: Mapping[str, Any]) -> Form:
        """The line, or a mapping of that form."""
        split = {
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "propertyNames": {"pattern": rf"^\s*(?:{self.start})"},
        }
        whole = {"additionalProperties": {"type": [*_SCALARS, "null"]}}
        mapping = {"if": split, "then": whole, "else": keys} if self.start else keys
        return Form({"if": {"type": "object"}, "then": mapping, "else": self.text})


class OneOrList(BeforeValidator):
    """A validator of a tuple that takes one value as well as a list of them."""


ANY_CASE = pattern("[a-z]")


def any_case(words: str) -> str:
    """A pattern of small words, with each letter in either case."""
    return ANY_CASE.sub(lambda letter: f"[{letter[0].upper()}{letter[0]}]", words)


def matching(
    pattern: str, message: str, *, but: str = "", also: Iterable[str] = (), name: str = ""
) -> Form:
    """The form of a text of one line.

    Args:
        pattern: what the text is, with white space around it left to this function.
        message: what an editor says of any other text.
        but: a pattern that the text must not begin with.
        also: the other JSON types that a text of that form may have in an editor.
        name: the name of the form, if it is long and used more than once.
    """
    types = ["string", *also]
    unlike = rf"(?!\s*(?:{but}))" if but else ""
    return Form(
        {
            "type": types if also else "string",
            "pattern": rf"^{unlike}\s*(?:{pattern})\s*$",
            "patternErrorMessage": message,
        },
        name,
    )


def one_of(*forms: Any) -> Form:
    """What has one of several forms; types may stand for theirs."""
    return Form({"anyOf": list(forms)})


def list_or(item: Any, other: Any) -> Form:
    """A list, or something else that is none."""
    return Form({"if": {"type": "array"}, "then": {"type": "array", "items": item}, "else": other})


def words(known: Iterable[str], message: str) -> Form:
    """One of several words, in any letter case."""
    listed = list(known)
    pattern = "|".join(map(any_case, listed))
    return one_of(Form({"enum": listed}), matching(pattern, message))


def keyed(values: Any) -> Form:
    """A mapping whose keys are texts of the organiser's own."""
    return Form(
        {"type": "object", "propertyNames": {"pattern": r"\S"}, "additionalProperties": values}
    )


_SCALARS = ("string", "number", "boolean")

SCALAR = Form({"type": list(_SCALARS)})
"""Any text, be it empty."""

TEXT = Form({"type": list(_SCALARS), "pattern": r"\S", "patternErrorMessage": "write a text"})
"""A text."""

TBA_PATTERN = rf"\(?(?:{any_case('tba|tbd|tbc|to be (?:announced|confirmed|determined)')})\.?\)?"
TBA = matching(TBA_PATTERN, "write TBA", name="TBA")
"""What stands where something is not known yet."""

FLAG = Form(
    {
        "anyOf": [
            {"enum": ["yes", "no", True, False]},
            matching(any_case("yes|no|on|off|true|false"), "write yes or no"),
        ]
    }
)

ID = Form(
    {
        "type": list(_SCALARS),
        "pattern": r"^\s*[^\s!-/:-`{-~][^\s!-,/:-@A-Z\[-^`{-~]{0,59}\s*$",
        "minimum": 0,
        "patternErrorMessage": "write small letters, digits and hyphens, at most 60",
    }
)
"""An id: letters and digits of any script, but no capital ones (of ASCII), and ``._-``."""

ID_KEY = Form({name: ID.schema[name] for name in ("pattern", "patternErrorMessage")})
"""An id as the key of a mapping."""

_WEB = r"[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#]\S*"
_SCHEME = r"[A-Za-z][A-Za-z0-9+.-]*:"

WEB_ADDRESS = matching(_WEB, "write an address such as https://example.org/")

ADDRESS = matching(
    rf"{_WEB}|{any_case('mailto')}:.*|(?!//)(?!{_SCHEME}).+",
    "write a path, or an address that begins with https:// or mailto:",
    also=("number", "boolean"),
)

RESOURCE = matching(
    rf"{_WEB}|[^:/]+(?:/.*)?|/.*",
    "write the path of a file in content/, or an address that begins with https://",
    also=("number", "boolean"),
)

NUMBER = Form(
    {
        "type": ["number", "string"],
        "pattern": r"^\s*[-+]?(?:[0-9_]+\.?[0-9_]*|\.[0-9_]+)(?:[eE][-+]?[0-9_]+)?\s*$",
        "patternErrorMessage": "write a number, with a decimal point",
    }
)


def file_ending(endings: Iterable[str], message: str) -> Form:
    """The path of a file of the site whose name has one of these endings (".svg")."""
    listed = "|".join(any_case(ending.removeprefix(".")) for ending in sorted(endings))
    return matching(rf"[^:/]*(?:/.*)?\.(?:{listed})", message)
