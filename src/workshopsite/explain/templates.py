"""The templates of a page: whose they are, and which components were called."""

from __future__ import annotations

from collections.abc import Mapping

from workshopsite.render.template_errors import OWN
from workshopsite.render.template_shape import COMPONENTS, macro_of
from workshopsite.render.templates import Templates
from workshopsite.render.trace import Call, Trace

ORIGINAL = "theme/"
"""What the names of the theme's own templates begin with, where a site has one of that name."""


def owned(name: str, templates: Templates) -> str:
    """A template's file, and whose it is: "templates/page.html (yours)", "base.html (theme)"."""
    if is_own(name, templates):
        return f"{templates.place(name).path} (yours)"
    return f"{name.removeprefix(ORIGINAL)} (theme)"


def is_own(name: str, templates: Templates) -> bool:
    """Whether a template is the site's own."""
    is_there = templates.place(name).path.startswith(f"{OWN}/")
    return is_there and not name.startswith(ORIGINAL)


def component_calls(trace: Trace) -> Mapping[str, list[Call]]:
    """The calls of each component that was used, by the name of its template, each call once."""
    files = {macro_of(name): name for name in trace.templates if name.startswith(COMPONENTS)}
    found: dict[str, dict[str, Call]] = {}
    for call in trace.calls:
        if call.macro in files:
            same = found.setdefault(files[call.macro], {})
            same.setdefault(repr(call.arguments), call)
    return {name: list(same.values()) for name, same in sorted(found.items())}
