"""content/program.yaml: days, slots, sessions and rooms, with their times and places."""

from time import perf_counter

import pytest

from sites import marked, only, site, told
from workshopsite.model.kinds import Kind
from workshopsite.model.times import Moment
from workshopsite.problems import Mistake
from workshopsite.read.date_first import date_first, time_first

WORKSHOP = "title: Sums\ndate: 2021-11-17\ntimezone: Europe/Paris\n"
TWO_DAYS = "title: Sums\ndate: 2023-05-23..2023-05-24\ntimezone: Europe/Paris\n"


def program(tmp_path, text, workshop=WORKSHOP, people="", **files):
    files |= {"content/workshop.yaml": workshop, "content/program.yaml": text}
    if people:
        files["content/people.yaml"] = people
    found, problems = site(tmp_path, files)
    return found.program, problems


def times(slots):
    """Each slot as "9:00-10:00 Title", talks of sessions indented by their session."""
    return [
        f"{slot.start:%-H:%M}-{slot.end:%-H:%M}" if slot.end else f"{slot.start:%-H:%M}"
        for slot in slots
    ]


def slots(tmp_path, text, **more):
    found, problems = program(tmp_path, text, **more)
    assert told(problems) == []
    [day] = found.days
    return day.slots


class TestForms:
    def test_a_line_is_a_time_and_a_title(self, tmp_path):
        made = slots(
            tmp_path,
            "- 7:30 Sparse deep learning\n- 10:00-10:30 Coffee break\n- 10:30 Tutorial: Energy\n",
        )
        assert [(slot.title, slot.kind) for slot in made] == [
            ("Sparse deep learning", Kind.TALK),
            ("Coffee break", Kind.BREAK),
            ("Tutorial: Energy", Kind.TALK),
        ]
        assert times(made) == ["7:30-10:00", "10:00-10:30", "10:30"]

    @pytest.mark.parametrize(
        ("line", "start", "end", "title"),
        [
            ("9.00 - 9.30 Talk", "9:00", "9:30", "Talk"),
            ("9h30 Talk", "9:30", None, "Talk"),
            ("7:30 am Talk", "7:30", None, "Talk"),
            ("5.30PM Talk", "17:30", None, "Talk"),
            ("9:00 - 9:10 AM Talk", "9:00", "9:10", "Talk"),
            ("12:00 noon - 1:20 pm Talk", "12:00", "13:20", "Talk"),
            ("noon Talk", "12:00", None, "Talk"),
            ("9:00 – 9:30 3D vision", "9:00", "9:30", "3D vision"),
            ("9:00 to 9:30 To be or not", "9:00", "9:30", "To be or not"),
            ("14:22:30 Talk", "14:22", None, "Talk"),
            ("9:00: Talk", "9:00", None, "Talk"),
            ('"9:00 #1 of all talks"', "9:00", None, "#1 of all talks"),
            ("9:05 - 9:10 – Logistics", "9:05", "9:10", "Logistics"),
            ("9:00 - 9:30: Talk", "9:00", "9:30", "Talk"),
            ("9:10 | Talk", "9:10", None, "Talk"),
            ("9:10 – Talk", "9:10", None, "Talk"),
            ("9:10- Talk", "9:10", None, "Talk"),
            ("9:10, Talk", "9:10", None, "Talk"),
            ("9:10 – 10 years of talks", "9:10", None, "– 10 years of talks"),
            ("9:10 Talk – the second", "9:10", None, "Talk – the second"),
            ("noon Lunch, open until 14:00", "12:00", None, "Lunch, open until 14:00"),
        ],
    )
    def test_spellings_of_one_line(self, tmp_path, line, start, end, title):
        [made] = slots(tmp_path, f"- {line}\n")
        assert (made.title, f"{made.start:%-H:%M}") == (title, start)
        assert (f"{made.end:%-H:%M}" if made.end else None) == end

    @pytest.mark.parametrize(
        ("line", "hint"),
        [
            ("Opening 9:00", "write 9:00 Opening, or - title: Opening 9:00 if that is the title"),
            ("Opening: 9:00-9:30", "write 9:00-9:30 Opening"),
            (
                "Opening (9:00 - 9:30)",
                "write 9:00 - 9:30 Opening, or - title: Opening (9:00 - 9:30) if that is the title",
            ),
            (
                "Opening at 9:00 am",
                "write 9:00 am Opening, or - title: Opening at 9:00 am if that is the title",
            ),
        ],
    )
    def test_a_time_behind_a_title_is_refused(self, tmp_path, line, hint):
        _, problems = program(tmp_path, f"- {line}\n- 10:00 Talk\n")
        assert (only(problems).rule.name, only(problems).hint) == ("bad-time", hint)
        assert marked(only(problems)).startswith("9:00")

    @pytest.mark.parametrize("sign", ["-", " ", "a at ", "9:0 "])
    def test_a_long_line_is_looked_through_once(self, sign):
        start = perf_counter()
        time_first(f"a{sign * 20_000}b")
        with pytest.raises(Mistake):
            date_first(f"a{sign * 20_000}b")
        assert perf_counter() - start < 2  # a quadratic pattern takes more than 10 s

    def test_a_title_with_a_time_in_it_can_be_written_with_its_key(self, tmp_path):
        [made] = slots(tmp_path, "- title: Opening 9:00\n")
        assert made.title == "Opening 9:00"

    @pytest.mark.parametrize("text", ["-9:00 Opening\n-10:00 Talk\n", "- 9:00 A\n-10:00 B\n"])
    def test_a_dash_without_a_space_is_told_of(self, tmp_path, text):
        _, problems = program(tmp_path, text)
        assert "space" in only(problems).message + only(problems).hint

    def test_a_dash_without_a_space_below_a_key_is_told_of(self, tmp_path):
        _, problems = program(tmp_path, "- date: 2021-11-17\n  slots:\n    -9:00 A\n    - 9:30 B\n")
        assert only(problems).hint == "begin each entry in a line of its own with - and a space"

    @pytest.mark.parametrize(
        "line",
        [
            "Coffee break",
            "TBA",
            "TBA Invited talk",
            "3D vision",
            "A ratio of 4:3",
            "Open until 9:00",
        ],
    )
    def test_a_line_without_a_time_is_printed_without_one(self, tmp_path, line):
        [made] = slots(tmp_path, f"- {line}\n")
        assert made.start is None
        assert made.title == line.removeprefix("TBA ")

    def test_a_line_with_keys_below_it_is_shown_written_out(self, tmp_path):
        _, problems = program(tmp_path, "- 10:30 Tutorial:\n    speaker: Ada Example\n")
        problem = only(problems)
        assert (problem.rule.name, problem.place.line) == ("yaml-key-form", 1)
        assert "- time: 10:30\n  title: Tutorial" in problem.hint

    def test_a_line_with_a_flow_mapping_is_refused_likewise(self, tmp_path):
        _, problems = program(tmp_path, "- 10:30 Tutorial: {speaker: Ada Example}\n- 9:00 X\n")
        assert told(problems) == ["yaml-key-form program.yaml:1:3"]

    @pytest.mark.parametrize("line", ["7:30 UTC Sums", "7:30 (PST) Sums", "7:30-8:00 (UTC) Sums"])
    def test_a_zone_behind_a_time_is_refused(self, tmp_path, line):
        _, problems = program(tmp_path, f"- {line}\n")
        assert told(problems) == ["bad-timezone program.yaml:1:3"]

    def test_a_time_alone_needs_a_title(self, tmp_path):
        _, problems = program(tmp_path, "- 10:30\n- 11:00 Talk\n")
        assert only(problems).message == '"title" is missing here'
        assert only(problems).place.line == 1

    @pytest.mark.parametrize("item", ["", "[a, b]", "[]", "{}"])
    def test_an_item_that_is_no_slot_is_refused_in_its_place(self, tmp_path, item):
        _, problems = program(tmp_path, f"- 9:00 Talk\n- {item}\n- 10:00 Talk two\n")
        assert only(problems).place.line == 2

    @pytest.mark.parametrize("text", ["just a text\n", "9:00: Talk\n", "slots: []\n"])
    def test_a_program_that_is_no_list_is_told_once(self, tmp_path, text):
        _, problems = program(tmp_path, text)
        assert told(problems) == ["wrong-type program.yaml:1:1"]

    @pytest.mark.parametrize("text", ["", "# later\n", "[]\n"])
    def test_an_empty_program_is_none(self, tmp_path, text):
        found, problems = program(tmp_path, text, workshop="title: Sums\n")
        assert (found.days, told(problems)) == ((), [])


