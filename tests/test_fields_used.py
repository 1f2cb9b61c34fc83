"""A field that no surface and no rule uses would be a promise that is not kept."""

import re
from pathlib import Path

import workshopsite
from workshopsite.model.record import Record

PACKAGE = Path(workshopsite.__file__).parent
USERS = ("theme", "render", "outputs", "check", "markup")
ENDINGS = {".py", ".html", ".xml", ".txt"}


def _subclasses(model):
    for one in model.__subclasses__():
        yield one
        yield from _subclasses(one)


def _words():
    # The repository's own site shows its competition in a layout of its own.
    folders = [PACKAGE / user for user in USERS] + [PACKAGE.parents[1] / "templates"]
    files = (file for folder in folders for file in folder.rglob("*"))
    texts = (file.read_text(encoding="utf-8") for file in files if file.suffix in ENDINGS)
    return set(re.findall(r"\w+", "\n".join(texts)))


def test_every_field_is_used_by_a_surface_or_a_rule():
    words = _words()
    unused = [
        f"{model.__name__}.{name}"
        for model in _subclasses(Record)
        for name in model.model_fields
        if name != "extra" and name not in words  # extra is for templates of the site
    ]
    assert unused == []


def test_every_field_that_can_be_typed_is_described_with_an_example():
    undescribed = [
        f"{model.__name__}.{name}"
        for model in _subclasses(Record)
        if model.__name__ not in {"Appearance", "Program"}  # they are made and never typed
        for name, field in model.model_fields.items()
        if not field.description
    ]
    assert undescribed == []
