"""All problems as text: what is grouped, what is shortened, and what fits on a screen."""

import re
from time import perf_counter

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from workshopsite.cli import main
from workshopsite.commands.terminal import paint_for, screen_of
from workshopsite.problems import RULES, Place, Problem, Problems, Related, Switch
from workshopsite.report import cells, report
from workshopsite.report_text import CLOSING, FEW, Screen, as_text

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def problem(path="content/a.md", line=1, rule="dead-link", hint="mend it", **more):
    place = Place(path, line, 3, 4, "a link to nowhere")
    return Problem(RULES[rule], f"wrong {line}", place, hint, **more)


def marked(text, part):
    return f"<{part}>{text}</{part}>"


# grouping


def test_every_file_has_a_heading_with_its_number_of_problems():
    text = as_text([problem(), problem(line=2, rule="overlap"), problem("content/b.md")])
    headings = [line for line in text.splitlines() if line.startswith("==")]
    assert headings == ["== content/a.md (1 error, 1 warning)", "== content/b.md (1 error)"]
    assert text.index("content/a.md:2:3") < text.index("== content/b.md")


def test_a_problem_that_is_alone_needs_no_heading():
    assert as_text([problem()]) == report(problem())


def test_every_problem_begins_a_line_with_its_place_which_editors_make_a_link():
    many = [problem(line=n) for n in range(1, 9)]
    places = re.findall(r"^content/a\.md:\d+:3: error: ", as_text(many), re.MULTILINE)
    assert len(places) == 8


def test_of_many_problems_of_a_rule_the_first_is_explained_and_others_are_a_line_each():
    lines = as_text([problem(line=n) for n in range(1, FEW + 3)]).splitlines()
    assert sum("a link to nowhere" in line for line in lines) == 1
    assert sum("hint: mend it" in line for line in lines) == 1
    assert lines[-2:] == [
        f"content/a.md:{n}:3: error: wrong {n} [dead-link]" for n in (FEW + 1, FEW + 2)
    ]


def test_a_hint_that_is_new_and_further_places_stay_where_a_problem_is_short():
    place = Place("content/b.md", 7)
    last = problem(line=9, hint="another", related=(Related("called from", place),))
    text = as_text([*(problem(line=n) for n in range(1, FEW + 1)), last])
    assert text.endswith("\n  hint: another\n  called from: content/b.md:7")


def test_a_few_problems_of_a_rule_are_all_in_full():
    text = as_text([problem(line=n) for n in range(1, FEW + 1)])
    assert text.count("a link to nowhere") == text.count("hint: mend it") == FEW


def test_problems_of_one_rule_in_several_files_are_explained_in_each():
    many = [problem(f"content/{name}.md", line) for name in "ab" for line in range(1, FEW + 2)]
    assert as_text(many).count("a link to nowhere") == 2


# screens


def test_on_a_screen_stands_what_fits_with_errors_first_and_the_rest_is_counted():
    warnings = [problem(f"content/{n}.md", rule="overlap") for n in range(9)]
    text = as_text([*warnings, problem("content/z.md")], screen=Screen(80, 24))
    assert "== content/z.md (1 error)" in text
    shown = text.count("[overlap]")
    assert 0 < shown < 9
    assert text.endswith(f"\n\n… and {9 - shown} more: --all shows them")


def test_what_is_on_the_screen_is_in_the_order_of_places():
    many = [problem(f"content/{n}.md", rule="overlap") for n in range(3)]
    text = as_text([*many, problem("content/z.md")], screen=Screen(80, 24))
    assert text.index("content/0.md") < text.index("content/z.md")


def test_a_heading_counts_what_is_left_out_too():
    text = as_text([problem(line=n) for n in range(1, 99)], screen=Screen(80, 24))
    assert text.startswith("== content/a.md (98 errors)\n")


def test_one_problem_is_always_shown():
    text = as_text([problem(), problem(line=2)], screen=Screen(20, 1))
    assert report(problem()) in text
    assert text.endswith("… and 1 more: --all shows them")


