"""The kinds of values that only slots have: their times, rooms, and whether they are announced."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from pydantic import ValidationInfo

from workshopsite.late import pattern
from workshopsite.model import forms, time_forms
from workshopsite.model.context import context_of
from workshopsite.model.dates import parse_date
from workshopsite.model.fields import flag, one_line
from workshopsite.model.people import TBA
from workshopsite.model.read_by import ReadBy
from workshopsite.model.time_words import DASHES
from workshopsite.model.times import TimeRange, parse_range
from workshopsite.problems import Mistake, did_you_mean

_FROM_TO = pattern(rf"(?P<start>.+?) ?(?:[{DASHES}]|(?<= )to(?= )) ?(?P<end>.+)")


def _times_or_tba(value: Any) -> TimeRange | None:
    """A time or a range; None while the start is not known; an end can be left open with TBA."""
    text = one_line(value)
    span = _FROM_TO.fullmatch(text)
    if TBA.fullmatch(text):
        return None
    if span and TBA.fullmatch(span["start"]):
        message = "an end without a start tells nobody when to come"
        raise Mistake("bad-time", message, "write TBA until the start is known", text)
    if span and TBA.fullmatch(span["end"]):
        return replace(parse_range(span["start"]), open_end=True)
    return parse_range(text)


def _room(value: Any, info: ValidationInfo) -> str | None:
    """A room in the spelling that it was first given, None for TBA; may raise unknown-room."""
    text = one_line(value)
    if TBA.fullmatch(text):
        return None
    context = context_of(info)
    rooms = {room.casefold(): room for room in context.rooms}
    if not context.rooms_listed:
        context.rooms = (*context.rooms, text) if text.casefold() not in rooms else context.rooms
        return rooms.get(text.casefold(), text)
    if text.casefold() not in rooms:
        hint = did_you_mean(text, context.rooms)
        raise Mistake("unknown-room", f'"{text}" is not in the list of rooms', hint)
    return rooms[text.casefold()]


def _tba(value: Any) -> bool | date:
    text = one_line(value)
    try:
        return flag(text)
    except Mistake:
        return parse_date(text)


TimesOrTba = Annotated[TimeRange | None, ReadBy(_times_or_tba), time_forms.TIMES]
Room = Annotated[str | None, ReadBy(_room, informed=True), forms.TEXT]
Tba = Annotated[bool | date, ReadBy(_tba), time_forms.FLAG_OR_DATE]
