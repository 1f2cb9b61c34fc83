"""Which changes of a site's files are seen, and as how many bursts."""

import os
import shutil
from pathlib import Path
from threading import Event, Thread
from time import sleep

import pytest

from serving import SITE, wait_for
from sites import write
from workshopsite.render.jinja import THEME
from workshopsite.serve.snapshot import differing, is_leftover, is_watched, snapshot, written_alone
from workshopsite.serve.watch import Watch


class Seen:
    """Watches a folder in a thread and notes each burst as the names of its files."""

    def __init__(self, root: Path, *, poll: bool) -> None:
        self.root = root
        self.bursts: list[set[str]] = []
        self._stop = Event()
        self._watch = Watch(root, poll=poll)
        self._thread = Thread(target=self._run, daemon=True)

    def start(self) -> None:
        self._thread.start()
        sleep(0.1)

    def _run(self) -> None:
        for burst in self._watch.changes(self._stop):
            self.bursts.append({path.relative_to(self.root).as_posix() for path in burst})

    def all(self) -> set[str]:
        return set().union(*self.bursts)

    def quiet(self, seconds: float = 0.25) -> None:
        sleep(seconds)

    def stop(self) -> None:
        self._stop.set()
        self._thread.join(timeout=30)
        assert not self._thread.is_alive()


def save(page: Path, text: str) -> None:
    """Write a file anew in one step, where `write_text` would empty it first.

    On a busy machine a look may fall between two steps, and see two saves.
    """
    with page.open("r+b", buffering=0) as file:
        file.write(text.encode().ljust(page.stat().st_size, b"\n"))


@pytest.fixture(params=[False, True], ids=["told", "poll"])
def seen(request, tmp_path, monkeypatch):
    monkeypatch.setattr("workshopsite.serve.watch.POLL", 0.05)
    monkeypatch.setattr("workshopsite.serve.watch.LOOK", 60)  # nothing is left to it
    watching = Seen(write(tmp_path.resolve(), SITE), poll=request.param)
    watching.start()
    yield watching
    watching.stop()


def test_a_saved_file_is_one_burst(seen):
    save(seen.root / "content/index.md", "# New\n")
    wait_for(lambda: seen.bursts)
    seen.quiet()
    assert seen.bursts == [{"content/index.md"}]


def test_a_removed_a_renamed_and_a_new_file_in_a_new_folder_are_seen(seen):
    (seen.root / "content/call.md").unlink()
    wait_for(lambda: "content/call.md" in seen.all())
    (seen.root / "content/index.md").rename(seen.root / "content/home.md")
    wait_for(lambda: {"content/index.md", "content/home.md"} <= seen.all())
    (seen.root / "content/a/b").mkdir(parents=True)
    sleep(0.3)
    (seen.root / "content/a/b/c.md").write_text("# C\n")
    wait_for(lambda: "content/a/b/c.md" in seen.all())


def test_a_save_by_a_temporary_file_and_a_rename_names_the_file_alone(seen):
    (seen.root / "content/.index.md.x7").write_text("# New\n")
    (seen.root / "content/.index.md.x7").replace(seen.root / "content/index.md")
    wait_for(lambda: seen.bursts)
    seen.quiet()
    assert seen.bursts == [{"content/index.md"}]


def test_fifty_files_are_one_burst(seen, monkeypatch):
    monkeypatch.setattr("workshopsite.serve.watch.SETTLED", 400)
    for number in range(50):
        (seen.root / f"content/page{number}.md").write_text(f"# Page {number}\n")
    wait_for(lambda: seen.bursts)
    seen.quiet()
    assert [len(burst) for burst in seen.bursts] == [50]


def test_the_usual_save_waits_for_no_more_to_follow(seen, monkeypatch):
    monkeypatch.setattr("workshopsite.serve.watch.SETTLED", 60_000)
    save(seen.root / "content/index.md", "# New\n")
    wait_for(lambda: seen.bursts == [{"content/index.md"}])


def test_a_file_that_is_emptied_or_moved_away_first_is_one_burst(seen, monkeypatch):
    monkeypatch.setattr("workshopsite.serve.watch.SETTLED", 1000)
    monkeypatch.setattr("workshopsite.serve.watch.LONGEST_BURST", 60_000)
    (seen.root / "content/index.md").write_text("")
    sleep(0.15)
    (seen.root / "content/index.md").write_text("# New\n")
    wait_for(lambda: seen.bursts)
    (seen.root / "content/index.md").rename(seen.root / "content/index.md~")
    sleep(0.15)
    (seen.root / "content/index.md").write_text("# Newer\n")
    wait_for(lambda: len(seen.bursts) == 2)
    seen.quiet(1.2)
    assert seen.bursts == [{"content/index.md"}] * 2


