"""After the texts of pages were edited, these are exchanged in what was built; nobody can tell.

What a build says and leaves is held against that of a build of the same files without a record.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import textwrap

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from building import run_like_anew, runner
from every_site import ROOT
from page_edits import EDITS, FILES, add, exchange
from sites import loaded, write
from workshopsite import spliced
from workshopsite.again import attempt, record, request, standing, texts
from workshopsite.again.edited_texts import EditedTexts
from workshopsite.check import table
from workshopsite.folders import KEPT
from workshopsite.markup.apart import SCRIPTED
from workshopsite.outputs.plan import plan
from workshopsite.render.text_readers import leave_texts_alone

TEMPLATES = ROOT / "src/workshopsite/theme/templates"
VENUE, OTHER = "content/venue.md", "content/other.md"


@pytest.fixture
def run(monkeypatch, capsys):
    return runner(monkeypatch, capsys)


@pytest.fixture
def site(tmp_path, monkeypatch):
    folder = write(tmp_path / "site", FILES | {OTHER: "# Another page\n\nText.\n\nMore.\n"})
    monkeypatch.chdir(folder)
    return folder


# --- what is exchanged


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_any_edit_gives_what_a_build_without_a_record_would(run, site, edit):
    pages = [site / f"content/{path}.md" for path in ("venue", "index", "alone")]
    before = {page: page.read_bytes() for page in pages}
    run()
    for page in pages:
        edit(page)
        run_like_anew(run, site)
        page.write_bytes(before[page])
        run_like_anew(run, site)


PLAIN = ["text", "link elsewhere", "formula", "table"]


@pytest.mark.parametrize("path", ["venue", "index", "other"])
@pytest.mark.parametrize("name", PLAIN)
def test_after_a_plain_edit_the_text_is_exchanged(run, site, name, path):
    run()
    page = site / f"content/{path}.md"
    for edit in (EDITS[name], EDITS["text"]):
        edit(page)
        told = run_like_anew(run, site)
        assert told.spliced
        assert ": 1 written, 0 removed, " in told.out
        assert not run().built


REFUSED = sorted(EDITS.keys() - PLAIN)


@pytest.mark.parametrize("name", REFUSED)
def test_an_edit_of_which_more_may_follow_is_left_to_another_way(run, site, name):
    exchange(site / VENUE, "By train.", "By train, [or not](#how-to-come).")
    run()
    EDITS[name](site / VENUE)
    assert not run_like_anew(run, site).spliced


def test_a_text_may_be_edited_back(run, site):
    run()
    page = site / VENUE
    before = page.read_bytes()
    for text in (b"\nmore\n", b"", b"\nother\n", b""):
        page.write_bytes(before + text)
        assert run_like_anew(run, site).spliced


def test_an_edit_that_nobody_sees_writes_nothing(run, site):
    run()
    exchange(site / VENUE, "By train.\n", "By train.\n\n\n")
    told = run_like_anew(run, site)
    assert told.spliced
    assert ": 0 written, 0 removed, " in told.out


def test_several_pages_are_exchanged_at_once_or_one_after_the_other(run, site):
    run()
    add(site / VENUE, "one")
    add(site / OTHER, "two")
    both = run_like_anew(run, site)
    assert ": 2 written, " in both.out
    add(site / VENUE, "three")
    one = run_like_anew(run, site)
    assert ": 1 written, " in one.out
    assert both.spliced
    assert one.spliced


def test_one_of_two_pages_that_cannot_be_exchanged_keeps_the_other_from_it(run, site):
    run()
    add(site / VENUE, "one")
    add(site / "content/alone.md", "[Venue](venue.md)")
    assert not run_like_anew(run, site).spliced


def test_all_ways_follow_each_other_in_any_order(run, site):
    run()
    page, ways = site / VENUE, []
    for name in ("text", "link", "text", "dead anchor", "text", "heading", "text", "text"):
        EDITS[name](page)
        told = run_like_anew(run, site)
        ways.append("spliced" if told.spliced else "all" if told.built_all else "page")
        if told.code or "dead-anchor" in told.err:
            exchange(page, "[Nothing](/program/#no-such-thing)", "Nothing")
            run_like_anew(run, site)
    assert ways == ["spliced", "page", "spliced", "all", "spliced", "page", "spliced", "spliced"]


@pytest.mark.parametrize(
    "arguments", [["--quiet"], ["--noindex", "--strict"], ["--drafts", "--output", "out"]]
)
def test_what_was_asked_for_is_done(run, site, arguments):
    (site / "content/alone.md").unlink()
    run(*arguments)
    add(site / VENUE, "text")
    assert run_like_anew(run, site, *arguments).spliced


def test_what_was_told_is_told_again(run, site):
    write(site, {"content/deep/lost.md": "# Lost\n"})
    first = run().err
    assert "unlinked-page" in first
    add(site / VENUE, "text")
    told = run_like_anew(run, site)
    assert (told.spliced, told.err) == (True, first)


def test_a_page_of_which_something_is_told_is_made_in_another_way(run, site):
    write(site, {"content/deep/lost.md": "# Lost\n\nText.\n"})
    assert "deep/lost.md" in run().err
    add(site / "content/deep/lost.md", "text")
    assert not run_like_anew(run, site).spliced


def test_a_great_many_pages_are_left_to_another_way(run, site, monkeypatch):
    run()
    pages = [site / VENUE, site / OTHER]
    for page in pages:
        add(page, "text")
    monkeypatch.setattr(spliced, "MOST", 1)
    assert not run_like_anew(run, site).spliced


def test_of_a_great_many_edited_pages_the_texts_are_not_kept(run, site, monkeypatch):
    run()
    monkeypatch.setattr(spliced, "MOST", 1)
    add(site / VENUE, "text")
    assert run_like_anew(run, site).spliced
    add(site / "content/alone.md", "text")
    assert not run_like_anew(run, site).spliced


# --- what the rest of the site could see


HTML = [
    "<p>open",
    "</article>",
    "</div></main>",
    "<a href='https://example.com/'>in <a href='https://example.org/'>it</a></a>",
    "<b>one <i>two</b> three</i>",
    "<table><tr><td>cell",
    "<td>no cell</td>",
    "<form><input></form>",
    "<svg><path d=''/></svg>",
    "<!-- not seen",
    "<script>let x = '</article>';</script>",
    "<style>p { color: red }</style>",
    "<body class='x'>",
    "<br><hr>",
    '[x](https://example.com/ "<!--")',
    "a@example.org",
    "<center>old</center>",
    "<span data-slot=x>x</span>",
    "data-slot= in a text, and dt-start",
    "Text\n{: .paper-slot}",
    "- one\n- two\n\n1. three",
    "```python\nprint('<p>')\n```",
    "::: nothing",
    "$x < y$",
    "&lt;p&gt; &amp; &nbsp;",
    "\"Quotes\" -- and 'more'...",
]


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(st.lists(st.sampled_from(HTML), max_size=3), min_size=1, max_size=4))
@example(steps=[[one] for one in HTML])
@example(steps=[[one, other] for one in HTML[:8] for other in HTML[:3]])
def test_any_html_gives_what_a_build_without_a_record_would(run, tmp_path_factory, steps):
    folder = tmp_path_factory.mktemp("html")
    site = write(folder / "site", FILES)
    os.chdir(site)
    run()
    for step in steps:
        text = "\n\n".join(["---\ntitle: Venue\n---\nFirst.", *step])
        write(site, {VENUE: f"{text}\n"})
        run_like_anew(run, site)
    os.chdir(folder.parent)
    shutil.rmtree(folder)


UNTITLED = "---\ntitle:\n---\n"
BREAKING = {
    table.check_empty: ("Text.\n", "", "empty-file"),
    table.check_texts: ("Text.\n", "Text.\n\nMonday, 23 May 2023\n", "weekday-in-text"),
    table.check_placeholders: ("Text.\n", "Text.\n\nTODO\n", "placeholder"),
    table.check_titles: (f"{UNTITLED}# Venue\n", f"{UNTITLED}Text.\n", "empty-title"),
}
"""For each rule on texts one that it lets pass, one that breaks it, and its name."""


@pytest.mark.parametrize("rule", table.TEXT_RULES)
def test_a_text_that_breaks_a_rule_on_texts_is_not_exchanged(run, site, rule):
    then, now, name = BREAKING[rule]
    write(site, {VENUE: then})
    assert f"[{name}]" not in run().err
    write(site, {VENUE: now})
    told = run_like_anew(run, site)
    assert f"[{name}]" in told.err
    assert not told.spliced


def test_a_text_that_also_stands_beside_the_content_is_not_touched_there(run, site):
    write(site, {"templates/partials/notice.html": "<p>First.</p>\n<p>By train.</p>"})
    write(site, {VENUE: "---\ntitle: Venue\n---\nFirst.\n\nBy train.\n"})
    run()
    exchange(site / VENUE, "By train.", "By boat.")
    assert not run_like_anew(run, site).spliced


def test_a_text_that_would_be_mended_on_its_page_is_made_there(run, site):
    write(site, {"templates/partials/notice.html": "<form>"})
    run()
    add(site / VENUE, "text")
    assert run_like_anew(run, site).spliced
    add(site / VENUE, "<form><input></form>")
    assert not run_like_anew(run, site).spliced


def test_what_stands_above_a_text_must_be_the_same(run, site):
    run()
    exchange(site / VENUE, "title: Venue", "title: Venues")
    assert not run_like_anew(run, site).spliced


@pytest.mark.parametrize("twice", ["Text text. Text", "Text. Text. Text."])
def test_a_text_that_repeats_itself_is_exchanged_as_a_whole(run, site, twice):
    write(site, {VENUE: f"---\ntitle: Venue\n---\nFirst.\n\n{twice}\n"})
    run()
    exchange(site / VENUE, twice, twice.replace("Text", "Texts"))
    assert run_like_anew(run, site).spliced


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("First.\n\nMore.", "Another first.\n\nMore."),
        ("Text.\n\n## Part", "Text.\n\n## Parts"),
        ("Text.\n\n## Part {#x}", "Text.\n\n## Part {#y}"),
        ("Text.\n\n## Part {#x}", "Text.\n\n### Part {#x}"),
        ("Text.\n\n[x](/)", "Text.\n\n[x](/venue/)"),
        ("Text.", "Text.\n\n[x](#main-content)"),
        ("Text.", "[Text.](call.md)"),
    ],
)
def test_what_others_can_see_must_be_the_same(run, site, text, other):
    write(site, {VENUE: f"---\ntitle: Venue\n---\n{text}\n"})
    run()
    write(site, {VENUE: f"---\ntitle: Venue\n---\n{other}\n"})
    assert not run_like_anew(run, site).spliced


@pytest.mark.parametrize("key", ["description", "excerpt"])
def test_the_first_paragraph_is_exchanged_where_something_else_is_said_of_a_page(run, site, key):
    add(site / "content/workshop.yaml", "description: Sums of sums.")
    page = f"---\ntitle: Venue\n{key}: Where it is.\n---\n"
    write(site, {VENUE: f"{page}First.\n"})
    run()
    write(site, {VENUE: f"{page}Another first.\n"})
    assert run_like_anew(run, site).spliced


@pytest.mark.parametrize(
    ("text", "other", "is_spliced"),
    [
        ("## Part\n\nText", "## Part\n\nText\n\nMore", True),
        ("## Part\n\nText", "\n\n## Part\n\nText", True),
        ("## A *part*\n\nText", "## A part\n\nText", False),
        ("Part\n----\n\nText", "Part\n----\n\nText\n\nMore", True),
        ("Text", "Text.", False),
        ("Text\n\nText", "Text\n\nMore", True),
        ("# Part\n\nText", "title: Part\n---\n\n# Part\n\nText", False),
        ("# Part\n\nText", "---\n\n# Part\n\nText", False),
        ("# Part\n\nText", "draft: yes\ntitle: x\n\n# Part\n\nText", False),
        ("# Part\n\nText", "# Part\r\n\r\nText", False),
        ("# Part\n\nText", "\ufeff# Part\n\nText", False),
        ("# Part\n\nText", "# Part\n\n\0Text", False),
    ],
)
def test_a_page_without_front_matter_keeps_its_title(run, site, text, other, is_spliced):
    page = site / OTHER
    page.write_bytes(text.encode())
    run()
    page.write_bytes(other.encode())
    assert run_like_anew(run, site).spliced == is_spliced


LEFT_ALONE = {
    "partials/footer.html": '{% include "theme/partials/footer.html" %}<p>Berlin</p>',
    "partials/head.html": '<meta name="x" content="{{ page.title }}">',
    "base.html": '{% extends "theme/base.html" %}{% block footer %}{{ super() }}.{% endblock %}',
    "page.html": '{% extends "theme/page.html" %}{% block heading %}<h1>x</h1>{% endblock %}',
    "own.html": '{% from "partials/days.html" import on %}{% for x in site.news %}{% endfor %}',
}

READ = {
    "partials/footer.html": "{{ page.content | striptags | length }}",
    "partials/header.html": "{{ page['content'] }}",
    "partials/notice.html": "{% set name = 'content' %}{{ page[name] }}",
    "partials/head.html": "{{ main | length }}",
    "partials/fold.html": "{% set p = page %}{{ p.title }}",
    "base.html": '{% extends "theme/base.html" %}{% block main %}<p>x</p>{% endblock %}',
    "page.html": '{% extends "theme/base.html" %}{% block heading %}<h1>x</h1>{% endblock %}',
    "workshop.html": "<p>x</p>",
    "home.html": (
        '{% extends "theme/home.html" %}{% block hero %}{{ super() | length }}{% endblock %}'
    ),
    "own.html": "{{ self.main() }}",
    "other.html": "{% macro x() %}{{ caller() }}{% endmacro %}",
    "filtered.html": "{% filter upper %}{{ super() }}{% endfilter %}",
    "set.html": "{% set x %}{{ super() }}{% endset %}",
    "named.html": "{% include site.title %}",
    "text.html": '{% include "x.txt" %}',
    "wrong.html": "{% if %}",
    "listed.html": "{{ [page] | map(attribute='con' ~ 'tent') | list }}",
}


def templates_of(folder, files):
    written = write(folder, {f"templates/{name}": text for name, text in files.items()})
    made, problems = loaded(write(written, FILES))
    return plan(made, problems)[1].templates


def test_templates_that_leave_texts_alone_are_known(tmp_path):
    assert leave_texts_alone(templates_of(tmp_path, LEFT_ALONE))


@pytest.mark.parametrize("name", READ)
def test_a_template_that_may_make_something_of_a_text_is_known(tmp_path, name):
    assert not leave_texts_alone(templates_of(tmp_path, {name: READ[name]}))


def test_texts_are_exchanged_in_templates_of_ones_own(run, site):
    names = ("partials/footer.html", "partials/head.html", "base.html", "page.html")
    write(site, {f"templates/{name}": LEFT_ALONE[name] for name in names})
    run()
    add(site / VENUE, "text")
    assert run_like_anew(run, site).spliced


def test_a_text_that_a_template_counts_is_not_exchanged(run, site):
    write(site, {"templates/partials/footer.html": READ["partials/footer.html"]})
    run()
    add(site / VENUE, "text")
    assert not run_like_anew(run, site).spliced


def test_a_layout_of_ones_own_is_left_to_another_way(run, site):
    write(site, {"templates/own.html": "<p>First.</p>\n<p>By train.</p>"})
    write(site, {VENUE: "---\ntitle: Venue\nlayout: own\n---\nFirst.\n\nBy train.\n"})
    run()
    exchange(site / VENUE, "By train.", "By boat.")
    assert not run_like_anew(run, site).spliced


def test_it_is_known_who_of_the_theme_reads_the_texts_of_pages():
    """Whoever else does must be looked at: can an edited text change more than itself by that?"""
    word = re.compile(r"\bmain\b|\.(?:content|headings|has_h1)\b")
    readers = {}
    for path in sorted(TEMPLATES.rglob("*.html")):
        code = re.sub(r"\{#.*?#\}", "", path.read_text("utf-8"), flags=re.DOTALL)
        said = re.findall(r"\{[{%].*?[%}]\}", code, flags=re.DOTALL)
        if found := [one.strip("{%-} ") for one in said if word.search(one)]:
            readers[path.relative_to(TEMPLATES).as_posix()] = found
    scripts = readers.pop("partials/scripts.html")
    quoted = re.compile("(?:\"[^\"]*\"|'[^']*') in main")
    assert not any(word.search(quoted.sub("", one)) for one in scripts)
    assert readers == {
        "404.html": ["block main", "if not page.has_h1", "if page.content", "page.content"],
        "base.html": ["set main", "block main", "tag.content", "main"],
        "faq.html": ["page.content | folded"],
        "home.html": ["block main", "if page.content", "page.content"],
        "page.html": ["block main", "if not page.has_h1", "page.content"],
        "partials/hero.html": [
            "set title = site.title if page.has_h1 else page.title or site.title",
            "if page.has_h1",
        ],
        "paper.html": ["block main"],
        "papers.html": ["block main"],
        "people.html": ["block main"],
        "person.html": ["block main"],
        "program.html": ["block main"],
        "talk.html": ["block main"],
        "workshop.html": ["block main", "page.content"],
    }


def test_what_scripts_look_for_in_a_text_is_known():
    scripts = (TEMPLATES / "partials/scripts.html").read_text("utf-8")
    said = re.findall(r"(?:\"([^\"]*)\"|'([^']*)') in main", scripts)
    looked_for = {double or single for double, single in said}
    assert looked_for == set(SCRIPTED)


# --- what is kept


def kept_file(site):
    (path,) = (site / KEPT / "texts").iterdir()
    return path


def with_other(line):
    def changed(data):
        first, _, behind = data.partition(b"\n")
        return line(first) + b"\n" + behind

    return changed


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda data: data[:40],
        lambda data: data[:-40],
        lambda data: data.replace(b"title: Venue", b"title: Menue"),
        with_other(lambda line: line.replace(b'"en"', b'"de"')),
        with_other(lambda _: b"[]"),
    ],
)
def test_damaged_texts_count_as_none(run, site, damage):
    run()
    path = kept_file(site)
    damaged = damage(path.read_bytes())
    assert damaged != path.read_bytes()
    path.write_bytes(damaged)
    add(site / VENUE, "text")
    assert not run_like_anew(run, site).spliced


def test_a_text_that_is_not_that_of_the_last_build_is_not_known(run, site):
    run()
    add(site / VENUE, "text")
    last = attempt.begun(request.requested(["build"])).edited_texts()
    assert last.then(VENUE) == FILES[VENUE]
    path = kept_file(site)
    path.write_bytes(path.read_bytes().replace(b"By train.", b"By plane."))
    last = attempt.begun(request.requested(["build"])).edited_texts()
    assert last.then(VENUE) is None


@pytest.mark.parametrize("about", [None, [], {}, {"pages": []}, {"pages": {VENUE: {}}}, "text"])
def test_what_somebody_else_has_kept_does_no_harm(run, site, monkeypatch, about):
    monkeypatch.setattr(standing, "TICK", -(10**12))  # all is old
    run()
    forge(site, about)
    add(site / VENUE, "text")
    assert not run_like_anew(run, site).spliced


def forge(site, about):
    """Keep something else beside the texts, as the record of the last build has it."""
    kept = record.load(".", "_site")
    kept.texts = texts.keep_texts(about, {VENUE: (site / VENUE).read_text()}, ".", "_site")
    record.save(kept, ".", "_site", 0)


def test_no_file_of_somebody_else_is_exchanged(run, site, monkeypatch):
    monkeypatch.setattr(standing, "TICK", -(10**12))  # all is old
    run()
    about = texts.kept_texts(record.load(".", "_site").texts, ".", "_site").about
    about["pages"][VENUE]["output"] = "other.html"
    shutil.copy(site / "_site/venue/index.html", site / "_site/other.html")
    run()
    forge(site, about)
    add(site / VENUE, "text")
    assert not run_like_anew(run, site).spliced


def test_texts_may_be_deleted_at_any_time(run, site):
    run()
    shutil.rmtree(site / KEPT / "texts")
    add(site / VENUE, "text")
    assert not run_like_anew(run, site).spliced


def test_where_no_texts_can_be_kept_pages_are_made_again(run, site):
    write(site, {f"{KEPT}/texts": "a file"})
    run()
    add(site / VENUE, "text")
    told = run_like_anew(run, site)
    assert (told.spliced, told.built_all) == (False, False)


def test_a_moved_site_is_built_whole(run, site, monkeypatch):
    run()
    moved = site.rename(site.parent / "moved")
    monkeypatch.chdir(moved)
    add(moved / VENUE, "text")
    assert run_like_anew(run, moved).built_all


# --- what happens meanwhile


def interrupted(*_, **__):
    raise KeyboardInterrupt


@pytest.mark.parametrize(("where", "name"), [(os, "replace"), (EditedTexts, "keep")])
def test_a_build_that_was_killed_is_done_again(run, site, where, name):
    run()
    add(site / VENUE, "text")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(where, name, interrupted)
        assert run().code == 130
    assert run_like_anew(run, site).built


def test_a_page_that_is_saved_meanwhile_is_built_again(run, site, monkeypatch):
    run()
    page = site / VENUE
    add(page, "text")
    really = EditedTexts.keep

    def late(self, *arguments):
        add(page, "more text")
        return really(self, *arguments)

    with monkeypatch.context() as patched:
        patched.setattr(EditedTexts, "keep", late)
        assert run().spliced
    told = run_like_anew(run, site)
    assert ": 1 written, " in told.out


def test_a_page_that_is_saved_before_it_is_read_is_left_to_another_way(run, site, monkeypatch):
    run()
    page = site / VENUE
    add(page, "text")
    really = EditedTexts.now

    def late(self, path):
        add(page, "more text")
        return really(self, path)

    with monkeypatch.context() as patched:
        patched.setattr(EditedTexts, "now", late)
        assert not run().spliced
    run_like_anew(run, site)


def test_what_somebody_else_writes_meanwhile_is_noticed(run, site, monkeypatch):
    run()
    add(site / VENUE, "text")
    really = EditedTexts.keep

    def late(self, *arguments):
        (site / "_site/call/index.html").write_text("by somebody else")
        return really(self, *arguments)

    with monkeypatch.context() as patched:
        patched.setattr(EditedTexts, "keep", late)
        assert run().spliced
    assert run_like_anew(run, site).built_all


def test_an_output_that_somebody_has_changed_is_written_anew(run, site, monkeypatch):
    run()
    add(site / VENUE, "text")
    really = EditedTexts.stands_as_built

    def late(self, name):
        made = site / "_site" / name
        made.write_bytes(made.read_bytes() + b"<!-- by somebody else -->")
        return really(self, name)

    with monkeypatch.context() as patched:
        patched.setattr(EditedTexts, "stands_as_built", late)
        assert not run().spliced
    run_like_anew(run, site)


def test_where_another_build_is_writing_that_is_said(run, site):
    from workshopsite.write.lock import locked

    run()
    add(site / VENUE, "text")
    with locked(site / "_site" / KEPT / "lock"):
        told = run()
    assert (told.code, "another build" in told.err) == (1, True)
    assert run_like_anew(run, site).code == 0


# --- what it takes


SLOW = ["babel", "click", "jinja2", "PIL", "pydantic", "pygments", "yaml"]
OURS = [
    "build",
    "cli",
    "commands.plain",
    "edited",
    "model.page",
    "outputs.pages",
    "render",
    "spliceable",
]


def test_exchanging_texts_imports_nothing_slow(site):
    names = [*SLOW, *(f"workshopsite.{name}" for name in OURS)]
    code = f"""
    import sys
    from workshopsite.again import attempt
    attempt.look_at_program = dict  # somebody may be writing it just now
    from workshopsite.entry import main
    try:
        main()
    finally:
        print([name for name in {names} if name in sys.modules])
    """
    command = [sys.executable, "-c", textwrap.dedent(code), "build"]
    runs = []
    for _ in range(2):
        add(site / VENUE, "Text with a formula, $x^2$, and `code`.")
        runs.append(subprocess.run(command, check=True, capture_output=True, text=True))
    assert ": 1 written, " in runs[1].stdout
    lists = [json.loads(ran.stdout.splitlines()[-1].replace("'", '"')) for ran in runs]
    assert set(names) - set(lists[0]) <= {"click", "pygments", "workshopsite.cli"}  # may be needed
    assert lists[1] == []