class TestFields:
    def test_every_key_of_a_slot_is_read(self, tmp_path):
        [made] = slots(
            tmp_path,
            "- id: sparse\n  time: 7:30-8:15\n  title: Sparse *sums*\n  kind: Keynote\n"
            "  speakers: [ada, Bob Example (CNRS)]\n  room: Hall A\n  abstract: |\n"
            "    One.\n\n    Two.\n"
            "  slides: files/s.pdf\n  video: https://example.org/v\n  pdf: files/s.pdf\n"
            "  poster: files/s.pdf\n  code: https://example.org/c\n  arxiv: '2101.01234'\n"
            "  openreview: AbCdEf1234\n  doi: 10.1000/182\n  links: {Data: files/s.pdf}\n"
            "  tba: 2021-11-12\n  cancelled: no\n  instead_of: Carl Example\n  remote: yes\n"
            "  overlap: true\n  was: [7:00, 2021-11-16 7:15]\n  extra: {level: 3}\n",
            people="ada: Ada Example\n",
            **{"content/files/s.pdf": b"%PDF"},
        )
        assert (made.id, made.title, made.kind) == ("sparse", "Sparse *sums*", Kind.KEYNOTE)
        assert [one.person.name for one in made.speakers] == ["Ada Example", "Bob Example"]
        assert made.abstract == "One.\n\nTwo."
        assert [(link.label, link.href) for link in made.resources] == [
            ("slides", "/files/s.pdf"),
            ("video", "https://example.org/v"),
            ("pdf", "/files/s.pdf"),
            ("poster", "/files/s.pdf"),
            ("code", "https://example.org/c"),
            ("arxiv", "https://arxiv.org/abs/2101.01234"),
            ("openreview", "https://openreview.net/forum?id=AbCdEf1234"),
            ("doi", "https://doi.org/10.1000/182"),
            ("Data", "files/s.pdf"),
        ]
        assert made.tba.isoformat() == "2021-11-12"
        assert (made.cancelled, made.remote, made.overlap) == (False, True, True)
        assert made.instead_of == "Carl Example"
        assert [isinstance(moment, Moment) for moment in made.was] == [True, True]
        assert made.extra == {"level": 3}

    @pytest.mark.parametrize(
        ("key", "role"),
        [
            ("speaker", "speakers"),
            ("chairs", "chair"),
            ("panelist", "panelists"),
            ("moderators", "moderator"),
        ],
    )
    def test_roles_have_a_singular_and_a_plural(self, tmp_path, key, role):
        [made] = slots(tmp_path, f"- {{title: Sums, {key}: Ada Example}}\n")
        assert [one.person.name for one in getattr(made, role)] == ["Ada Example"]

    def test_both_spellings_of_a_key_are_one_too_many(self, tmp_path):
        _, problems = program(
            tmp_path, "- title: Sums\n  speakers: Ada Example\n  speaker: Bob Example\n"
        )
        assert told(problems) == ["duplicate-key program.yaml:3:3"]

    def test_the_caret_stands_under_the_key_as_it_was_typed(self, tmp_path):
        _, problems = program(
            tmp_path,
            "- {title: Sums, speaker: nobody}\n- {title: Two, speakers: [Ada Example, nobody]}\n",
        )
        assert told(problems) == [
            "unknown-person program.yaml:1:26",
            "unknown-person program.yaml:2:40",
        ]

    WRONG = (
        ("time: soon", "bad-time"),
        ("time: 25:00", "bad-time"),
        ("time: 14:30pm", "bad-time"),
        ("time: '1530'", "bad-time"),
        ("time: 15:50-15:35", "end-before-start"),
        ("time: [9:00]", "wrong-type"),
        ("time:", "wrong-type"),
        ("kind: keynot", "bad-value"),
        ("speaker: {name: Ada}", "wrong-type"),
        ("speaker: Ada Example and Bob Example", "wrong-type"),
        ("speaker: Ada Example, Bob Example", "wrong-type"),
        ("speakers: [[a]]", "wrong-type"),
        ("room: [a]", "wrong-type"),
        ("abstract: [a]", "wrong-type"),
        ("talks: text", "wrong-type"),
        ("talks: {a: b}", "wrong-type"),
        ("talks:", "wrong-type"),
        ("minutes: twenty", "bad-time"),
        ("minutes: -5", "bad-time"),
        ("slides: files/missing.pdf", "missing-file"),
        ("slides: javascript:alert(1)", "unsafe-link"),
        ("code: example.org", "bad-value"),
        ("arxiv: abc", "bad-value"),
        ("openreview: a b", "bad-value"),
        ("doi: '11.5'", "bad-value"),
        ("links: [a]", "wrong-type"),
        ("links: {A: [b]}", "wrong-type"),
        ("tba: maybe", "bad-date"),
        ("cancelled: perhaps", "wrong-type"),
        ("remote: [yes]", "wrong-type"),
        ("was: whenever", "bad-time"),
        ("was: {a: b}", "wrong-type"),
        ("id: Sums", "bad-id"),
        ("id: a/b", "bad-id"),
        ("titel: Sums", "unknown-key"),
        ("paralel: []", "unknown-key"),
        ("parallel: []", "wrong-type"),
        ("parallel: text", "wrong-type"),
    )

    @pytest.mark.parametrize(("typed", "rule"), WRONG)
    def test_a_wrong_value_is_one_problem_on_its_line(self, tmp_path, typed, rule):
        _, problems = program(tmp_path, f"- title: Sums\n  {typed}\n- 10:00 End\n")
        problem = only(problems)
        assert (problem.rule.name, problem.place.line) == (rule, 2)
        assert problem.place.column
        assert "right kind" not in problem.message

    @pytest.mark.parametrize("typed", ["no", "false", "off"])
    def test_not_to_be_announced_can_be_said(self, tmp_path, typed):
        [made] = slots(tmp_path, f"- {{title: Sums, tba: {typed}}}\n")
        assert made.tba is False

    def test_texts_that_yaml_would_turn_stay_as_they_were_typed(self, tmp_path):
        made = slots(
            tmp_path,
            "- {time: 7:30, title: NO, room: 010}\n- {time: 9:00, title: 2023}\n"
            "- {time: 12:15, title: 1e3}\n",
        )
        assert [slot.title for slot in made] == ["NO", "2023", "1e3"]
        assert (made[0].room, times(made)) == ("010", ["7:30-9:00", "9:00-12:15", "12:15"])

    def test_a_broken_slot_is_left_out_and_the_others_stay(self, tmp_path):
        found, problems = program(
            tmp_path, "- 9:00 One\n- {title: Two, speaker: nobody}\n- 10:00 Three\n"
        )
        assert told(problems) == ["unknown-person program.yaml:2:25"]
        assert [slot.title for slot in found.slots] == ["One", "Three"]

    def test_a_key_of_people_yaml_in_a_slot_is_explained(self, tmp_path):
        _, problems = program(tmp_path, "- {title: Sums, bio: Long}\n")
        assert only(problems).hint == '"bio:" is a key of people.yaml'


