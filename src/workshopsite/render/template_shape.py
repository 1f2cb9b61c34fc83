"""What a template says without being run: which one it extends, what a component takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jinja2 import TemplateError, nodes

from workshopsite.late import dataclass
from workshopsite.render.templates import Templates

COMPONENTS = "components/"
"""What the names of the templates of components begin with."""


def chain(layout: str, templates: Templates) -> tuple[str, ...]:
    """A layout, the template that it extends, and so on, as far as their names are written."""
    found: list[str] = []
    name: str | None = layout
    while name and name not in found:
        found.append(name)
        name = _parent(name, templates)
    return tuple(found)


def _parent(name: str, templates: Templates) -> str | None:
    try:
        extended = templates.parsed(name).find(nodes.Extends)
    except TemplateError:  # which making the page has reported
        return None
    named = extended.template if extended else None
    return str(named.value) if isinstance(named, nodes.Const) else None


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a component can be given.

    Attributes:
        name: as a call writes it.
        default: what it is without that; None where it must be given, or is no plain value.
    """

    name: str
    default: Any = None


def parameters(component: str, templates: Templates) -> tuple[Parameter, ...]:
    """What the macro of a component takes, in order; () where its template is wrong."""
    try:
        macros = templates.parsed(component).find_all(nodes.Macro)
        found = next((one for one in macros if one.name == macro_of(component)), None)
    except TemplateError:
        return ()
    return tuple(_parameters(found)) if found else ()


def _parameters(macro: nodes.Macro) -> Iterator[Parameter]:
    without = len(macro.args) - len(macro.defaults)
    defaults: list[nodes.Expr | None] = [None] * without + list(macro.defaults)
    for argument, default in zip(macro.args, defaults, strict=True):
        yield Parameter(argument.name, _constant(default))


def _constant(expression: nodes.Expr | None) -> Any:
    try:
        return expression.as_const() if expression else None
    except nodes.Impossible:
        return None


def macro_of(template: str) -> str:
    """The macro that the template of a component holds."""
    return template.removeprefix(COMPONENTS).removesuffix(".html").replace("-", "_")
