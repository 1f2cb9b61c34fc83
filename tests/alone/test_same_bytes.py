"""However a site is built, it is the same: files, problems, and what was seen on its pages."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from itertools import count, cycle
from pathlib import Path

import pytest

from built import tree
from every_site import SITES, copied
from sites import write
from workshopsite import helper
from workshopsite.build import build
from workshopsite.model.site import Options

LINUX = sys.platform.startswith("linux")


def outcome(root):
    """All that can be known of a build: its files, what it says and changed, what it has seen."""
    result = build(root, root / "_site", Options(base_url="https://e.org/"), open_ends=True)
    seen = result.made.renderer.seen
    output = root / "_site"
    files = tree(output) if output.is_dir() else {}
    elsewhere = list(result.made.renderer.elsewhere())
    return files, list(result.problems), result.changes, seen, elsewhere


@pytest.mark.skipif(not LINUX, reason="no helpers here")
@pytest.mark.parametrize("name", [*SITES, "rich"])
def test_two_processes_make_the_same_as_one(name, tmp_path, monkeypatch):
    made = []
    for number in ("1", "2"):
        monkeypatch.setenv(helper.SETTING, number)
        site = copied(name, tmp_path / "site")
        made.append(outcome(site))
        shutil.rmtree(site)
    assert made[0] == made[1]


def leave(_site):
    """Build it once more."""


def edit(site):
    for page in sorted(site.glob("content/**/*.md"))[:2]:
        with page.open("a", encoding="utf-8") as opened:
            opened.write("\n## One more\n\nText, and a [link](#one-more).\n")


def rename(site):
    for page in sorted(site.glob("content/*.md"))[-1:]:
        page.rename(page.with_name("renamed.md"))


def change_template(site):
    write(site, {"templates/partials/head.html": '<meta name="changed" content="yes">\n'})


def forget(site):
    shutil.rmtree(site / ".workshopsite", ignore_errors=True)
    shutil.rmtree(site / "_site" / ".workshopsite" / "spool-1", ignore_errors=True)


def interrupt(site):
    """Stop a build while it writes what an edit has changed."""
    edit(site)
    with pytest.MonkeyPatch.context() as patched:
        replace, done = Path.replace, count()

        def stopped(one, target):
            if next(done) == 2:
                raise KeyboardInterrupt
            return replace(one, target)

        patched.setattr(Path, "replace", stopped)
        with suppress(KeyboardInterrupt):
            build(site, site / "_site", Options(base_url="https://e.org/"))


CHANGES = (leave, edit, rename, change_template, forget, interrupt)
TRIED = {name: [one] for name, one in zip(SITES, cycle(CHANGES), strict=False)} | {"rich": CHANGES}
"""Each case after one of them, and the richest site after all, one upon the other."""


@pytest.mark.parametrize("name", TRIED)
def test_what_was_built_before_makes_no_difference(name, tmp_path, monkeypatch):
    site = copied(name, tmp_path / "site")
    outcome(site)
    for change in TRIED[name]:
        change(site)
        monkeypatch.setenv(helper.SETTING, "2")
        files, problems, changes, seen, elsewhere = outcome(site)
        cold = tmp_path / change.__name__
        shutil.copytree(site, cold, ignore=shutil.ignore_patterns("_site", ".workshopsite"))
        monkeypatch.setenv(helper.SETTING, "1")
        afresh = outcome(cold)
        assert (problems, seen, elsewhere) == (afresh[1], *afresh[3:]), change
        if changes is not None:  # else it is wrong, and the site of before stays
            assert files == afresh[0], change
        shutil.rmtree(cold)


@pytest.mark.skipif(not LINUX, reason="no helpers here")
def test_a_helper_that_is_killed_changes_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv(helper.SETTING, "1")
    alone = outcome(copied("rich", tmp_path / "site"))
    shutil.rmtree(tmp_path / "site")
    monkeypatch.setenv(helper.SETTING, "2")
    monkeypatch.setattr(helper.pickle, "dump", lambda *_: 1 / 0)
    assert outcome(copied("rich", tmp_path / "site")) == alone


def helpers(process):
    tasks = Path(f"/proc/{process}/task/{process}/children")
    try:
        return [int(number) for number in tasks.read_text().split()]
    except OSError:
        return []


@pytest.mark.skipif(not LINUX, reason="no helpers here")
def test_ctrl_c_ends_both_processes_and_leaves_nothing(tmp_path):
    pages = {f"content/{n}.md": f"# {n}\n\n" + "Some *text*. \n" * 400 for n in range(400)}
    write(tmp_path, pages)
    command = [sys.executable, "-m", "workshopsite", "build", "."]
    environment = {**os.environ, helper.SETTING: "2"}
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        while not (found := helpers(process.pid)):
            assert process.poll() is None, "it did without a helper"
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=30)
    assert (process.returncode, told) == (130, "")
    assert not any(Path(f"/proc/{one}").exists() for one in found)
    assert not (tmp_path / "_site").exists()
