"""The theme's scripts, as far as their files and the pages that link them can show it."""

from __future__ import annotations

import gzip
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

import workshopsite
from built import built, parsed
from rich_site import RICH
from workshopsite.render.assets import Assets

THEME = Path(workshopsite.__file__).parent / "theme"
SCRIPTS = sorted((THEME / "assets").glob("*.js"))
FORMAT = Path(__file__).parent.parent / "docs/format.md"


def code(script):
    """A script without its comments."""
    return re.sub(r"(^|\s)// .*", "", script.read_text("utf-8"))


def test_all_scripts_together_are_small():
    sizes = {script.name: len(gzip.compress(script.read_bytes(), 9)) for script in SCRIPTS}
    assert sum(sizes.values()) <= 12_000, sizes


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_says_what_it_is_for_and_leaves_no_name_behind(script):
    lines = script.read_text("utf-8").splitlines()
    assert lines[0].startswith("// ")
    code_lines = [line for line in lines if line and not line.startswith("//")]
    assert code_lines[0] == '"use strict";'
    assert re.match(r"(if \(.*\) )?\{$", code_lines[1])
    assert code_lines[-1] == "}"


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_never_makes_html_or_code_of_text_and_asks_no_host(script):
    dangers = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function"
    dangers += r"|DOMParser|createContextualFragment|\bimport\b|fetch\(|XMLHttpRequest|WebSocket"
    dangers += r"|sendBeacon|https?:|console\.|cookie"
    assert re.findall(dangers, code(script)) == []


def linked(page):
    """The scripts of a page, in their order."""
    sources = [attributes.get("src") for attributes in parsed(page).all("script")]
    return [source.rpartition("/")[2].partition("?")[0] for source in sources if source]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    talks = "".join(f"    - {{time: '1{n}:30', title: More {n}, speaker: ada}}\n" for n in range(6))
    papers = "".join(f"- {{title: More {n}, authors: Ada Example}}\n" for n in range(6))
    files = {
        **RICH,
        "content/workshop.yaml": RICH["content/workshop.yaml"]
        + "url: https://example.org/\ncheck: {ignore: [unscheduled-paper]}\n",
        "content/program.yaml": RICH["content/program.yaml"] + talks,
        "content/papers.yaml": RICH["content/papers.yaml"] + papers,
        "content/plain.md": "# Plain\n\nNothing for scripts.\n",
        "content/all.md": "# All\n\n::: program\n",
    }
    return built(tmp_path_factory.mktemp("scripts"), files)


BASE = ["base.js", "theme.js"]
UNFOLDS = ["base.js", "unfold.js", "theme.js"]
SLOTS = ["zones.js", "slots.js"]
FILTER = ["filter.js", "search.js"]


@pytest.mark.parametrize(
    ("page", "scripts"),
    [
        ("plain", BASE),
        ("people", BASE),
        ("call", [*BASE, "dates.js", "zones.js"]),
        ("program", [*UNFOLDS, *SLOTS, "now.js", *FILTER, "calendar.js", "favourites.js"]),
        ("all", [*UNFOLDS, *SLOTS, "now.js", *FILTER, "calendar.js", "favourites.js"]),
        ("program/sparse-sums", [*UNFOLDS, *SLOTS, "favourites.js"]),  # with a video
        ("papers", [*BASE, "zones.js", *FILTER]),
        ("papers/squares", [*BASE, "zones.js", "cite.js"]),
        ("people/ada", [*BASE, "zones.js"]),
    ],
)
def test_a_page_links_the_scripts_that_can_do_something_there(site, page, scripts):
    assert linked(site / page / "index.html") == scripts


def test_a_page_that_is_for_any_place_loads_no_script(site):
    assert linked(site / "404.html") == []


def test_a_short_program_needs_no_search(tmp_path):
    files = {
        **RICH,
        "content/program.yaml": RICH["content/program.yaml"].partition("- date: 2023-05-24")[0],
    }
    files["content/index.md"] = "# Sums\n"
    page = built(tmp_path, files) / "program/index.html"
    assert "filter.js" not in linked(page)
    assert 'class="tools"' not in page.read_text("utf-8")


def test_every_script_of_the_theme_is_linked_somewhere(site):
    pages = {name for page in site.rglob("*.html") for name in linked(page)}
    assert pages >= {script.name for script in SCRIPTS}


