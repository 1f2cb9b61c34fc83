"""Markdown as GitHub Pages renders it: the structure of ours beside kramdown's.

``kramdown/constructs`` has one file for each construct, and kramdown's HTML beside it, which
``kramdown/expect.rb`` makes anew. Where ours is meant to differ, it says so below.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from structure import structure
from workshopsite.markup.markdown import convert_page

KRAMDOWN = Path(__file__).parent / "kramdown"
CONSTRUCTS = sorted((KRAMDOWN / "constructs").glob("*.md"))

MEANT = {
    # bare addresses become links
    "bare_url": '<p>See <a href="https://example.org/a_b_c?x=1&amp;y=2">'
    'https://example.org/a_b_c?x=1&amp;y=2</a>. And (<a href="https://example.org/x">'
    "https://example.org/x</a>).</p>",
    # Markdown works in <details>
    "details": "<details><summary>Abstract</summary><p>We show <em>sparse</em> methods.</p>"
    "<ul><li>one</li><li>two</li></ul></details><p>After</p>",
    "details_tight": "<details><summary>Abstract</summary><p>We show <em>sparse</em> methods.</p>"
    "</details>",
    # a heading ends a list, as on GitHub itself
    "heading_right_after_list": "<ul><li>one</li><li>two</li></ul><h2>Heading</h2>",
    # a line of dashes below two lines is a rule; kramdown prints a dash
    "setext_of_two_lines": "<p>one two</p><hr>",
    # a line of text may begin with a year
    "year_at_line_start": "<p>It was a good year, as in 1986. A great year too.</p>",
}

OURS = {
    "formulas": "MathML in place of the source, which needs a script there",
    "fenced_code": "code has colours, made by other classes",
}


def ours(text):
    html = "".join(part for part in convert_page(text).parts if isinstance(part, str))
    return re.sub(r'<div class="table">\s*(<table.*?</table>)\s*</div>', r"\1", html, flags=re.S)


def without_notes(tags):
    """Without what leads back from a footnote says, which kramdown has no words for."""
    return [tuple(x for x in tag if x[0] != "title") if tag[0] == "a" else tag for tag in tags]


@pytest.mark.parametrize(
    "path", [p for p in CONSTRUCTS if p.stem not in OURS], ids=lambda p: p.stem
)
def test_a_construct_has_the_structure_that_it_has_on_github_pages(path):
    expected = MEANT.get(path.stem) or path.with_suffix(".html").read_text("utf-8")
    found = structure(ours(path.read_text("utf-8")))
    if path.stem == "footnotes":
        found = without_notes(found)
    assert found == structure(expected)


def test_every_meant_difference_is_one():
    for name, html in MEANT.items():
        kramdown = (KRAMDOWN / "constructs" / f"{name}.html").read_text("utf-8")
        assert structure(kramdown) != structure(html), name


def test_tables_have_a_box_each():
    text = (KRAMDOWN / "constructs" / "attributes_of_a_table.md").read_text("utf-8")
    html = "".join(convert_page(text).parts)
    assert re.match(r'<div class="table">\s*<table class="table striped">', html)


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        (
            "heading_ids",
            """call-for-papers comité-scientifique abstract abstract-1 program--dates whats-new
            日程-2025""",
        ),
        ("html_in_heading", "a-b-c-d-e trailing"),
        ("attributes_of_a_heading", "people when"),
    ],
)
def test_headings_have_kramdowns_ids(name, ids):
    text = (KRAMDOWN / "constructs" / f"{name}.md").read_text("utf-8")
    kramdown = (KRAMDOWN / "constructs" / f"{name}.html").read_text("utf-8")
    assert re.findall(r'<h\d[^>]* id="([^"]*)"', kramdown) == ids.split()
    assert [heading.id for heading in convert_page(text).headings] == ids.split()


def test_the_structure_of_html_is_compared_without_white_space_that_nobody_sees():
    assert structure("<ul>\n  <li>a <b>c</b>\nd</li>\n</ul>") == structure(
        "<ul><li>a <b>c</b> d</li></ul>"
    )
    for other in (
        "<ul><li>a<b>c</b> d</li></ul>",
        "<ul><li>a <i>c</i> d</li></ul>",
        "<p>a c d</p>",
    ):
        assert structure(other) != structure("<ul><li>a <b>c</b> d</li></ul>")


def has_kramdown():
    if not shutil.which("ruby"):
        return False
    command = ["ruby", "-rkramdown-parser-gfm", "-e", ""]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


needs_kramdown = pytest.mark.skipif(
    not os.environ.get("WORKSHOPSITE_SEED") and not has_kramdown(),
    reason="Ruby with kramdown-parser-gfm is not installed",
)


@needs_kramdown
def test_the_stored_expectations_are_what_kramdown_says_today(tmp_path):
    for path in CONSTRUCTS:
        shutil.copy(path, tmp_path)
    subprocess.run(["ruby", KRAMDOWN / "expect.rb", tmp_path], check=True)
    for path in CONSTRUCTS:
        stored = path.with_suffix(".html")
        assert (tmp_path / stored.name).read_text("utf-8") == stored.read_text("utf-8")


@pytest.mark.skipif(
    not os.environ.get("WORKSHOPSITE_SEED"),
    reason="WORKSHOPSITE_SEED names no folder with the pages that we come from",
)
def test_the_pages_that_we_come_from_do_not_differ_at_all(tmp_path):
    pages = sorted(Path(os.environ["WORKSHOPSITE_SEED"]).glob("*.md"))
    assert pages
    for page in pages:
        shutil.copy(page, tmp_path)
    subprocess.run(["ruby", KRAMDOWN / "expect.rb", tmp_path], check=True)
    for page in pages:
        body = re.sub(r"\A---\n.*?\n---\n", "", page.read_text("utf-8"), flags=re.S)
        kramdown = (tmp_path / page.with_suffix(".html").name).read_text("utf-8")
        assert structure(ours(body)) == structure(kramdown)
