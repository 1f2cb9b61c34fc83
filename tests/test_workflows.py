"""The workflows of this repository: they are valid, and they do what their words promise."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from workshopsite import __version__
from workshopsite.cli import main

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
MAJORS = {
    "actions/checkout": "v7",
    "actions/setup-python": "v7",
    "actions/configure-pages": "v6",
    "actions/upload-pages-artifact": "v5",
    "actions/deploy-pages": "v5",
    "actions/upload-artifact": "v7",
    "actions/download-artifact": "v8",
    "pypa/gh-action-pypi-publish": "release/v1",
}
"""The current major versions, looked up in November 2026: one place to raise them."""


def workflow(name):
    """A workflow's data; YAML 1.1 reads its "on" as true."""
    data = yaml.safe_load((ROOT / f".github/workflows/{name}.yml").read_text("utf-8"))
    return {("on" if key is True else key): value for key, value in data.items()}


def step(job, wanted):
    """The step of a job that uses an action or has a name."""
    return next(
        each
        for each in job["steps"]
        if each.get("name") == wanted or each.get("uses", "").startswith(f"{wanted}@")
    )


def test_actionlint_has_nothing_to_say():
    beside = Path(sys.executable).parent
    program = shutil.which("actionlint", path=f"{beside}{os.pathsep}{os.environ.get('PATH', '')}")
    assert program, "actionlint is missing: it is one of the dev dependencies"
    result = subprocess.run(
        [program, "-no-color", *WORKFLOWS], check=False, capture_output=True, text=True
    )
    assert (result.returncode, result.stdout + result.stderr) == (0, "")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_used_in_their_current_major_versions(path):
    used = re.findall(r"uses: ([\w/-]+)@(\S+)", path.read_text("utf-8"))
    assert used
    for action, version in used:
        assert MAJORS[action] == version, action


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_job_may_more_than_it_needs(path):
    data = workflow(path.stem)
    assert data["permissions"] == {"contents": "read"}
    writing = {
        f"{name} {right}"
        for name, job in data["jobs"].items()
        for right, level in job.get("permissions", {}).items()
        if level == "write"
    }
    expected = {
        "pages": {"publish pages", "publish id-token"},
        "release": {"publish id-token"},
    }
    assert writing == expected.get(path.stem, set())


# pages


def test_the_command_that_builds_the_site_is_one_that_we_have(tmp_path, monkeypatch):
    command = step(workflow("pages")["jobs"]["build"], "Build the site")["run"]
    filled = command.replace("${{ steps.pages.outputs.base_url }}", "https://ada.github.io/w")
    filled = re.sub(r"\$\{\{ .* \}\}", "--noindex", filled).replace('"', "")
    program, *arguments = filled.split()
    assert program == "workshopsite"
    (tmp_path / "content").mkdir()
    (tmp_path / "content/index.md").write_text("# A\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    page = (tmp_path / "_site/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://ada.github.io/w/">' in page


def test_hidden_files_are_published():
    build = workflow("pages")["jobs"]["build"]
    for action in ("actions/upload-pages-artifact", "actions/upload-artifact"):
        assert step(build, action)["with"]["include-hidden-files"] is True
        assert step(build, action)["with"]["path"] == "_site"


def test_only_the_default_branch_is_published():
    jobs = workflow("pages")["jobs"]
    default = "github.ref_name == github.event.repository.default_branch"
    assert jobs["build"]["if"] == f"github.event_name == 'pull_request' || {default}"
    assert jobs["publish"]["if"] == "github.event_name != 'pull_request'"
    assert jobs["publish"]["needs"] == "build"
    assert set(workflow("pages")["on"]) == {"push", "pull_request", "workflow_dispatch"}
    assert workflow("pages")["on"]["push"] == {"branches": ["**"]}, "a tag is no branch"


def test_what_a_pull_request_uploads_is_no_site_to_be_published():
    build = workflow("pages")["jobs"]["build"]
    assert step(build, "actions/upload-artifact")["if"] == "github.event_name == 'pull_request'"
    not_request = "github.event_name != 'pull_request'"
    assert step(build, "actions/upload-pages-artifact")["if"] == not_request
    assert (
        "github.event_name == 'pull_request' && '--noindex'"
        in (step(build, "Build the site")["run"])
    )


def test_the_file_names_no_repository_and_no_branch():
    text = (ROOT / ".github/workflows/pages.yml").read_text("utf-8")
    assert not re.search(r"\b(main|master|greenai|github\.io)\b", text, re.IGNORECASE)


def test_this_repository_publishes_itself_with_the_same_install_step():
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    assert [line for line in lines if not line.startswith("#")] == ["."]


def test_a_preview_asks_search_engines_to_leave_it_out(tmp_path):
    page = "---\nlayout: own\n---\n# A\n"
    for name, text in {
        "content/index.md": page,
        "content/raw.html": "<!doctype html><HEAD lang=en><title>Raw</title>",
        "templates/own.html": "<!doctype html><html><head><title>T</title></head></html>",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    runner = CliRunner()
    assert runner.invoke(main, ["build", str(tmp_path)]).exit_code == 0
    assert "noindex" not in (tmp_path / "_site/index.html").read_text("utf-8")
    assert runner.invoke(main, ["build", str(tmp_path), "--noindex"]).exit_code == 0
    mark = '<meta name="robots" content="noindex">'
    for name in ("index.html", "raw.html", "404.html"):
        assert mark in (tmp_path / "_site" / name).read_text("utf-8"), name


# ci and release


def test_ci_runs_on_three_systems_and_every_python_that_we_promise():
    matrix = workflow("ci")["jobs"]["test"]["strategy"]["matrix"]
    assert {each.partition("-")[0] for each in matrix["os"]} == {"ubuntu", "macos", "windows"}
    promised = re.findall(
        r"Programming Language :: Python :: (3\.\d+)", (ROOT / "pyproject.toml").read_text()
    )
    assert matrix["python"] == promised


@pytest.mark.skipif(sys.platform == "win32", reason="the step runs on Linux")
@pytest.mark.parametrize(
    ("tag", "changelog", "said"),
    [
        (f"v{__version__}", f"## [{__version__}] - 2026-11-22\n", ""),
        ("v99.0", f"## [{__version__}]\n", f"the version is {__version__}"),
        (f"v{__version__}", "## [Unreleased]\n", "there is no heading"),
    ],
)
def test_a_release_needs_its_version_as_tag_and_in_the_changelog(tag, changelog, said, tmp_path):
    name = "The tag is the version, and the changelog tells of it"
    script = step(workflow("release")["jobs"]["build"], name)["run"]
    (tmp_path / "CHANGELOG.md").write_text(changelog)
    (tmp_path / "src").symlink_to(ROOT / "src")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/python").symlink_to(sys.executable)
    environ = {"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "GITHUB_REF_NAME": tag}
    result = subprocess.run(
        ["bash", "-e", "-c", script],
        check=False,
        cwd=tmp_path,
        env=environ,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert result.returncode == (1 if said else 0)
    assert said in result.stdout
