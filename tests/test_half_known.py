"""Programs of which half is known: TBA, undecided days, speakers and papers without a slot."""

from __future__ import annotations

import tempfile
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from built import built, crawl, errors, parsed
from sites import marked, only, site, told, write
from workshopsite.build import build
from workshopsite.check.table import check_site
from workshopsite.model.kinds import Kind
from workshopsite.model.site import Options
from workshopsite.problems import Problem, Severity
from workshopsite.render.events import events

UNDECIDED = "2019-12-13 or 2019-12-14"
WORKSHOP = "title: Sums\ntimezone: Europe/Paris\nurl: https://example.org/\n"
ON_ONE_DAY = f"{WORKSHOP}date: 2019-12-13\n"


def load(folder, program, workshop=ON_ONE_DAY, **files):
    named = {f"content/{name}.yaml": text for name, text in files.items()}
    typed = {"content/workshop.yaml": workshop, "content/program.yaml": program, **named}
    found, problems = site(folder, typed)
    if not problems.fatal:
        check_site(found, problems)
    return found, problems


def sound(folder, program, workshop=ON_ONE_DAY, **files):
    found, problems = load(folder, program, workshop, **files)
    assert told(problems) == []
    return found


def clock(slot):
    return slot.clock and (slot.clock.start, slot.clock.end)


def hours(slot):
    return [moment and f"{moment:%H:%M}" for moment in (slot.start, slot.end)]


# --- days that are not decided


def test_a_flat_program_is_on_the_undecided_day_of_the_workshop(tmp_path):
    program = "- 9:00 Opening\n- 9:30-10:00 Talk\n- 23:00 Dinner\n- 1:00-2:00 Dancing\n"
    found = sound(tmp_path, program, f"{WORKSHOP}date: {UNDECIDED}\n")
    [day] = found.program.days
    assert (day.date, day.either) == (None, (date(2019, 12, 13), date(2019, 12, 14)))
    assert [clock(slot) for slot in day.slots] == [
        (time(9), time(9, 30)),
        (time(9, 30), time(10)),
        (time(23), time(1)),
        (time(1), time(2)),
    ]
    assert not [slot for slot in day.slots if slot.start or slot.end]
    assert events(found) == ()
    assert found.dates == ()


def test_three_alternatives_are_as_good_as_two(tmp_path):
    found = sound(tmp_path, "- 9:00 Talk\n", f"{WORKSHOP}date: {UNDECIDED} OR 2019-12-12\n")
    assert [one.day for one in found.workshop.either] == [12, 13, 14]


def test_an_undecided_day_stands_where_its_first_date_does(tmp_path):
    program = f"""
- {{date: 2019-12-16, slots: [9:00 D]}}
- {{date: 2019-12-14 or 2019-12-15, slots: [9:00 C]}}
- {{date: {UNDECIDED}, slots: [9:00 B]}}
- {{date: 2019-12-12, slots: [9:00 A]}}
"""
    found = sound(tmp_path, program, WORKSHOP)
    assert [slot.title for slot in found.program.slots] == ["A", "B", "C", "D"]
    assert [len(day.either) for day in found.program.days] == [0, 2, 2, 0]
    assert [event.title for event in events(found)] == ["A", "D"]


def test_a_day_to_be_announced_stays_behind_the_day_before_it(tmp_path):
    program = """
- {date: 2019-12-16, slots: [9:00 C]}
- {date: 2019-12-12, slots: [9:00 A]}
- {date: TBA, title: Excursion, slots: [9:00 B]}
"""
    found = sound(tmp_path, program, WORKSHOP)
    assert [slot.title for slot in found.program.slots] == ["A", "B", "C"]
    assert [day.name for day in found.program.days] == ["2019-12-12", "excursion", "2019-12-16"]


def test_the_date_of_a_workshop_can_be_announced_later(tmp_path):
    found = sound(tmp_path, "- 9:00 Talk\n", f"{WORKSHOP}date: TBA\n")
    [day] = found.program.days
    assert (day.date, day.either, found.dates) == (None, (), ())
    assert clock(day.slots[0]) == (time(9), None)


