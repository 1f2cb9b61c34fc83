"""What YAML makes of ordinary titles and times, from the file to the slot."""

import pytest

from sites import only, site, told

WORKSHOP = "title: Sums\ndate: 2021-11-17\ntimezone: UTC\n"


def program(tmp_path, text):
    found, problems = site(
        tmp_path, {"content/workshop.yaml": WORKSHOP, "content/program.yaml": text}
    )
    return list(found.program.slots), problems


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("7:30", "07:30:00"),
        ("9:00", "09:00:00"),
        ("12:15", "12:15:00"),
        ("7:30:00", "07:30:00"),
        ("09:00", "09:00:00"),
        ("0:30", "00:30:00"),
        ("9.30", "09:30:00"),
        ("14:22:30", "14:22:30"),
        ("5.30PM", "17:30:00"),
        ("midnight", "00:00:00"),
    ],
)
def test_times_are_what_was_typed(tmp_path, typed, clock):
    [slot], problems = program(tmp_path, f"- {{time: {typed}, title: Talk}}\n")
    assert (slot.start.time().isoformat(), told(problems)) == (clock, [])


@pytest.mark.parametrize(
    "title",
    ["NO", "yes", "on", "010", "2023", "1e3", "0x1F", "null", "1_000", "12:30", "2021-11-17"],
)
def test_titles_are_what_was_typed(tmp_path, title):
    [slot], problems = program(tmp_path, f"- title: {title}\n")
    assert (slot.title, told(problems)) == (title, [])


def test_a_no_break_space_is_a_space(tmp_path):
    slots, problems = program(
        tmp_path,
        "- {time: '9:00\u00a0am', title: A\u00a0b, speaker: Ada\u00a0Example}\n- 9:30\u00a0Two\n",
    )
    assert told(problems) == []
    assert [slot.title for slot in slots] == ["A b", "Two"]
    assert slots[0].speakers[0].person.name == "Ada Example"


@pytest.mark.parametrize(
    ("line", "rule", "hint"),
    [
        ("- title: Green AI: Energy", "yaml-colon", 'title: "Green AI: Energy"'),
        ("- 10:30 Tutorial: Energy:\n    speaker: ada", None, "time: 10:30"),
        ("- title: Talk #2", "yaml-comment", 'title: "Talk #2"'),
        ("- 9:00 #1 talk", None, '"9:00 #1 talk"'),
        ("- title: *Better*", "yaml-quote", 'title: "*Better*"'),
        ("- title: @name", "yaml-quote", 'title: "@name"'),
        ("- title: `code`", "yaml-quote", 'title: "`code`"'),
        ("- title: [x](y)", "yaml-quote", 'title: "[x](y)"'),
        ('- title: "$\\theta$"', "yaml-escape", "title: '$\\theta$'"),
        ("- title: A\n\tkind: talk", "yaml-tab", ""),
        ("- title: A\n  title: B", "duplicate-key", "keep one"),
    ],
)
def test_a_trap_is_told_with_the_line_as_it_should_be(tmp_path, line, rule, hint):
    _, problems = program(tmp_path, f"{line}\n")
    found = list(problems)
    assert found
    assert rule is None or rule in {problem.rule.name for problem in found}
    assert hint in "\n".join(problem.hint for problem in found)


def test_below_extra_alone_values_have_types(tmp_path):
    [slot], problems = program(
        tmp_path,
        "- {title: 010, extra: {a: 010, b: 0x1F, c: true, d: no, e: 1.5, f: null, g: '1'}}\n",
    )
    assert told(problems) == []
    assert slot.extra == {"a": 10, "b": 31, "c": True, "d": "no", "e": 1.5, "f": None, "g": "1"}


def test_one_trap_does_not_hide_another_file(tmp_path):
    _, problems = site(
        tmp_path,
        {
            "content/workshop.yaml": WORKSHOP + "sereis: x\n",
            "content/program.yaml": "- title: Green AI: Energy\n",
            "content/people.yaml": "ada: {nam: x}\n",
            "content/competition.yaml": "title: [\n",
            "content/a.md": "---\nlayuot: x\n---\n",
            "content/b.md": "---\ntitle: x\n",
        },
    )
    paths = {problem.place.path.removeprefix("content/") for problem in problems}
    assert paths == {
        "workshop.yaml",
        "program.yaml",
        "people.yaml",
        "competition.yaml",
        "a.md",
        "b.md",
    }


def test_an_error_in_the_program_file_is_told_once(tmp_path):
    _, problems = program(tmp_path, "- 9:00 Talk\n- {title: [}\n")
    assert only(problems).place.line == 2
