"""The theme's colours, worked out as a browser does: whatever the accent, text can be read."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from coloraide import Color
from hypothesis import given, settings
from hypothesis import strategies as st

import workshopsite
from workshopsite.render.accent import DARK_GROUNDS, LIGHT_GROUNDS, TINT, readable

ASSETS = Path(workshopsite.__file__).parent / "theme" / "assets"
LIGHT, DARK = 0, 1
SCHEMES = pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
DIFFICULT = ["#17527a", "#ffcc00", "#00ff00", "#0000ff", "#ff00ff", "#808080", "#000000", "#ffffff"]


@cache
def declared():
    """The custom properties of tokens.css and code.css, outside of fallbacks."""
    text = "".join((ASSETS / name).read_text("utf-8") for name in ("tokens.css", "code.css"))
    blocks = re.findall(r"(?m)^:root \{(.*?)^\}", text, flags=re.DOTALL)
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", "".join(blocks)))


def arguments(text):
    """What stands between a function's commas."""
    depth, parts = 0, [""]
    for letter in text:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]


def computed(value, scheme, known):
    """A colour as a browser computes it."""
    function, _, inner = value.strip().removesuffix(")").partition("(")
    if function == "var":
        return computed(known[inner.removeprefix("--")], scheme, known)
    if function == "light-dark":
        return computed(arguments(inner)[scheme], scheme, known)
    if function != "color-mix":
        return Color(value.strip())
    space, first, second = arguments(inner)
    colour, _, share = first.rpartition(" ")
    if second == "transparent":
        return computed(colour, scheme, known).set("alpha", float(share[:-1]) / 100)
    one, other = (computed(each, scheme, known) for each in (colour, second))
    return other.mix(one, float(share[:-1]) / 100, space=space.removeprefix("in "))


def seen(name, scheme, accent="#17527a", above=None):
    """A token's colour with some accent; one that shines through, over another colour."""
    made = readable(accent)
    own = {"brand": made.on_light, "brand-on-dark": made.on_dark} if accent != "#17527a" else {}
    known = declared() | own
    colour = computed(known[name], scheme, known)
    if above is not None:
        colour = Color(above).mix(colour.clone().set("alpha", 1), colour.alpha(), space="srgb")
    return colour


def contrast(one, other):
    return Color(one).contrast(other, method="wcag21")


@SCHEMES
@pytest.mark.parametrize("ground", ["paper", "raised", "tint"])
@pytest.mark.parametrize("ink", ["ink", "muted", "accent", "warning"])
def test_text_stands_out_from_its_ground(ink, ground, scheme):
    """At least 4.5:1 (WCAG 2.2, 1.4.3)."""
    assert contrast(seen(ink, scheme), seen(ground, scheme)) >= 4.5


@SCHEMES
@pytest.mark.parametrize("name", [name for name in declared() if name.startswith("code-")])
def test_code_stands_out_from_its_ground(name, scheme):
    assert contrast(seen(name, scheme), seen("raised", scheme)) >= 4.5


def check(accent, scheme):
    pairs = [("accent", "paper"), ("accent", "raised"), ("accent", "tint"), ("on-accent", "accent")]
    pairs += [("hero-ink", "hero-ground"), ("hero-ink", "hero-glow"), ("ink", "tint")]
    for ink, ground in pairs:
        found = contrast(seen(ink, scheme, accent), seen(ground, scheme, accent))
        assert found >= 4.5, (accent, ink, ground, found)
    veiled = seen("hero-veil", scheme, accent, above="white")
    assert contrast(seen("hero-ink", scheme, accent), veiled) >= 4.5


@SCHEMES
@pytest.mark.parametrize("accent", DIFFICULT)
def test_difficult_accents_can_be_read_everywhere(accent, scheme):
    check(accent, scheme)


@SCHEMES
@given(accent=COLOURS)
@settings(deadline=None, max_examples=25)
def test_any_accent_can_be_read_everywhere(accent, scheme):
    check(accent, scheme)


def test_an_accent_that_can_be_read_is_left_as_it_is():
    assert readable("#17527a").on_light == "#17527a"
    assert readable("#ffcc00").on_dark == "#ffcc00"


@given(COLOURS)
@settings(deadline=None, max_examples=25)
def test_a_corrected_accent_keeps_its_hue(accent):
    before = Color(accent).convert("oklch")
    for made in (readable(accent).on_light, readable(accent).on_dark):
        after = Color(made).convert("oklch")
        if before["chroma"] > 0.04 and after["chroma"] > 0.04:
            turned = abs(before["hue"] - after["hue"]) % 360
            assert min(turned, 360 - turned) < 12


def test_what_corrects_accents_knows_the_themes_grounds():
    for scheme, grounds in ((LIGHT, LIGHT_GROUNDS), (DARK, DARK_GROUNDS)):
        shades = [seen(name, scheme).luminance() for name in ("paper", "raised")]
        known = [Color(ground).luminance() for ground in grounds]
        assert min(known) <= min(shades) <= max(shades) <= max(known)
    assert f"var(--accent) {TINT:.0%}" in declared()["tint"]


def test_browsers_without_light_dark_get_the_light_colours():
    text = (ASSETS / "tokens.css").read_text("utf-8")
    fallback = re.search(r"@supports not \(color: light-dark.*?\n\}\n", text, flags=re.DOTALL)
    written = dict(re.findall(r"--([\w-]+): ([^;]+);", fallback[0]))
    of_code = {name for name in declared() if name.startswith("code-")}
    both = {name for name, value in declared().items() if "light-dark" in value}
    assert set(written) == both - of_code
    veil = computed(written.pop("hero-veil"), LIGHT, declared())
    assert veil.alpha() == seen("hero-veil", LIGHT).alpha()
    for name, value in written.items():
        assert computed(value, LIGHT, declared()) == seen(name, LIGHT), name


def test_every_custom_property_of_the_theme_is_used():
    everything = "".join(path.read_text("utf-8") for path in ASSETS.glob("*.css"))
    assert set(declared()) <= set(re.findall(r"var\(--([\w-]+)", everything))


def test_each_scheme_can_be_chosen_for_a_page():
    text = (ASSETS / "tokens.css").read_text("utf-8")
    for scheme in ("light", "dark"):
        assert f':root[data-theme="{scheme}"] {{\n  color-scheme: {scheme};\n}}' in text
