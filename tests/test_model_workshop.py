"""content/workshop.yaml: its fields, what is missing, and what is wrong."""

from datetime import UTC, date, datetime

import pytest

from editors import refused
from sites import marked, only, site, told
from workshopsite.check.table import check_site
from workshopsite.model.fields import Link
from workshopsite.model.times import AOE, Moment

TITLE = "title: Sums\n"


def workshop(tmp_path, text, **files):
    return site(tmp_path, {"content/workshop.yaml": text, **files})


def test_every_fact_is_read(tmp_path):
    found, problems = workshop(
        tmp_path,
        "id: sums-2021\ntitle: Sums *and* more\nseries: EXAMPLE 2021 Workshop\n"
        "description: How much?\nlanguage: pt_BR\ndate: 2021-11-17\ntimezone: Europe/Paris\n"
        "venue: {name: Hall 3, address: 1 Example Street, url: https://example.org, online: yes}\n"
        "rooms: [Hall A, Hall B]\ncontact: chairs@example.org\nurl: https://example.org/sums\n"
        "links: {Register: https://example.org/r, Call: call.md}\n"
        "theme: {hero: hero.svg}\nextra: {colour: red, n: 3}\n",
        **{"content/hero.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"},
    )
    assert told(problems) == []
    made = found.workshop
    assert (made.id, made.title, made.series) == (
        "sums-2021",
        "Sums *and* more",
        "EXAMPLE 2021 Workshop",
    )
    assert made.description == "How much?"
    assert made.language == "pt-BR"
    assert made.date == (date(2021, 11, 17),)
    assert str(made.timezone) == "Europe/Paris"
    assert (made.venue.name, made.venue.online) == ("Hall 3", True)
    assert made.venue.address == "1 Example Street"
    assert made.rooms == ("Hall A", "Hall B")
    assert made.contact == "mailto:chairs@example.org"
    assert found.base_url == "https://example.org/sums/"
    assert made.links == (Link("Register", "https://example.org/r"), Link("Call", "call.md"))
    assert made.theme.hero.address == "/hero.svg"
    assert made.extra == {"colour": "red", "n": 3}


def test_a_venue_may_be_its_name_alone(tmp_path):
    found, problems = workshop(tmp_path, TITLE + "venue: Hall 3\n")
    assert (found.workshop.venue.name, told(problems)) == ("Hall 3", [])


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("2023-05-23", [23]),
        ("2023-05-23..2023-05-25", [23, 24, 25]),
        ("[2023-05-25, 2023-05-23]", [23, 25]),
        ("\n- 2023-05-23..2023-05-24\n- 2023-05-26", [23, 24, 26]),
    ],
)
def test_dates_are_a_day_a_span_or_a_list(tmp_path, typed, days):
    found, problems = workshop(tmp_path, f"{TITLE}date: {typed}\n")
    assert [day.day for day in found.workshop.date] == days
    assert told(problems) == []


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "{}", "~\n"])
def test_an_empty_file_needs_a_title_and_no_more(tmp_path, text):
    _, problems = workshop(tmp_path, text)
    assert only(problems).rule.name == "missing-key"
    assert only(problems).hint == "write it, for example title: Power efficient deep learning"


@pytest.mark.parametrize("text", ["- a\n- b\n", "just a text\n", '""\n', "[]\n"])
def test_a_file_without_keys_is_told_once(tmp_path, text):
    program = {"content/program.yaml": "- 9:00 Start\n"}
    _, problems = workshop(tmp_path, text, **program)
    assert told(problems) == ["wrong-type workshop.yaml:1:1"]


def test_a_missing_title_hides_none_of_the_other_facts(tmp_path):
    program = {"content/program.yaml": "- 9:00 Start\n"}
    found, problems = workshop(tmp_path, "date: 2021-11-17\ntimezone: UTC\n", **program)
    assert told(problems) == ["missing-key workshop.yaml:1:1"]
    assert found.program.days[0].slots[0].start == datetime(2021, 11, 17, 9, tzinfo=UTC)


