"""After the texts of pages were edited, these pages alone are made; and nobody can tell.

What a build says and leaves is held against that of a build of the same files without a record.
"""

import ast
import os
import pickle
import random
import shutil
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from building import run_like_anew, runner
from every_site import ROOT, SITES, copied
from page_edits import EDITS, FILES, add, exchange, one_after_another, pages_of
from rich_site import RICH
from sites import loaded, write
from workshopsite import edited, helper
from workshopsite.again import attempt, baseline, record, standing
from workshopsite.check import table
from workshopsite.folders import KEPT
from workshopsite.model.page import Page
from workshopsite.problems import Problems
from workshopsite.render.renderer import Renderer
from workshopsite.rules import Severity

SOURCE = ROOT / "src/workshopsite"
BUILDABLE = [name for name, folder in SITES.items() if (folder / "content").is_dir()]


@pytest.fixture(autouse=True)
def _unspliced(request, monkeypatch):
    """Nothing is left to the shorter way (test_spliced.py), but in tests that allow for both."""
    if "splicing" not in request.fixturenames:
        monkeypatch.setattr(attempt.Attempt, "edited_texts", lambda _: None)


@pytest.fixture
def splicing():
    """Edited pages are made in whichever way is possible."""


@pytest.fixture
def run(monkeypatch, capsys):
    return runner(monkeypatch, capsys)


@pytest.fixture
def site(tmp_path, monkeypatch):
    folder = write(tmp_path / "site", FILES)
    monkeypatch.chdir(folder)
    return folder


def interrupted(*_):
    raise KeyboardInterrupt


# --- what is edited, and how it is built


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
@pytest.mark.parametrize("path", ["call", "index", "alone"])
def test_any_edit_gives_what_a_build_without_a_record_would(run, site, path, edit):
    page = site / f"content/{path}.md"
    before = page.read_bytes()
    back = lambda page: page.write_bytes(before)  # noqa: E731
    one_after_another(run, site, [(page, edit), (page, EDITS["text"]), (page, back)])


PLAIN = [
    "text",
    "heading",
    "link",
    "link to a page",
    "anchor",
    "anchor elsewhere",
    "link elsewhere",
    "formula",
    "footnote",
    "table",
    "HTML",
    "comment",
]


@pytest.mark.parametrize("name", PLAIN)
def test_after_a_plain_edit_one_page_is_made(run, site, monkeypatch, name):
    made = []
    really = Renderer.render
    monkeypatch.setattr(
        Renderer,
        "render",
        lambda self, *given, **more: made.append(given[2].path) or really(self, *given, **more),
    )
    run()
    page = site / "content/venue.md"
    for edit in (EDITS[name], EDITS["text"]):
        edit(page)
        made.clear()
        told = run()
        assert (told.built, told.built_all) == (True, False)
        assert made == 2 * ["content/venue.md"]  # with its text of then, and that of now
        assert ": 1 written, 0 removed, " in told.out
        assert not run().built


REFUSED = [
    "dead link",
    "dead anchor",
    "another picture",
    "unknown component",
    "mistake",
    "placeholder",
    "wrong day",
    "switch",
    "nothing",
    "front matter",
    "no text",
]


@pytest.mark.parametrize("name", REFUSED)
def test_an_edit_of_which_more_may_follow_is_left_to_a_full_build(run, site, name):
    run()
    EDITS[name](site / "content/venue.md")
    assert run_like_anew(run, site).built_all


def test_a_text_may_be_edited_back(run, site):
    run()
    page = site / "content/call.md"
    before = page.read_bytes()
    for text in (b"\nmore\n", b"", b"\nother\n", b""):
        page.write_bytes(before + text)
        assert not run_like_anew(run, site).built_all


def test_two_pages_may_be_edited_at_once_or_one_after_the_other(run, site):
    run()
    call, venue = site / "content/call.md", site / "content/venue.md"
    add(call, "one")
    add(venue, "two")
    both = run_like_anew(run, site)
    assert ": 2 written, " in both.out
    add(call, "three")
    one = run_like_anew(run, site)
    assert ": 1 written, " in one.out
    assert not both.built_all
    assert not one.built_all


