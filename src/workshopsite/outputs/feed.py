"""feed.xml: the news, as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from workshopsite.markup.markdown import convert_inline, plain
from workshopsite.markup.origins import sourced
from workshopsite.markup.sanitise import without_mathml
from workshopsite.model.site import Site
from workshopsite.model.workshop import NewsItem
from workshopsite.outputs.output import Output
from workshopsite.outputs.xml_text import add_element, xml_document
from workshopsite.problems import Place
from workshopsite.render.addresses import FEED, HOME
from workshopsite.render.renderer import Renderer

_ATOM = "http://www.w3.org/2005/Atom"


def outputs(site: Site, renderer: Renderer) -> Iterator[Output]:
    """The feed, if there is news and the site's address is known: its links are absolute."""
    if renderer.base_url and site.workshop.news:
        place = Place("content/workshop.yaml")
        yield Output(FEED.lstrip("/"), place, lambda: feed(site, renderer), generated=True)


def feed(site: Site, renderer: Renderer) -> bytes:
    """The feed of a site whose address is known, the newest first."""
    workshop, home = site.workshop, renderer.absolute(HOME) or ""
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": workshop.language, "xml:base": home})
    add_element(root, "id", _urn(site, "news"))
    add_element(root, "title", plain(workshop.title))
    if workshop.description:
        add_element(root, "subtitle", plain(workshop.description))
    add_element(root, "updated", _timestamp(site.changed))
    add_element(root, "link", rel="self", href=renderer.absolute(FEED) or "", type=_MEDIA_TYPE)
    add_element(root, "link", rel="alternate", href=home, type="text/html")
    add_element(add_element(root, "author"), "name", plain(workshop.title))
    for entry_id, item in sorted(_entries(site), key=lambda one: one[1].date, reverse=True):
        _add_entry(root, entry_id, item, renderer)
    return xml_document(root)


_MEDIA_TYPE = "application/atom+xml"


def _add_entry(root: ET.Element, entry_id: str, item: NewsItem, renderer: Renderer) -> None:
    entry = add_element(root, "entry")
    add_element(entry, "id", entry_id)
    add_element(entry, "title", plain(item.text))
    add_element(entry, "updated", _timestamp(_start(item.date)))
    add_element(entry, "published", _timestamp(_start(item.date)))
    add_element(entry, "link", rel="alternate", href=renderer.absolute(HOME) or "")
    add_element(entry, "content", _html(item, renderer), type="html")


def _entries(site: Site) -> Iterable[tuple[str, NewsItem]]:
    """The news by their ids; what stands there twice is one entry (RFC 4287, 4.1.1)."""
    return {_id_of(item, site): item for item in site.workshop.news}.items()


def _id_of(item: NewsItem, site: Site) -> str:
    """An entry's name for ever: made of its `id`, else of its day and its words.

    Readers show an entry with a new name as a new one.
    """
    return _urn(site, f"news/{item.id or f'{item.date} {plain(item.text)}'}")


def _urn(site: Site, name: str) -> str:
    """An IRI that does not change when the site moves (RFC 9562, 5.5)."""
    return uuid5(NAMESPACE_URL, f"workshopsite:{site.id}/{name}").urn


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _timestamp(moment: datetime) -> str:
    """A UTC datetime as in RFC 3339."""
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _html(item: NewsItem, renderer: Renderer) -> str:
    """The text of an item with absolute links; formulas are text, since few readers show MathML."""
    html = without_mathml(convert_inline(item.text, language=renderer.site.workshop.language))
    place = item.place("text")
    return renderer.absolute_html(sourced(html, place.path, place.line))
