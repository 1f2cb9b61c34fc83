"""The menu: as ``navigation:`` lists it, else made of the pages that there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from workshopsite.late import dataclass
from workshopsite.markup.links import Target
from workshopsite.markup.markdown import convert_page, plain
from workshopsite.model.fields import Link
from workshopsite.model.page import Page
from workshopsite.model.site import Site
from workshopsite.problems import Mistake
from workshopsite.render.addresses import HOME, NOT_FOUND, PAPERS, PEOPLE, PROGRAM
from workshopsite.render.tools import N_, Tools


@dataclass(frozen=True, slots=True)
class NavItem:
    """An entry of the menu.

    Attributes:
        label: what the reader sees.
        href: where it leads.
        current: whether it leads to the page that is being made.
        external: whether it leaves the site.
    """

    label: str
    href: str
    current: bool = False
    external: bool = False


_GENERATED = {
    PROGRAM: N_("Program"),
    PEOPLE: N_("People"),
    PAPERS: N_("Papers"),
}
"""What generated pages are called in the menu, besides the first."""


def menu(site: Site, tools: Tools) -> tuple[NavItem, ...]:
    """The entries of the site's menu, in order; an entry that leads nowhere is a problem."""
    if site.workshop.navigation is None:
        found = (Target(address) for address in _automatic(site))
        return tuple(NavItem(_label(target, site, tools), target.url) for target in found)
    entries = enumerate(site.workshop.navigation)
    return tuple(item for at, entry in entries if (item := _typed(entry, at, site, tools)))


def seen_from(items: tuple[NavItem, ...], href: str) -> tuple[NavItem, ...]:
    """The menu as the page at an address, percent-encoded, shows it."""
    return tuple(replace(item, current=True) if item.href == href else item for item in items)


def _automatic(site: Site) -> Iterator[str]:
    """Home, the generated pages, then the pages of the top level by the names of their files."""
    made = {PROGRAM: site.program.days, PEOPLE: site.person_pages, PAPERS: site.paper_pages}
    first = [HOME, *(one for one, there in made.items() if there or site.page(one))]
    own = [page.address for page in site.pages if _is_listed(page)]
    left_out = {page.address for page in site.pages if page.nav is False} | {NOT_FOUND}
    return (address for address in dict.fromkeys([*first, *own]) if address not in left_out)


def _is_listed(page: Page) -> bool:
    """A page deeper than the top level is listed only where its front matter asks for it."""
    is_top = page.path.removesuffix("/index.md").count("/") <= 1
    return is_top or "nav" in page.model_fields_set


def _typed(entry: Link, at: int, site: Site, tools: Tools) -> NavItem | None:
    origin = site.workshop.origin
    place = origin.place("navigation", at, *([entry.label] if entry.label else []))
    try:
        target = tools.links.resolve(entry.href, source=origin.source.path, page=HOME)
    except Mistake as mistake:
        tools.problems.add("navigation", mistake.message, place, mistake.hint)
        return None
    if target.hidden:
        return None
    if target.remark:
        tools.problems.add_mistake(target.remark, place)
    if target.address is None:
        return NavItem(entry.label or entry.href, entry.href, external=True)
    tools.note_anchor(target, place)
    return NavItem(entry.label or _label(target, site, tools), target.url)


def _label(target: Target, site: Site, tools: Tools) -> str:
    """What an entry without a label is called: as its page says, else as its heading or file."""
    address = target.address or HOME
    page = site.page(address)
    if page and target.fragment:
        body = convert_page(page.body, tools.language)
        headings = {heading.id: heading.text for heading in body.headings}
        return headings.get(unquote(target.fragment)) or plain(page.title)
    if page and isinstance(page.nav, str):
        return page.nav
    if address == HOME:
        return tools.words.gettext("Home")
    if page:
        return plain(page.title)
    if address in _GENERATED:
        return tools.words.gettext(_GENERATED[address])
    name = address.strip("/").rpartition("/")[2].replace("-", " ")
    return name[:1].upper() + name[1:]
