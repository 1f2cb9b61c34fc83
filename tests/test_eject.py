"""Overrides of the theme's templates, and the removal of what was built."""

import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from jinja2 import Environment, nodes

from workshopsite.build import build
from workshopsite.clean import clean
from workshopsite.cli import main
from workshopsite.eject import eject, templates
from workshopsite.model.site import Options
from workshopsite.problems import Mistake
from workshopsite.render.jinja import THEME
from workshopsite.scaffold import new_site

NAMES = [each.name for each in templates(Path("nowhere"))]
LAYOUTS = [each.name for each in templates(Path("nowhere")) if each.kind == "layouts"]


def run(*arguments):
    return CliRunner().invoke(main, [str(each) for each in arguments])


def built(folder, output):
    result = build(folder, output, Options())
    assert not result.problems.fatal, list(result.problems)
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in output.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """The files of the new site, without any override."""
    folder = tmp_path_factory.mktemp("before")
    new_site(folder / "site")
    return built(folder / "site", folder / "out")


@pytest.fixture
def site(tmp_path):
    new_site(tmp_path / "site")
    return tmp_path / "site"


def test_every_template_of_the_theme_is_listed_with_what_it_is_for():
    there = {path.relative_to(THEME / "templates").as_posix() for path in THEME.rglob("*.html")}
    assert set(NAMES) == there
    assert all(each.about for each in templates(Path("nowhere")))


def test_what_a_site_overrides_is_marked(site):
    run("theme", "eject", "components/dates", site)
    lines = run("theme", "list", site).output.splitlines()
    assert [line for line in lines if line.startswith("* components/")] == [
        next(line for line in lines if "components/dates " in line)
    ]


def test_a_site_with_every_override_is_the_same_site(site, before, tmp_path):
    for name in NAMES:
        eject(name, site)
    assert built(site, tmp_path / "after") == before


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_block_can_be_taken_out_of_its_comment(name, site, before, tmp_path):
    file = eject(name, site)
    text = file.read_text("utf-8")
    file.write_text(re.sub(r"(?m)^\{# (.*) #\}$", r"\1", text), "utf-8")
    assert name == "redirect.html" or "\n{% block" in file.read_text("utf-8")
    assert built(site, tmp_path / "after") == before


@pytest.mark.parametrize("name", [name for name in LAYOUTS if name != "redirect.html"])
def test_a_layout_offers_every_block_that_jinja_sees_in_it(name, site):
    source = (THEME / "templates" / name).read_text("utf-8")
    made = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.loopcontrols"])
    seen = {block.name for block in made.parse(source).find_all(nodes.Block)}
    offered = set(re.findall(r"{% block (\w+) %}", eject(name, site).read_text("utf-8")))
    assert seen <= offered
    assert "footer" in offered, "those of base.html are offered too"


def test_a_layout_extends_the_theme_and_a_component_is_a_copy_that_says_so(site):
    assert '{% extends "theme/page.html" %}' in eject("page", site).read_text("utf-8")
    copy = eject("components/dates.html", site).read_text("utf-8")
    assert copy.startswith('{#- Yours: a copy of the theme\'s "components/dates.html"')
    assert copy.endswith((THEME / "templates/components/dates.html").read_text("utf-8"))


def test_a_file_that_is_there_is_never_overwritten(site):
    mine = site / "templates/page.html"
    mine.parent.mkdir()
    mine.write_text("mine")
    result = run("theme", "eject", "page", site)
    assert result.exit_code == 2
    assert "is there already" in result.output
    assert mine.read_text() == "mine"


def test_an_unknown_template_names_the_nearest(site):
    with pytest.raises(Mistake, match="no template") as error:
        eject("componets/date", site)
    assert error.value.hint == 'did you mean "components/dates"?'
    assert not (site / "templates").exists()


def test_a_name_cannot_lead_out_of_the_templates(site):
    with pytest.raises(Mistake, match="no template"):
        eject("../content/call", site)


# clean


def test_cleaning_removes_what_a_build_wrote_and_the_folder(site):
    assert run("build", site).exit_code == 0
    result = run("clean", site)
    assert (result.exit_code, result.output.count("left alone")) == (0, 0)
    assert re.search(r"^\d+ files removed from ", result.output)
    assert not (site / "_site").exists()
    assert (site / "content/workshop.yaml").exists()


def test_cleaning_leaves_what_it_did_not_write_and_names_it(site):
    run("build", site)
    for name in ("CNAME", "program/notes.txt", ".git/config"):
        file = site / "_site" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("mine")
    cleaned = clean(site / "_site")
    assert cleaned.foreign == (".git/", "CNAME", "program/notes.txt")
    left = {
        path.relative_to(site / "_site").as_posix()
        for path in (site / "_site").rglob("*")
        if path.is_file()
    }
    assert left == {"CNAME", "program/notes.txt", ".git/config"}


def test_cleaning_refuses_a_folder_that_no_build_wrote(tmp_path, site):
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis/chapter.md").write_text("years of work")
    result = run("clean", site, "--output", tmp_path / "thesis")
    assert result.exit_code == 1
    assert "was not written by workshopsite" in result.output
    assert (tmp_path / "thesis/chapter.md").exists()


def test_cleaning_twice_or_before_any_build_does_nothing(site):
    assert run("clean", site).output.startswith("0 files removed")
    (site / "_site").mkdir()
    assert clean(site / "_site").removed == ()
    assert (site / "_site").is_dir(), "an empty folder is not ours"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_cleaning_follows_no_link(site, tmp_path):
    run("build", site)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "index.html").write_text("mine")
    page = site / "_site/call/index.html"
    page.unlink()
    page.parent.rmdir()
    page.parent.symlink_to(elsewhere, target_is_directory=True)
    clean(site / "_site")
    assert (elsewhere / "index.html").read_text() == "mine"


def test_a_site_can_be_built_again_after_cleaning(site):
    first = built(site, site / "_site")
    clean(site / "_site")
    assert built(site, site / "_site") == first
