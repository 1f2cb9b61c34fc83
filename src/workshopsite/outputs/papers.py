"""The page that lists the papers, and a page for each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial

from workshopsite.model.page import output_path
from workshopsite.model.paper import Paper
from workshopsite.model.site import Site
from workshopsite.outputs.output import Output
from workshopsite.problems import Place
from workshopsite.render.addresses import PAPERS, paper_page
from workshopsite.render.bibtex import entry, keys
from workshopsite.render.renderer import Renderer


def outputs(site: Site, renderer: Renderer) -> Iterator[Output]:
    """/papers/ and /papers/ID/, where papers have pages.

    Papers that cannot be read are listed too, so that links to the list are not reported as well.
    """
    if site.paper_pages or _is_unread(site, renderer):
        title = renderer.words.gettext("Papers")
        file = site.papers[0].origin.source.path if site.papers else "content/papers.yaml"
        make = partial(renderer.generated, "papers", title, PAPERS, Place(file))
        yield Output(output_path(PAPERS), Place(file), make, generated=True)
    found = cache(partial(keys, site))
    for paper_id, paper in site.paper_pages.items():
        make = partial(_page, paper, renderer, found)
        yield Output(output_path(paper_page(paper_id)), paper.origin, make, generated=True)


def _is_unread(site: Site, renderer: Renderer) -> bool:
    """Whether there is a file of papers and none of them, after an error."""
    files = ("content/papers.yaml", "content/papers.csv")
    return renderer.problems.fatal and not site.papers and any(map(site.folder.has, files))


def _page(paper: Paper, renderer: Renderer, found: Callable[[], Mapping[str, str]]) -> bytes:
    paper_id = str(paper.id)
    key = found().get(paper_id)  # None of a paper that was withdrawn
    view = renderer.tools.view(paper)
    return renderer.generated(
        "paper",
        view.title,
        paper_page(paper_id),
        paper.origin.place(),
        subject=paper,
        paper=view,
        bibtex=entry(paper, key, renderer.site, renderer.absolute) if key else None,
    )
