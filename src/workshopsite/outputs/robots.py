"""robots.txt: crawlers are welcome, and the sitemap is here (RFC 9309, sitemaps.org)."""

from __future__ import annotations

from collections.abc import Iterator

from workshopsite.model.site import Site
from workshopsite.outputs.output import Output
from workshopsite.problems import Place
from workshopsite.render.addresses import SITEMAP
from workshopsite.render.renderer import Renderer


def outputs(site: Site, renderer: Renderer) -> Iterator[Output]:  # noqa: ARG001
    """robots.txt, which content/robots.txt replaces."""
    yield Output(
        "robots.txt",
        Place("content/workshop.yaml"),
        lambda: robots(renderer.absolute(SITEMAP)).encode(),
        generated=True,
    )


def robots(sitemap: str | None) -> str:
    """The text, with the sitemap's absolute address where that is known."""
    lines = ["User-agent: *", "Disallow:"]
    return "\n".join([*lines, *([f"Sitemap: {sitemap}"] if sitemap else [])]) + "\n"