class TestDays:
    DAYS = (
        "- date: 2023-05-24\n  slots:\n  - 9:00 Second\n"
        "- date: 2023-05-23\n  title: Day *1*\n  slots:\n  - 9:00 First\n"
    )

    def test_days_are_put_in_order(self, tmp_path):
        found, problems = program(tmp_path, self.DAYS, TWO_DAYS)
        assert told(problems) == []
        assert [(str(day.date), day.title) for day in found.days] == [
            ("2023-05-23", "Day *1*"),
            ("2023-05-24", None),
        ]
        assert [slot.title for slot in found.slots] == ["First", "Second"]

    def test_days_need_no_date_in_workshop_yaml(self, tmp_path):
        _, problems = program(tmp_path, self.DAYS, "title: Sums\ntimezone: UTC\n")
        assert told(problems) == []

    def test_a_flat_list_needs_one_date(self, tmp_path):
        _, problems = program(tmp_path, "- 9:00 One\n", "title: Sums\ntimezone: UTC\n")
        assert told(problems) == ["missing-date program.yaml:1:1"]

    def test_a_flat_list_cannot_be_several_days(self, tmp_path):
        _, problems = program(tmp_path, "- 9:00 One\n", TWO_DAYS)
        assert (
            only(problems).message
            == "the workshop has several days, but the program is one list of slots"
        )

    def test_times_are_checked_although_the_date_is_missing(self, tmp_path):
        _, problems = program(tmp_path, "- 9:00 One\n- 8:00 Two\n", "title: Sums\ntimezone: UTC\n")
        assert told(problems) == [
            "missing-date program.yaml:1:1",
            "time-backwards program.yaml:2:3",
        ]

    def test_a_slot_among_days_is_a_mixture_and_the_days_are_read(self, tmp_path):
        _, problems = program(tmp_path, self.DAYS + "- 9:00 Third\n", TWO_DAYS)
        assert told(problems) == ["day-mixture program.yaml:8:3"]

    def test_a_day_outside_of_the_workshop_is_refused(self, tmp_path):
        text = "- date: 2022-05-23\n  slots: []\n"
        _, problems = program(tmp_path, text, TWO_DAYS)
        assert told(problems) == ["outside-dates program.yaml:1:9"]
        assert "2023-05-23..2023-05-24" in only(problems).message

    def test_one_date_cannot_be_two_days(self, tmp_path):
        text = "- {date: 2023-05-23, slots: []}\n- {date: 2023-05-23, slots: []}\n"
        _, problems = program(tmp_path, text, TWO_DAYS)
        assert told(problems) == ["duplicate-key program.yaml:2:10"]
        assert only(problems).related[0].place.line == 1

    def test_a_day_without_slots_yet_is_a_day(self, tmp_path):
        found, problems = program(tmp_path, "- {date: 2023-05-23, slots: []}\n", TWO_DAYS)
        assert (len(found.days), told(problems)) == (1, [])

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("- slots: [9:00 One]\n", ["missing-key program.yaml:1:3"]),
            ("- date: 2023-05-23\n", ["missing-key program.yaml:1:3"]),
            ("- date: 2023-05-23\n  slots:\n", ["wrong-type program.yaml:2:9"]),
            ("- date: 2023-05-23\n  slots: text\n", ["wrong-type program.yaml:2:10"]),
            ("- date: 2023-05-23\n  slots: {a: b}\n", ["wrong-type program.yaml:2:10"]),
            ("- date: soon\n  slots: []\n", ["bad-date program.yaml:1:9"]),
            ("- date: Monday 2023-05-23\n  slots: []\n", ["weekday program.yaml:1:9"]),
        ],
    )
    def test_a_wrong_day_is_refused_where_it_is_wrong(self, tmp_path, text, expected):
        _, problems = program(tmp_path, text, TWO_DAYS)
        assert told(problems) == expected

    def test_slot_for_slots_is_recognised(self, tmp_path):
        _, problems = program(tmp_path, "- date: 2023-05-23\n  slot: [9:00 One]\n", TWO_DAYS)
        assert {problem.hint for problem in problems} >= {'did you mean "slots"?'}


