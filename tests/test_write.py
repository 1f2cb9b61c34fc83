"""The output folder: what a build writes, removes and leaves alone, and what it refuses."""

import json
import os
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshopsite.outputs.output import Output
from workshopsite.problems import Mistake, Place, Problems
from workshopsite.write import Changes, check_output_folder, ground, lock, spooled
from workshopsite.write.standing import standing

SITE = {"index.html": b"home", "program/index.html": b"talks", "assets/site.css": b"p {}"}
SOURCE = Place("content/index.md")


def outputs_of(files):
    return [Output(name, SOURCE, lambda data=data: data) for name, data in files.items()]


def build(files, folder):
    problems = Problems()
    with spooled(outputs_of(files), folder, problems) as spool:
        foreseen = spool.changes()
        assert not problems.fatal, list(problems)
        changes = spool.commit()
    assert changes == foreseen
    assert not problems.fatal, list(problems)
    return changes


def problems_of(files, folder):
    problems = Problems()
    with spooled(outputs_of(files), folder, problems):
        pass
    return list(problems)


def tree(folder):
    """All files, links and empty folders of a folder with what is in them."""
    found = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = path.readlink()
        elif path.is_file():
            found[name] = path.read_bytes()
        elif not any(path.iterdir()):
            found[name + "/"] = None
    return found


def manifest_of(*names):
    return (json.dumps({"version": 1, "files": sorted(names)}, indent=1) + "\n").encode()


def whole(files, **foreign):
    return {**files, **foreign, ".workshopsite/manifest.json": manifest_of(*files)}


def make_link(link, target):
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("this system lets nobody make links")


# --- writing only the difference


def test_a_first_build_writes_everything_and_a_manifest(tmp_path):
    changes = build(SITE, tmp_path / "deep" / "_site")
    assert changes == Changes(tuple(sorted(SITE)), (), 0, ())
    assert tree(tmp_path / "deep" / "_site") == whole(SITE)


def test_a_second_build_touches_no_file_at_all(tmp_path):
    build(SITE, tmp_path)
    for path in tmp_path.rglob("*.*"):
        os.utime(path, (1, 1))
    assert build(SITE, tmp_path) == Changes((), (), 3, ())
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.stat().st_mtime for path in files} == {1}
    assert len(files) == 4


def test_only_changed_files_are_written_and_only_missing_ones_removed(tmp_path):
    build(SITE, tmp_path)
    new = {"index.html": b"HOME", "assets/site.css": b"p {}", "people/a/index.html": b"a"}
    changes = build(new, tmp_path)
    written = ("index.html", "people/a/index.html")
    assert changes == Changes(written, ("program/index.html",), 1, ())
    assert tree(tmp_path) == whole(new)


def test_a_file_is_compared_to_its_last_byte(tmp_path):
    long = b"x" * (2 << 20)
    build({"a": long, "b": long, "empty": b""}, tmp_path)
    assert build({"a": long, "b": long[:-1] + b"y", "empty": b""}, tmp_path).written == ("b",)
    assert (tmp_path / "b").read_bytes().endswith(b"y")


def test_a_file_that_somebody_changed_or_removed_is_written_again(tmp_path):
    build(SITE, tmp_path)
    (tmp_path / "index.html").write_bytes(b"mine")
    (tmp_path / "assets/site.css").unlink()
    assert build(SITE, tmp_path).written == ("assets/site.css", "index.html")
    assert tree(tmp_path) == whole(SITE)


def test_each_output_is_made_once_and_in_order(tmp_path):
    made = []

    def making(name):
        return Output(name, SOURCE, lambda: made.append(name) or b"x")

    with spooled([making("b"), making("c"), making("a")], tmp_path, Problems()) as spool:
        spool.commit()
    assert made == ["b", "c", "a"]


def test_pages_are_written_after_what_they_show(tmp_path, monkeypatch):
    moved = []
    replace = os.replace
    monkeypatch.setattr(os, "replace", lambda a, b: (moved.append(Path(b).name), replace(a, b)))
    build({"a.html": b"<img src=z.png>", "z.png": b"z"}, tmp_path)
    assert moved == ["manifest.json", "z.png", "a.html"]


