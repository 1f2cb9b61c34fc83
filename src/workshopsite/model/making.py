"""How typed data becomes records: key by key, a problem for every mistake, once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any, NamedTuple, TypeVar, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from workshopsite.model.context import Context
from workshopsite.model.people import is_tba
from workshopsite.model.record import Origin, Record, all_records, is_derived
from workshopsite.problems import Mistake, Problems, did_you_mean, nearest
from workshopsite.read.source import KeyPath

R = TypeVar("R", bound=Record)


def record(
    model: type[R],
    origin: Origin,
    data: Any,
    context: Context,
    *,
    salvage: Mapping[str, Any] | None = None,
    **computed: Any,
) -> R | None:
    """Make a record of data; add a problem for all that is wrong with it.

    Args:
        model: the kind of record.
        origin: where the data was written.
        data: a mapping of keys; anything else is a problem.
        context: what the fields need to know of the rest of the site.
        salvage: with it, wrong keys are left out (``broken`` names them), the rest is made a
            record if it can be one, and what salvage holds stands for keys that it needs;
            without it, a wrong record is None. Problems are added either way, one a mistake.
        computed: values for derived fields.
    """
    if not isinstance(data, Mapping):
        context.problems.add_mistake(_not_keys(model, data), origin.place())
        return None
    typed, broken = _by_field(model, origin, data, context.problems)
    left_open = _take_open(model, typed)
    nested = _nested(model, origin, typed, context)
    broken |= {name for name, made in nested.items() if made is None}
    values = {name: key.value for name, key in typed.items()} | nested | computed
    made, wrong = _validated(model, values, broken - computed.keys(), context)
    for detail in wrong:
        _report(model, detail, origin, typed, context.problems)
    broken |= {str(detail["loc"][0]) for detail in wrong}
    if wrong and salvage is not None:
        values |= {name: value for name, value in salvage.items() if name in broken}
        kept = computed.keys() | salvage.keys()
        made, _ = _validated(model, values, broken - kept, context)
    if made is None or (broken and salvage is None):
        return None
    return made.placed(origin, broken, left_open)


def _not_keys(model: type[Record], data: Any) -> Mistake:
    keys = ", ".join(model.keys()[:6])
    return Mistake(
        "wrong-type", f"this needs keys and values, not {in_words(data)}", f"keys: {keys}, ..."
    )


def in_words(data: Any) -> str:
    """What typed data is, as a message says it."""
    if isinstance(data, list):
        return "a list"
    if isinstance(data, Mapping):
        return "keys and values"
    return "nothing" if data is None else "a text"


class _Typed(NamedTuple):
    """A value, and the key that it was typed behind."""

    key: str
    value: Any


def _take_open(model: type[Record], typed: dict[str, _Typed]) -> list[KeyPath]:
    """Take what is not known yet out of the typed values; the ways to it.

    A record in a list without a name, such as a sponsor, and one of which only the name is typed,
    such as a venue, is not known as a whole.
    """
    found: list[KeyPath] = []
    for name, written in list(typed.items()):
        if not model.can_be_open(name):
            continue
        if is_tba(written.value) or (_is_nameless(written.value) and len(written.value) == 1):
            found.append((written.key,))
            del typed[name]
        elif isinstance(written.value, list):
            nameless = [at for at, one in enumerate(written.value) if _is_nameless(one)]
            found.extend((written.key, at) for at in nameless)
    return found


def _is_nameless(data: Any) -> bool:
    return isinstance(data, dict) and is_tba(data.get("name"))


def _by_field(
    model: type[Record], origin: Origin, data: Mapping[str, Any], problems: Problems
) -> tuple[dict[str, _Typed], set[str]]:
    """The typed values by field name, and the names that were no keys of the record."""
    known = _known_fields(model)
    typed: dict[str, _Typed] = {}
    wrong: set[str] = set()
    for written, value in data.items():
        name = model.spellings.get(written, written)
        if name not in known:
            wrong.add(written)
            place = origin.place(written, key=True)
            hint = _known_key(model, written)
            problems.add("unknown-key", f'"{written}" is no key here', place, hint)
        elif name in typed:
            message = f'"{written}" says the same as "{typed[name].key}"; only one can be given'
            problems.add("duplicate-key", message, origin.place(written, key=True))
            wrong.add(written)
        elif value is None and name not in model.may_be_empty:
            hint = "write a value, or remove the key"
            problems.add("wrong-type", "nothing is written here", origin.place(written), hint)
            wrong.add(name)
        else:
            typed[name] = _Typed(written, value)
    return typed, wrong | (_meant(model, wrong) - typed.keys())


@cache
def _known_fields(model: type[Record]) -> frozenset[str]:
    """The fields that can be typed."""
    fields = model.model_fields.items()
    return frozenset(name for name, field in fields if not is_derived(field))


def _meant(model: type[Record], unknown: Iterable[str]) -> set[str]:
    """The fields that unknown keys most likely are, so that they are not missing as well."""
    found = (nearest(written, model.keys()) for written in unknown)
    return {model.spellings.get(key, key) for key in found if key}


def _known_key(model: type[Record], typed: str) -> str:
    """A hint for an unknown key: where that key belongs, or the one meant, or which there are."""
    homes = [one.home for one in all_records() if one.home and typed in set(one.keys())]
    if homes:
        return f'"{typed}:" is a key of {" and of ".join(homes)}'
    keys = model.keys()
    if len(keys) <= _FEW or nearest(typed, keys):
        return did_you_mean(typed, keys)
    own = sorted(keys, key=lambda key: key not in model.__annotations__)
    return f"keys are {', '.join(own[:_FEW])} and others, all of which are in docs/format.md"


_FEW = 8
"""Names that a hint lists."""


def _nested(
    model: type[Record], origin: Origin, typed: Mapping[str, _Typed], context: Context
) -> dict[str, Any]:
    """The values that are records themselves, made one by one; broken ones of a list are left out.

    None, where the value as a whole is no such record, after a problem.
    """
    made: dict[str, Any] = {}
    for name, inner, is_list in _record_fields(model):
        if name not in typed:
            continue
        below = Origin(origin.document, (*origin.path, typed[name].key))
        data = typed[name].value
        if not is_list:
            made[name] = record(inner, below, data, context, salvage={})
        elif isinstance(data, list):
            made[name] = tuple(records(inner, below, data, context))
        else:
            context.problems.add_mistake(_no_list(data), below.place())
            made[name] = None
    return made


def _no_list(data: Any) -> Mistake:
    message = f"this needs a list, not {in_words(data)}"
    hint = "begin each entry in a line of its own with - "
    is_dashed = isinstance(data, str) and data.startswith("-")
    return Mistake("wrong-type", message, f"{hint}and a space" if is_dashed else hint)


def records(model: type[R], origin: Origin, items: Iterable[Any], context: Context) -> Iterable[R]:
    """The records of a list; wrong ones are reported and left out."""
    for at, item in enumerate(items):
        if _is_nameless(item):
            continue  # which is left open
        made = record(model, Origin(origin.document, (*origin.path, at)), item, context)
        if made is not None:
            yield made


@cache
def _record_fields(model: type[Record]) -> tuple[tuple[str, type[Record], bool], ...]:
    """The fields that hold records: the name of each, their kind, and whether it is a list."""
    return tuple(_find_record_fields(model))


def _find_record_fields(model: type[Record]) -> Iterable[tuple[str, type[Record], bool]]:
    for name, field in model.model_fields.items():
        if is_derived(field):
            continue
        for part in (field.annotation, *get_args(field.annotation)):
            if isinstance(part, type) and get_origin(part) is None and issubclass(part, Record):
                yield name, part, get_origin(field.annotation) is tuple
                break


def _validated(
    model: type[R], values: Mapping[str, Any], without: Collection[str], context: Context
) -> tuple[R | None, list[ErrorDetails]]:
    """The record of the values but some, or what is wrong with them."""
    kept = {name: value for name, value in values.items() if name not in without}
    try:
        return model.model_validate(kept, context={"site": context}), []
    except ValidationError as error:
        # That a key is missing which was typed wrong is no further mistake.
        details = error.errors(include_url=False)
        return None, [detail for detail in details if detail["loc"][0] not in without]


def _report(
    model: type[Record],
    detail: ErrorDetails,
    origin: Origin,
    typed: Mapping[str, _Typed],
    problems: Problems,
) -> None:
    """Add the problem that pydantic found: a Mistake of a field, a missing key, or no list."""
    name, *below = detail["loc"]
    mistake = (detail.get("ctx") or {}).get("error")
    if detail["type"] == "missing":
        _report_missing(model, str(name), origin, problems)
        return
    written = typed[str(name)]
    if not isinstance(mistake, Mistake):
        mistake = _no_list(written.value)
    problems.add_mistake(mistake, origin.place(written.key, *_way(written.value, below)))


def _report_missing(model: type[Record], name: str, origin: Origin, problems: Problems) -> None:
    """Report a key that is needed; in a table, at its empty cell."""
    example = next(iter(model.model_fields[name].examples or ()), "")
    message, hint = (
        f'"{name}" is missing here',
        example and f"write it, for example {name}: {example}",
    )
    if origin.has(name):
        message = f'"{name}" is empty in this row'
        hint = example and f"write it here, for example {example}"
    problems.add("missing-key", message, origin.place(name), hint)


def _way(value: Any, below: Sequence[str | int]) -> KeyPath:
    """The way to a part of a value as it was typed: an entry's number may stand for a key."""
    if below and isinstance(value, Mapping):
        return tuple(islice(value, int(below[0]), None))[:1]
    return tuple(below)