def test_two_days_to_be_announced_need_titles(tmp_path):
    program = "- {date: TBA, slots: [9:00 A]}\n- {date: TBA, slots: [9:00 B]}\n"
    problem = only(load(tmp_path, program, WORKSHOP)[1])
    assert (problem.rule.name, problem.place.line) == ("duplicate-key", 2)
    assert "title:" in problem.hint
    titled = program.replace("TBA,", "TBA, title: First,", 1)
    assert told(load(tmp_path, titled, WORKSHOP)[1]) == []


def test_the_same_alternatives_stand_for_one_day(tmp_path):
    program = f"- {{date: {UNDECIDED}, slots: [9:00 A]}}\n" * 2
    problem = only(load(tmp_path, program, WORKSHOP)[1])
    assert problem.rule.name == "duplicate-key"
    assert problem.message == f"{UNDECIDED} is in the program twice"


@pytest.mark.parametrize(
    ("of_workshop", "of_day", "wrong"),
    [
        ("2019-12-13..2019-12-14", UNDECIDED, None),
        ("2019-12-13", UNDECIDED, "2019-12-14"),
        (UNDECIDED, "2019-12-14", None),
        (UNDECIDED, "2019-12-15", "2019-12-15"),
        (UNDECIDED, "2019-12-13 or 2019-12-15", "2019-12-15"),
        ("TBA", UNDECIDED, None),
        ("2019-12-13", "TBA", None),
    ],
)
def test_every_alternative_is_a_day_of_the_workshop(tmp_path, of_workshop, of_day, wrong):
    program = f"- date: {of_day}\n  slots: [9:00 A]\n"
    _, problems = load(tmp_path, program, f"{WORKSHOP}date: {of_workshop}\n")
    found = [(problem.rule.name, marked(problem)) for problem in problems]
    assert found == ([("outside-dates", wrong)] if wrong else [])


@pytest.mark.parametrize(
    ("typed", "rule", "wrong"),
    [
        ("2019-12-13 or 2019-12-32", "bad-date", "2019-12-32"),
        ("2019-12-13 or 14", "bad-date", "14"),
        ("2019-12-13 or TBA", "bad-date", "TBA"),
        ("2019-12-13 or 2019-12-14..2019-12-15", "bad-date", "2019-12-14..2019-12-15"),
        ("2019-12-13 or 05/11/2019", "ambiguous-date", "05/11/2019"),
        ("Friday 2019-12-13 or Sunday 2019-12-14", "weekday", "Sunday"),
    ],
)
def test_a_wrong_alternative_gets_the_message_of_a_date_at_its_place(tmp_path, typed, rule, wrong):
    day = load(tmp_path / "day", f"- date: {typed}\n  slots: [9:00 A]\n", WORKSHOP)[1]
    workshop = load(tmp_path / "workshop", "- 9:00 A\n", f"{WORKSHOP}date: {typed}\n")[1]
    listed = f"{ON_ONE_DAY}important_dates:\n  - {{date: {typed}, title: Deadline}}\n"
    deadline = load(tmp_path / "deadline", "- 9:00 A\n", listed)[1]
    for problems in (day, workshop, deadline):
        problem = only(problems)
        assert (problem.rule.name, marked(problem)) == (rule, wrong)


def test_the_weekday_in_the_title_of_a_day_is_that_of_an_alternative(tmp_path):
    program = "- date: {}\n  title: {} tutorials\n  slots: [9:00 A]\n"
    assert told(load(tmp_path, program.format(UNDECIDED, "Saturday"), WORKSHOP)[1]) == []
    problem = only(load(tmp_path, program.format(UNDECIDED, "Monday"), WORKSHOP)[1])
    assert problem.rule.name == "weekday"
    assert "2019-12-13 is a Friday and 2019-12-14 is a Saturday, not a Monday" in problem.message


