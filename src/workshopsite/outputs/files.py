"""Files that are published as they are: those of content/ and assets/, and the theme's assets.

But pictures lose what they say besides what they show: where they were taken, for example.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from workshopsite.model.files import address_of
from workshopsite.model.site import Site
from workshopsite.outputs.attempt import attempted
from workshopsite.outputs.output import Output
from workshopsite.pictures.published import is_checked, published, refuse_heavy
from workshopsite.problems import Place, Problems
from workshopsite.render.renderer import Renderer


def outputs(site: Site, renderer: Renderer) -> Iterator[Output]:
    """Every file that is neither page nor data nor template; the site's assets over the theme's."""
    for file in (*site.published_files, *site.folder.under("assets")):
        make = partial(_content, site, file.path, renderer.problems)
        address = address_of(file.path)
        yield Output(address.lstrip("/"), Place(file.path), make, findable=False)
    for name, path in renderer.assets.theme_files.items():
        source = Place(f"theme/assets/{name}")
        make = partial(Path.read_bytes, path)
        yield Output(f"assets/{name}", source, make, generated=True)


def _content(site: Site, path: str, problems: Problems) -> bytes:
    if not is_checked(path):
        return site.folder.read(path)
    return attempted(partial(_picture, site, path), Place(path), problems)


def _picture(site: Site, path: str) -> bytes:
    refuse_heavy(site.folder.files[path])
    return published(site.folder.read(path), path)
