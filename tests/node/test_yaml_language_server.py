"""What an organiser sees in an editor: a new site, opened with yaml-language-server."""

from __future__ import annotations

import json

import pytest

from language_server import editor
from test_schema import MISTAKES
from workshopsite.model.kinds import Kind
from workshopsite.scaffold import new_site


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    new_site(folder)
    with editor(folder) as one:
        yield one


def first_line(name):
    return f"# yaml-language-server: $schema=../.schemas/{name}.json\n"


def test_a_new_site_has_no_marks(opened):
    for file in sorted((opened.folder / "content").glob("*.yaml")):
        assert opened.marks(f"content/{file.name}", file.read_text("utf-8")) == []


@pytest.mark.parametrize(("name", "wrong", "right"), MISTAKES)
def test_a_mistake_is_marked_and_what_is_right_is_not(name, wrong, right, opened):
    assert opened.marks("content/wrong.yaml", first_line(name) + wrong)
    assert opened.marks("content/right.yaml", first_line(name) + right) == []


def test_the_marks_say_what_to_write(opened):
    text = "- 9:30\n- {time: 25:00, title: A, kind: keynot, speker: ada}\n"
    assert opened.marks("content/told.yaml", first_line("program") + text) == [
        "2 write the title behind the time, as in 9:30 Coffee break",
        "3 write a time such as 9:30, a range such as 9:30-10:00, or TBA",
        f"3 Value is not accepted. Valid values: {', '.join(map(json.dumps, Kind))}.",
        "3 Property speker is not allowed.",
    ]


def test_keys_and_kinds_are_completed_and_explained(opened):
    text = "- date: 2025-09-22\n  slots:\n  - time: 9:30\n    kind: \n    sp\n"
    opened.marks("content/typed.yaml", first_line("program") + text)
    assert {"speakers", "slides"} <= set(opened.completions("content/typed.yaml", 6, 7))
    assert {"keynote", "talk"} <= set(opened.completions("content/typed.yaml", 5, 11))
    shown = opened.explanation("content/typed.yaml", 4, 6)
    assert "when it starts, or from when to when" in shown
    assert "11:00-12:30" in shown
