"""What templates may use: the variables of a page, and the names of things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workshopsite.explain.explained import Explained, Table
from workshopsite.explain.values import in_short, type_of
from workshopsite.render.templates import Templates
from workshopsite.render.things import kind_of
from workshopsite.render.trace import Trace
from workshopsite.render.vocabulary import Thing, functions, vocabulary

_HERE = "what its templates may use (workshopsite explain site tells what can be asked of site)"


def variables(trace: Trace, templates: Templates) -> Iterator[Table]:
    """What the template of a page knows, and what it can ask the page and its subject for."""
    if not trace.variables:
        return
    known = vocabulary()
    yield Table(_HERE, (*_known(trace, known), *_callable(templates)))
    for name, value in trace.variables.items():
        kind = kind_of(value)
        if kind and kind != "site":
            yield Table(f"what can be asked of {name}", _rows(known[kind], f"{name}."))


def _known(trace: Trace, known: Mapping[str, Thing]) -> Iterator[tuple[str, ...]]:
    for name, value in trace.variables.items():
        kind = kind_of(value)
        about = known[kind].about if kind else in_short(value)
        yield name, type_of(value), "this page" if name == "page" else about


def _callable(templates: Templates) -> Iterator[tuple[str, ...]]:
    for one in functions():
        yield one.name, one.type, one.about
    yield "| filter", "", f"where filter is {', '.join(sorted(templates.filters))}, or Jinja's own"


def _rows(thing: Thing, prefix: str) -> tuple[tuple[str, ...], ...]:
    return tuple((prefix + one.name, one.type, one.about) for one in thing.names)


def explained_thing(what: str) -> Explained | None:
    """What is said of a name in templates: "site", "slot", "site.venue"; None for any other."""
    known = vocabulary()
    first, *steps = what.split(".")
    kind = next((one for one in known if one.casefold() == first.casefold()), None)
    for step in steps:
        asked = known[kind].names if kind else ()
        found = next((one.type for one in asked if one.name == step), "")
        kind = next((word for word in found.replace(",", "").split() if word in known), None)
    if kind is None:
        return None
    headline = f"{what}: {known[kind].about}"
    return Explained(headline, (Table("what can be asked of it", _rows(known[kind], "")),))
