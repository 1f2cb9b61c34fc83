"""Schemas made of annotations: of a record's keys, and of the forms that its types declare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from workshopsite.late import dataclass
from workshopsite.model import forms
from workshopsite.model.forms import Form, OneOrList, SomeKeys
from workshopsite.model.record import Record, is_derived

Schema = dict[str, Any]

_NULL = {"type": "null"}


@dataclass
class Making:
    """Makes schemas of annotations; records become definitions, which may name each other."""

    definitions: dict[str, Schema] = field(default_factory=dict)

    def form(self, part: Any) -> Any:
        """A part of a schema, with schemas instead of the types in it."""
        if isinstance(part, Form):
            return self._named(part) if part.name else self.form(part.schema)
        if isinstance(part, Mapping):
            return {key: self.form(value) for key, value in part.items()}
        if isinstance(part, list):
            return list(map(self.form, part))
        if isinstance(part, SomeKeys):
            return self._keys(part.model, needed=False)
        if part is None or isinstance(part, (str, int, float)):
            return part
        return self.of_type(part, ())

    def _named(self, form: Form) -> Schema:
        self.definitions[form.name] = self.form(form.schema)
        return {"$ref": f"#/definitions/{form.name}"}

    def of_type(self, annotation: Any, marks: tuple[Any, ...]) -> Schema:
        """The schema of a type, with what stands beside it in its annotation.

        Raises:
            TypeError: nothing says what may be typed for it.
        """
        if form := next((mark for mark in reversed(marks) if isinstance(mark, Form)), None):
            return dict(self.form(form))
        origin, inner = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self.of_type(inner[0], (*annotation.__metadata__, *marks))
        if origin in {Union, UnionType}:
            [known] = [one for one in inner if one is not type(None)]
            return self.of_type(known, marks)
        if origin is tuple:
            return self._list(self.of_type(inner[0], ()), marks)
        if isinstance(annotation, type) and issubclass(annotation, Record):
            return self._reference(annotation)
        raise TypeError(f"no Form says what may be typed for {annotation}")

    def _list(self, item: Schema, marks: tuple[Any, ...]) -> Schema:
        listed = {"type": "array", "items": item}
        takes_one = any(isinstance(mark, OneOrList) for mark in marks)
        return {"anyOf": [item, listed]} if takes_one else listed

    def _reference(self, model: type[Record]) -> Schema:
        name = model.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # so that a record which holds its like comes to an end
            keys = self._keys(model)
            self.definitions[name] = self.form(model.line.or_keys(keys)) if model.line else keys
        return {"$ref": f"#/definitions/{name}"}

    def _keys(self, model: type[Record], *, needed: bool = True) -> Schema:
        """A mapping with the keys of a record, in every spelling."""
        properties = dict(self._properties(model))
        for spelling, name in model.spellings.items():
            properties[spelling] = properties[name]
        properties |= {name: self.form(form) for name, form in model.written_out.items()}
        rules = _rules(model) if needed else {}
        return {
            "type": "object",
            "description": (model.__doc__ or "").partition("\n")[0],
            "properties": properties,
            "additionalProperties": False,
            **rules,
        }

    def _properties(self, model: type[Record]) -> Iterator[tuple[str, Schema]]:
        ordered = sorted(model.model_fields.items(), key=lambda one: one[0] == "extra")
        for name, told in ordered:
            if is_derived(told):
                continue
            about: Schema = {"description": told.description}
            if told.examples:
                about["examples"] = told.examples
            is_free = name == "extra"
            yield name, about | ({} if is_free else self._value(model, name))

    def _value(self, model: type[Record], name: str) -> Schema:
        """What may be typed behind a key, besides what its type takes."""
        told = model.model_fields[name]
        made = self.of_type(told.annotation, tuple(told.metadata))
        if model.can_be_open(name):
            made = self._or_open(made)
        return {"anyOf": [made, _NULL]} if name in model.may_be_empty else made

    def _or_open(self, schema: Schema) -> Schema:
        """What is not known yet, or what the schema takes; any text is both."""
        takes_any = schema.get("pattern") == forms.TEXT.schema["pattern"]
        if takes_any or schema == forms.SCALAR.schema:
            return schema
        tba = self.form(forms.TBA)
        if set(schema) == {"anyOf"}:  # whose words editors offer, but not those of an "else"
            return {"anyOf": [*schema["anyOf"], tba]}
        return {"if": tba, "else": schema}


def _rules(model: type[Record]) -> Schema:
    """What a record needs, and which keys exclude each other."""
    fields = model.model_fields.items()
    needed = [name for name, told in fields if told.is_required() and not is_derived(told)]
    ways = {name: [name, *_same(model, name), *model.instead.get(name, ())] for name in needed}
    only = [name for name in needed if ways[name] == [name]]
    others: list[Schema] = [
        {"anyOf": [{"required": [way]} for way in ways[name]]}
        for name in needed
        if name not in only
    ]
    others += [{"not": {"required": [name, same]}} for same, name in model.spellings.items()]
    alone = {
        name: {"propertyNames": {"enum": [name, *partners]}}
        for name, partners in model.alone.items()
    }
    rules = {"required": only, "allOf": others, "dependencies": alone}
    return {name: rule for name, rule in rules.items() if rule}


def _same(model: type[Record], name: str) -> list[str]:
    return [spelling for spelling, meant in model.spellings.items() if meant == name]