def test_a_clock_that_is_put_forward_is_no_matter_before_the_day_is_decided(tmp_path):
    program = "- date: {}\n  slots: [02:30-02:45 Night]\n"
    assert "bad-time" in told(load(tmp_path, program.format("2019-03-31"), WORKSHOP)[1])[0]
    assert told(load(tmp_path, program.format("2019-03-31 or 2019-04-01"), WORKSHOP)[1]) == []


def test_an_earlier_time_on_an_undecided_day_must_be_another_one(tmp_path):
    program = "- {time: '9:00', title: A, was: '9:00'}\n"
    problem = only(load(tmp_path, program, f"{WORKSHOP}date: {UNDECIDED}\n")[1])
    assert problem.rule.name == "unchanged-was"


def test_important_dates_can_be_undecided_in_one_line(tmp_path):
    typed = f"{ON_ONE_DAY}important_dates: [2019-08-29 or 2019-08-30 23:59 AoE Notification]\n"
    found = sound(tmp_path, "- 9:00 A\n", typed)
    [item] = found.workshop.important_dates
    assert (item.title, item.date, len(item.either)) == ("Notification", None, 2)
    assert (item.time, item.moment(None)) == (time(23, 59), None)


# --- rooms that are not known


@pytest.mark.parametrize("typed", ["TBA", "tbd", "(TBA)", "to be announced"])
def test_a_room_to_be_announced_is_no_room_of_that_name(tmp_path, typed):
    program = f"- {{time: '9:00', title: A, room: {typed}}}\n"
    found = sound(tmp_path, program, f"{ON_ONE_DAY}rooms: [Hall A]\n")
    [slot] = found.program.slots
    assert (slot.room, slot.room_tba) == (None, True)
    assert found.program.rooms == ("Hall A",)


def test_rooms_to_be_announced_do_not_collide(tmp_path):
    program = """
- {time: "9:00-10:00", title: A, room: TBA}
- {time: "9:00-10:00", title: B, room: TBA}
- {time: "9:30-10:00", title: C, room: Hall A}
"""
    sound(tmp_path, program)


def test_a_slot_in_all_rooms_collides_with_one_in_a_room_to_be_announced(tmp_path):
    program = "- {time: '9:00-10:00', title: A, room: TBA}\n- {time: '9:30', title: Lunch}\n"
    assert only(load(tmp_path, program)[1]).rule.name == "overlap"


def test_talks_in_a_room_to_be_announced_follow_one_another(tmp_path):
    program = """
- {time: "9:00", title: A, room: TBA}
- {time: "9:30", title: B, room: TBA}
- {time: "9:40", title: Elsewhere, room: Hall A}
- 10:00 Lunch
"""
    found = sound(tmp_path, program)
    assert [hours(slot)[1] for slot in found.program.slots] == ["09:30", "10:00", "10:00", None]


def test_of_parallel_talks_in_rooms_to_be_announced_no_end_is_made_up(tmp_path):
    program = """
- {time: "9:00", title: A, room: TBA}
- {time: "9:00", title: B, room: TBA}
- {time: "9:20", title: C, room: TBA}
- 10:00 Lunch
"""
    found = sound(tmp_path, program)
    assert [hours(slot)[1] for slot in found.program.slots] == [None, None, "10:00", None]


def test_talks_take_the_unknown_room_of_their_session_unless_they_have_one(tmp_path):
    program = """
- time: "9:00"
  title: Session
  room: TBA
  talks: [{title: A, speaker: Ada Example}, {title: B, room: Hall A}]
"""
    session, a, b = sound(tmp_path, program).program.slots
    assert [(one.room, one.room_tba) for one in (session, a, b)] == [
        (None, True),
        (None, True),
        ("Hall A", False),
    ]


# --- times, titles and speakers that are not known


def test_a_time_to_be_announced_leaves_the_order_alone(tmp_path):
    program = """
- 9:00 Opening
- TBA A talk
- {title: Another}
- {time: "10:00-TBA", title: Open end}
- {time: "10:30 to tba", title: Last}
"""
    found = sound(tmp_path, program)
    assert [hours(slot) for slot in found.program.slots] == [
        ["09:00", None],
        [None, None],
        [None, None],
        ["10:00", None],
        ["10:30", None],
    ]
    assert [event.title for event in events(found)] == ["Opening", "Open end", "Last"]