def test_a_picture_that_is_shown_no_more_is_not_told_of(run, site):
    heavy = FILES["content/map.svg"] + "<!-- " + 2_000_000 * "x" + " -->"
    write(site, {"content/map.svg": heavy})
    assert "heavy-picture" in run().err
    page = site / "content/call.md"
    exchange(page, "![Map]", "[Map]")
    assert "heavy-picture" not in run_like_anew(run, site).err
    exchange(page, "[Map]", "![Map]")
    assert "heavy-picture" in run_like_anew(run, site).err


def test_the_last_link_to_a_page_is_missed(run, site):
    write(site, {"content/deep/lost.md": "# Lost\n", "content/deep/too.md": "# Too\n"})
    add(site / "content/call.md", "[Lost](deep/lost.md) [Too](deep/too.md)")
    add(site / "content/venue.md", "[Lost](deep/lost.md)")
    run()
    add(site / "content/index.md", "[Lost](deep/lost.md)")
    assert not run_like_anew(run, site).built_all
    for path in ("index", "venue", "call"):
        page = site / f"content/{path}.md"
        exchange(page, "[Lost](deep/lost.md)", "")
        told = run_like_anew(run, site)
    assert "deep/lost.md" in told.err
    assert "unlinked-page" in told.err


def test_two_pages_that_lose_their_links_at_once_are_told_of(run, site):
    write(site, {"content/deep/lost.md": "# Lost\n"})
    for path in ("call", "venue"):
        add(site / f"content/{path}.md", "[Lost](deep/lost.md)")
    run()
    for path in ("call", "venue"):
        page = site / f"content/{path}.md"
        exchange(page, "[Lost](deep/lost.md)", "")
    assert "unlinked-page" in run_like_anew(run, site).err


def test_a_page_to_which_nothing_led_is_found(run, site):
    write(site, {"content/deep/lost.md": "# Lost\n"})
    assert "unlinked-page" in run().err
    add(site / "content/call.md", "[Lost](deep/lost.md)")
    assert "unlinked-page" not in run_like_anew(run, site).err


def test_a_heading_that_others_link_to_is_missed(run, site):
    run()
    page = site / "content/call.md"
    exchange(page, "## Dates", "## Days")
    assert "dead-anchor" in run_like_anew(run, site).err


def test_a_heading_by_its_old_address_is_missed(run, site):
    write(site, {"content/old.md": "---\naliases: /older/\n---\n# Old\n\n## Part\n\nText.\n"})
    add(site / "content/call.md", "[Part](/older/#part)")
    assert "dead-anchor" not in run().err
    page = site / "content/old.md"
    exchange(page, "## Part", "## Parts")
    assert "dead-anchor" in run_like_anew(run, site).err


def test_a_title_that_was_the_first_heading_is_told_at_the_old_address(run, site):
    write(site, {"content/deep/page.md": "---\naliases: /older/\n---\n# Old\n\nText.\n"})
    run()
    page = site / "content/deep/page.md"
    exchange(page, "# Old", "# New title")
    run_like_anew(run, site)
    assert "New title" in (site / "_site/older/index.html").read_text()


def test_an_anchor_that_nobody_wants_to_hear_of_is_counted(run, site):
    add(site / "content/workshop.yaml", "check: {ignore: [dead-anchor]}")
    add(site / "content/call.md", "[There](venue.md#there)")
    assert "1 problem switched off" in run().out
    add(site / "content/venue.md", "## There")
    assert "switched off" not in run_like_anew(run, site).out
    add(site / "content/venue.md", "[Nothing](call.md#nothing)")
    assert "1 problem switched off" in run_like_anew(run, site).out


def test_a_heading_that_the_menu_shows_is_shown_there(run, site):
    add(site / "content/workshop.yaml", "navigation: [call.md, call.md#dates]")
    run()
    page = site / "content/call.md"
    exchange(page, "## Dates", "## All dates {#dates}")
    run_like_anew(run, site)
    assert "All dates" in (site / "_site/venue/index.html").read_text()


