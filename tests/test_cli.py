"""The command line where a transcript cannot show it: what the system refuses, and terminals."""

import errno
import json
import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from click.testing import CliRunner

from workshopsite import __version__, build
from workshopsite.cli import main
from workshopsite.problems import RULES, Place, Problem
from workshopsite.report import report

PAGE = "# Example Workshop\n\nWelcome.\n"
WORKSHOP = "title: Example Workshop\nurl: https://example.org/\n"
SLOW = ["babel", "jinja2", "markdown", "pydantic", "yaml", "nh3", "selectolax"]


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def bytes_of(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def site(tmp_path, monkeypatch):
    folder = tmp_path / "site"
    write(folder, {"content/workshop.yaml": WORKSHOP, "content/index.md": PAGE})
    monkeypatch.chdir(folder)
    return folder


def run(*arguments):
    return CliRunner().invoke(main, arguments, prog_name="workshopsite")


def run_outside(*arguments, code="", **options):
    """Run in a process of its own, after some code."""
    start = f"{textwrap.dedent(code)}\nfrom workshopsite.cli import main\nmain()"
    command = [sys.executable, "-c", start, *arguments]
    return subprocess.run(command, check=False, capture_output=True, timeout=60, **options)


# what the system refuses


def refusing(method, name, number):
    """What takes a path first, but raises an OSError for one name."""

    def refused(self, *arguments, **options):
        if Path(self).name == name:
            raise OSError(number, os.strerror(number), str(self))
        return method(self, *arguments, **options)

    return refused


def test_a_file_that_cannot_be_read_is_a_problem_beside_the_others(site, monkeypatch):
    write(site, {"content/call.md": "# Call\n", "content/venue.md": "[x](nowhere.md)\n"})
    monkeypatch.setattr(Path, "open", refusing(Path.open, "call.md", errno.EACCES))
    result = run("build")
    assert result.exit_code == 1
    assert "content/call.md: error: cannot be read: permission denied" in result.output
    assert '"nowhere.md" leads nowhere' in result.output
    assert not (site / "_site").exists()


def test_an_output_folder_that_cannot_be_written_is_refused(site, monkeypatch):
    (site / "public").mkdir()
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK | os.X_OK)
    result = run("build", "--output", "public")
    assert result.exit_code == 1
    assert 'the output folder "public" cannot be written to [bad-output]' in result.output


def test_an_output_folder_that_cannot_be_made_is_refused(site, monkeypatch):
    monkeypatch.setattr(Path, "mkdir", refusing(Path.mkdir, "_site", errno.EROFS))
    result = run("build")
    assert result.exit_code == 1
    assert 'the output folder "_site" cannot be written: read-only file system' in result.output


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits")
def test_a_full_disk_is_one_problem_and_leaves_the_site_as_it_was(site):
    assert run("build").exit_code == 0
    before = bytes_of(site / "_site")
    write(site, {f"content/{n}.md": f"# Page {n}\n\n{'word ' * 9000}\n" for n in range(3)})
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))"
    result = run_outside("build", code=limit)
    assert result.returncode == 1
    said = result.stderr.decode()
    assert said.count("error: this cannot be written: file too large") == 1
    assert "1 error: nothing is written" in said
    assert bytes_of(site / "_site") == before


