"""Rules about dates and texts: what they tell of, and what they leave alone."""

import pytest

from sites import marked, only, site, told
from workshopsite.check.table import check_site

WORKSHOP = "title: Sums\ndate: 2030-05-21\ntimezone: UTC\n"  # a Tuesday


def checked(folder, workshop="", page="# Sums\n"):
    """The problems of a workshop with more keys, and a page; nothing is wrong with its data."""
    files = {"content/workshop.yaml": WORKSHOP + workshop, "content/index.md": page}
    found, problems = site(folder, files)
    assert told(problems) == []
    check_site(found, problems)
    return problems


def dates(*lines):
    return "important_dates:\n" + "".join(f"  - {line}\n" for line in lines)


# --- days of the week


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("on Monday, 21 May 2030", "Monday"),
        ("on Monday, May 21st, 2030,", "Monday"),
        ("(Mon 21 May)", "Mon"),
        ("Monday the 21st of May", "Monday"),
        ("on 2030-05-21 (Friday)", "Friday"),
        ("on May 21, Friday", "Friday"),
        ("lundi 2030-05-21", "lundi"),
        ("From Tuesday 21 May to Friday 24 May 2030, or Monday 24 May 2030", "Monday"),
    ],
)
@pytest.mark.parametrize("where", ["page", "news"])
def test_a_wrong_day_of_the_week_beside_a_date_is_told_of(tmp_path, text, word, where):
    if where == "page":
        problem = only(checked(tmp_path, page=f"# Sums\n\nCome {text}.\n"))
    else:
        problem = only(checked(tmp_path, f"news:\n  - 2030-05-01 {text}\n"))
    assert (problem.rule.name, marked(problem)) == ("weekday-in-text", word)


@pytest.mark.parametrize(
    "text",
    [
        "on Tuesday, 21 May 2030",
        "on 2030-05-21 (Tuesday)",
        "on Friday, 21 May 2027",
        "on Monday, 22 July",
        "on Monday at 9:00, and on 21 May 2030",
        "on 21 May 2030. Friday is another day",
        "on 21 May, Monday 27 May 2030 being too late",
        "from Tuesday 21 to Friday 24 May 2030",
        "with Sam 21 May 2030",
        "on Monday, 31 February 2030",
        "on Monday 21 people came",
        "the Monday-21 May 2030 issue",
    ],
)
def test_what_is_right_or_cannot_be_told_is_not(tmp_path, text):
    assert told(checked(tmp_path, page=f"# Sums\n\nCome {text}.\n")) == []


def test_a_line_without_spaces_is_looked_at_in_no_time(tmp_path):
    assert told(checked(tmp_path, page=f"# Sums\n\n{'字' * 50_000} 2030-05-21\n")) == []


def test_a_comment_in_data_is_nobodys_business(tmp_path):
    assert told(checked(tmp_path, "# Monday, 21 May 2030\n")) == []


def test_a_title_of_a_date_with_another_day_of_the_week_is_told_of(tmp_path):
    problem = only(checked(tmp_path, dates("2030-05-01 Registration closes (Monday)")))
    assert (problem.rule.name, problem.place.line) == ("weekday-in-text", 5)


@pytest.mark.parametrize(
    "title", ["Registration closes (Wednesday)", "Sun and sums", "Early birds"]
)
def test_other_titles_of_dates_are_fine(tmp_path, title):
    assert told(checked(tmp_path, dates(f'{{date: 2030-05-01, title: "{title}"}}'))) == []


# --- dates


@pytest.mark.parametrize(
    "text",
    [
        dates("2013-05-01 Submission"),
        dates("2003-05-01 Anything"),
        dates("2103-05-01 Anything"),
        "news: [2003-05-01 The site is out]\n",
        "updated: 2003-05-01\n",
    ],
)
def test_dates_years_away_from_the_workshop_are_told_of(tmp_path, text):
    problem = only(checked(tmp_path, text))
    assert problem.rule.name == "far-date"
    assert marked(problem).startswith("2")


LATER = ("2030-03-01 Notification", "2030-04-01 Camera-ready")


@pytest.mark.parametrize(
    ("first", "rule"),
    [("2075-02-01 Submission", "far-date"), ("2030-08-01 Submission", "date-order")],
)
def test_a_date_that_is_wrong_is_told_of_once(tmp_path, first, rule):
    problem = only(checked(tmp_path, dates(first, *LATER)))
    assert (problem.rule.name, marked(problem)) == (rule, first[:10])


@pytest.mark.parametrize("line", ["2030-05-02 (Monday) Notification", "2030-05-02, Monday: Due"])
def test_a_day_of_the_week_behind_a_date_is_told_of_once(tmp_path, line):
    problem = only(checked(tmp_path, dates(line)))
    assert (problem.rule.name, marked(problem)) == ("weekday-in-text", "Monday")


