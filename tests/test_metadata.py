"""What a page's <head> says of it: description, social cards, scholars' tags."""

import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from built import built, parsed
from sites import site
from workshopsite.render.about import About, shortened
from workshopsite.render.tags import tags
from workshopsite.render.words import territorial

BASE = "https://example.org/w/"
WORKSHOP = """
title: Sums & *sums*
description: All about **sums**
date: 2023-05-23
timezone: UTC
"""


def png(width, height):
    """A picture's first bytes, which say its size, and its last."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    crc = struct.pack(">I", zlib.crc32(header))
    end = bytes.fromhex("0000000049454e44ae426082")
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + crc + end


SITE = {
    "content/workshop.yaml": WORKSHOP + "theme: {hero: assets/hero.png}\n",
    "assets/hero.png": png(1200, 600),
    "content/people.yaml": """
ada: {name: Ada Example, photo: ada.png, bio: "Ada *counts* on $n$ fingers."}
bob: {name: Bob Example}
""",
    "content/ada.png": png(300, 400),
    "content/papers.yaml": """
- id: one
  title: Sums of $n^2$
  authors: [ada]
  abstract: |
    We show

    - that
    - more
- {id: two, title: Two, authors: [bob]}
""",
    "content/program.yaml": """
- time: "9:00"
  title: One < *two*
  speaker: ada
  abstract: |
    First.

    Second.
