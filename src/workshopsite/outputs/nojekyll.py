""".nojekyll: tells GitHub Pages to publish the files as they are."""

from __future__ import annotations

from collections.abc import Iterator

from workshopsite.model.site import Site
from workshopsite.outputs.output import Output
from workshopsite.problems import Place
from workshopsite.render.renderer import Renderer


def outputs(site: Site, renderer: Renderer) -> Iterator[Output]:  # noqa: ARG001
    """An empty file of that name."""
    yield Output(".nojekyll", Place("content/"), lambda: b"", generated=True)
