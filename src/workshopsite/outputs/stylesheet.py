"""assets/theme.css: the theme's style sheet, in one file."""

from __future__ import annotations

from collections.abc import Iterator

from workshopsite.model.site import Site
from workshopsite.outputs.output import Output
from workshopsite.problems import Place
from workshopsite.render.renderer import Renderer
from workshopsite.render.stylesheet import STYLESHEET


def outputs(site: Site, renderer: Renderer) -> Iterator[Output]:  # noqa: ARG001
    """The one style sheet that every page loads; a site's own of that name replaces it."""
    place = Place("theme/assets/")
    yield Output(
        f"assets/{STYLESHEET}", place, lambda: renderer.assets.theme_stylesheet, generated=True
    )
