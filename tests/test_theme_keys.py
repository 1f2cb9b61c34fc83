"""`theme:` in workshop.yaml: one line that changes the look of every page."""

from __future__ import annotations

import gzip
import re
import struct
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from built import built, crawl, errors, parsed, tree
from sites import marked, only, site, told
from workshopsite.model.colours import parse_colour
from workshopsite.problems import Mistake
from workshopsite.read.fonts import font_format, is_variable
from workshopsite.render.jinja import THEME
from workshopsite.render.stylesheet import PARTS

TITLE = "title: Sums\nurl: https://site.test/\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>'


def opentype(*tags, signature=b"\x00\x01\x00\x00"):
    """The beginning of a font with these tables."""
    head = signature + struct.pack(">HHHH", len(tags), 0, 0, 0)
    return head + b"".join(tag + bytes(12) for tag in tags)


def woff(*tags):
    return (
        b"wOFF"
        + bytes(8)
        + struct.pack(">H", len(tags))
        + bytes(30)
        + b"".join(tag + bytes(16) for tag in tags)
    )


def woff2(*entries):
    """Entries are the bytes of its table directory."""
    return b"wOF2" + bytes(8) + struct.pack(">H", len(entries)) + bytes(34) + b"".join(entries)


GLYPHS, HEAD, VARIATIONS = b"\x0a\x90\x00\x05", b"\x01\x36", b"\x2f\x20"
"""Entries of WOFF2: "glyf", transformed and so with two lengths; "head"; "fvar"."""

FONT = woff2(GLYPHS, HEAD)


def themed(tmp_path, theme, **files):
    return site(tmp_path, {"content/workshop.yaml": f"{TITLE}theme: {theme}\n", **files})


def style(folder, theme, files=None):
    """The style sheet of a site with that theme."""
    written = {"content/workshop.yaml": f"{TITLE}theme: {theme}\n", **(files or {})}
    return (built(folder, written) / "assets/theme.css").read_text("utf-8")


# --- accent


@pytest.mark.parametrize(
    ("typed", "colour"),
    [
        ("'#17527a'", "#17527a"),
        ("17527A", "#17527a"),
        ("'#fc0'", "#ffcc00"),
        ("012", "#001122"),
        ("123456", "#123456"),
        ("Teal", "#008080"),
        ("rebeccapurple", "#663399"),
        ("hsl(120 100% 25%)", "#008000"),
        ("oklch(70% 0.4 30)", None),
    ],
)
def test_a_colour_is_typed_as_people_know_it(tmp_path, typed, colour):
    found, problems = themed(tmp_path, f"{{accent: {typed}}}")
    assert told(problems) == []
    accent = found.workshop.theme.accent
    assert accent == colour if colour else re.fullmatch("#[0-9a-f]{6}", accent)


@pytest.mark.parametrize("typed", ["teel", "'#12'", "'#17527a80'", "transparent", "12345"])
def test_what_is_no_colour_is_an_error_that_shows_how_to_write_one(tmp_path, typed):
    problem = only(themed(tmp_path, f"{{accent: {typed}}}")[1])
    assert problem.rule.name == "bad-value"
    assert "17527a" in problem.hint
    assert marked(problem) == typed


@given(st.text(max_size=20))
@settings(deadline=None, max_examples=60)
def test_any_text_is_a_colour_or_a_mistake(text):
    with suppress(Mistake):
        assert re.fullmatch("#[0-9a-f]{6}", parse_colour(text))


def test_an_accent_stands_at_the_end_of_the_style_sheet_readable_on_light_and_on_dark(tmp_path):
    css = style(tmp_path, "{accent: '#ffcc00'}")
    end = css[css.rindex(":root") :]
    assert re.search(r"--brand: #[0-8]\w{5};", end)
    assert "--brand-on-dark: #ffcc00;" in end


def test_without_a_theme_the_style_sheet_is_the_themes_alone(tmp_path):
    plain = built(tmp_path / "1", {"content/workshop.yaml": TITLE}) / "assets/theme.css"
    css = style(tmp_path / "2", "{accent: teal}")
    assert css.startswith(plain.read_text("utf-8"))


