"""Schemas that others keep, and that are no part of this project because of their licence.

WORKSHOPSITE_SCHEMAS names the folder that they are in: the folder validator/ of
https://github.com/voc/schedule, or one with the names of our own. Without it, tests that need them
are skipped and say so; in continuous integration they fail.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft6Validator, FormatChecker
from lxml import etree

XSD = ("xsd/schedule.xml.xsd", "frab-schedule.xsd")
JSON_SCHEMA = ("json/schema.json", "frab-schedule.schema.json")


def schema(names: tuple[str, ...]) -> Path:
    """The file of a schema that has one of these names."""
    folder = os.environ.get("WORKSHOPSITE_SCHEMAS")
    if not folder:
        reason = "WORKSHOPSITE_SCHEMAS names no folder with c3voc's schemas (see CONTRIBUTING.md)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    found = [Path(folder, name) for name in names if Path(folder, name).is_file()]
    assert found, f"WORKSHOPSITE_SCHEMAS: there is no {' or '.join(names)} in {folder}"
    return found[0]


def wrong_in_xml(document: bytes) -> list[str]:
    """What the XSD for schedule.xml finds wrong."""
    checked = _xsd(schema(XSD))
    checked.validate(etree.fromstring(document))
    return [f"line {error.line}: {error.message}" for error in checked.error_log]


def wrong_in_json(document: Any) -> list[str]:
    """What the JSON Schema for schedule.json finds wrong, addresses and dates included."""
    errors = _json_schema(schema(JSON_SCHEMA)).iter_errors(document)
    return [f"{error.json_path}: {error.message}" for error in errors]


@cache
def _xsd(file: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(file))


@cache
def _json_schema(file: Path) -> Draft6Validator:
    rules = json.loads(file.read_text("utf-8"))
    return Draft6Validator(rules, format_checker=FormatChecker())
