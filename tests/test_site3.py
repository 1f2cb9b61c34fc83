"""A site of three days, two rooms and sixty papers, before every reader by others that we have.

That its surfaces agree with each other is tested in test_agreement.py, that ical.js reads its
calendars in node/test_ical_js.py.
"""

import json
import re
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import feedparser
import icalendar
import pytest
from pybtex.database import parse_string

from built import built, crawl, parsed, tree
from schemas import wrong_in_json, wrong_in_xml
from sites import loaded
from three_days import DATES, THREE_DAYS

BASE_URL = "https://site.test/three/"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("three")


@pytest.fixture(scope="module")
def out(folder):
    return built(folder, THREE_DAYS, base_url=BASE_URL)


@pytest.fixture(scope="module")
def files(out):
    return tree(out)


@pytest.fixture(scope="module")
def site(folder, out):
    return loaded(folder, base_url=BASE_URL)[0]


def test_it_is_what_its_name_says(site):
    assert [str(day.date) for day in site.program.days] == list(DATES)
    assert site.program.rooms == ("Hall A", "Hall B")
    assert len(site.papers) == 60
    assert len({slot.start.utcoffset() for slot in site.program.slots}) == 2, "the clocks change"


@pytest.fixture(scope="module")
def pages(files):
    """The paths of all pages but 404.html and those that only lead elsewhere."""
    pages = [path for path in files if path.endswith("index.html")]
    return {path for path in pages if b'http-equiv="refresh"' not in files[path]}


def test_each_talk_each_person_and_each_paper_has_a_page(pages, site):
    wanted = {"program": site.talk_pages, "people": site.person_pages, "papers": site.paper_pages}
    for kind, ids in wanted.items():
        assert {path for path in pages if re.fullmatch(f"{kind}/[^/]+/index.html", path)} == {
            f"{kind}/{each}/index.html" for each in ids
        }
    assert [len(ids) for ids in wanted.values()] == [46, 12, 60]


def test_no_link_is_dead(out):
    assert crawl(out, "/three/") == []


def test_schedule_xml_is_valid(files):
    assert wrong_in_xml(files["schedule.xml"]) == []


def test_schedule_json_is_valid(files):
    assert wrong_in_json(json.loads(files["schedule.json"])) == []


def test_every_calendar_can_be_read(files, site):
    calendars = {path: content for path, content in files.items() if path.endswith(".ics")}
    for path, content in calendars.items():
        calendar = icalendar.Calendar.from_ical(content)
        assert calendar.errors == [], path
        assert all(event.errors == [] for event in calendar.walk("VEVENT")), path
        assert max(map(len, content.split(b"\r\n"))) <= 75, path
        assert b"\n" not in content.replace(b"\r\n", b""), path
    aliases = sum(len(slot.aliases) for slot in site.talk_pages.values())
    assert len(calendars) == 2 + len(DATES) + len(site.talk_pages) + aliases


def test_the_feed_can_be_read(files):
    feed = feedparser.parse(files["feed.xml"])
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == ["The program is out", "Decisions are sent"]


def test_the_sitemap_has_every_page_once(files, pages):
    places = [one.text for one in ET.fromstring(files["sitemap.xml"]).iter() if "loc" in one.tag]
    wanted = [BASE_URL + path.removesuffix("index.html") for path in pages]
    assert sorted(map(unquote, places)) == sorted(wanted)


def test_the_bibliography_has_every_paper_and_no_key_twice(files, site):
    entries = parse_string(files["papers.bib"].decode(), "bibtex").entries
    assert len(entries) == len(site.papers)  # pybtex refuses a key that is there twice
    authors = [len(entry.persons["author"]) for entry in entries.values()]
    assert authors == [len(paper.authors) for paper in site.papers]


def test_scholars_find_authors_in_order_and_a_pdf_on_this_host(out, site):
    for paper_id, paper in site.paper_pages.items():
        tags = parsed(out / f"papers/{paper_id}/index.html").all("meta")
        told = [(one["name"], one["content"]) for one in tags if "citation_" in one.get("name", "")]
        assert all(content for _, content in told)
        names = [content for name, content in told if name == "citation_author"]
        assert names == [one.person.name for one in paper.authors]
        pdfs = [content for name, content in told if name == "citation_pdf_url"]
        assert pdfs == ([f"{BASE_URL}files/paper.pdf"] if paper.pdf else [])
