"""The anchors that are not on their pages because ``hide:`` keeps back what they mark."""

from __future__ import annotations

from collections.abc import Iterator

from workshopsite.markup.markdown import convert_page
from workshopsite.model.page import Page
from workshopsite.model.site import Site
from workshopsite.render.addresses import HOME, PAPERS, PROGRAM, day_anchor


def hidden_anchors(site: Site) -> frozenset[str]:
    """Addresses with "#id" of whatever is hidden, on every page that would show it."""
    if site.whole is None:
        return frozenset()
    slots = _slots(site.whole) - _slots(site)
    papers = _papers(site.whole) - _papers(site)
    found = {f"{HOME}#{anchor}" for anchor in slots if site.page(HOME) is None}
    found |= {f"{PROGRAM}#{anchor}" for anchor in slots}
    found |= {f"{PAPERS}#{anchor}" for anchor in papers}
    for page in site.pages if slots or papers else ():
        found |= {f"{page.address}#{anchor}" for anchor in _lacking(page, site, slots, papers)}
    return frozenset(found)


def _slots(site: Site) -> set[str]:
    """The anchors of all days and slots, under their old names too."""
    slots = {anchor for slot in site.program.slots for anchor in (str(slot.id), *slot.aliases)}
    return slots | set(map(day_anchor, site.program.days))


def _papers(site: Site) -> set[str]:
    """The anchors of all papers, under their old names too, and of the sessions in their list."""
    papers = {anchor for paper in site.papers for anchor in (str(paper.id), *paper.aliases)}
    return papers | {f"session:{slot.id}" for slot in site.program.slots}


def _lacking(page: Page, site: Site, slots: set[str], papers: set[str]) -> Iterator[str]:
    """The anchors that components of a page would have brought, but for its own headings."""
    fragment = convert_page(page.body, site.workshop.language)
    own = {heading.id for heading in fragment.headings}
    for call in fragment.calls:
        yield from {"program": slots, "papers": papers}.get(call.name, set()) - own
