"""A site that is read again after a save: equal to one that is loaded anew, with less work."""

import gc
import os
import tempfile
import weakref
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sites import write
from workshopsite.model import load as load_module
from workshopsite.model import making as making_module
from workshopsite.model import reload as reload_module
from workshopsite.model.reload import load_again, load_anew
from workshopsite.model.site import Options
from workshopsite.read import folder as folder_module

WORKSHOP = """\
title: Energy Workshop
url: https://example.org/
date: 2026-11-20
timezone: Europe/Paris
rooms: [Hall A]
committees: {Program committee: [Ada Example, Cleo Example]}
hide: [later]
"""
PROGRAM = """\
- {time: "9:00", title: First talk, speaker: ada, room: Hall A}
- {time: "10:00", title: Posters, posters: {session: morning}}
- {time: "11:00", title: Last talk, speaker: Dora Example}
"""
SITE = {
    "content/workshop.yaml": WORKSHOP,
    "content/program.yaml": PROGRAM,
    "content/people.yaml": "ada: {name: Ada Example, affiliation: CNRS}\n",
    "content/papers.yaml": "- {id: a, title: A, authors: [ada, Eva EXAMPLE], session: morning}\n",
    "content/index.md": "Welcome. See [the call](call.md).\n",
    "content/call.md": "---\ntitle: Call\n---\nSend papers.\n",
    "content/later.md": "# Later\n",
    "content/draft.md": "---\ndraft: true\n---\n# Draft\n",
    "content/images/a.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>',
    "templates/page.html": '{% extends "theme/page.html" %}\n',
    "assets/site.css": "body { color: black; }\n",
}

BODIES = ["", "Text.\n", "# Heading\n\nText.\n", "## Second\n", "---\n", "\0", "- a\n\n::: dates\n"]
FRONTS = [
    "",
    "---\ntitle: Other\n---\n",
    "---\ntitle:\ndescription: One sentence\n---\n",
    "---\ndraft: true\n---\n",
    "---\npermalink: /elsewhere/\n---\n",
    "---\nnav: false\nfeature_image: images/a.svg\n---\n",
    "---\ntitel: Wrong\n---\n",
    "---\ntitle: Never closed\n",
    "title: Lost\n---\n",
]
PROGRAMS = [
    PROGRAM,
    "",
    PROGRAM.replace("First", "Other"),
    PROGRAM.replace("ada", "nobody"),
    PROGRAM.replace("morning", "mornign"),
    PROGRAM.replace("Hall A", "Hall B"),
    PROGRAM.replace("Dora Example", "ADA example"),
    PROGRAM.replace("Dora Example", "Eva Example"),
    PROGRAM.replace("Dora Example", "DORA Example"),
    "- [\n",
    "- {time: 9 o'clock, title: Talk}\n",
]
DAYS = """\
- date: 2026-11-20
  slots:
  - 9:00 Opening
  - time: 9:30
    title: First talk
    speaker: ada
    room: Hall A
    abstract: |
      One line.
  - {title: Posters, posters: {session: morning}}
- date: 2026-11-21
  slots:
  - {time: "9:00", title: Session, talks: [{title: Last talk, speaker: Dora Example}]}
  - parallel:
    - {title: Left, room: Hall A}
    - {title: Right, speaker: Dora EXAMPLE}
    time: 10:00-11:00
- date: 2026-11-22
  title: The end
  slots:
  - {time: "9:00", title: Papers again, posters: {session: evening}, extra: {n: 1}}
"""
WITH_DAYS = {
    **SITE,
    "content/workshop.yaml": WORKSHOP.replace("11-20", "11-20..2026-11-22").replace(
        "rooms: [Hall A]\n", ""
    ),
    "content/program.yaml": DAYS,
}
OF_DAYS = [
    ("One line", "Another line"),
    ("One line.", "One.\n\n      Two.\n      Three."),
    ("ada", "Dora Example"),
    ("ada", "Dora EXAMPLE"),
    ("Dora Example", "ada"),
    ("title: Left", "title: Left talk, speaker: dora example"),
    ("Hall A", "Hall B"),
    ("9:30", "8:00"),
    ("9:30", "half past"),
    ("morning", "evening"),
    ("evening", "mornign"),
    ("2026-11-21", "2026-11-20"),
    ("2026-11-22", "2026-12-22"),
    ("n: 1", "n: yes"),
    ("n: 1", "n: 1.0"),
    ("  slots:", "  talks:"),
    ("9:00 Opening", "Opening: "),
    ("The end", "End"),
    ("    time: 10:00-11:00\n", ""),
]
"""Texts of the days, and what is typed instead; the other way round the day is as it was."""

PAGES = [path for path in SITE if path.endswith(".md")]

