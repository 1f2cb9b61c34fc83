"""Calendars: read back with icalendar, and line by line where a reader would forgive too much."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from built import HOST, errors, parsed, result
from sites import only, site
from workshopsite.outputs.calendars.entries import Calendar as OurCalendar
from workshopsite.outputs.calendars.entries import Entry
from workshopsite.outputs.calendars.ical import to_ical
from workshopsite.outputs.plan import plan

BASE = f"{HOST}/sub/"
WORKSHOP = "id: sums\ntitle: Sums\ndate: 2023-05-23\ntimezone: Europe/Paris\n"
TWO_DAYS = {
    "content/workshop.yaml": """
title: Sums & *sums*
date: 2023-05-23..2023-05-24
timezone: Europe/Paris
important_dates: [2023-03-01 23:59 AoE Submission]
""",
    "content/program.yaml": """
- date: 2023-05-23
  slots:
    - 9:00 Opening
    - {time: 9:30-10:00, title: Sparse sums, speaker: Ada Example}
    - time: 11:00-12:30
      title: Session
      talks:
        - {title: Übungen für Große, speaker: Zoë Example, cancelled: yes}
    - {time: "23:00-1:00", title: Night, kind: social}
- date: 2023-05-24
  slots:
    - {time: "9:00-10:00", title: Panel, kind: panel, moderator: Ada Example}
""",
}


def calendars(folder, program="", workshop=WORKSHOP, base_url=BASE, **more):
    """Every calendar of a site, as bytes by its path."""
    files = {"content/workshop.yaml": workshop}
    if program:
        files["content/program.yaml"] = program
    return made(folder, files, base_url=base_url, **more)


def made(folder, files, **options):
    found, problems = site(folder, files, **options)
    assert list(problems) == []
    outputs, _ = plan(found, problems)
    return {path: one.make() for path, one in outputs.items() if path.endswith(".ics")}


def entries(data):
    """The entries of a calendar by their UIDs, as icalendar reads them."""
    found = {str(event["uid"]): event for event in Calendar.from_ical(data).events}
    assert len(found) == data.count(b"BEGIN:VEVENT")
    return found


def times(event):
    """When an entry starts and ends, as it is written."""
    shown = [event[name].to_ical().decode() for name in ("dtstart", "dtend") if name in event]
    return "/".join(shown)


def lines(data):
    """The lines of a file, unfolded."""
    return data.decode().replace("\r\n ", "").split("\r\n")


# --- which there are


def test_there_is_a_calendar_of_the_program_of_each_day_of_each_talk_and_of_the_dates(tmp_path):
    assert sorted(made(tmp_path, TWO_DAYS, base_url=BASE)) == [
        "calendar.ics",
        "dates.ics",
        "program/day-2023-05-23.ics",
        "program/day-2023-05-24.ics",
        "program/sparse-sums.ics",
        "program/übungen-für-große.ics",
    ]


def test_without_the_sites_address_there_is_none_as_they_hold_absolute_ones(tmp_path):
    assert made(tmp_path, TWO_DAYS) == {}


def test_what_has_no_instant_has_no_calendar(tmp_path):
    program = "- {time: TBA, title: Sums, speaker: Ada Example}"
    workshop = WORKSHOP + "important_dates: [TBA Submission]\n"
    assert calendars(tmp_path, program, workshop) == {}


def test_a_day_that_is_not_decided_has_none_and_is_in_none(tmp_path):
    program = """
