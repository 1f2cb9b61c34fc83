"""What a whole site knows of itself: its id, when it changed, and what has a page."""

from datetime import UTC, date, datetime

import pytest

from sites import site

WORKSHOP = "title: Sums of Squares\ndate: 2023-05-23\ntimezone: Europe/Paris\n"
PEOPLE = """
ada: Ada Example
bob: Bob Example
cleo: Cleo Example
dana: Dana Example
eve: Eve Example
"""
PROGRAM = """
- {time: 9:00, title: Welcome}
- {time: 9:30, title: Sparse sums, speaker: ada}
- {time: 10:00, title: Coffee break}
- {time: 10:30, title: Session, chair: bob, talks: [{paper: dense}]}
"""
PAPERS = """
- {id: dense, title: Dense sums, authors: Zoë Example (CNRS); cleo*}
- {id: other, title: Other sums, authors: [Zoë Example]}
"""
FILES = {
    "content/workshop.yaml": WORKSHOP,
    "content/people.yaml": PEOPLE,
    "content/program.yaml": PROGRAM,
    "content/papers.yaml": PAPERS,
}


def made(folder, **files):
    found, problems = site(folder, FILES | {f"content/{k}.yaml": v for k, v in files.items()})
    assert list(problems) == []
    return found


def test_pages_are_made_for_talks_people_who_take_part_and_papers(tmp_path):
    found = made(tmp_path, workshop=f"{WORKSHOP}speakers: [dana]\n")
    assert list(found.talk_pages) == ["sparse-sums", "dense-sums"]
    assert list(found.person_pages) == ["ada", "bob", "cleo", "dana"]
    assert list(found.paper_pages) == ["dense", "other"]


@pytest.mark.parametrize(
    ("pages", "left"),
    [
        ("none", [0, 0, 0]),
        ("{people: no}", [2, 0, 2]),
        ("{talks: no, papers: no, people: yes}", [0, 3, 0]),
    ],
)
def test_pages_can_be_switched_off(tmp_path, pages, left):
    found = made(tmp_path, workshop=f"{WORKSHOP}pages: {pages}\n")
    kinds = (found.talk_pages, found.person_pages, found.paper_pages)
    assert [len(kind) for kind in kinds] == left


def test_a_talk_on_a_paper_has_the_papers_title_and_its_presenter(tmp_path):
    talk = made(tmp_path).talk_pages["dense-sums"]
    assert talk.title == "Dense sums"
    assert [one.person.id for one in talk.speakers] == ["cleo"]
    assert [paper.id for paper in talk.papers] == ["dense"]


def test_a_talk_on_a_paper_may_say_otherwise(tmp_path):
    program = "- {time: 9:00, paper: other, title: In short, speaker: ada}\n"
    program += "- {time: 9:30, paper: other, id: again}\n"
    talks = made(tmp_path, program=program).talk_pages
    assert [one.person.id for one in talks["in-short"].speakers] == ["ada"]
    assert [one.person.name for one in talks["again"].speakers] == ["Zoë Example"]


@pytest.mark.parametrize(
    ("workshop", "changed"),
    [
        ("", datetime(2023, 5, 23, tzinfo=UTC)),
        ("updated: 2023-06-01\n", datetime(2023, 6, 1, tzinfo=UTC)),
        ("news: [2023-02-01 Call, 2023-03-01 Program]\n", datetime(2023, 3, 1, tzinfo=UTC)),
        (
            "updated: 2023-02-02\nnews: [2023-03-01 Program, 2023-02-01 Call]\n",
            datetime(2023, 3, 1, tzinfo=UTC),
        ),
    ],
)
def test_the_time_of_the_last_change_comes_from_the_data(tmp_path, workshop, changed):
    assert made(tmp_path, workshop=WORKSHOP + workshop).changed == changed


def test_the_time_of_the_last_change_can_be_asked_for(tmp_path):
    found, _ = site(tmp_path, FILES, epoch=1_700_000_000)
    assert found.changed == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)


def test_a_site_without_any_day_has_a_time_nevertheless(tmp_path):
    found, _ = site(tmp_path, {"content/index.md": "# Sums\n"})
    assert found.changed.date() == date(1980, 1, 1)


def test_the_id_is_typed_or_made_from_the_title(tmp_path):
    assert made(tmp_path / "a").id == "sums-of-squares"
    assert made(tmp_path / "b", workshop=f"{WORKSHOP}id: sums-23\n").id == "sums-23"
