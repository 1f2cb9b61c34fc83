"""The benchmark measures what it says, and docs/performance.md shows what it found."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from copy import deepcopy
from functools import reduce
from operator import getitem
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench import commands, page, previews
from bench.builds import COLD, NOTHING, ONE_CORE, PAGE, PROGRAM
from bench.corpus import KINDS, SIZES, Text, corpus, write_site
from bench.goals import goals, growth
from bench.processes import CommandFailedError, run
from bench.results import Results
from bench.tools import OURS, TOOLS
from workshopsite.build import build
from workshopsite.model.site import Options
from workshopsite.problems import Severity

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="it reads /proc")


def test_a_corpus_has_the_same_texts_on_every_machine():
    texts = "".join(text.title + text.body for text in corpus("M"))
    digest = hashlib.sha256(texts.encode()).hexdigest()
    assert digest == "dcf6a570b392105e5ce43d6a1feb7e247a182e429d4dc8233a4bd9c8dc5161f0"


@pytest.mark.parametrize("size", ["S", "M"])
def test_a_corpus_has_equal_parts_that_all_differ(size):
    texts = corpus(size)
    assert {kind: sum(text.kind == kind for text in texts) for kind in KINDS} == dict.fromkeys(
        KINDS, SIZES[size] // 4
    )
    assert len({text.body for text in texts}) == len({text.title for text in texts}) == SIZES[size]


def errors_of(folder: Path) -> list[str]:
    """What is wrong with folder/site; it is built into folder/out."""
    problems = build(folder / "site", folder / "out", Options()).problems
    return [p.message for p in problems if p.severity is not Severity.NOTICE]


def test_our_site_of_a_corpus_has_no_problem(tmp_path):
    OURS.write("S", tmp_path / "site")
    assert errors_of(tmp_path) == []
    pages = {path.parent.name for path in (tmp_path / "out").rglob("index.html")}
    assert {_page(text) for text in corpus("S")} <= pages


def _page(text: Text) -> str:
    return text.title.lower().replace(" ", "-") if text.kind == "talks" else text.name


def test_a_site_is_the_same_each_time_it_is_written(tmp_path):
    def files(folder: Path) -> dict[str, bytes]:
        write_site("S", folder)
        paths = (path for path in folder.rglob("*") if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}

    assert files(tmp_path / "one") == files(tmp_path / "two")


@pytest.mark.parametrize("name", sorted(TOOLS.keys() - {OURS.name}))
def test_every_other_generator_gets_the_same_texts(tmp_path, name):
    tool = TOOLS[name]
    tool.write("S", tmp_path / "site")

    def bare(text: str) -> str:
        return re.sub(r"\]\([^)]*note-\d+[^)]*\)", "](a note)", text)

    for text in corpus("S"):
        source = tmp_path / "site" / tool.source.format(kind=text.kind, name=text.name)
        written = source.read_text("utf-8")
        assert bare(written).endswith(bare(text.body))
        assert f"title: {text.title}\n" in written


@pytest.mark.parametrize("name", TOOLS)
def test_the_page_that_is_edited_is_there(tmp_path, name):
    TOOLS[name].write("S", tmp_path / "site")
    assert (tmp_path / "site" / TOOLS[name].source.format(kind="notes", name="note-1")).is_file()


@pytest.mark.parametrize("name", [tool.name for tool in TOOLS.values() if tool.server])
def test_each_save_puts_a_word_into_a_file(tmp_path, name):
    tool = TOOLS[name]
    tool.write("S", tmp_path / "site")
    saves = dict(previews.saves(tool, tool.server, "S"))
    everybodys = {previews.PAGE, previews.TEMPLATE}
    assert saves.keys() == (set(previews.SAVES) if tool is OURS else everybodys)
    for save in saves.values():
        text = (tmp_path / "site" / save.file).read_text("utf-8")
        assert save.typed(text, "Word") != text == save.typed(text, "Word").replace("Word ", "")


def test_what_is_saved_is_on_the_page_that_is_asked_for(tmp_path):
    OURS.write("S", tmp_path / "site")
    for what, save in previews.saves(OURS, OURS.server, "S"):
        path = tmp_path / "site" / save.file
        before = path.read_text("utf-8")
        path.write_text(save.typed(before, "Surprisingly"), "utf-8")
        assert errors_of(tmp_path) == []
        asked = save.address.removeprefix(OURS.server.home)
        assert "Surprisingly" in (tmp_path / "out" / asked / "index.html").read_text("utf-8"), what
        path.write_text(before, "utf-8")


HOLD = "import time; held = bytearray(40_000_000); time.sleep(1)"
HOLD_TWICE = f"import os; child = os.fork(); {HOLD}; child and os.wait()"


def memory(code: str, *, watched: bool) -> float:
    """MB that are measured of some code, by a process that has little itself."""
    command = [sys.executable, "-c", code]
    measure = (
        f"from bench.processes import run; print(run({command}, '.', {{}}, {watched=}).memory)"
    )
    said = subprocess.check_output([sys.executable, "-c", measure], cwd=Path(__file__).parent)
    return float(said)


@ON_LINUX
def test_the_memory_of_all_processes_counts_together():
    assert 40 < memory(HOLD, watched=True) < 75
    assert 80 < memory(HOLD_TWICE, watched=True) < 120
    assert 40 < memory(HOLD_TWICE, watched=False) < 75


@ON_LINUX
def test_a_command_that_fails_is_not_measured(tmp_path):
    with pytest.raises(CommandFailedError, match="why it failed"):
        run([sys.executable, "-c", "raise SystemExit('why it failed')"], tmp_path, {})
    run([sys.executable, "-c", "raise SystemExit(2)"], tmp_path, {}, code=2)


def made_up(seconds: dict[str, dict[str, dict[str, float]]]) -> dict[str, object]:
    """Results of which each goal is reached; seconds are by size, tool and step."""
    return {
        "machine": {},
        "versions": dict.fromkeys(TOOLS, "1.0"),
        "builds": {
            size: {
                tool: {"seconds": {step: [s] * 3 for step, s in steps.items()}, "memory": 90}
                for tool, steps in tools.items()
            }
            for size, tools in seconds.items()
        },
        "previews": {
            size: {OURS.name: {what: [0.049] for what in (previews.START, *previews.SAVES)}}
            for size in ("S", "L")
        },
        "commands": {commands.HELP: [0.08], commands.MISTYPED: [0.01, 0.07, 1.0]},
        "markdown": {"pages": [2.5, 1.0]},
    }


def times(size: str) -> dict[str, dict[str, float]]:
    """By tool and step: Hugo's time is 1 at every size."""
    count = SIZES[size] / SIZES["L"]
    ours = {COLD: 2.5, NOTHING: 0.08 * count, PAGE: 0.25 * count, PROGRAM: 1.0, ONE_CORE: 2.5}
    return {
        tool: dict.fromkeys((COLD, NOTHING, PAGE), 1.0 if tool == "Hugo" else 4.0) for tool in TOOLS
    } | {OURS.name: ours}


