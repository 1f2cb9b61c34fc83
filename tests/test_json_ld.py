"""What pages say to search engines: JSON-LD in the words of schema.org, under Google's rules."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from built import built
from rich_site import RICH
from test_metadata import BASE, png
from workshopsite.render.json_ld.linked_data import in_script

# developers.google.com/search/docs/appearance/structured-data: event, profile-page, article.
# `offers` is recommended as well; no data of ours says what a ticket costs.
REQUIRED = {
    "Event": ("name", "startDate", "location", "location.address"),
    "ProfilePage": ("mainEntity", "mainEntity.name"),
    "ScholarlyArticle": (),
}
RECOMMENDED = {
    "Event": (
        *("description", "endDate", "eventStatus", "image", "organizer", "organizer.name"),
        *("organizer.url", "performer", "performer.name", "location.name"),
    ),
    "ProfilePage": ("mainEntity.description", "mainEntity.image", "mainEntity.sameAs"),
    "ScholarlyArticle": ("headline", "author", "author.name", "author.url", "datePublished"),
}

WORKSHOP = """
id: sums
title: Sums & *sums*
series: ExampleConf 2023
description: All about **sums**
date: 2023-05-23..2023-05-24
timezone: Europe/Paris
venue: {name: Example Hall, address: "1 Example Street", url: https://example.org/hall}
theme: {hero: assets/hero.png}
committees: {Organizers: [ada], Reviewers: [Cleo Example]}
sponsors: [{name: Example Inc, url: https://example.org/, logo: ada.png}]
speakers: [Dana Example (CNRS)]
"""
PROGRAM = """
- date: 2023-05-23
  slots:
    - 8:30 Registration
    - time: 9:00-10:00
      title: Sums of $n^2$
      speaker: ada
      chair: bob
      room: Hall A
      abstract: We *add*.
      was: ["8:00", 2023-05-22, 2023-05-22 9:30]
    - 10:00 Coffee break
    - time: 11:00-12:00
      title: Session
      chair: bob
      talks:
        - {time: "11:00", title: On one, paper: one}
        - {time: "11:30", title: Gone, speaker: bob, cancelled: yes, was: "11:20"}
    - {time: TBA, title: Later, speaker: bob}
    - {time: "23:00-1:00", title: Night, kind: social, was: "22:00"}
- date: 2023-05-24
  slots:
    - {time: "9:00-10:00", title: Panel, kind: panel, moderator: ada, panelists: [bob, TBA]}
"""
SITE = {
    "content/workshop.yaml": WORKSHOP,
    "content/program.yaml": PROGRAM,
    "content/people.yaml": """
ada:
  name: Ada Example
  affiliation: CNRS
  photo: ada.png
  bio: Ada *counts*.
  url: https://example.org/ada
  links: {Code: https://example.org/code, Mail: "mailto:ada@example.org"}
bob: {name: Bob Example, url: https://example.org/bob}
""",
    "content/papers.yaml": """
- id: one
  title: One </script> & $\\alpha$
  authors: [ada, Cleo Example (ENS)]
  abstract: We show.
  keywords: [sums, squares]
  pdf: one.pdf
  arxiv: "2101.01234"
  doi: 10.1000/182
  award: Best paper
- {id: gone, title: Gone, authors: [bob], status: withdrawn}
""",
    "content/one.pdf": "%PDF",
    "content/ada.png": png(300, 400),
    "assets/hero.png": png(1200, 600),
}


def said(folder, page, files=SITE, **options):
    """What a page says; None where it says nothing."""
    html = (built(folder, files, **({"base_url": BASE} | options)) / page).read_text("utf-8")
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert len(scripts) < 2
    return json.loads(scripts[0]) if scripts else None


def nodes(data, kind):
    """Every thing of that type, the outermost first."""
    if isinstance(data, list):
        return [one for item in data for one in nodes(item, kind)]
    if not isinstance(data, dict):
        return []
    inner = [one for value in data.values() for one in nodes(value, kind)]
    return ([data] if data.get("@type") == kind else []) + inner


def values(node, path):
    """What stands at a path such as "location.address", of every thing on the way."""
    name, _, rest = path.partition(".")
    found = node.get(name, [])
    found = found if isinstance(found, list) else [found]
    return [value for one in found for value in values(one, rest)] if rest else found


def events(folder, page="program/index.html", files=SITE, **options):
    """The events within the workshop, by what names them behind the site's address."""
    workshop = said(folder, page, files, **options)
    found = nodes(workshop["subEvent"], "Event")
    assert len({one["@id"] for one in found}) == len(found)
    return {one["@id"].removeprefix(BASE): one for one in found}


# --- Google's rules


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("index.html", "Event"),
        ("program/index.html", "Event"),
        ("program/sums-of-n-2/index.html", "Event"),
        ("people/ada/index.html", "ProfilePage"),
        ("papers/one/index.html", "ScholarlyArticle"),
    ],
)
def test_everything_that_google_requires_is_there(tmp_path, page, kind):
    found = nodes(said(tmp_path, page), kind)
    assert found
    for node in found:
        assert [path for path in REQUIRED[kind] if not values(node, path)] == [], node["@id"]
    assert [path for path in RECOMMENDED[kind] if not values(found[0], path)] == []


def test_no_property_is_empty_and_no_value_is_markup(tmp_path):
    def check(value):
        assert value not in ("", [], {}, None)
        if isinstance(value, str):
            assert not re.search(r"<(?!/script> &)|\*|\$", value), value
        for one in value.values() if isinstance(value, dict) else value:
            if not isinstance(value, str):
                check(one)

    out = built(tmp_path, SITE, base_url=BASE)
    scripts = [
        re.findall(r'ld\+json">(.*?)</script>', file.read_text("utf-8"))
        for file in out.rglob("*.html")
    ]
    assert sum(map(len, scripts)) > 6
    for [script] in filter(None, scripts):
        check(json.loads(script))


# --- the workshop


def test_the_workshop_is_an_event_with_all_that_is_known_of_it(tmp_path):
    found = said(tmp_path, "index.html")
    assert found.pop("subEvent")
    ada = {
        "@type": "Person",
        "@id": f"{BASE}people/ada/#person",
        "name": "Ada Example",
        "affiliation": {"@type": "Organization", "name": "CNRS"},
        "url": f"{BASE}people/ada/",
        "sameAs": ["https://example.org/ada", "https://example.org/code"],
    }
    assert found.pop("organizer") == [ada]
    assert [one["name"] for one in found.pop("performer")] == [
        *("Dana Example", "Ada Example", "Cleo Example", "Bob Example")
    ]
    assert found == {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": f"{BASE}#workshop",
        "name": "Sums & sums",
        "description": "All about sums",
        "startDate": "2023-05-23T08:30:00+02:00",
        "endDate": "2023-05-24T10:00:00+02:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "@id": f"{BASE}#venue",
            "name": "Example Hall",
            "address": {"@type": "PostalAddress", "streetAddress": "1 Example Street"},
            "url": "https://example.org/hall",
        },
        "sponsor": [
            {
                "@type": "Organization",
                "name": "Example Inc",
                "url": "https://example.org/",
                "logo": f"{BASE}ada.png",
            }
        ],
        "image": f"{BASE}assets/hero.png",
        "inLanguage": "en",
        "url": BASE,
        "superEvent": {"@type": "EventSeries", "name": "ExampleConf 2023"},
    }


def test_the_home_page_only_names_what_has_a_page_that_tells_of_it(tmp_path):
    home, program = said(tmp_path, "index.html"), said(tmp_path, "program/index.html")
    named = [one for one in nodes_with_id(home["subEvent"]) if set(one) == {"@id"}]
    paths = [one["@id"].removeprefix(BASE) for one in named]
    assert paths == [f"program/{one}/#event" for one in ("sums-of-n-2", "on-one", "gone")]
    for path in paths:
        page = said(tmp_path, f"{path.removesuffix('#event')}index.html")
        assert page["@id"] == f"{BASE}{path}"
    told = {one["@id"]: one["name"] for one in nodes(home["subEvent"], "Event")}
    assert list(told.values()) == ["Registration", "Session", "Night", "Panel"]
    all_of_it = {one["@id"] for one in nodes(program["subEvent"], "Event")}
    assert {*told, *(one["@id"] for one in named)} == all_of_it
    del home["subEvent"], program["subEvent"]
    assert home == program


def nodes_with_id(data):
    """What is told of or named as a part of these events, and they themselves."""
    for one in data:
        yield one
        yield from nodes_with_id(one.get("subEvent", []))


@pytest.mark.parametrize(
    ("date", "program", "span"),
    [
        ("2023-05-23", None, ("2023-05-23", "2023-05-23")),
        ("2023-05-23..2023-05-25", None, ("2023-05-23", "2023-05-25")),
        ("2023-05-23", "- 9:00-10:00 Sums", ("2023-05-23T09:00:00+00:00",) * 1 + ("T10",)),
        ("2023-05-23", "- 9:00 Sums", ("2023-05-23T09:00:00+00:00", None)),
        ("2023-05-23", "- 23:00-1:00 Sums", ("2023-05-23T23:00:00+00:00", "2023-05-24T01")),
        (
            "2023-05-23..2023-05-25",
            "- {date: 2023-05-24, slots: [9:00-10:00 Sums]}",
            ("2023-05-23", "2023-05-25"),
        ),
        (
            "2023-05-23..2023-05-24",
            "- {date: 2023-05-23, slots: [9:00 Sums]}",
            ("2023-05-23T09:00:00+00:00", "2023-05-24"),
        ),
        (
            "2023-05-23",
            "[{time: '8:00', title: A, cancelled: yes}, 9:00-10:00 Sums]",
            ("2023-05-23T09:00:00+00:00", "T10"),
        ),
    ],
)
def test_the_workshop_lasts_as_long_as_the_program_says_else_whole_days(
    tmp_path, date, program, span
):
    files = {"content/workshop.yaml": f"title: X\ndate: {date}\ntimezone: UTC\n"}
    files |= {"content/program.yaml": program} if program else {}
    found = said(tmp_path, "index.html", files)
    assert found["startDate"] == span[0]
    assert span[1] in found["endDate"] if span[1] else "endDate" not in found


@pytest.mark.parametrize("date", ["", "date: 2023-05-23 or 2023-05-24\n"])
def test_a_workshop_whose_day_is_not_decided_is_no_event_yet(tmp_path, date):
    files = {"content/workshop.yaml": f"title: X\n{date}"}
    assert said(tmp_path, "index.html", files) is None


@pytest.mark.parametrize(
    ("venue", "mode", "places"),
    [
        ("{name: Hall, address: Street 1}", "Offline", [("Place", "Hall")]),
        ("{name: Hall}", "Offline", [("Place", "Hall")]),
        ("{name: Hall, online: yes}", "Online", [("VirtualLocation", "Hall")]),
        (
            "{name: Hall, address: Street 1, online: yes}",
            "Mixed",
            [("Place", "Hall"), ("VirtualLocation", "Hall")],
        ),
    ],
)
def test_it_takes_place_there_or_online_or_both(tmp_path, venue, mode, places):
    files = {"content/workshop.yaml": f"title: X\ndate: 2023-05-23\nvenue: {venue}\n"}
    found = said(tmp_path, "index.html", files)
    assert found["eventAttendanceMode"] == f"https://schema.org/{mode}EventAttendanceMode"
    locations = found["location"] if len(places) > 1 else [found["location"]]
    assert [(one["@type"], one["name"]) for one in locations] == places
    assert all(one.get("address") or one.get("url") == BASE for one in locations)


@pytest.mark.parametrize(
    ("address", "urls"), [("", ["https://x.test/"]), (", address: S", ["https://x.test/", BASE])]
)
def test_one_connects_at_the_page_of_the_venue_only_where_that_is_online(tmp_path, address, urls):
    venue = f"{{name: Hall, online: yes, url: 'https://x.test/'{address}}}"
    files = {"content/workshop.yaml": f"title: X\ndate: 2023-05-23\nvenue: {venue}\n"}
    places = said(tmp_path, "index.html", files)["location"]
    assert [one["url"] for one in (places if address else [places])] == urls


def test_without_a_venue_nothing_is_said_of_the_place(tmp_path):
    files = {"content/workshop.yaml": "title: X\ndate: 2023-05-23\n"}
    found = said(tmp_path, "index.html", files)
    assert not {"location", "eventAttendanceMode"} & found.keys()


# --- its events


def test_every_event_but_breaks_is_there_once_talks_within_their_session(tmp_path):
    assert list(events(tmp_path)) == [
        "program/#registration",
        "program/sums-of-n-2/#event",
        "program/#session",
        "program/on-one/#event",
        "program/gone/#event",
        "program/#night",
        "program/#panel",
    ]


def test_a_talks_page_says_the_same_as_the_program(tmp_path):
    told = events(tmp_path)
    for name in ("sums-of-n-2", "on-one", "gone"):
        page = said(tmp_path, f"program/{name}/index.html")
        assert page.pop("@context") == "https://schema.org"
        assert page == told[f"program/{name}/#event"]
        assert page["url"] == f"{BASE}program/{name}/"
    assert told["program/on-one/#event"]["superEvent"] == {"@id": f"{BASE}program/#session"}
    assert told["program/#panel"]["superEvent"] == {"@id": f"{BASE}#workshop"}
    assert said(tmp_path, "program/later/index.html") is None  # nobody knows when


def test_an_event_has_its_instants_its_room_and_its_people(tmp_path):
    found = events(tmp_path)["program/sums-of-n-2/#event"]
    assert found["name"] == "Sums of n^2"
    assert found["description"] == "We add."
    assert found["startDate"] == "2023-05-23T09:00:00+02:00"
    assert found["endDate"] == "2023-05-23T10:00:00+02:00"
    place = found["location"]
    assert (place["name"], place["containedInPlace"]["name"]) == ("Hall A", "Example Hall")
    assert place["address"] == place["containedInPlace"]["address"]
    assert [one["name"] for one in found["performer"]] == ["Ada Example"]
    assert [one["name"] for one in found["contributor"]] == ["Bob Example"]
    assert found["image"] == f"{BASE}ada.png"
    panel = events(tmp_path)["program/#panel"]
    assert [one["name"] for one in panel["performer"]] == ["Bob Example"]  # and nobody who is TBA
    assert [one["name"] for one in panel["contributor"]] == ["Ada Example"]


def test_an_event_names_the_papers_that_are_presented(tmp_path):
    paper = {"@id": f"{BASE}papers/one/#paper"}
    assert events(tmp_path)["program/on-one/#event"]["workFeatured"] == [paper]
    assert said(tmp_path, "papers/one/index.html")["@id"] == paper["@id"]
    none = {"content/workshop.yaml": f"{WORKSHOP}pages: {{papers: no}}\n"}
    assert (
        "workFeatured" not in events(tmp_path / "none", files=SITE | none)["program/on-one/#event"]
    )


def test_what_moved_says_from_when_and_what_is_cancelled_says_only_that(tmp_path):
    told = events(tmp_path)
    status = {name: one["eventStatus"].rpartition("/")[2] for name, one in told.items()}
    moved = ["program/sums-of-n-2/#event", "program/#night"]
    assert [name for name, one in status.items() if one == "EventRescheduled"] == moved
    assert [name for name, one in status.items() if one == "EventCancelled"] == [
        "program/gone/#event"
    ]
    assert told[moved[0]]["previousStartDate"] == [
        "2023-05-23T08:00:00+02:00",
        "2023-05-22",
        "2023-05-22T09:30:00+02:00",
    ]
    assert told[moved[1]]["previousStartDate"] == ["2023-05-23T22:00:00+02:00"]
    assert "previousStartDate" not in told["program/gone/#event"]


@pytest.mark.parametrize(
    ("time", "was", "earlier"),
    [
        ("1:00-2:00", "0:30", "2023-05-24T00:30:00+02:00"),
        ("1:00-2:00", "23:30", "2023-05-23T23:30:00+02:00"),
    ],
)
def test_an_earlier_time_after_midnight_is_that_of_the_same_night(tmp_path, time, was, earlier):
    program = (
        f"- 20:00-21:00 Sums\n- {{time: '{time}', title: Night, kind: social, was: '{was}'}}\n"
    )
    files = SITE | {"content/program.yaml": f"- date: 2023-05-23\n  slots:\n    {program}"}
    files["content/program.yaml"] = files["content/program.yaml"].replace("\n- {", "\n    - {")
    assert events(tmp_path, files=files)["program/#night"]["previousStartDate"] == [earlier]


def test_an_earlier_time_that_the_clocks_skipped_is_left_out(tmp_path):
    files = {
        "content/workshop.yaml": "title: X\ndate: 2025-03-30\ntimezone: Europe/Paris\n",
        "content/program.yaml": "- {time: '03:30-04:00', title: Early, was: '2:30'}\n",
    }
    found = events(tmp_path, files=files)["program/#early"]
    assert found["eventStatus"].endswith("EventScheduled")
    assert "previousStartDate" not in found


def test_an_undecided_day_has_no_events(tmp_path):
    program = "- {date: 2023-05-23 or 2023-05-24, slots: [9:00 Sums]}\n"
    own = {"content/program.yaml": program, "content/papers.yaml": "[]\n"}
    assert "subEvent" not in said(tmp_path, "program/index.html", SITE | own)


# --- people and papers


def test_a_persons_page_is_their_profile(tmp_path):
    found = said(tmp_path, "people/ada/index.html")
    assert (found["@type"], found["url"]) == ("ProfilePage", f"{BASE}people/ada/")
    ada = found["mainEntity"]
    assert ada["@id"] == f"{BASE}people/ada/#person"
    assert (ada["description"], ada["image"]) == ("Ada counts.", f"{BASE}ada.png")
    assert ada["sameAs"] == ["https://example.org/ada", "https://example.org/code"]
    bob = said(tmp_path, "people/bob/index.html")["mainEntity"]
    assert not {"description", "image", "affiliation"} & bob.keys()  # the hero is not Bob


def test_a_paper_is_a_scholarly_article(tmp_path):
    found = said(tmp_path, "papers/one/index.html")
    assert [one["name"] for one in found.pop("author")] == ["Ada Example", "Cleo Example"]
    page = f"{BASE}papers/one/"
    assert found == {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "@id": f"{page}#paper",
        "headline": "One </script> & α",
        "name": "One </script> & α",
        "abstract": "We show.",
        "datePublished": "2023-05-23",
        "isPartOf": {
            "@type": "CreativeWork",
            "name": "Sums & sums (ExampleConf 2023)",
            "url": BASE,
        },
        "keywords": ["sums", "squares"],
        "award": "Best paper",
        "inLanguage": "en",
        "url": page,
        "mainEntityOfPage": page,
        "sameAs": ["https://arxiv.org/abs/2101.01234", "https://doi.org/10.1000/182"],
        "encoding": {
            "@type": "MediaObject",
            "contentUrl": f"{BASE}one.pdf",
            "encodingFormat": "application/pdf",
        },
    }


def test_a_withdrawn_paper_is_no_article(tmp_path):
    assert said(tmp_path, "papers/gone/index.html") is None


# --- the element


@pytest.mark.parametrize("page", ["404.html", "people/index.html", "papers/index.html"])
def test_other_pages_say_nothing(tmp_path, page):
    assert said(tmp_path, page) is None


@pytest.mark.parametrize(
    "page", ["index.html", "program/on-one/index.html", "people/ada/index.html"]
)
def test_without_the_sites_address_no_page_says_anything(tmp_path, page):
    assert said(tmp_path, page, base_url=None) is None


@given(st.recursive(st.text(), lambda inner: st.dictionaries(st.text(), inner), max_leaves=5))
@settings(deadline=None)
def test_no_text_ends_the_element_or_begins_a_comment_in_it(value):
    script = in_script({"x": value, "y": "</script><!--<script>"})
    assert "<" not in script
    assert json.loads(script)["x"] == value


def test_a_site_with_everything_says_what_it_says_on_every_build(tmp_path):
    one = said(tmp_path / "1", "program/index.html", RICH)
    assert one == said(tmp_path / "2", "program/index.html", RICH)
    assert len(nodes(one, "Event")) > 5
