"""Names of people: nearly the same as known ones, or twice in one committee."""

from __future__ import annotations

import pytest

from built import result
from sites import marked

PEOPLE = "ada: Ada Example\nwei: Wei Zhang\nzoe: Zoé Sample-Person\nbo: Bo Johansen\n"
SITE = {
    "content/workshop.yaml": "title: Sums\ndate: 2025-05-23\ntimezone: UTC\n",
    "content/people.yaml": PEOPLE,
}


def found(tmp_path, files, rule):
    return [one for one in result(tmp_path, SITE | files).problems if one.rule.name == rule]


def near(tmp_path, name):
    text = f"- {{time: 9:00, title: Sums, speaker: {name}}}\n"
    return found(tmp_path, {"content/program.yaml": text}, "similar-name")


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Ada Exampel", "ada"),
        ("Ada Examlpe (ENS)", "ada"),
        ("Ada Exampl", "ada"),
        ("Ada Exampple", "ada"),
        ("Ada Exemple", "ada"),
        ("Aad Example", "ada"),
        ("Zoe Sample-Person", "zoe"),
        ("Zoé Sample-Persson", "zoe"),
    ],
)
def test_a_name_with_a_slip_in_it_is_told(tmp_path, name, known):
    [one] = near(tmp_path, name)
    assert marked(one) == name
    assert one.hint == f"write {known}, if that is the same person"


@pytest.mark.parametrize(
    "name",
    [
        "Ada Example",
        "Wei Zhong",
        "Ida Example",
        "Ada Sample",
        "Bo Johnson",
        "Bo Johansenius",
        "Ada",
    ],
)
def test_another_name_is_not_told(tmp_path, name):
    assert near(tmp_path, f'["{name}"]') == []


def test_names_of_papers_and_committees_are_looked_at(tmp_path):
    files = {
        "content/papers.yaml": "- {title: A, authors: Ada Exampel}\n",
        "content/workshop.yaml": SITE["content/workshop.yaml"]
        + "committees:\n  Chairs: |\n    Ada Exampel, ENS\nspeakers: [Ada Exampel]\n",
    }
    places = [str(one.place) for one in found(tmp_path, files, "similar-name")]
    workshop = [f"content/workshop.yaml:{spot}" for spot in ("6:5", "7:12")]
    assert places == ["content/papers.yaml:1:23", *workshop]


def test_who_is_unused_because_of_a_slip_is_not_told_once_more(tmp_path):
    text = "- {time: 9:00, title: Sums, speakers: [Ada Exampel, wei]}\n"
    unused = found(tmp_path, {"content/program.yaml": text}, "unused-person")
    assert sorted(marked(one) for one in unused) == ["bo", "zoe"]


@pytest.mark.parametrize(
    ("members", "count"),
    [
        ("[ada, Cy Example, ADA EXAMPLE]", 1),
        ("[Cy Example, Cy Example]", 1),
        ("[Cy Example (A), Cy Example (B)]", 0),
        ("[TBA, TBA]", 0),
    ],
)
def test_a_member_who_is_named_twice_is_told(tmp_path, members, count):
    text = SITE["content/workshop.yaml"] + f"committees:\n  Chairs: {members}\n"
    told = found(tmp_path, {"content/workshop.yaml": text}, "repeated-member")
    assert len(told) == count
    assert all(one.related[0].label == "the other one is here" for one in told)
