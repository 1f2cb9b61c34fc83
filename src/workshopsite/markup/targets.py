"""What the links of a site's pages lead to, each found once."""

from __future__ import annotations

from workshopsite.markup.links import Links, Target

_SAME_EVERYWHERE = ("/", "https://", "http://", "mailto:", "data:")
"""How a destination begins that means the same on every page."""

_MOST = 10_000
"""Links that are remembered; those on all pages are soon found again."""


class Targets:
    """Resolves the links of one site while its pages are made, when all addresses are known.

    Most links of a page are made by templates: those of the menu and the footer, on all pages.
    """

    def __init__(self, links: Links) -> None:
        """Nothing is known before something is asked for."""
        self._links = links
        self._known: dict[tuple[str, bool, bool], Target] = {}

    def resolve(
        self, destination: str, *, source: str | None, page: str, picture: bool = False
    ) -> Target:
        """As `Links.resolve`; what means the same wherever it stands is remembered.

        A Mistake is made again each time, for each place where it has to be told.
        """
        if not destination.startswith(_SAME_EVERYWHERE):
            return self._links.resolve(destination, source=source, page=page, picture=picture)
        written = (destination, source is None, picture)
        found = self._known.get(written)
        if found is None:
            found = self._links.resolve(destination, source=source, page=page, picture=picture)
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[written] = found
        return found
