"""The default theme, as far as its files alone can show that it is sound."""

from __future__ import annotations

import ast
import re
from gettext import NullTranslations
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

import workshopsite
from workshopsite.render.dates import Dates
from workshopsite.render.jinja import environment

PACKAGE = Path(workshopsite.__file__).parent
THEME = PACKAGE / "theme"
TEMPLATES = sorted((THEME / "templates").rglob("*.html"))
COMPONENTS = sorted((THEME / "templates" / "components").glob("*.html"))
STYLES = sorted((THEME / "assets").glob("*.css"))
SCRIPTS = sorted((THEME / "assets").glob("*.js"))
MARKERS = {"N_", "_", "gettext"}

ENVIRONMENT = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.loopcontrols"])


def name_of(path: Path) -> str:
    return path.relative_to(THEME).as_posix()


def tree_of(template: Path) -> nodes.Template:
    return ENVIRONMENT.parse(template.read_text("utf-8"))


def words_of_templates() -> set[str]:
    found = set()
    for template in TEMPLATES:
        for _, _, words in ENVIRONMENT.extract_translations(template.read_text("utf-8")):
            found.add(words[0] if isinstance(words, tuple) else words)
    return {word for word in found if word}


def words_of_modules() -> set[str]:
    return {
        call.args[0].value
        for module in PACKAGE.rglob("*.py")
        for call in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and getattr(call.func, "id", getattr(call.func, "attr", "")) in MARKERS
        and call.args
        and isinstance(call.args[0], ast.Constant)
    }


def french() -> dict[str, str]:
    with (THEME / "locale" / "fr.po").open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    assert not any(message.fuzzy for message in catalogue if message.id)
    return {str(message.id): str(message.string) for message in catalogue if message.id}


def without_comments(style: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", style.read_text("utf-8"), flags=re.DOTALL)


LAYOUTS = [
    *("base", "home", "workshop", "page", "program", "talk", "person", "people"),
    *("paper", "papers", "404", "redirect"),
]


@pytest.mark.parametrize("name", LAYOUTS)
def test_there_is_a_layout(name):
    assert (THEME / "templates" / f"{name}.html").is_file()


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_a_template_is_valid(template):
    jinja = environment(Path("nowhere"), NullTranslations(), Dates("en"), {})
    assert jinja.get_template(template.relative_to(THEME / "templates").as_posix())


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_a_template_says_what_it_is_for(template):
    assert template.read_text("utf-8").startswith("{#-")


@pytest.mark.parametrize("component", COMPONENTS, ids=name_of)
def test_a_component_is_a_macro_of_its_name_that_needs_no_argument(component):
    macros = {macro.name: macro for macro in tree_of(component).find_all(nodes.Macro)}
    macro = macros[component.stem]
    assert len(macro.args) == len(macro.defaults)


def test_the_blocks_that_base_describes_are_there():
    text = (THEME / "templates" / "base.html").read_text("utf-8")
    described = re.findall(r"(?m)^(\w+) {2,}\S", text.partition("-#}")[0])
    blocks = [block.name for block in ENVIRONMENT.parse(text).find_all(nodes.Block)]
    assert described == blocks
    assert {"title", "head", "header", "main", "footer"} <= set(blocks)


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_every_word_of_a_template_can_be_translated(template):
    """No letters stand between tags outside an expression."""
    text = re.sub(r"\{#.*?#\}", "", template.read_text("utf-8"), flags=re.DOTALL)
    text = re.sub(r"<(script|style)>.*?</\1>", "", text, flags=re.DOTALL)
    text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", text, flags=re.DOTALL)
    labels = re.findall(r'(?:aria-label|alt|title|placeholder)="([^"]*)"', text)
    visible = re.sub(r"<[^>]*>", "", text)
    assert not re.search(r"[^\W\d_]{2,}", " ".join([visible, *labels]))


def test_the_french_catalogue_has_every_word_and_no_other():
    catalogue = french()
    assert set(catalogue) == words_of_templates() | words_of_modules()
    assert all(catalogue.values())


def test_french_keeps_what_is_filled_in():
    filled = re.compile(r"%\(\w+\)s")
    for english, translated in french().items():
        assert sorted(filled.findall(english)) == sorted(filled.findall(translated))
        assert "%" not in filled.sub("", translated)


@pytest.mark.parametrize("file", [*TEMPLATES, *STYLES, *SCRIPTS], ids=name_of)
def test_nothing_comes_from_another_host(file):
    text = file.read_text("utf-8")
    assert not re.search(r"https?://|[\"'(]//\w|@import|@font-face", text)


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_a_template_writes_root_addresses(template):
    """The pass over the page makes them relative; one written relative would be wrong."""
    written = re.findall(r'(?:href|src)="([^"{]*)"', template.read_text("utf-8"))
    assert all(address.startswith(("/", "#")) for address in written)


@pytest.mark.parametrize("style", STYLES, ids=name_of)
def test_styles_work_from_right_to_left(style):
    """Sizes and sides are logical ones."""
    declared = re.findall(r"(?m)^\s+([a-z-]+):\s*([^;]*);", without_comments(style))
    sides = re.compile(r"(^|-)(left|right|top|bottom)(-|$)|^((min|max)-)?(width|height)$")
    assert [name for name, _ in declared if sides.search(name)] == []
    assert [value for _, value in declared if value in {"left", "right"}] == []
    boxes = [value for name, value in declared if name in {"margin", "padding", "inset"}]
    assert [value for value in boxes if len(value.split()) > 2 and "(" not in value] == []


@pytest.mark.parametrize("style", STYLES, ids=name_of)
def test_every_custom_property_that_is_used_is_set(style):
    everything = "".join(without_comments(each) for each in STYLES)
    set_somewhere = set(re.findall(r"(--[\w-]+):", everything))
    assert set(re.findall(r"var\((--[\w-]+)", without_comments(style))) <= set_somewhere


def test_no_script_holds_a_page_up():
    """They are deferred, but for a line that sets the remembered theme, and the small one that
    writes the reader's own times before they would move what is shown; see test_scripts.py too.
    """
    for template in TEMPLATES:
        for script in re.findall(r"<script[^>]*>", template.read_text("utf-8")):
            is_data = "application/ld+json" in script
            is_small = template.name in {"redirect.html", "remembered-theme.html"}
            assert " defer" in script or is_data or is_small or "zones.js" in script