REACHED = made_up({size: times(size) for size in SIZES})


def missed(data: dict[str, object]) -> list[str]:
    return [goal.what for goal in goals(Results(data)) if not goal.reached]


def test_goals_at_their_bounds_are_reached():
    assert missed(REACHED) == []


@pytest.mark.parametrize(
    ("where", "key", "value", "what"),
    [
        (
            "builds S workshopsite seconds",
            NOTHING,
            [0.6],
            "nothing changed, S: times Hugo",
        ),
        (
            "builds L workshopsite seconds",
            PAGE,
            [0.26],
            "one page edited, L: times Hugo",
        ),
        (
            "builds M Jekyll seconds",
            COLD,
            [3.7],
            "cold, M: times faster than the fastest but Hugo",
        ),
        (
            "builds L Eleventy seconds",
            COLD,
            [2.4],
            "cold, L: times Eleventy",
        ),
        (
            "builds L workshopsite seconds",
            ONE_CORE,
            [2.4],
            "two cores, cold, L: times faster than one",
        ),
        (
            "builds L workshopsite",
            "memory",
            251,
            "memory, L",
        ),
        (
            "builds L workshopsite seconds",
            PROGRAM,
            [10.1],
            "growth of a text's time, M to L (one talk's title edited)",
        ),
        (
            "previews S workshopsite",
            previews.TITLE,
            [0.051],
            "preview, S: a title in the program",
        ),
        (
            "previews L workshopsite",
            previews.START,
            [1.1],
            "preview, L: first page after the start",
        ),
        (
            "commands",
            commands.MISTYPED,
            [0.09],
            "a mistyped command",
        ),
        (
            "markdown",
            "pages",
            [2.4, 1.0],
            "Python-Markdown, pages: times faster than stock",
        ),
    ],
)
def test_a_goal_is_missed_by_a_little(where, key, value, what):
    data = deepcopy(REACHED)
    reduce(getitem, where.split(), data)[key] = value
    assert what in missed(data)


def test_what_was_not_measured_is_not_reached():
    nothing = made_up({})
    nothing |= {"previews": {}, "commands": {}, "markdown": {}}
    assert len(missed(nothing)) == len(goals(Results(nothing))) > 20


def test_growth_is_the_time_of_a_text_at_one_size_by_that_at_another():
    assert growth(Results(REACHED), OURS.name, NOTHING, "S", "M") == pytest.approx(1)
    assert growth(Results(REACHED), "Hugo", COLD, "M", "L") == pytest.approx(1 / 10)


def test_the_page_shows_the_results_that_are_kept():
    shown = page.PAGE.read_text("utf-8")
    again = "run: PYTHONPATH=tests python -m bench.page"
    assert page.with_parts(shown, Results.read()) == shown, again
    assert page.plot(Results.read()) == page.PLOT.read_text("utf-8"), again


def test_the_page_has_every_part_once():
    marks = re.findall(r"^<!-- (\w+) -->$", page.PAGE.read_text("utf-8"), re.MULTILINE)
    assert sorted(marks) == sorted(page.PARTS)


def test_the_kept_results_are_of_everything():
    kept = Results.read()
    assert set(kept.tools) == set(TOOLS)
    assert kept.sizes == list(SIZES)
    assert not [goal.what for goal in goals(kept) if goal.value is None]


def test_the_plot_has_three_marks_for_each_generator_and_size():
    root = ElementTree.fromstring(page.plot(Results(REACHED)))
    marks = [e for e in root.iter() if (e.get("class") or "").startswith("mark")]
    assert len(marks) == 3 * len(TOOLS) * len(SIZES) + 3  # and those of the legend
