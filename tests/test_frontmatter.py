"""A page taken apart: its keys, its text, and where both stand in the file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshopsite.problems import Problem, Problems, Severity
from workshopsite.read.frontmatter import FrontMatter, split_front_matter
from workshopsite.read.source import Source

KEYS = {"title", "nav", "draft", "tags"}


def split(text: str) -> tuple[FrontMatter | None, list[Problem]]:
    problems = Problems()
    parts = split_front_matter(Source("content/page.md", text), KEYS, problems)
    return parts, list(problems)


def sound(text: str) -> FrontMatter:
    parts, problems = split(text)
    assert problems == []
    assert parts is not None
    return parts


def problem(text: str) -> Problem:
    parts, problems = split(text)
    assert parts is None
    assert len(problems) == 1
    return problems[0]


def test_keys_and_text_are_taken_apart():
    parts = sound("---\ntitle: 7:30\n---\n# Hello\n")
    assert (parts.meta.data, parts.body, parts.body_line) == ({"title": "7:30"}, "# Hello\n", 4)


@pytest.mark.parametrize("closing", ["---", "...", "---  ", "---\t"])
def test_the_closing_line_may_be_dots_and_may_have_spaces(closing):
    parts = sound(f"--- \na: b\n{closing}\ntext")
    assert (parts.meta.data, parts.body, parts.body_line) == ({"a": "b"}, "text", 4)


def test_the_text_is_as_in_the_file_with_its_blank_lines_and_spaces():
    parts = sound("---\na: b\n---\n\n\n    code  \n\n---\nmore\n\n")
    assert parts.body == "\n\n    code  \n\n---\nmore\n\n"
    assert parts.body_line == 4


def test_a_page_without_text_has_an_empty_one():
    assert sound("---\na: b\n---").body == ""
    assert sound("---\na: b\n---\n").body == ""


@pytest.mark.parametrize("inner", ["", "\n", "# nothing yet\n"])
def test_empty_front_matter_is_an_empty_dict(inner):
    parts = sound(f"---\n{inner}---\ntext\n")
    assert (parts.meta.data, parts.body) == ({}, "text\n")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "text\n",
        "----\na: b\n----\n",
        "--- a\n---\n",
        " ---\na: b\n---\n",
        "# x\n---\na: b\n---\n",
    ],
)
def test_a_page_without_front_matter_is_all_text(text):
    parts = sound(text)
    assert (parts.meta.data, parts.body, parts.body_line) == ({}, text, 1)


def test_front_matter_may_follow_blank_lines():
    parts = sound("\n  \n---\ntitle: x\n---\ntext\n")
    assert (parts.meta.data, parts.body, parts.body_line) == ({"title": "x"}, "text\n", 6)
    assert str(parts.meta.place(("title",))) == "content/page.md:4:8"


def test_the_places_of_keys_are_those_in_the_file():
    parts = sound("---\ntitle: é\nnav: {日: x}\n---\n")
    assert str(parts.meta.place(("nav", "日"))) == "content/page.md:3:10"
    assert parts.meta.place(("nav", "日")).excerpt == "nav: {日: x}"


def test_an_error_in_the_keys_has_its_place_in_the_file_and_shows_its_line():
    found = problem("\n---\na: b\ntitle: Green AI: Energy\n---\ntext: with: colons\n")
    assert (found.rule.name, str(found.place)) == ("yaml-colon", "content/page.md:4:16")
    assert found.place.excerpt == "title: Green AI: Energy"
    assert found.hint == 'title: "Green AI: Energy"'


def test_a_key_given_twice_is_an_error_but_the_page_is_read():
    parts, problems = split("---\na: 1\na: 2\n---\ntext")
    assert [(p.rule.name, p.place.line) for p in problems] == [("duplicate-key", 3)]
    assert (parts.meta.data, parts.body) == ({"a": "1"}, "text")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("---\ntitle: x\n\n# Welcome\n\nText: more\n", "write a line with --- after line 2"),
        ("---\ntitle: x\ntags:\n  - a\n# a comment\nnav: y\nSome text.\n", "after line 6"),
        ("---\ntitle: x\n----\ntext\n", 'line 3 is "----"; write --- there'),
        ("---\ntitle: x\n–\ntext\n", 'line 3 is "–"; write --- there'),
        ("---\ntitle: x\n ---\ntext\n", 'line 3 is "---"; write --- there, in the first column'),
        ("---", "write a line with --- after line 1"),
    ],
)
def test_front_matter_that_is_never_closed_is_an_error_with_the_likely_line(text, hint):
    found = problem(text)
    assert (found.rule.name, found.place.line) == ("front-matter", 1)
    assert found.message == "the front matter that starts here is never closed"
    assert hint in found.hint


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("Hello\n---\ntitle: x\ndraft: yes\n---\nText", 3, "move what stands above line 2 below"),
        ("Hello\n\n----\n\ttitle: x\ntitle: y\n----\n", 5, "move what stands above line 3"),
        ("----\ntitle: x\n----\nText", 2, 'line 1 is "----"; write --- there'),
        ("\n ---\n# note\ntitle: x\n---\n", 4, 'line 2 is "---"; write --- there, in the first'),
        ("—\ntitle: x\n—\n", 2, 'line 1 is "—"; write --- there'),
        ("title: x\n---\nText", 1, "write a line with --- above line 1"),
        ("aliases:\n  - /a/\ntitle: x\n---\nText", 3, "write a line with --- above line 1"),
        ("title: x\ndraft: yes\n\nText", 1, "write a line with --- above line 1"),
    ],
)
def test_keys_that_are_no_front_matter_are_an_error(text, line, hint):
    found = problem(text)
    assert (found.rule.name, found.place.line, found.place.column) == ("front-matter", line, 1)
    assert found.message == "these keys are no front matter, so readers would see them as a text"
    assert found.hint.startswith(hint)


@pytest.mark.parametrize(
    "text",
    [
        "Hello\n\n---\n\ntitle: x\n\n---\nText",
        "Hello\n---\ntitle: x\nText\n---\n",
        "Hello\n---\ntitle of: x\n---\n",
        "```\n---\ntitle: x\n---\n```\n",
        "Like this:\n\n    ---\n\n    title: x\n    ---\n",
        "title: x\n\nText",
        "A\n---\nB\n---\ntitle: x\n---\n",
        "title:x\n---\n",
    ],
)
def test_a_text_that_only_looks_a_bit_like_keys_is_a_text(text):
    assert sound(text).body == text


@pytest.mark.parametrize(
    ("inner", "column"), [("just a text", 1), ("- a\n- b", 1), ("  [a, b]", 3)]
)
def test_front_matter_that_is_no_list_of_keys_is_an_error(inner, column):
    found = problem(f"---\n{inner}\n---\n")
    assert (found.rule.name, str(found.place)) == ("front-matter", f"content/page.md:2:{column}")


PAGE = st.lists(
    st.sampled_from(
        ["---", "...", "--- ", "----", "", " ", "a: b", "- c", "text", "# x", "\x85", "\t"]
    )
).map("\n".join)


@given(PAGE | st.text("-.\n a:\r\x0c\u2028"))
@settings(deadline=None, max_examples=500)
def test_any_page_is_taken_apart_or_is_an_error(text):
    parts, problems = split(text)
    if parts is None:
        assert [p.severity for p in problems] == [Severity.ERROR]
    else:
        assert isinstance(parts.meta.data, dict)
        assert parts.body == "\n".join(text.split("\n")[parts.body_line - 1 :])


def test_a_bracket_with_nothing_behind_it_is_named():
    found = problem("---\ntitle: [\n---\nText\n")
    assert found.message == "the [ that opens here is not closed"
    assert (found.place.line, found.place.column) == (2, 8)
    assert found.hint.startswith("close it with ]")
