"""Jinja's environment, with less to do for what every page does again.

A page imports and includes some twenty templates, calls a hundred macros and says thirty words of
the theme. Each class and function here does one of these as Jinja does it, by a shorter way.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, MutableMapping
from functools import lru_cache
from gettext import NullTranslations
from typing import Any

from jinja2 import Environment, pass_eval_context
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Macro
from jinja2.utils import internalcode
from markupsafe import Markup


class SiteContext(Context):
    """Where a template's names are looked up, and what it calls passes through."""

    @internalcode
    def call(self, called: Callable[..., Any], /, *given: Any, **named: Any) -> Any:
        """As in Jinja, which looks at every callable to see what it wants to be handed."""
        if type(called) is not Macro:
            return super().call(called, *given, **named)
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return called(self.eval_ctx, *given, **named)


class SiteEnvironment(Environment):
    """The environment of a site's templates."""

    context_class = SiteContext

    def make_globals(
        self,
        d: MutableMapping[str, Any] | None,  # Jinja's own name
    ) -> MutableMapping[str, Any]:
        """What a template knows by itself: the environment's own, where it brings nothing.

        Jinja makes a ChainMap for each template, and goes through it at every import.
        """
        return ChainMap(dict(d), self.globals) if d else self.globals


def translated(words: NullTranslations) -> Callable[..., str]:
    """The function ``_`` of templates: Jinja's ``gettext``, which makes each text once.

    Args:
        words: the theme's words in the site's language.
    """

    @lru_cache(maxsize=1024)
    def alone(text: str) -> Markup:
        return Markup(words.gettext(text)) % {}  # noqa: S704 - the theme's own

    @pass_eval_context
    def gettext(context: EvalContext, text: str, /, **variables: Any) -> str:
        if context.autoescape and not variables:
            return alone(text)
        said = words.gettext(text)
        return (Markup(said) if context.autoescape else said) % variables  # noqa: S704

    return gettext
