"""The program as conference apps want it: what schedule.xml and schedule.json have in common.

The format is the one that pentabarf and frab began and c3voc keeps (version 1,
https://c3voc.de/wiki/schedule). It knows days, in them rooms, in them events with a length. It has
no words for sessions, for cancelled events, for unknown ends and for events without a room:

- A session is not an event of its own, because its talks fill the same room at the same time; it
  is their track, and who chairs it is in their descriptions. Where a talk has no time of its own,
  it is the other way round: the session is the event, with that talk in its description.
- A cancelled event says so at the beginning of its title.
- An unknown end is left out where that is possible; the length is then `UNKNOWN_LENGTH`.
- An event without a room is at the venue, which stands among the rooms as the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

from workshopsite.model.site import Site
from workshopsite.outputs.frab.in_json import schedule_json
from workshopsite.outputs.frab.in_xml import schedule_xml
from workshopsite.outputs.frab.schedule import Schedule, has_schedule, schedule_of
from workshopsite.outputs.output import Output
from workshopsite.problems import Place
from workshopsite.render.addresses import SCHEDULE_JSON, SCHEDULE_XML
from workshopsite.render.renderer import Renderer

_FORMATS = {SCHEDULE_XML: schedule_xml, SCHEDULE_JSON: schedule_json}


def outputs(site: Site, renderer: Renderer) -> Iterator[Output]:
    """schedule.xml and schedule.json, if there is an event and the site's address is known."""
    told = cache(partial(schedule_of, site, renderer))  # once for both
    for address, write in _FORMATS.items() if has_schedule(site, renderer) else ():
        path, place = address.lstrip("/"), Place("content/program.yaml")
        make = partial(_make, write, told, renderer.absolute(address) or "")
        yield Output(path, place, make, generated=True, early=True)


def _make(
    write: Callable[[Schedule, str], bytes], told: Callable[[], Schedule], address: str
) -> bytes:
    return write(told(), address)