class TestSessions:
    def test_talks_are_slots_of_a_session(self, tmp_path):
        [session] = slots(
            tmp_path,
            "- time: 11:00-12:30\n  title: Session 1\n  chair: Ada Example (CNRS)\n  talks:\n"
            "  - {time: 11:00, title: 'Role: a study', speakers: [Bob Example, Cy Example]}\n"
            "  - 11:30 A second: talk\n",
        )
        assert session.kind is Kind.SESSION
        assert [talk.title for talk in session.talks] == ["Role: a study", "A second: talk"]
        assert times(session.talks) == ["11:00-11:30", "11:30-12:30"]
        assert all(talk.timed for talk in session.talks)

    def test_minutes_of_a_session_space_its_talks_by_half_minutes_too(self, tmp_path):
        [session] = slots(
            tmp_path, "- {time: 9:00, title: S, minutes: 22.5, talks: [One, Two, Three]}\n"
        )
        assert [talk.start.time().isoformat() for talk in session.talks] == [
            "09:00:00",
            "09:22:30",
            "09:45:00",
        ]
        assert session.end.time().isoformat() == "10:07:30"

    def test_talks_without_times_show_the_span_of_their_session(self, tmp_path):
        session, _ = slots(
            tmp_path, "- {time: 9:00, title: Spotlights, talks: [One, Two]}\n- 10:00 End\n"
        )
        assert times(session.talks) == ["9:00-10:00", "9:00-10:00"]
        assert [talk.timed for talk in session.talks] == [False, False]

    def test_talks_of_a_talk_are_one_level_too_deep(self, tmp_path):
        _, problems = program(
            tmp_path,
            "- title: Session\n  talks:\n  - title: Talk\n    talks:\n    - title: Deep\n"
            "      talks: [Deeper]\n",
        )
        assert told(problems) == ["bad-value program.yaml:4:5"]

    def test_the_caret_finds_a_mistake_in_a_nested_talk(self, tmp_path):
        _, problems = program(
            tmp_path,
            "- title: Session\n  time: 9:00-12:00\n  talks:\n  - 9:00 One\n"
            "  - {time: 25:00, title: Two}\n  - 26:00 Three\n",
        )
        assert told(problems) == ["bad-time program.yaml:5:12", "bad-time program.yaml:6:5"]