- {date: 2023-05-23 or 2023-05-24, slots: [{time: 9:00, title: Perhaps, speaker: Ada Example}]}
- {date: 2023-05-25, slots: [9:00 Surely]}
"""
    found = calendars(tmp_path, program, WORKSHOP.replace("date: 2023-05-23\n", ""))
    assert sorted(found) == ["calendar.ics", "program/day-2023-05-25.ics"]
    assert list(entries(found["calendar.ics"])) == ["surely@sums"]


def test_without_pages_for_talks_there_are_none_of_single_talks(tmp_path):
    program = "- {time: 9:00, title: Sums, speaker: Ada Example}"
    assert sorted(calendars(tmp_path, program, WORKSHOP + "pages: none\n")) == [
        "calendar.ics",
        "program/day-2023-05-23.ics",
    ]


def test_each_day_has_its_slots_those_past_midnight_too(tmp_path):
    found = made(tmp_path, TWO_DAYS, base_url=BASE)
    first = entries(found["program/day-2023-05-23.ics"])
    second = entries(found["program/day-2023-05-24.ics"])
    assert "night@sums-sums" in first
    assert list(second) == ["panel@sums-sums"]
    both = entries(found["calendar.ics"])
    assert list(both) == [*first, *second]
    assert len(both) == 6


def test_a_talks_calendar_has_that_talk(tmp_path):
    found = made(tmp_path, TWO_DAYS, base_url=BASE)
    assert list(entries(found["program/sparse-sums.ics"])) == ["sparse-sums@sums-sums"]


# --- what they say of themselves


def test_a_calendar_says_what_it_is(tmp_path):
    workshop = WORKSHOP + "description: All; about *sums*, and more\n"
    said = lines(calendars(tmp_path, "- 9:00-9:30 Opening", workshop)["calendar.ics"])
    header = said[: said.index("BEGIN:VEVENT")]
    assert sorted(header) == sorted(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//workshopsite//workshopsite//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "NAME:Sums",
            "X-WR-CALNAME:Sums",
            "DESCRIPTION:All\\; about sums\\, and more",
            "UID:/calendar.ics@sums",
            f"URL:{BASE}program/",
            "LAST-MODIFIED:20230523T000000Z",
            "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
            f"SOURCE;VALUE=URI:{BASE}calendar.ics",
            "X-WR-TIMEZONE:Europe/Paris",
            "X-PUBLISHED-TTL:PT1H",
        ]
    )
    assert said[-2:] == ["END:VCALENDAR", ""]


@pytest.mark.parametrize(
    ("path", "name", "page"),
    [
        ("program/day-2023-05-23.ics", "Sums & sums – 23 May 2023", "program/#day-2023-05-23"),
        ("program/sparse-sums.ics", "Sparse sums – Sums & sums", "program/sparse-sums/"),
        ("dates.ics", "Sums & sums – Important dates", ""),
        (
            "program/übungen-für-große.ics",
            "Übungen für Große – Sums & sums",
            "program/%C3%BCbungen-f%C3%BCr-gro%C3%9Fe/",
        ),
    ],
)
def test_each_has_a_name_a_page_and_an_identity_of_its_own(tmp_path, path, name, page):
    said = lines(made(tmp_path, TWO_DAYS, base_url=BASE)[path])
    assert {f"NAME:{name}", f"X-WR-CALNAME:{name}", f"URL:{BASE}{page}"} <= set(said)
    assert f"UID:/{path}@sums-sums" in said


def test_when_it_changed_is_as_asked_for(tmp_path):
    said = lines(calendars(tmp_path, "- 9:00 Opening", epoch=1_700_000_000)["calendar.ics"])
    assert said.count("LAST-MODIFIED:20231114T221320Z") == 2
    assert said.count("DTSTAMP:20231114T221320Z") == 1


def test_the_same_site_gives_the_same_bytes(tmp_path):
    found = made(tmp_path / "a", TWO_DAYS, base_url=BASE)
    assert found == made(tmp_path / "b", TWO_DAYS, base_url=BASE)


# --- entries


def test_an_entry_says_what_the_program_says(tmp_path):
    program = """
- time: 9:30-10:00
  title: Sparse *sums* of $x^2$
  kind: keynote
  speakers: [Ada Example (CNRS), Bob Example, TBA]
  chair: Cleo Example
  room: Hall A
  was: [8:00, "2023-05-22 9:00"]
  abstract: |
    First, **one**; then another.

    - a
    - b
