"""What the pass over a page's HTML gives: see `html`."""

from __future__ import annotations

from workshopsite.late import dataclass
from workshopsite.markup.elsewhere import LinkElsewhere
from workshopsite.problems import Meeting, Place


@dataclass(frozen=True, slots=True)
class AnchorUse:
    """A link to an #anchor of this site.

    Attributes:
        address: of the page that should have the anchor.
        fragment: the id, percent-decoded.
        place: where the link stands.
        meeting: how a page came there, where that is a template.
    """

    address: str
    fragment: str
    place: Place
    meeting: Meeting | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """A page as it is published.

    Attributes:
        html: the page; it begins with ``<!doctype html>``.
        ids: every id and every name of an ``a`` on the page.
        anchors: every link to an anchor of this site, but to #top and to those on this page.
        addresses: everything of this site that the page links to or shows.
        elsewhere: every link that leaves the site.
        shown: the pictures of this site that it shows.
    """

    html: str
    ids: frozenset[str]
    anchors: tuple[AnchorUse, ...]
    addresses: frozenset[str] = frozenset()
    elsewhere: tuple[LinkElsewhere, ...] = ()
    shown: frozenset[str] = frozenset()
