"""What templates get of a paper."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

from workshopsite.model.material import RESOURCES
from workshopsite.model.paper import Paper
from workshopsite.render.addresses import address_of_paper, paper_citation, url_of
from workshopsite.render.citation import is_citable
from workshopsite.render.view import View


class PaperView(View):
    """A paper."""

    # Links of every kind are in resources; which sessions are meant, slots know.
    _internal: ClassVar = frozenset(["links", "sessions", "aliases", *RESOURCES])
    _record: Paper

    @property
    def address(self) -> str | None:
        """Its own page, if papers have pages."""
        address = address_of_paper(self._record, self._tools.site)
        return address and url_of(address)

    @cached_property
    def resources(self) -> Any:
        """All its links, those with a key of their own first."""
        return self._plain(self._record.resources)

    @property
    def citation(self) -> str | None:
        """The address of its BibTeX file; a paper without page, or withdrawn, has none."""
        paper_id = str(self._record.id)
        has_page = paper_id in self._tools.site.paper_pages
        return url_of(paper_citation(paper_id)) if has_page and is_citable(self._record) else None

    @property
    def slots(self) -> tuple[View, ...]:
        """Where in the program it is presented: talks on it, and sessions without such a talk."""
        return self._tools.views(self._tools.papers.slots.get(str(self._record.id), ()))

    @property
    def previous(self) -> View | None:
        """The paper before it in the list of all papers."""
        return self._neighbour(-1)

    @property
    def next(self) -> View | None:
        """The paper behind it."""
        return self._neighbour(1)

    def _neighbour(self, step: int) -> View | None:
        papers = self._tools.papers.order
        at = self._tools.papers.position[str(self._record.id)] + step
        return self._tools.view(papers[at]) if 0 <= at < len(papers) else None