def test_nothing_ends_behind_a_time_to_be_announced(tmp_path):
    program = """
- 9:30 Long talk
- TBA One talk
- TBA Another
- 12:00 Lunch
- 13:00 Session
- 14:00-15:00 End
"""
    found = sound(tmp_path / "slots", program)
    assert [hours(slot) for slot in found.program.slots] == [
        ["09:30", None],
        [None, None],
        [None, None],
        ["12:00", "13:00"],
        ["13:00", "14:00"],
        ["14:00", "15:00"],
    ]


def test_a_time_to_be_announced_in_another_room_is_no_matter(tmp_path):
    program = """
- {time: "9:30", title: A, room: Hall A}
- {time: TBA, title: B, room: Hall B}
- 12:00-13:00 Lunch
"""
    assert hours(next(sound(tmp_path, program).program.slots)) == ["09:30", "12:00"]


def test_a_talk_of_a_session_does_not_end_behind_one_either(tmp_path):
    program = """
- time: 9:00-12:00
  title: Session
  talks: [9:00 A, TBA B, 10:00 C, TBA D]
"""
    _, first, _, third, _ = sound(tmp_path, program).program.slots
    assert [hours(first), hours(third)] == [["09:00", None], ["10:00", None]]


def test_an_end_without_a_start_is_refused(tmp_path):
    problem = only(load(tmp_path, "- {time: TBA-10:00, title: A}\n")[1])
    assert (problem.rule.name, marked(problem)) == ("bad-time", "TBA-10:00")


def test_a_talk_with_an_open_end_does_not_take_that_of_its_session(tmp_path):
    program = "- {time: '9:00-10:00', title: S, talks: [{time: '9:30-TBA', title: A}]}\n"
    assert hours(list(sound(tmp_path, program).program.slots)[1]) == ["09:30", None]


def test_talks_of_which_nothing_is_known_have_ids_and_no_page(tmp_path):
    program = (
        "- {time: '9:00', title: TBA, speaker: TBA}\n- {time: '9:30', title: TBA, speaker: TBA}\n"
    )
    found = sound(tmp_path, program)
    assert [slot.id for slot in found.program.slots] == ["tba", "tba-2"]
    assert found.talk_pages == {}


def test_a_talk_without_a_title_is_called_by_its_speaker(tmp_path):
    program = """
- {time: "9:00", title: TBA, speakers: [TBA, ada]}
- {time: "9:30", title: TBA, speaker: Bob Example}
"""
    found = sound(tmp_path, program, people="ada: Ada Example\n")
    assert [slot.id for slot in found.program.slots] == ["ada", "bob-example"]
    assert list(found.talk_pages) == ["ada", "bob-example"]


# --- how it is shown

HALF = {
    "content/workshop.yaml": f"""{WORKSHOP}date: {UNDECIDED}
speakers: [ada, Bob Example (CNRS), TBA]
important_dates:
  - 2019-08-29 or 2019-08-30 23:59 AoE Notification
""",
    "content/people.yaml": "ada: {name: Ada Example}\n",
    "content/program.yaml": """
- 9:00 Opening
- {time: TBA, title: Sparse sums, speaker: TBA}
- {time: "9:30", title: TBA, speaker: Cleo Example, room: TBA}
- time: 11:00-12:00
  parallel:
    - {room: TBA, title: One, talks: [{title: Talk, speaker: Dana Example}]}
    - {room: TBA, title: Two}
""",
}


def test_a_half_known_program_is_shown_as_far_as_it_is_known(tmp_path):
    made = built(tmp_path, HALF)
    text = parsed(made / "program/index.html").text
    assert "13 or 14 December 2019" in text
    assert "09:00 Opening" in text
    assert "Time to be announced Sparse sums" in text
    assert "Room to be announced" in text
    assert "In parallel" in text
    assert crawl(made) == []