edits = st.one_of(
    st.tuples(
        st.sampled_from(PAGES),
        st.builds("".join, st.tuples(*map(st.sampled_from, (FRONTS, BODIES)))),
    ),
    st.tuples(st.just("content/program.yaml"), st.sampled_from(PROGRAMS)),
    st.tuples(st.just("templates/page.html"), st.sampled_from(["", "{{ page.content }}"])),
    st.tuples(st.just("assets/site.css"), st.sampled_from(["", "p { color: red; }\n"])),
    st.tuples(st.just("content/people.yaml"), st.sampled_from(["", "ada: Ada Other\n", "- x\n"])),
    st.tuples(st.just("content/workshop.yaml"), st.sampled_from([WORKSHOP, "title: Other\n"])),
    st.tuples(st.just("content/call.md"), st.none()),
    st.tuples(st.just("content/images/a.svg"), st.sampled_from(["", SITE["content/images/a.svg"]])),
)


def edit(folder, path, text):
    """Write a file, or remove it where the text is None."""
    if text is None:
        (folder / path).unlink(missing_ok=True)
    else:
        write(folder, {path: text})


def assert_same(again, anew):
    assert again.site == anew.site
    assert again.problems.found == anew.problems.found
    assert again.by_then.found == anew.by_then.found
    assert list(again.site.sources) == list(anew.site.sources)
    assert list(again.site.folder.files) == list(anew.site.folder.files)


def program(text):
    return [("content/program.yaml", text)]


@example([("One line.", "One.\n\n      Two.\n      Three."), ("9:00 Opening", "Opening: ")])
@example([("ada", "Dora Example"), ("One line", "Another line")])
@example([("n: 1", "n: yes"), ("The end", "End")])
@given(st.lists(st.sampled_from([pair[::way] for pair in OF_DAYS for way in (1, -1)]), max_size=5))
@settings(deadline=None, max_examples=150)
def test_after_any_edits_of_days_all_is_as_after_a_load_from_the_start(replacements):
    with tempfile.TemporaryDirectory() as scratch:
        root = write(Path(scratch), WITH_DAYS)
        loaded = load_anew(root, Options())
        text = DAYS
        for old, new in replacements:
            text = text.replace(old, new, 1)
            write(root, {"content/program.yaml": text})
            loaded = load_again(loaded, {"content/program.yaml"})
            assert_same(loaded, load_anew(root, Options()))


def test_what_has_the_type_of_its_value_is_not_taken_for_what_python_holds_equal(tmp_path):
    write(tmp_path, WITH_DAYS)
    loaded = load_anew(tmp_path, Options())
    write(tmp_path, {"content/program.yaml": DAYS.replace("n: 1", "n: true")})
    *_, last = load_again(loaded, {"content/program.yaml"}).site.program.slots
    assert last.extra["n"] is True


@example(saves=[program(PROGRAM.replace("Dora", "DORA")), program(PROGRAM)], drafts=False)
@example(
    saves=[[("content/workshop.yaml", "title: Other\n")], program(PROGRAM + "\n")], drafts=False
)
@given(
    saves=st.lists(st.lists(edits, min_size=1, max_size=2), min_size=1, max_size=4),
    drafts=st.booleans(),
)
@settings(deadline=None, max_examples=150)
def test_after_any_edits_site_and_problems_are_those_of_a_load_from_the_start(saves, drafts):
    options = Options(drafts=drafts)
    with tempfile.TemporaryDirectory() as scratch:
        root = write(Path(scratch), SITE)
        loaded = load_anew(root, options)
        for files in saves:
            for path, text in files:
                edit(root, path, text)
            loaded = load_again(loaded, {path for path, _ in files})
            assert_same(loaded, load_anew(root, options))


@pytest.fixture
def counted(monkeypatch):
    """How often files are read, and pages, papers and programs made of them."""
    counts = Counter()

    def count(module, name):
        real = getattr(module, name)

        def counting(*arguments, **named):
            counts[name] += 1
            return real(*arguments, **named)

        monkeypatch.setattr(module, name, counting)

    count(folder_module, "_index")
    for name in ("parse_yaml", "load_people", "load_papers", "load_pages", "load_program"):
        count(load_module, name)
    count(reload_module, "load_page")
    count(making_module, "_validated")
    return counts


def saved(root, files, counted):
    """The site after these files were saved, and what was done to read it again."""
    loaded = load_anew(root, Options())
    write(root, files)
    counted.clear()
    return load_again(loaded, files.keys()), dict(counted)


