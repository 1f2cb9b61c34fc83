"""All rules on the whole site; nothing else calls them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from workshopsite.check.aliases import check_aliases
from workshopsite.check.anchors import check_anchors
from workshopsite.check.at_once import check_overlaps, check_people_at_once
from workshopsite.check.committees import check_members
from workshopsite.check.dates import check_deadlines, check_far_dates
from workshopsite.check.empty import check_empty
from workshopsite.check.half_days import check_half_days
from workshopsite.check.ids import check_ids
from workshopsite.check.names import check_names
from workshopsite.check.near_names import check_near_names
from workshopsite.check.pictures import check_shown_pictures
from workshopsite.check.placeholders import check_placeholders, check_titles
from workshopsite.check.program import check_day_titles, check_talks_inside
from workshopsite.check.style_sheets import check_style_sheets
from workshopsite.check.switches import report_unused, switch_off
from workshopsite.check.taking_part import check_papers_scheduled, check_people_used
from workshopsite.check.templates import check_template_pictures
from workshopsite.check.unlinked import check_unlinked
from workshopsite.check.weekdays import check_date_titles, check_texts
from workshopsite.model.site import Site
from workshopsite.problems import Problems
from workshopsite.render.renderer import Renderer

SITE_RULES: tuple[Callable[[Site, Problems], None], ...] = (
    check_ids,
    check_aliases,
    check_names,
    check_empty,
    check_members,
    check_near_names,
    check_day_titles,
    check_texts,
    check_date_titles,
    check_far_dates,
    check_deadlines,
    check_half_days,
    check_talks_inside,
    check_overlaps,
    check_people_at_once,
    check_people_used,
    check_papers_scheduled,
    check_placeholders,
    check_titles,
)
"""Those that need the site only, as it was read."""

PAGE_RULES: tuple[Callable[[Site, Renderer, Problems], None], ...] = (
    check_anchors,
    check_style_sheets,
    check_template_pictures,
    check_shown_pictures,
    check_unlinked,
)
"""Those that need all pages made, by that renderer."""


TEXT_RULES: tuple[Callable[[Site, Problems], None], ...] = (
    check_empty,
    check_texts,
    check_placeholders,
    check_titles,
)
"""Those of them that look at the texts of pages; each at one without the others."""


def check_text(site: Site, path: str, problems: Problems) -> None:
    """Report what `check_site` would of the text of one page.

    Rules may report, besides, a part of what is wrong with the data.
    """
    pages = tuple(page for page in site.pages if page.path == path)
    texts = {path: site.sources[path]}
    alone = replace(site, sources=texts, pages=pages, people=(), papers=(), competition=None)
    for rule in TEXT_RULES:
        rule(alone, problems)


def check_site(site: Site, problems: Problems) -> None:
    """Report what can be known before the pages are made."""
    switch_off(site, problems)
    for rule in SITE_RULES:
        rule(site, problems)


def check_pages(site: Site, renderer: Renderer, problems: Problems) -> None:
    """Report what can be known only when all pages are made, by this renderer."""
    for rule in PAGE_RULES:
        rule(site, renderer, problems)
    report_unused(site, problems)
