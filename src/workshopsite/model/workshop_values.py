"""The kinds of values that only workshop.yaml has: its dates, zones, menu, language and more."""

from __future__ import annotations

import re
from datetime import date, time, tzinfo
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator

from workshopsite.late import pattern
from workshopsite.model import forms, time_forms
from workshopsite.model.dates import parse_dates
from workshopsite.model.fields import Link, Several, Shown, Text, address, flag, one_line
from workshopsite.model.people import TBA
from workshopsite.model.read_by import ReadBy
from workshopsite.model.times import parse_deadline_zone, parse_time, parse_zone
from workshopsite.model.undecided import date_or_none, is_undecided
from workshopsite.model.zones import A_ZONE, zone_names
from workshopsite.problems import Mistake, did_you_mean


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


_APART = pattern(r"[\s<>()\[\],;]+")
_MAIL = pattern("[^:@]+@[^:@]+")
_IN_WORDS = pattern(r"(\S{1,64}) ?(?: at |[(\[]at[)\]]) ?([^\s.]\S*\.[a-z]+)", re.IGNORECASE)


def _contact(value: Any) -> str:
    text = one_line(value)
    found = {word for word in _APART.split(text) if _MAIL.fullmatch(word)}
    if match := _IN_WORDS.fullmatch(text):
        hint = f"write {match[1]}@{match[2]}"
        raise Mistake("bad-value", f'"{text}" is no mail address and no page', hint)
    if len(found) == 1 and " " in text:
        hint = f"write {found.pop()}"
        raise Mistake("bad-value", f'"{text}" is more than a mail address', hint)
    return f"mailto:{text}" if "@" in text and ":" not in text else address(text)


def _rooms(value: Any) -> Any:
    """A text with a comma is several rooms, or one; nobody can tell."""
    if isinstance(value, str) and "," in value:
        names = ", ".join(name.strip() for name in value.split(","))
        hint = f'write [{names}], or ["{value}"] if that is one room'
        raise Mistake("wrong-type", "several rooms need to be a list", hint)
    return value


def _language(value: Any) -> str:
    text = one_line(value)
    tags = text.replace("_", "-").split("-")
    if (
        text.isascii()
        and tags[0].isalpha()
        and 2 <= len(tags[0]) <= 3
        and all(tag.isalnum() for tag in tags)
    ):
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


_WHICH_PAGES = {
    "type": "object",
    "properties": dict.fromkeys(sorted(PAGES_OF), forms.FLAG),
    "additionalProperties": False,
}
_LABELLED = {
    "type": "object",
    "minProperties": 1,
    "maxProperties": 1,
    "additionalProperties": forms.ADDRESS,
}
_LANGUAGE = forms.matching(
    "[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*", "write a code such as en, fr or pt-BR", also=["boolean"]
)
_ZONE = forms.matching("|".join(sorted(zone_names())), A_ZONE, name="Zone")
_AOE = forms.matching(forms.any_case("aoe|anywhere on earth"), f"{A_ZONE}; or AoE")
Rooms = Annotated[tuple[Text, ...], Several, BeforeValidator(_rooms)]
PagesOf = Annotated[
    frozenset[str],
    ReadBy(_pages_of),
    forms.one_of(_WHICH_PAGES, forms.matching(forms.any_case("none"), "write none")),
]
WorkshopDates = Annotated[tuple[date, ...], ReadBy(_workshop_dates), time_forms.WORKSHOP_DATES]
MenuEntry = Annotated[Link, ReadBy(_menu_entry), forms.one_of(forms.ADDRESS, _LABELLED)]
Contact = Annotated[str, ReadBy(_contact), forms.ADDRESS, Shown.ADDRESS]
Language = Annotated[str, ReadBy(_language), _LANGUAGE]
Zone = Annotated[ZoneInfo, ReadBy(lambda v: parse_zone(one_line(v))), _ZONE]
DeadlineZone = Annotated[
    tzinfo,
    ReadBy(lambda v: parse_deadline_zone(one_line(v))),
    forms.one_of(_ZONE, _AOE),
]
ClockTime = Annotated[time, ReadBy(lambda v: parse_time(one_line(v))), time_forms.TIME]
