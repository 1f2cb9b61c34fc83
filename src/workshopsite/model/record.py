"""Records: what all parts of the model share, and how data becomes one, problem by problem."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, cast, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, ValidationError
from pydantic_core import ErrorDetails

from workshopsite.problems import Mistake, Place, Problems, did_you_mean
from workshopsite.read.source import Document, KeyPath, Source

if TYPE_CHECKING:
    from workshopsite.model.context import Context

R = TypeVar("R", bound="Record")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record was written: a document, and the way to the record in it."""

    document: Document
    path: KeyPath = ()

    def place(self, *keys: str | int, key: bool = False) -> Place:
        """Where the value (or the key itself) below the record stands."""
        return self.document.place((*self.path, *keys), key=key)

    @property
    def source(self) -> Source:
        """The file that it was written in."""
        return self.document.source


class Record(BaseModel):
    """A frozen part of the model, made by `record` below.

    Fields are the keys that an organiser can type, except those marked `derived()`, which the
    loader fills. ``spellings`` names further keys that mean a field ("speaker" for "speakers").
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)
    spellings: ClassVar[Mapping[str, str]] = {}
    _origin: Origin | None = PrivateAttr(None)

    @property
    def origin(self) -> Origin:
        """Where this record was written; every record that `record` made has one."""
        if self._origin is None:
            raise AttributeError(f"this {type(self).__name__} was not read from a file")
        return self._origin

    @classmethod
    def put_together(cls, origin: Origin, **values: Any) -> Self:
        """A record of values that are already what its fields hold, and not typed text."""
        made = cast("Self", cls.model_construct(**values))
        return made.placed(origin)

    def placed(self, origin: Origin) -> Self:
        """The same record, once its origin is known; only who makes records calls this."""
        self._origin = origin
        return self

    @classmethod
    def keys(cls) -> list[str]:
        """The keys that can be typed for this record."""
        typed = [name for name, field in cls.model_fields.items() if not is_derived(field)]
        return [*typed, *cls.spellings]


def derived(default: Any = None, *, description: str) -> Any:
    """A field that cannot be typed: the loader computes it."""
    return Field(default, description=description, json_schema_extra={"derived": True})


def key(default: Any = ..., *, description: str, example: str = "") -> Any:
    """A field that is a key in a data file, with its one line of documentation."""
    return Field(default, description=description, examples=[example] if example else None)


def is_derived(field: Any) -> bool:
    """Whether a field is one that the loader computes."""
    extra = field.json_schema_extra
    return isinstance(extra, dict) and bool(extra.get("derived"))


def record(
    model: type[R],
    origin: Origin,
    data: Any,
    context: Context,
    *,
    salvage: bool = False,
    **computed: Any,
) -> R | None:
    """Make a record of data; add a problem for all that is wrong with it.

    Args:
        model: the kind of record.
        origin: where the data was written.
        data: a mapping of keys; anything else is a problem.
        context: what the fields need to know of the rest of the site.
        salvage: with it, wrong keys are left out and the rest is made a record; without it, a
            wrong record is None. Problems are added either way.
        computed: values for derived fields.
    """
    if not isinstance(data, Mapping):
        context.problems.add_mistake(_not_keys(model, data), origin.place())
        return None
    values, typed_as = _by_field(model, origin, data, context.problems)
    values |= _nested(model, origin, values, typed_as, context)
    made, wrong = _validated(model, values | computed, origin, typed_as, context)
    if made is None and salvage:
        context.broken_keys |= wrong
        kept = {name: value for name, value in values.items() if name not in wrong}
        made, _ = _validated(model, kept | computed, origin, typed_as, context)
    return made and made.placed(origin)


def _not_keys(model: type[Record], data: Any) -> Mistake:
    keys = ", ".join(model.keys()[:6])
    found = "a list" if isinstance(data, list) else "a text" if data else "nothing"
    return Mistake("wrong-type", f"this needs keys and values, not {found}", f"keys: {keys}, ...")


def _by_field(
    model: type[Record], origin: Origin, data: Mapping[str, Any], problems: Problems
) -> tuple[dict[str, Any], dict[str, str]]:
    """The typed values by field name, and the key that each was typed as."""
    values: dict[str, Any] = {}
    typed_as: dict[str, str] = {}
    for typed, value in data.items():
        name = model.spellings.get(typed, typed)
        if name in values:
            message = f'"{typed}" says the same as "{typed_as[name]}"; only one can be given'
            problems.add("duplicate-key", message, origin.place(typed, key=True))
            continue
        field = model.model_fields.get(name)
        values[typed if field is None or is_derived(field) else name] = value
        typed_as[name] = typed
    return values, typed_as


def _nested(
    model: type[Record],
    origin: Origin,
    values: Mapping[str, Any],
    typed_as: Mapping[str, str],
    context: Context,
) -> dict[str, Any]:
    """The values that are records themselves, made one by one; broken ones are left out."""
    made: dict[str, Any] = {}
    for name, inner, is_list in _record_fields(model):
        if name not in values:
            continue
        below = Origin(origin.document, (*origin.path, typed_as[name]))
        if not is_list:
            made[name] = record(inner, below, values[name], context, salvage=True)
        elif isinstance(values[name], list):
            made[name] = tuple(records(inner, below, values[name], context))
    return made


def records(model: type[R], origin: Origin, items: Iterable[Any], context: Context) -> Iterable[R]:
    """The records of a list; wrong ones are reported and left out."""
    for at, item in enumerate(items):
        made = record(model, Origin(origin.document, (*origin.path, at)), item, context)
        if made is not None:
            yield made


def _record_fields(model: type[Record]) -> Iterable[tuple[str, type[Record], bool]]:
    for name, field in model.model_fields.items():
        if is_derived(field):
            continue
        for part in (field.annotation, *get_args(field.annotation)):
            if isinstance(part, type) and get_origin(part) is None and issubclass(part, Record):
                yield name, part, get_origin(field.annotation) is tuple
                break


def _validated(
    model: type[R],
    values: Mapping[str, Any],
    origin: Origin,
    typed_as: Mapping[str, str],
    context: Context,
) -> tuple[R | None, set[str]]:
    try:
        return model.model_validate(values, context={"site": context}), set()
    except ValidationError as error:
        details = error.errors(include_url=False)
    for detail in details:
        _report(model, detail, origin, typed_as, context.problems)
    return None, {str(detail["loc"][0]) for detail in details if detail["loc"]}


def _report(
    model: type[Record],
    detail: ErrorDetails,
    origin: Origin,
    typed_as: Mapping[str, str],
    problems: Problems,
) -> None:
    loc = detail["loc"]
    name = str(loc[0]) if loc else ""
    path = (typed_as.get(name, name), *loc[1:]) if loc else ()
    mistake = (detail.get("ctx") or {}).get("error")
    if isinstance(mistake, Mistake):
        problems.add_mistake(mistake, origin.place(*path))
    elif detail["type"] == "extra_forbidden":
        hint = did_you_mean(name, model.keys())
        problems.add("unknown-key", f'"{name}" is no key here', origin.place(*path, key=True), hint)
    elif detail["type"] == "missing":
        problems.add(
            "missing-key", f'"{name}" is missing here', origin.place(), _example(model, name)
        )
    else:
        problems.add("wrong-type", f'"{name}" is not of the right kind', origin.place(*path))


def _example(model: type[Record], name: str) -> str:
    examples = model.model_fields[name].examples
    return f"write {name}: {examples[0]}" if examples else ""
