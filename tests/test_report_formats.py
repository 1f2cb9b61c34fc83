"""Problems as GitHub Actions and other programs read them."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from workshopsite.cli import main
from workshopsite.problems import RULES, Place, Problem, Problems, Related
from workshopsite.report_github import MOST, UNCHANGED, Run, annotation, log, markdown, run_of
from workshopsite.report_json import as_json

PLACE = Place("content/program.yaml", 3, 9, 4, "- time: 9:75")


def problems(*places, rule="bad-time", message="this is wrong", hint=""):
    found = Problems()
    for place in places or (PLACE,):
        found.add(rule, message, place, hint)
    return found


def only(found):
    return next(iter(found))


def undone(text):
    """What GitHub makes of an escaped text (command.ts, the other way round)."""
    for escaped, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escaped, sign)
    return text


@pytest.fixture
def broken(tmp_path, monkeypatch):
    for name in ("GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY", "GITHUB_HEAD_REF", "GITHUB_REF_NAME"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "content").mkdir()
    (tmp_path / "content/workshop.yaml").write_text("titel: A\nurl: https://example.org/\n")
    (tmp_path / "content/call.md").write_text("# Call\n\n[x](nowhere.md)\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(main, arguments)


# annotations


def test_an_annotation_marks_the_words_and_has_the_hint_below_the_message():
    problem = only(problems(message='"9:75" is no time', hint="write 9:15"))
    assert annotation(problem) == (
        "::error file=content/program.yaml,line=3,endLine=3,col=9,endColumn=13,title=bad-time"
        '::"9:75" is no time%0Awrite 9:15'
    )


def test_a_site_in_a_folder_of_the_repository_has_its_files_there():
    assert "file=my site/content/program.yaml," in annotation(only(problems()), "my site/")


def test_signs_that_end_a_command_or_a_property_are_escaped():
    place = Place("content/50%, a:b.md", 1, 1)
    line = annotation(only(problems(place, message="100% of a::b, c", hint="1\r\n2")))
    assert "file=content/50%25%2C a%3Ab.md,line=1," in line
    assert line.endswith("::100%25 of a::b, c%0A1%0D%0A2")


@settings(deadline=None, max_examples=200)
@given(st.text(), st.text(), st.text())
def test_no_text_can_leave_its_command(name, message, hint):
    problem = Problem(RULES["bad-time"], message, Place(f"content/{name}", 1, 1), hint)
    line = annotation(problem)
    assert "\n" not in line
    assert "\r" not in line
    found = re.fullmatch(
        r"::error file=([^,:]*),line=1,[^:]*,title=bad-time::(.*)", line, re.DOTALL
    )
    assert undone(found[1]) == f"content/{name}"
    assert undone(found[2]) == "\n".join(filter(None, [problem.message, problem.hint]))


def test_what_is_not_known_of_a_place_is_left_out():
    whole_file = annotation(only(problems(Place("content/a.md"))))
    assert whole_file == "::error file=content/a.md,title=bad-time::this is wrong"
    whole_line = annotation(only(problems(Place("content/a.md", 7))))
    assert "file=content/a.md,line=7,endLine=7,title" in whole_line


@pytest.mark.parametrize("path", ["_site", "theme/page.html"])
def test_what_is_no_file_of_the_repository_is_named_in_the_message(path):
    assert annotation(only(problems(Place(path)))) == (
        f"::error title=bad-time::{path}: this is wrong"
    )


def test_warnings_and_notices_are_called_so():
    assert annotation(only(problems(rule="overlap"))).startswith("::warning ")
    assert annotation(only(problems(rule="no-address"))).startswith("::notice ")


def test_what_strangers_wrote_cannot_be_a_command_in_the_log():
    place = Place("content/a.md", 1, 1, 1, "x")
    evil = problems(place, message="bad", hint="write\n::set-output name=a::b")
    lines = list(log(evil, Run()))
    stopped = re.fullmatch(r"::stop-commands::(\w{64})", lines[0])
    end = lines.index(f"::{stopped[1]}::")
    commands = [
        line for line in lines[:end] if "\n::set-output" in line or "  ::set-output" in line
    ]
    assert len(commands) == 1
    assert lines[end + 1 :] == [annotation(only(evil))]


def test_no_problem_is_no_line():
    assert list(log(Problems(), Run())) == []


# the summary


def test_the_summary_has_every_problem_and_says_that_the_site_is_unchanged():
    text = markdown(problems(PLACE, Place("content/a.md", 1)), Run(), failed=True)
    assert text.startswith(f"### 2 errors\n\n{UNCHANGED}\n")
    assert "content/program.yaml:3:9: error: this is wrong [bad-time]" in text
    assert "content/a.md:1: error: this is wrong [bad-time]" in text


def test_the_summary_of_a_built_site_does_not_say_so():
    assert UNCHANGED not in markdown(problems(rule="overlap"), Run(), failed=False)
    assert markdown(Problems(), Run(), failed=False) == ""


def test_the_summary_links_to_the_line_that_is_to_be_mended():
    text = markdown(problems(), Run(files="https://github.com/a/b/blob/main/"), failed=True)
    address = "https://github.com/a/b/blob/main/content/program.yaml?plain=1#L3"
    assert f"[Look at this place]({address})" in text


def test_a_text_of_backticks_does_not_leave_its_block():
    text = markdown(problems(message="```\n# loud"), Run(), failed=True)
    assert "````text\n" in text
    assert text.endswith("\n````\n")


def test_a_summary_that_would_be_too_large_counts_what_it_leaves_out():
    many = problems(*(Place("content/a.md", line) for line in range(1, MOST + 12)))
    text = markdown(many, Run(), failed=True)
    assert text.endswith("And 11 more, in the log.\n")
    assert text.count("```text") == MOST


# the run


ACTIONS = {
    "GITHUB_SERVER_URL": "https://github.com",
    "GITHUB_REPOSITORY": "ada/site",
    "GITHUB_REF_NAME": "main",
    "GITHUB_SHA": "0123abc",
}


def test_links_lead_to_the_branch_where_the_file_can_be_edited(tmp_path):
    found = run_of(tmp_path / "my site", {**ACTIONS, "GITHUB_WORKSPACE": str(tmp_path)})
    assert found.prefix == "my site/"
    assert found.files == "https://github.com/ada/site/blob/main/my%20site/"


def test_links_of_a_pull_request_lead_to_the_commit(tmp_path):
    environ = {**ACTIONS, "GITHUB_WORKSPACE": str(tmp_path), "GITHUB_HEAD_REF": "fix"}
    found = run_of(tmp_path, environ)
    assert found == Run("", "https://github.com/ada/site/blob/0123abc/")


def test_without_actions_there_are_no_links_and_no_summary(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run_of(Path(), {}) == Run()


# the command


def test_a_build_on_github_prints_annotations_and_adds_to_the_summary(broken, monkeypatch):
    summary = broken / "summary"
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    result = run("build", "--format", "github")
    assert result.exit_code == 1
    commands = [line for line in result.stdout.splitlines() if line.startswith("::error ")]
    assert len(commands) == 2
    assert commands[0].startswith("::error file=content/call.md,line=3,endLine=3,col=5,")
    assert "content/call.md:3:5: error:" in result.stdout
    text = summary.read_text("utf-8")
    assert text.startswith("before\n### 2 errors\n\nThe published site is unchanged.\n")
    assert text.count("```text") == 2


def test_json_is_all_that_is_on_the_standard_output(broken):
    result = run("build", "--format", "json", "--verbose")
    data = json.loads(result.stdout)
    assert result.exit_code == 1
    assert data["failed"] is True
    rules = [one["rule"] for one in data["problems"]]
    assert rules == ["dead-link", "unknown-key"]
    assert data["problems"][0] == {
        "rule": "dead-link",
        "severity": "error",
        "path": "content/call.md",
        "line": 3,
        "column": 5,
        "width": 10,
        "message": data["problems"][0]["message"],
        "hint": data["problems"][0]["hint"],
        "related": [],
    }


def test_json_of_a_sound_site_is_one_object_too(broken):
    (broken / "content/workshop.yaml").write_text("title: Ä\nurl: https://example.org/\n", "utf-8")
    (broken / "content/call.md").write_text("# Call\n")
    for command in ("build", "check"):
        result = run(command, "--format", "json", "--verbose")
        assert json.loads(result.stdout) == {"failed": False, "problems": []}


def test_json_is_utf_8_and_keeps_related_places():
    found = Problems()
    found.add(
        "address-conflict", "« ä »", Place("content/ä\udcff.md", 1), related=[Related("x", PLACE)]
    )
    data = json.loads(as_json(found, failed=True).decode("utf-8"))
    problem = data["problems"][0]
    assert problem["message"] == "« ä »"
    assert problem["path"] == "content/ä?.md"
    assert problem["related"] == [
        {"label": "x", "path": "content/program.yaml", "line": 3, "column": 9, "width": 4}
    ]
    assert "« ä »".encode() in as_json(found, failed=True)


# check


def test_check_says_what_is_wrong_and_writes_nothing(broken):
    before = sorted(broken.rglob("*"))
    result = run("check")
    assert result.exit_code == 1
    assert "content/call.md:3:5: error:" in result.stderr
    assert "checked: 2 errors" in result.stderr
    assert sorted(broken.rglob("*")) == before


def test_check_of_a_sound_site_leaves_the_built_one_alone(broken):
    (broken / "content/workshop.yaml").write_text("title: A\nurl: https://example.org/\n")
    (broken / "content/call.md").write_text("# Call\n")
    assert run("build").exit_code == 0
    (broken / "content/call.md").write_text("# Another call\n")
    before = {path: path.read_bytes() for path in broken.rglob("*") if path.is_file()}
    result = run("check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "3 pages checked: all is well\n"
    assert {path: path.read_bytes() for path in broken.rglob("*") if path.is_file()} == before
