"""The program's times in further time zones, and on which day each of them is there."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from workshopsite.late import dataclass
from workshopsite.model.program import Slot
from workshopsite.render.dates import Dates


@dataclass(frozen=True, slots=True)
class ZonedTime:
    """When a slot is, by the clocks of one zone.

    Attributes:
        zone: the name of the zone, as `America/New_York`.
        city: its last part, as `New York`.
        start: when it starts, by the clocks there.
        end: when it ends.
        shift: by how many days the date there differs from that in the workshop's zone: 1 is the
            next day, −1 the day before.
        end_shift: the same of its end.
    """

    zone: str
    city: str
    start: datetime
    end: datetime | None
    shift: int
    end_shift: int


def in_zones(slot: Slot, zones: tuple[tzinfo, ...], dates: Dates) -> list[ZonedTime]:
    """A slot's time in each of the zones but the workshop's own; none where it has no instant."""
    if slot.start is None:
        return []
    home = dates.zone_name(slot.start.tzinfo or UTC)
    named = {dates.zone_name(zone): zone for zone in zones}  # each once
    return [
        _in_zone(name, zone, slot.start, slot.end) for name, zone in named.items() if name != home
    ]


def _in_zone(name: str, zone: tzinfo, start: datetime, end: datetime | None) -> ZonedTime:
    day = start.date()
    there = start.astimezone(zone)
    end_there = end.astimezone(zone) if end else None
    shift = (there.date() - day).days
    end_shift = (end_there.date() - day).days if end_there else shift
    city = name.rpartition("/")[2].replace("_", " ")
    return ZonedTime(name, city, there, end_there, shift, end_shift)
