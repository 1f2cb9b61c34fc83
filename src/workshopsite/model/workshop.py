"""The workshop itself: everything that content/workshop.yaml says."""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo
from typing import Annotated, Any, ClassVar
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, WithJsonSchema

from workshopsite.model.colours import Colour
from workshopsite.model.fields import (
    Address,
    Date,
    Id,
    Inline,
    Link,
    Links,
    Several,
    Shown,
    Text,
    Was,
    WebAddress,
    address,
    flag,
    one_line,
)
from workshopsite.model.files import PictureFile
from workshopsite.model.fonts import FontFile
from workshopsite.model.people import TBA, Members, References
from workshopsite.model.record import Record, key
from workshopsite.model.times import (
    instant,
    parse_dates,
    parse_deadline_zone,
    parse_time,
    parse_zone,
)
from workshopsite.model.undecided import (
    DatedRecord,
    UndecidedDate,
    date_or_none,
    is_undecided,
)
from workshopsite.model.venue import Venue
from workshopsite.problems import Mistake, did_you_mean

_TEXT = WithJsonSchema({"type": "string"})
_LIST = WithJsonSchema({"type": ["string", "array"], "items": {"type": "string"}})


def _workshop_dates(value: Any) -> tuple[date, ...]:
    if is_undecided(value) or (isinstance(value, str) and TBA.fullmatch(value.strip())):
        date_or_none(value)
        return ()
    typed = value if isinstance(value, list) else [value]
    for text in typed:
        if is_undecided(text):
            message = "one of several days is not decided here"
            hint = "write the others only, and this one as date: of its day in program.yaml"
            raise Mistake("bad-date", message, hint, text)
    return tuple(sorted({day for text in typed for day in parse_dates(one_line(text))}))


def _menu_entry(value: Any) -> Link:
    if isinstance(value, dict) and len(value) == 1:
        [(label, target)] = value.items()
        return Link(one_line(label), address(target))
    if isinstance(value, dict):
        raise Mistake("wrong-type", "a menu entry is one Label: target", "begin each with a -")
    return Link("", address(value))


def _contact(value: Any) -> str:
    text = one_line(value)
    return f"mailto:{text}" if "@" in text and ":" not in text else address(text)


def _language(value: Any) -> str:
    text = one_line(value)
    tags = text.replace("_", "-").split("-")
    if tags[0].isalpha() and 2 <= len(tags[0]) <= 3 and all(tag.isalnum() for tag in tags):
        return "-".join([tags[0].lower(), *tags[1:]])
    raise Mistake("bad-value", f'"{text}" is no language', "write a code such as en, fr or pt-BR")


PAGES_OF = frozenset({"talks", "people", "papers"})
"""What pages are made for, one for each."""


def _pages_of(value: Any) -> frozenset[str]:
    """``none``, or ``{people: no}``, as the kinds that do get pages."""
    if isinstance(value, str) and value.strip().lower() == "none":
        return frozenset()
    if not isinstance(value, dict):
        hint = "write pages: none, or pages: {people: no}"
        raise Mistake("wrong-type", "this needs keys and values, or none", hint)
    for name in value:
        if name not in PAGES_OF:
            hint = did_you_mean(name, PAGES_OF)
            raise Mistake("unknown-key", f'"{name}" is no kind of generated pages', hint)
    return PAGES_OF - {name for name, wanted in value.items() if not flag(wanted)}


PagesOf = Annotated[frozenset[str], BeforeValidator(_pages_of), WithJsonSchema({})]
WorkshopDates = Annotated[tuple[date, ...], BeforeValidator(_workshop_dates), _LIST]
MenuEntry = Annotated[Link, BeforeValidator(_menu_entry), WithJsonSchema({})]
Contact = Annotated[str, BeforeValidator(_contact), _TEXT, Shown.ADDRESS]
Language = Annotated[str, BeforeValidator(_language), _TEXT]
Zone = Annotated[ZoneInfo, BeforeValidator(lambda v: parse_zone(one_line(v))), _TEXT]
DeadlineZone = Annotated[tzinfo, BeforeValidator(lambda v: parse_deadline_zone(one_line(v))), _TEXT]
ClockTime = Annotated[time, BeforeValidator(lambda v: parse_time(one_line(v))), _TEXT]


class ImportantDate(DatedRecord):
    """A deadline or another day to remember."""

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

    date: Date = key(description="when it became news", example="2025-08-20")
    text: Inline = key(description="what is new", example="The program is out")
    id: Id | None = key(
        None, description="a name for feeds; with it the text can change", example="program"
    )


class Sponsor(Record):
    """Somebody who supports the workshop."""

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
    rooms: Annotated[tuple[Text, ...], Several] = key(
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
    committees: tuple[Committee, ...] = key((), description="headings and their members")
    sponsors: tuple[Sponsor, ...] = key((), description="who supports the workshop")
    news: tuple[NewsItem, ...] = key((), description="what is new, newest first")
    editions: tuple[Edition, ...] = key(
        (), description="earlier workshops: a year or name and an address"
    )
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
