"""Rules that are switched off for the site or by a comment, and never by a stranger's text."""

import json
from time import perf_counter

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from built import result
from workshopsite.check.ignore_comments import ignore_comments
from workshopsite.cli import main
from workshopsite.model.checks import OPTIONAL
from workshopsite.model.site import Options
from workshopsite.problems import RULES, Severity
from workshopsite.read.source import Source
from workshopsite.serve.preview import Preview

WORKSHOP = "title: Sums\ndate: 2030-05-21\ntimezone: UTC\nurl: https://example.org/\n"


def found(folder, check="", files=()):
    """What is wrong with a site, as ``rule path:line``; and how many problems are switched off."""
    sound = {"content/workshop.yaml": WORKSHOP + check, "content/index.md": "# Sums\n\nText.\n"}
    problems = result(folder, sound | dict(files)).problems
    listed = [f"{one.rule.name} {one.place.path}:{one.place.line}" for one in problems]
    return listed, problems.switched_off


def comments(path, text):
    """The names in a file's comments, with the lines that each is for."""
    return [(one.name, one.place.column, *one.lines) for one in ignore_comments(Source(path, text))]


# for the site


def test_a_rule_is_switched_off_for_the_whole_site(tmp_path):
    page = "# A\n\n[x](gone.md)\n\n[y](#nowhere)\n"
    pages = {"content/a.md": page, "content/b.md": page}
    before, _ = found(tmp_path, files=pages)
    assert before.count("dead-link content/a.md:3") == before.count("dead-link content/b.md:3") == 1
    after, off = found(tmp_path, "check: {ignore: [dead-link, dead-anchor]}\n", pages)
    assert (after, off) == ([], 4)


def test_one_name_needs_no_list(tmp_path):
    page = {"content/a.md": "# A\n\n[x](y.md)\n"}
    assert found(tmp_path, "check: {ignore: dead-link}\n", page) == ([], 1)


def test_a_rule_that_does_not_exist_is_an_error_with_the_nearest(tmp_path):
    named = {"content/workshop.yaml": f"{WORKSHOP}check:\n  ignore: [overlap, mising-alt]\n"}
    [problem] = result(tmp_path, named).problems
    assert (problem.rule.name, str(problem.place)) == (
        "unknown-rule",
        "content/workshop.yaml:6:21",
    )
    assert problem.hint == 'did you mean "missing-alt"?'


def test_a_rule_without_which_no_site_is_right_stays_on(tmp_path):
    listed, off = found(tmp_path, "check: {ignore: [unknown-key]}\ntitel: x\n")
    assert listed == ["needed-rule content/workshop.yaml:5", "unknown-key content/workshop.yaml:6"]
    assert off == 0


def test_what_can_be_switched_off_is_every_warning_and_errors_for_a_reason():
    errors = {name for name in OPTIONAL if RULES[name].severity is Severity.ERROR}
    assert {name for name, rule in RULES.items() if rule.severity is not Severity.ERROR} == (
        set(OPTIONAL) - errors
    )
    assert all(RULES[name].unless for name in errors)
    assert "dead-link" in errors
    assert not {"yaml-syntax", "own-mistake", "bad-time", "missing-file"} & errors


# for a line


PROGRAM = """\
- 9:00-10:00 One
- time: 9:30-11:00{comment}
  title: Two
"""


def test_a_comment_in_yaml_switches_a_rule_off_for_its_line(tmp_path):
    named = {"content/program.yaml": PROGRAM.format(comment="")}
    assert found(tmp_path, files=named) == (["overlap content/program.yaml:2"], 0)
    named = {"content/program.yaml": PROGRAM.format(comment="  # ignore: overlap")}
    assert found(tmp_path, files=named) == ([], 1)


@pytest.mark.parametrize(
    "comment", ["# ignore: overlap, weekday", "#ignore:overlap", "# ignore: overlap (it is meant)"]
)
def test_a_comment_names_several_rules_and_may_give_a_reason(comment):
    [first, *_] = comments("content/a.yaml", f"a: 1  {comment}\n")
    assert first[0] == "overlap"
    assert first[2:] == (1,)