def test_dates_within_two_years_are_not(tmp_path):
    text = dates("2028-06-01 First ideas", "2032-05-01 Journal issue")
    assert told(checked(tmp_path, text + "news: [2031-05-01 Videos are out]\n")) == []


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        (["2030-06-01 Submission deadline"], 5),
        (["2030-05-22 Notification of authors"], 5),
        (["2030-04-01 Submission", "2030-03-01 Notification"], 6),
        (["2030-03-01 Notification", "2030-04-01 Paper submission"], 5),
        (["2030-04-01 Notification", "2030-03-20 Camera-ready version"], 6),
        (["2030-02-02 Abstract submission", "2030-02-01 Full paper submission"], 6),
        (["2030-03-01 Poster submission", "2030-02-01 Notification for posters"], 6),
        (
            [
                "2030-02-01 Submission",
                "2030-03-02 Submission of posters",
                "2030-03-01 Posters: notification",
            ],
            7,
        ),
    ],
)
def test_deadlines_that_cannot_be_in_this_order_are_told_of(tmp_path, lines, wrong):
    problem = only(checked(tmp_path, dates(*lines)))
    assert (problem.rule.name, problem.place.line) == ("date-order", wrong)


@pytest.mark.parametrize(
    "lines",
    [
        ["2030-02-01 Submission", "2030-03-01 Notification", "2030-04-01 Camera-ready"],
        ["2030-02-01 Submission", "2030-03-01 Notification", "2030-04-01 Poster submission"],
        ["2030-03-01 Notification for talks", "2030-04-01 Submission of posters"],
        ["2030-03-01 Submission", "2030-03-01 Notification"],
        ["2030-07-01 Camera-ready papers for the proceedings"],
        ["2030-07-01 Submission to the special issue"],
        ["2030-02-01 Submission opens", "2030-01-01 Notification of the venue"],
        ["2030-06-01 Late submission of slides"],
        ["TBA Submission", "2030-03-01 Notification"],
        ["2030-03-01 Notification", "2030-04-01 or 2030-04-02 Submission"],
        ["2030-05-21 Submission of competition entries"],
    ],
)
def test_deadlines_that_may_be_in_this_order_are_not(tmp_path, lines):
    assert told(checked(tmp_path, dates(*lines))) == []


@pytest.mark.parametrize(
    ("line", "culprit", "hint"),
    [
        ("Camera-ready version 2030-05-01", "2030-05-01", "write 2030-05-01 Camera-ready version"),
        ("Notification: 2030-04-01", "2030-04-01", "write 2030-04-01 Notification"),
        ("Notification (2030-04-01)", "2030-04-01", "write 2030-04-01 Notification"),
        ("Submission - 2030-04-01 23:59", "2030-04-01 23:59", "write 2030-04-01 23:59 Submission"),
        ("Notification: 1 April 2030", "1 April 2030", "write 1 April 2030 Notification"),
    ],
)
def test_a_line_whose_date_stands_behind_is_one_mistake_with_the_line_turned_round(
    tmp_path, line, culprit, hint
):
    files = {"content/workshop.yaml": WORKSHOP + dates(line)}
    problem = only(site(tmp_path, files)[1])
    assert (problem.rule.name, marked(problem), problem.hint) == ("bad-date", culprit, hint)


# --- placeholders and titles


@pytest.mark.parametrize(
    "text",
    [
        "description: Longer intro\n",
        "description: Add a description here.\n",
        "description: TODO\n",
        'description: "TODO: write it"\n',
        "notice: Lorem ipsum dolor sit amet\n",
        "sponsors: [{name: Your name here}]\n",
    ],
)
def test_values_that_were_to_be_replaced_are_told_of(tmp_path, text):
    assert only(checked(tmp_path, text)).rule.name == "placeholder"


@pytest.mark.parametrize("line", ["TODO", "- TODO: mend this", "We say lorem ipsum dolor."])
def test_lines_of_a_page_that_were_to_be_replaced_are_told_of(tmp_path, line):
    problem = only(checked(tmp_path, page=f"---\ntitle: Sums\n---\n\n{line}\n"))
    assert (problem.rule.name, problem.place.line) == ("placeholder", 5)


@pytest.mark.parametrize(
    "page",
    [
        "# Sums\n\nOur TODO list, and a TODO-driven method.\n",
        "# Sums\n\n<!-- TODO: not shown -->\n",
        "# Sums\n\n```\nTODO: code\n```\n",
        "---\ntitle: To do\nexcerpt: A description of sums\n---\n",
        "---\ntitle: TODO-driven development\n---\n",
    ],
)
def test_texts_that_are_meant_are_not(tmp_path, page):
    assert told(checked(tmp_path, page=page)) == []


def test_an_empty_title_without_a_heading_is_told_of(tmp_path):
    files = {"content/workshop.yaml": WORKSHOP, "content/call.md": "---\ntitle:\n---\nSend it.\n"}
    found, problems = site(tmp_path, files)
    check_site(found, problems)
    assert (only(problems).rule.name, only(problems).place.line) == ("empty-title", 2)


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("call", "---\ntitle:\n---\n## Call\n"),
        ("call", "---\ntitle:\nfeature_text: |\n  ## Call\n---\nSend it.\n"),
        ("call", "Send it.\n"),
        ("index", "---\ntitle:\n---\nSend it.\n"),
    ],
)
def test_a_page_that_has_something_for_a_title_is_not(tmp_path, name, page):
    files = {"content/workshop.yaml": WORKSHOP, f"content/{name}.md": page}
    found, problems = site(tmp_path, files)
    check_site(found, problems)
    assert told(problems) == []
