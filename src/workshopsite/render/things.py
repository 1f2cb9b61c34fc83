"""The kinds of things that templates get, by the names that docs/templates.md has for them."""

from __future__ import annotations

from collections.abc import Mapping

from workshopsite.markup.markdown import Heading
from workshopsite.model.competition import (
    Classes,
    Competition,
    RankBy,
    Ranked,
    RankedClass,
)
from workshopsite.model.page import Page
from workshopsite.model.paper import Paper
from workshopsite.model.people import Appearance, Person
from workshopsite.model.program import Day, Slot
from workshopsite.model.record import Record
from workshopsite.model.venue import Venue
from workshopsite.model.workshop import (
    Committee,
    Edition,
    ImportantDate,
    NewsItem,
    Sponsor,
    Theme,
    Workshop,
)
from workshopsite.render.grid import Cell
from workshopsite.render.navigation import NavItem
from workshopsite.render.page_views import GeneratedPage, PageView
from workshopsite.render.paper_lists import PaperEntry, PaperGroup, PaperPart
from workshopsite.render.people_views import PartView
from workshopsite.render.program_view import ProgramView
from workshopsite.render.site_view import CompetitionView, SiteView
from workshopsite.render.stretches import GridRow, Stretch
from workshopsite.render.tags import Tag
from workshopsite.render.tools import VIEWS, LinkView
from workshopsite.render.view import FontView, PictureView, View
from workshopsite.render.zones import ZonedTime

THINGS: Mapping[str, tuple[type, type[Record] | None]] = {
    "site": (SiteView, Workshop),
    "page": (PageView, Page),
    "Program": (ProgramView, None),
    "Day": (VIEWS[Day], Day),
    "Stretch": (Stretch, None),
    "GridRow": (GridRow, None),
    "Cell": (Cell, None),
    "Slot": (VIEWS[Slot], Slot),
    "Appearance": (VIEWS[Appearance], Appearance),
    "Person": (VIEWS[Person], Person),
    "Part": (PartView, None),
    "Paper": (VIEWS[Paper], Paper),
    "PaperGroup": (PaperGroup, None),
    "PaperPart": (PaperPart, None),
    "PaperEntry": (PaperEntry, None),
    "ZonedTime": (ZonedTime, None),
    "Venue": (VIEWS[Venue], Venue),
    "ImportantDate": (VIEWS[ImportantDate], ImportantDate),
    "Committee": (VIEWS[Committee], Committee),
    "Sponsor": (View, Sponsor),
    "Edition": (View, Edition),
    "NewsItem": (View, NewsItem),
    "Theme": (VIEWS[Theme], Theme),
    "Font": (FontView, None),
    "Competition": (CompetitionView, Competition),
    "RankBy": (View, RankBy),
    "Classes": (View, Classes),
    "RankedClass": (RankedClass, None),
    "Ranked": (Ranked, None),
    "Link": (LinkView, None),
    "NavItem": (NavItem, None),
    "Picture": (PictureView, None),
    "Heading": (Heading, None),
    "Tag": (Tag, None),
}
"""Every kind of thing: its class, and the record that it shows."""

NAMED = {cls: kind for kind, (cls, _) in THINGS.items() if cls is not View} | {
    GeneratedPage: "page"
}
"""The kind of each class; a plain View is of the kind of its record."""


def kind_of(value: object) -> str | None:
    """What a thing that a template gets is called ("Slot"); None for plain values."""
    if isinstance(value, View) and type(value) not in NAMED:
        return type(value._record).__name__  # noqa: SLF001 - see names_of
    return NAMED.get(type(value))