def test_what_an_editor_leaves_is_named_with_the_next_burst(seen):
    """It is no reason to read the site again; but when that is read, it is a file like others."""
    (seen.root / "content/index.md.orig").write_text("# Old\n")
    seen.quiet()
    assert seen.bursts == []
    save(seen.root / "content/index.md", "# New\n")
    wait_for(lambda: seen.bursts == [{"content/index.md", "content/index.md.orig"}])


def test_a_file_that_is_older_than_the_one_it_replaces_is_seen(seen):
    write(seen.root, {"older.md": "# Older\n"})
    os.utime(seen.root / "older.md", (1, 1))
    (seen.root / "older.md").replace(seen.root / "content/index.md")
    wait_for(lambda: seen.all() == {"content/index.md"})


def test_a_file_that_keeps_its_time_is_seen(seen):
    page = seen.root / "content/index.md"
    before = page.stat()
    page.write_text("# As a tool does that copies files with their times\n")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    wait_for(lambda: seen.all() == {"content/index.md"})


def test_two_saves_in_a_row_are_both_seen(seen):
    save(seen.root / "content/index.md", "# 1\n")
    wait_for(lambda: len(seen.bursts) == 1)
    save(seen.root / "content/index.md", "# 2\n")
    wait_for(lambda: len(seen.bursts) == 2)


def test_what_editors_leave_and_what_a_build_writes_is_no_change(seen):
    leftovers = [".index.md.swp", "index.md~", "4913", "#index.md#", ".#index.md", ".DS_Store"]
    for name in leftovers:
        (seen.root / "content" / name).write_text("x")
    (seen.root / "_site").mkdir()
    (seen.root / "_site/index.html").write_text("x")
    (seen.root / "README.md").write_text("x")
    (seen.root / "content/empty").mkdir()
    seen.quiet()
    assert seen.bursts == []


def test_a_folder_that_is_replaced_as_a_whole_is_seen_and_watched_again(seen):
    shutil.copytree(seen.root / "content", seen.root / "other")
    (seen.root / "other/new.md").write_text("# New\n")
    (seen.root / "content").rename(seen.root / "old")
    (seen.root / "other").rename(seen.root / "content")
    wait_for(lambda: "content/new.md" in seen.all())
    seen.quiet()
    save(seen.root / "content/new.md", "# Newer\n")
    wait_for(lambda: {"content/new.md"} in seen.bursts)
    (seen.root / "old/index.md").write_text("# Nobody reads this\n")
    before = len(seen.bursts)
    seen.quiet()
    assert len(seen.bursts) == before


def test_a_folder_that_is_removed_and_made_again_is_told_of_at_once(tmp_path, monkeypatch):
    """Its new self often has the number of the old one; nothing is left to looking."""
    monkeypatch.setattr("workshopsite.serve.watch.LOOK", 60)
    watching = Seen(write(tmp_path.resolve(), SITE), poll=False)
    watching.start()
    try:
        for number in range(2):
            shutil.rmtree(tmp_path / "content")
            write(tmp_path, SITE)
            watching.quiet(0.4)
            save(tmp_path / "content/index.md", f"# {number}\n")
            wait_for(lambda: watching.bursts[-1] == {"content/index.md"})
            watching.bursts.clear()
            watching.bursts.append(set())
    finally:
        watching.stop()


@pytest.mark.parametrize("poll", [False, True], ids=["told", "poll"])
def test_folders_that_come_later_are_watched(tmp_path, monkeypatch, poll):
    monkeypatch.setattr("workshopsite.serve.watch.LOOK", 60)
    watching = Seen(tmp_path.resolve(), poll=poll)
    watching.start()
    sleep(0.4)  # the first look is over
    try:
        (tmp_path / "content").mkdir()
        wait_for(lambda: watching.bursts == [{"content"}])
        (tmp_path / "content/index.md").write_text("# Here\n")
        wait_for(lambda: "content/index.md" in watching.all())
        shutil.rmtree(tmp_path / "content")
        wait_for(lambda: not (tmp_path / "content").exists() and len(watching.bursts) > 2)
    finally:
        watching.stop()


