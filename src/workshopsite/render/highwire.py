"""Highwire Press tags, by which Google Scholar and reference managers recognise a paper's page.

The tags and their rules are those of Google Scholar's "Inclusion Guidelines for Webmasters":
one ``citation_author`` for each author in their order, a date as YYYY/MM/DD or a year, a PDF on
the page's own host. ``citation_author_institution`` right behind its author is common practice.
Reference managers take an empty tag for a value, so there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from workshopsite.markup.markdown import plain
from workshopsite.model.paper import Paper
from workshopsite.model.site import Site
from workshopsite.render.addresses import paper_page
from workshopsite.render.citation import appeared_in, authors, first_day, is_citable, year


def citation_tags(
    paper: Paper, site: Site, absolute: Callable[[str], str | None]
) -> list[tuple[str, str]]:
    """The name and content of each tag of a paper's page, in plain text.

    Args:
        paper: one of the site; there are no tags for one that was withdrawn.
        site: where it belongs.
        absolute: makes an address of the site absolute; None where the site's is not known.
    """
    if not is_citable(paper):
        return []
    return [(name, content) for name, content in _tags(paper, site, absolute) if content]


def _tags(
    paper: Paper, site: Site, absolute: Callable[[str], str | None]
) -> Iterator[tuple[str, str | None]]:
    yield "citation_title", plain(paper.title)
    for author in authors(paper):
        yield "citation_author", author.person.name
        yield "citation_author_institution", author.affiliation
    yield "citation_publication_date", _date(site)
    yield "citation_conference_title", appeared_in(site)
    yield "citation_keywords", "; ".join(paper.keywords)
    yield "citation_language", site.workshop.language
    yield "citation_doi", (paper.doi or "").removeprefix("https://doi.org/")
    yield "citation_abstract_html_url", absolute(paper_page(str(paper.id)))
    if paper.pdf and paper.pdf.startswith("/"):  # a file of this site, and so on its host
        yield "citation_pdf_url", absolute(paper.pdf)


def _date(site: Site) -> str:
    day = first_day(site)
    return day.strftime("%Y/%m/%d") if day else str(year(site) or "")
