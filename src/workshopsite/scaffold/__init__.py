"""A new site: a folder with invented content, complete and valid, to write one's own over it.

Its files are in ``site/`` beside this module, as they will be, hidden ones included. The workflow
that publishes it is the one of our own repository. The schemas for editors are made anew.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from workshopsite import __version__
from workshopsite.problems import Mistake
from workshopsite.schema.files import write_schemas

SITE = Path(str(files("workshopsite"))) / "scaffold" / "site"
"""Where the files of the new site are."""


def new_site(folder: Path) -> list[str]:
    """Write a new site into a folder, which is made if missing.

    Args:
        folder: it must be empty; only a .git folder may be there already.

    Returns:
        The names of the files, relative to the folder, sorted.

    Raises:
        Mistake: something is in the way (bad-output). Nothing is written then.
        OSError: the system refuses. What was written up to there is left.
    """
    _check_empty(folder)
    texts = {path.relative_to(SITE).as_posix(): path.read_bytes() for path in _files()}
    texts["requirements.txt"] = f"workshopsite=={__version__}\n".encode()
    for name, content in texts.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return sorted([*texts, *write_schemas(folder)])


def _files() -> list[Path]:
    return [path for path in SITE.rglob("*") if path.is_file()]


def _check_empty(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        message = f'"{folder.as_posix()}" is a file'
        raise Mistake("bad-output", message, "name a folder that is empty or does not exist")
    there = {entry.name for entry in folder.iterdir()} - {".git"} if folder.exists() else set()
    if there:
        message = f'the folder "{folder.as_posix()}" is not empty: there is {_some(there)}'
        raise Mistake("bad-output", message, "name a folder that is empty or does not exist")


def _some(names: set[str]) -> str:
    first, *others = sorted(names)
    return f'"{first}", and {len(others)} more' if others else f'"{first}"'
