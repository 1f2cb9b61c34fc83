"""Four times the records are at most four times the work: calls are counted, not seconds."""

from __future__ import annotations

import difflib
import re
import sys

from sites import write
from workshopsite.check.table import check_site
from workshopsite.model.load import load
from workshopsite.model.site import Options
from workshopsite.problems import Problems

FEW, MANY = 24, 96
WORKSHOP = (
    "title: Sums\ndate: 2027-09-01..2027-09-08\ntimezone: UTC\ncommittees: {Chairs: [person-0]}\n"
)
ABSTRACT = "We -- all of us -- need `less`, $O(n \\\\log n)$ steps~at most.\n\n  On 3 August."


def healthy(count):
    """A site with nothing wrong in it: so many people, papers, talks and pages."""
    people = "".join(
        f"person-{n}: {{name: Person{n} Example, bio: Studies.}}\n" for n in range(count)
    )
    papers = "".join(
        f"- id: paper-{n}\n  title: Sums {n}  # ignore: unscheduled-paper\n  session: talk-{n}\n"
        f"  authors: [person-{n}, Coauthor{n} Beispiel, Friend{n} Sample]\n"
        f'  arxiv: "2701.{n:05}"\n  code: https://example.org/{n}\n  abstract: "{ABSTRACT}"\n'
        for n in range(count)
    )
    program = "".join(
        f"- date: 2027-09-{day + 1:02}\n  slots:\n" + "".join(map(_talk, numbers))
        for day, numbers in enumerate(batched(range(count)))
    )
    pages = {f"content/a/{n}.md": f"# Page {n}\n\nOn 3 August.\n\nText.\n" for n in range(count)}
    return pages | {
        "content/workshop.yaml": WORKSHOP,
        "content/people.yaml": people,
        "content/papers.yaml": papers,
        "content/program.yaml": program,
    }


def batched(numbers, size=12):
    return [numbers[at : at + size] for at in range(0, len(numbers), size)]


def _talk(n):
    return (
        f"  - {{id: talk-{n}, time: '{8 + n % 12}:00', title: Sums of {n}, speaker: person-{n}}}\n"
    )


def misspelt(count):
    """A site whose papers name everybody with a slip, and that needs nobody of people.yaml."""
    files = healthy(count)
    papers = re.sub(r"person-([0-9]+)", r"Person\1 Exampel", files["content/papers.yaml"])
    program = re.sub(r"person-[0-9]+", "person-0", files["content/program.yaml"])
    return files | {"content/papers.yaml": papers, "content/program.yaml": program}


def one_family(count):
    """A site on which all have one family name."""
    files = healthy(count)
    papers = files["content/papers.yaml"].replace("Beispiel", "Example")
    return files | {"content/papers.yaml": papers.replace("Sample", "Example")}


def read(folder, files):
    problems = Problems()
    check_site(load(write(folder, files), problems, Options()), problems)
    return problems


def calls(folder, files):
    """How many functions are called to read and check a site, those written in C as well."""
    counted = 0

    def count(_frame, event, _arg):
        nonlocal counted
        counted += event in {"call", "c_call"}

    write(folder, files)
    sys.setprofile(count)
    try:
        read(folder, {})
    finally:
        sys.setprofile(None)
    return counted


def assert_linear(tmp_path, files_of):
    read(tmp_path / "first", files_of(2))  # what is done once for all sites is not counted
    few = calls(tmp_path / "few", files_of(FEW))
    many = calls(tmp_path / "many", files_of(MANY))
    assert many < MANY / FEW * few


def test_reading_and_checking_a_site_grows_no_faster_than_the_site(tmp_path):
    assert_linear(tmp_path, healthy)


def test_names_with_a_slip_are_not_held_against_all_others(tmp_path):
    slips = [one for one in read(tmp_path, misspelt(3)) if one.rule.name == "similar-name"]
    assert len(slips) == 3
    assert_linear(tmp_path, misspelt)


def test_a_name_that_all_have_makes_no_difference(tmp_path):
    assert_linear(tmp_path, one_family)


def test_nothing_alike_is_looked_for_where_nothing_is_wrong(tmp_path, monkeypatch):
    def refused(_matcher, word):
        raise AssertionError(f"something like {word} is looked for")

    monkeypatch.setattr(difflib.SequenceMatcher, "set_seq2", refused)
    assert list(read(tmp_path, healthy(3))) == []
