"""The papers for reference managers: one BibTeX file for each, and one for all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial

from workshopsite.model.paper import Paper
from workshopsite.model.record import Origin
from workshopsite.model.site import Site
from workshopsite.outputs.output import Output
from workshopsite.problems import Place
from workshopsite.render.addresses import BIBLIOGRAPHY, paper_citation
from workshopsite.render.bibtex import entry, keys
from workshopsite.render.citation import is_citable
from workshopsite.render.renderer import Renderer


def outputs(site: Site, renderer: Renderer) -> Iterator[Output]:
    """/papers.bib where a paper can be cited, and /papers/ID.bib for each that has a page."""
    cited = tuple(filter(is_citable, site.papers))
    found = cache(partial(keys, site))
    if cited:
        place = Place(cited[0].origin.source.path)
        yield _output(BIBLIOGRAPHY, place, partial(_entries, cited, renderer, found))
    for paper in cited:
        if paper.id in site.paper_pages:
            make = partial(_entries, [paper], renderer, found)
            yield _output(paper_citation(str(paper.id)), paper.origin, make)


def _output(address: str, origin: Place | Origin, make: Callable[[], bytes]) -> Output:
    return Output(address.removeprefix("/"), origin, make, generated=True)


def _entries(
    papers: Iterable[Paper], renderer: Renderer, found: Callable[[], Mapping[str, str]]
) -> bytes:
    key_of, site = found(), renderer.site
    texts = (entry(one, key_of[str(one.id)], site, renderer.absolute) for one in papers)
    return "\n".join(texts).encode()