def test_a_program_page_that_shows_the_program_no_more_is_seen_by_all(run, site):
    write(site, {"content/program.md": "---\ntitle: Program\n---\n::: program\n"})
    run()
    write(site, {"content/program.md": "---\ntitle: Program\n---\nLater.\n"})
    run_like_anew(run, site)


@pytest.mark.parametrize("own", ["summary", "content", "headings", "has_h1", "json_ld", "tags"])
def test_a_page_that_shows_others_is_made_again(run, site, own):
    footer = f"{{% for one in site.pages %}}{{{{ one.{own} }}}}{{% endfor %}}"
    write(site, {"templates/partials/footer.html": footer})
    run()
    page = site / "content/call.md"
    exchange(page, "Send texts.", "# Send\n\nmore.")
    assert run_like_anew(run, site).built_all


def test_a_page_that_another_one_shows_is_shown_there_as_it_is_now(run, site):
    layout = "{% for one in site.pages %}{{ one.summary }}{% endfor %}"
    write(
        site,
        {
            "templates/list.html": layout,
            "content/list.md": "---\ntitle: List\nlayout: list\n---\nText\n",
        },
    )
    run()
    page = site / "content/call.md"
    exchange(page, "Send texts.", "Send more.")
    run_like_anew(run, site)
    assert "Send more." in (site / "_site/list/index.html").read_text()


def test_what_an_imported_template_shows_of_others_is_made_again(run, site):
    first = "{% set first = site.pages[1].summary %}{% macro it() %}{{ first }}{% endmacro %}"
    write(
        site,
        {
            "templates/own.html": first,
            "templates/partials/footer.html": '{% import "own.html" as own %}{{ own.it() }}',
        },
    )
    run()
    page = site / "content/call.md"
    exchange(page, "Send texts.", "Send more.")
    assert run_like_anew(run, site).built_all


def test_a_site_with_something_hidden_is_built_whole(run, site):
    add(site / "content/workshop.yaml", "hide: [program]")
    run()
    add(site / "content/call.md", "text")
    assert run_like_anew(run, site).built_all


def test_a_draft_that_is_edited_is_no_part_of_the_site(run, site):
    write(site, {"content/alone.md": "---\ntitle: Alone\ndraft: true\n---\nText\n"})
    edits = [(site / f"content/{path}.md", EDITS["text"]) for path in ("call", "alone", "index")]
    one_after_another(run, site, edits)


def test_a_site_without_a_workshop_file_is_built_whole(run, site):
    (site / "content/workshop.yaml").unlink()
    (site / "content/program.yaml").unlink()
    run()
    add(site / "content/alone.md", "text")
    assert run_like_anew(run, site).built_all


def test_a_great_many_pages_are_left_to_a_full_build(run, site, monkeypatch):
    monkeypatch.setattr(edited, "MOST", 2)
    run()
    kinds = []
    for path in ("call", "venue", "index", "call"):
        add(site / f"content/{path}.md", "text")
        kinds.append(run_like_anew(run, site).built_all)
    assert kinds == [False, False, True, False]


@pytest.mark.parametrize(
    "arguments", [["--quiet"], ["--noindex", "--strict"], ["--drafts", "--output", "out"]]
)
def test_what_was_asked_for_is_done(run, site, arguments):
    (site / "content/alone.md").unlink()
    told = one_after_another(run, site, [(site / "content/call.md", EDITS["text"])], *arguments)
    assert not told[0].built_all


def test_a_page_edited_with_another_file_is_left_to_a_full_build(run, site):
    for path in ("content/program.yaml", "content/map.svg", "content/new.md", "assets/x.css"):
        run()
        add(site / "content/call.md", "text")
        write(site, {path: FILES.get(path, "") + "\n"})
        assert run_like_anew(run, site).built_all


def test_after_an_edit_a_file_that_was_deleted_comes_back(run, site):
    run()
    add(site / "content/call.md", "text")
    (site / "_site/venue/index.html").unlink()
    assert run_like_anew(run, site).built_all
    assert (site / "_site/venue/index.html").exists()


# --- every site that we have


