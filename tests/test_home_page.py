"""The home page that is made of the data: what a visitor needs first, and the rest in short."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from built import built, crawl
from three_days import THREE_DAYS

WORKSHOP = """
title: {title}
date: {date}
timezone: Europe/Paris
important_dates:
  - {{date: 2027-03-12, time: 23:59, zone: AoE, title: "See [the call](call.md)"}}
  - {{date: TBA, title: Decisions}}
speakers: [ada]
"""
CALL = {"content/call.md": "# Call\n"}
PEOPLE = "ada: {name: Ada Example, bio: Ada writes., url: https://example.org/}\n"


def home(folder, files, **facts):
    facts = {"title": "Sums", "date": "2027-06-21..2027-06-22"} | facts
    written = {"content/workshop.yaml": WORKSHOP.format(**facts), **CALL, **files}
    people = {"content/people.yaml": PEOPLE} | written
    return LexborHTMLParser((built(folder, people) / "index.html").read_text("utf-8"))


def text(node):
    return " ".join(node.text().split())


def program(slots):
    lines = [
        f"    - {{time: {7 + at}:00, title: Talk {at}, speaker: ada}}\n" for at in range(slots)
    ]
    return {"content/program.yaml": "- date: 2027-06-21\n  slots:\n" + "".join(lines)}


def test_the_large_title_says_what_when_and_what_to_do(tmp_path):
    hero = home(tmp_path, {}).css_first(".hero")
    assert text(hero.css_first("h1")) == "Sums"
    assert text(hero.css_first(".hero-when")) == "21–22 June 2027"
    times = [time.attributes["datetime"] for time in hero.css(".hero-when time")]
    assert times == ["2027-06-21", "2027-06-22"]


@pytest.mark.parametrize(
    ("date", "words", "times"),
    [
        ("2027-06-21", "Monday, 21 June 2027", 1),
        ("2027-06-30..2027-07-01", "30 June – 1 July 2027", 2),
        ("[2027-06-21, 2027-06-23]", "21 June 2027, 23 June 2027", 2),
    ],
)
def test_days_print_short_and_each_can_be_read_by_programs(tmp_path, date, words, times):
    page = home(tmp_path, {}, date=date)
    for when in (page.css_first(".hero-when"), page.css_first(".site-footer p")):
        assert text(when).replace("\u2009", " ").endswith(words)
        assert len(when.css("time")) == times


def test_the_dates_in_the_large_title_are_those_with_a_moment_and_link_nowhere(tmp_path):
    [item] = home(tmp_path, {}).css(".hero-dates li")
    assert item.attributes["data-moment"].startswith("2027-03-12T23:59")
    assert text(item) == "See the call 12 March 2027"
    assert not item.css("a")


def test_a_page_about_something_else_has_no_deadline_in_its_title(tmp_path):
    page = {"content/index.md": "---\ntitle: Something else\n---\nText.\n"}
    assert not home(tmp_path, page).css(".hero-dates")


def test_a_long_name_is_set_smaller(tmp_path):
    assert not home(tmp_path / "1", {}).css(".hero-title.is-long")
    assert home(tmp_path / "2", {}, title="Sum " * 16).css(".hero-title.is-long")


def test_a_small_program_stands_there_whole_and_a_large_one_in_short(tmp_path):
    small = home(tmp_path / "1", program(15))
    assert not small.css(".is-summary")
    assert len(small.css("[data-slot]")) == 15
    large = home(tmp_path / "2", THREE_DAYS)
    shown = large.css_first(".is-summary")
    assert len(shown.css("[data-slot]")) > 20
    assert not shown.css("[data-kind=break], [data-kind=meal], details")
    assert large.css_first(".more a").attributes["href"] == "program/"
    assert crawl(tmp_path / "2/_site") == []


def test_speakers_are_faces_where_their_biographies_have_a_page(tmp_path):
    page = home(tmp_path, program(2))
    assert page.css_first("#people .is-faces .person-name a").attributes["href"] == "people/ada/"
    assert "Ada writes." not in text(page.body)


def test_biographies_stay_where_people_have_no_pages(tmp_path):
    files = program(2) | {
        "content/workshop.yaml": "pages: {people: no}\n"
        + WORKSHOP.format(title="Sums", date="2027-06-21")
    }
    page = home(tmp_path, files)
    assert not page.css(".is-faces")
    assert "Ada writes." in text(page.body)