def test_the_home_page_shows_undecided_dates_and_who_is_announced(tmp_path):
    text = parsed(built(tmp_path, HALF) / "index.html").text
    for part in ("13 or 14 December 2019", "29 or 30 August 2019, 23:59 AoE", "Ada Example"):
        assert part in text
    assert "Bob Example" in text


def test_a_workshop_without_a_date_says_so(tmp_path):
    files = {"content/workshop.yaml": f"{WORKSHOP}date: TBA\n"}
    assert "Dates to be announced" in parsed(built(tmp_path / "tba", files) / "index.html").text
    files = {"content/workshop.yaml": WORKSHOP}
    assert "announced" not in parsed(built(tmp_path / "none", files) / "index.html").text


def test_who_is_announced_stands_among_the_speakers(tmp_path):
    page = {"content/page.md": "# Page\n\n::: people role=speakers\n"}
    text = parsed(built(tmp_path, HALF | page) / "page/index.html").text
    assert "Ada Example" in text
    assert "Bob Example" in text


def test_the_component_of_one_day_finds_an_undecided_one(tmp_path):
    page = {"content/page.md": "# Page\n\n::: program day=2019-12-14\n"}
    assert "Opening" in parsed(built(tmp_path, HALF | page) / "page/index.html").text


def test_a_day_that_the_program_does_not_have_is_refused_where_it_is_asked_for(tmp_path):
    page = {"content/page.md": "# Page\n\n::: program day=2019-12-15\n"}
    [problem] = errors(tmp_path, HALF | page)
    assert (problem.rule.name, problem.hint) == ("bad-date", 'did you mean "2019-12-14"?')
    assert (problem.place.path, problem.place.line, marked(problem)) == (
        "content/page.md",
        3,
        "2019-12-15",
    )


# --- what check lists


def still_open(folder, files, **options) -> list[Problem]:
    made = write(folder, files)
    options = {"open_ends": True, **options}
    result = build(made, made / "_site", Options(), **options)
    return [problem for problem in result.problems if problem.rule.name == "still-open"]


def test_check_lists_each_open_end_at_its_place(tmp_path):
    program = """
- time: "9:00"
  title: TBA
- {time: 9:30-TBA, title: Sums, speakers: [ada, TBA], room: TBA, tba: 2019-11-01}
- {title: Session, chair: TBA, tba: yes, room: TBA, talks: [{title: A}, {title: B, time: TBA}]}
- {time: "12:00", title: Debate, kind: panel, moderator: TBA, panelists: [Bob Example, TBA]}
- {time: TBA, title: Off, speaker: TBA, cancelled: yes}
"""
    files = {"content/workshop.yaml": ON_ONE_DAY, "content/program.yaml": program}
    files["content/people.yaml"] = "ada: Ada Example\n"
    found = [(p.place.line, p.message, marked(p)) for p in still_open(tmp_path, files)]
    assert found == [
        (3, "this title is not known yet", "TBA"),
        (4, 'the end of "Sums" is not known yet', "9:30-TBA"),
        (4, 'the speaker of "Sums" is not known yet', "TBA"),
        (4, 'the room of "Sums" is not known yet', "TBA"),
        (4, '"Sums" is to be announced on 2019-11-01', "2019-11-01"),
        (5, 'the time of "Session" is not known yet', "Session"),
        (5, 'the chair of "Session" is not known yet', "TBA"),
        (5, '"Session" is to be announced', "yes"),
        (5, 'the room of "Session" is not known yet', "TBA"),
        (5, 'the time of "B" is not known yet', "TBA"),
        (6, 'the moderator of "Debate" is not known yet', "TBA"),
        (6, 'the panelist of "Debate" is not known yet', "TBA"),
    ]


