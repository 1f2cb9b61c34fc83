"""Files that change, vanish, or are no files, while a site is read and built."""

import os
import socket
import sys
import threading
from pathlib import Path

import pytest

from built import result
from oracle import names, unsound
from photos import photo
from sites import loaded, only, site, told, write
from workshopsite.build import build
from workshopsite.check.table import check_site
from workshopsite.model.site import Options
from workshopsite.problems import Problems
from workshopsite.read import folder as folder_module
from workshopsite.read.folder import Folder, read_folder

SITE = {
    "content/workshop.yaml": "title: Sums\ndate: 2030-05-01\ntimezone: UTC\nurl: https://a.test/\n",
    "content/index.md": "# Sums\n\n![A tree](tree.jpg) [Slides](slides.pdf)\n",
    "content/program.yaml": "- 9:00 Welcome\n",
    "content/slides.pdf": "%PDF-1.4",
    "templates/partials/footer.html": "<footer>{{ site.title }}</footer>\n",
    "assets/site.css": "p { color: red }\n",
}
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


@pytest.fixture
def home(tmp_path):
    return write(tmp_path, {**SITE, "content/tree.jpg": photo(900, 600, 1, "JPEG")})


def after_index(monkeypatch, do):
    """Do something between the index of a site's files and their use."""
    index = folder_module.read_folder

    def indexed(root, problems):
        found = index(root, problems)
        do(root)
        return found

    monkeypatch.setattr("workshopsite.model.load.read_folder", indexed)


TEXTS = ["content/workshop.yaml", "content/index.md", "content/program.yaml"]
OTHERS = ["content/slides.pdf", "content/tree.jpg", "assets/site.css"]
CHANGES = {
    "is saved": lambda file: file.write_bytes(b"title: else\n"),
    "vanishes": lambda file: file.unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("path", TEXTS)
def test_a_text_that_is_saved_after_it_was_indexed_is_the_one_that_was_indexed(
    home, monkeypatch, path, change
):
    before = result(home, {})
    assert not before.problems.found
    with monkeypatch.context() as patch:
        after_index(patch, lambda root: CHANGES[change](root / path))
        done = result(home, {})
    assert not done.problems.found
    assert (done.changes.written, done.changes.removed) == ((), ())


@pytest.mark.parametrize("path", OTHERS)
def test_a_file_that_changes_after_it_was_indexed_is_told_and_nothing_is_written(
    home, monkeypatch, path
):
    with monkeypatch.context() as patch:
        after_index(patch, lambda root: (root / path).write_bytes(b"title: else\n"))
        done = result(home, {})
    assert done.changes is None
    assert "unreadable-file" in names(done.problems)
    assert "own-mistake" not in names(done.problems)
    assert any("changed while the site was being read" in p.message for p in done.problems)
    assert list(unsound(done.problems, home)) == []


@pytest.mark.parametrize("path", OTHERS)
def test_a_file_that_vanishes_after_it_was_indexed_is_told(home, monkeypatch, path):
    with monkeypatch.context() as patch:
        after_index(patch, lambda root: (root / path).unlink())
        done = result(home, {})
    assert done.changes is None
    assert "unreadable-file" in names(done.problems)
    assert "own-mistake" not in names(done.problems)


def test_a_picture_that_changes_while_it_is_made_smaller_spoils_no_cache(home, monkeypatch):
    old, new = (home / "content/tree.jpg").read_bytes(), photo(800, 500, 2, "JPEG")
    with monkeypatch.context() as patch:
        after_index(patch, lambda root: (root / "content/tree.jpg").write_bytes(new))
        assert result(home, {}).changes is None
    (home / "content/tree.jpg").write_bytes(old)
    assert result(home, {}).changes is not None
    made = {path.name: path.read_bytes() for path in (home / "_site").rglob("*.webp")}
    fresh = write(home.parent / "fresh", {**SITE, "content/tree.jpg": old})
    result(fresh, {})
    assert {p.name: p.read_bytes() for p in (fresh / "_site").rglob("*.webp")} == made
    assert made


def test_files_that_are_written_all_the_time(home):
    ended = threading.Event()

    def rewrite():
        number = 0
        while not ended.is_set():
            number += 1
            for path in ("content/index.md", "content/program.yaml", "content/slides.pdf"):
                (home / path).write_bytes(SITE[path].encode() + b"\n" * (number % 3))

    thread = threading.Thread(target=rewrite)
    thread.start()
    try:
        for _ in range(5):
            done = build(home, home / "_site", Options())
            found = names(done.problems)
            assert found <= {"unreadable-file", "missing-file", "dead-link", "empty-file"}
    finally:
        ended.set()
        thread.join()
    assert result(home, {}).changes is not None


@posix
@pytest.mark.parametrize("top", ["content", "content/deep", "templates", "assets"])
@pytest.mark.parametrize("kind", ["fifo", "socket", "device"])
def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path, monkeypatch, top, kind):
    path = (
        write(tmp_path, {**SITE, "content/tree.jpg": photo(90, 60, 3, "JPEG")}) / top / "strange.md"
    )
    path.parent.mkdir(exist_ok=True)
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "socket":
        monkeypatch.chdir(path.parent)  # because the path of a socket must be short
        with socket.socket(socket.AF_UNIX) as opened:
            opened.bind(path.name)
    else:
        path.symlink_to("/dev/zero")
    done = result(tmp_path, {})
    assert names(done.problems) == {"link-outside" if kind == "device" else "unreadable-file"}
    assert only(done.problems).place.path == f"{top}/strange.md"


@posix
def test_links_in_circles(tmp_path):
    write(tmp_path, {"content/index.md": "# A\n", "content/a/b/page.md": "# B\n"})
    (tmp_path / "content/a/b/up").symlink_to("../..")
    (tmp_path / "content/self").symlink_to("self")
    (tmp_path / "content/one").symlink_to("two")
    (tmp_path / "content/two").symlink_to("one")
    _, problems = loaded(tmp_path)
    assert told(problems) == [
        f"unreadable-file {name}" for name in ("a/b/up", "one", "self", "two")
    ]


@pytest.mark.parametrize("path", ["content/deep", "content/deep/page.md"])
def test_what_may_not_be_looked_at_is_named(tmp_path, monkeypatch, path):
    write(
        tmp_path,
        {**SITE, "content/tree.jpg": photo(90, 60, 3, "JPEG"), "content/deep/page.md": "# A\n"},
    )
    look, shut = Path.stat, tmp_path.resolve() / path

    def refused(self, **options):
        if self == shut:
            raise PermissionError(13, "Permission denied")
        return look(self, **options)

    monkeypatch.setattr(Path, "stat", refused)
    problems = Problems()
    found = read_folder(tmp_path, problems)
    assert told(problems) == [f"unreadable-file {path}".replace("content/", "")]
    assert not any(name.startswith(path) for name in found.files)


def test_bytes_that_are_not_those_of_the_index_are_refused(tmp_path):
    found, _ = site(tmp_path, SITE)
    check_site(found, Problems())
    assert isinstance(found.folder, Folder)
    (tmp_path / "content/slides.pdf").write_bytes(b"other")
    with pytest.raises(OSError, match="changed"):
        found.folder.read("content/slides.pdf")


def test_a_page_that_was_empty_when_it_was_indexed_is_an_empty_page(home, monkeypatch):
    """Many programs empty a file before they write it."""
    page = home / "content/index.md"
    page.write_bytes(b"")
    with monkeypatch.context() as patch:
        after_index(patch, lambda _: page.write_bytes(b"# Sums\n"))
        done = result(home, {})
    assert names(done.problems) == {"empty-file"}