def test_after_an_edit_of_a_page_that_file_alone_is_read(tmp_path, counted):
    write(tmp_path, SITE)
    new = "---\ntitle: New\n---\nSend more papers.\n"
    loaded, done = saved(tmp_path, {"content/call.md": new}, counted)
    assert loaded.site.pages[0].title == "New"
    # The page as it was, and as it is.
    assert done == {"_index": 1, "load_page": 2, "_validated": 2}


def test_after_an_edit_of_the_program_that_file_alone_is_read(tmp_path, counted):
    write(tmp_path, SITE)
    files = {"content/program.yaml": PROGRAM.replace("First", "Other")}
    loaded, done = saved(tmp_path, files, counted)
    assert next(loaded.site.program.slots).title == "Other talk"
    assert done == {"_index": 1, "load_program": 1, "_validated": 3}


@pytest.mark.parametrize(
    ("old", "new", "records"),
    [("The end", "End", 2), ("One line", "Another line", 4), ("ada", "Dora Example", 9)],
    ids=["last", "first", "whom-the-others-name-too"],
)
def test_after_an_edit_of_a_day_no_other_is_made_but_those_that_it_changes(
    tmp_path, counted, old, new, records
):
    write(tmp_path, WITH_DAYS)
    files = {"content/program.yaml": DAYS.replace(old, new, 1)}
    loaded, done = saved(tmp_path, files, counted)
    assert done == {"_index": 1, "load_program": 1, "_validated": records}
    assert_same(loaded, load_anew(tmp_path, Options()))


def test_no_earlier_text_of_the_program_is_kept_for_the_days_that_stayed(tmp_path):
    loaded = load_anew(write(tmp_path, WITH_DAYS), Options())
    earlier = weakref.ref(loaded.site.program.days[0].origin.document)
    for title in ("One", "Two"):
        write(tmp_path, {"content/program.yaml": DAYS.replace("The end", title)})
        loaded = load_again(loaded, {"content/program.yaml"})
    gc.collect()
    assert earlier() is None


@pytest.mark.parametrize("path", ["templates/page.html", "assets/site.css"])
def test_after_an_edit_of_what_no_record_is_made_from_none_is_made(tmp_path, counted, path):
    loaded, done = saved(write(tmp_path, SITE), {path: "new"}, counted)
    assert loaded.site.folder.files[path].size == 3
    assert done == {"_index": 1}


@pytest.mark.parametrize(
    "files",
    [
        {"content/call.md": "---\ndraft: true\n---\n# Call\n"},
        {"content/call.md": "---\npermalink: /elsewhere/\n---\n# Call\n"},
        {"content/call.md": "---\ntitel: Wrong\n---\n# Call\n"},
        {"content/people.yaml": "ada: Ada Other\n"},
        {"content/new.md": "# New\n"},
    ],
    ids=["draft", "address", "wrong", "people", "new"],
)
def test_what_more_may_depend_on_is_read_from_the_start(tmp_path, counted, files):
    _, done = saved(write(tmp_path, SITE), files, counted)
    assert (done["load_pages"], done["load_program"]) == (1, 1)


def test_a_page_stands_for_the_workshop_where_there_is_no_other_word_of_it(tmp_path):
    write(tmp_path, {"content/index.md": "# One\n"})
    loaded = load_anew(tmp_path, Options())
    write(tmp_path, {"content/index.md": "# Two\n"})
    assert load_again(loaded, ["content/index.md"]).site.workshop.title == "Two"


@pytest.mark.parametrize("target", ["outside.md", "site/content/index.md"])
def test_a_page_that_became_a_link_is_looked_at_as_one(tmp_path, target):
    root = write(tmp_path / "site", SITE)
    write(tmp_path, {"outside.md": "# Outside\n"})
    loaded = load_anew(root, Options())
    (root / "content/call.md").unlink()
    (root / "content/call.md").symlink_to(tmp_path / target)
    assert_same(load_again(loaded, ["content/call.md"]), load_anew(root, Options()))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_page_that_became_a_pipe_is_not_waited_for(tmp_path):
    loaded = load_anew(write(tmp_path, SITE), Options())
    (tmp_path / "content/call.md").unlink()
    os.mkfifo(tmp_path / "content/call.md")
    assert_same(load_again(loaded, ["content/call.md"]), load_anew(tmp_path, Options()))


def test_what_was_read_before_stays_as_it_was(tmp_path):
    """The last version that loaded cleanly is still shown while a newer one is broken."""
    first = load_anew(write(tmp_path, SITE), Options())
    before = load_anew(tmp_path, Options())
    write(tmp_path, {"content/program.yaml": "- {time: x, title: A}\n", "content/call.md": "# B\n"})
    again = load_again(first, ["content/program.yaml", "content/call.md"])
    assert again.problems.fatal
    assert (first.site, first.problems.found) == (before.site, before.problems.found)
