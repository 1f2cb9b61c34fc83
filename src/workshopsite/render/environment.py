"""Jinja's environment, with less to do for what every page does again.

A page imports and includes some twenty templates, calls a hundred macros, says thirty words of the
theme and prints two hundred values. Each class and function here does one of these as Jinja does
it, by a shorter way.
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from functools import lru_cache, partial
from gettext import NullTranslations
from types import BuiltinMethodType, CodeType, FunctionType, MethodType
from typing import Any

from jinja2 import Environment, Template, pass_eval_context
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Macro
from jinja2.utils import internalcode, missing
from markupsafe import Markup, escape

from workshopsite.render.template_code import SiteCode

_is_special = re.compile("[&<>'\"]").search

_safe: Callable[[str], Markup] = partial(str.__new__, Markup)
"""A plain text as Markup; the class itself would ask first whether it is one."""


def printed(value: Any) -> str:
    """A value as a template prints it: what Jinja makes a Markup of, only to join it to others."""
    kind = type(value)
    if kind is Markup or (kind is str and not _is_special(value)):
        return value  # type: ignore[no-any-return]
    return escape(value)


class SiteMacro(Macro):
    """A macro, called by a shorter way where it takes what it names and nothing else."""

    def __init__(self, *given: Any, **named: Any) -> None:
        """As in Jinja."""
        super().__init__(*given, **named)
        self._is_simple = not (self.caller or self.catch_kwargs or self.catch_varargs)

    @internalcode
    def made(self, context: EvalContext, given: Sequence[Any], named: Mapping[str, Any]) -> str:
        """What it makes of these arguments; a call in Jinja looks at more than it can be given."""
        left = self.arguments[len(given) :]
        fits = len(given) <= len(self.arguments) and (not named or named.keys() <= set(left))
        if not (fits and self._is_simple and context.autoescape):
            return self(context, *given, **named)
        others = [named.get(name, missing) for name in left] if left else ()
        return _safe(self._func(*given, *others))


class SiteTemplate(Template):
    """A template whose code prints values by `printed`, and whose macros are `SiteMacro`s."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - Jinja's own name
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """As in Jinja, whose code has ``escape`` and ``Macro`` among its globals."""
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__.update(escape=printed, Macro=SiteMacro)
        return made


class SiteContext(Context):
    """Where a template's names are looked up, and what it calls passes through."""

    @internalcode
    def call(
        self,
        called: Callable[..., Any],
        /,
        *given: Any,
        _block_vars: dict[str, Any] | None = None,
        _loop_vars: dict[str, Any] | None = None,
        **named: Any,
    ) -> Any:
        """As in Jinja, which looks at every callable to see what it wants to be handed."""
        kind = type(called)
        if kind in _TOLD:
            return called.made(self.eval_ctx, given, named)  # type: ignore[attr-defined]
        if kind in _FUNCTIONS and not hasattr(called, "jinja_pass_arg"):
            try:
                return called(*given, **named)
            except StopIteration:
                return self.environment.undefined(f"{called} gives nothing more")
        return super().call(called, *given, _block_vars=_block_vars, _loop_vars=_loop_vars, **named)


class SiteEnvironment(Environment):
    """The environment of a site's templates."""

    context_class = SiteContext
    template_class = SiteTemplate
    code_generator_class = SiteCode

    def __init__(self, **options: Any) -> None:
        """As in Jinja."""
        super().__init__(**options)
        self._loaded: dict[str | Template, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's own name
    ) -> Template:
        """As in Jinja, which asks loader and cache again for each import and include."""
        found = None if globals else self._loaded.get(name)
        if found is None:
            found = super().get_template(name, parent, globals)
            if isinstance(name, str) and not (globals or self.auto_reload):
                self._loaded[name] = found
        return found

    def make_globals(
        self,
        d: MutableMapping[str, Any] | None,  # Jinja's own name
    ) -> MutableMapping[str, Any]:
        """What a template knows by itself: the environment's own, where it brings nothing.

        Jinja makes a ChainMap for each template, and goes through it at every import.
        """
        return ChainMap(dict(d), self.globals) if d else self.globals


class Said:
    """The function ``_`` of templates: Jinja's ``gettext``, which makes each text once."""

    def __init__(self, words: NullTranslations) -> None:
        """Take the theme's words in the site's language."""
        self._words = words
        self._alone = lru_cache(maxsize=1024)(self._made)

    def _made(self, text: str) -> Markup:
        return Markup(self._words.gettext(text)) % {}  # noqa: S704 - the theme's own

    def made(self, context: EvalContext, given: Sequence[Any], named: Mapping[str, Any]) -> str:
        """What it says of some arguments."""
        if context.autoescape and not named:
            return self._alone(*given)
        return self(context, *given, **named)

    @pass_eval_context
    def __call__(self, context: EvalContext, text: str, /, **variables: Any) -> str:
        """A text in that language, with variables in it; escaped where the template is."""
        if context.autoescape and not variables:
            return self._alone(text)
        said = self._words.gettext(text)
        return (Markup(said) if context.autoescape else said) % variables  # noqa: S704


_TOLD = frozenset({SiteMacro, Said})
"""What is told how to escape, and nothing else."""

_FUNCTIONS = frozenset({FunctionType, MethodType, BuiltinMethodType})
"""What is told nothing, unless it says that it wants to be."""