"""
    venue = "venue: {name: Example Hall, address: 1 Example Street}\n"
    found = calendars(tmp_path, program, WORKSHOP + venue)["calendar.ics"]
    [(uid, event)] = entries(found).items()
    assert uid == "sparse-sums-of-x-2@sums"
    assert times(event) == "20230523T073000Z/20230523T080000Z"
    assert str(event["summary"]) == "Sparse sums of x^2"
    assert str(event["location"]) == "Hall A, Example Hall, 1 Example Street"
    assert str(event["url"]) == f"{BASE}program/sparse-sums-of-x-2/"
    assert event.categories == ["keynote"]
    assert (event["sequence"], str(event["status"])) == (2, "CONFIRMED")
    assert str(event["description"]).split("\n") == [
        "Tuesday, 23 May 2023, 09:30–10:00 (Europe/Paris, CEST)",
        "Moved, was 08:00, 22 May 2023, 09:00",
        "Speakers: Ada Example (CNRS), Bob Example",
        "Chair: Cleo Example",
        "",
        "First, one; then another.",
        "",
        "- a",
        "- b",
    ]
    assert "transp" not in event


def test_what_has_no_page_links_to_its_place_in_the_program(tmp_path):
    found = calendars(tmp_path, "- 9:00 Kaffee & Größe")["calendar.ics"]
    [event] = entries(found).values()
    assert str(event["url"]) == f"{BASE}program/#kaffee-gr%C3%B6%C3%9Fe"
    assert "location" not in event


def test_the_words_are_in_the_sites_language(tmp_path):
    program = "- {time: 9:00, title: Sommes, speaker: Ada Example, cancelled: yes}"
    found = calendars(tmp_path, program, WORKSHOP + "language: fr\n")["calendar.ics"]
    [event] = entries(found).values()
    assert str(event["description"]).split("\n") == [
        "Annulé",
        "mardi 23 mai 2023, 09:00 (Europe/Paris, CEST)",
        "Intervention : Ada Example",
    ]
    assert (str(event["summary"]), event["sequence"]) == ("Annulé : Sommes", 1)


def test_a_cancelled_talk_stays_and_says_so(tmp_path):
    event = entries(made(tmp_path, TWO_DAYS, base_url=BASE)["calendar.ics"])[
        "übungen-für-große@sums-sums"
    ]
    assert str(event["status"]) == "CANCELLED"
    assert str(event["summary"]).startswith("Cancelled: ")
    assert str(event["description"]).startswith("Cancelled\n")


def test_a_cancellation_is_newer_than_what_subscribers_have(tmp_path):
    talk = "- {time: 9:30, title: Sums, speaker: Ada Example, was: [9:00], cancelled: CANCELLED}"
    numbers = []
    for state in ("no", "yes"):
        found = calendars(tmp_path / state, talk.replace("CANCELLED", state))["calendar.ics"]
        numbers += [event["sequence"] for event in entries(found).values()]
    assert numbers == [1, 2]


def test_what_changed_and_where_the_slides_are_stand_in_the_description(tmp_path):
    program = """
