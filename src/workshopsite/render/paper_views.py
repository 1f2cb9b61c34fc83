"""What templates get of a paper."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any, ClassVar

from workshopsite.model.material import RESOURCES
from workshopsite.model.paper import Paper
from workshopsite.render.addresses import address_of_paper, paper_citation, url_of
from workshopsite.render.citation import is_citable
from workshopsite.render.view import PaperSeen, SlotSeen, View


class PaperView(View):
    """A paper.

    Attributes:
        authors: its authors in their order; `presenter` says who presents it.
        kinds: how it is presented, as written: `oral`, `poster`.
        status: `accepted` or `withdrawn`.
    """

    # Links of every kind are in resources; which sessions are meant, slots know.
    _internal: ClassVar = frozenset(["links", "sessions", "aliases", *RESOURCES])
    _record: Paper

    @property
    def id(self) -> str:
        """Its name, which never changes."""
        return str(self._record.id)

    @cached_property
    def address(self) -> str | None:
        """Its page, if papers have pages."""
        address = address_of_paper(self._record, self._tools.site)
        return address and url_of(address)

    @cached_property
    def resources(self) -> Annotated[Any, "list of Link"]:
        """Slides, video, paper and the like first, then further links."""
        return self._plain(self._record.resources)

    @cached_property
    def citation(self) -> str | None:
        """The address of its BibTeX file, if it has a page and was not withdrawn."""
        paper_id = str(self._record.id)
        has_page = paper_id in self._tools.site.paper_pages
        return url_of(paper_citation(paper_id)) if has_page and is_citable(self._record) else None

    @cached_property
    def slots(self) -> tuple[SlotSeen, ...]:
        """Where in the program it is presented: talks on it, and sessions without such a talk."""
        return self._tools.views(self._tools.papers.slots.get(str(self._record.id), ()))

    @property
    def previous(self) -> PaperSeen | None:
        """The paper before it, as `/papers/` lists them."""
        return self._neighbour(-1)

    @property
    def next(self) -> PaperSeen | None:
        """The one after it."""
        return self._neighbour(1)

    def _neighbour(self, step: int) -> View | None:
        papers = self._tools.papers.order
        at = self._tools.papers.position[str(self._record.id)] + step
        return self._tools.view(papers[at]) if 0 <= at < len(papers) else None
