"""Data files as editors see them: with YAML's own types, held against the schemas."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import yaml
from jsonschema import Draft7Validator

from workshopsite.schema.files import schema_text


class _Loader(yaml.SafeLoader):
    """Keys as they were typed, since JSON has no others."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[str, Any]:
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}


class Yaml11(_Loader):
    """As an editor sees a file that is set to YAML 1.1; dates are texts."""


class Yaml12(_Loader):
    """As editors see a file: with the core schema of YAML 1.2 (section 10.3)."""

    yaml_implicit_resolvers: ClassVar = {}


_CORE = {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?",
}
for _name, _pattern in _CORE.items():
    Yaml12.add_implicit_resolver(
        f"tag:yaml.org,2002:{_name}", re.compile(rf"^(?:{_pattern})$"), None
    )


def _integer(_: Any, node: yaml.ScalarNode) -> int:
    return int(node.value, 0 if node.value.startswith(("0o", "0x")) else 10)


Yaml12.add_constructor("tag:yaml.org,2002:int", _integer)
Yaml12.add_constructor("tag:yaml.org,2002:float", lambda _, node: float(node.value))
Yaml11.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)


@cache
def validator(name: str) -> Draft7Validator:
    """What holds data against the schema of that name."""
    return Draft7Validator(json.loads(schema_text(name)))


def refused(name: str, text: str, loader: type[_Loader] = Yaml12) -> list[str]:
    """What an editor marks in a text of the kind that a schema is for, as "way: message"."""
    errors = validator(name).iter_errors(yaml.load(text, loader))
    return [f"{error.json_path}: {error.message[:200]}" for error in errors]


def refused_in(folder: Path) -> list[str]:
    """What editors mark in a site's data files and in the front matter of its pages."""
    return [
        f"{name} {mark}"
        for name, text in _texts(folder)
        for loader in (Yaml12, Yaml11)
        for mark in refused(name, text, loader)
    ]


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted((folder / "content").glob("*.yaml")):
        yield file.stem, file.read_text("utf-8")
    for file in sorted((folder / "content").rglob("*.md")):
        if match := re.match(r"\s*---\n(.*?)^---$", file.read_text("utf-8"), re.M | re.DOTALL):
            yield "front-matter", match[1]
