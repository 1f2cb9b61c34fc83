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


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        *[
            (ink, paper)
            for ink in ("ink", "muted", "accent", "warning")
            for paper in ("paper", "raised")
        ],
        ("on-accent", "accent"),
    ],
)
def test_text_stands_out_from_its_ground(ink, ground, scheme):
    """At least 4.5:1 (WCAG 2.2, 1.4.3)."""
    text = (THEME / "assets" / "theme.css").read_text("utf-8")
    pairs = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", text)
    colours = {name: both[scheme] for name, *both in pairs}
    assert contrast(colours[ink], colours[ground]) >= 4.5


def test_white_stands_out_from_the_veil_over_any_picture():
    """Over a white picture, which is the worst for white text."""
    text = (THEME / "assets" / "theme.css").read_text("utf-8")
    veil = re.search(r"--hero-veil: rgb\((\d+) (\d+) (\d+) / ([\d.]+)\)", text)
    assert veil
    alpha = float(veil[4])
    mixed = [round(int(channel) * alpha + 255 * (1 - alpha)) for channel in veil.group(1, 2, 3)]
    assert contrast("#ffffff", "#" + "".join(f"{channel:02x}" for channel in mixed)) >= 4.5


def test_browsers_without_light_dark_get_the_light_colours():
    text = (THEME / "assets" / "theme.css").read_text("utf-8")
    light = dict(re.findall(r"--([\w-]+): light-dark\((#\w{6}),", text))
    fallback = re.search(r"@supports not .*?\n\}\n", text, flags=re.DOTALL)
    assert fallback
    assert dict(re.findall(r"--([\w-]+): (#\w{6});", fallback[0])) == light


def test_a_site_without_scripts_is_complete():
    """Scripts are small, deferred, and linked from the base alone."""
    for template in TEMPLATES:
        for script in re.findall(r"<script[^>]*>", template.read_text("utf-8")):
            is_data = "application/ld+json" in script
            assert " defer" in script or is_data or template.name == "redirect.html"
    assert all(script.stat().st_size < 4_000 for script in SCRIPTS)
