"""What a full build keeps so that the next ones can exchange the texts of pages (`spliced.py`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from workshopsite.check.edited import places_of
from workshopsite.edited import is_apart
from workshopsite.markup.markdown import plain
from workshopsite.model.page import Page, output_path
from workshopsite.render.addresses import HOME, NOT_FOUND
from workshopsite.render.text_readers import leave_texts_alone
from workshopsite.spliced import parted

if TYPE_CHECKING:
    from workshopsite.build import Made
    from workshopsite.problems import Problems

_LAYOUTS = frozenset({"home", "page", "workshop"})
"""Those that print the text of a page as it is, once, and look at nothing else of it than what
`spliced.py` compares; `faq` makes something of it. A test pins what they read."""


def spliceable(
    made: Made, problems: Problems
) -> tuple[Mapping[str, object], Mapping[str, str]] | None:
    """The texts that can be exchanged, by the paths of pages, and what is needed for it.

    Args:
        made: by a full build that succeeded.
        problems: all that is wrong with the site.

    Returns:
        None where a text may be seen elsewhere than on its page.
    """
    links = made.renderer.links
    if not is_apart(made) or links.hidden_anchors or not leave_texts_alone(made.renderer.templates):
        return None
    told = set(places_of(problems))
    pages = [page for page in _candidates(made) if page.path not in told]
    about = {
        "language": made.site.workshop.language,
        "keys": sorted(Page.keys()),
        "addresses": list(links.addresses),
        "sources": dict(links.sources),
        "bases": links.bases,
        "pages": {page.path: _about(page) for page in pages},
    }
    return about, {page.path: page.origin.source.text for page in pages}


def _candidates(made: Made) -> Iterator[Page]:
    """The pages that are made of their file alone."""
    for page in made.site.pages:
        output = made.outputs.get(output_path(page.address))
        layout = page.layout or ("home" if page.address == HOME else "page")
        is_own = output is not None and output.source.path == page.path
        is_plain = layout in _LAYOUTS and page.address != NOT_FOUND
        if is_own and is_plain:
            yield page


def _about(page: Page) -> dict[str, object]:
    _, typed = parted(page.origin.source.text, page.body_line)
    return {
        "output": output_path(page.address),
        "address": page.address,
        "line": page.body_line,
        "titled": bool(page.origin.typed("title")),
        "described": bool(plain(page.description or page.excerpt or "").strip()),
        "promoted": page.body != typed,
    }