def test_a_title_that_is_no_text_is_not_missing_as_well(tmp_path):
    _, problems = workshop(tmp_path, "title: [a, b]\n")
    assert told(problems) == ["wrong-type workshop.yaml:1:8"]


def test_an_unknown_key_names_the_nearest_and_spoils_nothing(tmp_path):
    found, problems = workshop(tmp_path, TITLE + "sereis: EXAMPLE\ndate: 2021-11-17\n")
    assert (only(problems).rule.name, only(problems).hint) == (
        "unknown-key",
        'did you mean "series"?',
    )
    assert marked(only(problems)) == "sereis"
    assert found.workshop.date == (date(2021, 11, 17),)


def test_a_key_of_another_file_names_that_file(tmp_path):
    _, problems = workshop(tmp_path, TITLE + "affiliation: CNRS\n")
    assert only(problems).hint == '"affiliation:" is a key of people.yaml'


def test_a_key_that_the_loader_computes_cannot_be_typed(tmp_path):
    _, problems = site(
        tmp_path,
        {"content/workshop.yaml": TITLE, "content/people.yaml": "a:\n  name: A B\n  listed: yes\n"},
    )
    assert told(problems) == ["unknown-key people.yaml:3:3"]


WRONG = [
    ("date: 2021-11-17 or TBA", "bad-date"),
    ("date: 2021-11-17 or 2021-11-17", "bad-date"),
    ("date: [2021-11-17, 2021-11-18 or 2021-11-19]", "bad-date"),
    ("date: 05/11/2021", "ambiguous-date"),
    ("date: 2021-02-30", "bad-date"),
    ("date: 2021-11-18..2021-11-17", "end-before-start"),
    ("date:", "wrong-type"),
    ("date: {day: 1}", "wrong-type"),
    ("timezone: CST", "bad-timezone"),
    ("timezone: AoE", "bad-timezone"),
    ("timezone: Europe/Pari", "bad-timezone"),
    ("timezone: [UTC]", "wrong-type"),
    ("language: english", "bad-value"),
    ("language: éé", "bad-value"),
    ("contact: ftp://example.org", "unsafe-link"),
    ("url: example.org", "bad-value"),
    ("url: javascript:alert(1)", "unsafe-link"),
    ("url: 'http://'", "bad-value"),
    ("links: [a, b]", "wrong-type"),
    ("links: text", "wrong-type"),
    ("links:", "wrong-type"),
    ("venue: [a]", "wrong-type"),
    ("venue:", "wrong-type"),
    ("venue: {name: X, online: maybe}", "wrong-type"),
    ("venue: {address: X}", "missing-key"),
    ("rooms: {a: b}", "wrong-type"),
    ("rooms:", "wrong-type"),
    ("important_dates: soon", "wrong-type"),
    ("important_dates:", "wrong-type"),
    ("important_dates: {a: b}", "wrong-type"),
    ("committees: text", "wrong-type"),
    ("committees:", "wrong-type"),
    ("committees: {Organizers: }", "wrong-type"),
    ("committees: {Organizers: {a: b}}", "wrong-type"),
    ("sponsors:", "wrong-type"),
    ("news: text", "wrong-type"),
    ("news: {2021-11-17: text}", "wrong-type"),
    ("navigation: text", "wrong-type"),
    ("navigation: {Home: /}", "wrong-type"),
    ("navigation: [{A: /a, B: /b}]", "wrong-type"),
    ("navigation: ['javascript:x']", "unsafe-link"),
    ("theme: dark", "wrong-type"),
    ("id: Sums 2021", "bad-id"),
]


