"""Where the workshop and its events take place.

Google requires a location with an address, and knows events that are online. Our venue's address is
a line as one writes it on a letter; without a line, the name of the place is all that leads there.
"""

from __future__ import annotations

from typing import Any

from workshopsite.model.venue import Venue
from workshopsite.render.json_ld.web import Node, Web, node, one_or_all

_MODE = "https://schema.org/{}EventAttendanceMode"


def location(room: str | None, web: Web) -> Any:
    """The place of an event, online or both; None where nothing is known of it."""
    venue = web.site.workshop.venue
    if venue is None:
        return node("Place", name=room) if room else None
    places = [] if _is_online_only(venue) else [_place(room, venue, web)]
    places += [_online(room, venue, web)] if venue.online else []
    return one_or_all(places)


def attendance_mode(web: Web) -> str | None:
    """Whether people come, connect, or both (schema.org, EventAttendanceModeEnumeration)."""
    venue = web.site.workshop.venue
    if venue is None:
        return None
    mixed = "Mixed" if venue.online else "Offline"
    return _MODE.format("Online" if _is_online_only(venue) else mixed)


def _is_online_only(venue: Venue) -> bool:
    """An online venue with no address is nowhere else."""
    return venue.online and not venue.address


def _place(room: str | None, venue: Venue, web: Web) -> Node:
    address = node("PostalAddress", streetAddress=venue.address or venue.name)
    house = node("Place", id=f"{web.home}#venue", name=venue.name, address=address, url=venue.url)
    return node("Place", name=room, address=address, containedInPlace=house) if room else house


def _online(room: str | None, venue: Venue, web: Web) -> Node:
    """Where people connect; of a venue that is a house as well, the page is that of the house."""
    alone = _is_online_only(venue)
    url = venue.url if alone and venue.url else web.home
    return node("VirtualLocation", name=room if room and alone else venue.name, url=url)
