"""The templates of a site: found by their names, run, and reported where they are wrong."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from jinja2 import BaseLoader, Environment, Template, nodes
from jinja2.filters import FILTERS

from workshopsite.markup.page_places import Spot
from workshopsite.problems import Place, Problems, Related
from workshopsite.read.source import Source
from workshopsite.render.jinja import THEME
from workshopsite.render.template_errors import OWN, THEIRS, TemplateErrors
from workshopsite.render.written import Written

T = TypeVar("T")


class Templates:
    """The site's own templates, and the theme's where it has none of that name."""

    def __init__(
        self, own: Path, environment: Callable[[], Environment], problems: Problems
    ) -> None:
        """Nothing is loaded before the first template is asked for.

        Args:
            own: the site's templates/, which need not exist.
            environment: sets up Jinja; called once.
            problems: gets what is wrong with templates.
        """
        self._own = own
        self._set_up = environment
        folders = {own: OWN, THEME / "templates": THEIRS}
        self._errors = TemplateErrors(folders, lambda: self._environment, problems)
        self._written = Written(own, self.place, self.parsed)

    def get(self, name: str) -> Template:
        """A template by its name; Jinja's errors where it is wrong."""
        return self._environment.get_template(name)

    def parsed(self, name: str) -> nodes.Template:
        """A template as Jinja understands it; Jinja's errors where it is wrong."""
        loader = self._environment.loader or BaseLoader()
        return self._environment.parse(loader.get_source(self._environment, name)[0])

    @property
    def filters(self) -> frozenset[str]:
        """The names of the filters that Jinja does not have itself."""
        return frozenset(self._environment.filters) - frozenset(FILTERS)

    def names(self, prefix: str = "") -> list[str]:
        """The templates whose names begin like that, without the theme's originals."""
        return [name for name in self._all_names if name.startswith(prefix)]

    def place(self, name: str) -> Place:
        """The file of a template, as messages call it."""
        folder = OWN if (self._own / name).is_file() else THEIRS
        return Place(f"{folder}/{name}")

    def attempt(self, work: Callable[[], T], doing: str, place: Place) -> T | None:
        """What a piece of work with templates gives; None, with a problem added, if it fails.

        Args:
            work: the work, which can raise anything, because a template is a program.
            doing: what is made ("the page /program/"), for the message.
            place: the source of what is made.
        """
        try:
            return work()
        except Exception as error:  # noqa: BLE001 - see above
            self._errors.report(error, doing, place)
            return None

    def written(self, text: str) -> Place | None:
        """Where one of the site's own templates writes a text, if one does."""
        return self._written.place(text)

    @property
    def own(self) -> Collection[Source]:
        """The texts of the site's own templates, in the order of their names."""
        return self._written.sources.values()

    def spot(self, text: str, layout: str, doing: str, place: Place) -> Spot | None:
        """Where a page got a text from, if one of the site's own templates writes it.

        Args:
            text: what stands on the page.
            layout: the name of the page's template.
            doing: what is made, for the message.
            place: the source of that.
        """
        return self._written.spot(text, layout, Related(f"while making {doing}", place))

    @cached_property
    def _all_names(self) -> list[str]:
        return [n for n in self._environment.list_templates() if not n.startswith("theme/")]

    @cached_property
    def _environment(self) -> Environment:
        return self._set_up()
