"""What the docs tell an organiser to do works, and gives what they say."""

import os
import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from built import Parsed
from doc_sections import sections
from recipes import recipes
from sites import write
from workshopsite.cli import main
from workshopsite.scaffold import new_site

DOCS = Path(__file__).parent.parent / "docs"
UPDATE = bool(os.environ.get("WORKSHOPSITE_UPDATE_TRANSCRIPTS"))
RECIPES = list(recipes(DOCS / "recipes.md"))
START = {section.title: section for section in recipes(DOCS / "start.md")}


@pytest.fixture
def site(tmp_path, monkeypatch):
    """The site of ``workshopsite new``, in which commands are run."""
    new_site(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(command):
    program, *arguments = shlex.split(command)
    assert program == "workshopsite"
    return CliRunner().invoke(main, arguments, prog_name=program)


def words_of(site, address):
    page = Parsed((site / "_site" / address.strip("/") / "index.html").read_text("utf-8"))
    return " ".join(" ".join(page.words).split())


def assert_it_says(site, says):
    built = run("workshopsite build --strict --base-url https://example.org/w/")
    assert built.exit_code == 0, built.output
    for address, text in says:
        words = words_of(site, address)
        for line in text.splitlines():
            assert re.sub(r"\W+", " ", line).strip() in re.sub(r"\W+", " ", words), (address, words)


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.title)
def test_a_recipe_gives_a_sound_site_that_says_what_it_promises(site, recipe):
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    recipe.apply(site)
    assert before != {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert_it_says(site, recipe.says)


def test_most_recipes_say_what_is_seen_afterwards(site):
    for recipe in RECIPES:
        new_site(site / recipe.title)
        recipe.apply(site / recipe.title)
    assert sum(bool(recipe.says) for recipe in RECIPES) > 15


def test_the_first_commands_work_one_after_the_other(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    blocks = START["On your own computer"].blocks
    lines = [line for _, kind, text in blocks if kind == "sh" for line in text.splitlines()]
    setup = ["python3 -m venv .venv", ". .venv/bin/activate", "pip install ."]
    assert lines[:3] == setup  # as `make site` does it, which continuous integration runs
    lines = lines[3:]
    assert [line.split()[1] for line in lines] == ["new", "serve", "check", "build"]
    for line in lines:
        if line.startswith("workshopsite serve"):  # never ends: its own tests run it
            whole = click.Context(main, **main.context_settings)
            main.commands["serve"].make_context("serve", shlex.split(line)[2:], parent=whole)
        else:
            assert run(line).exit_code == 0, line
    assert (tmp_path / "my-workshop/_site/index.html").is_file()


def test_the_first_change_and_the_first_mistake_are_as_shown(site):
    section = START["A first change"]
    change, mistake = section.blocks[:3], section.blocks[3:]
    section.blocks = change
    section.apply(site)
    assert_it_says(site, section.says)
    section.blocks = mistake
    section.apply(site)
    [shown] = [text for _, kind, text in mistake if kind == "console"]
    result = run("workshopsite check")
    told = f"$ workshopsite check\n{result.output}"
    if UPDATE:
        page = DOCS / "start.md"
        page.write_text(page.read_text("utf-8").replace(shown, told), "utf-8", newline="\n")
    else:
        assert told == shown
    assert result.exit_code == 1


README = DOCS.parent / "README.md"
MISTAKES = {
    "content/call.md": ("the program](/program/)", "the program](/programme/)"),
    "content/program.yaml": ("time: 9:15", "time: 9:75"),
    "content/people.yaml": ("ada: Ada", "adda: Ada"),
}
"""What goes wrong in the small site of README.md."""


def test_the_readme_shows_a_small_site_and_what_is_said_of_mistakes_in_it(tmp_path, monkeypatch):
    text = README.read_text("utf-8")
    small = next(part for part in sections(text) if part.title == "A site is a folder").text
    data = re.findall(r"```yaml\n# (\S+)\n(.*?)^```", small, re.MULTILINE | re.DOTALL)
    [page] = re.findall(
        r"`(content/\S+)`:\n\n```markdown\n(.*?)^```", small, re.MULTILINE | re.DOTALL
    )
    files = dict([*data, page])
    monkeypatch.chdir(write(tmp_path, files))
    assert run("workshopsite check --strict").exit_code == 0
    write(tmp_path, {name: files[name].replace(*change) for name, change in MISTAKES.items()})
    told = f"$ workshopsite check\n{run('workshopsite check').output}"
    [shown] = re.findall(r"^```console\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    if UPDATE:
        README.write_text(text.replace(shown, told), "utf-8", newline="\n")
    else:
        assert told == shown
