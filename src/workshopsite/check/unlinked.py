"""Pages that no reader comes to."""

from __future__ import annotations

from workshopsite.model.files import address_of
from workshopsite.model.page import Page
from workshopsite.model.site import Site
from workshopsite.problems import Place, Problems
from workshopsite.read.folder import suffix
from workshopsite.render.addresses import HOME, NOT_FOUND
from workshopsite.render.renderer import Renderer

_HINT = (
    "link to it from another page, name it in navigation: of content/workshop.yaml, or write "
    "draft: true as long as it is not finished"
)


def check_unlinked(site: Site, renderer: Renderer, problems: Problems) -> None:
    """Report pages that are in no menu and that nothing else leads to, an alias included.

    Only in a site without errors: what links to them may stand on a page that could not be made.
    Nor where a link has the whole address of a page: when that is mended, it leads there.
    """
    if problems.fatal or any(one.rule.name == "own-address" for one in problems.found):
        return
    for page in site.pages:
        is_found = page.address in renderer.seen.linked or page.address in {HOME, NOT_FOUND}
        if not is_found and not page.draft:
            problems.add("unlinked-page", "nothing leads to this page", _place(page), _HINT)
    for file in site.folder.under("content"):
        if suffix(file.path) in _DOCUMENTS and address_of(file.path) not in renderer.seen.linked:
            message = "nothing leads to this document, which is published as it is"
            problems.add("unlinked-page", message, Place(file.path), _DOCUMENT_HINT)


_DOCUMENTS = frozenset({".docx", ".doc", ".odt", ".rtf", ".pages"})
"""Endings of what may be meant as a page."""

_DOCUMENT_HINT = "if it is meant as a page, save its text in a file that ends in .md; else link it"


def _place(page: Page) -> Place:
    for key in ("nav", "title"):
        if page.origin.has(key):
            return page.place(key)
    return Place(page.path)
