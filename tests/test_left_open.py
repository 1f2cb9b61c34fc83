"""Keys with TBA behind them: left out of the site, and listed by check."""

from __future__ import annotations

import pytest

from sites import marked, only, site, told, write
from workshopsite.build import build
from workshopsite.model.paper import Status
from workshopsite.model.site import Options

WORKSHOP = "title: Sums\ntimezone: UTC\ndate: 2023-05-23\nurl: https://example.org/\n"
PROGRAM = "- {{time: '9:00', title: Sums, {0}}}\n"


def found(folder, files):
    """What check lists, as message and marked text."""
    made = write(folder, files)
    problems = build(made, made / "_site", Options(), open_ends=True).problems
    assert not problems.fatal, told(problems)
    named = [problem for problem in problems if problem.rule.name == "still-open"]
    return [(problem.message, marked(problem)) for problem in named]


def written(folder):
    pages = (path for path in (folder / "_site").rglob("*.html"))
    return "".join(path.read_text() for path in pages)


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("contact", "TBA"),
        ("venue", "tbd"),
        ("rooms", "TBA"),
        ("sponsors", "TBA"),
        ("sponsors", "{Gold: TBA}"),
        ("sponsors", "[TBA]"),
        ("committees", "TBA"),
        ("news", "TBA"),
        ("description", "(to be announced)"),
        ("links", "TBA"),
    ],
)
def test_a_key_of_the_workshop_that_is_not_known_yet(tmp_path, key, typed):
    files = {"content/workshop.yaml": f"{WORKSHOP}{key}: {typed}\n"}
    [(message, mark)] = found(tmp_path, files)
    assert message == f'"{key}" of the workshop is not known yet'
    assert mark == typed.strip("[]").removeprefix("{Gold: ").rstrip("}")
    text = written(tmp_path)
    assert mark not in text
    assert "mailto" not in text


def test_known_sponsors_stay(tmp_path):
    text = f"{WORKSHOP}sponsors:\n  Gold: [Example Inc, TBA]\n"
    made, _ = site(tmp_path, {"content/workshop.yaml": text})
    assert [(one.name, one.tier) for one in made.workshop.sponsors] == [("Example Inc", "Gold")]


def test_a_venue_of_which_something_is_known_stays(tmp_path):
    text = f"{WORKSHOP}venue: {{name: TBA, address: Exampleville}}\n"
    made, _ = site(tmp_path, {"content/workshop.yaml": text})
    assert made.workshop.venue.address == "Exampleville"


def test_an_abstract_that_is_not_known_is_none_and_makes_no_page(tmp_path):
    program = PROGRAM.format("abstract: TBA, slides: TBA")
    files = {"content/workshop.yaml": WORKSHOP, "content/program.yaml": program}
    assert found(tmp_path, files) == [
        ('"abstract" of "Sums" is not known yet', "TBA"),
        ('"slides" of "Sums" is not known yet', "TBA"),
    ]
    assert not (tmp_path / "_site/program/sums").exists()


@pytest.mark.parametrize("key", ["bio", "url", "photo"])
def test_so_it_is_with_people(tmp_path, key):
    files = {"content/workshop.yaml": WORKSHOP}
    files["content/people.yaml"] = f"ada: {{name: Ada Example, {key}: TBA}}\n"
    assert found(tmp_path, files) == [(f'"{key}" of "Ada Example" is not known yet', "TBA")]


def test_and_with_papers(tmp_path):
    files = {"content/workshop.yaml": WORKSHOP}
    files["content/papers.csv"] = "title,board,session\nSums,TBA,tba\n"
    assert ('"board" of "Sums" is not known yet', "TBA") in found(tmp_path, files)


def test_a_status_that_is_not_known_does_not_accept_a_paper(tmp_path):
    files = {"content/workshop.yaml": WORKSHOP, "content/papers.csv": "title,status\nSums,TBA\n"}
    made, problems = site(tmp_path, files)
    assert only(problems).rule.name == "bad-value"
    assert Status.ACCEPTED not in [paper.status for paper in made.papers]


def test_a_switch_is_on_or_off(tmp_path):
    files = {"content/workshop.yaml": WORKSHOP}
    files["content/program.yaml"] = PROGRAM.format("cancelled: TBA")
    assert only(site(tmp_path, files)[1]).rule.name == "wrong-type"