def test_a_disk_that_is_full_half_way_is_said_and_the_next_build_heals_it(site, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", refusing(os.replace, "index.html", errno.ENOSPC))
        result = run("build")
    assert result.exit_code == 1
    assert "cannot be written: no space left on device" in result.output
    assert re.search(r"stopped after \d+ files; the next build will comp", result.output)
    assert run("build").exit_code == 0
    assert "0 written" in run("build").output


def test_what_else_the_system_refuses_is_a_sentence(site, monkeypatch):
    def refused(*arguments, **options):
        raise PermissionError(errno.EACCES, "Permission denied", "some/where")

    monkeypatch.setattr(build, "load", refused)
    result = run("build")
    assert (result.exit_code, result.output) == (1, 'error: "some/where": permission denied\n')


# our own mistakes, and interruptions


@pytest.fixture
def broken(monkeypatch):
    def load(*arguments, **options):
        raise KeyError("slots")

    monkeypatch.setattr(build, "load", load)


def test_a_mistake_of_our_own_is_a_sentence_without_a_traceback(site, broken):
    result = run("build")
    assert result.exit_code == 1
    assert (
        "this is a mistake in workshopsite itself, not in your site: KeyError: 'slots' ("
        in result.output
    )
    assert "please report it" in result.output
    assert "Traceback" not in result.output


def test_verbose_shows_the_traceback_of_a_mistake_of_our_own(site, broken):
    result = run("build", "--verbose")
    assert result.exit_code == 1
    assert "Traceback (most recent call last)" in result.output


@pytest.mark.parametrize("value", ["yesterday", "-1", "1e9", "99999999999999"])
def test_a_build_time_that_is_none_is_refused(site, monkeypatch, value):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    result = run("build")
    assert result.exit_code == 2
    assert f'SOURCE_DATE_EPOCH: "{value}" is no number of seconds since 1970' in result.output


def test_an_interrupted_build_ends_quietly(site, monkeypatch):
    def interrupted(*arguments, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "load", interrupted)
    result = run("build")
    assert (result.exit_code, result.output) == (130, "")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break differently")
@pytest.mark.parametrize("arguments", [["build", "--verbose"], ["build", "--help"]])
def test_a_reader_that_went_away_is_no_error(site, arguments):
    command = [sys.executable, "-m", "workshopsite", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        said = process.stderr.read()
    assert said == b""


# terminals


@pytest.mark.parametrize(
    ("encoding", "shown"), [("latin-1", b"\\u65e5\\u672c"), ("ascii", "日本".encode())]
)
def test_a_terminal_that_cannot_show_a_letter_gets_something_to_read(site, encoding, shown):
    # Where the encoding is ASCII, click takes it for a misconfigured UTF-8.
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    write(site, {"content/日本.md": "# Nihon\n\n[link](日.pdf)\n"})
    result = run_outside("build", env=environment)
    assert result.returncode == 1
    assert b"content/" + shown + b".md:3:8: error: the link" in result.stderr
    write(site, {"content/日本.md": "# Nihon\n"})
    result = run_outside("build", "--verbose", env=environment)
    assert (result.returncode, result.stderr) == (0, b"")
    assert b"written  " + shown + b"/index.html" in result.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode elsewhere")
def test_foreign_names_that_are_no_unicode_are_named(site):
    assert run("build").exit_code == 0
    Path(os.fsdecode(os.fsencode(site / "_site") + b"/caf\xe9.txt")).touch()
    result = run_outside("build")
    assert (result.returncode, result.stderr) == (0, b"")
    assert "workshopsite did not write it: caf�.txt" in result.stdout.decode()


def test_text_of_strangers_cannot_command_the_terminal():
    place = Place("content/a\x1b.md", 1, 1, 1, "title: \x1b]0;owned\x07")
    problem = Problem(RULES["bad-value"], "\x1b[2J is\nwrong", place, "mend \x9b2J")
    said = report(problem)
    assert "\x1b" not in said
    assert "\x9b" not in said
    assert "\x07" not in said
    assert said.splitlines()[0] == "content/a�.md:1:1: error: �[2J is wrong [bad-value]"


@pytest.mark.parametrize(
    ("line", "word", "caret"),
    [
        ("title: wrong", "wrong", "  1 | title: wrong\n    |        ^^^^^"),
        ("\ttitle: wrong", "wrong", "  1 | \ttitle: wrong\n    | \t       ^^^^^"),
        ("日本: wrong", "wrong", "  1 | 日本: wrong\n    |       ^^^^^"),
        ("e\u0301t\u0301: wrong", "wrong", "  1 | e\u0301t\u0301: wrong\n    |     ^^^^^"),
        ("a: 日本", "日本", "  1 | a: 日本\n    |    ^^^^"),
    ],
)
def test_the_caret_stands_below_what_is_meant(line, word, caret):
    place = Place("x", 1, line.index(word) + 1, len(word), line)
    assert caret in report(Problem(RULES["bad-value"], "m", place))


def test_of_a_long_line_the_part_around_the_caret_is_shown():
    line = "word " * 200 + "wrong" + " word" * 200
    place = Place("x", 1, line.index("wrong") + 1, 5, line)
    shown, caret = report(Problem(RULES["bad-value"], "m", place)).splitlines()[1:3]
    assert len(shown) < 180
    at = caret.index("^")
    assert shown[at : at + 5] == "wrong"
    assert shown.endswith("…")


# options


def test_the_version_is_told():
    assert run("--version").output == f"workshopsite {__version__}\n"


def test_it_runs_as_a_module(site):
    command = [sys.executable, "-m", "workshopsite", "build", "--quiet"]
    result = subprocess.run(command, check=False, capture_output=True, timeout=60)
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")
    assert (site / "_site/index.html").is_file()


def test_help_imports_nothing_slow():
    code = f"""
    import atexit, sys
    atexit.register(lambda: print([name for name in {SLOW} if name in sys.modules]))
    """
    result = run_outside("build", "--help", code=code)
    assert result.stdout.decode().splitlines()[-1] == "[]"


def test_the_site_of_another_folder_gets_its_output_there(site, monkeypatch):
    monkeypatch.chdir(site.parent)
    result = run("build", "site")
    assert result.exit_code == 0
    assert f" in {Path('site/_site')}: " in result.output
    assert (site / "_site/index.html").is_file()


def test_the_base_url_counts_before_the_url_of_the_workshop(site):
    assert run("build", "--base-url", "https://example.com/2030").exit_code == 0
    assert "<loc>https://example.com/2030/</loc>" in (site / "_site/sitemap.xml").read_text("utf-8")
    assert "https://example.com/2030/sitemap.xml" in (site / "_site/robots.txt").read_text("utf-8")
    assert 'href="/2030/"' in (site / "_site/404.html").read_text("utf-8")
    assert 'href="assets/theme.css' in (site / "_site/index.html").read_text("utf-8")


def test_foreign_files_stay_and_are_named(site):
    assert run("build").exit_code == 0
    write(site / "_site", {"CNAME": "example.org\n", ".git/config": ""})
    result = run("build")
    assert result.exit_code == 0
    assert "left alone, because workshopsite did not write it: .git/\n" in result.output
    assert "left alone, because workshopsite did not write it: CNAME\n" in result.output
    assert (site / "_site/CNAME").read_text("utf-8") == "example.org\n"


def test_a_foreign_file_in_the_way_is_not_overwritten(site):
    assert run("build").exit_code == 0
    write(site, {"_site/call/index.html": "mine", "content/call.md": "# Call\n"})
    result = run("build")
    assert result.exit_code == 1
    assert "something that workshopsite did not write is where" in result.output
    assert (site / "_site/call/index.html").read_text("utf-8") == "mine"


def test_a_refused_output_folder_is_left_without_a_trace(site):
    write(site, {"public/letter.txt": "Dear reader"})
    before = bytes_of(site)
    assert run("build", "--output", "public").exit_code == 1
    kept = site / ".workshopsite"  # pictures, which are made only once
    now = {path: text for path, text in bytes_of(site).items() if kept not in path.parents}
    assert now == before


def test_a_dry_run_makes_no_folder(site):
    assert run("build", "--dry-run").exit_code == 0
    assert not (site / "_site").exists()


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", "a: [", "\x00", "- " * 2000, "[" * 5000])
@pytest.mark.parametrize("name", ["workshop.yaml", "program.yaml", "people.yaml", "index.md"])
def test_no_text_in_a_file_is_a_mistake_of_ours(site, name, text):
    for form in (text, f"---\n{text}\n---\n") if name.endswith(".md") else (text,):
        write(site, {f"content/{name}": form})
        result = run("build")
        assert result.exit_code in {0, 1}
        assert "mistake in workshopsite" not in result.output, json.dumps(form)
