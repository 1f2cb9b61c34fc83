"""The site's own style sheets: files that they name from the root, or that are not there."""

from __future__ import annotations

from collections.abc import Iterator

from workshopsite.markup.links import relative
from workshopsite.markup.schemes import browser_spelling
from workshopsite.markup.style_links import links_in_style
from workshopsite.model.files import address_of
from workshopsite.model.site import Site
from workshopsite.problems import Place, Problems, did_you_mean
from workshopsite.read.folder import File, suffix
from workshopsite.read.source import Source
from workshopsite.render.renderer import Renderer


def check_style_sheets(site: Site, renderer: Renderer, problems: Problems) -> None:
    """Report links in style sheets, which are published as they are, that do not always work."""
    for file in (*site.published_files, *site.folder.under("assets")):
        if suffix(file.path) == ".css":
            for place, message, hint in _wrong(file, site, renderer):
                problems.add("style-url", message, place, hint)


def _wrong(file: File, site: Site, renderer: Renderer) -> Iterator[tuple[Place, str, str]]:
    source = _read(file, site)
    here = address_of(file.path)
    known: set[str] = set()
    for offset, destination in links_in_style(source.text):
        bare = browser_spelling(destination)
        path = bare.partition("#")[0].partition("?")[0]
        if not path or bare.startswith("//") or ":" in path.partition("/")[0]:
            continue
        place = source.place_at(offset, len(destination))
        address = renderer.links.address(path, None, here)
        if address is None:
            known = known or {relative(here, one) for one in renderer.links.sources.values()}
            hint = did_you_mean(path, known, else_list=False)
            yield place, f'there is no file "{destination}" as seen from this style sheet', hint
        elif path.startswith("/"):
            message = (
                f'"{destination}" is not found where the site does not stand at a host\'s root'
            )
            yield place, message, f'write "{relative(here, address)}{bare[len(path) :]}"'


def _read(file: File, site: Site) -> Source:
    """A style sheet's text; nothing where it went away since the site was read."""
    try:
        text = site.folder.read(file.path).decode("utf-8-sig", "replace")
    except OSError:
        text = ""
    return Source(file.path, text.replace("\r\n", "\n"))