def words_of(script):
    """The names under which a script looks for its words in the attributes of its element."""
    text = code(script)
    if "currentScript.dataset" not in text:
        return set()
    return set(re.findall(r"\bwords\.(\w+)", text))


def test_every_word_that_a_script_asks_for_is_there(site):
    elements = {}
    for page in site.rglob("*.html"):
        for attributes in parsed(page).all("script"):
            name = attributes.get("src", "").rpartition("/")[2].partition("?")[0]
            elements[name] = attributes
    asked = {script.name: words_of(script) for script in SCRIPTS}
    asked["search.js"] |= {"kind", "room", "session"}  # by the names of its choices
    asked["now.js"] |= {"now", "next"}  # by the names of its marks
    for name, words in asked.items():
        data = {
            re.sub(r"-(\w)", lambda found: found[1].upper(), key.removeprefix("data-"))
            for key in elements[name]
            if key.startswith("data-")
        }
        assert data == words, name


def test_the_words_of_scripts_are_in_the_sites_language(tmp_path):
    workshop = RICH["content/workshop.yaml"] + "language: fr\n"
    page = built(tmp_path, {**RICH, "content/workshop.yaml": workshop}) / "program/index.html"
    [stars] = [a for a in parsed(page).all("script") if "favourites.js" in a.get("src", "")]
    assert stars["data-mine"] == "Mon programme"


def test_there_are_no_controls_in_the_pages_themselves(site):
    """They would be dead without scripts, which make them."""
    for page in site.rglob("*.html"):
        tags = {tag for tag, _ in parsed(page).tags}
        assert not tags & {"button", "input", "select", "form", "dialog"}, page


def test_what_calendars_need_stands_at_the_slot(tmp_path):
    program = """
- {time: "9:00", title: Moved, speaker: ada, was: ["8:00", "8:30"], id: new, aliases: [old, older]}
- time: 10:00-11:00
  title: Session
  was: "9:30"
  talks:
    - {title: Along, speaker: ada}
    - {time: "10:30", title: Timed, speaker: ada}
"""
    workshop = "title: A\ndate: 2027-06-21\ntimezone: UTC\n"
    people = "ada: {name: Ada Example}\n"
    files = {"workshop": workshop, "program": program, "people": people}
    site = built(tmp_path, {f"content/{name}.yaml": text for name, text in files.items()})
    page = parsed(site / "program/index.html")
    slots = {a["data-slot"]: a for _, a in page.tags if "data-slot" in a}
    assert slots["new"]["data-aliases"] == "old older"
    moves = {name: slot.get("data-sequence") for name, slot in slots.items()}
    assert moves == {"new": "2", "session": "1", "along": "1", "timed": None}


def inline(page):
    """The scripts that stand in a page itself and are no data."""
    return re.findall(r"<script>(.*?)</script>", page.read_text("utf-8"), flags=re.DOTALL)


def test_only_the_remembered_theme_is_a_script_within_a_page(site):
    found = {script for page in site.rglob("*.html") for script in inline(page)}
    moved = (site / "cfp/index.html", site / "old/call.html")
    assert len(found - {script for page in moved for script in inline(page)}) == 1
    assert inline(site / "404.html") == inline(site / "index.html")


def test_the_policy_in_the_documentation_lets_the_inline_scripts_run(site):
    documented = set(re.findall(r"sha256-[\w+/]+=", FORMAT.read_text("utf-8")))
    scripts = [*inline(site / "plain/index.html"), *inline(site / "cfp/index.html")]
    assert documented == {
        f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}" for script in scripts
    }


def test_the_element_of_a_script_is_made_once_for_all_pages(tmp_path, monkeypatch):
    asked, address = [], Assets.address
    monkeypatch.setattr(Assets, "address", lambda *given: asked.append(given[1]) or address(*given))
    monkeypatch.setenv("WORKSHOPSITE_PROCESSES", "1")
    out = built(tmp_path, RICH)
    pages = [page.read_text("utf-8") for page in out.rglob("index.html")]
    assert sum("/assets/zones.js" in page for page in pages) > 2
    assert {name: asked.count(name) for name in asked if name.endswith(".js")} == {
        script.name: 1 for script in SCRIPTS
    }
