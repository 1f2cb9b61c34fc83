"""Rules do not tell of what is right: sites with much in them have no error and no warning."""

from pathlib import Path

import pytest

from built import errors
from every_kind import ONE_TALK, every_kind, many_posters
from rich_site import RICH
from three_days import THREE_DAYS

ROOT = Path(__file__).parent.parent
SITES = {
    "three days": THREE_DAYS,
    "rich": RICH,
    "every kind": every_kind(),
    "many posters": many_posters(),
    "one talk": ONE_TALK,
}
FOLDERS = {"our own": ROOT, "a new one": ROOT / "src/workshopsite/scaffold/site"}


def files_of(root):
    tops = [root / top for top in ("content", "templates", "assets")]
    paths = [path for top in tops for path in sorted(top.rglob("*")) if path.is_file()]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


@pytest.mark.parametrize("name", [*SITES, *FOLDERS])
def test_a_sound_site_gives_no_alarm(tmp_path, name):
    files = SITES[name] if name in SITES else files_of(FOLDERS[name])
    assert errors(tmp_path, files) == []