def test_a_comment_behind_a_title_is_not_taken_for_a_lost_part_of_it(tmp_path):
    program = "- 9:00-10:00 One\n- time: 9:30\n  title: Two # ignore: overlap\n"
    listed, _ = found(tmp_path, files={"content/program.yaml": program})
    assert "comment-after-title content/program.yaml:3" not in listed


def test_a_comment_in_a_page_switches_a_rule_off_for_its_line(tmp_path):
    page = "# A\n\n[x](gone.md) <!-- ignore: dead-link -->\n[y](gone.md)\n"
    assert found(tmp_path, files={"content/a.md": page}) == (["dead-link content/a.md:4"], 1)


def test_a_comment_in_front_matter_does_so_too(tmp_path):
    page = "---\ntitle: A\nfeature_text: See [x](gone.md) # ignore: dead-link\n---\nText.\n"
    named = {"content/a.md": page}
    assert found(tmp_path, files=named) == ([], 1)


@pytest.mark.parametrize("comment", ["{# ignore: dead-link #}", "<!-- ignore: dead-link -->"])
def test_a_comment_in_a_template_does_so_too(tmp_path, comment):
    head = '<link rel="alternate" href="/gone.xml">\n'
    named = {"templates/partials/head.html": head}
    assert found(tmp_path, files=named)[0] == ["dead-link templates/partials/head.html:1"]
    named = {"templates/partials/head.html": head.replace("\n", f" {comment}\n")}
    assert found(tmp_path, files=named)[0] == []


def test_a_comment_in_a_style_sheet_is_found():
    assert comments("assets/site.css", "p { }\na { } /* ignore: dead-link */\n") == [
        ("dead-link", 18, 2)
    ]


def test_a_comment_where_a_long_text_begins_or_ends_is_for_all_of_it():
    block = "a: |  # ignore: formula\n  one\n  two\nb: 1\n"
    assert comments("content/a.yaml", block) == [("formula", 17, 1, 2, 3)]
    quoted = 'a: "one\n  two"  # ignore: formula\nb: 1\n'
    assert comments("content/a.yaml", quoted) == [("formula", 19, 1, 2)]
    page = f"---\n{block}---\nText.\n"
    assert comments("content/a.md", page) == [("formula", 17, 2, 3, 4)]


# nothing else does


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/program.yaml", "- title: A\n  abstract: |\n    x # ignore: overlap\n"),
        ("content/program.yaml", "- title: A\n  abstract: >-\n    x\n\n    # ignore: overlap\n"),
        ("content/program.yaml", "- title: A\n  abstract: 'x # ignore: overlap'\n"),
        ("content/program.yaml", '- title: "A\n    # ignore: overlap"\n'),
        ("content/program.yaml", "- title: A <!-- ignore: overlap -->\n"),
        ("content/program.yaml", "- title: A# ignore: overlap\n"),
        ("content/papers.csv", "title,abstract\nA,x # ignore: overlap\n"),
        ("content/a.md", "---\ntitle: |\n  x # ignore: overlap\n---\nText.\n"),
        ("content/a.md", "# A\n\n`<!-- ignore: overlap -->`\n"),
        ("content/a.md", "# A\n\n```html\n<!-- ignore: overlap -->\n```\n"),
        ("content/a.md", "# A\n\nText.\n\n    <!-- ignore: overlap -->\n"),
        ("content/a.md", "# A\n\nText # ignore: overlap\n"),
        ("content/a.md", "---\ntitle: open\nText <!-- ignore: overlap -->\n"),
        ("content/program.yaml", "- title: [\n  x # ignore: overlap\n"),
    ],
)
def test_a_text_and_code_switch_nothing_off(path, text):
    assert comments(path, text) == []


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet="ab'\"\\|>#:-[]{},\n <!", max_size=40))
def test_no_abstract_of_a_stranger_switches_anything_off(text):
    inner = f"{text} # ignore: overlap <!-- ignore: overlap -->"
    quoted = json.dumps(inner)
    assert comments("content/a.yaml", f"- abstract: {quoted}\n") == []
    lines = "".join(f"    {line}\n" for line in inner.split("\n"))
    assert comments("content/a.yaml", f"- abstract: |2\n{lines}") == []


