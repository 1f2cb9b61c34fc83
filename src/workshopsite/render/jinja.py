"""Jinja's environment: the only module that sets one up.

A template is looked for in the site's templates/, then in the theme; "theme/page.html" is always
the theme's own, so that a site's page.html can extend what it replaces.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateSyntaxError,
)
from jinja2.loaders import split_template_path
from jinja2.utils import missing
from markupsafe import Markup

from workshopsite.markup.folds import folded
from workshopsite.markup.sanitise import text_of, without_links
from workshopsite.problems import Mistake, did_you_mean
from workshopsite.read.limits import LARGEST_TEXT
from workshopsite.render.compiled import Compiled
from workshopsite.render.dates import Dates, iso
from workshopsite.render.environment import Said, SiteEnvironment
from workshopsite.render.initials import initials

THEME = Path(str(files("workshopsite"))) / "theme"
"""Where the theme's templates, assets and catalogues are."""

TEMPLATE_NAMES = ("site", "page", "url", "asset", "_", "ngettext", "range", "dict", "namespace")
"""What every template knows."""


class NamedUndefined(StrictUndefined):
    """A name that does not exist; any use is an error.

    Its message has two lines: what is missing, and the nearest that there is.
    """

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        name = str(self._undefined_name)
        if self._undefined_obj is missing:
            return f'"{name}" is not known here\n{did_you_mean(name, TEMPLATE_NAMES)}'
        if self._undefined_obj is None:
            ask_first = f"{{% if page.extra %}}{{{{ page.extra.{name} }}}}{{% endif %}}"
            message = f'"{name}" is asked of something that is not given'
            return f"{message}\nask first whether it is there, such as {ask_first}"
        known = names_of(self._undefined_obj)
        return f'{_noun(self._undefined_obj)} has no "{name}"\n{did_you_mean(name, known)}'


def names_of(thing: object) -> list[str]:
    """What a template can ask a thing for; nothing of plain values, whose methods are Python's."""
    if type(thing) in _PLAIN:
        return []
    if callable(names := getattr(type(thing), "names", None)):
        return list(names(thing))
    if isinstance(thing, Mapping):
        return [str(key) for key in thing]
    return [name for name in dir(thing) if not name.startswith("_")]


_PLAIN = {
    str: "a text",
    Markup: "a text",
    tuple: "a list",
    list: "a list",
    int: "a number",
    bool: "yes or no",
}
"""What values that are no views are called."""


def _noun(thing: object) -> str:
    """``PersonView`` is "a person"; plain values are called by what they are."""
    if plain := _PLAIN.get(type(thing)):
        return plain
    name = type(thing).__name__.removesuffix("View")
    record = getattr(thing, "_record", None)
    if name in {"", "View"} and record is not None:
        name = type(record).__name__
    words = "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip()
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


class _Loader(FileSystemLoader):
    """Finds the site's own templates, and says where one is no text."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """As Jinja's.

        Raises:
            TemplateSyntaxError: it is too large, or not encoded as UTF-8.
        """
        path = Path(self.searchpath[0]).joinpath(*split_template_path(template))
        if path.is_file() and path.stat().st_size > LARGEST_TEXT:
            message = f"It has more than {LARGEST_TEXT / 1e6:g} MB"
            raise TemplateSyntaxError(message, 1, template, str(path))
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            message = 'It is not encoded as UTF-8. Save it again with the encoding "UTF-8"'
            raise TemplateSyntaxError(message, line, template, str(path)) from None


def environment(
    site_templates: Path,
    words: gettext.NullTranslations,
    dates: Dates,
    globals_: dict[str, Any],
    kind: Callable[..., Environment] = SiteEnvironment,
) -> Environment:
    """The environment for one build.

    Args:
        site_templates: the site's templates/, which need not exist.
        words: the theme's words in the site's language.
        dates: formats dates for it.
        globals_: what else every template knows.
        kind: makes the environment, with Jinja's options.
    """
    templates = THEME / "templates"
    theme = FileSystemLoader(templates)
    made = kind(
        loader=ChoiceLoader([_Loader(site_templates), theme, PrefixLoader({"theme": theme})]),
        autoescape=True,
        undefined=NamedUndefined,
        extensions=["jinja2.ext.i18n", "jinja2.ext.loopcontrols"],
        auto_reload=False,
        cache_size=-1,  # as many templates as there are
        optimized=False,  # else the compiled code would hold words and dates in one language
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
    made.filters |= {
        "date": dates.day,
        "dates": dates.days,
        "dates_in_parts": dates.parts,
        "alternatives": partial(dates.alternatives, between=words.gettext("or")),
        "time": dates.time,
        "zone": dates.zone,
        "iso": iso,
        "plain": plain_text,
        "unlinked": unlinked,
        "folded": folded_html,
        "initials": initials,
    }
    said = Said(words)
    made.globals |= {"gettext": said, "_": said, "url": url} | globals_
    made.bytecode_cache = Compiled(made, templates)
    return made


def url(thing: Any) -> str:
    """The address of a page, a day or a slot, percent-encoded; a text is an address already.

    Raises:
        Mistake: template-error for anything else; templates report it.
    """
    address = thing if isinstance(thing, str) else getattr(thing, "address", None)
    if isinstance(address, str):
        return address
    what = "nothing" if thing is None else type(thing).__name__.removesuffix("View").lower()
    hint = "url() takes a page, a slot, a day or an address"
    raise Mistake("template-error", f"url() does not know the address of: {what}", hint)


def unlinked(value: Any) -> Any:
    """HTML without its links, for where it stands in a link itself; any other value as it is."""
    return Markup(without_links(str(value))) if isinstance(value, Markup) else value  # noqa: S704


def folded_html(value: Any) -> Any:
    """HTML with what is below each heading of the second level folded; any other value as it is."""
    return Markup(folded(str(value))) if isinstance(value, Markup) else value  # noqa: S704


def plain_text(value: Any) -> str:
    """The text of HTML, without tags, for places that cannot hold any.

    What works on HTML gets it as a plain text: whatever is put into a Markup is escaped again.
    """
    if value is None:
        return ""
    return _text_in_line(value) if isinstance(value, Markup) else str(value)


@lru_cache(maxsize=256)  # each page asks several times for its own title and for the site's
def _text_in_line(html: Markup) -> str:
    return " ".join(text_of(str(html)).split())
