"""The list of all outputs: who claims which address, and who yields."""

from __future__ import annotations

from collections.abc import Iterator

from workshopsite.model.site import Site
from workshopsite.outputs import (
    files,
    home,
    nojekyll,
    not_found,
    pages,
    program,
    redirects,
    robots,
    sitemap,
)
from workshopsite.outputs.output import Output
from workshopsite.problems import Place, Problems, Related
from workshopsite.render.renderer import Renderer

OUTPUTS = (pages, home, program, not_found, redirects, sitemap, robots, nojekyll, files)
"""Every kind of output, each a module with a function ``outputs(site, renderer)``."""


def plan(site: Site, problems: Problems) -> tuple[dict[str, Output], Renderer]:
    """All outputs by their paths, and the renderer that makes their pages.

    A file of the organiser replaces a generated output; two claims of one kind are a problem,
    also where they differ in letter case only, which many disks do not tell apart.
    """
    planned: dict[str, Output] = {}
    # The renderer looks addresses up when pages are made; by then the plan is complete.
    renderer = Renderer(site, problems, planned.keys())
    claimed: dict[str, Output] = {}
    for output in _claims(site, renderer):
        other = claimed.get(output.path.casefold())
        if other and not (other.generated or output.generated):
            _report_conflict(output, other, problems)
        if other is None or (other.generated and not output.generated):
            planned.pop(other.path if other else "", None)
            claimed[output.path.casefold()] = planned[output.path] = output
    _report_folders(claimed, problems)
    _notice_missing_address(site, problems)
    return planned, renderer


def _claims(site: Site, renderer: Renderer) -> Iterator[Output]:
    for kind in OUTPUTS:
        yield from kind.outputs(site, renderer)


def _report_conflict(output: Output, other: Output, problems: Problems) -> None:
    shown = f"/{output.path}".removesuffix("index.html")
    if output.path == other.path:
        message = f"the address {shown} is claimed twice"
    else:
        message = f"the address {shown} differs from /{other.path} in letter case only"
    hint = "rename one of them, or give it another address"
    related = [Related("the other one is here", other.source)]
    problems.add("address-conflict", message, output.source, hint, related)


def _report_folders(claimed: dict[str, Output], problems: Problems) -> None:
    """A file cannot be where others need a folder: /a and /a/index.html."""
    for path, output in claimed.items():
        parts = path.split("/")
        for length in range(1, len(parts)):
            other = claimed.get("/".join(parts[:length]))
            if other:
                message = f"/{other.path} is a file, but /{output.path} needs a folder there"
                related = [Related("the other one is here", other.source)]
                hint = "rename one of them"
                problems.add("address-conflict", message, output.source, hint, related)


def _notice_missing_address(site: Site, problems: Problems) -> None:
    if site.base_url is None:
        message = "sitemap.xml is left out, because it needs the site's address"
        hint = "write url: in content/workshop.yaml, or build with --base-url"
        problems.add("no-address", message, Place("content/workshop.yaml"), hint)