def test_check_lists_what_is_open_of_the_workshop(tmp_path):
    workshop = f"""{WORKSHOP}date: {UNDECIDED}
venue: TBA
speakers: [ada, Bob Example, TBA]
hide: [news, session]
important_dates:
  - TBA Notification
  - {UNDECIDED} Registration
  - 2019-01-01 Call
"""
    program = "- {time: '9:00', title: A, speaker: ada}\n"
    files = {"content/workshop.yaml": workshop, "content/program.yaml": program}
    files["content/people.yaml"] = "ada: Ada Example\n"
    found = [(p.message, marked(p)) for p in still_open(tmp_path, files)]
    assert found == [
        ("the date of the workshop is not decided yet", UNDECIDED),
        ('"venue" of the workshop is not known yet', "TBA"),
        ("Bob Example is announced without a slot", "Bob Example"),
        ("this speaker is not known yet", "TBA"),
        ('"news" is hidden', "news"),
        ('"session" is hidden', "session"),
        ('the date of "Notification" is not decided yet', "TBA"),
        ('the date of "Registration" is not decided yet', UNDECIDED),
    ]


def test_check_lists_undecided_days_of_the_program(tmp_path):
    program = f"- {{date: {UNDECIDED}, slots: [9:00 A]}}\n- {{date: TBA, slots: [9:00 B]}}\n"
    files = {"content/workshop.yaml": WORKSHOP, "content/program.yaml": program}
    found = still_open(tmp_path, files)
    assert [marked(problem) for problem in found] == [UNDECIDED, "TBA"]


PAPERS = """
- {id: a, title: Presented, authors: Ada Example}
- {id: b, title: In a session, authors: Ada Example, session: one}
- {id: c, title: Open, authors: Ada Example}
- {id: d, title: Gone, authors: Ada Example, status: withdrawn}
"""


def test_check_lists_accepted_papers_while_the_program_presents_none(tmp_path):
    program = "- {time: '9:00', title: A}\n"
    files = {"content/workshop.yaml": ON_ONE_DAY, "content/papers.yaml": PAPERS}
    alone = {**files, "content/papers.yaml": PAPERS.replace(", session: one", "")}
    assert still_open(tmp_path / "alone", alone) == []
    both = {**alone, "content/program.yaml": program}
    found = [marked(problem) for problem in still_open(tmp_path / "both", both)]
    assert found == ["Presented", "In a session", "Open"]
    some = {**both, "content/program.yaml": f"{program}- {{time: '10:00', paper: a}}\n"}
    assert still_open(tmp_path / "some", some) == []  # but a warning: unscheduled-paper


def test_a_hidden_slot_is_a_slot_nevertheless(tmp_path):
    program = "- {time: '9:00', paper: a, speaker: ada, kind: keynote}\n- 10:00 Lunch\n"
    papers = "- {id: a, title: Presented, authors: Ada Example}\n"
    files = {"content/workshop.yaml": f"{ON_ONE_DAY}speakers: ada\nhide: keynote\n"}
    files |= {"content/program.yaml": program, "content/papers.yaml": papers}
    files["content/people.yaml"] = "ada: Ada Example\n"
    assert [p.message for p in still_open(tmp_path, files)] == ['"keynote" is hidden']


def test_only_check_lists_what_is_open_and_it_never_fails(tmp_path):
    assert still_open(tmp_path / "build", HALF, open_ends=False) == []
    found = still_open(tmp_path / "check", HALF, strict=True)
    assert {problem.severity for problem in found} == {Severity.NOTICE}
    assert (tmp_path / "check/_site/index.html").exists()


def test_nothing_is_open_in_a_program_that_is_known(tmp_path):
    program = """
- 9:00 Opening
- {time: "9:30", title: Session, talks: [{title: A, speaker: ada}, {title: B}]}
- 12:00-13:00 Lunch
"""
    files = {"content/workshop.yaml": f"{ON_ONE_DAY}speakers: ada\n"}
    files |= {"content/program.yaml": program, "content/people.yaml": "ada: Ada Example\n"}
    assert still_open(tmp_path, files) == []


def test_a_site_with_an_error_lists_the_errors_first(tmp_path):
    files = {"content/workshop.yaml": f"{ON_ONE_DAY}venue: TBA\n"}
    files["content/program.yaml"] = "- {time: 25:00, title: TBA}\n"
    assert still_open(tmp_path, files) == []


# --- whatever is not known

