"""A build of which nothing has changed is answered at once; any other is done, and nobody can tell.

What a build says and leaves is held against that of a build of the same files without a record.
"""

import json
import os
import shutil
import subprocess
import sys
import textwrap
from zlib import crc32

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from building import run_like_anew, runner
from sites import write
from workshopsite import build, entry
from workshopsite.again import attempt, inputs, program, record, request, standing
from workshopsite.again.request import requested
from workshopsite.folders import KEPT

FILES = {
    "content/workshop.yaml": "title: Example Workshop\npages: none\n",
    "content/index.md": "# Example Workshop\n\nSee the [call](call.md).\n",
    "content/call.md": "# Call\n\nSend texts.\n\n![Map](map.svg)\n",
    "content/alone.md": "# Alone\n\n[toc]\n",
    "content/map.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    "templates/partials/head.html": "<!-- ours -->\n",
    "assets/site.css": "body { color: black }\n",
    "README.md": "# For developers\n",
}
EVERYTHING_IS_OLD = -(10**12)
SLOW = [
    "babel",
    "click",
    "dataclasses",
    "jinja2",
    "markdown",
    "pathlib",
    "pydantic",
    "typing",
    "yaml",
]


@pytest.fixture
def run(monkeypatch, capsys):
    return runner(monkeypatch, capsys)


@pytest.fixture
def site(tmp_path, monkeypatch):
    folder = write(tmp_path / "site", FILES)
    monkeypatch.chdir(folder)
    return folder


# --- when nothing has changed


def test_a_second_build_says_the_same_without_building(run, site):
    first = run()
    assert first.built
    assert "pages in _site: " in first.out
    assert "warning" in first.err
    assert "notice" in first.err
    second = run_like_anew(run, site)
    assert not second.built
    assert (second.code, second.err) == (0, first.err)
    assert ": 0 written, 0 removed, " in second.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["."],
        ["--quiet"],
        ["--all", "--drafts"],
        ["--noindex", "-q"],
        ["--base-url=https://example.org/"],
        ["--output", "public", "."],
    ],
)
def test_a_second_build_with_options_says_what_they_ask_for(run, site, arguments):
    run(*arguments)
    assert not run_like_anew(run, site, *arguments).built


def test_the_second_build_imports_nothing_slow(site):
    code = f"""
    import sys
    from workshopsite.again import attempt
    attempt.look_at_program = dict  # somebody may be writing it just now
    from workshopsite.entry import main
    try:
        main()
    finally:
        print([name for name in {SLOW} if name in sys.modules])
    """
    command = [sys.executable, "-c", textwrap.dedent(code), "build"]
    runs = [subprocess.run(command, check=True, capture_output=True, text=True) for _ in range(2)]
    needed = [name for name in SLOW if name != "click"]  # which no plain build needs
    assert [ran.stdout.splitlines()[-1] for ran in runs] == [str(needed), "[]"]
    assert runs[0].stderr == runs[1].stderr


def test_the_second_build_reads_no_file_that_is_old(run, site, monkeypatch):
    monkeypatch.setattr(standing, "TICK", EVERYTHING_IS_OLD)
    run()
    monkeypatch.setattr(inputs, "_digest", None)
    assert not run().built


def test_what_was_read_because_it_was_young_is_not_read_again(run, site, monkeypatch):
    run()
    assert "?" in str(record.load(".", "_site").inputs)
    monkeypatch.setattr(standing, "TICK", EVERYTHING_IS_OLD)
    assert not run().built
    monkeypatch.setattr(inputs, "_digest", None)
    assert not run().built


def test_a_build_after_one_with_errors_is_a_build_until_they_are_mended(run, site):
    run()
    page = site / "content/call.md"
    sound = page.read_text()
    page.write_text("[nowhere](nowhere.md)")
    for _ in range(2):
        told = run_like_anew(run, site)
        assert (told.code, told.built) == (1, True)
    page.write_text(sound)
    assert not run_like_anew(run, site).built


def test_two_output_folders_are_both_remembered(run, site):
    assert [run("--output", name).built for name in "aabbab"] == [True, False, True, *3 * [False]]


def test_no_more_than_a_few_output_folders_are_remembered(run, site):
    for number in range(record.MOST + 2):
        run("--output", f"made-{number}")
    assert len(list((site / KEPT / "builds").iterdir())) == record.MOST
    assert not run("--output", f"made-{number}").built
    assert run("--output", "made-0").built


# --- when something has changed


def edited(path, text="# Other\n"):
    return lambda site: (site / path).write_text(text)


