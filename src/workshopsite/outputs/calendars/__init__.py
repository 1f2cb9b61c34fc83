"""Calendars to subscribe to or to download: the program, its days, its talks, the dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from workshopsite.model.site import Site
from workshopsite.outputs.calendars.making import Calendars
from workshopsite.outputs.output import Output
from workshopsite.problems import Place
from workshopsite.render.addresses import talk_calendar
from workshopsite.render.calendars import (
    calendar_of_day,
    calendar_of_talk,
    dates_calendar,
    program_calendar,
)
from workshopsite.render.renderer import Renderer


def outputs(site: Site, renderer: Renderer) -> Iterator[Output]:
    """Every calendar that there is; none without the site's address."""
    calendars = Calendars(site, renderer)
    if address := program_calendar(site):
        yield _output(address, "program", calendars.of_program, early=True)
    for day in site.program.days:
        if address := calendar_of_day(day, site):
            yield _output(address, "program", partial(calendars.of_day, day))
    with_calendar = [slot for one, slot in site.talk_pages.items() if calendar_of_talk(one, site)]
    for slot in with_calendar:
        yield _output(talk_calendar(str(slot.id)), "program", partial(calendars.of_talk, slot))
    for slot in with_calendar:  # who subscribed to a talk under an earlier id goes on getting it
        for alias in slot.aliases:
            yield _output(talk_calendar(alias), "program", partial(calendars.of_talk, slot))
    if address := dates_calendar(site):
        yield _output(address, "workshop", calendars.of_dates)


def _output(address: str, name: str, make: Callable[[], bytes], *, early: bool = False) -> Output:
    place = Place(f"content/{name}.yaml")
    path = address.removeprefix("/")
    return Output(path, place, make, generated=True, early=early, near=not early)
