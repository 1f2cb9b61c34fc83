"""One mistake in the data is one problem: what is lacking because of it is not reported as well."""

from __future__ import annotations

import pytest

from built import errors
from workshopsite.problems import Problem

WORKSHOP = "title: Sums\ndate: 2025-05-23\ntimezone: UTC\nurl: https://site.test/\n"
SLOT = "- {id: sums, time: 9:00, title: Sums, speaker: Ada Example}\n"
LINKS_TO_PAPER = "[a](/papers/a/) [b](/papers/a.bib) [c](/papers/#a) [d](/papers.bib)"
LINKS_TO_SLOT = "[a](/program/sums/) [b](/program/sums.ics) [c](/program/#sums) [d](/calendar.ics)"


def told(tmp_path, page: str, **files: str) -> list[str]:
    found = errors(
        tmp_path,
        {
            "content/workshop.yaml": WORKSHOP,
            "content/index.md": f"# Home\n\n{page}\n",
            **{f"content/{name.replace('_', '.')}": text for name, text in files.items()},
        },
    )
    return [_shown(problem) for problem in found]


def _shown(problem: Problem) -> str:
    return f"{problem.rule.name} {problem.place}".replace("content/", "")


@pytest.mark.parametrize(
    ("file", "text", "wrong"),
    [
        ("papers_yaml", "- {title: A, doi: none}\n", "bad-value papers.yaml:1:19"),
        ("papers_yaml", "- {title: A b, id: A/}\n", "bad-id papers.yaml:1:20"),
        ("papers_yaml", "- {titel: A}\n", "unknown-key papers.yaml:1:4"),
        ("papers_yaml", "a: {title: A}\n", "wrong-type papers.yaml:1:1"),
        ("papers_csv", "title,doi\nA,none\n", "bad-value papers.csv:2:3"),
        ("papers_csv", "title,doi\nA\n", "wrong-type papers.csv:2:1"),
        ("papers_csv", "titel,doi\nA,\n", "unknown-key papers.csv:1:1"),
        ("papers_csv", 'title\n"A\n', "bad-value papers.csv:2:1"),
        ("paper_csv", "title\nA\n", "unknown-data-file paper.csv"),
    ],
)
@pytest.mark.parametrize("program", ["", SLOT + "- {time: 10:00, paper: a}\n"])
def test_links_to_a_broken_paper_are_not_dead_as_well(tmp_path, file, text, wrong, program):
    files = {file: text} | ({"program_yaml": program} if program else {})
    assert told(tmp_path, LINKS_TO_PAPER, **files) == [wrong]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (SLOT.replace("9:00", "9h99"), "bad-time program.yaml:1:20"),
        (SLOT.replace("sums,", "S/S,"), "bad-id program.yaml:1:8"),
        (SLOT.replace("title", "titel"), "unknown-key program.yaml:1:26"),
        (SLOT.replace("}", ", paper: x}"), "unknown-paper program.yaml:1:68"),
    ],
)
def test_links_to_a_broken_slot_are_not_dead_as_well(tmp_path, text, wrong):
    assert told(tmp_path, LINKS_TO_SLOT, program_yaml=text) == [wrong]


def test_links_to_a_broken_person_are_not_dead_as_well(tmp_path):
    people = "ada: {name: Ada Example, url: none}\n"
    found = told(
        tmp_path, "[a](/people/ada/) [b](/people/#ada)", people_yaml=people, program_yaml=SLOT
    )
    assert found == ["bad-value people.yaml:1:31"]


def test_a_broken_paper_leaves_its_authors_without_pages_which_is_no_mistake(tmp_path):
    found = told(
        tmp_path,
        "[a](/people/ada/)",
        people_yaml="ada: {name: Ada Example}\n",
        papers_yaml="- {title: A, authors: ada, doi: none}\n",
    )
    assert found == ["bad-value papers.yaml:1:33"]


@pytest.mark.parametrize("anchor", ["/#a", "/#sums", "/list/#a", "/list/#sums"])
def test_anchors_of_the_broken_may_stand_wherever_components_do(tmp_path, anchor):
    broken = "- {title: A, doi: none}\n- {title: B}\n"
    page = {"list_md": "# All\n\n::: papers\n\n::: program\n"}
    found = told(
        tmp_path,
        f"[x]({anchor})\n\n::: papers\n\n::: program",
        papers_yaml=broken,
        program_yaml=SLOT.replace("9:00", "9h99") + "- {time: 10:00, title: Other}\n",
        **page,
    )
    assert found == ["bad-value papers.yaml:1:19", "bad-time program.yaml:1:20"]


@pytest.mark.parametrize("component", ["session=morning", "kind=oral", "session=morning kind=oral"])
def test_the_session_and_the_kind_of_a_broken_paper_may_be_asked_for(tmp_path, component):
    broken = "- {title: A, kind: oral, session: morning, doi: none}\n- {title: B}\n"
    assert told(tmp_path, f"::: papers {component}", papers_yaml=broken) == [
        "bad-value papers.yaml:1:49"
    ]


def test_a_broken_day_may_be_asked_for(tmp_path):
    days = "- date: 2025-05-23\n  slots: [9:00 Sums]\n- date: 2025-05-24\n  slots: none\n"
    found = told(
        tmp_path,
        "::: program day=2025-05-24",
        workshop_yaml=WORKSHOP.replace("05-23", "05-23..2025-05-24"),
        program_yaml=days,
    )
    assert found == ["wrong-type program.yaml:4:10"]


@pytest.mark.parametrize("link", ["/paper/a/", "a.md", "/talks/sums/", "/files/x.pdf"])
def test_what_no_data_could_bring_is_dead_nevertheless(tmp_path, link):
    found = told(tmp_path, f"[x]({link})", papers_yaml="- {title: A, doi: none}\n")
    assert found == ["dead-link index.md:3:5", "bad-value papers.yaml:1:19"]


@pytest.mark.parametrize("link", ["/papers/b/", "/program/b/", "/people/b/", "/b.ics"])
def test_without_a_mistake_in_the_data_every_dead_link_is_reported(tmp_path, link):
    files = {"papers_yaml": "- {title: A}\n", "program_yaml": SLOT}
    assert told(tmp_path, f"[x]({link})", **files) == ["dead-link index.md:3:5"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("titel: Sums\n", "unknown-key workshop.yaml:1:1"),
        ("title: Sums\ntimezon: UTC\n", "unknown-key workshop.yaml:2:1"),
        ("title: Sums\ndat: 2025-05-23\n", "unknown-key workshop.yaml:2:1"),
    ],
)
def test_a_key_that_is_misspelt_is_not_missing_as_well(tmp_path, text, wrong):
    rest = [line for line in WORKSHOP.splitlines() if line.split()[0][:3] not in text]
    files = {"workshop_yaml": "\n".join([text.strip(), *rest, ""]), "program_yaml": SLOT}
    assert told(tmp_path, "Hello.", **files) == [wrong]


def test_a_key_that_is_like_a_given_one_takes_nothing_away(tmp_path):
    found = told(tmp_path, "Hello.", papers_yaml="- {title: A, titel: B}\n")
    assert found == ["unknown-key papers.yaml:1:14"]
