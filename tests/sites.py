"""Small sites for tests: files are written into a folder, and the folder is loaded."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workshopsite.model.load import load
from workshopsite.model.site import Options, Site
from workshopsite.problems import Problem, Problems


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files, by their paths in the folder; the folder is returned."""
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def loaded(folder: Path, **options: Any) -> tuple[Site, Problems]:
    """The site of a folder, and its problems."""
    problems = Problems()
    return load(folder, problems, Options(**options)), problems


def site(folder: Path, files: Mapping[str, str | bytes], **options: Any) -> tuple[Site, Problems]:
    """The site that these files make, and its problems."""
    return loaded(write(folder, files), **options)


def told(problems: Problems) -> list[str]:
    """Each problem as "rule file:line:column", in their order."""
    return [f"{p.rule.name} {p.place}".replace(" content/", " ") for p in problems]


def only(problems: Problems) -> Problem:
    """The one problem that there is."""
    assert len(told(problems)) == 1, told(problems)
    return next(iter(problems))


def marked(problem: Problem) -> str:
    """The text that a problem's caret stands under."""
    place = problem.place
    return place.excerpt[place.column - 1 : place.column - 1 + place.width]
