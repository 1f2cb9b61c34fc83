"""What views need besides their record: dates, words, links, and one view for each record."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterable
from functools import cached_property
from urllib.parse import unquote

from workshopsite.markup.finished import AnchorUse
from workshopsite.markup.links import Links, Target, hidden_link
from workshopsite.markup.page_links import HIDDEN
from workshopsite.model.fields import Link
from workshopsite.model.paper import Paper
from workshopsite.model.people import Appearance, Person
from workshopsite.model.program import Day, Slot
from workshopsite.model.record import Origin, Record
from workshopsite.model.site import Site
from workshopsite.model.venue import Venue
from workshopsite.model.workshop import Committee, ImportantDate, Theme
from workshopsite.problems import Mistake, Place, Problems
from workshopsite.render.addresses import HOME, url_of_resource
from workshopsite.render.date_views import ImportantDateView
from workshopsite.render.dates import Dates
from workshopsite.render.paper_sessions import PaperIndex
from workshopsite.render.paper_views import PaperView
from workshopsite.render.people_views import AppearanceView, PersonView
from workshopsite.render.pictures import Pictures
from workshopsite.render.players import host_of, player_of
from workshopsite.render.seen import Seen
from workshopsite.render.slot_views import DayView, SlotView
from workshopsite.render.venue_view import VenueView
from workshopsite.render.view import View
from workshopsite.render.whereabouts import Whereabouts
from workshopsite.render.workshop_views import CommitteeView, ThemeView

VIEWS: dict[type[Record], type[View]] = {
    Slot: SlotView,
    Appearance: AppearanceView,
    Person: PersonView,
    Day: DayView,
    Paper: PaperView,
    ImportantDate: ImportantDateView,
    Venue: VenueView,
    Committee: CommitteeView,
    Theme: ThemeView,
}


class Stopped(BaseException):
    """A page is not made to its end, because nobody wants it any more."""


class LinkView:
    """A labelled link.

    Attributes:
        label: what the reader sees; in the site's language where there is a key.
        href: where it leads.
        key: the key that it was written under (slides, video, pdf, poster, code, arxiv,
            openreview, doi), or empty.
        player: of a video on YouTube, Vimeo or SlidesLive, or a PDF of the site: the address that
            shows it in a frame.
        player_host: the host that this address leads to; None for this site.
    """

    label: str
    href: str
    key: str
    player: str | None
    player_host: str | None

    def __init__(self, label: str, href: str, key: str) -> None:
        """Take what a template prints."""
        self.label = label
        self.href = href
        self.key = key
        self.player = player_of(href)
        self.player_host = host_of(self.player) if self.player else None


class Tools:
    """Shared by all views of one site.

    Attributes:
        is_stopped: asked before each new view, whether nobody wants the page any more; set before
            the first page is made, if at all.
    """

    def __init__(
        self,
        links: Links,
        problems: Problems,
        dates: Dates,
        words: gettext.NullTranslations,
        site: Site,
        pictures: Pictures,
        seen: Seen,
    ) -> None:
        """Nothing is made before a view asks for it."""
        self.links = links
        self.problems = problems
        self.dates = dates
        self.words = words
        self.site = site
        self.pictures = pictures
        self.language = site.workshop.language
        self.zone = site.program.zone
        self._seen = seen
        self._views: dict[int, tuple[Record, View]] = {}
        self.is_stopped: Callable[[], bool] = bool

    @cached_property
    def whereabouts(self) -> Whereabouts:
        """Where each slot stands, and what each person does."""
        return Whereabouts(self.site)

    @cached_property
    def papers(self) -> PaperIndex:
        """Where the papers are presented."""
        return PaperIndex(self.site, self.words, complete=not self.links.lacking)

    def view(self, record: Record) -> View:
        """The view of a record; always the same one, so that its texts are converted once.

        Raises:
            Stopped: nobody wants the page any more that it is made for.
        """
        found = self._views.get(id(record))
        if found is None:
            if self.is_stopped():
                raise Stopped
            kind = VIEWS.get(type(record), View)
            found = self._views[id(record)] = (record, kind(record, self))
        return found[1]

    def views(self, records: Iterable[Record]) -> tuple[View, ...]:
        """The views of several records."""
        return tuple(self.view(record) for record in records)

    def address(self, href: str, origin: Origin, *keys: str) -> str:
        """An address that stands in a data file, from the site's root; a problem if it is dead."""
        place = origin.place(*keys)
        try:
            target = self.links.resolve(href, source=origin.source.path, page=HOME)
        except Mistake as mistake:
            self.problems.add_mistake(mistake, place)
            return "#"
        if target.hidden:
            self.problems.add_mistake(hidden_link(href), place)
            return HIDDEN
        if target.remark:
            self.problems.add_mistake(target.remark, place)
        if target.address is None:
            self._seen.data_elsewhere[href, place] = None
            return href
        self.note_anchor(target, place)
        return target.url

    def note_anchor(self, target: Target, place: Place) -> None:
        """Note what a data file links to, for the check that the #anchor exists."""
        fragment = unquote(target.fragment)
        if target.address and fragment and fragment != "top":
            self._seen.data_anchors[AnchorUse(target.address, fragment, place)] = None

    def link(self, link: Link, origin: Origin) -> LinkView:
        """A labelled link of a data file; a label that is a key is in the site's language."""
        label = self.words.gettext(LABELS[link.key]) if link.key in LABELS else link.label
        if link.key:
            # The model found this file already: its name is not yet encoded for a link.
            href = self.address(url_of_resource(link.href), origin, link.key)
            return LinkView(label, href, link.key)
        return LinkView(label, self.address(link.href, origin, "links", link.label), link.key)


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
