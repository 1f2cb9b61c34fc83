"""Links to #anchors: each must be an id on the page that it leads to."""

from __future__ import annotations

from workshopsite.model.site import Site
from workshopsite.outputs.redirects import targets
from workshopsite.problems import Problems, Severity, did_you_mean
from workshopsite.render.addresses import PROGRAM
from workshopsite.render.renderer import Renderer

PROGRAM_FILE = "content/program.yaml"


def check_anchors(site: Site, renderer: Renderer, problems: Problems) -> None:
    """Report every anchor that is not on its page; call it when all pages are made."""
    leads_to = targets(site)
    lacking = _lacking(site, problems)
    for use in renderer.anchors:
        page = leads_to.get(use.address, use.address)
        ids = renderer.ids.get(page)
        if ids is not None and use.fragment not in ids and page not in lacking:
            message = f'there is no "#{use.fragment}" on {page}'
            hint = did_you_mean(use.fragment, ids, else_list=False)
            problems.add("dead-anchor", message, use.place, hint)


def _lacking(site: Site, problems: Problems) -> set[str]:
    """Pages without what was wrong and left out, so that an anchor may be meant for that."""
    wrong = {problem.place.path for problem in problems.of(Severity.ERROR)}
    pages = {page.address for page in site.pages if "body" in page.broken}
    is_program_wrong = PROGRAM_FILE in wrong or "days" in site.program.broken
    return pages | ({PROGRAM} if is_program_wrong else set())