def test_what_changes_before_the_first_look_is_not_lost(tmp_path):
    watching = Seen(write(tmp_path.resolve(), SITE), poll=False)
    (tmp_path / "content/index.md").write_text("# While the site was read\n")
    watching.start()
    try:
        wait_for(lambda: watching.bursts == [{"content/index.md"}])
    finally:
        watching.stop()


def test_a_system_without_watches_left_is_polled(tmp_path, monkeypatch):
    def refuse(*_: object, **__: object):
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr("watchfiles.watch", refuse)
    watching = Seen(write(tmp_path.resolve(), SITE), poll=False)
    watching.start()
    try:
        save(tmp_path / "content/index.md", "# New\n")
        wait_for(lambda: watching.bursts == [{"content/index.md"}])
    finally:
        watching.stop()


def test_a_change_that_the_system_keeps_to_itself_is_seen_by_looking(tmp_path, monkeypatch):
    def silent(*_: object, stop_event: Event, rust_timeout: int, **__: object):
        while not stop_event.wait(rust_timeout / 1000):
            yield set()

    monkeypatch.setattr("watchfiles.watch", silent)
    monkeypatch.setattr("workshopsite.serve.watch.LOOK", 0.2)
    watching = Seen(write(tmp_path.resolve(), SITE), poll=False)
    watching.start()
    try:
        sleep(0.3)
        save(tmp_path / "content/index.md", "# New\n")
        wait_for(lambda: watching.bursts == [{"content/index.md"}])
    finally:
        watching.stop()


def test_a_file_that_the_system_names_is_looked_at_alone(tmp_path, monkeypatch):
    watching = Seen(write(tmp_path.resolve(), SITE), poll=False)
    monkeypatch.setattr("workshopsite.serve.watch.LOOK", 60)
    watching.start()
    try:
        sleep(0.4)  # past the look at the beginning
        looks = []
        monkeypatch.setattr("workshopsite.serve.watch.snapshot", looks.append)
        save(tmp_path / "content/index.md", "# New\n")
        wait_for(lambda: watching.bursts == [{"content/index.md"}])
        assert looks == []
    finally:
        watching.stop()


def test_after_one_file_was_written_all_is_as_a_look_at_everything_says(tmp_path):
    page = write(tmp_path, SITE) / "content/index.md"
    before = snapshot([tmp_path / "content"])
    page.write_text("# New\n")
    after = written_alone(before, page)
    assert after == snapshot([tmp_path / "content"])
    assert differing(before, after) == {page}


@pytest.mark.parametrize("how", ["comes", "goes", "is exchanged", "has two names", "is no file"])
def test_one_file_does_not_tell_all_where_it(how, tmp_path):
    content = write(tmp_path, SITE) / "content"
    page, new = content / "index.md", tmp_path / "new.md"
    if how == "has two names":
        (content / "other.md").symlink_to(page)
    before = snapshot([content])
    new.write_text("# New\n")
    if how == "comes":
        page = new.rename(content / "new.md")
    elif how == "goes":
        page.unlink()
    elif how == "is exchanged":
        new.replace(page)
    elif how == "is no file":
        page = content
    else:
        page.write_text("# New\n")
    assert written_alone(before, page) is None


def test_links_that_lead_in_a_circle_end(tmp_path):
    write(tmp_path, SITE)
    (tmp_path / "content/circle").symlink_to(tmp_path / "content", target_is_directory=True)
    found = snapshot([tmp_path / "content"])
    assert tmp_path / "content/index.md" in found
    assert tmp_path / "content/circle/index.md" not in found


def test_the_theme_is_watched():
    assert is_watched(THEME / "templates/base.html", [THEME])
    assert THEME / "templates/base.html" in snapshot([THEME])


def test_a_folder_counts_only_where_no_file_tells_of_it(tmp_path):
    content, page = tmp_path / "content", tmp_path / "content/index.md"
    assert differing({}, {content: ()}) == {content}
    assert differing({}, {content: (), page: (1, 1, 1, 1)}) == {page}
    assert differing({page: (1, 1, 1, 1)}, {page: (1, 1, 2, 1)}) == {page}
    assert differing({page: (1, 1, 1, 1)}, {page: (1, 1, 1, 1)}) == set()


@pytest.mark.parametrize(
    "name", ["index.md~", ".index.md.swp", "4913", "x.tmp", "#x#", "x___jb_tmp___", "a.crdownload"]
)
def test_leftovers_are_known(name):
    assert is_leftover(name)


@pytest.mark.parametrize("name", ["index.md", "49130", "tmp", ".well-known", "a#b.md", "swp"])
def test_an_organisers_files_are_no_leftovers(name):
    assert not is_leftover(name)
