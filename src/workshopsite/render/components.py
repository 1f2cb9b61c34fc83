"""Components in content: a ``::: name`` line becomes what the macro of that name prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2.runtime import Macro

from workshopsite.markup.components import ComponentCall
from workshopsite.markup.markdown import convert_page
from workshopsite.model.page import Page
from workshopsite.problems import Mistake, Place, did_you_mean

if TYPE_CHECKING:
    from workshopsite.render.page_views import PageView
    from workshopsite.render.renderer import Renderer


def place_components(page: Page, view: PageView, renderer: Renderer) -> str:
    """The HTML of a page's body, with the components' HTML where they are called.

    A call that is wrong is a problem at its line and gives nothing.
    """
    fragment = convert_page(page.body, renderer.site.workshop.language)
    for finding in fragment.findings:
        line = page.body_line + finding.line - 1
        place = page.origin.source.place(line, finding.column, finding.width)
        renderer.problems.add_mistake(finding.mistake, place, left_out=False)
    pieces = [
        part if isinstance(part, str) else _called(part, page, view, renderer)
        for part in fragment.parts
    ]
    return "".join(pieces)


def _place(page: Page, line: int) -> Place:
    number = page.body_line + line - 1
    source = page.origin.source
    text = source.line(number)
    return source.place(number, 1, len(text.rstrip()))


def _called(call: ComponentCall, page: Page, view: PageView, renderer: Renderer) -> str:
    place = _place(page, call.line)
    try:
        macro = _macro(call.name, view, renderer)
        if macro is None:
            return ""
        _check_arguments(call, macro)
    except Mistake as mistake:
        renderer.problems.add_mistake(mistake, place)
        return ""
    arguments = {key: _list_or_text(value) for key, value in call.arguments}
    if renderer.trace:
        renderer.trace.call(macro, (), arguments, place)
    html = renderer.templates.attempt(
        lambda: macro(**arguments), f"the component {call.name}", place
    )
    return str(html or "")


def _list_or_text(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _macro(name: str, view: PageView, renderer: Renderer) -> Macro | None:
    """The macro of a component; None, with a problem, where its template is wrong."""
    template_name = f"components/{name}.html"
    known = renderer.templates.names("components/")
    if template_name not in known:
        names = {path.removeprefix("components/").removesuffix(".html") for path in known}
        raise Mistake(
            "unknown-component", f'there is no component "{name}"', did_you_mean(name, names), name
        )
    place = renderer.templates.place(template_name)
    module = renderer.templates.attempt(
        lambda: renderer.templates.get(template_name).make_module(renderer.variables(view)),
        f"the component {name}",
        place,
    )
    macro = getattr(module, name.replace("-", "_"), None)
    if module and not isinstance(macro, Macro):
        wanted = name.replace("-", "_")
        message = f'this component has no macro "{wanted}"'
        hint = f"write {{% macro {wanted}() %}} before its text and {{% endmacro %}} behind it"
        renderer.problems.add("template-error", message, place, hint)
    return macro if isinstance(macro, Macro) else None


def _check_arguments(call: ComponentCall, macro: Macro) -> None:
    known = list(macro.arguments)
    for key, _ in call.arguments:
        if key not in known and not macro.catch_kwargs:
            hint = did_you_mean(key, known) or "it takes no arguments"
            raise Mistake(
                "component-arguments", f'the component "{call.name}" takes no "{key}"', hint, key
            )