def test_the_address_of_the_style_sheet_changes_with_the_accent(tmp_path):
    addresses = set()
    for accent in ("teal", "crimson", "teal"):
        folder = tmp_path / f"{len(addresses)}{accent}"
        out = built(folder, {"content/workshop.yaml": f"{TITLE}theme: {{accent: {accent}}}\n"})
        links = parsed(out / "index.html").all("link")
        addresses |= {link["href"] for link in links if link["rel"] == "stylesheet"}
    assert len(addresses) == 2


def test_no_page_has_a_style_of_its_own(tmp_path):
    out = built(tmp_path, {"content/workshop.yaml": f"{TITLE}theme: {{accent: teal}}\n"})
    page = (out / "index.html").read_text("utf-8")
    assert "<style" not in page
    assert "style=" not in page


# --- logo


def test_a_logo_stands_beside_the_name_in_the_link_home(tmp_path):
    files = {"content/a b.svg": SVG, "content/call.md": "# Call\n"}
    written = {"content/workshop.yaml": f"{TITLE}theme: {{logo: a b.svg}}\n", **files}
    out = built(tmp_path, written)
    html = (out / "call/index.html").read_text("utf-8")
    link = re.search(r'<a class="site-name".*?</a>', html, re.DOTALL)[0]
    assert 'src="../a%20b.svg"' in link
    assert 'alt=""' in link
    assert 'width="30" height="20"' in link
    assert ">Sums<" in link
    assert crawl(out) == []


# --- font


def test_a_font_is_used_for_all_text_and_asked_for_early(tmp_path):
    files = {"assets/fonts/own (1).woff2": FONT}
    css = style(tmp_path, "{font: assets/fonts/own (1).woff2}", files)
    assert 'src: url("fonts/own%20(1).woff2") format("woff2");' in css
    assert "font-display: swap;" in css
    assert '--text: "Own", var(--sans);' in css
    assert '--display: "Own", var(--sans);' in css
    [preload] = [
        link
        for link in parsed(tmp_path / "_site/index.html").all("link")
        if link["rel"] == "preload"
    ]
    assert preload["href"] == "assets/fonts/own%20(1).woff2"
    assert preload["type"] == "font/woff2"
    assert "crossorigin" in preload
    assert crawl(tmp_path / "_site") == []


def test_a_font_in_content_is_reached_from_the_style_sheet(tmp_path):
    css = style(tmp_path, "{font: own.TTF}", {"content/own.TTF": opentype(b"glyf")})
    assert 'src: url("../own.TTF") format("truetype");' in css


def test_a_site_without_a_font_of_its_own_loads_none(tmp_path):
    css = style(tmp_path, "{accent: teal}")
    assert "@font-face" not in css
    assert "preload" not in (tmp_path / "_site/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("theme", "files", "rule", "words"),
    [
        ("{font: own.zip}", {"content/own.zip": b"x"}, "bad-font", "is not a font"),
        ("{font: own.woff2}", {"content/own.woff2": b"<html>"}, "bad-font", "holds no font"),
        ("{font: own.woff2}", {}, "missing-file", "there is no file"),
        ("{font: own.woff2}", {"content/Own.woff2": FONT}, "letter-case", "Own.woff2"),
        ("{font: 'https://example.org/a.woff2'}", {}, "bad-value", "a file of the site"),
        ("{logo: logo.pdf}", {"content/logo.pdf": b"x"}, "bad-picture", "is not a picture"),
        ("{logo: logo.svg}", {}, "missing-file", "there is no file"),
        ("teal", {}, "wrong-type", "keys and values"),
        ("{acent: teal}", {}, "unknown-key", "acent"),
    ],
)
def test_a_wrong_theme_is_an_error_with_a_hint(tmp_path, theme, files, rule, words):
    problem = only(themed(tmp_path, theme, **files)[1])
    assert problem.rule.name == rule
    assert words in problem.message
    assert problem.hint
    assert problem.place.line == 3