@pytest.fixture
def moved(tmp_path, monkeypatch):
    """The names below `site/` to which something was moved, in that order."""
    names, replace = [], os.replace

    def noted(source, target):
        names.append(Path(target).relative_to(tmp_path / "site").as_posix())
        replace(source, target)

    monkeypatch.setattr(os, "replace", noted)
    return names


def test_a_first_build_moves_whole_folders_those_with_pages_last(tmp_path, moved):
    pages = {f"a/{at}/index.html": b"<img src=/b/c/z.png>" for at in range(50)}
    files = {**pages, "b/c/z.png": b"z", "index.html": b"home", "robots.txt": b""}
    changes = build(files, tmp_path / "site")
    assert moved == [".workshopsite/manifest.json", "b", "a", "robots.txt", "index.html"]
    assert changes.written == tuple(sorted(files))
    assert tree(tmp_path / "site") == whole(files)
    del moved[:]
    files["a/0/index.html"] = files["new/index.html"] = b"new"
    build(files, tmp_path / "site")
    assert [name for name in moved if "manifest" not in name] == [
        "a/0/index.html",
        "new/index.html",
    ]


def test_what_was_made_early_and_is_not_wanted_does_not_come_with_its_folder(tmp_path):
    card = Output("a/b/card.png", SOURCE, lambda: b"card", wanted=lambda: False, early=True)

    def all_of(make, outputs):
        made = [(one, make(one)) for one in outputs]
        return [(one, fate if one.wanted() else None) for one, fate in made]

    outputs = [*outputs_of({"a/z.png": b"z"}), card]
    with spooled(outputs, tmp_path, Problems(), all_of) as spool:
        spool.commit()
    assert tree(tmp_path) == whole({"a/z.png": b"z"})


def test_a_folder_that_somebody_makes_meanwhile_gets_ours_file_by_file(tmp_path):
    files = {"a/x": b"x", "b/y": b"y"}
    problems = Problems()
    with spooled(outputs_of(files), tmp_path / "site", problems) as spool:
        theirs = tmp_path / "site" / "a" / "theirs"
        theirs.parent.mkdir()
        theirs.write_bytes(b"theirs")
        assert spool.commit().written == ("a/x", "b/y")
    assert not problems.found
    assert tree(tmp_path / "site") == whole(files, **{"a/theirs": b"theirs"})


def test_without_commit_nothing_is_touched(tmp_path):
    folder = tmp_path / "_site"
    build(SITE, folder)
    (folder / "CNAME").write_bytes(b"example.org")
    before = tree(folder)
    with spooled(outputs_of({"index.html": b"new", "x": b"x"}), folder, Problems()) as spool:
        changes = spool.changes()
    gone = ("assets/site.css", "program/index.html")
    assert changes == Changes(("index.html", "x"), gone, 0, ("CNAME",))
    assert tree(folder) == before


def test_without_commit_no_new_folder_is_left_behind(tmp_path):
    with spooled(outputs_of(SITE), tmp_path / "a" / "b", Problems()):
        assert (tmp_path / "a" / "b").is_dir()
    assert tree(tmp_path) == {}


def test_a_fault_in_our_own_code_leaves_nothing_behind(tmp_path):
    def fails():
        raise ZeroDivisionError

    outputs = [*outputs_of(SITE), Output("x", SOURCE, fails)]
    with pytest.raises(ZeroDivisionError), spooled(outputs, tmp_path / "_site", Problems()):
        pass
    assert tree(tmp_path) == {}


def test_a_commit_in_spite_of_errors_is_refused(tmp_path):
    problems = Problems()
    with spooled(outputs_of(SITE), tmp_path / "_site", problems) as spool:
        problems.add("bad-time", "there is no 25:00", SOURCE)
        with pytest.raises(RuntimeError):
            spool.commit()
    assert tree(tmp_path) == {}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_files_get_the_permissions_that_the_user_gives_to_new_files(tmp_path):
    before = os.umask(0o027)
    try:
        build(SITE, tmp_path / "_site")
    finally:
        os.umask(before)
    files = [path for path in (tmp_path / "_site").rglob("*") if path.is_file()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o640}


names = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=3).map("/".join)


def without_conflicts(files):
    return {
        name: data
        for name, data in files.items()
        if not any(other.startswith(name + "/") for other in files)
    }


sites = st.dictionaries(names, st.sampled_from([b"", b"1", b"2"]), max_size=8)


