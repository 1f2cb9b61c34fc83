"""A whole build that the system refuses any one step: files stay whole, and the next build heals.

What the writing alone does is tested at length in test_write_killed.py; here is all of a build,
with the cache of pictures, and what the organiser is told.
"""

import errno
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from built import tree
from photos import photo
from sites import write
from workshopsite.cli import main

COMMON = {
    "content/workshop.yaml": "title: Sums\ndate: 2030-05-01\ntimezone: UTC\nurl: https://a.test/\n",
    "content/tree.jpg": photo(700, 500, 1, "JPEG"),
}
OLD = COMMON | {
    "content/index.md": "# Sums\n\n![A tree](tree.jpg) [old](old.md)\n",
    "content/old.md": "# Old\n",
    "content/place": "a file",
}
NEW = COMMON | {
    "content/index.md": "# Sums\n\n![A tree](tree.jpg) ![A bush](bush.jpg) [new](new.md)\n",
    "content/bush.jpg": photo(600, 500, 2, "JPEG"),
    "content/new.md": "# New\n",
    "content/place/inside.txt": "in a folder",
}
STEPS = ["replace", "rename", "unlink", "remove", "mkdir", "rmdir", "open", "utime", "fsync"]


class Fault:
    """Refuses the n-th step of all that change the disk, and all that follow if it is for good."""

    def __init__(self, patch, number, code, *, for_good):
        self.number, self.code, self.for_good, self.count = number, code, for_good, 0
        for step in STEPS:
            patch.setattr(os, step, self._failing(getattr(os, step)))
        for name in ("write_bytes", "write_text"):
            patch.setattr(Path, name, self._failing(getattr(Path, name), half=True))

    def _failing(self, function, *, half=False):
        def step(first, *args, **options):
            self.count += 1
            if self.count == self.number or (self.for_good and self.count > self.number):
                if half:
                    function(first, args[0][: len(args[0]) // 2], **options)
                raise OSError(self.code, os.strerror(self.code), str(first))
            return function(first, *args, **options)

        return step


def run(folder):
    """A build by the command line: its exit code and all that it says."""
    done = CliRunner().invoke(main, ["build", str(folder), "--output", str(folder / "_site")])
    assert isinstance(done.exception, SystemExit | None), done.exception
    return done.exit_code, done.output


def replaced(folder, files):
    shutil.rmtree(folder / "content")
    write(folder, files)


def published(folder):
    """The site on the disk, without our bookkeeping."""
    found = tree(folder / "_site") if (folder / "_site").exists() else {}
    return {name: data for name, data in found.items() if not name.startswith(".workshopsite/")}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """Both versions of the site as they should be."""
    made = []
    for files in (OLD, NEW):
        folder = write(tmp_path_factory.mktemp("fresh"), files)
        assert run(folder)[0] == 0
        made.append(published(folder))
    return made


@pytest.fixture
def start(tmp_path):
    """A site that was built in its old version, and now is the new one; copied for each fault."""
    origin = write(tmp_path / "origin", OLD)
    assert run(origin)[0] == 0
    replaced(origin, NEW)

    def copy(number):
        folder = tmp_path / str(number)
        shutil.copytree(origin, folder)
        return folder

    return copy


def built_with_fault(folder, number, code, *, for_good):
    """A build whose n-th step fails: what it says, and how many steps there were."""
    with pytest.MonkeyPatch.context() as patch:
        fault = Fault(patch, number, code, for_good=for_good)
        status, said = run(folder)
    assert status in (0, 1)
    assert "Traceback" not in said
    assert "mistake in workshopsite" not in said
    assert status == 0 or "error:" in said
    return status, said, fault.count


def assert_whole(found, old, new):
    for name, data in found.items():
        assert data in (old.get(name), new.get(name)), f"{name} is not whole"
    for name in old.keys() & new.keys():
        assert name in found, f"{name} is lost"


@pytest.mark.parametrize(
    ("code", "stride", "for_good"),
    [(errno.ENOSPC, 1, False), (errno.ENOSPC, 3, True), (errno.EACCES, 3, False)],
)
def test_a_build_that_is_refused_a_step_is_whole_and_healed_by_the_next(
    start, fresh, code, stride, for_good
):
    old, new = fresh
    ends = []
    number, steps = 0, 1
    while number < steps:
        number += stride
        folder = start(number)
        status, said, steps = built_with_fault(folder, number, code, for_good=for_good)
        ends.append(status)
        found = published(folder)
        assert_whole(found, old, new)
        assert status or found == new
        assert run(folder)[0] == 0, said
        assert published(folder) == new
        assert all("spool" not in name for name in tree(folder / "_site"))
        shutil.rmtree(folder)
    assert number > 40
    assert {0, 1} == set(ends)


@pytest.mark.parametrize("for_good", [False, True])
def test_a_first_build_that_is_refused_a_step_is_whole_and_healed(tmp_path, fresh, for_good):
    number, steps = 0, 1
    while number < steps:
        number += 29
        folder = write(tmp_path / str(number), NEW)
        status, _, steps = built_with_fault(folder, number, errno.ENOSPC, for_good=for_good)
        assert_whole(published(folder), {}, fresh[1])
        assert status or published(folder) == fresh[1]
        assert run(folder)[0] == 0
        assert published(folder) == fresh[1]
        shutil.rmtree(folder)


def test_a_picture_that_was_kept_by_half_is_made_again(tmp_path, fresh):
    folder = write(tmp_path, NEW)
    assert run(folder)[0] == 0
    kept = [path for path in (folder / ".workshopsite/pictures").iterdir() if path.is_file()]
    assert kept
    for path in kept:
        path.write_bytes(path.read_bytes()[:-5])
    shutil.rmtree(folder / "_site")
    assert run(folder)[0] == 0
    assert published(folder) == fresh[1]
