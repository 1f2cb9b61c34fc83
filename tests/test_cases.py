"""Sites with what the console says about them, as the organiser meets it.

A case is a folder ``tests/cases/NAME/`` with

    in/             a site; the commands are run in a copy of it
    transcript.md   what the case shows, and a ``console`` block with commands (``workshopsite`` and
                    ``rm FILE``), exactly what they print, and ``[exit status 1]`` where it is not 0
    out/            files that must be there afterwards, with these bytes (only where it matters)

``WORKSHOPSITE_UPDATE_TRANSCRIPTS=1 pytest tests/test_cases.py`` writes down what is printed now;
read the difference before you commit it.
"""

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from workshopsite.cli import main

CASES = sorted((Path(__file__).parent / "cases").iterdir())
NAMES = [case.name for case in CASES]
UPDATE = bool(os.environ.get("WORKSHOPSITE_UPDATE_TRANSCRIPTS"))

_BLOCK = re.compile(r"(?<=```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_TOTAL = re.compile(r"\(\d+\.\d\d s\)$", re.MULTILINE)
_PHASE = re.compile(r"^(\w+ +)\d+\.\d{3} s$", re.MULTILINE)


def transcript(case):
    return (case / "transcript.md").read_text("utf-8")


def commands(case):
    [block] = _BLOCK.findall(transcript(case))
    return [line[2:] for line in block.splitlines() if line.startswith("$ ")]


def told(commands):
    """The console text of commands that are run here, with their exit codes and no timings."""
    lines, codes = [], []
    for command in commands:
        program, *arguments = shlex.split(command)
        if program == "rm":
            Path(*arguments).unlink()
            lines.append(f"$ {command}\n")
            continue
        assert program == "workshopsite"
        result = CliRunner().invoke(main, arguments, prog_name=program)
        printed = _PHASE.sub(r"\g<1>0.000 s", _TOTAL.sub("(0.00 s)", result.output))
        lines.append(f"$ {command}\n{printed}")
        if result.exit_code:
            lines.append(f"[exit status {result.exit_code}]\n")
        codes.append(result.exit_code)
    return "".join(lines), codes


def files(folder):
    """What is in a folder: the bytes of its files, and its empty folders."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
        if path.is_file() or not any(path.iterdir())
    }


@pytest.fixture
def site(case, tmp_path, monkeypatch):
    """A copy of a case's site, in which the commands are run."""
    folder = tmp_path / "site"
    shutil.copytree(case / "in", folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_the_console_says_what_the_transcript_shows(case, site):
    printed, _ = told(commands(case))
    text = transcript(case)
    now = _BLOCK.sub(lambda _: printed, text)
    if UPDATE:
        (case / "transcript.md").write_text(now, "utf-8", newline="\n")
    else:
        assert now == text
    for name, content in files(case / "out").items():
        if UPDATE:
            shutil.copyfile(site / name, case / "out" / name)
        else:
            assert (site / name).read_bytes() == content, name


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_build_that_fails_changes_no_file(case, site, tmp_path):
    earlier = tmp_path / "earlier"
    (earlier / "content").mkdir(parents=True)
    (earlier / "content/index.md").write_text("# An earlier state\n\nSound.\n", "utf-8")
    assert told([f'workshopsite build "{earlier.as_posix()}" --output _site'])[1] == [0]
    before = but_cache(site)
    for command in commands(case):
        _, codes = told([command])
        if any(codes):
            assert but_cache(site) == before, command
        before = but_cache(site)


def but_cache(site):
    """All files, but for pictures that are kept to be made once: a failed build may make some."""
    return {
        name: text for name, text in files(site).items() if not name.startswith(".workshopsite")
    }


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_case_says_what_it_shows(case):
    text = transcript(case)
    title = case.name.replace("-", " ").capitalize()
    assert text.startswith(f"# {title}\n\n"), "the title is the folder's name"
    assert len(text.partition("```")[0].splitlines()) >= 4, "a sentence comes before the console"
    assert "Traceback" not in text
