"""A Jekyll page put into content/ unchanged, as a whole site: built, and looked at."""

import re
import struct
import zlib
from html import unescape
from pathlib import Path

from built import built, errors

BODIES = Path(__file__).parent / "kramdown" / "constructs"
# The spaces at line ends are those of the page that we come from.
FRONT_MATTER = (
    "---\ntitle: \nfeature_text: |\n"
    "  ## A 2021 WORKSHOP:                Power efficient learning  \n"
    'layout: workshop\nfeature_image: "/assets/city.png"\nexcerpt: "Longer intro"\naside: false \n'
    "---\n\n"
)
SITE = """id: demo
title: Power efficient learning
date: 2021-11-17
timezone: UTC
"""


def picture(width, height):
    """A PNG of that size, all black."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\0" * width) * height)
    end = chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + end


def jekyll_site():
    pages = {
        name: FRONT_MATTER + (BODIES / f"whole_{name}_page.md").read_text("utf-8")
        for name in ("program", "competition")
    }
    return {
        "content/workshop.yaml": SITE,
        "content/efficient_learning.md": pages["program"],
        "content/competition.md": pages["competition"],
        "content/images/ada.png": picture(398, 393),
        "content/images/bob.png": picture(500, 250),
        "content/assets/city.png": picture(1920, 1280),
    }


def test_a_jekyll_site_builds_as_it_is_with_warnings_only(tmp_path):
    found = errors(tmp_path, jekyll_site())
    assert {str(problem.severity) for problem in found} == {"warning"}
    assert sorted((p.place.line, p.rule.name) for p in found) == [
        (7, "placeholder"),
        (7, "placeholder"),
        (22, "missing-alt"),
        (23, "written-mail"),
        (33, "missing-alt"),
        (62, "written-mail"),
    ]
    for problem in found:
        assert problem.place.excerpt[problem.place.column - 1 :][: problem.place.width].strip()


def test_its_pictures_have_the_room_that_they_take(tmp_path):
    errors(tmp_path, jekyll_site())
    html = (tmp_path / "_site/efficient_learning/index.html").read_text("utf-8")
    ada, bob = (re.search(f"<img [^>]*/{name}[^>]*>", html)[0] for name in ("ada", "bob"))
    for picture, height in ((ada, 197), (bob, 100)):
        assert ' width="200" ' in picture
        assert f' height="{height}" class="align-center">' in picture
    assert " align=" not in html


def test_mail_addresses_of_a_site_are_in_none_of_its_pages(tmp_path):
    files = {
        "content/workshop.yaml": SITE + "contact: chair@example.org\n",
        "content/index.md": "# A\n\nWrite to ada@example.org or <bob@example.org>.",
    }
    html = (built(tmp_path, files) / "index.html").read_text("utf-8")
    assert "@example" not in html
    shown = unescape(html)
    assert shown.count('href="mailto:ada@example.org"') == 1
    assert shown.count('href="mailto:bob@example.org"') == 1
    assert "chair@example.org" in shown


def test_formulas_of_titles_and_abstracts_are_mathml_and_readable_in_the_head(tmp_path):
    files = {
        "content/workshop.yaml": SITE,
        "content/index.md": "---\ntitle: The $\\ell_1$ norm\n---\n\nText\n",
        "content/program.yaml": "- time: 9:00\n  title: On $O(n^2)$ algorithms\n"
        '  speaker: Ada Example\n  abstract: We need $x_1 < 5$ & "more".\n',
    }
    out = built(tmp_path, files)
    home = (out / "index.html").read_text("utf-8")
    assert "The ℓ_1 norm" in re.search(r"<title>(.*?)</title>", home, re.S)[1]
    program = (out / "program/index.html").read_text("utf-8")
    assert 'On <math alttext="O(n^2)">' in program
    assert "<mo>&lt;</mo>" in program


def test_a_formula_that_is_not_understood_is_shown_at_its_place_in_the_data(tmp_path):
    files = {
        "content/workshop.yaml": SITE,
        "content/program.yaml": "- time: 9:00\n  title: A talk\n  speaker: Ada Example\n"
        "  abstract: |\n    First line.\n\n    We show $\\unknwn{x}$ here.\n",
    }
    (problem,) = errors(tmp_path, files)
    assert (problem.rule.name, str(problem.severity)) == ("formula", "warning")
    assert (problem.place.line, problem.place.column, problem.place.width) == (7, 14, 7)


def test_mistakes_of_a_feature_text_are_reported_there(tmp_path):
    files = {
        "content/workshop.yaml": SITE,
        "content/index.md": "---\ntitle: A\nfeature_text: Come {{ site.x }} now\n---\n\nText\n",
    }
    (problem,) = errors(tmp_path, files)
    assert problem.rule.name == "liquid"
    assert problem.place.path == "content/index.md"


def test_quotation_marks_follow_the_language_of_the_site(tmp_path):
    files = {
        "content/workshop.yaml": SITE + "language: de\n",
        "content/index.md": '# Das "A"\n\nEin "B" und `"C"`.\n',
    }
    html = (built(tmp_path, files) / "index.html").read_text("utf-8")
    assert "Das „A“" in html
    assert 'Ein „B“ und <code>"C"</code>' in html


def test_the_style_sheet_knows_code_and_markdown_and_code_has_no_inline_style(tmp_path):
    files = {"content/workshop.yaml": SITE, "content/index.md": "# A\n\n```python\nx = 1\n```\n"}
    out = built(tmp_path, files)
    html = (out / "index.html").read_text("utf-8")
    assert 'href="assets/theme.css' in html
    assert '<span class="mi">1</span>' in html
    assert "style=" not in html
    css = (out / "assets/theme.css").read_text("utf-8")
    assert ".mi" in css
    assert ".admonition" in css