@pytest.mark.parametrize(("typed", "rule"), WRONG)
def test_a_wrong_value_is_one_problem_in_plain_words(tmp_path, typed, rule):
    _, problems = workshop(tmp_path, f"{TITLE}{typed}\n")
    problem = only(problems)
    assert (problem.rule.name, problem.place.line) == (rule, 2)
    assert problem.place.column
    assert "of the right kind" not in problem.message
    assert "Input" not in problem.message


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("important_dates: soon", "this needs a list, not a text"),
        ("important_dates:", "nothing is written here"),
        ("navigation: {Home: /}", "this needs a list, not keys and values"),
        ("series: [a]", "this needs a text, not a list"),
        ("series: {a: b}", "this needs a text, not keys and values"),
        ("series:", "nothing is written here"),
        ("venue: [a]", "this needs keys and values, not a list"),
    ],
)
def test_the_words_for_a_wrong_kind_of_value(tmp_path, typed, message):
    _, problems = workshop(tmp_path, f"{TITLE}{typed}\n")
    assert only(problems).message == message


def test_the_caret_stands_under_the_link_that_is_wrong(tmp_path):
    links = "links:\n  Fine: https://example.org\n  Bad: javascript:alert(1)\n"
    _, problems = workshop(tmp_path, TITLE + links)
    assert told(problems) == ["unsafe-link workshop.yaml:4:8"]


@pytest.mark.parametrize(
    "broken", ["date: 2021-13-01\ntimezone: UTC", "date: 2021-11-17\ntimezone: CST"]
)
def test_what_needs_a_broken_fact_is_not_reported_again(tmp_path, broken):
    program = {"content/program.yaml": "- 9:00 Start\n- 10:00-11:00 End\n"}
    _, problems = workshop(tmp_path, f"{TITLE}{broken}\n", **program)
    assert only(problems).place.path == "content/workshop.yaml"


def test_a_key_of_the_venue_cannot_be_taken_for_one_of_the_workshop(tmp_path):
    program = {"content/program.yaml": "- Start\n"}
    _, problems = workshop(tmp_path, TITLE + "venue: {name: X, date: 2021-11-17}\n", **program)
    assert told(problems) == ["missing-date program.yaml:1:1", "unknown-key workshop.yaml:2:18"]


def test_without_a_workshop_file_the_first_page_names_the_workshop(tmp_path):
    found, problems = site(tmp_path, {"content/index.md": "# Sums\n"})
    assert (found.workshop.title, told(problems)) == ("Sums", [])


def test_one_page_of_any_name_is_a_site(tmp_path):
    found, problems = site(tmp_path, {"content/call-for-papers.md": "Send yours.\n"})
    assert (found.workshop.title, told(problems)) == ("Call for papers", [])


def test_no_folder_and_an_empty_folder_are_told_apart(tmp_path):
    _, problems = site(tmp_path, {})
    assert only(problems).message == "there is no folder content/ here"
    (tmp_path / "content").mkdir()
    _, problems = site(tmp_path, {})
    assert only(problems).message == "the folder content/ is empty"


def test_a_file_in_the_place_of_the_folder_is_no_content(tmp_path):
    _, problems = site(tmp_path, {"content": "x"})
    assert only(problems).rule.name == "no-content"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("chairs at example.org", "write chairs@example.org"),
        ("chairs [at] example.org", "write chairs@example.org"),
        ("Ada Example <chairs@example.org>", "write chairs@example.org"),
        ("chairs@example.org (Ada Example)", "write chairs@example.org"),
    ],
)
def test_a_contact_that_is_no_address_is_answered_with_the_address(tmp_path, typed, hint):
    _, problems = workshop(tmp_path, f"{TITLE}contact: {typed}\n")
    assert (only(problems).rule.name, only(problems).hint) == ("bad-value", hint)


def test_rooms_in_one_text_are_told_of_once(tmp_path):
    program = {"content/program.yaml": "- {time: 9:00, title: A, room: Hall A}\n"}
    text = TITLE + "date: 2021-11-17\ntimezone: UTC\nrooms: Hall A, Hall B\n"
    _, problems = workshop(tmp_path, text, **program)
    assert (only(problems).rule.name, marked(only(problems))) == ("wrong-type", "Hall A, Hall B")
    hint = 'write [Hall A, Hall B], or ["Hall A, Hall B"] if that is one room'
    assert only(problems).hint == hint


