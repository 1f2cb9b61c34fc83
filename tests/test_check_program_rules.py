"""Rules about times and people of the program: what they tell of, and what they leave alone."""

import pytest

from sites import marked, only, site, told
from workshopsite.check.table import SITE_RULES, check_site
from workshopsite.problems import Problems

WORKSHOP = "title: Sums\ndate: 2030-05-21..2030-05-22\ntimezone: Europe/Paris\n"
DAY = "date: 2030-05-21"


def checked(folder, slots, workshop=WORKSHOP, **files):
    """The problems of a day with these slots, each a line; nothing is wrong with its data."""
    lines = "".join(f"  - {slot}\n" for slot in slots)
    named = {f"content/{name}.yaml": text for name, text in files.items()}
    typed = {
        "content/workshop.yaml": workshop,
        "content/program.yaml": f"- {DAY}\n  slots:\n{lines}",
    }
    found, problems = site(folder, typed | named)
    assert told(problems) == []
    check_site(found, problems)
    return problems


# --- two places

TALK_OF_ADA = "{time: 9:00, title: A, speaker: ada}"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("speaker: ada", "speaker: ada"),
        ("speaker: Ada Example", "panelists: [Bob, ada]"),
        ("chair: ada", "speaker: ada"),
        ("moderator: ada", "chair: ada"),
        ("speaker: Cleo Example (CNRS)", "speaker: Cleo Example (CNRS)"),
    ],
)
def test_who_is_in_two_rooms_at_once_is_told_of(tmp_path, one, other):
    slots = [
        f"{{time: 9:00-10:00, title: A, room: X, {one}}}",
        f"{{time: 9:30-11:00, title: B, room: Y, {other}}}",
    ]
    problem = only(checked(tmp_path, slots, people="ada: Ada Example\n"))
    assert (problem.rule.name, problem.place.line) == ("two-places", 4)
    assert problem.related[0].place.line == 3


@pytest.mark.parametrize(
    "slots",
    [
        [
            "{time: 9:00-10:00, title: A, room: X, speaker: ada}",
            "{time: 10:00, title: B, room: Y, speaker: ada}",
        ],
        [
            "{time: 9:00, title: A, room: X, speaker: TBA}",
            "{time: 9:00, title: B, room: Y, speaker: TBA}",
        ],
        [
            "{time: 9:00, title: A, room: X, speaker: Bob (CNRS)}",
            "{time: 9:00, title: B, room: Y, speaker: Bob (ENS)}",
        ],
        [
            "{time: 9:00, title: A, room: X, speaker: ada, cancelled: yes}",
            "{time: 9:00, title: B, room: Y, speaker: ada}",
        ],
        [
            "{time: 9:00, title: A, room: X, speaker: ada, overlap: yes}",
            "{time: 9:00, title: B, room: Y, speaker: ada}",
        ],
        [
            f"{{time: 9:00-10:00, title: S, room: X, chair: ada, talks: [{TALK_OF_ADA}]}}",
        ],
        [
            "{time: 9:00-10:00, title: S, room: X, talks: [{title: A, speaker: ada}]}",
            "{time: 9:00-10:00, title: T, room: Y, talks: [{title: B, speaker: ada}]}",
        ],
    ],
)
def test_who_can_be_in_both_is_not_told_of(tmp_path, slots):
    assert told(checked(tmp_path, slots, people="ada: Ada Example\n")) == []


def test_a_conflict_of_a_talk_and_a_session_is_told_of_once(tmp_path):
    slots = [
        f"{{time: 9:00-10:00, title: S, room: X, chair: ada, talks: [{TALK_OF_ADA}]}}",
        "{time: 9:00-10:00, title: T, room: Y, speaker: ada}",
    ]
    assert only(checked(tmp_path, slots, people="ada: Ada Example\n")).rule.name == "two-places"


# --- overlaps of talks


@pytest.mark.parametrize(
    "talks",
    [
        "[9:00-9:40 A, 9:30 B]",
        "[{time: 9:00, minutes: 40, title: A}, 9:30 B]",
        "[{time: 9:00-9:40, title: A, room: Y}, {time: 9:30, title: B, room: Y}]",
    ],
)
def test_talks_of_a_session_that_overlap_are_told_of(tmp_path, talks):
    problem = only(checked(tmp_path, [f"{{time: 9:00-10:00, title: S, room: X, talks: {talks}}}"]))
    assert (problem.rule.name, problem.place.line) == ("overlap", 3)