class TestRooms:
    PARALLEL = (
        "- 9:00-11:00 Plenary\n"
        "- time: 11:00-12:30\n  parallel:\n"
        "  - room: Hall A\n    title: Session 1\n    talks: [{time: 11:00, title: One}]\n"
        "  - room: Hall B\n    title: Session 2\n    chair: {CHAIR}\n"
        "- 12:30-14:00 Lunch\n"
    )

    def test_parallel_blocks_are_sibling_slots_with_one_time(self, tmp_path):
        made = slots(tmp_path, self.PARALLEL.replace("{CHAIR}", "Ada Example"))
        assert [(slot.title, slot.room) for slot in made] == [
            ("Plenary", None),
            ("Session 1", "Hall A"),
            ("Session 2", "Hall B"),
            ("Lunch", None),
        ]
        assert times(made) == ["9:00-11:00", "11:00-12:30", "11:00-12:30", "12:30-14:00"]
        assert made[1].talks[0].room == "Hall A"

    def test_the_caret_finds_a_mistake_in_a_block(self, tmp_path):
        _, problems = program(tmp_path, self.PARALLEL.replace("{CHAIR}", "nobody"))
        assert told(problems) == ["unknown-person program.yaml:9:12"]

    def test_the_time_of_all_blocks_is_wrong_once(self, tmp_path):
        text = "- time: 25:00\n  parallel:\n  - {room: A, title: One}\n  - {room: B, title: Two}\n"
        _, problems = program(tmp_path, text)
        assert told(problems) == ["bad-time program.yaml:1:9"]

    def test_other_keys_beside_parallel_are_refused(self, tmp_path):
        text = "- time: 9:00\n  title: Both\n  parallel:\n  - {room: A, title: One}\n"
        _, problems = program(tmp_path, text)
        assert told(problems) == ["unknown-key program.yaml:2:3"]

    def test_rooms_are_columns_in_the_order_they_appear_in(self, tmp_path):
        found, problems = program(
            tmp_path,
            "- {time: 9:00, title: A, room: Hall B}\n- {time: 9:00, title: B, room: Hall A}\n"
            "- {time: 10:00, title: C, room: HALL B}\n",
        )
        assert told(problems) == []
        assert found.rooms == ("Hall B", "Hall A")
        assert [slot.room for slot in found.slots] == ["Hall B", "Hall A", "Hall B"]

    def test_a_list_of_rooms_gives_their_order_and_refuses_others(self, tmp_path):
        found, problems = program(
            tmp_path,
            "- {time: 9:00, title: A, room: hall b}\n- {time: 9:00, title: B, room: Hal A}\n",
            WORKSHOP + "rooms: [Hall A, Hall B]\n",
        )
        assert (only(problems).rule.name, marked(only(problems))) == ("unknown-room", "Hal A")
        assert only(problems).hint == 'did you mean "Hall A"?'
        assert found.rooms == ("Hall A", "Hall B")
        assert [slot.room for slot in found.slots] == ["Hall B"]

    def test_the_next_start_that_ends_a_slot_is_one_of_its_room_or_of_all(self, tmp_path):
        made = slots(
            tmp_path,
            "- {time: 9:00, title: A, room: X}\n- {time: 9:00, title: B, room: Y}\n"
            "- {time: 9:30, title: C, room: Y}\n- 10:00 Lunch\n",
        )
        assert times(made) == ["9:00-10:00", "9:00-9:30", "9:30-10:00", "10:00"]


