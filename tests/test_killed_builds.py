"""A build that is killed does no harm that the next one does not heal (see kill_builds.py)."""

from pathlib import Path

import pytest

from kill_builds import OURS, kill_builds, lost, torn


def test_builds_killed_at_random_moments_are_healed_by_the_next(tmp_path):
    assert kill_builds(5, tmp_path, many=60).total() == 5


@pytest.fixture
def versions():
    return [{"a": b"1", "b": b"1"}, {"a": b"2", "b": b"1"}]


def written(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def test_the_helper_sees_a_file_that_is_not_whole(tmp_path, versions):
    written(tmp_path, {"a": b"", "b": b"1", f"{OURS}spool-1": b"x"})
    assert (torn(tmp_path, versions), lost(tmp_path, versions)) == (["a"], [])


def test_the_helper_sees_a_file_that_is_lost(tmp_path, versions):
    written(tmp_path, {"a": b"2"})
    assert (torn(tmp_path, versions), lost(tmp_path, versions)) == ([], ["b"])
