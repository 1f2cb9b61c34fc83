"""The docs say what is."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from key_table import FORMAT, RECORDS, table
from workshopsite import model
from workshopsite.cli import main
from workshopsite.model.record import all_records
from workshopsite.problems import RULES

ROOT = Path(__file__).parent.parent


def test_the_table_of_keys_is_that_of_the_models():
    assert table() in FORMAT.read_text("utf-8"), "run: python tests/key_table.py"


def test_every_record_that_can_be_typed_is_in_the_table():
    import importlib
    import pkgutil

    for module in pkgutil.iter_modules(model.__path__):
        importlib.import_module(f"workshopsite.model.{module.name}")
    typed = {
        record
        for record in all_records()
        if record.keys() and record.__module__.startswith("workshopsite")
    }
    put_together = {"Appearance", "Program", "Material", "DatedRecord"}
    assert {record.__name__ for record in typed} - put_together == {
        record.__name__ for record in RECORDS.values()
    }


def test_every_key_has_a_description():
    for record in RECORDS.values():
        for name, field in record.model_fields.items():
            assert field.description, f"{record.__name__}.{name}"


WHOLE = click.Context(main, **main.context_settings)
"""What stands around each command, as when it is typed."""

FILES = [*ROOT.glob("docs/*.md"), *ROOT.glob("*.md")]
PAGES = sorted(file.relative_to(ROOT).as_posix() for file in FILES)


@pytest.mark.parametrize("name", PAGES)
def test_every_command_that_the_docs_show_exists(name):
    code = " ".join(re.findall(r"(?ms)^```.*?^```|`[^`\n]*`", (ROOT / name).read_text("utf-8")))
    shown = set(re.findall(r"\bworkshopsite ([a-z]+)\b", code))
    assert shown <= set(main.commands), f"{name} shows a command that is not there"


@pytest.mark.parametrize("name", PAGES)
def test_every_line_of_a_shell_that_the_docs_show_can_be_typed(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for folder in ("my-workshop", "my-site"):
        (tmp_path / folder).mkdir()
    blocks = re.findall(r"(?ms)^```sh$(.*?)^```$", (ROOT / name).read_text("utf-8"))
    for line in "\n".join(blocks).splitlines():
        program, *arguments = shlex.split(line, comments=True) or [""]
        if program.endswith("workshopsite"):
            command = main.commands[arguments[0]]
            command.make_context(
                arguments[0], arguments[1:], parent=WHOLE
            )  # raises what a user would be told


@pytest.mark.parametrize("path", [*sorted(ROOT.glob("docs/*.md")), ROOT / "README.md"], ids=str)
def test_every_link_between_the_docs_leads_somewhere(path):
    prose = re.sub(r"(?ms)^```.*?^```|`[^`\n]*`", "", path.read_text("utf-8"))
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", prose):
        if not target.startswith(("http", "mailto")):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_every_rule_is_used_and_has_a_test():
    def texts(folder):
        found = (path for path in folder.rglob("*") if path.suffix in {".py", ".md"})
        return {path: path.read_text("utf-8", errors="replace") for path in found}

    code = texts(ROOT / "src")
    used = "".join(text for path, text in code.items() if path.name != "rules.py")
    tests = "".join(texts(ROOT / "tests").values())
    assert [rule for rule in RULES if f'"{rule}"' not in used] == []
    assert [rule for rule in RULES if rule not in tests] == []
