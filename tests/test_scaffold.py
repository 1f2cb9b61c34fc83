"""A new site: complete, valid, and ready to be published."""

import filecmp
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from workshopsite import __version__
from workshopsite.build import build
from workshopsite.cli import main
from workshopsite.model.load import load
from workshopsite.model.site import Options
from workshopsite.problems import Problems
from workshopsite.scaffold import SITE, new_site

ROOT = Path(__file__).parent.parent
PAGES = ".github/workflows/pages.yml"


def run(*arguments):
    return CliRunner().invoke(main, [str(each) for each in arguments])


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("new") / "ünicöde wörkshop"
    new_site(folder)
    return folder


@pytest.fixture(scope="module")
def site(folder):
    problems = Problems()
    loaded = load(folder, problems, Options())
    assert not list(problems)
    return loaded


def test_a_new_site_builds_with_nothing_but_the_notice_about_its_address(folder, tmp_path):
    result = build(folder, tmp_path / "out", Options())
    assert [problem.rule.name for problem in result.problems] == ["no-address"]
    assert result.pages > 5


def test_with_an_address_there_is_nothing_to_say_at_all(folder, tmp_path):
    options = Options(base_url="https://example.org/w/")
    result = build(folder, tmp_path / "out", options, strict=True)
    assert not list(result.problems)


def test_it_has_what_a_workshop_has(site):
    kinds = {slot.kind.value for slot in site.program.slots}
    assert {"keynote", "invited", "panel", "posters", "tutorial", "session"} <= kinds
    assert len(site.program.days) == 2
    assert len({slot.room for slot in site.program.slots if slot.talks}) == 2, "parallel sessions"
    dates = site.workshop.important_dates
    assert any(each.was for each in dates)
    assert any(each.zone for each in dates)
    assert [len(each.members) for each in site.workshop.committees] == [2, 4]
    assert all(sponsor.logo for sponsor in site.workshop.sponsors)
    assert {"/call/", "/code-of-conduct/", "/venue/"} == {page.address for page in site.pages}
    assert site.workshop.news
    assert site.workshop.navigation


def test_everything_it_names_is_invented():
    text = "\n".join(path.read_text("utf-8") for path in (SITE / "content").rglob("*.yaml"))
    hosts = set(re.findall(r"https?://([^/\s)]+)", text))
    assert hosts == {"example.org"}
    names = set(re.findall(r"\b(?:Ada|Bob|Cleo|Dana|Emil|Flora|Gwen|Hugo) (\w+)", text))
    assert {"Example", "Sample"} >= names - {"collects", "measures"}


def test_the_command_says_what_comes_next(tmp_path):
    result = run("new", tmp_path / "my workshop")
    assert result.exit_code == 0
    assert f'workshopsite serve "{(tmp_path / "my workshop").as_posix()}"' in result.output
    shown = set(re.findall(r"workshopsite (\w+)", result.output))
    assert shown <= set(main.commands)


def test_the_version_that_made_it_is_the_one_that_will_build_it(folder):
    assert (folder / "requirements.txt").read_text() == f"workshopsite=={__version__}\n"


def test_its_workflow_is_our_own(folder):
    assert filecmp.cmp(folder / PAGES, ROOT / PAGES, shallow=False), (
        f"copy {PAGES} to scaffold/site/"
    )


def test_its_readme_shows_commands_and_files_that_exist(folder):
    text = (folder / "README.md").read_text("utf-8")
    assert set(re.findall(r"bin/workshopsite (\w+)", text)) <= set(main.commands)
    for name in set(re.findall(r"`([\w-]+\.(?:yaml|md|txt))`", text)):
        assert list(folder.rglob(name)), f"{name} is not there"


def test_two_new_sites_are_the_same(tmp_path):
    names = new_site(tmp_path / "a")
    assert new_site(tmp_path / "b") == names
    same, *different = filecmp.cmpfiles(tmp_path / "a", tmp_path / "b", names, shallow=False)
    assert (same, different) == (names, [[], []])


@pytest.mark.parametrize("name", ["notes.txt", ".hidden", "content/index.md"])
def test_a_folder_with_something_in_it_is_refused(name, tmp_path):
    there = tmp_path / name
    there.parent.mkdir(exist_ok=True)
    there.write_text("mine")
    result = run("new", tmp_path)
    assert result.exit_code == 2
    assert f'is not empty: there is "{name.split("/")[0]}"' in result.output
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [there]


def test_an_empty_folder_and_a_fresh_clone_are_welcome(tmp_path):
    assert run("new", tmp_path).exit_code == 0
    clone = tmp_path / "clone"
    (clone / ".git").mkdir(parents=True)
    assert run("new", clone).exit_code == 0


def test_a_file_is_refused(tmp_path):
    (tmp_path / "site").write_text("mine")
    result = run("new", tmp_path / "site")
    assert result.exit_code == 2
    assert "is a file" in result.output


def test_the_wheel_has_the_hidden_files_of_a_new_site_the_theme_and_the_rules(tmp_path):
    code = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", code, tmp_path], check=True, cwd=ROOT, timeout=60)
    [wheel] = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    package = ROOT / "src/workshopsite"
    wanted = [path for top in ("scaffold", "theme") for path in (package / top).rglob("*")]
    for path in wanted:
        if path.is_file() and "__pycache__" not in path.parts:
            assert f"workshopsite/{path.relative_to(package).as_posix()}" in names
    assert f"workshopsite/scaffold/site/{PAGES}" in names
    assert "workshopsite/scaffold/site/.gitignore" in names
    assert "workshopsite/rules.md" in names
