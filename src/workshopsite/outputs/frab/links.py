"""Where an event of an app leads to: files of the site, and pages here and elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workshopsite.late import dataclass
from workshopsite.markup.markdown import plain
from workshopsite.markup.page_links import HIDDEN
from workshopsite.model.material import Material
from workshopsite.model.paper import Status
from workshopsite.model.program import Slot
from workshopsite.render.addresses import address_of_paper
from workshopsite.render.renderer import Renderer

KINDS = {
    "slides": "slides",
    "video": "media",
    "pdf": "paper",
    "poster": "media",
    "code": "related",
    "arxiv": "paper",
    "openreview": "paper",
    "doi": "paper",
}
"""What schema.json calls the links that have a key of their own; any other is "web"."""

_NOWHERE = ("#", HIDDEN)  # where a link's target is missing or hidden, which is reported


@dataclass(frozen=True, slots=True)
class Reference:
    """A link: an absolute address, a label in plain text, and a type of schema.json."""

    url: str
    title: str
    kind: str


def references(
    slot: Slot, renderer: Renderer
) -> tuple[tuple[Reference, ...], tuple[Reference, ...]]:
    """The files of this site that belong to a slot, and its links to pages here and elsewhere."""
    found = tuple(dict.fromkeys(_references(slot, renderer)))
    files = tuple(one for one in found if _is_file(one, renderer))
    return files, tuple(one for one in found if one not in files)


def _references(slot: Slot, renderer: Renderer) -> Iterator[Reference]:
    yield from _material([slot, *([slot.paper] if slot.paper else [])], renderer)
    for paper in slot.papers:
        address = address_of_paper(paper, renderer.site)
        if address and paper.status is Status.ACCEPTED:
            yield Reference(renderer.absolute(address) or "", plain(paper.title), "paper")


def _material(records: Iterable[Material], renderer: Renderer) -> Iterator[Reference]:
    for record in records:
        for link in renderer.tools.view(record).resources:
            if link.href not in _NOWHERE:
                url = renderer.absolute_href(link.href) or ""
                yield Reference(url, link.label, KINDS.get(link.key, "web"))


def _is_file(reference: Reference, renderer: Renderer) -> bool:
    """Whether it leads to a file of this site, and not to a page."""
    path = re.split("[?#]", reference.url, maxsplit=1)[0]
    return path.startswith(renderer.base_url or "/") and not path.endswith(("/", ".html"))