@pytest.mark.parametrize(
    "talks",
    [
        "[9:00-9:30 A, 9:30 B]",
        "[{title: A}, {title: B}]",
        "[{time: 9:00-9:40, title: A, room: Y}, {time: 9:30, title: B, room: Z}]",
        "[{time: 9:00-9:40, title: A}, {time: 9:30, title: B, overlap: yes}]",
    ],
)
def test_talks_one_after_the_other_or_apart_are_not(tmp_path, talks):
    session = f"{{time: 9:00-10:00, title: S, room: X, talks: {talks}}}"
    assert told(checked(tmp_path, [session])) == []


def test_sessions_that_overlap_are_told_of_and_not_each_of_their_talks(tmp_path):
    slots = [
        "{time: 9:00-10:00, title: S, talks: [9:00 A, 9:30 B]}",
        "{time: 9:00-10:00, title: T, talks: [9:00 C, 9:30 D]}",
    ]
    assert only(checked(tmp_path, slots)).message == '"T" starts together with "S"'


def test_what_goes_on_into_the_next_day_overlaps_it(tmp_path):
    program = (
        f"- {DAY}\n  slots: [20:00-10:00 Night]\n- date: 2030-05-22\n  slots: [9:00 Morning]\n"
    )
    files = {"content/workshop.yaml": WORKSHOP, "content/program.yaml": program}
    found, problems = site(tmp_path, files)
    check_site(found, problems)
    assert (only(problems).rule.name, only(problems).place.line) == ("overlap", 4)


# --- am or pm


@pytest.mark.parametrize(
    ("slots", "typed", "hint"),
    [
        (["12:30 am Lunch", "2:00 pm Talk"], "12:30 am", "write 12:30 pm"),
        (["12:30 A.M. Talk", "14:00 Talk"], "12:30 A.M.", "write 12:30 P.M."),
        (["0:30 Lunch", "13:30 Talk"], "0:30", "write it with pm, or as 12:00 to 23:59"),
        (["1:00 Lunch"], "1:00", "write it with pm, or as 12:00 to 23:59"),
        (["1:30 Opening", "2:00 Talk"], "1:30", "write 13:30, or 01:30 if it is meant"),
        (["10:00 pm-12:00 pm Dancing"], "10:00 pm-12:00 pm", "write 12 am, or 0:00, for midnight"),
    ],
)
def test_times_in_the_wrong_half_of_the_day_are_told_of(tmp_path, slots, typed, hint):
    problem = only(checked(tmp_path, slots))
    assert (problem.rule.name, marked(problem), problem.hint) == ("am-or-pm", typed, hint)


@pytest.mark.parametrize(
    "slots",
    [
        ["9:00 Opening", "12:30 pm Lunch", "2:00 pm Talk"],
        ["19:00 Dinner", "12:30 am Dancing"],
        ["19:00 Dinner", "0:30 Supper", "1:30 Dancing"],
        ["12:00 am Online session", "8:00 am Breakfast", "1:00 pm Talk"],
        ["01:30 Online session", "03:00 Talk"],
        ["1:30 am Online session", "3:00 am Talk"],
        ["5:00 Sunrise walk", "9:00 Opening"],
        ["6:30 Breakfast", "9:00 Opening"],
        ["10:00 pm-12:00 am Dancing"],
        ["TBA Opening", "Talk"],
    ],
)
def test_times_that_are_meant_are_not(tmp_path, slots):
    assert told(checked(tmp_path, slots)) == []


def test_a_day_in_utc_may_begin_at_any_hour(tmp_path):
    in_utc = WORKSHOP.replace("Europe/Paris", "UTC")
    assert told(checked(tmp_path, ["1:30 Opening", "2:00 Talk"], in_utc)) == []


@pytest.mark.parametrize(
    ("talk", "hint"),
    [("2:00 A", "write 14:00"), ("1:00 A", "mend one of the two times")],
)
def test_a_talk_that_fits_twelve_hours_later_is_told_so(tmp_path, talk, hint):
    session = f"{{time: 14:00-15:00, title: S, talks: [{talk}]}}"
    assert only(checked(tmp_path, [session])).hint == hint


# --- people and papers

PEOPLE = "ada: Ada Example\nbob: Bob Sample\n"


@pytest.mark.parametrize("more", ["", ", speaker: Cleo Example"])
def test_nobody_is_unused_before_anybody_of_the_list_is_named(tmp_path, more):
    assert told(checked(tmp_path, [f"{{time: 9:00, title: A{more}}}"], people=PEOPLE)) == []


