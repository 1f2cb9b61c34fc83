"""The card that social networks show, and the icons of a site."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image

import workshopsite
from built import built, parsed
from photos import photo
from workshopsite.pictures import kitchen
from workshopsite.pictures.card import SIZE, _font, can_write, drawn
from workshopsite.pictures.card import Card as CardText
from workshopsite.render.card import BRAND

BASE = "https://example.org/r/"
HOME = {"content/index.md": "# Home\n"}


def card(folder, workshop, **more):
    """The card that the home page names, and its bytes; None for both where it names none."""
    files = {"content/workshop.yaml": workshop, "content/index.md": "# Home\n", **more}
    site = built(folder, files, base_url=BASE)
    metas = parsed(site / "index.html").all("meta")
    named = [one["content"] for one in metas if one.get("property") == "og:image"]
    return (named[0], (site / named[0].removeprefix(BASE)).read_bytes()) if named else (None, None)


WORKSHOP = """
title: Größe *zählt* – Ωμέγα и другие
series: Example 2023
date: 2023-05-23..2023-05-24
timezone: Europe/Paris
venue: {name: École d'Exampleville, online: yes}
"""


def test_a_page_without_a_picture_has_the_card(tmp_path):
    address, data = card(tmp_path, WORKSHOP)
    assert re.fullmatch(rf"{BASE}pictures/card-\w{{8}}\.png", address)
    picture = Image.open(io.BytesIO(data))
    assert (picture.format, picture.size) == ("PNG", (1200, 630))
    assert len(data) < 100_000


def test_the_card_has_the_accent_and_another_address_when_it_says_something_else(tmp_path):
    def ground(name, workshop):
        address, data = card(tmp_path / name, workshop)
        return address, Image.open(io.BytesIO(data)).convert("RGB").getpixel((5, 5))

    plain, colour = ground("a", WORKSHOP)
    assert "#{:02x}{:02x}{:02x}".format(*colour) == BRAND
    red, colour = ground("b", WORKSHOP + "theme: {accent: '#aa0000'}\n")
    assert colour == (0xAA, 0, 0)
    assert len({plain, red, ground("c", WORKSHOP.replace("2023-05-24", "2023-05-25"))[0]}) == 3


def test_the_card_stands_back_behind_a_picture_of_the_site(tmp_path):
    hero = {"assets/hero.jpg": photo(1600, 800, 2, "JPEG")}
    address, data = card(tmp_path, WORKSHOP + "theme: {hero: assets/hero.jpg}\n", **hero)
    assert "/pictures/hero-" in address
    picture = Image.open(io.BytesIO(data))
    assert (picture.format, picture.size) == ("JPEG", (1200, 600))
    assert not list((tmp_path / "_site/pictures").glob("card-*"))


@pytest.fixture
def drawings(monkeypatch):
    """The cards that are drawn."""
    made = []
    monkeypatch.setattr(kitchen, "drawn", lambda card: made.append(card) or drawn(card))
    return made


def test_a_card_is_drawn_once_and_not_for_a_site_with_a_picture_of_its_own(tmp_path, drawings):
    hero = {"assets/hero.jpg": photo(1600, 800, 2, "JPEG")}
    card(tmp_path / "a", WORKSHOP + "theme: {hero: assets/hero.jpg}\n", **hero)
    assert drawings == []
    card(tmp_path / "b", WORKSHOP)
    assert len(drawings) == 1


def test_a_card_that_no_page_names_is_not_written(tmp_path, drawings):
    bare = '<!doctype html><html lang="en"><title>x</title><body>{% block main %}{% endblock %}'
    assert card(tmp_path, WORKSHOP, **{"templates/base.html": bare}) == (None, None)
    assert len(drawings) == 1
    assert not list((tmp_path / "_site/pictures").glob("card-*"))


@pytest.mark.parametrize("title", ["深層学習", "أهلا", "Sums 🎉"])
def test_a_title_that_the_font_does_not_have_makes_no_card(tmp_path, title):
    assert card(tmp_path, f"title: {title}\n") == (None, None)
    assert not (tmp_path / "_site/pictures").exists()


def test_what_else_the_font_does_not_have_is_left_out(tmp_path):
    one, _ = card(tmp_path / "a", "title: Sums\nseries: 深層学習\n")
    other, _ = card(tmp_path / "b", "title: Sums\n")
    assert one.rpartition("/")[2] == other.rpartition("/")[2]


def test_without_the_sites_address_there_is_no_card(tmp_path):
    folder = built(tmp_path, {"content/workshop.yaml": WORKSHOP})
    assert not (folder / "pictures").exists()


def test_the_font_has_every_sign_that_it_is_said_to_have():
    missing = bytes(_font(40).getmask("\uffff"))
    signs = [sign for sign in map(chr, range(33, 0x3000)) if can_write(sign) and sign != "\u00a0"]
    assert len(signs) > 400
    assert [sign for sign in signs if bytes(_font(40).getmask(sign)) == missing] == []


@pytest.mark.parametrize(
    "title",
    [
        "A",
        "Power efficient deep learning",
        "Power efficient deep learning: to learn with less than you think",
        "word " * 80,
        "Donaudampfschifffahrts" * 9,
    ],
)
def test_no_title_runs_over_the_edge(title):
    picture = Image.open(io.BytesIO(drawn(CardText(title.strip(), title, title, BRAND))))
    left, top, right, bottom = (
        picture.convert("L").point(lambda shade: 255 if shade > 120 else 0).getbbox()
    )
    assert left >= 80
    assert right <= SIZE[0] - 80
    assert top >= 20
    assert bottom <= SIZE[1] - 20


def test_the_colour_of_the_card_is_the_themes():
    tokens = Path(workshopsite.__file__).parent / "theme/assets/tokens.css"
    assert f"--brand: {BRAND};" in tokens.read_text("utf-8")


# --- icons


def icons(folder, theme, **files):
    theme = {"content/workshop.yaml": f"title: Sums\ntheme: {theme}\n"}
    site = built(folder, HOME | theme | files)
    links = parsed(site / "index.html").all("link")
    found = {link["rel"]: link["href"] for link in links if "icon" in link["rel"]}
    return {rel: Image.open(io.BytesIO((site / href).read_bytes())) for rel, href in found.items()}


def test_a_logo_in_pixels_is_the_icon_of_tabs_and_of_phones(tmp_path):
    found = icons(tmp_path, "{logo: assets/logo.png}", **{"assets/logo.png": photo(400, 200, 3)})
    assert [(rel, one.format, one.size) for rel, one in found.items()] == [
        ("icon", "PNG", (32, 32)),
        ("apple-touch-icon", "PNG", (180, 180)),
    ]
    assert found["icon"].convert("RGBA").getpixel((0, 0))[3] == 0  # nothing is cut off
    assert found["apple-touch-icon"].convert("RGBA").getpixel((0, 0)) == (255, 255, 255, 255)


def test_a_logo_in_svg_is_the_icon_as_it_is(tmp_path):
    logo = {"assets/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>'}
    theme = {"content/workshop.yaml": "title: Sums\ntheme: {logo: assets/logo.svg}\n"}
    links = parsed(built(tmp_path, HOME | theme | logo) / "index.html").all("link")
    icons = [(link["rel"], link["href"]) for link in links if "icon" in link["rel"]]
    assert icons == [("icon", "assets/logo.svg")]


def test_an_icon_of_the_sites_own_comes_first(tmp_path):
    files = {"assets/logo.png": photo(400, 200, 3), "assets/favicon.png": photo(48, 48, 4)}
    found = icons(tmp_path, "{logo: assets/logo.png}", **files)
    assert found["icon"].size == (48, 48)
