"""What a field holds is what its type says, although only its own function looks at that."""

import types
from collections.abc import Iterator
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import pytest

from every_kind import every_kind
from every_site import SITES
from rich_site import RICH
from sites import loaded, site
from workshopsite.check.records import records_of_data
from workshopsite.model.read_by import ReadBy
from workshopsite.model.record import Record, all_records


def fits(value: object, kind: Any) -> bool:
    origin, inner = get_origin(kind), get_args(kind)
    if kind in (Any, None):
        return kind is Any or value is None
    if origin is Annotated:
        return fits(value, inner[0])
    if origin in (Union, types.UnionType):
        return any(fits(value, one) for one in inner)
    if origin is None:
        return isinstance(value, kind)
    if origin is tuple and inner[-1] is not Ellipsis:
        return len(value) == len(inner) and all(map(fits, value, inner))
    return isinstance(value, origin) and all(fits(one, inner[0]) for one in value)


def plain(kind: Any) -> Any:
    """The type without markers."""
    inner = get_args(kind)
    if get_origin(kind) is Annotated:
        return plain(inner[0])
    return tuple[*map(plain, inner)] if get_origin(kind) is tuple else kind


def wrong_fields(record: Record) -> Iterator[str]:
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if not fits(value, field.annotation):
            yield f"{type(record).__name__}.{name}: {value!r}"


def wrong(site) -> list[str]:
    records = [one for one in (*records_of_data(site), *site.pages) if isinstance(one, Record)]
    return [name for record in records for name in wrong_fields(record)]


@pytest.mark.parametrize("name", SITES)
def test_every_value_is_what_its_type_says(name):
    assert wrong(loaded(SITES[name])[0]) == []


@pytest.mark.parametrize("files", [RICH, every_kind()])
def test_every_value_of_a_rich_site_is_what_its_type_says(tmp_path, files):
    assert wrong(site(tmp_path, files)[0]) == []


def test_a_function_that_gives_values_gives_what_the_type_says():
    said = 0
    for record in all_records():
        for name, field in record.model_fields.items():
            for marker in field.metadata:
                if isinstance(marker, ReadBy) and "return" in marker.read.__annotations__:
                    gives = get_type_hints(marker.read)["return"]
                    assert gives == plain(field.annotation), f"{record.__name__}.{name}"
                    said += 1
    assert said > 20
