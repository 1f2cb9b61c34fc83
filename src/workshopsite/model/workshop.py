"""The workshop itself: everything that content/workshop.yaml says."""

from datetime import datetime, time, tzinfo
from typing import Annotated, ClassVar

from workshopsite.model import forms, time_forms
from workshopsite.model.checks import Check
from workshopsite.model.colours import Colour
from workshopsite.model.fields import (
    Address,
    Date,
    Id,
    Inline,
    Links,
    Several,
    Text,
    Was,
    WebAddress,
)
from workshopsite.model.files import PictureFile
from workshopsite.model.fonts import FontFile
from workshopsite.model.record import Record, key
from workshopsite.model.references import Members, References
from workshopsite.model.times import instant
from workshopsite.model.undecided import (
    DatedRecord,
    UndecidedDate,
)
from workshopsite.model.venue import Venue
from workshopsite.model.workshop_values import (
    PAGES_OF,
    ClockTime,
    Contact,
    DeadlineZone,
    Language,
    MenuEntry,
    PagesOf,
    Rooms,
    WorkshopDates,
    Zone,
)


class ImportantDate(DatedRecord):
    """A deadline or another day to remember."""

    line: ClassVar = time_forms.DATE_LINE

    date: UndecidedDate = key(description="the day, A or B, or TBA", example="2025-08-29")
    title: Inline = key(description="what is due", example="Submission deadline")
    time: ClockTime | None = key(None, description="the time of day", example="23:59")
    zone: DeadlineZone | None = key(
        None, description="AoE, UTC or an IANA name; else the workshop's", example="AoE"
    )
    was: Annotated[tuple[Was, ...], Several] = key(
        (), description="earlier values, oldest first", example="2025-08-22"
    )
    id: Id | None = key(
        None, description="a name that never changes; else made from the title", example="camera"
    )

    def moment(self, home: tzinfo | None) -> datetime | None:
        """The instant when it is over, in its own zone or else in the home zone.

        A day without a time is over at its end. None where neither zone nor day is known.

        Raises:
            Mistake: bad-time where the clocks skip that time.
        """
        zone = self.zone or home
        if self.date is None or zone is None:
            return None
        return instant(self.date, self.time or time(23, 59, 59), zone)


class NewsItem(Record):
    """A dated piece of news."""

    line: ClassVar = time_forms.NEWS_LINE

    date: Date = key(description="when it became news", example="2025-08-20")
    text: Inline = key(description="what is new", example="The program is out")
    id: Id | None = key(
        None, description="a name for feeds; with it the text can change", example="program"
    )


class Sponsor(Record):
    """Somebody who supports the workshop."""

    line: ClassVar = forms.OneLine(forms.TEXT)

    name: Text = key(description="the name", example="Example Inc")
    logo: PictureFile | None = key(
        None, description="a picture, from content/", example="logos/example.svg"
    )
    url: WebAddress | None = key(None, description="their page", example="https://example.org/")
    tier: Text | None = key(None, description="the rank, as a heading", example="Gold")


class Committee(Record):
    """A group of people with a task."""

    title: Text = key(description="the heading", example="Organizers")
    members: Members = key(
        description="ids of people, or names", example="[ada, Bob Example (CNRS)]"
    )


class Edition(Record):
    """An earlier workshop of the series."""

    title: Inline = key(description="its name or year", example="2024")
    url: Address | None = key(
        None, description="its site, or a page or file of this one", example="https://example.org/"
    )
    venue: Text | None = key(None, description="where it was", example="Exampleville")


_BY_TIER = {
    "if": {"type": "object", "not": {"required": ["name"]}},
    "then": forms.keyed(forms.list_or(Sponsor, Sponsor)),
    "else": Sponsor,
}
_BY_YEAR = forms.keyed(
    {"if": {"type": "object"}, "then": forms.SomeKeys(Edition), "else": forms.ADDRESS}
)
Committees = Annotated[tuple[Committee, ...], forms.list_or(Committee, forms.keyed(Members))]
Sponsors = Annotated[tuple[Sponsor, ...], forms.list_or(Sponsor, _BY_TIER)]
Editions = Annotated[tuple[Edition, ...], forms.list_or(Edition, _BY_YEAR)]


class Theme(Record):
    """How the site looks."""

    accent: Colour | None = key(
        None, description="the colour of links and buttons, made readable", example="teal"
    )
    logo: PictureFile | None = key(
        None, description="the workshop's logo, shown beside its name", example="assets/logo.svg"
    )
    font: FontFile | None = key(
        None, description="a font file of your own, for all text", example="assets/font.woff2"
    )
    hero: PictureFile | None = key(
        None, description="the picture behind the title", example="assets/hero.svg"
    )


class Workshop(DatedRecord):
    """The workshop: its facts, once."""

    own_tba: ClassVar = ("title", "date", "speakers", "hide", "extra")
    home: ClassVar = "workshop.yaml"

    id: Id | None = key(
        None, description="a name that never changes; else made from the title", example="edl-2021"
    )
    title: Inline = key(description="its name", example="Power efficient deep learning")
    series: Inline | None = key(
        None, description="what it belongs to", example="ACML 2021 Workshop"
    )
    description: Inline | None = key(
        None, description="one sentence, for search engines too", example="How much does it cost?"
    )
    language: Language = key("en", description="the language of the site", example="en")
    date: WorkshopDates = key(
        (), description="its day, days A..B, a list, A or B, or TBA", example="2021-11-17"
    )
    updated: Date | None = key(
        None, description="the day of the last change that feeds tell of", example="2021-11-12"
    )
    timezone: Zone | None = key(
        None, description="an IANA name or UTC; all times are in it", example="Europe/Paris"
    )
    also: Annotated[tuple[Zone, ...], Several] = key(
        (), description="further zones that the program is shown in", example="[Asia/Tokyo]"
    )
    venue: Venue | None = key(None, description="where it takes place")
    rooms: Rooms = key(
        (), description="the rooms, in the order of the program's columns", example="[Hall A]"
    )
    contact: Contact | None = key(
        None, description="a mail address, or a page", example="chairs@example.org"
    )
    url: WebAddress | None = key(
        None, description="the address of the finished site", example="https://example.org/"
    )
    links: Links = key((), description="labels and addresses, shown as buttons")
    speakers: References = key(
        (), description="who is announced, with or without a slot", example="[ada, bob]"
    )
    important_dates: tuple[ImportantDate, ...] = key((), description="deadlines and other days")
    committees: Committees = key((), description="headings and their members")
    sponsors: Sponsors = key((), description="who supports the workshop")
    news: tuple[NewsItem, ...] = key((), description="what is new, newest first")
    editions: Editions = key((), description="earlier workshops: a year or name and an address")
    notice: Inline | None = key(
        None, description="a sentence at the top of every page", example="We have moved to Hall B"
    )
    navigation: tuple[MenuEntry, ...] | None = key(
        None, description="the menu: files, Label: target, or addresses"
    )
    pages: PagesOf = key(
        PAGES_OF,
        description="none, or which kinds of generated pages are not made",
        example="{people: no}",
    )
    hide: Annotated[tuple[Text, ...], Several] = key(
        (), description="pages and kinds of slots that are not shown yet", example="[call]"
    )
    theme: Theme | None = key(None, description="how the site looks")
    check: Check | None = key(None, description="how the site is checked")
