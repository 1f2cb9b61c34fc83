"""Templates are compiled once: what is kept of them gives no other page, and is never trusted."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, pass_context

from sites import write
from workshopsite.render import compiled
from workshopsite.render.compiled import Compiled
from workshopsite.render.jinja import THEME
from workshopsite.serve.snapshot import is_watched


class Counting(Environment):
    """Counts the templates that it compiles."""

    compiled = 0

    def _generate(self, *args, **kwargs):
        self.compiled += 1
        return super()._generate(*args, **kwargs)


@pytest.fixture
def theme(tmp_path, monkeypatch):
    """A theme of two templates, whose code is kept below the test's folder."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    templates = {"a.html": "A{% include 'b/c.html' %}", "b/c.html": "C{{ 1 + 1 }}"}
    return write(tmp_path / "theme", {f"templates/{name}": t for name, t in templates.items()})


def another_process(*folders: Path, filters=(), **options) -> Counting:
    """An environment as a new process has it: nothing is in memory."""
    compiled._IN_MEMORY.clear()
    made = Counting(loader=FileSystemLoader(folders), auto_reload=False, **options)
    made.filters |= dict(filters)
    made.bytecode_cache = Compiled(made, folders[-1])
    return made


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "kept").rglob("*.code"))


def said(environment: Counting) -> tuple[str, int]:
    """What a.html says, and how many templates were compiled for that."""
    return environment.get_template("a.html").render(), environment.compiled


def test_a_second_process_compiles_nothing(theme, tmp_path):
    assert said(another_process(theme / "templates")) == ("AC2", 2)
    assert [file.name for file in kept(tmp_path)] == ["a.html.code", "b.c.html.code"]
    assert said(another_process(theme / "templates")) == ("AC2", 0)


def test_a_second_environment_of_a_process_compiles_nothing(theme, tmp_path):
    first = another_process(theme / "templates")
    assert said(first) == ("AC2", 2)
    for file in kept(tmp_path):
        file.unlink()
    second = first.overlay()
    second.compiled = 0
    assert said(second) == ("AC2", 0)


def test_only_what_changed_is_compiled_anew(theme):
    said(another_process(theme / "templates"))
    write(theme, {"templates/b/c.html": "D{{ 1 + 1 }}"})
    assert said(another_process(theme / "templates")) == ("AD2", 1)
    assert said(another_process(theme / "templates")) == ("AD2", 0)


@pytest.mark.parametrize(
    "other",
    [
        {"trim_blocks": True},
        {"optimized": False},
        {"extensions": ["jinja2.ext.loopcontrols"]},
        {"autoescape": True},
        {"lstrip_blocks": True},
        {"filters": {"new": str}.items()},
        {"filters": {"upper": pass_context(lambda _context, text: text)}.items()},
    ],
    ids=["trim", "optimizer", "extension", "autoescape", "lstrip", "filter", "context"],
)
def test_another_way_to_compile_is_other_code(theme, other):
    said(another_process(theme / "templates"))
    assert said(another_process(theme / "templates", **other)) == ("AC2", 2)


def test_another_version_of_jinja_is_other_code(theme, monkeypatch, tmp_path):
    said(another_process(theme / "templates"))
    write(tmp_path, {"jinja2/__init__.py": ""})
    monkeypatch.setattr(compiled.jinja2, "__file__", str(tmp_path / "jinja2/__init__.py"))
    assert said(another_process(theme / "templates")) == ("AC2", 2)


def test_a_theme_that_was_moved_is_compiled_anew(theme, tmp_path):
    said(another_process(theme / "templates"))
    theme.rename(tmp_path / "moved")
    assert said(another_process(tmp_path / "moved/templates")) == ("AC2", 2)
    assert len(kept(tmp_path)) == 2


def test_what_is_kept_is_not_where_the_preview_looks_for_changes(theme, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "pycache_prefix", None)
    folder = another_process(theme / "templates").bytecode_cache._folder
    assert folder.parent == Path(compiled.__file__).parent / "__pycache__"
    assert not is_watched(folder / "a.html.code", [THEME])


@pytest.mark.parametrize(
    "damage",
    [
        lambda code: b"",
        lambda code: code[:10],
        lambda code: code[:-1],
        lambda code: code[:-1] + bytes([code[-1] ^ 1]),
        lambda code: bytes([code[0] ^ 1]) + code[1:],
        lambda code: code[:16] + b"\0" + code[17:],
    ],
    ids=["empty", "cut in its seal", "cut", "last byte", "first byte", "its kind"],
)
def test_damaged_code_is_made_anew(theme, tmp_path, damage):
    said(another_process(theme / "templates"))
    for file in kept(tmp_path):
        file.write_bytes(damage(file.read_bytes()))
    assert said(another_process(theme / "templates")) == ("AC2", 2)
    assert said(another_process(theme / "templates")) == ("AC2", 0)


def test_the_code_of_another_template_is_not_taken(theme, tmp_path):
    said(another_process(theme / "templates"))
    first, second = kept(tmp_path)
    first.write_bytes(second.read_bytes())
    assert said(another_process(theme / "templates")) == ("AC2", 1)


def test_where_nothing_can_be_written_nothing_is_kept(theme, tmp_path):
    write(tmp_path, {"kept": "a file where the folder should be"})
    assert said(another_process(theme / "templates")) == ("AC2", 2)


def test_the_code_of_a_sites_own_templates_is_not_kept(theme, tmp_path):
    own = write(tmp_path / "site", {"a.html": "own {% include 'b/c.html' %}"})
    assert said(another_process(own, theme / "templates")) == ("own C2", 2)
    assert [file.name for file in kept(tmp_path)] == ["b.c.html.code"]
    assert said(another_process(own, theme / "templates")) == ("own C2", 1)


def built(folder: Path, code: str) -> dict[str, bytes]:
    """The files of a site that a process built after some code, which compiled code of its own."""
    write(folder, {"content/workshop.yaml": "id: sums\ntitle: Sums\n"})
    start = f"{code}\nfrom workshopsite.cli import main\nmain(['build', {str(folder)!r}])"
    environment = os.environ | {"PYTHONPYCACHEPREFIX": str(folder.parent / "kept")}
    subprocess.run([sys.executable, "-c", start], check=True, timeout=60, env=environment)
    site = folder / "_site"
    return {str(p.relative_to(site)): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def test_a_second_build_compiles_no_template_of_the_theme(tmp_path):
    never = "from jinja2 import Environment\nEnvironment.compile = None"
    with pytest.raises(subprocess.CalledProcessError):
        built(tmp_path / "first", never)
    first = built(tmp_path / "first", "")
    assert built(tmp_path / "second", never) == first
