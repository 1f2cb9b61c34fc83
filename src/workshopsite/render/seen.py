"""What is seen while outputs are made, for those who ask when all of them are."""

from __future__ import annotations

from dataclasses import field, replace
from typing import Any

from workshopsite.late import dataclass
from workshopsite.markup.elsewhere import LinkElsewhere
from workshopsite.markup.finished import AnchorUse, Finished
from workshopsite.problems import Place


@dataclass(slots=True)
class Seen:
    """What was seen on some pages; what is said of one page may be added to that of others.

    It does not matter which process made a page, but what is added comes in the order of the
    outputs: a link that stands on many pages is that of the first.

    Attributes:
        ids: the ids of each page, by its address.
        linked: what the pages lead to or show, each but itself.
        shown: the pictures that they show.
        used: the addresses that they show or link to, or name for those who share them.
        anchors: every use of an #anchor on them.
        elsewhere: links that leave the site, by destination and the text they stand in.
        data_anchors: every use of an #anchor in a data file, so far as templates asked for it.
        data_elsewhere: the same for links that leave the site, as they were written.
        again: of what is linked, that to which more than one output leads.
        listed: whether a template asked for all pages, of which it may show any text.
    """

    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    linked: set[str] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)
    anchors: list[AnchorUse] = field(default_factory=list)
    elsewhere: dict[tuple[str, Place | None], LinkElsewhere] = field(default_factory=dict)
    data_anchors: dict[AnchorUse, None] = field(default_factory=dict)
    data_elsewhere: dict[tuple[str, Place], None] = field(default_factory=dict)
    again: set[str] = field(default_factory=set)
    listed: bool = False

    def note(self, page: Finished, address: str) -> None:
        """Note what is on a page that was made."""
        self.ids[address] = page.ids
        self.linked |= page.addresses - {address}
        self.shown |= page.shown
        self.used |= page.addresses
        self.anchors += page.anchors
        for link in page.elsewhere:
            self.elsewhere.setdefault((link.destination, link.origin), link)

    def add(self, later: Seen) -> None:
        """Add what was seen on later pages."""
        self.ids |= later.ids
        self.again |= later.again | (self.linked & later.linked)
        self.linked |= later.linked
        self.shown |= later.shown
        self.used |= later.used
        self.anchors += later.anchors
        for typed, link in later.elsewhere.items():
            self.elsewhere.setdefault(typed, link)
        self.data_anchors |= later.data_anchors
        self.data_elsewhere |= later.data_elsewhere
        self.listed = self.listed or later.listed

    def filled(self) -> dict[str, Any]:
        """What is not empty of it, which takes much less room; it is made again of that."""
        return {name: value for name in self.__match_args__ if (value := getattr(self, name))}

    def taken(self) -> Seen:
        """What was seen so far, which is forgotten here."""
        taken = Seen(*[getattr(self, name) for name in self.__match_args__])
        Seen.__init__(self)
        return taken


@dataclass(slots=True)
class Known:
    """What has been seen on some pages, so that of others only what is news beside it is kept.

    All that is kept must be added in the end, and in the order of the outputs, to be the same as
    if nothing had been left out: that two pages lead to an address is as true when others are not
    told of, and a link that stands on many is that of the first.

    Attributes:
        seen: what was seen.
        first: where the first output of those is, in their order, on which a link stands.
    """

    seen: Seen = field(default_factory=Seen)
    first: dict[tuple[str, Place | None], int] = field(default_factory=dict)

    def news(self, seen: Seen, at: int) -> Seen:
        """What is news of what was seen on the output at a place in their order."""
        known = self.seen
        news = replace(
            seen,
            linked=seen.linked - known.again,
            shown=seen.shown - known.shown,
            used=seen.used - known.used,
            elsewhere={k: link for k, link in seen.elsewhere.items() if self._is_first(k, at)},
        )
        known.again |= seen.linked & known.linked
        known.linked |= seen.linked
        known.shown |= seen.shown
        known.used |= seen.used
        return news

    def _is_first(self, link: tuple[str, Place | None], at: int) -> bool:
        first = self.first[link] = min(at, self.first.get(link, at))
        return first == at