@pytest.mark.parametrize("typed", ["Hall A", '["Hall A, first floor"]'])
def test_one_room_may_be_a_text_or_a_list(tmp_path, typed):
    found, problems = workshop(tmp_path, f"{TITLE}rooms: {typed}\n")
    assert (len(found.workshop.rooms), told(problems)) == (1, [])


class TestImportantDates:
    def dates(self, tmp_path, text, zone="timezone: Europe/Paris\n"):
        found, problems = workshop(tmp_path, f"{TITLE}{zone}important_dates:\n{text}")
        return found.workshop.important_dates, problems

    def test_one_line_holds_date_time_zone_and_title(self, tmp_path):
        [first], problems = self.dates(tmp_path, "- 2025-08-29 23:59 AoE Submission deadline\n")
        assert told(problems) == []
        assert (first.date, first.title) == (date(2025, 8, 29), "Submission deadline")
        assert first.zone is AOE
        assert first.moment(UTC) == datetime(2025, 8, 30, 11, 59, tzinfo=UTC)

    def test_the_long_form_says_the_same_and_what_it_was(self, tmp_path):
        [first], problems = self.dates(
            tmp_path,
            "- {date: 2025-08-29, title: Submission, time: '23:59', zone: AoE, "
            "was: [2025-08-15, 2025-08-22]}\n",
        )
        assert told(problems) == []
        assert first.was == (Moment(date(2025, 8, 15), None), Moment(date(2025, 8, 22), None))

    @pytest.mark.parametrize(
        "line",
        [
            "2025-08-29 23:59 (AoE) Submission: papers",
            "2025-08-29 11:59 pm aoe Submission: papers",
            '"2025-08-29 23:59 AoE Submission: papers"',
        ],
    )
    def test_spellings_of_one_deadline(self, tmp_path, line):
        [first], problems = self.dates(tmp_path, f"- {line}\n")
        assert told(problems) == []
        assert (first.title, str(first.zone)) == ("Submission: papers", "AoE")
        assert first.time.isoformat() == "23:59:00"

    def test_a_zone_may_be_given_without_a_time_and_a_date_without_both(self, tmp_path):
        [one, two, three], problems = self.dates(
            tmp_path, "- 2025-08-29 AoE Abstracts\n- 2025-09-22 Notification\n- TBA Camera ready\n"
        )
        assert told(problems) == []
        assert one.moment(None) == datetime(2025, 8, 30, 11, 59, 59, tzinfo=UTC)
        assert (two.title, two.zone, two.time) == ("Notification", None, None)
        assert (three.date, three.title) == (None, "Camera ready")

    @pytest.mark.parametrize("title", ["MT shared task opens", "GPT challenge opens", "IT support"])
    def test_capital_letters_at_the_start_of_a_title_are_no_zone(self, tmp_path, title):
        [first], problems = self.dates(tmp_path, f"- 2025-08-29 {title}\n")
        assert (first.title, told(problems)) == (title, [])

    @pytest.mark.parametrize(
        ("line", "rule", "caret"),
        [
            ("2025-08-29 23:59 CST Submission", "bad-timezone", "CST"),
            ("2025-08-29 23:59 PT Submission", "bad-timezone", "PT"),
            ("2025-08-29 23:59 UTC-12 Submission", "bad-timezone", "UTC-12"),
            ("2025-08-29 PST Submission", "bad-timezone", "PST"),
            ("2025-08-32 Submission", "bad-date", "2025-08-32"),
            ("05/11/2021 Submission", "ambiguous-date", "05/11/2021"),
            ("2025-08-29 25:00 Submission", "bad-time", "25:00"),
        ],
    )
    def test_the_caret_stands_under_the_wrong_part_of_a_line(self, tmp_path, line, rule, caret):
        _, problems = self.dates(tmp_path, f"- 2025-08-01 First\n- {line}\n")
        assert (only(problems).rule.name, marked(only(problems))) == (rule, caret)
        assert only(problems).place.line == 5

    def test_a_line_with_keys_below_it_is_shown_written_out(self, tmp_path):
        _, problems = self.dates(
            tmp_path, "- 2025-08-29 23:59 AoE Submission:\n    was: 2025-08-22\n"
        )
        assert only(problems).rule.name == "yaml-key-form"
        assert "- date: 2025-08-29" in only(problems).hint

    def test_places_stay_right_behind_a_line_that_is_left_out(self, tmp_path):
        _, problems = self.dates(
            tmp_path, "- 2025-08-29 A:\n    was: 2025-08-22\n- 2025-08-30 B\n- 2025-08-32 C\n"
        )
        assert told(problems) == ["yaml-key-form workshop.yaml:4:3", "bad-date workshop.yaml:7:3"]

    def test_a_zone_in_the_title_would_be_lost(self, tmp_path):
        _, problems = self.dates(tmp_path, "- 2025-08-29 Submission deadline (AoE)\n")
        assert (only(problems).rule.name, marked(only(problems))) == ("bad-timezone", "AoE")

    def test_a_time_needs_a_zone_once(self, tmp_path):
        lines = "- 2025-08-29 23:59 A\n- 2025-08-30 23:59 B\n- 2025-08-31 23:59 AoE C\n"
        _, problems = self.dates(tmp_path, lines, zone="")
        assert told(problems) == ["missing-timezone workshop.yaml:3:14"]

    def test_a_day_without_a_time_needs_no_zone(self, tmp_path):
        [first], problems = self.dates(tmp_path, "- 2025-08-29 A\n", zone="")
        assert (told(problems), first.moment(None)) == ([], None)

    def test_a_time_that_the_clocks_skip_is_refused(self, tmp_path):
        _, problems = self.dates(tmp_path, "- 2025-03-30 02:30 A\n")
        assert told(problems) == ["bad-time workshop.yaml:4:14"]

    def test_an_earlier_value_equal_to_the_present_one_is_refused_where_it_stands(self, tmp_path):
        _, problems = self.dates(
            tmp_path, "- {date: 2025-08-29, title: A, was: [2025-08-22, 2025-08-29]}\n"
        )
        assert (only(problems).rule.name, marked(only(problems))) == ("unchanged-was", "2025-08-29")
        assert only(problems).place.column == 50

    @pytest.mark.parametrize(
        ("line", "day", "clock", "title"),
        [
            ("Friday 2027-04-16 Notification", 16, None, "Notification"),
            ("Fri, 2027-04-16: Notification", 16, None, "Notification"),
            ("vendredi 16/04/2027 23:59 AoE Notification", 16, "23:59", "Notification"),
            ("2027-04-16 – Notification", 16, None, "Notification"),
            ("2027-04-16 | Notification", 16, None, "Notification"),
            ("2027-04-16 23:59 AoE: Notification", 16, "23:59", "Notification"),
            ("2027-04-16, 11:59pm, AOE, Notification", 16, "23:59", "Notification"),
            ("2027-04-16 Notification – 2nd round", 16, None, "Notification – 2nd round"),
            ("2027-04-16 Reviews until 2027-04-30", 16, None, "Reviews until 2027-04-30"),
        ],
    )
    def test_spellings_of_one_line(self, tmp_path, line, day, clock, title):
        [made], problems = self.dates(tmp_path, f"- {line}\n")
        assert told(problems) == []
        assert (made.date, made.title) == (date(2027, 4, day), title)
        assert (f"{made.time:%H:%M}" if made.time else None) == clock
        assert refused("workshop", f"{TITLE}important_dates:\n- {line}\n") == []

    @pytest.mark.parametrize(
        ("line", "rule", "marks", "hint"),
        [
            ("16 April 2027 Notification", "bad-date", "16 April 2027", "write 2027-04-16"),
            ("April 16, 2027: Notification", "bad-date", "April 16, 2027", "write 2027-04-16"),
            ("16 avril 2027 23:59 AoE Avis", "bad-date", "16 avril 2027", "write 2027-04-16"),
            ("Friday, 16 April 2027 Notification", "bad-date", None, "write 2027-04-16"),
            ("Sent 2027-04-16 to authors", "bad-date", "Sent", "write 2027-04-16"),
            (
                "Monday 2027-04-16 Notification",
                "weekday",
                "Monday",
                "write Friday 2027-04-16, or mend the date",
            ),
            (
                "Notification, 16 April 2027",
                "bad-date",
                "Notification, 16 April 2027",
                "write it as 2025-08-29 Submission deadline, or TBA Submission deadline",
            ),
            (
                "Notification (2027-04-16)",
                "bad-date",
                "2027-04-16",
                "write 2027-04-16 Notification",
            ),
            (
                "mid of April Notification",
                "bad-date",
                "mid of April Notification",
                "write it as 2025-08-29 Submission deadline, or TBA Submission deadline",
            ),
            (
                "Notification: soon",
                "bad-date",
                "soon",
                "write 2025-08-29 Notification, or TBA Notification",
            ),
        ],
    )
    def test_a_line_whose_date_cannot_be_read_is_told_of_once(
        self, tmp_path, line, rule, marks, hint
    ):
        found, problems = workshop(tmp_path, f"{TITLE}important_dates:\n- {line}\n")
        check_site(found, problems)
        assert (only(problems).rule.name, only(problems).hint) == (rule, hint)
        assert marks is None or marked(only(problems)) == marks
        assert found.workshop.important_dates == ()