@pytest.mark.parametrize(
    "text",
    [
        "- abstract: |\n" + "    # ignore: overlap\n" * 20_000,
        "- 'x # ignore: overlap'\n" * 20_000,
        "- |\n  # ignore:" + " " * 200_000 + "x\n",
        "- |\n  # ignore:(" + "(" * 200_000 + "x\n",
    ],
)
def test_no_text_of_a_stranger_takes_long(text):
    start = perf_counter()
    assert comments("content/a.yaml", text) == []
    assert perf_counter() - start < 10


def test_what_cannot_be_used_is_not_lost_by_a_comment(tmp_path):
    wrong = WORKSHOP.replace("2030-05-21", "Monday 2030-05-21  # ignore: weekday")
    problems = result(tmp_path, {"content/workshop.yaml": wrong}).problems
    assert [one.rule.name for one in problems] == ["weekday", "unused-ignore"]
    assert problems.fatal
    assert "cannot be switched off here" in list(problems)[1].message


# comments that are wrong


def test_a_comment_that_switches_nothing_off_is_a_warning_at_its_name(tmp_path):
    page = "# A\n\nSound. <!-- ignore: missing-alt -->\n"
    [problem] = result(tmp_path, {"content/workshop.yaml": WORKSHOP, "content/a.md": page}).problems
    assert (problem.rule.name, str(problem.place)) == ("unused-ignore", "content/a.md:3:21")


def test_nothing_is_said_of_it_while_something_is_not_looked_at(tmp_path):
    page = "# A\n\nSound. <!-- ignore: missing-alt -->\n"
    hidden = {"content/a.md": page, "content/b.md": "# B\n"}
    assert found(tmp_path, "titel: x\n", hidden)[0] == ["unknown-key content/workshop.yaml:5"]
    assert found(tmp_path, "hide: [b]\n", hidden)[0] == []
    draft = {"content/a.md": f"---\ndraft: yes\n---\n{page}"}
    assert found(tmp_path, files=draft)[0] == []


@pytest.mark.parametrize("rule", ["still-open", "dead-external-link"])
def test_a_comment_for_what_only_a_check_lists_is_of_use_in_every_build(tmp_path, rule):
    program = f"- time: TBA  # ignore: {rule}\n  title: A\n"
    assert found(tmp_path, files={"content/program.yaml": program})[0] == []


@pytest.mark.parametrize(
    ("comment", "rule"),
    [
        ("<!-- ignore: dead-lnk -->", "unknown-rule"),
        ("<!-- ignore: -->", "unknown-rule"),
        ("<!-- ignore: html -->", "unknown-rule"),
        ("<!-- ignore: code-fence -->", "needed-rule"),
    ],
)
def test_a_comment_that_names_no_rule_or_one_that_is_needed_is_an_error(tmp_path, comment, rule):
    listed, _ = found(tmp_path, files={"content/a.md": f"# A\n\nText. {comment}\n"})
    assert listed == [f"{rule} content/a.md:3"]


# everywhere


@pytest.fixture
def site(tmp_path, monkeypatch):
    page = "# Sums\n\n[x](gone.md) <!-- ignore: dead-link -->\n"
    result(tmp_path, {"content/workshop.yaml": WORKSHOP, "content/index.md": page})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_site_is_built_and_the_number_is_told(site):
    built = CliRunner().invoke(main, ["build", "--strict"])
    assert (built.exit_code, built.stderr) == (0, "")
    assert ", 1 problem switched off (" in built.stdout
    checked = CliRunner().invoke(main, ["check"])
    assert checked.stdout.endswith("pages checked: all is well, 1 switched off\n")


def test_other_formats_leave_out_what_is_switched_off(site):
    told = CliRunner().invoke(main, ["check", "--format", "json"])
    assert json.loads(told.stdout) == {"failed": False, "problems": []}
    assert "dead-link" not in CliRunner().invoke(main, ["check", "--format", "github"]).output


def test_the_preview_does_so_too(site):
    preview = Preview(site, Options(drafts=True))
    assert preview.reload() == ()
    assert preview.answer("/").status == 200
    assert preview.shown.version.check(lambda: True) == ()
