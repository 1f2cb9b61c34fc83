"""What was used to make a page, for those who want it explained; a build notes nothing.

A renderer that has a `Trace` sets Jinja up by ``TracedEnvironment``, which tells it of every
template and every macro. One that has none pays nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import field
from inspect import currentframe
from pathlib import Path
from types import FrameType
from typing import Any

from jinja2 import Template
from jinja2.runtime import Macro

from workshopsite.late import dataclass
from workshopsite.problems import Place
from workshopsite.render.environment import SiteContext, SiteEnvironment
from workshopsite.render.jinja import THEME


@dataclass(frozen=True)
class Call:
    """A macro that was called.

    Attributes:
        macro: its name; for a component, that of the component with _ for -.
        arguments: what it was given, by its own names for them.
        place: what calls it: the line of a page, or a template.
    """

    macro: str
    arguments: Mapping[str, Any]
    place: Place | str


@dataclass
class Trace:
    """What was used since it was made.

    Attributes:
        layout: the name of the page's template.
        variables: what the template knows by itself: site, page, and what the page is about.
        templates: the names of all that were loaded, in that order.
        calls: the macros that were called, in that order.
    """

    layout: str = ""
    variables: Mapping[str, Any] = field(default_factory=dict)
    templates: dict[str, None] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)

    def page(self, layout: str, variables: Mapping[str, Any]) -> None:
        """Note which page is made; whatever was noted of another one is forgotten."""
        self.layout, self.variables = layout, variables
        self.templates.clear()
        self.calls.clear()

    def call(
        self,
        macro: Macro,
        given: Sequence[Any],
        named: Mapping[str, Any],
        place: Place | str,
    ) -> None:
        """Note that a macro is called; what Jinja itself hands to it begins with "_"."""
        named = {name: value for name, value in named.items() if not name.startswith("_")}
        arguments = dict(zip(macro.arguments, given, strict=False)) | named
        self.calls.append(Call(macro.name, arguments, place))


class _TracedContext(SiteContext):
    """Where the macros that a template calls pass through."""

    def call(self, called: Callable[..., Any], /, *given: Any, **named: Any) -> Any:
        """As in Jinja, and noted."""
        if isinstance(called, Macro) and isinstance(self.environment, TracedEnvironment):
            caller = _file_of(currentframe(), self.name or "")
            self.environment.trace.call(called, given, named, caller)
        return super().call(called, *given, **named)


def _file_of(frame: FrameType | None, name: str) -> str:
    """The template whose code calls what runs in a frame.

    Jinja calls the theme's original by the same name as the site's own that extends it, so the file
    that the code was made of decides.
    """
    calling = Path(frame.f_back.f_code.co_filename) if frame and frame.f_back else Path()
    theirs = THEME / "templates"
    is_theirs = calling.is_relative_to(theirs)
    return f"theme/{calling.relative_to(theirs).as_posix()}" if is_theirs else name


class TracedEnvironment(SiteEnvironment):
    """Jinja's environment, which tells what is asked of it.

    Attributes:
        trace: is told.
    """

    context_class = _TracedContext

    def __init__(self, *, trace: Trace, **options: Any) -> None:
        """As in Jinja, with a trace."""
        super().__init__(**options)
        self.trace = trace

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's own name
    ) -> Template:
        """As in Jinja, and noted."""
        self.trace.templates[name if isinstance(name, str) else name.name or ""] = None
        return super().get_template(name, parent, globals)

    def select_template(
        self,
        names: Iterable[str | Template],
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's own name
    ) -> Template:
        """As in Jinja, and noted."""
        found = super().select_template(names, parent, globals)
        self.trace.templates[found.name or ""] = None
        return found
