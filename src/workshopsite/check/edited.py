"""The texts of pages that were edited: exchanged in a site, and checked before pages are made."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from workshopsite.check.table import check_text
from workshopsite.model.context import Context
from workshopsite.model.load_pages import load_page
from workshopsite.model.page import Page
from workshopsite.model.paper import Papers
from workshopsite.model.people import People
from workshopsite.model.site import Site
from workshopsite.problems import Problems
from workshopsite.read.folder import reread_folder
from workshopsite.read.source import Source
from workshopsite.rules import IGNORE


def with_texts(site: Site, problems: Problems, paths: Collection[str]) -> Site | None:
    """A site with the texts that some pages have now; None where that may change more.

    Such a page was and is without problems, and only the text below its front matter is another.
    What follows from the texts when the pages are made is not looked at.

    Args:
        site: the site as it was.
        problems: all that was wrong with it.
        paths: of the pages that were written since.
    """
    folder = reread_folder(site.folder, sorted(paths))
    if folder is None or any(path in paths for path in places_of(problems)):
        return None
    pages, sources = {page.path: page for page in site.pages}, dict(site.sources)
    for path in paths:
        found, texts = Problems(), dict[str, Source]()
        context = Context(folder, found, People(), Papers())
        page = load_page(path, context, texts, site.workshop)
        if page is None or found.found or not _differ_in_text_only(pages[path], page):
            return None
        pages[path], sources[path] = page, texts[path]
    after = replace(site, folder=folder, sources=sources, pages=tuple(pages.values()))
    return after if all(_is_sound(path, after) for path in paths) else None


def places_of(problems: Problems) -> Iterator[str]:
    """The files that problems are in, or came from."""
    for problem in problems.found:
        yield problem.place.path
        yield from (other.place.path for other in problem.related)


def _differ_in_text_only(one: Page, other: Page) -> bool:
    """Whether all that two pages say in their front matter, and of themselves, is the same."""
    texts = [page.origin.source.lines for page in (one, other)]
    if any(IGNORE in page.origin.source.text for page in (one, other)):
        return False
    heads = [text[: one.body_line - 1] for text in texts]
    alike = [{**vars(page), "body": "", "_origin": None} for page in (one, other)]
    return heads[0] == heads[1] and alike[0] == alike[1]


def _is_sound(path: str, site: Site) -> bool:
    """Whether nothing is wrong with a page as it was read."""
    problems = Problems()
    check_text(site, path, problems)
    return path not in places_of(problems)
