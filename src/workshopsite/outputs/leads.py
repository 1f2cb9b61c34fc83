"""What the outputs of a site lead to, and whether that is still so when some pages are made again.

Checks ask it (dead anchors, pages that nothing leads to, pictures that are shown), and so do files
that are made only where a page needs them. Each asks whether there is an output that leads there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from workshopsite.outputs.together import Facts
from workshopsite.render.seen import Seen

Anchor = tuple[str, str]
"""The address of a page, and an id on it."""


class Leads(NamedTuple):
    """What all outputs of a site lead to.

    Attributes:
        linked: the addresses that they link to or show.
        again: those of them to which more than one output leads.
        used: the addresses that they show or link to, or name for those who share them.
        anchors: the anchors that they link to, each where it stands now.
    """

    linked: set[str]
    again: set[str]
    used: set[str]
    anchors: set[Anchor]


def leads_of(seen: Seen, moved: Mapping[str, str]) -> Leads:
    """What was seen to lead somewhere; moved are the pages that old addresses lead to."""
    return Leads(seen.linked, seen.again, seen.used, set(_anchors(seen, moved)))


def lead_alike(
    then: Sequence[Facts],
    now: Sequence[Facts],
    leads: Leads,
    moved: Mapping[str, str],
    *,
    are_dead: bool,
) -> bool:
    """Whether the same follows for all outputs, if pages are those of now and not of then.

    What cannot be told of these pages and the sums alone is taken for a change.

    Args:
        then: the pages, as they were part of the site.
        now: the same pages in the same order.
        leads: what all outputs of then lead to.
        moved: the pages that old addresses lead to.
        are_dead: whether anchors of then are dead, so that any that comes or goes may be told of.
    """
    pairs = [(one.seen, other.seen) for one, other in zip(then, now, strict=True)]
    return (
        all(set(one.told) == set(other.told) for one, other in zip(then, now, strict=True))
        and all(_show_alike(one, other) for one, other in pairs)
        and all(_have_alike(one, other, leads, moved) for one, other in pairs)
        and not (are_dead and any(_anchors_differ(one, other, moved) for one, other in pairs))
        and _link_alike(pairs, leads)
    )


def _show_alike(one: Seen, other: Seen) -> bool:
    """Whether two pages show the same pictures, and name the same for those who share them."""
    shared = one.used - one.linked == other.used - other.linked
    return shared and one.shown == other.shown and not other.listed


def _have_alike(one: Seen, other: Seen, leads: Leads, moved: Mapping[str, str]) -> bool:
    """Whether a page has kept the ids that anchors lead to, and has no anchors of its own."""
    gone = set(_ids(one)) - set(_ids(other))
    same_pages = one.ids.keys() == other.ids.keys()
    return (
        same_pages and gone.isdisjoint(leads.anchors) and leads.anchors >= {*_anchors(other, moved)}
    )


def _anchors_differ(one: Seen, other: Seen, moved: Mapping[str, str]) -> bool:
    return one.ids != other.ids or {*_anchors(one, moved)} != {*_anchors(other, moved)}


def _link_alike(pairs: Iterable[tuple[Seen, Seen]], leads: Leads) -> bool:
    """Whether some output still leads to all that pages of then led to, and to nothing else."""
    gone: set[str] = set()
    for one, other in pairs:
        no_more = one.linked - other.linked
        if no_more & gone or not no_more <= leads.again or not other.linked <= leads.linked:
            return False  # whether a third one leads there is not known
        gone |= no_more
    return True


def _ids(seen: Seen) -> Iterator[Anchor]:
    for address, ids in seen.ids.items():
        yield from ((address, one) for one in ids)


def _anchors(seen: Seen, moved: Mapping[str, str]) -> Iterator[Anchor]:
    for use in (*seen.anchors, *seen.data_anchors):
        yield moved.get(use.address, use.address), use.fragment