MAYBE = st.sampled_from
speakers = MAYBE(["TBA", "ada", "Bob Example", "TBA (CNRS)", "[ada, TBA]", "Cleo Example (ENS)"])
slots = st.fixed_dictionaries(
    {"title": MAYBE(["TBA", "Sums", "Products", "Coffee break", "Übung", "Panel"])},
    optional={
        "time": MAYBE(["TBA", "9:00", "10:00-TBA", "12:00", "23:00", "TBA", "14:00-15:00"]),
        "room": MAYBE(["TBA", "Hall A", "Hall B"]),
        "speaker": speakers,
        "chair": speakers,
        "kind": MAYBE([kind.value for kind in Kind]),
        "tba": MAYBE(["yes", "no", "2019-11-01"]),
        "cancelled": MAYBE(["yes", "no"]),
        "abstract": MAYBE(["TBA", "See [the talk](/program/#sums)"]),
        "paper": MAYBE(["a", "b"]),
    },
)
talks = st.lists(slots, max_size=3)
sessions = st.tuples(slots, talks).map(
    lambda pair: {**pair[0], **({"talks": pair[1]} if pair[1] else {})}
)
days = MAYBE(["2019-12-13", UNDECIDED, "TBA", "2019-12-12 or 2019-12-13 or 2019-12-20"])
hidden = st.lists(
    MAYBE([*(kind.value for kind in Kind), "program", "people", "papers", "news", "call", "index"]),
    max_size=3,
)


def in_yaml(data) -> str:
    """A slot in one line, with what begins like a list as one."""
    parts = []
    for key, value in data.items():
        if key == "talks":
            parts.append(f"talks: [{', '.join(map(in_yaml, value))}]")
        else:
            parts.append(f"{key}: {value}" if value.startswith("[ada") else f'{key}: "{value}"')
    return "{" + ", ".join(parts) + "}"


@given(
    date_of=MAYBE(["2019-12-13", UNDECIDED, "TBA"]),
    program=st.lists(sessions, max_size=4),
    more=st.none() | st.tuples(days, st.lists(sessions, max_size=3)),
    hide=hidden,
    page=MAYBE(["[x](call.md) [y](/program/)", "::: program\n\n::: papers\n\n::: people", "x"]),
)
@settings(deadline=None, max_examples=40)
def test_whatever_is_not_known_gives_a_site_or_a_plain_problem(date_of, program, more, hide, page):
    workshop = f"{WORKSHOP}speakers: [ada, TBA]\nhide: [{', '.join(hide)}]\n"
    lines = [f"- {in_yaml(slot)}" for slot in program]
    if more:
        lines = [f"- date: {date_of}\n  slots: [{', '.join(map(in_yaml, program))}]"]
        lines.append(f"- date: {more[0]}\n  slots: [{', '.join(map(in_yaml, more[1]))}]")
    else:
        workshop += f"date: {date_of}\n"
    files = {
        "content/workshop.yaml": workshop,
        "content/program.yaml": "\n".join(lines) + "\n",
        "content/people.yaml": "ada: {name: Ada Example, links: {Call: call.md}}\n",
        "content/papers.yaml": PAPERS.replace("session: one", "kind: oral"),
        "content/call.md": "# Call\n",
        "content/index.md": f"# Sums\n\n{page}\n",
    }
    with tempfile.TemporaryDirectory() as folder:
        made = write(Path(folder), files)
        result = build(made, made / "_site", Options(), open_ends=True)
        rules = {problem.rule.name for problem in result.problems}
        assert rules <= EXPECTED, [p for p in result.problems if p.rule.name not in EXPECTED]
        if not result.problems.fatal:
            assert crawl(made / "_site") == []


EXPECTED = {
    "empty-file",
    *("still-open", "hidden-link", "overlap", "talk-outside-session", "unscheduled-paper"),
    *("two-places", "am-or-pm", "unused-person"),
    *("time-backwards", "duplicate-id", "duplicate-key", "dead-link", "dead-anchor"),
}
"""What may be wrong with such programs: times in no order, two talks of one name, no program."""