@pytest.mark.parametrize(
    ("workshop", "slot"),
    [
        ("speakers: [bob]\n", "{time: 9:00, title: A, speaker: ada}"),
        ("committees: {Chairs: [bob]}\n", "{time: 9:00, title: A, speaker: ada}"),
        ("", "{time: 9:00, title: A, speaker: ada, instead_of: bob}"),
        ("", "{time: 9:00, title: A, speaker: Ada Example, chair: Bob Sample}"),
        ("hide: keynote\n", "{time: 9:00, title: A, speaker: ada, chair: bob, kind: keynote}"),
        ("", "{time: 9:00, title: S, chair: ada, talks: [{title: A, speaker: bob}]}"),
    ],
)
def test_who_is_named_anywhere_is_used(tmp_path, workshop, slot):
    assert told(checked(tmp_path, [slot], WORKSHOP + workshop, people=PEOPLE)) == []


def test_who_is_named_nowhere_is_told_of_with_the_name_that_may_be_theirs(tmp_path):
    slots = ["{time: 9:00, title: A, speakers: [ada, B. Sample]}"]
    problem = only(checked(tmp_path, slots, people=PEOPLE))
    assert (problem.rule.name, marked(problem)) == ("unused-person", "bob")
    assert "B. Sample" in problem.hint


def test_nobody_is_unused_while_something_is_wrong_that_may_name_them(tmp_path):
    files = {"content/workshop.yaml": WORKSHOP, "content/people.yaml": PEOPLE}
    slots = f"  - {TALK_OF_ADA}\n  - {{title: B, chair: [bob, x]}}\n"
    files["content/program.yaml"] = f"- {DAY}\n  slots:\n{slots}"
    found, problems = site(tmp_path, files)
    check_site(found, problems)
    assert only(problems).rule.name == "unknown-person"


PAPERS = "- {id: a, title: A, authors: Ada Example}\n- {id: b, title: B, authors: Bob Sample%s}\n"


@pytest.mark.parametrize(
    ("more", "slots"),
    [
        ("", ["{time: 9:00, paper: a}", "{time: 10:00, title: P, posters: {session: none}}"]),
        (
            ", kind: oral",
            [
                "{time: 9:00, title: P, posters: {session: none, kind: poster}}",
                "{time: 10:00, paper: a}",
            ],
        ),
    ],
)
def test_a_paper_without_a_slot_is_told_of(tmp_path, more, slots):
    posters = "{id: c, title: C, session: none, kind: poster, authors: Ada Example}"
    papers = f"{PAPERS % more}- {posters}\n"
    problem = only(checked(tmp_path, slots, papers=papers))
    assert (problem.rule.name, marked(problem)) == ("unscheduled-paper", "B")


@pytest.mark.parametrize(
    ("more", "slots"),
    [
        ("", ["9:00 A talk"]),
        ("", ["{time: 9:00, paper: a}", "{time: 10:00, paper: b}"]),
        (", status: withdrawn", ["{time: 9:00, paper: a}"]),
        (", session: x", ["{time: 9:00, paper: a}", "{time: 10:00, title: X}"]),
    ],
)
def test_papers_with_a_slot_and_those_of_an_unfinished_program_are_not(tmp_path, more, slots):
    assert told(checked(tmp_path, slots, papers=PAPERS % more)) == []


# --- the table


def test_rules_on_a_sound_site_add_nothing_and_none_is_listed_twice(tmp_path):
    found, _ = site(tmp_path, {"content/workshop.yaml": WORKSHOP})
    problems = Problems()
    for rule in SITE_RULES:
        rule(found, problems)
    assert told(problems) == []
    assert len(set(SITE_RULES)) == len(SITE_RULES)


# --- what has one cause is told of once


def test_slots_of_a_day_that_is_there_twice_do_not_overlap_as_well(tmp_path):
    slots = "  - 9:00-10:00 A\n  - {time: 10:00, title: B, speaker: Ada}\n"
    day = f"- {DAY}\n  slots:\n{slots}"
    files = {"content/workshop.yaml": WORKSHOP, "content/program.yaml": day + day}
    found, problems = site(tmp_path, files)
    check_site(found, problems)
    assert {problem.rule.name for problem in problems} == {"duplicate-key", "duplicate-id"}


def test_authors_of_a_paper_that_is_there_twice_are_not_told_of_as_well(tmp_path):
    files = {
        "content/workshop.yaml": WORKSHOP,
        "content/papers.yaml": "- {id: one, title: One, authors: Ada Example; Bob Example}\n",
        "content/program.yaml": "- date: 2030-05-21\n  slots:\n"
        "  - {time: 9:00-10:00, room: X, paper: one}\n  - {time: 9:00, room: Y, paper: one}\n",
    }
    found, problems = site(tmp_path, files)
    check_site(found, problems)
    assert only(problems).rule.name == "duplicate-id"