- {time: "10:00", title: On one, paper: one}
- {time: "11:00", title: Of Bob, speaker: bob}
- {time: "12:00", paper: two}
""",
}


def head(folder, page, files=SITE, **options):
    """The <meta> elements of a page with a name, by it."""
    options = {"base_url": BASE} | options
    metas = parsed(built(folder, files, **options) / page).all("meta")
    named = [
        (one.get("name") or one["property"], one["content"]) for one in metas if "content" in one
    ]
    assert len(dict(named)) == len(named) or "citation_author" in dict(named)
    assert all(content.strip() for _, content in named)
    return dict(named)


def page(text):
    return {"content/call.md": text}


# --- the description


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("---\ntitle: C\ndescription: '*Said* & done'\nexcerpt: x\n---\nText\n", "Said & done"),
        ("---\ntitle: C\nexcerpt: Excerpt\n---\nText\n", "Excerpt"),
        ("---\ntitle: C\n---\n# H\n\n- item\n\nThe *first*\none $x^2$.\n", "The first one x^2."),
        ("---\ntitle: C\n---\n::: people\n\nBehind it.\n", "Behind it."),
        ("---\ntitle: C\n---\n## Only a heading\n", "All about sums"),
    ],
)
def test_a_page_is_described_by_itself_else_by_its_text_else_by_the_workshop(
    tmp_path, text, description
):
    found = head(tmp_path, "call/index.html", SITE | page(text))
    assert found["description"] == found["og:description"] == description
    assert found["twitter:description"] == description


@pytest.mark.parametrize(
    ("path", "description"),
    [
        ("index.html", "All about sums"),
        ("program/index.html", "All about sums"),
        ("program/one-two/index.html", "First. Second."),
        ("program/on-one/index.html", "We show - that - more"),
        ("program/of-bob/index.html", "All about sums"),
        ("people/ada/index.html", "Ada counts on n fingers."),
        ("people/bob/index.html", "All about sums"),
        ("papers/one/index.html", "We show - that - more"),
    ],
)
def test_a_generated_page_is_described_by_what_it_is_about(tmp_path, path, description):
    assert head(tmp_path, path)["description"] == description


def test_the_home_page_is_described_by_the_workshop_rather_than_by_its_first_words(tmp_path):
    home = {"content/index.md": "Welcome!\n"}
    assert head(tmp_path, "index.html", SITE | home)["description"] == "All about sums"


def test_a_page_that_nothing_describes_has_no_description(tmp_path):
    files = {"content/workshop.yaml": "title: Sums\n", **page("---\ntitle: Call\n---\n")}
    assert (
        not {"description", "og:description", "twitter:description"}
        & head(tmp_path, "call/index.html", files).keys()
    )


def test_a_page_of_the_organiser_at_the_address_of_a_talk_is_about_that_talk(tmp_path):
    own = {"content/program/one-two.md": "---\ntitle: Mine\n---\n## Only a heading\n"}
    found = head(tmp_path, "program/one-two/index.html", SITE | own)
    assert (found["og:title"], found["description"]) == ("Mine", "First. Second.")


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("two  words\n here", "two words here"),
        ("a" * 200, "a" * 200),
        ("word " * 60, " ".join(["word"] * 40) + "…"),
        ("word, " * 60, "word, " * 32 + "word…"),
        ("和" * 300, "和" * 199 + "…"),
        ("A 和" + "和" * 300, "A " + "和" * 197 + "…"),
        ("a  \n" * 300, " ".join("a" * 100) + "…"),
    ],
)
def test_a_long_text_is_cut_behind_a_word(text, short):
    assert shortened(text) == short


@given(st.text(), st.integers(min_value=2, max_value=40))
@settings(deadline=None)
def test_a_shortened_text_is_never_longer_and_begins_as_the_text(text, longest):
    short = shortened(text, longest)
    line = " ".join(text.split())
    assert len(short) <= longest
    assert short == line or line.startswith(short.removesuffix("…"))


# --- Open Graph and Twitter


def test_what_a_tag_says_stands_in_one_line(tmp_path):
    about = About(site(tmp_path, SITE)[0], "page", " two\n words ", canonical=None)
    found = {tag.name: tag.content for tag in tags(about, str, None)}
    assert found["og:title"] == found["twitter:title"] == "two words"


def test_every_page_has_the_basic_properties_of_open_graph(tmp_path):
    found = head(tmp_path, "program/one-two/index.html")
    assert found["og:title"] == found["twitter:title"] == "One < two"
    assert found["og:type"] == "website"
    assert found["og:url"] == f"{BASE}program/one-two/"
    assert found["og:site_name"] == "Sums & sums"
    assert found["og:locale"] == "en_US"
    assert found["og:image"] == found["twitter:image"] == f"{BASE}ada.png"


def test_open_graph_is_rdfa_and_the_others_are_names(tmp_path):
    metas = parsed(built(tmp_path, SITE, base_url=BASE) / "papers/one/index.html").all("meta")
    assert {one["property"].partition(":")[0] for one in metas if "property" in one} == {"og"}
    names = {one["name"] for one in metas if "name" in one}
    assert {"twitter:card", "citation_title", "citation_author"} <= names


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", "website"),
        ("people/ada/index.html", "profile"),
        ("papers/one/index.html", "article"),
        ("papers/index.html", "website"),
    ],
)
def test_the_type_is_that_of_what_the_page_is_about(tmp_path, path, kind):
    assert head(tmp_path, path)["og:type"] == kind


@pytest.mark.parametrize(
    ("path", "image", "size", "alt", "card"),
    [
        ("index.html", "assets/hero.png", "1200x600", "Sums & sums", "summary_large_image"),
        ("people/ada/index.html", "ada.png", "300x400", "Ada Example", "summary"),
        ("program/one-two/index.html", "ada.png", "300x400", "Ada Example", "summary"),
        ("program/of-bob/index.html", "assets/hero.png", "1200x600", "Sums & sums", None),
        ("call/index.html", "map%20a.png", "640x480", "The call", "summary"),
    ],
)
def test_the_picture_is_the_pages_own_else_the_persons_else_the_hero(
    tmp_path, path, image, size, alt, card
):
    call = page("---\ntitle: The *call*\nfeature_image: map a.png\n---\n")
    found = head(tmp_path, path, SITE | call | {"content/map a.png": png(640, 480)})
    assert found["og:image"] == found["twitter:image"] == BASE + image
    assert f"{found['og:image:width']}x{found['og:image:height']}" == size
    assert found["og:image:alt"] == found["twitter:image:alt"] == alt
    assert found["twitter:card"] == card or card is None


def test_a_drawing_is_no_picture_for_social_networks(tmp_path):
    drawing = {
        "content/workshop.yaml": WORKSHOP + "theme: {hero: assets/hero.svg}\n",
        "assets/hero.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="300"/>',
    }
    found = head(tmp_path, "index.html", SITE | drawing)
    assert found["og:image"].startswith(f"{BASE}pictures/card-")
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
    assert found["twitter:card"] == "summary_large_image"


def test_without_the_sites_address_nothing_absolute_is_said(tmp_path):
    found = head(tmp_path, "index.html", base_url=None)
    assert not {"og:url", "og:image", "og:image:alt", "twitter:image"} & found.keys()
    assert found["og:title"] == "Sums & sums"


@pytest.mark.parametrize(
    ("language", "locale"),
    [("fr", "fr_FR"), ("pt-BR", "pt_BR"), ("zh-Hant-HK", "zh_HK"), ("en", "en_US"), ("xx", None)],
)
def test_the_locale_has_a_territory_as_open_graph_wants_it(language, locale):
    assert territorial(language) == locale


def test_the_page_for_wrong_addresses_says_nothing_of_itself(tmp_path):
    found = head(tmp_path, "404.html")
    assert not [name for name in found if name.startswith(("og:", "twitter:"))]
    html = (tmp_path / "_site/404.html").read_text("utf-8")
    assert "canonical" not in html
    assert "ld+json" not in html


def test_a_preview_is_not_indexed_and_says_the_same(tmp_path):
    found = head(tmp_path, "index.html", noindex=True)
    assert found["robots"] == "noindex"
    assert found["og:title"] == "Sums & sums"


def test_a_template_can_replace_what_is_said(tmp_path):
    own = {
        "templates/base.html": '{% extends "theme/base.html" %}'
        '{% block metadata %}<meta name="x" content="{{ page.tags | length }}">{% endblock %}'
    }
    found = head(tmp_path, "index.html", SITE | own)
    assert int(found["x"]) > 8
    assert "og:title" not in found


# --- Highwire


def test_a_papers_page_has_the_tags_of_scholars_tools_and_no_other_has(tmp_path):
    found = head(tmp_path, "papers/one/index.html")
    assert found["citation_title"] == "Sums of n^2"
    assert found["citation_author"] == "Ada Example"
    assert not [n for n in head(tmp_path, "papers/index.html") if n.startswith("citation")]
