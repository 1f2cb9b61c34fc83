"""``workshopsite build`` as it is typed, held against a build by which nothing is known before."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from workshopsite import build, edited, entry, spliced
from workshopsite.again import attempt
from workshopsite.folders import KEPT


@dataclass
class Told:
    """What a run of the program said, and whether it built: all, or what was edited, and how."""

    code: int
    out: str
    err: str
    built: bool
    built_all: bool
    spliced: bool

    @property
    def words(self) -> tuple[int, str, str]:
        return self.code, re.sub(r"\(\d+\.\d\d s\)", "(… s)", self.out), self.err


Run = Callable[..., Told]


def _keep_still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody changes the program here but who says so; nor does what calls us choose colours."""
    monkeypatch.setattr(attempt, "look_at_program", dict)
    monkeypatch.setattr(attempt, "look_at_packages", dict)
    for name in ("CI", "SOURCE_DATE_EPOCH", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


def runner(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """What runs ``workshopsite build`` with arguments, in the current folder."""
    _keep_still(monkeypatch)
    builds: list[bool] = []
    splices: list[object] = []

    def counted(*arguments, **options):
        builds.append(True)
        return really(*arguments, **options)

    def counted_edited(*arguments):
        result = really_edited(*arguments)
        builds.extend([False] if result else [])
        return result

    def counted_spliced(edited_texts):
        done = really_spliced(edited_texts)
        splices.extend([done] if done else [])
        return done

    really, really_edited = build.build, edited.build_edited
    really_spliced = spliced.spliced
    monkeypatch.setattr(build, "build", counted)
    monkeypatch.setattr(edited, "build_edited", counted_edited)
    monkeypatch.setattr(spliced, "spliced", counted_spliced)

    def running(*arguments, command="build"):
        builds.clear()
        splices.clear()
        monkeypatch.setattr(sys, "argv", ["workshopsite", command, *arguments])
        code = 0
        capsys.readouterr()
        try:
            entry.main()
        except SystemExit as end:
            code = end.code
        said = capsys.readouterr()
        built = bool(builds or splices)
        return Told(code, said.out, said.err, built, any(builds), bool(splices))

    return running


def tree(folder: Path) -> dict[str, object]:
    """All files but those that are kept for the next build."""
    kept = folder / KEPT
    return {
        path.relative_to(folder).as_posix(): path.readlink()
        if path.is_symlink()
        else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if (path.is_file() or path.is_symlink()) and not path.is_relative_to(kept)
    }


def twin(folder: Path) -> Path:
    """The same site where nothing is known of earlier builds."""
    other = folder.parent / "twin" / folder.name
    shutil.rmtree(other.parent, ignore_errors=True)
    return shutil.copytree(folder, other, symlinks=True, ignore=_not_kept(folder))


def _not_kept(folder: Path) -> Callable[[str, list[str]], list[str]]:
    return lambda where, _: [KEPT] if Path(where) == folder else []


def run_like_anew(run: Run, site: Path, *arguments: str) -> Told:
    """Run, and see that a build without a record would have said and left the same."""
    other = twin(site)
    told = run(*arguments)
    os.chdir(other)
    anew = run(*arguments)
    os.chdir(site)
    assert anew.built_all
    assert told.words == anew.words
    assert tree(site) == tree(other)
    return told
