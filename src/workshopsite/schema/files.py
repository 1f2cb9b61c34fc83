"""The schemas of all data files and of front matter, as JSON, and where they are written.

They are of draft 7 (https://json-schema.org/draft-07), because yaml-language-server, which most
editors use for YAML, knows later ones in its newest versions only; ``patternErrorMessage`` is an
addition of its own, and others pass over it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from workshopsite.model import forms
from workshopsite.model.competition import Competition
from workshopsite.model.page import Page
from workshopsite.model.paper import NOT_CHECKED, Paper
from workshopsite.model.people import Person
from workshopsite.model.program import Day, Slot
from workshopsite.model.workshop import Workshop
from workshopsite.schema import FOLDER, NAMES
from workshopsite.schema.making import Making


def _or_nothing(model: Any) -> Any:
    return {"if": {"type": "null"}, "else": model}


_HAS_DAYS = {
    "contains": {"type": "object", "anyOf": [{"required": ["slots"]}, {"required": ["date"]}]}
}
_PEOPLE = {
    "type": ["object", "null"],
    "propertyNames": forms.ID_KEY,
    "additionalProperties": Person,
}
_PROGRAM = {
    "type": ["array", "null"],
    "if": _HAS_DAYS,
    "then": {"items": Day},
    "else": {"items": Slot},
}
_PAPERS = {
    "type": ["array", "null"],
    "items": {"type": "object", "if": NOT_CHECKED, "else": Paper},
}
_ROOTS: dict[str, Any] = {
    "workshop": Workshop,
    "program": _PROGRAM,
    "people": _PEOPLE,
    "papers": _PAPERS,
    "competition": _or_nothing(Competition),
    "front-matter": _or_nothing(Page),
}


def schema_text(name: str) -> str:
    """The schema of that name (one of NAMES) as JSON."""
    making = Making()
    made = making.form(_ROOTS[name])
    top = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": name if name == "front-matter" else f"{name}.yaml",
        **({"allOf": [made]} if "$ref" in made else made),
        "definitions": {key: making.definitions[key] for key in sorted(making.definitions)},
    }
    return json.dumps(top, ensure_ascii=False, indent=1) + "\n"


def write_schemas(folder: Path) -> list[str]:
    """Write all schemas into a site's folder; their names in it, sorted.

    Raises:
        OSError: the system refuses. What was written up to there is left.
    """
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        (folder / FOLDER / f"{name}.json").write_bytes(schema_text(name).encode())
    return sorted(f"{FOLDER}/{name}.json" for name in NAMES)