def edited_at_the_same_time(site):
    path = site / "content/call.md"
    before = path.stat()
    path.write_text(path.read_text().replace("Send", "Seek"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def edited_with_the_clock_set_back(site):
    path = site / "content/call.md"
    path.write_text(path.read_text().replace("Send", "Seek"))
    os.utime(path, (10**9, 10**9))


def added(path, text="# New\n"):
    return lambda site: write(site, {path: text})


def removed(path):
    return lambda site: (site / path).unlink()


def renamed(path, new):
    return lambda site: (site / path).rename(site / new)


def linked(path, target):
    def link(site):
        (site / path).unlink(missing_ok=True)
        (site / path).symlink_to(target)

    return link


CHANGES = {
    "a page edited": edited("content/index.md"),
    "a page emptied": edited("content/alone.md", ""),
    "data edited": edited("content/workshop.yaml", "title: Other\npages: none\n"),
    "edited at the same time": edited_at_the_same_time,
    "edited with the clock set back": edited_with_the_clock_set_back,
    "a page added": added("content/venue.md"),
    "a page in a new folder": added("content/a/b/venue.md"),
    "data added": added("content/people.yaml", "ada: Ada Example\n"),
    "a file added": added("content/files/a.txt"),
    "a page removed": removed("content/alone.md"),
    "a page renamed": renamed("content/alone.md", "content/other.md"),
    "a page renamed in letter case": renamed("content/alone.md", "content/Alone.md"),
    "a picture gone": removed("content/map.svg"),
    "a folder renamed": renamed("assets", "asset"),
    "all content gone": lambda site: shutil.rmtree(site / "content"),
    "a hidden file": added("content/.hidden"),
    "a backup in a folder": added("assets/.git/config~"),
    "a template edited": edited("templates/partials/head.html", "<!-- new -->"),
    "a template added": added("templates/page.html", '{% extends "theme/page.html" %}'),
    "a template removed": removed("templates/partials/head.html"),
    "the style edited": edited("assets/site.css", "body { color: green }\n"),
    "an asset of the theme replaced": added("assets/theme.css", "body {}"),
    "a data file beside": added("program.yaml", "[]"),
    "a page beside": added("about.md"),
    "a file beside that is none of a site": removed("README.md"),
    "a link to a page": linked("content/copy.md", "call.md"),
    "a link to the outside": linked("content/out.md", "/etc/hosts"),
    "a link to nowhere": linked("content/nowhere.md", "missing.md"),
    "a link to its own folder": linked("content/round", "."),
    "an output edited": edited("_site/index.html", "x"),
    "an output emptied": edited("_site/call/index.html", ""),
    "an output deleted": removed("_site/call/index.html"),
    "an output's folder deleted": lambda site: shutil.rmtree(site / "_site/call"),
    "an output renamed": renamed("_site/map.svg", "_site/Map.svg"),
    "an output that is a link": linked("_site/map.svg", "../content/map.svg"),
    "a foreign file": added("_site/CNAME", "example.org"),
    "a foreign hidden folder": added("_site/.git/config", ""),
    "a foreign file in a folder of ours": added("_site/call/more.txt"),
    "all outputs deleted": lambda site: shutil.rmtree(site / "_site"),
    "the manifest deleted": removed(f"_site/{KEPT}/manifest.json"),
    "the manifest damaged": edited(f"_site/{KEPT}/manifest.json", "{}"),
    "what a killed build left": added(f"_site/{KEPT}/spool-1/0"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_after_a_change_a_build_is_like_one_without_a_record(run, site, monkeypatch, change):
    run()
    change(site)
    monkeypatch.setattr(standing, "TICK", EVERYTHING_IS_OLD)
    told = run_like_anew(run, site)
    assert told.built
    again = run_like_anew(run, site)
    assert again.built == (told.code != 0)


@pytest.mark.parametrize(
    "change",
    [
        lambda site: [os.utime(path) for path in (site / "content").iterdir()],
        lambda site: [os.utime(path, (10**9, 10**9)) for path in (site / "content").iterdir()],
        edited("content/call.md", FILES["content/call.md"]),
        lambda site: (renamed("assets", "x")(site), renamed("x", "assets")(site)),
        lambda site: (added("content/x.md")(site), removed("content/x.md")(site)),
        lambda site: (site / "content/call.md").chmod(0o600),
    ],
    ids=["touched", "dated back", "written again", "renamed and back", "added and gone", "rights"],
)
def test_what_is_as_it_was_before_is_no_change(run, site, change):
    run()
    change(site)
    assert not run_like_anew(run, site).built


def test_a_link_that_leads_elsewhere_is_a_change(run, site):
    write(site, {"content/b/x.txt": "same", "content/c/x.txt": "same"})
    linked("content/a.txt", "b/x.txt")(site)
    run()
    linked("content/a.txt", "c/x.txt")(site)
    assert run_like_anew(run, site).built
    linked("content/a.txt", "/etc/hosts")(site)
    assert run_like_anew(run, site).code == 1


def test_an_output_folder_that_has_become_another_is_a_change(run, site):
    for name in "ab":
        run("--output", name)
    linked("public", "a")(site)
    run("--output", "public")
    assert not run("--output", "public").built
    edited("b/index.html", "x")(site)
    linked("public", "b")(site)
    assert run_like_anew(run, site, "--output", "public").built


def test_a_folder_behind_a_link_is_looked_into(run, site):
    write(site, {"content/real/x.md": "# X\n"})
    linked("content/linked", "real")(site)
    run()
    assert not run().built
    assert {"content/real/x.md", "content/linked/x.md"} <= inputs.look_at_inputs(".").keys()


def test_a_hidden_template_counts(run, site):
    write(
        site, {"templates/partials/head.html": '{% include ".x~" %}', "templates/.x~": "<!-- 1 -->"}
    )
    run()
    (site / "templates/.x~").write_text("<!-- 2 -->")
    assert run_like_anew(run, site).built


def test_hidden_foreign_files_are_named_again_when_ours_beside_them_have_gone(run, site):
    write(site, {"content/.well-known/a.txt": "a", "content/x/b.txt": "b"})
    run()
    write(site, {"_site/.well-known/foreign": "f"})
    shutil.rmtree(site / "content/.well-known")
    for _ in range(3):
        told = run_like_anew(run, site)
    assert not told.built


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([], ["--drafts"]),
        ([], ["--strict"]),
        ([], ["--noindex"]),
        ([], ["--base-url", "https://example.org/"]),
        (["--base-url", "https://example.org/"], ["--base-url", "https://example.org/x/"]),
        ([], ["--quiet"]),
        (["--all"], []),
        ([], ["--dry-run"]),
        ([], ["--verbose"]),
        ([], ["--format", "json"]),
        ([], ["--format", "github"]),
    ],
)
def test_other_options_are_another_build(run, site, before, after):
    run(*before)
    assert run(*after).built


@pytest.mark.parametrize(
    "name", ["SOURCE_DATE_EPOCH", "CI", "COLUMNS", "PYTHONIOENCODING", "LC_ALL"]
)
def test_another_environment_is_another_build(run, site, monkeypatch, name):
    run()
    monkeypatch.setenv(name, "86400")
    assert run_like_anew(run, site).built


def test_a_terminal_is_told_anew(run, site, monkeypatch):
    piped = run()
    monkeypatch.setattr(type(sys.stderr), "isatty", lambda _: True, raising=False)
    coloured = run()
    assert coloured.built
    assert "\x1b[" in coloured.err
    assert run().words[2] == coloured.err != piped.err


def test_another_version_is_another_build(run, site, monkeypatch):
    run()
    monkeypatch.setattr(request, "__version__", "0.0.0")
    assert run().built


# --- the program


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A program in a folder, and one for packages; both have been there for long."""
    ours = write(tmp_path / "ours", {"a.py": "", "theme/base.html": "", "__pycache__/a.pyc": ""})
    packages = write(tmp_path / "site-packages", {"other.py": "x = 1\n"})
    monkeypatch.setattr(program, "OURS", str(ours))
    monkeypatch.setattr(sys, "path", [*sys.path, str(packages)])
    monkeypatch.setattr(attempt, "look_at_program", program.look_at_program)
    monkeypatch.setattr(standing, "TICK", EVERYTHING_IS_OLD)
    return tmp_path


@pytest.mark.parametrize(
    ("files", "is_change"),
    [
        ({"ours/a.py": " "}, True),
        ({"ours/b.py": ""}, True),
        ({"ours/theme/base.html": "new"}, True),
        ({"site-packages/jinja2-4.dist-info/METADATA": ""}, True),
        ({"ours/__pycache__/b.pyc": ""}, False),
    ],
)
def test_a_change_of_the_program_is_a_change(run, site, installed, files, is_change):
    run()
    assert not run().built
    write(installed, files)
    assert run().built == is_change


def test_a_package_that_is_changed_in_place_is_a_change(run, site, installed, monkeypatch):
    monkeypatch.setattr(attempt, "look_at_packages", program.look_at_packages)
    monkeypatch.syspath_prepend(installed)
    monkeypatch.setitem(sys.modules, "other", type(sys)("other"))
    sys.modules["other"].__file__ = str(installed / "site-packages/other.py")
    run()
    assert not run().built
    (installed / "site-packages/other.py").write_text("x = 2\n")
    assert run().built


def test_a_program_that_was_just_changed_is_not_trusted(run, site, installed, monkeypatch):
    monkeypatch.undo()
    monkeypatch.chdir(site)
    status = (installed / "ours/a.py").stat()
    found = {"a.py": standing.standing(status)}
    young = status.st_ctime_ns + 10**9
    assert inputs.lasting(found, young) != found
    assert inputs.lasting(found, young + standing.TICK) == found


# --- one tick


def test_a_change_in_the_tick_of_the_look_is_found_by_its_content(site):
    path = site / "content/call.md"
    stands = inputs.look_at_inputs(str(site))
    digests = {"content/call.md": inputs._digest(str(site), "content/call.md")}
    looked = path.stat().st_ctime_ns
    path.write_text(path.read_text().replace("Send", "Seek"))
    remembered = stands | inputs.lasting({"content/call.md": stands["content/call.md"]}, looked)
    # as if the disk's clock had not moved on: everything stands as it did
    assert inputs.changed(remembered, digests, stands, str(site)) == {"content/call.md"}


def test_what_changed_is_named(site):
    before = inputs.look_at_inputs(str(site))
    digests = {path: inputs._digest(str(site), path) for path in before if "." in path}
    write(
        site,
        {
            "content/call.md": "# Other",
            "content/x/new.md": "",
            "content/index.md": FILES["content/index.md"],
        },
    )
    (site / "content/alone.md").unlink()
    now = inputs.look_at_inputs(str(site))
    changed = inputs.changed(before, digests, now, str(site))
    assert changed == {"content/call.md", "content/x", "content/x/new.md", "content/alone.md"}


# --- while a build is at work


def meanwhile(monkeypatch, step, change):
    """Change something before that step of the next build."""
    really = getattr(build, step)

    def stepped(*arguments):
        change()
        return really(*arguments)

    monkeypatch.setattr(build, step, stepped)


@pytest.mark.parametrize("path", ["content/call.md", "content/new.md", "templates/page.html"])
def test_what_changes_during_a_build_is_built_by_the_next(run, site, monkeypatch, path):
    with monkeypatch.context() as now:
        meanwhile(now, "check_pages", lambda: added(path)(site))
        run()
    assert run_like_anew(run, site).built


def test_what_was_another_only_during_a_build_is_built_by_the_next(run, site, monkeypatch):
    path = "templates/partials/head.html"
    with monkeypatch.context() as now:
        meanwhile(now, "plan", lambda: edited(path, "<!-- for a moment -->")(site))
        meanwhile(now, "check_pages", lambda: edited(path, FILES[path])(site))
        run()
    assert "for a moment" in (site / "_site/index.html").read_text()
    assert run_like_anew(run, site).built


def test_what_another_build_writes_is_not_taken_for_ours(run, site, monkeypatch):
    really = attempt.Attempt.keep

    def late(self, *arguments):
        monkeypatch.setattr(attempt.Attempt, "keep", really)
        (site / "_site/index.html").write_text("by another build, with other options")
        really(self, *arguments)

    monkeypatch.setattr(attempt.Attempt, "keep", late)
    run()
    assert run_like_anew(run, site).built


# --- the record


def records(site):
    (path,) = (site / KEPT / "builds").iterdir()
    return path


def sealed(data):
    text = json.dumps(data).encode()
    return f"{crc32(text):08x}".encode() + b"\n" + text


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda text: text[:-1],
        lambda text: text[: len(text) // 2],
        lambda text: text.replace(b"4 pages", b"5 pages"),
        lambda text: b"\xff" * len(text),
        lambda _: sealed([]),
        lambda _: sealed({"version": 1}),
        lambda text: sealed(json.loads(text.partition(b"\n")[2]) | {"version": 0}),
        lambda text: sealed(json.loads(text.partition(b"\n")[2]) | {"inputs": []}),
    ],
)
def test_a_damaged_record_counts_as_none(run, site, damage):
    run()
    path = records(site)
    path.write_bytes(damage(path.read_bytes()))
    assert run_like_anew(run, site).built
    assert not run().built


@pytest.mark.parametrize("at", [KEPT, f"{KEPT}/builds"])
def test_where_nothing_can_be_kept_builds_are_done(run, site, at):
    write(site, {at: "a file"})
    assert [run_like_anew(run, site).built for _ in range(2)] == [True, True]


def test_a_record_that_cannot_be_replaced_is_no_trouble(run, site):
    run()
    path = records(site)
    path.unlink()
    path.mkdir()
    assert [run_like_anew(run, site).built for _ in range(2)] == [True, True]


def test_records_may_be_deleted_at_any_time(run, site):
    run()
    shutil.rmtree(site / KEPT)
    assert run_like_anew(run, site).built
    assert (site / KEPT / ".gitignore").read_text() == "*\n"


def test_a_moved_site_is_built(run, site, monkeypatch):
    run()
    moved = site.rename(site.parent / "moved")
    monkeypatch.chdir(moved)
    assert run_like_anew(run, moved).built
    assert not run().built


def test_a_copied_record_is_of_no_use(run, site, monkeypatch):
    run()
    copy = shutil.copytree(site, site.parent / "copy")
    monkeypatch.chdir(copy)
    edited("_site/index.html", "x")(copy)
    assert run_like_anew(run, copy).built


# --- the command line


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["serve"],
        ["check"],
        ["build", "--help"],
        ["build", "--dry-run"],
        ["build", "-v"],
        ["build", "-qv"],
        ["build", "--format", "text"],
        ["build", "--output"],
        ["build", "--output", ""],
        ["build", "--output", "--strict"],
        ["build", "--output=a", "--output=b"],
        ["build", "--strict=yes"],
        ["build", "--quie"],
        ["build", "a", "b"],
        ["build", ""],
        ["build", "--", "."],
        ["build", "nowhere"],
    ],
)
def test_what_is_no_plain_build_is_left_to_the_commands(site, arguments):
    assert requested(arguments) is None


@pytest.mark.parametrize(
    ("arguments", "root", "output"),
    [
        ([], ".", "./_site"),
        (["content"], "content", "content/_site"),
        (["--strict", "--output", "x", "."], ".", "x"),
        (["--output=x=y", "-q"], ".", "x=y"),
    ],
)
def test_a_plain_build_is_understood(site, arguments, root, output):
    asked = requested(["build", *arguments])
    assert (asked.root, asked.output) == (root, output)


def test_a_closed_pipe_is_left_to_the_commands(run, site, monkeypatch):
    run()
    record_of = record.load(".", "_site")

    def closed(*_, **__):
        raise BrokenPipeError

    monkeypatch.setattr("builtins.print", closed)
    assert not entry._told(record_of, 0)


def test_ctrl_c_ends_quietly(run, site, monkeypatch):
    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(entry, "requested", interrupted)
    assert run().code == 130


@pytest.mark.parametrize(
    "arguments", [["--help"], ["build", "--help"], ["nothing"], ["build", "--nothing"]]
)
def test_help_and_refusals_need_the_command_line_alone(arguments):
    code = """
    import sys
    from workshopsite.entry import main
    try:
        main()
    finally:
        needed = {"again", "cli", "commands", "entry", "schema"}
        ours = {name.split(".")[1] for name in sys.modules if name.startswith("workshopsite.")}
        slow = {"dataclasses", "json", "pathlib"}
        print(sorted(ours - needed), sorted(slow.intersection(sys.modules)))
    """
    command = [sys.executable, "-c", textwrap.dedent(code), *arguments]
    ran = subprocess.run(command, check=False, capture_output=True, text=True)
    assert ran.stdout.splitlines()[-1] == "[] []"


# --- any sequence

STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "content/index.md",
                "content/call.md",
                "content/x/y.md",
                "assets/a.css",
                "templates/partials/head.html",
                "_site/call/index.html",
                "program.yaml",
            ]
        ),
        st.sampled_from([None, "# A\n", "# B\n", "[call](/call/)\n", "touch"]),
    ),
    min_size=1,
    max_size=4,
)


@given(steps=STEPS)
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_sequence_of_changes_gives_what_a_build_without_a_record_does(
    run, tmp_path, monkeypatch, steps
):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "any"
    shutil.rmtree(folder, ignore_errors=True)
    site = write(folder, FILES)
    os.chdir(site)
    run()
    for path, text in steps:
        if text == "touch":
            if (site / path).exists():
                os.utime(site / path)
        elif text is None:
            (site / path).unlink(missing_ok=True)
        else:
            write(site, {path: text})
        run_like_anew(run, site)