@pytest.mark.parametrize("name", [*BUILDABLE, "rich"])
def test_an_edit_of_any_site_gives_what_a_build_without_a_record_would(
    name, run, tmp_path, monkeypatch, splicing
):
    (tmp_path / "site").mkdir()
    site = copied(name, tmp_path / "site")
    monkeypatch.chdir(site)
    monkeypatch.setenv(helper.SETTING, "1")
    chosen = random.Random(name)
    pages = pages_of(site)
    edits = [EDITS["text"], EDITS["link"], *chosen.sample([*EDITS.values()], 3)]
    one_after_another(run, site, [(chosen.choice(pages), edit) for edit in edits if pages], "--all")


@pytest.mark.parametrize("number", ["1", "2"])
def test_all_edits_of_the_richest_site_give_that_too(run, tmp_path, monkeypatch, splicing, number):
    site = write(tmp_path / "site", RICH)
    monkeypatch.chdir(site)
    monkeypatch.setenv(helper.SETTING, number)
    chosen = random.Random(number)
    pages = pages_of(site)
    told = one_after_another(run, site, [(chosen.choice(pages), one) for one in EDITS.values()])
    assert {one.built_all for one in told if one.built} == {True, False}


PIECES = [
    "Words.",
    "## Dates",
    "## Other {#there}",
    "# First",
    "[Call](call.md)",
    "[Venue](venue.md)",
    "[Dates](call.md#dates)",
    "[There](venue.md#there)",
    "[Deep](deep/page.md)",
    "![Map](map.svg)",
    "![Other](other.svg)",
    "::: program",
    "TODO",
    "[x](nowhere.md)",
]
ANY_TEXT = st.lists(st.sampled_from(PIECES), max_size=4).map("\n\n".join)
ANY_EDITS = st.lists(
    st.lists(st.tuples(st.sampled_from(["call", "venue", "deep/page"]), ANY_TEXT), max_size=2),
    min_size=1,
    max_size=5,
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=ANY_EDITS)
def test_any_sequence_of_edits_gives_what_a_build_without_a_record_would(
    run, tmp_path_factory, splicing, steps
):
    folder = tmp_path_factory.mktemp("sequence")
    deep = {"content/deep/page.md": "---\ntitle: Deep\n---\nText\n"}
    site = write(folder / "site", {**FILES, **deep})
    os.chdir(site)
    run()
    for step in steps:
        for path, text in step:
            write(site, {f"content/{path}.md": f"---\ntitle: {path[:1]}\n---\n{text}\n"})
        run_like_anew(run, site)
    os.chdir(folder.parent)
    shutil.rmtree(folder)


# --- what is kept


def kept_file(site):
    (path,) = (site / KEPT / "baselines").iterdir()
    return path


