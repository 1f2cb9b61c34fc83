"""The Atom feed of the news (RFC 4287), read back by another program."""

import re
from dataclasses import replace
from html import unescape
from time import struct_time
from xml.etree import ElementTree

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from built import built, crawl, errors, parsed, rendered
from sites import marked
from workshopsite.outputs.feed import feed

BASE = "https://example.org/w/"
WORKSHOP = """
id: sums
title: Sums & *sums*
description: All about **sums**
language: fr
date: 2023-05-23
url: https://example.org/w
news:
  - 2023-01-05 The [program](/program/) of $\\alpha^2$ is out
  - 2023-03-01 See [the call](call.md#dates) & <b>more</b>
  - {date: 2022-12-24, text: Mail ada@example.org, id: mail}
"""
SITE = {
    "content/workshop.yaml": WORKSHOP,
    "content/program.yaml": "- {time: TBA, title: Sums}\n",
    "content/call.md": "---\ntitle: Call\n---\n## Dates\n",
}


def read(folder, files=SITE, **options):
    """The feed as feedparser sees it; it must find nothing wrong."""
    data = (built(folder, files, **options) / "feed.xml").read_bytes()
    found = feedparser.parse(data, sanitize_html=False)
    assert not found.bozo, found.bozo_exception
    assert found.version == "atom10"
    return found


def workshop(*pairs):
    text = WORKSHOP
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return SITE | {"content/workshop.yaml": text}


def test_the_feed_says_whose_news_it_is(tmp_path):
    found = read(tmp_path).feed
    assert (found.title, found.subtitle) == ("Sums & sums", "All about sums")
    assert found.author == "Sums & sums"
    assert found.updated == "2023-03-01T00:00:00Z"
    assert found.language == "fr"
    assert {(link.rel, link.href) for link in found.links} == {
        ("self", f"{BASE}feed.xml"),
        ("alternate", BASE),
    }


def test_the_newest_comes_first_with_its_day_in_plain_text(tmp_path):
    entries = read(tmp_path).entries
    assert [(entry.title, entry.updated) for entry in entries] == [
        ("See the call & more", "2023-03-01T00:00:00Z"),
        ("The program of α^2 is out", "2023-01-05T00:00:00Z"),
        ("Mail ada@example.org", "2022-12-24T00:00:00Z"),
    ]
    assert entries[0].updated_parsed == struct_time((2023, 3, 1, 0, 0, 0, 2, 60, 0))
    assert {entry.link for entry in entries} == {BASE}


def test_the_content_is_html_with_absolute_links_and_readable_formulas(tmp_path):
    call, program, mail = (entry.content[0] for entry in read(tmp_path).entries)
    assert {one.type for one in (call, program, mail)} == {"text/html"}
    assert call.value == f'See <a href="{BASE}call/#dates">the call</a> &amp; <b>more</b>'
    assert program.value == f'The <a href="{BASE}program/">program</a> of α^2 is out'
    assert "@" not in mail.value  # as on pages
    assert unescape(mail.value) == "Mail ada@example.org"


def test_every_element_that_atom_demands_is_there_once(tmp_path):
    root = ElementTree.parse(built(tmp_path, SITE) / "feed.xml").getroot()
    atom = "{http://www.w3.org/2005/Atom}"
    for parent in (root, *root.iter(f"{atom}entry")):
        for name in ("id", "title", "updated"):
            assert len(parent.findall(f"{atom}{name}")) == 1
    ids = [one.text for one in root.iter(f"{atom}id")]
    assert len(set(ids)) == len(ids) == 4
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", one) for one in ids)


def ids(folder, files=SITE):
    return {entry.title: entry.id for entry in read(folder, files).entries}


def test_an_entry_keeps_its_id_when_the_site_moves_and_others_join(tmp_path):
    before = ids(tmp_path / "1")
    moved = workshop(("https://example.org/w", "https://elsewhere.test"))
    assert ids(tmp_path / "2", moved) == before
    more = workshop(("news:\n", "news:\n  - 2023-04-01 One more\n"))
    assert ids(tmp_path / "3", more).items() > before.items()


