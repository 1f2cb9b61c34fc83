"""Jinja's environment, with less to do for what every page does again.

A page imports and includes some twenty templates, calls a hundred macros, says thirty words of the
theme and prints two hundred values. Each class and function here does one of these as Jinja does
it, by a shorter way.
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Callable, MutableMapping
from functools import lru_cache
from gettext import NullTranslations
from types import CodeType
from typing import Any

from jinja2 import Environment, Template, pass_eval_context
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Macro
from jinja2.utils import internalcode
from markupsafe import Markup, escape

_is_special = re.compile("[&<>'\"]").search


def printed(value: Any) -> str:
    """A value as a template prints it: what Jinja makes a Markup of, only to join it to others."""
    kind = type(value)
    if kind is Markup or (kind is str and not _is_special(value)):
        return value  # type: ignore[no-any-return]
    return escape(value)


class SiteTemplate(Template):
    """A template whose code prints values by `printed`."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - Jinja's own name
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """As in Jinja, whose code has ``escape`` among its globals."""
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__["escape"] = printed
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
        if type(called) in _TOLD:
            return called(self.eval_ctx, *given, **named)
        return super().call(called, *given, _block_vars=_block_vars, _loop_vars=_loop_vars, **named)


class SiteEnvironment(Environment):
    """The environment of a site's templates."""

    context_class = SiteContext
    template_class = SiteTemplate

    def __init__(self, **options: Any) -> None:
        """As in Jinja."""
        super().__init__(**options)
        self._loaded: dict[str, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's own name
    ) -> Template:
        """As in Jinja, which asks loader and cache again for each import and include."""
        if globals or self.auto_reload or not isinstance(name, str):
            return super().get_template(name, parent, globals)
        found = self._loaded.get(name)
        if found is None:
            found = self._loaded[name] = super().get_template(name, parent)
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

    @pass_eval_context
    def __call__(self, context: EvalContext, text: str, /, **variables: Any) -> str:
        """A text in that language, with variables in it; escaped where the template is."""
        if context.autoescape and not variables:
            return self._alone(text)
        said = self._words.gettext(text)
        return (Markup(said) if context.autoescape else said) % variables  # noqa: S704


_TOLD = frozenset({Macro, Said})
"""What is handed how to escape, and nothing else."""