- time: 9:30-10:00
  title: Sums
  speaker: Ada Example
  instead_of: Bob Example
  remote: yes
  slides: https://slides.test/sums.pdf
  links: {Notes: https://notes.test/}
"""
    [event] = entries(calendars(tmp_path, program)["calendar.ics"]).values()
    assert str(event["description"]).split("\n")[1:] == [
        "In place of Bob Example",
        "Remote",
        "Speaker: Ada Example",
        "",
        "Slides: https://slides.test/sums.pdf",
        "Notes: https://notes.test/",
    ]


def test_the_talks_of_a_cancelled_session_are_cancelled_with_it(tmp_path):
    program = "- {time: 9:00-10:00, title: S, cancelled: yes, talks: [{title: A, speaker: B C}]}"
    found = entries(calendars(tmp_path, program)["calendar.ics"])
    assert {uid: str(event["status"]) for uid, event in found.items()} == {
        "s@sums": "CANCELLED",
        "a@sums": "CANCELLED",
    }


def test_talks_without_times_have_those_of_their_session(tmp_path):
    program = "- {time: 9:00-10:00, title: S, talks: [{title: A, speaker: B C}, {title: D}]}"
    found = entries(calendars(tmp_path, program)["calendar.ics"])
    assert list(found) == ["s@sums", "a@sums", "d@sums"]
    assert {times(event) for event in found.values()} == {"20230523T070000Z/20230523T080000Z"}


# --- times


@pytest.mark.parametrize(
    ("zone", "day", "slot", "expected", "words"),
    [
        ("UTC", "2023-05-23", "9:00-9:30", "20230523T090000Z/20230523T093000Z", "(UTC)"),
        (
            "Asia/Kathmandu",
            "2023-05-23",
            "3:00-4:00",
            "20230522T211500Z/20230522T221500Z",
            "Tuesday, 23 May 2023, 03:00–04:00 (Asia/Kathmandu, UTC+5:45)",
        ),
        (
            "America/Los_Angeles",
            "2023-05-23",
            "20:00-21:00",
            "20230524T030000Z/20230524T040000Z",
            "20:00–21:00 (America/Los_Angeles, PDT)",
        ),
        (
            "Europe/Paris",
            "2023-03-26",
            "1:30-3:30",
            "20230326T003000Z/20230326T013000Z",
            "Sunday, 26 March 2023, 01:30 CET–03:30 (Europe/Paris, CEST)",
        ),
        (
            "Europe/Paris",
            "2023-10-29",
            "1:30-3:30",
            "20231028T233000Z/20231029T023000Z",
            "01:30 CEST–03:30 (Europe/Paris, CET)",
        ),
        (
            "Europe/Paris",
            "2023-12-31",
            "23:00-1:00",
            "20231231T220000Z/20240101T000000Z",
            "Sunday, 31 December 2023, 23:00 – 1 January 2024, 01:00 (Europe/Paris, CET)",
        ),
        ("Europe/Paris", "2023-05-23", "9:00", "20230523T070000Z", "09:00 (Europe/Paris, CEST)"),
    ],
)
def test_instants_are_in_utc_and_the_workshops_time_in_words(
    tmp_path, zone, day, slot, expected, words
):
    workshop = f"id: x\ntitle: X\ndate: {day}\ntimezone: {zone}\n"
    program = f'- {{time: "{slot}", title: A}}'
    [event] = entries(calendars(tmp_path, program, workshop)["calendar.ics"]).values()
    assert times(event) == expected
    assert words in str(event["description"])


def test_what_would_end_as_it_starts_has_no_end(tmp_path):
    program = '- {time: "9:00", title: A, overlap: yes}\n- {time: "9:00", title: B, overlap: yes}'
    found = entries(calendars(tmp_path, program)["calendar.ics"])
    assert {times(event) for event in found.values()} == {"20230523T070000Z"}


# --- changes


def test_after_a_shift_a_subscriber_has_the_moved_talk_and_no_second_one(tmp_path):
    old = "- {time: 9:00-9:30, title: Sums, speaker: Ada Example}"
    new = '- {time: 14:00-14:30, title: Sums, speaker: Ada Example, was: "9:00"}'
    before = calendars(tmp_path, old)
    after = calendars(tmp_path, new)
    assert list(before) == list(after)
    for path in before:
        [(uid, then)] = entries(before[path]).items()
        [(same, now)] = entries(after[path]).items()
        assert uid == same
        assert (then["sequence"], now["sequence"]) == (0, 1)
        assert times(then) == "20230523T070000Z/20230523T073000Z"
        assert times(now) == "20230523T120000Z/20230523T123000Z"


def test_a_talk_that_moves_with_its_session_counts_that_too(tmp_path):
    program = """
- time: 10:00-11:00
  title: S
  was: "9:00"
  talks:
    - {title: Along, speaker: Ada Example}
    - {time: "10:30", title: Own, speaker: Ada Example, was: ["10:15", "10:20"]}
"""
    found = entries(calendars(tmp_path, program)["calendar.ics"])
    assert [int(event["sequence"]) for event in found.values()] == [1, 1, 2]


def test_a_renamed_talk_is_the_same_one_and_stays_where_it_was_subscribed_to(tmp_path):
    program = "- {time: 9:00, title: Differences, speaker: Ada Example, aliases: [sums, more-sums]}"
    found = calendars(tmp_path, program)
    assert list(entries(found["calendar.ics"])) == ["sums@sums"]
    renamed = found["program/differences.ics"]
    assert found["program/sums.ics"] == found["program/more-sums.ics"] == renamed
    assert f"SOURCE;VALUE=URI:{BASE}program/differences.ics" in lines(renamed)


# --- important dates


@pytest.mark.parametrize(
    ("written", "expected", "words"),
    [
        (
            "{date: 2025-08-29, time: '23:59', zone: AoE}",
            "20250830T115900Z",
            "Friday, 29 August 2025, 23:59 (AoE)",
        ),
        (
            "{date: 2025-08-29, zone: AoE}",
            "20250830T115959Z",
            "Friday, 29 August 2025, 23:59:59 (AoE)",
        ),
        ("{date: 2025-08-29, time: '17:00'}", "20250829T150000Z", "17:00 (Europe/Paris, CEST)"),
        ("{date: 2025-08-29, time: '17:00', zone: UTC}", "20250829T170000Z", "17:00 (UTC)"),
        ("{date: 2024-12-31}", "20241231/20250101", "Tuesday, 31 December 2024"),
    ],
)
def test_a_deadline_is_an_instant_and_a_day_without_a_time_a_whole_day(
    tmp_path, written, expected, words
):
    item = written.replace("{", "{title: Submission, ")
    workshop = WORKSHOP + f"important_dates: [{item}]\n"
    found = calendars(tmp_path, workshop=workshop)
    [(uid, event)] = entries(found["dates.ics"]).items()
    assert (uid, times(event)) == ("date-submission@sums", expected)
    assert words in str(event["description"])
    whole_day = "/" in expected
    assert ("DTSTART;VALUE=DATE:20241231" in lines(found["dates.ics"])) == whole_day
    assert ("DTEND;VALUE=DATE:20250101" in lines(found["dates.ics"])) == whole_day


def test_a_date_says_of_which_workshop_it_is_and_takes_nobodys_time(tmp_path):
    workshop = WORKSHOP + (
        "important_dates:\n"
        "  - {date: 2023-03-01, title: Send *papers*, was: [2023-02-01, 2023-02-08]}\n"
        "  - TBA Decisions\n"
    )
    [event] = entries(calendars(tmp_path, workshop=workshop)["dates.ics"]).values()
    assert str(event["summary"]) == "Send papers – Sums"
    assert str(event["url"]) == BASE
    assert (event["sequence"], str(event["status"])) == (2, "CONFIRMED")
    assert str(event["transp"]) == "TRANSPARENT"
    assert event.categories == ["deadline"]
    assert str(event["description"]).split("\n") == [
        "Wednesday, 1 March 2023",
        "Moved, was 1 February 2023, 8 February 2023",
    ]


def test_without_any_zone_a_day_is_a_day(tmp_path):
    workshop = "id: x\ntitle: X\nimportant_dates: [2023-03-01 Submission]\n"
    found = calendars(tmp_path, workshop=workshop)["dates.ics"]
    assert times(next(iter(entries(found).values()))) == "20230301/20230302"
    assert "X-WR-TIMEZONE" not in found.decode()


def test_dates_of_one_title_have_names_of_their_own_which_those_to_come_do_not_change(tmp_path):
    workshop = WORKSHOP + (
        "important_dates:\n"
        "  - {date: 2023-01-01, title: Submission}\n"
        "  - {date: 2023-02-01, title: Submission, id: submission-2}\n"
        "  - TBA Submission\n"
        "  - {date: 2023-03-01, title: Submission}\n"
        "  - {date: 2023-04-01, title: '?!'}\n"
    )
    assert list(entries(calendars(tmp_path, workshop=workshop)["dates.ics"])) == [
        "date-submission@sums",
        "date-submission-2@sums",
        "date-submission-4@sums",
        "date-date@sums",
    ]


def test_two_dates_of_one_id_are_an_error(tmp_path):
    workshop = WORKSHOP + (
        "important_dates:\n"
        "  - {date: 2023-01-01, title: A, id: same}\n"
        "  - {date: 2023-02-01, title: B, id: same}\n"
    )
    [problem] = errors(tmp_path, {"content/workshop.yaml": workshop, "content/index.md": "Hello"})
    assert (problem.rule.name, str(problem.place)) == ("duplicate-id", "content/workshop.yaml:7:38")
    assert problem.message == 'two important dates have the id "same"'
    assert str(problem.related[0].place) == "content/workshop.yaml:6:38"


def test_a_deadline_that_is_no_instant_is_reported_once_and_breaks_no_calendar(tmp_path):
    item = "{date: 2023-03-26, time: '2:30', title: Skipped by the clocks}"
    workshop = WORKSHOP + f"important_dates: [{item}]\n"
    found, problems = site(tmp_path, {"content/workshop.yaml": workshop}, base_url=BASE)
    outputs, _ = plan(found, problems)
    assert b"BEGIN:VEVENT" in outputs["dates.ics"].make()
    assert only(problems).rule.name == "bad-time"


# --- the format


def check_lines(data):
    """RFC 5545, 3.1: CRLF, at most 75 octets a line, no character in two lines."""
    assert data.endswith(b"END:VCALENDAR\r\n")
    for line in data.removesuffix(b"\r\n").split(b"\r\n"):
        assert 0 < len(line) <= 75
        assert not {b"\r", b"\n"} & {bytes([octet]) for octet in line}
        line.decode("utf-8")


def test_lines_are_folded_between_characters_and_there_are_no_zones_to_get_wrong(tmp_path):
    program = (
        "- {time: 9:00, title: '" + "日本語、とても長い題名。 " * 12 + "', speaker: Ada Example}"
    )
    for data in [
        *calendars(tmp_path, program, WORKSHOP + "important_dates: [2023-03-01 A]\n").values(),
        *made(tmp_path, TWO_DAYS, base_url=BASE).values(),
    ]:
        check_lines(data)
        assert b"TZID" not in data
        assert b"VTIMEZONE" not in data


ENTRY = Entry(
    uid="a@b",
    start=datetime(2023, 5, 23, 9, tzinfo=UTC),
    end=None,
    summary="",
    description="",
    location="",
    url="https://example.org/",
    category="talk",
    sequence=0,
    cancelled=False,
    busy=True,
)


def of_one(entry, name="X"):
    calendar = OurCalendar(name, "", "x", "https://a.test/", "https://a.test/x.ics", "", (entry,))
    return to_ical(calendar, datetime(2023, 1, 1, tzinfo=UTC))


TEXTS = st.one_of(st.text(), st.text(alphabet='\\nN;,:"\r\n\t é😀', max_size=200))


def kept(text):
    """What a text can be: without control characters."""
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", "", text)


@settings(deadline=None, max_examples=150)
@given(title=TEXTS, room=TEXTS, abstract=TEXTS)
def test_any_text_is_read_back_as_it_was(title, room, abstract):
    data = of_one(replace(ENTRY, summary=title, location=room, description=abstract), name=title)
    check_lines(data)
    [event] = Calendar.from_ical(data).events
    assert str(event.get("summary", "")) == kept(title)
    assert str(event.get("location", "")) == kept(room)
    assert str(event.get("description", "")) == kept(abstract)


@settings(deadline=None, max_examples=150)
@given(title=TEXTS.filter(kept), abstract=TEXTS, cancelled=st.booleans(), busy=st.booleans())
def test_lines_are_in_the_order_and_folded_as_the_package_icalendar_does_it(
    title, abstract, cancelled, busy
):
    assume("\\N" not in kept(title) + kept(abstract))  # a line end, for it
    entry = replace(ENTRY, description=abstract, cancelled=cancelled, busy=busy)
    data = of_one(entry, name=title)
    assert Calendar.from_ical(data).to_ical() == data


def test_a_backslash_and_an_n_are_no_line_end():
    data = of_one(replace(ENTRY, summary=r"The set \N, and C:\New\now"))
    assert r"SUMMARY:The set \\N\, and C:\\New\\now" in lines(data)


def test_texts_that_programs_read_before_rfc_7986_are_escaped_as_well():
    said = lines(of_one(ENTRY, name="Sums, differences; \\ and more"))
    assert "NAME:Sums\\, differences\\; \\\\ and more" in said
    assert "X-WR-CALNAME:Sums\\, differences\\; \\\\ and more" in said


@settings(deadline=None, max_examples=50)
@given(
    day=st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    clock=st.times(timezones=st.timezones()),
    minutes=st.integers(1, 2000),
)
def test_any_instant_is_read_back_as_it_was(day, clock, minutes):
    start = datetime.combine(day, clock.replace(microsecond=0))
    end = (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(start.tzinfo)
    [event] = Calendar.from_ical(of_one(replace(ENTRY, start=start, end=end))).events
    assert str(event["dtstart"].dt.tzinfo) == "UTC"
    assert event["dtstart"].dt == start.astimezone(UTC)
    assert event["dtend"].dt == end.astimezone(UTC)


@settings(deadline=None, max_examples=20)
@given(day=st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_any_day_is_read_back_as_it_was(day):
    entry = replace(ENTRY, start=day, end=day + timedelta(days=1))
    [event] = Calendar.from_ical(of_one(entry)).events
    assert (event.start, event.end) == (day, day + timedelta(days=1))


# --- links to them


LINKED = {
    "content/workshop.yaml": WORKSHOP.replace("date: 2023-05-23", "date: 2023-05-23..2023-05-24")
    + "important_dates: [2023-03-01 A]\npages: none\n",
    "content/program.yaml": (
        "- {date: 2023-05-23, slots: [9:00 Opening]}\n- {date: 2023-05-24, slots: [9:00 Closing]}\n"
    ),
    "content/index.md": "# Sums\n\n::: dates\n",
}


def links_to_calendars(page):
    found = [link for link in parsed(page).all("a") if link["href"].endswith(".ics")]
    assert all(("download" in link) == (not link["href"].startswith("webcal:")) for link in found)
    return [link["href"] for link in found]


def test_pages_link_to_calendars_to_subscribe_to_and_to_download(tmp_path):
    assert not result(tmp_path, LINKED, base_url=BASE).problems.fatal
    assert links_to_calendars(tmp_path / "_site/index.html") == [
        "webcal://site.test/sub/dates.ics",
        "dates.ics",
    ]
    assert links_to_calendars(tmp_path / "_site/program/index.html") == [
        "webcal://site.test/sub/calendar.ics",
        "../calendar.ics",
        "webcal://site.test/sub/program/day-2023-05-23.ics",
        "day-2023-05-23.ics",
        "webcal://site.test/sub/program/day-2023-05-24.ics",
        "day-2023-05-24.ics",
    ]


def test_each_link_says_of_what_it_is_for_those_who_hear_it_alone(tmp_path):
    result(tmp_path, LINKED, base_url=BASE)
    text = parsed(tmp_path / "_site/program/index.html").text
    assert "Subscribe to the calendar – Program" in text
    assert "Download the calendar – Wednesday, 24 May 2023" in text


def test_without_the_sites_address_pages_link_to_none(tmp_path):
    assert not result(tmp_path, LINKED).problems.fatal
    for page in ("index.html", "program/index.html"):
        assert links_to_calendars(tmp_path / "_site" / page) == []


def test_views_know_the_calendars_by_addresses_ready_for_a_link(tmp_path):
    found, problems = site(tmp_path, TWO_DAYS, base_url=BASE)
    view = plan(found, problems)[1]._site
    assert (view.program.calendar, view.dates_calendar) == ("/calendar.ics", "/dates.ics")
    assert view.webcal == "webcal://site.test/sub"
    day = view.program.days[0]
    assert day.calendar == "/program/day-2023-05-23.ics"
    slots = [None, "/program/sparse-sums.ics", None, None]
    assert [slot.calendar for slot in day.slots] == slots
    [talk] = day.slots[2].talks
    assert talk.calendar == "/program/%C3%BCbungen-f%C3%BCr-gro%C3%9Fe.ics"
