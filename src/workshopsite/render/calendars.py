"""Which calendars there are, and where: what is known of none has no calendar.

A calendar names its own address and those of pages, so there is none without the site's address.
"""

from __future__ import annotations

from workshopsite.model.program import Day
from workshopsite.model.site import Site
from workshopsite.render.addresses import (
    CALENDAR,
    DATES_CALENDAR,
    day_calendar,
    talk_calendar,
)


def program_calendar(site: Site) -> str | None:
    """The address of the calendar of the whole program; None where no slot has an instant."""
    known = site.base_url and any(slot.start for slot in site.program.slots)
    return CALENDAR if known else None


def calendar_of_day(day: Day, site: Site) -> str | None:
    """The address of the calendar of one day; None where no slot of it has an instant."""
    slots = (one for slot in day.slots for one in (slot, *slot.talks))
    return day_calendar(day) if site.base_url and any(slot.start for slot in slots) else None


def calendar_of_talk(slot_id: str, site: Site) -> str | None:
    """The address of the calendar of a slot that has a page and an instant; else None."""
    slot = site.talk_pages.get(slot_id)
    return talk_calendar(slot_id) if site.base_url and slot and slot.start else None


def dates_calendar(site: Site) -> str | None:
    """The address of the calendar of the important dates; None where no day is known."""
    known = site.base_url and any(item.date for item in site.workshop.important_dates)
    return DATES_CALENDAR if known else None