def test_with_an_id_of_its_own_an_entry_stays_the_same_when_its_text_is_corrected(tmp_path):
    before = ids(tmp_path / "1")
    corrected = workshop(("Mail ada", "Write to ada"), ("& <b>", "and <b>"))
    after = ids(tmp_path / "2", corrected)
    assert after["Write to ada@example.org"] == before["Mail ada@example.org"]
    assert after["See the call and more"] != before["See the call & more"]


def test_another_workshop_has_other_ids(tmp_path):
    before = ids(tmp_path / "1")
    after = ids(tmp_path / "2", workshop(("id: sums", "id: sums-2")))
    assert not set(before.values()) & set(after.values())


def test_two_items_of_the_news_cannot_have_one_id(tmp_path):
    twice = workshop(
        ("  - 2023-01-05", "  - {date: 2023-02-02, text: New, id: mail}\n  - 2023-01-05")
    )
    [problem] = errors(tmp_path, twice)
    assert (problem.rule.name, marked(problem)) == ("duplicate-id", "mail")
    assert problem.message == 'two items of the news have the id "mail"'
    assert problem.related[0].place.line < problem.place.line


def test_what_stands_there_twice_is_one_entry(tmp_path):
    line = "  - 2023-03-01 See [the call](call.md#dates) & <b>more</b>\n"
    assert len(read(tmp_path, workshop((line, line * 2))).entries) == 3


@pytest.mark.parametrize(
    "files",
    [
        workshop(("url: https://example.org/w\n", "")),
        SITE | {"content/workshop.yaml": WORKSHOP.partition("news:")[0]},
    ],
)
def test_without_news_or_the_sites_address_there_is_no_feed(tmp_path, files):
    out = built(tmp_path, files)
    assert not (out / "feed.xml").exists()
    assert "atom" not in (out / "index.html").read_text("utf-8")


def test_every_page_leads_to_the_feed(tmp_path):
    out = built(tmp_path, SITE)
    for name, href in (
        ("index", "feed.xml"),
        ("call/index", "../feed.xml"),
        ("404", "/w/feed.xml"),
    ):
        links = [one for one in parsed(out / f"{name}.html").all("link") if "type" in one]
        assert [(one["href"], one["rel"], one["type"]) for one in links] == [
            (href, "alternate", "application/atom+xml")
        ]
        assert links[0]["title"].endswith("Sums & sums")
    assert crawl(out, "/w/") == []


def test_a_file_of_the_organiser_replaces_the_feed(tmp_path):
    out = built(tmp_path, SITE | {"content/feed.xml": "<x/>"})
    assert (out / "feed.xml").read_text("utf-8") == "<x/>"


def test_a_dead_link_in_the_news_is_reported_once_where_it_stands(tmp_path):
    [problem] = errors(tmp_path, workshop(("call.md#dates", "cal.md")))
    assert (problem.rule.name, marked(problem)) == ("dead-link", "cal.md")


def test_a_dead_anchor_in_the_news_is_found_where_no_page_shows_them(tmp_path):
    home = {"content/index.md": "Hello.\n"}
    [problem] = errors(tmp_path, workshop(("#dates", "#datse")) | home)
    assert problem.rule.name == "dead-anchor"


def test_the_time_of_the_last_change_can_be_given(tmp_path):
    assert read(tmp_path, epoch=1700000000).feed.updated == "2023-11-14T22:13:20Z"


@pytest.fixture(scope="module")
def renderer(tmp_path_factory):
    return rendered(tmp_path_factory.mktemp("site"), SITE)


@given(st.text(min_size=1))
@settings(deadline=None, max_examples=60)
def test_any_title_and_text_make_a_feed_that_can_be_read(renderer, text):
    item = renderer.site.workshop.news[0].model_copy(update={"text": text})
    changed = {"title": text, "description": text, "news": (item,)}
    workshop = renderer.site.workshop.model_copy(update=changed)
    data = feed(replace(renderer.site, workshop=workshop), renderer)
    found = feedparser.parse(data, sanitize_html=False)
    assert not found.bozo
    assert len(found.entries) == 1