class TestTimes:
    def test_a_night_belongs_to_the_day_before(self, tmp_path):
        made = slots(tmp_path, "- 20:00-23:30 Finals\n- 23:30-00:30 Paper session\n- 1:00 Bar\n")
        assert [f"{slot.start:%d %H:%M}" for slot in made] == ["17 20:00", "17 23:30", "18 01:00"]
        assert f"{made[1].end:%d %H:%M}" == "18 00:30"

    def test_a_whole_day_round_the_clock(self, tmp_path):
        text = "".join(f"- {hour}:00 Hour {hour}\n" for hour in [*range(6, 24), *range(6)])
        made = slots(tmp_path, text)
        assert len(made) == 24
        assert f"{made[-1].start:%d %H:%M}" == "18 05:00"

    def test_a_step_back_by_day_is_refused(self, tmp_path):
        _, problems = program(tmp_path, "- 11:00 One\n- 2:00-3:20 Two\n")
        assert told(problems) == ["time-backwards program.yaml:2:3"]

    def test_a_time_needs_a_zone_once(self, tmp_path):
        _, problems = program(
            tmp_path, "- Talk\n- 9:00 One\n- 10:00 Two\n", "title: S\ndate: 2021-11-17\n"
        )
        assert told(problems) == ["missing-timezone program.yaml:2:3"]

    def test_the_first_time_may_be_that_of_a_talk(self, tmp_path):
        _, problems = program(
            tmp_path, "- {title: S, talks: [9:00 One]}\n", "title: S\ndate: 2021-11-17\n"
        )
        assert told(problems) == ["missing-timezone program.yaml:1:22"]

    def test_without_times_no_zone_is_needed(self, tmp_path):
        _, problems = program(tmp_path, "- One\n- TBA Two\n", "title: S\ndate: 2021-11-17\n")
        assert told(problems) == []

    def test_the_zone_holds_for_that_day(self, tmp_path):
        text = "- {date: 2023-03-25, slots: [9:00 One]}\n- {date: 2023-03-26, slots: [9:00 Two]}\n"
        found, problems = program(tmp_path, text, "title: S\ntimezone: Europe/Paris\n")
        assert told(problems) == []
        assert [slot.start.utcoffset().seconds // 3600 for slot in found.slots] == [1, 2]

    @pytest.mark.parametrize("was", ["9:00", "2021-11-17", "2021-11-17 9:00", "[8:00, 9:00]"])
    def test_an_earlier_time_equal_to_the_present_one_is_refused(self, tmp_path, was):
        _, problems = program(tmp_path, f"- {{time: 9:00, title: One, was: {was}}}\n")
        assert only(problems).rule.name == "unchanged-was"

    @pytest.mark.parametrize("was", ["8:00", "2021-11-16", "2021-11-16 9:00", "2021-11-17 8:00"])
    def test_earlier_times_are_kept(self, tmp_path, was):
        [made] = slots(tmp_path, f"- {{time: 9:00, title: One, was: {was}}}\n")
        assert len(made.was) == 1


EDGE_CASES = """\
- date: 2023-05-23
  title: Day 1
  slots:
  - 8:00 Registration
  - 9:00-9:30 Welcome coffee
  - 9:30 Opening remarks
  - time: 10:00
    title: Reading brains at scale
    kind: keynote
    speaker: Ada Example (University of Somewhere)
    remote: true
    slides: files/example.pdf
    video: https://video.example.org/abc
  - {time: 10:30, title: Spotlights, minutes: 5, talks: [Thirty, Seventeen, Three]}
  - time: 11:00-12:30
    parallel:
    - room: Schultz Theatre
      title: Infectious diseases
      chair: B. Example
      talks:
      - {time: 11:00, title: Role of case introductions, speaker: ada}
      - {time: 11:30, title: "A traffic light system: COVID-19", speaker: hal, doi: 10.1000/x}
    - room: Room 202
      title: Cancer
      talks:
      - {time: 11:00, title: Glioma microenvironment, speaker: sam}
  - 12:30-14:00 Lunch
  - {time: 14:00, title: Posters 1, kind: posters}
  - time: 15:00
    title: "Panel: does it scale?"
    moderator: C. Example
    panelists: [ada, sam, Dan Example (CNRS)]
  - {time: 16:00, title: ML in medicine, speaker: Eve Example (Lab), instead_of: Finn Example}
  - {time: 16:30, title: Open problems, cancelled: true}
  - {time: 17:30, title: Cocktail, room: Town hall}
  - {time: 17:30, title: Music, room: Town hall, overlap: true}
- date: 2023-05-24
  slots:
  - 23:30-00:30 Paper session
  - TBA Invited talk
"""


def test_the_edge_cases_of_real_sites_can_be_said(tmp_path):
    found, problems = program(
        tmp_path,
        EDGE_CASES,
        TWO_DAYS,
        people="ada: Ada Sample\nhal: Hal Example\nsam: Sam Example\n",
        **{"content/files/example.pdf": b"%PDF"},
    )
    assert told(problems) == []
    first, second = found.days
    assert [(f"{slot.start:%-H:%M}", slot.kind.value) for slot in first.slots] == [
        ("8:00", "opening"),
        ("9:00", "break"),
        ("9:30", "opening"),
        ("10:00", "keynote"),
        ("10:30", "session"),
        ("11:00", "session"),
        ("11:00", "session"),
        ("12:30", "meal"),
        ("14:00", "posters"),
        ("15:00", "panel"),
        ("16:00", "talk"),
        ("16:30", "talk"),
        ("17:30", "talk"),
        ("17:30", "talk"),
    ]
    assert times(first.slots[4].talks) == ["10:30-10:35", "10:35-10:40", "10:40-10:45"]
    assert first.slots[11].cancelled
    assert str(second.slots[0].end.date()) == "2023-05-25"
    assert second.slots[1].start is None
