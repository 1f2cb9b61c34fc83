"""Links to #anchors: each must be an id on the page that it leads to."""

from __future__ import annotations

from workshopsite.markup.markdown import convert_page
from workshopsite.model.site import Site
from workshopsite.outputs.redirects import targets
from workshopsite.problems import RULES, Place, Problem, Problems, did_you_mean
from workshopsite.render.addresses import HOME, PAPERS, PEOPLE, PROGRAM
from workshopsite.render.renderer import Renderer


def check_anchors(site: Site, renderer: Renderer, problems: Problems) -> None:
    """Report every anchor that is not on its page; call it when all pages are made."""
    leads_to = targets(site)
    lacking = _lacking(site, renderer)
    told: set[tuple[Place, str]] = set()
    for use in renderer.anchors:
        page = leads_to.get(use.address, use.address)
        ids = renderer.seen.ids.get(page)
        missing = ids is not None and use.fragment not in ids and page not in lacking
        if missing and (use.place, use.fragment) not in told:
            if use.place.line:
                told.add((use.place, use.fragment))  # many pages may show what is typed once
            message = f'there is no "#{use.fragment}" on {page}'
            hint = did_you_mean(use.fragment, ids or (), else_list=False)
            problem = Problem(RULES["dead-anchor"], message, use.place, hint)
            problems.add_problem(problem, use.meeting)


def _lacking(site: Site, renderer: Renderer) -> set[str]:
    """Pages without what was wrong and left out, so that an anchor may be meant for that."""
    found = {page.address for page in site.pages if "body" in page.broken}
    if renderer.links.lacking:
        found |= {HOME, PROGRAM, PEOPLE, PAPERS}
        language = site.workshop.language
        found |= {one.address for one in site.pages if [*convert_page(one.body, language).calls]}
    return found