@settings(deadline=None, max_examples=50)
@given(st.integers(2, 60), st.integers(15, 60), st.integers(40, 120), st.data())
def test_no_screen_overflows(number, rows, columns, data):
    rules = st.sampled_from(["dead-link", "overlap", "still-open"])
    names = st.sampled_from(["content/a.md", "content/a-longer-name/of-a-page.md"])
    found = Problems()
    for line in range(1, number):
        found.add_problem(problem(data.draw(names), line, data.draw(rules)))
    text = as_text(list(found), screen=Screen(columns, rows))
    taken = sum(-(-cells(line) // columns) for line in text.splitlines())
    assert taken <= rows - CLOSING + 2  # the line that counts the others, and one before it
    assert text.count("wrong ") + int((re.findall(r"and (\d+) more", text) or ["0"])[0]) == (
        number - 1
    )


# colours


def test_every_part_is_painted_and_nothing_else_changes():
    many = [problem(), problem(line=2, rule="overlap"), problem("content/b.md", rule="still-open")]
    painted = as_text(many, paint=marked)
    parts = set(re.findall(r"</([\w-]+)>", painted))
    severities = {"error", "warning", "notice"}
    assert parts == {"heading", "place", "rule", "margin", "hint"} | severities
    assert "<place>content/a.md:1:3</place>: <error>error</error>: wrong 1" in painted
    assert re.sub(r"</?[\w-]+>", "", painted) == as_text(many)


class Stream:
    def __init__(self, *, terminal):
        self.terminal = terminal

    def isatty(self):
        return self.terminal


@pytest.fixture
def terminal(monkeypatch):
    for name in ("NO_COLOR", "CI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "90")
    monkeypatch.setenv("LINES", "33")
    return Stream(terminal=True)


def test_a_terminal_gets_colours_that_add_no_letter(terminal):
    many = [problem(), problem("content/b.md", rule="overlap"), problem("c", rule="still-open")]
    painted = as_text(many, paint=paint_for(terminal))
    assert painted != as_text(many)
    assert ESCAPE.sub("", painted) == as_text(many)


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_who_wants_no_colours_gets_none(terminal, monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    assert paint_for(terminal)("x", "error") == "x"


def test_an_empty_no_color_wishes_for_nothing(terminal, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "")
    assert paint_for(terminal)("x", "error") != "x"


def test_a_file_or_pipe_gets_no_colours_and_everything(terminal):
    assert paint_for(Stream(terminal=False))("x", "error") == "x"
    assert screen_of(Stream(terminal=False)) is None


def test_a_terminal_shows_as_much_as_it_says_and_a_ci_run_everything(terminal, monkeypatch):
    assert screen_of(terminal) == Screen(90, 33)
    monkeypatch.setenv("CI", "true")
    assert screen_of(terminal) is None


# commands


@pytest.fixture
def site(tmp_path, monkeypatch, terminal):
    """A site with thirty dead links."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    for number in range(30):
        (tmp_path / f"content/p{number}.md").write_text("# P\n\n[x](gone.md)\n")
    return tmp_path


def on_a_terminal(monkeypatch, *arguments):
    monkeypatch.setattr("workshopsite.commands.terminal.screen_of", lambda _: Screen(80, 24))
    return CliRunner().invoke(main, arguments).stderr


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_command_prints_a_screenful_and_all_with_all(site, monkeypatch, command):
    short = on_a_terminal(monkeypatch, command)
    assert re.search(r"… and \d\d more: --all shows them", short)
    assert len(short.splitlines()) < 24
    whole = on_a_terminal(monkeypatch, command, "--all")
    assert whole.count("leads nowhere") == 30
    assert "more: --all" not in whole


def test_check_says_where_to_read_more_about_a_rule(site):
    stderr = CliRunner().invoke(main, ["check"]).stderr
    assert "more about the rules, such as dead-link: workshopsite explain dead-link\n" in stderr


# problems


def test_a_thousand_problems_are_sorted_once_and_counted_as_they_come():
    found = Problems()
    found.switch_off(["formula"], [Switch("overlap", Place("content/a.md"), 1, 500)])
    start = perf_counter()
    for number in range(1000):
        rule = ("formula", "overlap", "missing-alt")[number % 3]
        found.add_problem(problem(line=number, rule=rule))
        assert not found.fatal
    for _ in range(1000):
        list(found)
    assert as_text(list(found))
    assert perf_counter() - start < 2


def test_problems_know_at_once_what_changed():
    found = Problems()
    dead = problem()
    assert (list(found), found.fatal) == ([], False)
    found.add_problem(dead)
    assert (list(found), found.fatal) == ([dead], True)
    found.switch_off([], [Switch("dead-link", Place("content/a.md"), 1, 1)])
    assert (list(found), found.fatal, found.switched_off) == ([], False, 1)
    assert (list(found.copy()), found.copy().switched_off) == ([], 1)
    found.switch_off([], [])
    assert (list(found), found.fatal) == ([dead], True)
    found.drop(dead)
    assert (list(found), found.fatal) == ([], False)


def test_a_site_that_is_built_in_spite_of_problems_closes_with_their_number(site):
    for page in site.glob("content/*.md"):
        page.unlink()
    (site / "content/index.md").write_text("# A\n\n![](a.svg)\n\n#### B\n")
    (site / "content/a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    result = CliRunner().invoke(main, ["build", "--base-url", "https://example.org/"])
    assert result.exit_code == 0
    assert result.stderr.endswith("\n\n2 warnings\n")


def test_an_error_that_no_site_can_be_right_with_is_never_off():
    found = Problems()
    found.add_problem(problem(rule="bad-time"))
    found.switch_off(["bad-time"], [Switch("bad-time", Place("content/a.md"), 1, 1)])
    assert (found.fatal, found.switched_off) == (True, 0)
