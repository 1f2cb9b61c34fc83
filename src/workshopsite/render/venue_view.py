"""The place of the workshop as templates see it: with a map to look at."""

from __future__ import annotations

from urllib.parse import urlencode

from workshopsite.model.venue import Venue
from workshopsite.render.view import View

_SEARCH = "https://www.openstreetmap.org/search?"


class VenueView(View):
    """Where the workshop takes place."""

    _record: Venue

    @property
    def map(self) -> str | None:
        """The address of a map: as written, else a search for the postal address.

        None where neither is known.
        """
        venue = self._record
        if venue.map or not venue.address:
            return venue.map
        return _SEARCH + urlencode({"query": venue.address})