class TestNews:
    def news(self, tmp_path, text):
        found, problems = workshop(tmp_path, f"{TITLE}news:\n{text}")
        return [(item.date.isoformat(), item.text) for item in found.workshop.news], problems

    @pytest.mark.parametrize(
        "line",
        [
            "- 2025-08-21 Policy is out",
            "- 2025-08-21: Policy is out",
            "- {date: 2025-08-21, text: Policy is out}",
            "- 21/08/2025 Policy is out",
        ],
    )
    def test_forms_of_one_item(self, tmp_path, line):
        found, problems = self.news(tmp_path, f"{line}\n")
        assert (found, told(problems)) == ([("2025-08-21", "Policy is out")], [])

    def test_a_colon_in_the_text_is_put_together_again(self, tmp_path):
        found, problems = self.news(tmp_path, "- 2025-08-21 Policy: submissions are welcome\n")
        assert (found, told(problems)) == ([("2025-08-21", "Policy: submissions are welcome")], [])

    def test_news_without_a_date_is_refused(self, tmp_path):
        _, problems = self.news(tmp_path, "- Policy is out\n")
        assert only(problems).message == "the date has to stand in front"


class TestCommittees:
    def committees(self, tmp_path, text, people=""):
        files = {"content/people.yaml": people} if people else {}
        found, problems = workshop(tmp_path, f"{TITLE}committees:\n{text}", **files)
        return [
            (one.title, [(m.person.name, m.affiliation) for m in one.members])
            for one in found.workshop.committees
        ], problems

    def test_ids_and_names_stand_side_by_side(self, tmp_path):
        found, problems = self.committees(
            tmp_path,
            "  Organizers: [ada, Bob Example (CNRS)]\n  Steering: ada\n",
            "ada: {name: Ada Example, affiliation: ENS}\n",
        )
        assert told(problems) == []
        assert found == [
            ("Organizers", [("Ada Example", "ENS"), ("Bob Example", "CNRS")]),
            ("Steering", [("Ada Example", "ENS")]),
        ]

    def test_a_pasted_block_has_one_member_a_line(self, tmp_path):
        found, problems = self.committees(
            tmp_path,
            "  Program committee: |\n    A. Example, Carnegie Mellon University\n\n"
            "    B. Example\n    ada, Somewhere else\n    C. Example (Lab, Town)\n",
            "ada: {name: Ada Example, affiliation: ENS}\n",
        )
        assert told(problems) == []
        assert found[0][1] == [
            ("A. Example", "Carnegie Mellon University"),
            ("B. Example", None),
            ("Ada Example", "Somewhere else"),
            ("C. Example", "Lab, Town"),
        ]

    def test_the_list_form_may_have_a_pasted_block_too(self, tmp_path):
        found, problems = self.committees(
            tmp_path, "- title: Reviewers\n  members: |\n    A. Example, CMU\n    B. Example\n"
        )
        assert told(problems) == []
        assert found == [("Reviewers", [("A. Example", "CMU"), ("B. Example", None)])]

    def test_the_caret_finds_the_line_of_a_pasted_block(self, tmp_path):
        _, problems = self.committees(
            tmp_path, "  Reviewers: |\n    A. Example, CMU\n    nobody\n    B. Example\n"
        )
        assert told(problems) == ["unknown-person workshop.yaml:5:5"]
        assert marked(only(problems)) == "nobody"

    @pytest.mark.parametrize("sign", [">", ""])
    def test_a_block_that_yaml_runs_together_is_refused(self, tmp_path, sign):
        _, problems = self.committees(
            tmp_path, f"  Reviewers: {sign}\n    A. Example, CMU\n    B. Example, Harvard\n"
        )
        assert only(problems).hint == "write | behind the colon above them"

    def test_an_affiliation_with_a_comma_in_a_list_gets_its_own_message(self, tmp_path):
        _, problems = self.committees(
            tmp_path, "  Chairs: [Ada Example (CNRS, Paris), B. Example]\n"
        )
        assert only(problems).message == 'the comma cuts "Ada Example (CNRS, Paris)" in two'
        assert only(problems).hint == 'write ["Ada Example (CNRS, Paris)"]'
        assert marked(only(problems)) == "Ada Example (CNRS"


