"""The same input gives the same bytes, whatever machine, day and user it is built by."""

import os
import subprocess
import sys
import time
from pathlib import Path

from built import tree
from rich_site import RICH
from sites import write

HERE = {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"}
THERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4711"}
TURKISH = {"TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "random"}


def build(folder: Path, environment: dict[str, str], *, umask: int = 0o022, **options: str) -> str:
    """Build a site in a process of its own; what it prints is given."""
    base = [part for name, value in options.items() for part in (f"--{name}", value)]
    command = [sys.executable, "-m", "workshopsite", "build", ".", "--base-url", "https://e.org/x/"]
    done = subprocess.run(
        [*command, *base],
        cwd=folder,
        env={**os.environ, **environment},
        umask=umask,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def times(folder: Path) -> dict[str, int]:
    """When each file was last written, in nanoseconds."""
    return {name: (folder / name).stat().st_mtime_ns for name in tree(folder)}


def test_two_folders_machines_and_users_give_the_same_bytes(tmp_path):
    backwards = dict(reversed(RICH.items()))
    one = write(tmp_path / "one", RICH)
    other = write(tmp_path / "an öther/place", backwards)
    third = write(tmp_path / "third", backwards)
    build(one, HERE)
    build(other, THERE, umask=0o077)
    build(third, TURKISH)
    assert len(tree(one / "_site")) > 25
    assert tree(one / "_site") == tree(other / "_site") == tree(third / "_site")


def test_a_second_build_writes_nothing(tmp_path):
    folder = write(tmp_path, RICH)
    build(folder, HERE)
    before = times(folder / "_site")
    time.sleep(0.05)
    assert " 0 written, 0 removed" in build(folder, THERE)
    assert times(folder / "_site") == before


def test_touching_every_file_changes_nothing(tmp_path):
    folder = write(tmp_path, RICH)
    build(folder, HERE)
    before = tree(folder / "_site")
    for path in folder.joinpath("content").rglob("*"):
        os.utime(path, (1, 1))
    assert " 0 written, 0 removed" in build(folder, HERE)
    assert tree(folder / "_site") == before


def test_building_to_another_folder_gives_the_same_bytes(tmp_path):
    folder = write(tmp_path / "site", RICH)
    build(folder, HERE)
    build(folder, HERE, output=str(tmp_path / "elsewhere"))
    assert tree(folder / "_site") == tree(tmp_path / "elsewhere")