@pytest.mark.parametrize(
    ("data", "kind", "variable"),
    [
        (opentype(b"glyf", b"fvar"), "ttf", True),
        (opentype(b"glyf"), "ttf", False),
        (opentype(b"CFF ", b"fvar", signature=b"OTTO"), "otf", True),
        (opentype(b"glyf", signature=b"true"), "ttf", False),
        (woff(b"glyf", b"fvar"), "woff", True),
        (woff(b"glyf"), "woff", False),
        (woff2(GLYPHS, HEAD, VARIATIONS), "woff2", True),
        (woff2(GLYPHS, HEAD), "woff2", False),
        (woff2(b"\x3fxxxx\x05", b"\x3ffvar\x05"), "woff2", True),
        (woff2(b"\xca\x88\x2f", VARIATIONS), "woff2", True),
        (woff2(b"\xca\x88\x2f", HEAD), "woff2", False),
        (woff2(GLYPHS, HEAD)[:50], "woff2", False),
        (opentype(b"glyf", b"fvar")[:20], "ttf", False),
    ],
)
def test_a_fonts_beginning_says_what_it_is(data, kind, variable):
    assert font_format(data) == kind
    assert is_variable(data) is variable


def test_a_variable_font_brings_all_its_weights(tmp_path):
    one = style(tmp_path / "1", "{font: a.woff2}", {"content/a.woff2": FONT})
    files = {"content/a.woff2": woff2(GLYPHS, VARIATIONS)}
    other = style(tmp_path / "2", "{font: a.woff2}", files)
    assert "font-weight: 100 900;" not in one
    assert "font-weight: 100 900;" in other


# --- one style sheet of many files


def test_a_part_of_the_sites_own_takes_the_place_of_the_themes(tmp_path):
    files = {"content/workshop.yaml": TITLE, "assets/people.css": ".mine { color: red }\n"}
    css = (built(tmp_path, files) / "assets/theme.css").read_text("utf-8")
    assert ".mine { color: red }" in css
    assert ".person-head" not in css
    assert ".site-header" in css


def test_every_style_sheet_of_the_theme_is_a_part_in_one_place():
    assert len(set(PARTS)) == len(PARTS)
    assert set(PARTS) == {path.name for path in (THEME / "assets").rglob("*.css")}


def test_all_style_together_is_small(tmp_path):
    css = style(tmp_path, "{accent: teal}")
    assert len(gzip.compress(css.encode(), 9)) <= 12_000


def test_nothing_is_said_to_be_important_but_what_is_hidden_and_paper():
    """Who overrides the theme must not have to fight it."""
    for name in set(PARTS) - {"print.css"}:
        text = (THEME / "assets" / name).read_text("utf-8")
        rules = re.findall(r"([^{}]*)\{[^{}]*!important", text)
        assert all("[hidden]" in rule for rule in rules), name


def test_what_is_for_paper_stays_on_paper(tmp_path):
    files = {"content/workshop.yaml": TITLE, "assets/print.css": ".mine { color: red }\n"}
    css = (built(tmp_path, files) / "assets/theme.css").read_text("utf-8")
    assert "@media print {\n.mine { color: red }\n}" in css


def test_comments_are_left_out_and_what_only_looks_like_one_stays(tmp_path):
    kept = [
        '.a::after { content: "/* a */" }',
        ".b { background: url(//x/*y) }",
        "c::before { content: '\\'/*' }",
    ]
    written = "/* one\n * two */\n" + " /* three */\n".join(kept) + "/* end */"
    files = {"content/workshop.yaml": TITLE, "assets/people.css": written}
    css = (built(tmp_path, files) / "assets/theme.css").read_text("utf-8")
    assert all(rule in css for rule in kept)
    assert "one" not in css.partition(kept[0])[0][-20:]
    assert css.count("/*") == 3
    assert "end" not in css.partition(kept[-1])[2][:20]


def test_a_style_sheet_of_the_sites_own_takes_the_place_of_all_of_them(tmp_path):
    files = {"content/workshop.yaml": TITLE, "assets/theme.css": "p {}\n"}
    out = built(tmp_path, files)
    assert (out / "assets/theme.css").read_text("utf-8") == "p {}\n"


def test_the_parts_are_published_for_templates_that_link_them(tmp_path):
    files = {
        "content/workshop.yaml": TITLE,
        "templates/partials/head.html": '<link rel="stylesheet" href="{{ asset("people.css") }}">',
    }
    assert "assets/people.css" in tree(built(tmp_path, files))


def test_an_unknown_asset_is_reported_with_the_nearest(tmp_path):
    files = {
        "content/workshop.yaml": TITLE,
        "templates/partials/head.html": '<link rel="stylesheet" href="{{ asset("theme.cs") }}">',
    }
    [problem] = errors(tmp_path, files)
    assert problem.hint == 'did you mean "theme.css"?'
