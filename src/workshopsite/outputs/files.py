"""Files that are published as they are: those of content/ and assets/, and the theme's assets."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from workshopsite.model.files import address_of
from workshopsite.model.site import Site
from workshopsite.outputs.output import Output
from workshopsite.problems import Place
from workshopsite.render.renderer import Renderer


def outputs(site: Site, renderer: Renderer) -> Iterator[Output]:
    """Every file that is neither page nor data nor template; the site's assets over the theme's."""
    for file in (*site.published_files, *site.folder.under("assets")):
        make = partial(site.folder.read, file.path)
        address = address_of(file.path)
        yield Output(address.lstrip("/"), Place(file.path), make, findable=False)
    for name, path in renderer.assets.theme_files.items():
        source = Place(f"theme/assets/{name}")
        make = partial(Path.read_bytes, path)
        yield Output(f"assets/{name}", source, make, generated=True)
