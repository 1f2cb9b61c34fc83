"""Where the site's own templates write what is wrong on a page, and how the page came to them.

HTML does not say which template wrote it. So the text, such as a link's destination, is looked for
in the templates that a page's layout leads to; what a template puts together of parts is not found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path

from jinja2 import TemplateError, meta, nodes

from workshopsite.markup.occurrence import mentions, occurrence
from workshopsite.markup.page_places import Spot
from workshopsite.problems import Meeting, Place, Related
from workshopsite.read.source import Source
from workshopsite.render.template_errors import CALLED, OWN, lines_of

_COMPONENTS = "components/"


class Written:
    """Looks for texts in the templates of a site."""

    def __init__(
        self,
        own: Path,
        file: Callable[[str], Place],
        parsed: Callable[[str], nodes.Template],
    ) -> None:
        """Nothing is read before something is looked for.

        Args:
            own: the site's templates/, which need not exist.
            file: the file of a template by its name, as messages call it.
            parsed: gives a template by its name as Jinja understands it.
        """
        self._own = own
        self._file = file
        self._parsed = parsed
        self._callers: dict[str, dict[str, str]] = {}

    def place(self, text: str) -> Place | None:
        """Where any of the site's own templates writes a text, if one does."""
        holders = (one for one in self.sources.values() if mentions(one, text))
        return next((occurrence(one, text, 1) for one in holders), None)

    def spot(self, text: str, layout: str, page: Related) -> Spot | None:
        """Where a text is written; None if in none of the site's own templates.

        Args:
            text: what is looked for; nothing is found for "".
            layout: the name of the page's template.
            page: what was being made, said where it is the first page that leads there.
        """
        holders = {name for name, one in self.sources.items() if mentions(one, text)}
        if not holders:
            return None
        if layout not in self._callers:
            self._callers[layout] = dict(self._reached(layout))
        callers = self._callers[layout]
        found = next((name for name in callers if name in holders), None)
        place = occurrence(self.sources[found], text, 1) if found else None
        if found is None or place is None:
            return None
        return Spot(place, Meeting(page, tuple(self._chain(found, callers))))

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The site's own templates, by name."""
        paths = {path.relative_to(self._own).as_posix(): path for path in self._own.rglob("*.html")}
        return {
            name: Source(f"{OWN}/{name}", "\n".join(lines_of(paths[name])))
            for name in sorted(paths)
        }

    def _reached(self, layout: str) -> Iterator[tuple[str, str]]:
        """The templates that a layout leads to, nearest first, each with what names it, or "".

        Components, which content names, come last.
        """
        components = [name for name in self.sources if name.startswith(_COMPONENTS)]
        seen: set[str] = set()
        for start in (layout, *components):
            waiting = [(start, "")]
            while waiting:
                name, caller = waiting.pop(0)
                if name not in seen:
                    seen.add(name)
                    yield name, caller
                    waiting += [(inner, name) for inner in self._named_in(name)]

    def _named_in(self, name: str) -> list[str]:
        """The templates that a template extends, includes or imports, as far as it names them."""
        try:
            found = meta.find_referenced_templates(self._parsed(name))
            return [one for one in found if one]
        except TemplateError:
            return []

    def _chain(self, name: str, callers: dict[str, str]) -> Iterator[Related]:
        while caller := callers[name]:
            yield Related(CALLED, self._naming(caller, name))
            name = caller

    def _naming(self, caller: str, name: str) -> Place:
        """The line of a template that names another."""
        source = self.sources.get(caller)
        found = source and occurrence(source, name, 1)
        return found or self._file(caller)