@settings(deadline=None, max_examples=60)
@given(builds=st.lists(sites.map(without_conflicts), min_size=1, max_size=4))
def test_whatever_was_built_before_the_folder_holds_just_the_last_build(tmp_path_factory, builds):
    folder = tmp_path_factory.mktemp("site")
    old = {}
    for new in builds:
        changes = build(new, folder)
        assert tree(folder) == whole(new)
        assert set(changes.written) == {name for name in new if new[name] != old.get(name)}
        assert set(changes.removed) == old.keys() - new.keys()
        assert changes.unchanged == len(new) - len(changes.written)
        old = new


# --- what is not ours


def test_foreign_files_stay_and_are_named(tmp_path):
    build(SITE, tmp_path)
    for name in ("CNAME", "program/note.txt", ".git/HEAD", "old/.cache/x", "old/y", ".htaccess"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"mine")
    (tmp_path / "empty").mkdir()
    changes = build({"index.html": b"home"}, tmp_path)
    named = (".git/", ".htaccess", "CNAME", "old/.cache/", "old/y", "program/note.txt")
    assert changes.foreign == named
    assert (tmp_path / "empty").is_dir()
    assert (tmp_path / "program/note.txt").read_bytes() == b"mine"
    assert not (tmp_path / "program/index.html").exists()
    assert not (tmp_path / "assets").exists()


def test_a_hidden_folder_with_files_of_ours_is_looked_into(tmp_path):
    build({".well-known/a.txt": b"a"}, tmp_path)
    (tmp_path / ".well-known/b.txt").write_bytes(b"b")
    assert build({".well-known/a.txt": b"a"}, tmp_path).foreign == (".well-known/b.txt",)


