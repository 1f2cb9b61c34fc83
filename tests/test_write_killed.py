"""A build that is killed, or refused a step by the system, does no harm, and the next heals it."""

import json
import os
import random
import shutil
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from workshopsite.outputs.output import Output
from workshopsite.problems import Mistake, Place, Problems
from workshopsite.write import spool as spool_module
from workshopsite.write import spooled


def page(number, edition):
    return f"{edition} of page {number}, ".encode() * (50 + number)


def sites(count):
    """Two sites of which the second changes, adds, removes, keeps and moves files of the first.

    One file in five stays, one changes, one goes, one is new, one becomes a folder or a file.
    """
    old, new = {}, {}
    for number in range(count):
        name = f"part{number % 7}/page{number}"
        match number % 5:
            case 0:
                old[f"{name}/index.html"] = new[f"{name}/index.html"] = page(number, "both")
            case 1:
                old[f"{name}.html"] = page(number, "old")
                new[f"{name}.html"] = page(number, "new")
            case 2:
                old[f"gone/{name}.png"] = page(number, "old")
            case 3:
                new[f"added/{name}.png"] = page(number, "new")
            case _:
                flat, deep = (old, new) if number % 2 else (new, old)
                flat[name] = page(number, "flat")
                deep[f"{name}/index.html"] = page(number, "deep")
    return old, new


def outputs_of(files):
    return [Output(name, Place("content"), lambda data=data: data) for name, data in files.items()]


def build(files, folder):
    problems = Problems()
    with spooled(outputs_of(files), folder, problems) as spool:
        if not problems.fatal:
            spool.commit()
    return problems


def tree(folder):
    """All files and empty folders inside a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
        if path.is_file() or not any(path.iterdir())
    }


def whole(files):
    manifest = json.dumps({"version": 1, "files": sorted(files)}, indent=1) + "\n"
    return {**files, ".workshopsite/manifest.json": manifest.encode()}


def site_in(folder):
    """The same without our bookkeeping."""
    return {name: data for name, data in tree(folder).items() if not name.startswith(".workshop")}


def assert_every_file_is_whole(folder, old, new):
    found = {name: data for name, data in site_in(folder).items() if data is not None}
    for name, data in found.items():
        assert data in (old.get(name), new.get(name)), name
    for name, data in old.items():
        if new.get(name) == data:
            assert found.get(name) == data, f"{name} was right and is gone"


# --- killed

BUILD_ON_DEMAND = """
    import sys
    from pathlib import Path
    sys.path.insert(0, sys.argv[1])
    from test_write_killed import build, sites

    old, new = sites(120)
    print("ready", flush=True)
    sys.stdin.readline()
    build(new, Path(sys.argv[2]))
    print("done", flush=True)
"""


def start(folder):
    """A process that is about to build the second site."""
    script = textwrap.dedent(BUILD_ON_DEMAND)
    command = [sys.executable, "-c", script, str(Path(__file__).parent), str(folder)]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
    assert process.stdout.readline() == "ready\n"
    return process


def seconds_of_a_build(folder):
    with start(folder) as process:
        begin = time.perf_counter()
        process.stdin.write("go\n")
        process.stdin.flush()
        assert process.stdout.readline() == "done\n"
        return time.perf_counter() - begin


def kill_after(seconds, folder):
    with start(folder) as process:
        process.stdin.write("go\n")
        process.stdin.flush()
        time.sleep(seconds)
        process.kill()


def test_a_build_killed_at_any_moment_is_healed_by_the_next(tmp_path):
    old, new = sites(120)
    build(old, tmp_path / "measured")
    duration = seconds_of_a_build(tmp_path / "measured")
    moments = random.Random(2021)
    for attempt in range(20):
        folder = tmp_path / str(attempt)
        if attempt % 4:  # each fourth time it is the first build of all
            build(old, folder)
        kill_after(moments.uniform(0, duration), folder)
        assert_every_file_is_whole(folder, old if attempt % 4 else {}, new)
        assert not build(new, folder).fatal
        assert tree(folder) == whole(new)


# --- refused a step

STEPS = ["replace", "unlink", "mkdir", "rmdir", "open"]


class Faults:
    """Lets one step of many fail, or that one and all that follow it."""

    def __init__(self, monkeypatch, number, *, for_good):
        self.number, self.for_good, self.count = number, for_good, 0
        for step in STEPS:
            monkeypatch.setattr(os, step, self.failing(getattr(os, step)))
        monkeypatch.setattr(Path, "write_bytes", self.failing(Path.write_bytes))
        monkeypatch.setattr(spool_module, "open", self.failing(open), raising=False)

    def failing(self, function):
        def step(*args, **options):
            self.count += 1
            if self.count == self.number or (self.for_good and self.count > self.number):
                raise OSError(28, "No space left on device")
            return function(*args, **options)

        return step


def build_with_fault(files, folder, number, *, for_good):
    """How a build ends if the n-th of its steps fails, and how many steps it took."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        faults = Faults(monkeypatch, number, for_good=for_good)
        try:
            problems = Problems()
            with spooled(outputs_of(files), folder, problems) as spool:
                staged = not problems.fatal
                if staged:
                    spool.commit()
        except Mistake as mistake:
            return f"refused: {mistake.rule}", faults.count
        ends = {(True, False): "done", (True, True): "broken off", (False, True): "not begun"}
        return ends[staged, problems.fatal], faults.count


@pytest.mark.parametrize("for_good", [False, True])
@pytest.mark.parametrize("first", [False, True])
def test_a_build_that_is_refused_any_one_step_is_healed_by_the_next(tmp_path, first, for_good):
    old, new = sites(20)
    ends = set()
    number, steps = 0, 1
    while number < steps:
        number += 1
        folder = tmp_path / str(number)
        if not first:
            build(old, folder)
        before = site_in(folder)
        end, steps = build_with_fault(new, folder, number, for_good=for_good)
        ends.add(end)
        if end == "done":
            assert site_in(folder) == new
        elif end == "broken off":
            assert_every_file_is_whole(folder, {} if first else old, new)
        else:
            assert site_in(folder) == before
        assert not build(new, folder).fatal
        assert tree(folder) == whole(new)
        shutil.rmtree(folder)
    assert number > 20
    # before the first build, what cannot be kept in one place is kept in another
    not_begun = set() if first and not for_good else {"not begun"}
    assert {"refused: cannot-write", "broken off"} | not_begun <= ends