class TestSponsors:
    def sponsors(self, tmp_path, text):
        files = {"content/logo.svg": "<svg/>"}
        found, problems = workshop(tmp_path, f"{TITLE}sponsors:\n{text}", **files)
        return [(one.tier, one.name) for one in found.workshop.sponsors], problems

    def test_a_list(self, tmp_path):
        found, problems = self.sponsors(
            tmp_path, "- Example Inc\n- {name: Example Foundation, logo: logo.svg, tier: Gold}\n"
        )
        assert told(problems) == []
        assert found == [(None, "Example Inc"), ("Gold", "Example Foundation")]

    def test_tiers_with_lists_or_single_ones(self, tmp_path):
        found, problems = self.sponsors(
            tmp_path,
            "  Gold:\n  - {name: Example Inc, url: https://example.org/}\n  - Other Inc\n"
            "  Supported by: [NSF 1]\n  Host: Example University\n  Bronze: {name: Third Inc}\n",
        )
        assert told(problems) == []
        assert found == [
            ("Gold", "Example Inc"),
            ("Gold", "Other Inc"),
            ("Supported by", "NSF 1"),
            ("Host", "Example University"),
            ("Bronze", "Third Inc"),
        ]

    def test_one_sponsor_is_no_set_of_tiers(self, tmp_path):
        found, problems = self.sponsors(
            tmp_path, "  name: Example Inc\n  url: https://example.org\n"
        )
        assert (found, told(problems)) == ([(None, "Example Inc")], [])

    def test_the_place_of_a_mistake_in_a_tier(self, tmp_path):
        _, problems = self.sponsors(
            tmp_path, "  Gold:\n  - Example Inc\n  - {name: B, logo: missing.svg}\n"
        )
        assert told(problems) == ["missing-file workshop.yaml:5:21"]


def test_a_list_without_brackets_is_named_as_what_it_is(tmp_path):
    dates = "important_dates:\n  - {date: 2030-05-01, title: Papers, was: 2030-04-01, 2030-04-15}\n"
    _, problems = site(tmp_path, {"content/workshop.yaml": f"title: Sums\n{dates}"})
    problem = only(problems)
    assert problem.message == "this is cut off from what stands before it by a comma"
    assert marked(problem) == "2030-04-15"
    assert problem.hint == "write several values as a list: [..., 2030-04-15]"
