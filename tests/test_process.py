"""How the process ends: a build at once, and yet it has said all and gives its exit code."""

import os
import subprocess
import sys
import textwrap

import pytest

from sites import write

CODE = """
import atexit
from workshopsite.__main__ import run
atexit.register(print, "taken apart")
run()
"""


def ended(site, *arguments, **streams):
    command = [sys.executable, "-c", CODE, *arguments]
    given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | streams
    return subprocess.run(command, check=False, cwd=site, text=True, timeout=60, **given)


@pytest.fixture
def site(tmp_path):
    return write(tmp_path, {"content/index.md": "# Sums\n"})


def test_a_build_ends_at_once_and_has_said_all(site):
    for said in (" 0 unchanged", " 0 written"):
        ran = ended(site, "build")
        assert ran.returncode == 0
        assert "[no-address]" in ran.stderr
        assert said in ran.stdout
        assert "taken apart" not in ran.stdout


def test_what_is_printed_last_is_not_lost(site):
    code = """
    import sys
    from workshopsite import __main__ as program
    program.main = lambda: sys.exit(print("the last word") or 3)
    program.run()
    """
    command = [sys.executable, "-c", textwrap.dedent(code), "build"]
    environment = {name: it for name, it in os.environ.items() if name != "PYTHONUNBUFFERED"}
    ran = subprocess.run(
        command, check=False, capture_output=True, text=True, timeout=60, env=environment
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (3, "the last word\n", "")


def test_a_build_that_fails_says_so_by_its_exit_code(site):
    write(site, {"content/index.md": "[to nowhere](nowhere.md)\n"})
    ran = ended(site, "build")
    assert ran.returncode == 1
    assert "nowhere.md" in ran.stderr
    assert ended(site, "build", "--nonsense").returncode == 2


def test_other_commands_end_as_python_ends_them(site):
    assert "taken apart" in ended(site, "check").stdout


def test_a_build_whose_output_nobody_reads_fails_without_a_traceback(site):
    reading, writing = os.pipe()
    os.close(reading)
    ran = ended(site, "build", stdout=writing)
    os.close(writing)
    assert ran.returncode != 0
    assert "Traceback" not in ran.stderr
