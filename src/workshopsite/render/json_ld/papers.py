"""A paper as a scholarly article."""

from __future__ import annotations

from workshopsite.markup.markdown import plain, plain_text
from workshopsite.model.paper import Paper
from workshopsite.render.addresses import paper_page
from workshopsite.render.citation import appeared_in, authors, first_day, is_citable, year
from workshopsite.render.json_ld.people import people
from workshopsite.render.json_ld.web import Node, Web, node


def article_node(paper: Paper, web: Web) -> Node | None:
    """The paper; None for one that was withdrawn.

    Google requires nothing of an article and recommends headline, author, image and datePublished
    (developers.google.com/search/docs/appearance/structured-data/article).
    """
    if not is_citable(paper):
        return None
    page, title = web.absolute(paper_page(str(paper.id))), plain(paper.title)
    language = web.site.workshop.language
    published = first_day(web.site) or year(web.site)
    return node(
        "ScholarlyArticle",
        id=web.paper_id(str(paper.id)),
        headline=title,
        name=title,
        author=people(authors(paper), web),
        abstract=plain_text(paper.abstract or "", language=language),
        datePublished=str(published or ""),
        isPartOf=node("CreativeWork", name=appeared_in(web.site), url=web.home),
        keywords=list(paper.keywords),
        award=paper.award,
        inLanguage=language,
        url=page,
        mainEntityOfPage=page,
        sameAs=[one for one in (paper.arxiv, paper.openreview, paper.doi) if one],
        encoding=_pdf(paper, web),
    )


def _pdf(paper: Paper, web: Web) -> Node | None:
    if not paper.pdf:
        return None
    kind = "application/pdf"
    return node("MediaObject", contentUrl=web.file(paper.pdf), encodingFormat=kind)
