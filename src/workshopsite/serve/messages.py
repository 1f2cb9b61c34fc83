"""What the browsers are told after a change: exchange a stylesheet, go to a page, or reload."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from urllib.parse import quote

from workshopsite.model.files import address_of
from workshopsite.model.page import Page
from workshopsite.render.stylesheet import PARTS, STYLESHEET
from workshopsite.serve.preview import Shown
from workshopsite.serve.version import Version

RELOAD = "*"
PROBLEMS = "workshopsite:problems"
"""The list of problems is another one; the page is the same."""

FOLLOW = "workshopsite:follow:"
"""Followed by the address to go to."""


def messages(
    changed: Collection[str], before: Shown, now: Shown, base: str, *, follow: bool
) -> list[str]:
    """What to tell the browsers.

    Args:
        changed: the files that were written, came or went, from the site's folder
            ("content/index.md"); those of the theme begin with "theme/".
        before: what was shown until now.
        now: what is shown from now on.
        base: the path below which the site stands.
        follow: whether to go to the page that was changed, if it is one.
    """
    if now.broken or now.version is None:
        return [RELOAD]
    if before.version is not None and not before.broken:
        sheets = [_published(path) for path in changed if path.endswith(".css")]
        if len(sheets) == len(changed) and _all_in(sheets, before.version, now.version):
            return [base + sheet for sheet in sorted(set(sheets))]
    page = _only_page(changed, now.version) if follow else None
    return [FOLLOW + quote(base + page.address.lstrip("/"))] if page else [RELOAD]


def _published(path: str) -> str:
    """Where a style sheet is that browsers loaded; the theme's come in one."""
    published = address_of(path.removeprefix("theme/")).lstrip("/")
    folder, _, name = published.partition("/")
    return f"{folder}/{STYLESHEET}" if folder == "assets" and name in PARTS else published


def _all_in(paths: Iterable[str], *versions: Version) -> bool:
    """Whether these outputs were and are there; one that comes or goes changes the pages."""
    return all(path in version.planned for path in paths for version in versions)


def _only_page(changed: Collection[str], version: Version) -> Page | None:
    pages = [page for page in version.site.pages if page.path in changed]
    return pages[0] if len(pages) == 1 else None