def test_where_nothing_stands_nothing_is_looked_for_on_the_way_to_a_file(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(ground, "standing", lambda path: asked.append(str(path)) or standing(path))
    assert problems_of(SITE, tmp_path) == []
    assert asked == [f"{tmp_path}/{name}" for name in SITE]
    build(SITE, tmp_path)
    asked.clear()
    assert problems_of(SITE, tmp_path) == []
    assert (tmp_path / "program").as_posix() in asked


@pytest.mark.parametrize(
    ("foreign", "blocker"),
    [("new.html", "new.html"), ("new/index.html/x", "new/index.html"), ("new", "new")],
)
def test_a_foreign_thing_where_we_need_to_write_is_an_error(tmp_path, foreign, blocker):
    folder = tmp_path / "_site"
    build(SITE, folder)
    (folder / foreign).parent.mkdir(parents=True, exist_ok=True)
    (folder / foreign).write_bytes(b"mine")
    before = tree(folder)
    needed = {"new.html": b"new", "new/index.html": b"new"}
    (problem,) = problems_of(SITE | needed, folder)
    assert problem.rule.name == "bad-output"
    assert problem.place.path == (folder / blocker).as_posix()
    assert problem.message.startswith("something that workshopsite did not write is where")
    assert problem.related[0].place == SOURCE
    assert tree(folder) == before


def test_an_empty_folder_of_somebody_else_is_not_replaced_by_a_file(tmp_path):
    build(SITE, tmp_path)
    (tmp_path / "x").mkdir()
    assert [problem.rule.name for problem in problems_of({"x": b"x"}, tmp_path)] == ["bad-output"]


def test_a_foreign_file_with_the_same_bytes_becomes_ours(tmp_path):
    build(SITE, tmp_path)
    (tmp_path / "new.html").write_bytes(b"new")
    new = SITE | {"new.html": b"new"}
    assert build(new, tmp_path) == Changes((), (), 4, ())
    assert tree(tmp_path) == whole(new)


def test_a_file_of_ours_gives_way_to_a_folder_and_back(tmp_path):
    flat, deep = {"a": b"1", "b/c/d": b"2", "b/e": b"3"}, {"a/index.html": b"4", "b": b"5"}
    build(flat, tmp_path)
    assert build(deep, tmp_path).removed == ("a", "b/c/d", "b/e")
    assert tree(tmp_path) == whole(deep)
    build(flat, tmp_path)
    assert tree(tmp_path) == whole(flat)


def test_a_folder_of_ours_with_a_foreign_file_does_not_give_way(tmp_path):
    build({"a/b/c": b"1"}, tmp_path)
    (tmp_path / "a/b/mine").write_bytes(b"mine")
    before = tree(tmp_path)
    (problem,) = problems_of({"a": b"2"}, tmp_path)
    assert problem.place.path == (tmp_path / "a").as_posix()
    assert tree(tmp_path) == before


def test_nothing_is_written_through_a_link(tmp_path):
    folder, elsewhere = tmp_path / "_site", tmp_path / "elsewhere"
    build(SITE, folder)
    elsewhere.mkdir()
    make_link(folder / "papers", elsewhere)
    make_link(folder / "x.html", elsewhere / "x.html")
    (elsewhere / "x.html").write_bytes(b"same")
    found = problems_of({"papers/index.html": b"p", "x.html": b"same"}, folder)
    assert [problem.place.path for problem in found] == [
        (folder / "papers").as_posix(),
        (folder / "x.html").as_posix(),
    ]
    assert all(problem.message.startswith("a link is where") for problem in found)
    assert tree(elsewhere) == {"x.html": b"same"}


def test_nothing_is_removed_through_a_link(tmp_path):
    folder, elsewhere = tmp_path / "_site", tmp_path / "elsewhere"
    build({"index.html": b"home", "a/b/x": b"1", "a/c/z": b"1", "y": b"2"}, folder)
    (folder / "a").rename(elsewhere)
    (elsewhere / "c/z").unlink()
    (folder / "y").unlink()
    make_link(folder / "a", elsewhere)
    make_link(folder / "y", elsewhere / "b/x")
    assert build({"index.html": b"home"}, folder) == Changes((), (), 1, ("a", "y"))
    assert tree(elsewhere) == {"b/x": b"1", "c/": None}
    assert (folder / "y").is_symlink()


def test_an_output_folder_that_is_a_link_itself_is_fine(tmp_path):
    (tmp_path / "www").mkdir()
    make_link(tmp_path / "_site", tmp_path / "www")
    build(SITE, tmp_path / "_site")
    assert tree(tmp_path / "www") == whole(SITE)


def test_bookkeeping_that_is_a_link_is_refused(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "_site").mkdir()
    make_link(tmp_path / "_site/.workshopsite", tmp_path / "elsewhere")
    with pytest.raises(Mistake, match="link"), spooled([], tmp_path / "_site", Problems()):
        pass
    assert tree(tmp_path / "elsewhere") == {}


# --- the manifest


def test_a_folder_that_was_not_ours_is_refused_and_left_alone(tmp_path):
    (tmp_path / "thesis.tex").write_bytes(b"mine")
    with pytest.raises(Mistake, match="is not empty and was not written by") as caught:
        build(SITE, tmp_path)
    assert "--output" in caught.value.hint
    assert tree(tmp_path) == {"thesis.tex": b"mine"}


@pytest.mark.parametrize(
    "text",
    [b"", b"{", b"\xff", b"[]", b'{"version": 2, "files": ["index.html"]}', b'{"version":1}'],
)
def test_with_a_damaged_manifest_every_file_counts_as_foreign(tmp_path, text):
    build(SITE, tmp_path)
    (tmp_path / ".workshopsite/manifest.json").write_bytes(text)
    (problem,) = problems_of(SITE | {"index.html": b"new"}, tmp_path)
    assert problem.place.path.endswith("index.html")
    changes = build({"index.html": b"home"}, tmp_path)
    assert changes == Changes((), (), 1, ("assets/site.css", "program/index.html"))
    assert tree(tmp_path) == SITE | {".workshopsite/manifest.json": manifest_of("index.html")}


def test_a_manifest_that_names_files_outside_removes_nothing_there(tmp_path):
    folder = tmp_path / "_site"
    build(SITE, folder)
    (tmp_path / "thesis.tex").write_bytes(b"mine")
    outside = ["../thesis.tex", str(tmp_path / "thesis.tex"), "a/../../thesis.tex", 7]
    data = {"version": 1, "files": [*SITE, *outside, ".workshopsite/lock"]}
    (folder / ".workshopsite/manifest.json").write_text(json.dumps(data), "ascii")
    assert build(SITE, folder).removed == ()
    assert tree(tmp_path)["thesis.tex"] == b"mine"


@pytest.mark.parametrize(
    "name",
    ["", "/etc/x", "../x", "a/../x", "a/./b", "a//b", "a/", ".", "..", "a\0b",
     ".workshopsite", ".workshopsite/x", ".Workshopsite/x"],
)  # fmt: skip
def test_a_name_that_leads_out_of_the_folder_is_our_own_fault(tmp_path, name):
    with pytest.raises(ValueError, match="not within"):
        build({name: b"x"}, tmp_path / "_site")
    assert tree(tmp_path) == {}


def test_two_outputs_of_one_name_are_our_own_fault(tmp_path):
    with (
        pytest.raises(ValueError, match="same path"),
        spooled(outputs_of({"a": b"1"}) * 2, tmp_path, Problems()),
    ):
        pass


def test_a_file_and_a_folder_of_one_name_are_an_error(tmp_path):
    (problem,) = problems_of({"a/b/c": b"1", "a": b"2"}, tmp_path / "_site")
    assert problem.rule.name == "address-conflict"
    assert problem.message == '"a" cannot be both a file and the folder of "a/b/c"'
    assert tree(tmp_path) == {}


# --- when the system refuses


def test_a_name_that_is_too_long_is_a_problem_and_the_rest_is_still_made(tmp_path):
    made = []
    long = Output("a" * 300, SOURCE, lambda: b"x")
    late = Output("b", SOURCE, lambda: made.append("b") or b"x")
    problems = Problems()
    with spooled([long, late], tmp_path / "_site", problems):
        pass
    (problem,) = problems
    assert problem.rule.name == "cannot-write"
    assert problem.place.path.endswith("a" * 300)
    assert "cannot be written: " in problem.message
    assert made == ["b"]
    assert tree(tmp_path) == {}


def test_a_source_that_vanished_is_a_problem_of_that_source(tmp_path):
    output = Output("a.pdf", Place("content/a.pdf"), (tmp_path / "content/a.pdf").read_bytes)
    problems = Problems()
    with spooled([output], tmp_path / "_site", problems):
        pass
    (problem,) = problems
    assert (problem.rule.name, problem.place.path) == ("unreadable-file", "content/a.pdf")


def test_an_output_folder_that_cannot_be_made_is_a_plain_mistake(tmp_path):
    with pytest.raises(Mistake) as caught:
        build(SITE, tmp_path / ("a" * 300))
    assert caught.value.rule in {"cannot-write", "bad-output"}
    assert tree(tmp_path) == {}


FULL_DISK = """
    import resource, signal, sys
    from pathlib import Path
    from workshopsite.outputs.output import Output
    from workshopsite.problems import Place, Problems
    from workshopsite.write import spooled

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
    problems = Problems()
    sizes = {"small": 10, "large": 5000, "huge": 9000}
    outputs = [Output(n, Place("x"), lambda s=s: b"x" * s) for n, s in sizes.items()]
    with spooled(outputs, Path(sys.argv[1]), problems) as spool:
        for problem in problems:
            sys.stdout.write(f"{problem.rule.name} {problem.place} {problem.message}")
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of files")
def test_a_disk_that_is_full_is_said_once_and_nothing_is_changed(tmp_path):
    build({"small": b"old", "large": b"old"}, tmp_path)
    before = tree(tmp_path)
    script = textwrap.dedent(FULL_DISK)
    command = [sys.executable, "-c", script, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    message = "this cannot be written: file too large"
    assert done.stdout == f"cannot-write {tmp_path.as_posix()}/large {message}"
    assert tree(tmp_path) == before


def test_a_commit_that_fails_midway_says_how_far_it_came(tmp_path, monkeypatch):
    build(SITE, tmp_path)
    new = {"index.html": b"new", "program/index.html": b"new"}
    replace = os.replace

    def refuse(source, target):
        if "program" in str(target):
            raise PermissionError(13, "Permission denied")
        replace(source, target)

    problems = Problems()
    with spooled(outputs_of(new), tmp_path, problems) as spool:
        monkeypatch.setattr(os, "replace", refuse)
        changes = spool.commit()
        monkeypatch.undo()
    (problem,) = problems
    assert problem.place.path == (tmp_path / "program/index.html").as_posix()
    assert problem.message == "this cannot be written: permission denied"
    assert changes == Changes(("index.html",), (), 0, ())
    assert build(new, tmp_path) == Changes(("program/index.html",), ("assets/site.css",), 1, ())
    assert tree(tmp_path) == whole(new)


# --- two builds at a time


def test_a_second_build_at_the_same_time_is_refused(tmp_path):
    folder = tmp_path / "_site"
    with spooled(outputs_of(SITE), folder, Problems()) as spool:
        with pytest.raises(Mistake, match="another build is writing to this folder"):
            build({"index.html": b"other"}, folder)
        spool.commit()
    assert tree(folder) == whole(SITE)
    assert build(SITE, folder).unchanged == 3


@pytest.mark.skipif(os.name == "nt", reason="Windows removes no file that is open")
def test_a_lock_file_that_was_removed_while_we_took_it_is_not_enough(tmp_path, monkeypatch):
    take, removed = lock._take, []

    def take_after_its_holder_left(handle):
        take(handle)
        if not removed:
            removed.append((tmp_path / "lock").unlink())

    monkeypatch.setattr(lock, "_take", take_after_its_holder_left)
    with lock.locked(tmp_path / "lock"):
        assert removed
        with pytest.raises(lock.LockedError), lock.locked(tmp_path / "lock"):
            pass


def test_what_a_killed_build_left_behind_is_removed(tmp_path):
    left = tmp_path / ".workshopsite" / "spool-1"
    left.mkdir(parents=True)
    (left / "0").write_bytes(b"half")
    (tmp_path / ".workshopsite" / "lock").touch()
    build(SITE, tmp_path)
    assert tree(tmp_path) == whole(SITE)


# --- which folder may be written to


@pytest.fixture
def site(tmp_path):
    for name in ("content", "templates"):
        (tmp_path / "site" / name).mkdir(parents=True)
    (tmp_path / "site" / "content" / "index.md").write_text("Hello", "utf-8")
    return tmp_path / "site"


def check(site, output):
    check_output_folder(output, site, [site / name for name in ("content", "templates", "assets")])


def refusal(site, output):
    before = tree(site.parent)
    with pytest.raises(Mistake) as caught:
        check(site, output)
    assert caught.value.rule == "bad-output"
    assert "--output" in caught.value.hint
    assert tree(site.parent) == before
    return caught.value.message


@pytest.mark.parametrize("name", ["_site", "public/html", "../elsewhere", "content-built"])
def test_a_folder_inside_or_beside_the_site_is_fine(site, name):
    check(site, site / name)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (".", "holds the site"),
        ("..", "holds the site"),
        ("_site/..", "holds the site"),
        ("content", 'is in "content"'),
        ("content/_site", 'is in "content"'),
        ("_site/../templates/x/y", 'is in "templates"'),
        ("assets", 'is in "assets"'),
        ("content/index.md", 'is in "content"'),
    ],
)
def test_a_folder_that_the_site_is_made_from_is_refused(site, name, why):
    assert why in refusal(site, site / name)


def test_a_folder_that_holds_a_source_elsewhere_is_refused(site, tmp_path):
    with pytest.raises(Mistake, match='holds "assets"'):
        check_output_folder(tmp_path / "x", site, [tmp_path / "x" / "assets"])


def test_a_link_to_a_source_is_refused(site):
    make_link(site / "_site", site / "content")
    assert 'is in "content"' in refusal(site, site / "_site")


def test_the_root_and_the_home_folder_are_refused(site, tmp_path, monkeypatch):
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    assert "not a folder for a website" in refusal(site, home)
    assert "not a folder for a website" in refusal(site, Path(site.anchor))


@pytest.mark.parametrize("name", ["notes.txt", "notes.txt/_site"])
def test_a_file_is_refused(site, name):
    (site / "notes.txt").touch()
    assert '"notes.txt" is not a folder' in refusal(site, site / name)


def test_a_folder_that_may_not_be_written_is_refused(site, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != site.resolve())
    assert "cannot be written to" in refusal(site, site / "deep" / "_site")


def test_a_full_folder_is_refused_unless_a_build_wrote_it(site):
    build(SITE, site / "_site")
    check(site, site / "_site")
    (site / "_site/.workshopsite/manifest.json").unlink()
    assert "was not written by workshopsite" in refusal(site, site / "_site")


def test_an_empty_folder_and_one_of_a_build_killed_at_once_are_fine(site):
    (site / "_site").mkdir()
    check(site, site / "_site")
    (site / "_site/.workshopsite/spool-1").mkdir(parents=True)
    check(site, site / "_site")
