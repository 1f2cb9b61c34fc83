"""Names that change in letter case only, where the file system sees that and where it does not."""

import io
import json
import os
from pathlib import Path

import pytest

from workshopsite.outputs.output import Output
from workshopsite.problems import Place, Problems
from workshopsite.write import spool as spool_module
from workshopsite.write import spooled


def build(files, folder):
    problems = Problems()
    outputs = [Output(name, Place("x"), lambda data=data: data) for name, data in files.items()]
    with spooled(outputs, folder, problems) as spool:
        return problems if problems.fatal else spool.commit()


def tree(folder):
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def manifest_of(names):
    return (json.dumps({"version": 1, "files": sorted(names)}, indent=1) + "\n").encode()


def whole(files):
    return {**files, ".workshopsite/manifest.json": manifest_of(files)}


def site_in(folder):
    return {name: data for name, data in tree(folder).items() if not name.startswith(".work")}


def sees_letter_case(folder):
    (folder / "case").touch()
    seen = not (folder / "CASE").exists()
    (folder / "case").unlink()
    return seen


@pytest.fixture
def seeing(tmp_path):
    """A folder on a file system that sees letter case."""
    if not sees_letter_case(tmp_path):
        pytest.skip("this file system does not see letter case")
    return tmp_path


@pytest.fixture
def blind(tmp_path, monkeypatch):
    """A folder on a file system that does not see letter case, in truth or in play."""
    if sees_letter_case(tmp_path):
        play_blind(tmp_path, monkeypatch)
    assert not sees_letter_case(tmp_path)
    return tmp_path


def play_blind(folder, monkeypatch):
    """Let the system's calls find a file under any spelling of its name, and keep its first."""
    names_in = os.listdir

    def spelled_on_disk(path):
        if not isinstance(path, str | os.PathLike) or not Path(path).is_relative_to(folder):
            return path
        found = str(folder)
        for part in Path(path).relative_to(folder).parts:
            try:
                names = names_in(found)
            except OSError:
                names = []
            same = [name for name in names if name.casefold() == part.casefold()]
            found = f"{found}/{(same or [part])[0]}"
        return found

    def blind_call(call):
        def called(*arguments, **options):
            return call(*map(spelled_on_disk, arguments), **options)

        return called

    for name in ("stat", "lstat", "open", "replace", "unlink", "mkdir", "rmdir", "scandir"):
        monkeypatch.setattr(os, name, blind_call(getattr(os, name)))
    monkeypatch.setattr(os, "listdir", blind_call(names_in))
    monkeypatch.setattr(io, "open", blind_call(io.open))
    monkeypatch.setattr(spool_module, "open", blind_call(open), raising=False)


def test_two_spellings_of_a_folder_are_one_in_a_first_build(blind):
    files = {"About/x": b"1", "about/y": b"2", "z/index.html": b"3"}
    assert build(files, blind).written == tuple(sorted(files))
    del files["about/y"]
    assert site_in(blind) == {**files, "About/y": b"2"}


def test_a_changed_spelling_is_the_one_on_disk_afterwards(blind):
    build({"About/index.html": b"1", "About/x": b"2", "y": b"3"}, blind)
    new = {"about/index.html": b"1", "Y": b"3"}
    changes = build(new, blind)
    assert changes.removed == ("About/index.html", "About/x", "y")
    assert changes.written == ("Y", "about/index.html")
    assert tree(blind) == whole(new)
    assert build(new, blind).unchanged == 2


def test_a_file_takes_the_place_of_a_folder_in_another_spelling(blind):
    build({"About/index.html": b"1"}, blind)
    build({"about": b"2"}, blind)
    assert tree(blind) == whole({"about": b"2"})
    build({"ABOUT/index.html": b"1"}, blind)
    assert tree(blind) == whole({"ABOUT/index.html": b"1"})


def test_after_a_killed_build_both_spellings_may_be_in_the_manifest(blind):
    files = {"about/index.html": b"1"}
    build(files, blind)
    both = manifest_of(["About/index.html", "about/index.html"])
    (blind / ".workshopsite/manifest.json").write_bytes(both)
    build(files, blind)
    assert tree(blind) == whole(files)


def test_a_folder_that_keeps_its_old_spelling_for_a_foreign_file_holds_ours_too(blind):
    build({"About/index.html": b"1"}, blind)
    (blind / "About/mine").write_bytes(b"mine")
    for _ in range(2):
        assert build({"about/index.html": b"1"}, blind).foreign == ("About/mine",)
    assert tree(blind)["About/index.html"] == b"1"


def test_a_foreign_file_in_another_spelling_is_in_the_way(blind):
    build({"index.html": b"1"}, blind)
    (blind / "About.html").write_bytes(b"mine")
    assert [problem.rule.name for problem in build({"about.html": b"2"}, blind)] == ["bad-output"]


def test_where_letter_case_is_seen_a_changed_spelling_is_a_new_file(seeing):
    build({"About/index.html": b"1"}, seeing)
    build({"about/index.html": b"1"}, seeing)
    assert tree(seeing) == whole({"about/index.html": b"1"})


def test_where_letter_case_is_seen_another_spelling_is_somebody_elses(seeing):
    build({"About.html": b"1"}, seeing)
    (seeing / "about.html").write_bytes(b"mine")
    assert build({"about.html": b"2"}, seeing).fatal
    assert build({"index.html": b"1"}, seeing).foreign == ("about.html",)
