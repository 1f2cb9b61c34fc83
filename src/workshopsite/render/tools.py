"""What views need besides their record: dates, words, links, and one view for each record."""

from __future__ import annotations

import gettext
from collections.abc import Iterable
from datetime import tzinfo

from workshopsite.markup.links import Links
from workshopsite.model.fields import Link
from workshopsite.model.people import Person
from workshopsite.model.program import Day, Slot
from workshopsite.model.record import Origin, Record
from workshopsite.model.workshop import ImportantDate
from workshopsite.problems import Mistake, Problems
from workshopsite.render.dates import Dates
from workshopsite.render.record_views import DayView, ImportantDateView, PersonView, SlotView
from workshopsite.render.view import View

_VIEWS: dict[type[Record], type[View]] = {
    Slot: SlotView,
    Person: PersonView,
    Day: DayView,
    ImportantDate: ImportantDateView,
}


class LinkView:
    """A labelled link: its address, and the key that it was written under ("slides") or ""."""

    def __init__(self, label: str, href: str, key: str) -> None:
        """Take what a template prints."""
        self.label = label
        self.href = href
        self.key = key


class Tools:
    """Shared by all views of one site."""

    def __init__(
        self,
        links: Links,
        problems: Problems,
        dates: Dates,
        words: gettext.NullTranslations,
        zone: tzinfo | None,
    ) -> None:
        """Nothing is made before a view asks for it."""
        self.links = links
        self.problems = problems
        self.dates = dates
        self.words = words
        self.zone = zone
        self._views: dict[int, tuple[Record, View]] = {}

    def view(self, record: Record) -> View:
        """The view of a record; always the same one, so that its texts are converted once."""
        if id(record) not in self._views:
            kind = _VIEWS.get(type(record), View)
            self._views[id(record)] = (record, kind(record, self))
        return self._views[id(record)][1]

    def views(self, records: Iterable[Record]) -> tuple[View, ...]:
        """The views of several records."""
        return tuple(self.view(record) for record in records)

    def address(self, href: str, origin: Origin, *keys: str) -> str:
        """An address that stands in a data file, from the site's root; a problem if it is dead."""
        try:
            target = self.links.resolve(href, source=origin.source.path, page="/")
        except Mistake as mistake:
            self.problems.add_mistake(mistake, origin.place(*keys))
            return "#"
        return href if target.address is None else target.url

    def link(self, link: Link, origin: Origin) -> LinkView:
        """A labelled link of a data file; a label that is a key is in the site's language."""
        label = self.words.gettext(LABELS[link.key]) if link.key in LABELS else link.label
        keys = (link.key,) if link.key else ("links", link.label)
        return LinkView(label, self.address(link.href, origin, *keys), link.key)


def N_(text: str) -> str:  # noqa: N802 - the usual name for "translate this elsewhere"
    """Mark a text for the catalogues."""
    return text


LABELS = {
    "slides": N_("Slides"),
    "video": N_("Video"),
    "pdf": N_("PDF"),
    "poster": N_("Poster"),
    "code": N_("Code"),
    "arxiv": N_("arXiv"),
    "openreview": N_("OpenReview"),
    "doi": N_("DOI"),
}
"""The labels of links that have a key of their own."""