DAMAGES = {
    "empty": lambda _: b"",
    "truncated": lambda data: data[: len(data) // 2],
    "one byte": lambda data: data[:100] + bytes([data[100] ^ 1]) + data[101:],
    "random": lambda data: random.Random(1).randbytes(len(data)),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_baseline_counts_as_none(run, site, damage):
    run()
    path = kept_file(site)
    path.write_bytes(damage(path.read_bytes()))
    add(site / "content/call.md", "text")
    assert run_like_anew(run, site).built_all
    add(site / "content/call.md", "text")
    assert not run_like_anew(run, site).built_all


def test_baselines_may_be_deleted_at_any_time(run, site):
    run()
    shutil.rmtree(site / KEPT / "baselines")
    add(site / "content/call.md", "text")
    assert run_like_anew(run, site).built_all


def test_the_baseline_of_another_build_counts_as_none(run, site):
    run()
    earlier = kept_file(site).read_bytes()
    add(site / "content/program.yaml", "  - {time: 10:00-11:00, title: More}")
    run()
    kept_file(site).write_bytes(earlier)
    add(site / "content/call.md", "text")
    assert run_like_anew(run, site).built_all


def test_a_moved_site_is_built_whole(run, site, monkeypatch):
    run()
    moved = site.rename(site.parent / "moved")
    monkeypatch.chdir(moved)
    add(moved / "content/call.md", "text")
    assert run_like_anew(run, moved).built_all
    add(moved / "content/call.md", "text")
    assert not run_like_anew(run, moved).built_all


@pytest.mark.parametrize("at", [f"{KEPT}/baselines"])
def test_where_no_baseline_can_be_kept_full_builds_are_done(run, site, at):
    write(site, {at: "a file"})
    run()
    add(site / "content/call.md", "text")
    assert run_like_anew(run, site).built_all
    assert not run().built


def test_no_more_than_a_few_baselines_are_kept(run, site):
    for number in range(record.MOST + 2):
        run("--output", f"made-{number}")
    assert len(list((site / KEPT / "baselines").iterdir())) == record.MOST


def test_what_is_kept_does_not_grow_with_edits(run, site):
    run()
    before = kept_file(site).stat()
    for _ in range(3):
        add(site / "content/call.md", "text")
        run()
    assert kept_file(site).stat() == before or kept_file(site).stat().st_ino == before.st_ino


class Calling:
    """What calls something when it is read."""

    def __init__(self, called, *arguments):
        self.called, self.arguments = called, arguments

    def __reduce__(self):
        return self.called, self.arguments


def named(module, name):
    """A pickle of something by its name."""
    return (
        b"\x80\x04"
        + pickle.SHORT_BINUNICODE
        + bytes([len(module)])
        + module.encode()
        + (
            pickle.SHORT_BINUNICODE
            + bytes([len(name)])
            + name.encode()
            + pickle.STACK_GLOBAL
            + b"."
        )
    )


@pytest.mark.parametrize(
    "data",
    [
        pickle.dumps(Calling(os.system, "echo no")),
        pickle.dumps(Calling(eval, "1 + 1")),
        pickle.dumps(Calling(getattr, "", "join")),
        pickle.dumps(Calling(getattr, Severity, "mro")),
        pickle.dumps(Calling(getattr, Page, "model_validate")),
        named("workshopsite.model.load", "load"),
        named("workshopsite.model.load", "Path"),
        named("workshopsite.read.folder", "Folder.read"),
        named("workshopsite.build", "Result"),
        named("pathlib", "Path.unlink"),
        named("workshopsite.model.nothing", "Nothing"),
    ],
)
def test_nothing_is_called_that_no_value_is_made_by(tmp_path, monkeypatch, data):
    monkeypatch.setattr(os, "system", None)
    root, output = str(tmp_path), str(tmp_path / "_site")
    name = baseline.keep_baseline(["a value"], root, output)
    assert baseline.baseline(name, root, output) == ["a value"]
    (kept,) = (tmp_path / KEPT / "baselines").iterdir()
    kept.write_bytes(data)
    name = baseline._digest(data).hexdigest()
    assert baseline.baseline(name, root, output) is None


def test_members_of_enumerations_are_values_however_python_has_them_pickled(tmp_path):
    root, output = str(tmp_path), str(tmp_path / "_site")
    name = baseline.keep_baseline(Calling(getattr, Severity, "ERROR"), root, output)
    assert baseline.baseline(name, root, output) is Severity.ERROR


def test_what_is_kept_of_a_site_is_read_as_it_was(tmp_path):
    site, _ = loaded(write(tmp_path / "rich", RICH))
    root, output = str(tmp_path), str(tmp_path / "_site")
    name = baseline.keep_baseline(site, root, output)
    assert baseline.baseline(name, root, output) == site


# --- what happens meanwhile


def test_a_build_that_was_killed_while_it_wrote_is_ended_by_the_next(run, site, monkeypatch):
    run()
    add(site / "content/call.md", "text")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "replace", interrupted)
        assert run().code == 130
    run_like_anew(run, site)


def test_a_build_that_was_killed_before_it_was_remembered_is_done_again(run, site, monkeypatch):
    run()
    add(site / "content/call.md", "text")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(attempt.Attempt, "keep", interrupted)
        assert run().code == 130
    assert run_like_anew(run, site).built_all


def test_what_somebody_else_writes_meanwhile_is_noticed(run, site, monkeypatch):
    run()
    add(site / "content/call.md", "text")
    really = attempt.Attempt.note_partial

    def late(self, written):
        (site / "_site/venue/index.html").write_text("by somebody else")
        really(self, written)

    with monkeypatch.context() as patched:
        patched.setattr(attempt.Attempt, "note_partial", late)
        assert not run().built_all
    assert run_like_anew(run, site).built_all


def test_a_page_that_is_saved_meanwhile_is_built_again(run, site, monkeypatch):
    run()
    page = site / "content/call.md"
    add(page, "text")
    really = attempt.Attempt.note_partial

    def late(self, written):
        add(page, "more text")
        really(self, written)

    with monkeypatch.context() as patched:
        patched.setattr(attempt.Attempt, "note_partial", late)
        run()
    assert run_like_anew(run, site).built


def test_where_another_build_is_writing_that_is_said(run, site):
    from workshopsite.write.lock import locked

    run()
    add(site / "content/call.md", "text")
    with locked(site / "_site" / KEPT / "lock"):
        told = run()
    assert (told.code, "another build" in told.err) == (1, True)
    assert run_like_anew(run, site).code == 0


def test_packages_that_only_a_full_build_needs_are_still_looked_at(run, site, monkeypatch):
    package, other = site / "package.py", site / "other.py"
    monkeypatch.setattr(standing, "TICK", -(10**12))  # all is old
    package.touch()
    other.touch()
    monkeypatch.setattr(attempt, "look_at_packages", lambda: looked_at(package))
    run()
    monkeypatch.setattr(attempt, "look_at_packages", lambda: looked_at(other))
    add(site / "content/call.md", "text")
    run()
    assert record.load(".", "_site").packages.keys() == {str(package), str(other)}
    package.write_text("changed")
    assert run().built_all


def looked_at(path):
    return {str(path): standing.standing(path.stat())}


# --- who reads the texts of pages


def test_rules_that_are_not_asked_again_do_not_depend_on_texts(tmp_path):
    site, _ = loaded(write(tmp_path, RICH))
    nasty = "# TODO\n\nMonday, 24 May 2023 [x](nowhere.md) ::: program\n\nlorem ipsum"
    pages = tuple(page.model_copy(update={"body": nasty}) for page in site.pages)
    texts = {
        path: replace(source, text=nasty) if path.endswith(".md") else source
        for path, source in site.sources.items()
    }
    other = replace(site, pages=pages, sources=texts)
    differ = set()
    for rule in table.SITE_RULES:
        told = [Problems(), Problems()]
        for problems, one in zip(told, (site, other), strict=True):
            rule(one, problems)
        if told[0].found != told[1].found:
            differ.add(rule)
    assert differ
    assert differ <= set(table.TEXT_RULES)


def test_rules_on_texts_find_in_one_page_what_they_find_in_all(tmp_path):
    files = {f"content/{n}.md": f"TODO {n}\n\nMonday, 24 May 2023" for n in range(3)}
    site, _ = loaded(write(tmp_path, RICH | files))
    among_all = Problems()
    table.check_site(site, among_all)
    for path in files:
        alone = Problems()
        table.check_text(site, path, alone)
        found = [
            [one for one in told.found if one.place.path == path] for told in (alone, among_all)
        ]
        assert found[0] == found[1] != []


def test_it_is_known_who_reads_the_texts_of_pages():
    """Whoever else does must be looked at: can an edited page change more than itself by that?"""
    readers = set()
    for folder in ("render", "outputs", "pictures", "check"):
        for path in (SOURCE / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Attribute) and node.attr == "body":
                    readers.add(path.relative_to(SOURCE).as_posix())
    assert readers == {
        "render/addresses.py",  # link_to_program, which is compared
        "render/components.py",  # the page itself
        "render/hidden.py",  # of sites with something hidden, which are built whole
        "render/navigation.py",  # the menu, which is compared
        "render/page_views.py",  # the page itself, and Seen.listed
        "check/anchors.py",  # of sites that lack something, which are built whole
        "check/placeholders.py",  # asked again, of the page
        "check/ignore_comments.py",  # pages that switch something off are left to a full build
    }
