"""A YAML file parsed again after an edit: equal to one parsed as a whole, with less work."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from workshopsite.problems import Problems
from workshopsite.read import yaml_again as yaml_again_module
from workshopsite.read.source import Source
from workshopsite.read.yaml import parse_yaml
from workshopsite.read.yaml_again import Rereader, parsed_again

PROGRAM = """\
# The program.
- 9:00 Opening
- time: 10:00
  title: First talk
  abstract: |
    - no item
    # no comment
- parallel:
  - title: Second talk
    talks:
      - {title: "One", speaker: [ada,
        ben]}
- title: R&D & more

- 'a text

  - of some lines'
- extra: {n: 1}
"""
LISTED = ["- ", "-", "-\n", "- a\n", "- a: b\n", "\n", "\n\n", "  ", "? a", ": b", "a: b", "a:"]
TYPED = ["title: 10:30", "#", " # x", "  # x", "|\n", ">-\n", "    text\n", "~", "extra:\n  b: 1\n"]
OPENED = ['"', "'", "[", "]", "{", "}", ",", "---\n", "...\n", "%YAML 1.1\n"]
NAMED = ["&a ", "*a", " &a b", "- *a\n", "- &a b\n", "!x ", "!!str 1", "<<: a"]
SIGNS = ["\t", "\r", "\x85", "\u2028", "\ufeff", "\0", "\u00a0", "\u00fc"]
PIECES = [*LISTED, *TYPED, *OPENED, *NAMED, *SIGNS]

texts = st.one_of(
    st.just(PROGRAM),
    st.lists(st.sampled_from([*PIECES, *PROGRAM.splitlines(keepends=True)]), max_size=12).map(
        "".join
    ),
)
edits = st.lists(
    st.tuples(
        st.integers(0, 300),
        st.integers(0, 30),
        st.lists(st.sampled_from(PIECES), max_size=3).map("".join),
    ),
    min_size=1,
    max_size=4,
)


def parsed(text):
    problems = Problems()
    return parse_yaml(Source("a.yaml", text), problems), problems.found


def edited(text, start, length, new):
    start %= len(text) + 1
    return text[:start] + new + text[start + length :]


@example("- &a x\n- *a\n- b\n", [(14, 1, "c")])
@example("- a\n- &a x\n- b\n", [(14, 1, "*a")])
@example("- a\n- b\n", [(3, 0, "\n...\n")])
@example("- a\n- b\n", [(3, 1, "")])
@example("- a\n- b", [(7, 0, "c")])
@example("- - a\n- b\n", [(4, 1, "")])
@example("- a:\n- b\n", [(3, 0, "\n\n")])
@example("- a\n- b:\n  - c\n- d\n", [(4, 5, "")])
@given(texts, edits)
@settings(deadline=None, max_examples=400)
def test_after_any_edits_data_marks_and_problems_are_those_of_the_whole_file(text, edits):
    reread = Rereader()
    for edit in [(0, 0, ""), *edits]:
        text = edited(text, *edit)
        problems = Problems()
        document = reread.parse(Source("a.yaml", text), problems)
        assert (document, problems.found) == parsed(text)


@pytest.fixture
def asked(monkeypatch):
    """The texts that are parsed."""
    found = []

    def asking(source, problems):
        found.append(source.text)
        return parse_yaml(source, problems)

    monkeypatch.setattr(yaml_again_module, "parse_yaml", asking)
    return found


@pytest.mark.parametrize(
    ("old", "new", "item"),
    [
        ("Opening", "Welcome", "- 9:00 Welcome\n"),
        ("10:00\n", "10:00\n\n  room: A\n", "- time: 10:00\n\n  room: A\n  title: First"),
        ("- title: R", "-   title: D", "-   title: D&D & more\n\n"),
        ("{n: 1}\n", "{n: 2}\n", "- extra: {n: 2}\n"),
    ],
    ids=["first", "longer", "moved", "last"],
)
def test_the_item_that_changed_is_parsed_alone(asked, old, new, item):
    reread, text = Rereader(), PROGRAM.replace(old, new)
    reread.parse(Source("a.yaml", PROGRAM), Problems())
    asked.clear()
    document = reread.parse(Source("a.yaml", text), Problems())
    assert [one[: len(item)] for one in asked] == [item]
    assert len(asked[0]) < 200
    assert document == parsed(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        PROGRAM.replace("Opening", "Welcome").replace("Second", "2nd"),
        PROGRAM + "- new\n",
        PROGRAM.replace("# The", "# A"),
        PROGRAM.replace("First", "&name First"),
        PROGRAM.replace("title: First", "title: ["),
        PROGRAM.replace("First talk", "First # talk"),
        "title: No list\n",
        "",
    ],
    ids=["two", "one more", "above", "name", "broken", "problem", "mapping", "empty"],
)
def test_what_is_no_edit_of_one_item_is_left_to_the_whole(text):
    assert parsed_again(parsed(PROGRAM)[0], Source("a.yaml", text)) is None


def test_a_file_with_a_problem_is_parsed_as_a_whole_until_it_has_none(asked):
    reread, wrong = Rereader(), PROGRAM.replace("First", "First #")
    for text in (wrong, PROGRAM, wrong):
        reread.parse(Source("a.yaml", text), Problems())
    assert [text for text in asked if text.startswith("# The program")] == [wrong, PROGRAM, wrong]


def test_what_was_parsed_before_stays_as_it_was():
    before, same = parsed(PROGRAM)[0], parsed(PROGRAM)[0]
    text = PROGRAM.replace("First talk", "First\n    talk")
    assert parsed_again(before, Source("a.yaml", text)) == parsed(text)[0]
    assert before == same
