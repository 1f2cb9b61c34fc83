"""The menu: as ``navigation:`` lists it, else made of the pages that there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshopsite.markup.markdown import plain
from workshopsite.model.fields import Link
from workshopsite.model.page import Page
from workshopsite.model.site import Site
from workshopsite.problems import Mistake
from workshopsite.render.record_views import PROGRAM

if TYPE_CHECKING:
    from workshopsite.render.tools import Tools


@dataclass(frozen=True, slots=True)
class NavItem:
    """An entry of the menu: label (plain text), address, and whether it leaves the site."""

    label: str
    href: str
    external: bool = False


def menu(site: Site, tools: Tools) -> tuple[NavItem, ...]:
    """The entries of the site's menu, in order; an entry that leads nowhere is a problem."""
    if site.workshop.navigation is None:
        return tuple(_automatic(site, tools))
    return tuple(
        item
        for at, entry in enumerate(site.workshop.navigation)
        if (item := _typed(entry, at, site, tools))
    )


def _automatic(site: Site, tools: Tools) -> Iterator[NavItem]:
    """Home, the generated pages, then the pages of the top level by name."""
    shown = {page.address: page for page in site.pages if page.nav is not False}
    yield NavItem(_label("/", site, tools), "/")
    if site.program.days or PROGRAM in shown:
        yield NavItem(_label(PROGRAM, site, tools), PROGRAM)
    for address, page in shown.items():
        is_top = page.path.count("/") == 1 or page.path.endswith("/index.md")
        if address not in {"/", PROGRAM, "/404.html"} and is_top:
            yield NavItem(_label(address, site, tools), address)


def _typed(entry: Link, at: int, site: Site, tools: Tools) -> NavItem | None:
    origin = site.workshop.origin
    try:
        target = tools.links.resolve(entry.href, source=origin.source.path, page="/")
    except Mistake as mistake:
        place = origin.place("navigation", at, *([entry.label] if entry.label else []))
        tools.problems.add("navigation", mistake.message, place, mistake.hint)
        return None
    if target.address is None:
        return NavItem(entry.label or entry.href, entry.href, external=True)
    label = entry.label or _label(target.address, site, tools)
    return NavItem(label, target.url)


def _label(address: str, site: Site, tools: Tools) -> str:
    page = site.page(address)
    if page and isinstance(page.nav, str):
        return page.nav
    if address == "/":
        return tools.words.gettext("Home")
    if page:
        return _short(page)
    if address == PROGRAM:
        return tools.words.gettext("Program")
    return address.strip("/").rpartition("/")[2].replace("-", " ").capitalize()


def _short(page: Page) -> str:
    return plain(page.title)
