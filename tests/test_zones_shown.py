"""Times in further zones: right, and marked where the date is another one."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from built import built, printed
from sites import marked, only, site
from workshopsite.model.program import Slot
from workshopsite.render.dates import Dates
from workshopsite.render.zones import in_zones

ZONES = ("Pacific/Kiritimati", "Asia/Tokyo", "Asia/Kathmandu", "Europe/Paris", "UTC")
ZONES += ("America/New_York", "America/St_Johns", "Pacific/Honolulu", "Pacific/Pago_Pago")


def files(also, program, date="2023-05-23", zone="Europe/Paris"):
    workshop = f"title: X\ndate: {date}\ntimezone: {zone}\nalso: {also}\n"
    return {"content/workshop.yaml": workshop, "content/program.yaml": program}


def shown(folder, address="program"):
    page = LexborHTMLParser((folder / "_site" / address / "index.html").read_text("utf-8"))
    return [" ".join(one.text().split()) for one in page.css(".there")]


SLOT = "- {time: '9:00-10:30', title: T, speaker: Ada Example}\n"


def test_the_program_has_further_zones_beside_its_own(tmp_path):
    built(tmp_path, files("[Asia/Tokyo, America/New_York]", SLOT))
    page = LexborHTMLParser((tmp_path / "_site/program/index.html").read_text("utf-8"))
    slot = page.css_first("[data-slot]")
    times = " ".join(slot.css_first(".slot-time").text(separator=" ").split())
    assert times == "09:00 – 10:30 CEST Tokyo 16:00 – 17:30 New York 03:00 – 04:30"
    note = " ".join(page.css_first(".zone-note").text().split())
    assert note.startswith("All times are in Europe/Paris (CEST). Also shown: Asia/Tokyo, America")
    # The instants that programs read are those of the workshop's zone.
    assert len(slot.css("time.dt-start")) == 1
    found = [one.attributes["datetime"] for one in slot.css(".also time")]
    assert found[:2] == ["2023-05-23T16:00:00+09:00", "2023-05-23T17:30:00+09:00"]


@pytest.mark.parametrize(
    ("time", "zone", "expected"),
    [
        ("9:00-10:00", "Asia/Tokyo", "16:00–17:00"),
        ("9:00", "Asia/Tokyo", "16:00"),
        ("17:30-18:00", "Asia/Tokyo", "00:30+1 (24 May)–01:00+1 (24 May)"),
        ("16:30-17:30", "Asia/Tokyo", "23:30–00:30+1 (24 May)"),
        ("05:00-07:00", "America/New_York", "23:00−1 (22 May)–01:00"),
        ("23:00-1:00", "America/New_York", "17:00–19:00"),
        ("9:00-10:00", "Asia/Kathmandu", "12:45–13:45"),
    ],
)
def test_another_date_is_marked_and_said_to_those_who_listen(tmp_path, time, zone, expected):
    built(tmp_path, files(f"[{zone}]", f"- {{time: '{time}', title: T}}\n"))
    assert shown(tmp_path) == [expected]


def test_a_slot_with_a_date_of_its_own_has_dates_and_no_marks(tmp_path):
    """A slot in the small hours is shown with its own date, though it belongs to the day before."""
    program = "- {time: '23:00-0:30', title: A}\n- {time: '0:30-1:30', title: B}\n"
    built(tmp_path, files("Asia/Tokyo", program))
    assert shown(tmp_path) == ["06:00+1 (24 May)–07:30+1 (24 May)", "24 May 07:30–08:30"]


def test_both_names_of_the_zone_are_shown_where_the_clocks_change_within_a_slot(tmp_path):
    program = "- {time: '1:45-3:15', title: T, speaker: Ada Example}\n- 9:00-10:00 U\n"
    out = built(tmp_path, files("[]", program, date="2027-03-28"))
    for address in ("program", "program/t"):
        page = LexborHTMLParser((out / address / "index.html").read_text("utf-8"))
        times = " ".join(page.css_first(".slot-time").text().split())
        assert times.endswith("01:45 CET – 03:15 CEST")
    program = " ".join(page.body.text().split())
    assert "01:45–03:15" not in program


def test_each_instant_has_the_offset_of_its_own(tmp_path):
    """In this night Paris puts its clocks back, New York a week later."""
    program = "- {time: '01:30', title: A, minutes: 30}\n- {time: '3:30', title: B, minutes: 30}\n"
    built(tmp_path, files("[America/New_York, UTC]", program, date="2023-10-29"))
    assert shown(tmp_path) == [
        *("19:30−1 (28 Oct)–20:00−1 (28 Oct)", "23:30−1 (28 Oct)–00:00"),
        *("22:30−1 (28 Oct)–23:00−1 (28 Oct)", "02:30–03:00"),
    ]


def test_the_own_zone_and_a_zone_named_twice_are_shown_once(tmp_path):
    built(tmp_path, files("[Europe/Paris, Asia/Tokyo, Asia/Tokyo]", SLOT))
    assert shown(tmp_path) == ["16:00–17:30"]


def test_there_is_nothing_to_convert_before_the_day_is_decided(tmp_path):
    program = files("Asia/Tokyo", SLOT, date="2023-05-23 or 2023-05-24")
    built(tmp_path, program)
    assert shown(tmp_path) == []
    assert "Also shown" not in (tmp_path / "_site/program/index.html").read_text("utf-8")


def test_the_page_of_a_talk_has_every_zone_and_always_utc(tmp_path):
    built(tmp_path, files("[Asia/Tokyo, UTC]", SLOT))
    page = LexborHTMLParser((tmp_path / "_site/program/t/index.html").read_text("utf-8"))
    facts = [" ".join(one.text().split()) for one in page.css(".facts dd")]
    assert facts == [
        "Tuesday, 23 May 2023, 09:00–10:30 CEST",
        "23 May 2023, 07:00–08:30 UTC",
        "Tokyo 16:00–17:30",
    ]


@pytest.mark.parametrize(
    ("zone", "time", "utc"),
    [
        ("Asia/Tokyo", "03:00-04:00", "22 May 2023, 18:00–19:00 UTC"),
        ("America/New_York", "19:30-20:30", "23 May 2023, 23:30–00:30 UTC (24 May)"),
    ],
)
def test_utc_on_the_page_of_a_talk_has_its_own_date(tmp_path, zone, time, utc):
    program = f"- {{time: '{time}', title: T, speaker: Ada Example}}\n"
    built(tmp_path, files("[]", program, zone=zone))
    page = LexborHTMLParser((tmp_path / "_site/program/t/index.html").read_text("utf-8"))
    assert " ".join(page.css_first(".in-utc").text().split()) == utc


def test_a_workshop_in_utc_does_not_say_it_twice(tmp_path):
    show = "{{ site.program.days[0].slots[0].utc }}"
    assert printed(tmp_path, show, files("[]", SLOT, zone="UTC")) == "None"


def test_templates_get_the_numbers(tmp_path):
    show = (
        "{% for one in site.program.days[0].slots[0].also %}{{ one.zone }} {{ one.city }} "
        "{{ one.start | time }} {{ one.end }} {{ one.shift }} {{ one.end_shift }};{% endfor %}"
    )
    program = "- {time: '20:00', title: T}\n"
    assert printed(tmp_path, show, files("[Asia/Ho_Chi_Minh]", program)) == (
        "Asia/Ho_Chi_Minh Ho Chi Minh 01:00 None 1 1;"
    )


def test_an_unknown_zone_is_an_error_at_its_entry(tmp_path):
    problem = only(site(tmp_path, files("[Asia/Tokyo, Europe/Pariss]", SLOT))[1])
    assert problem.rule.name == "bad-timezone"
    assert marked(problem) == "Europe/Pariss"
    assert "Europe/Paris" in problem.hint
    assert problem.place.line == 4


def test_an_abbreviation_among_the_zones_is_an_error_with_candidates(tmp_path):
    workshop = "title: X\ntimezone: UTC\nalso:\n  - Asia/Tokyo\n  - CST\n"
    problem = only(site(tmp_path, {"content/workshop.yaml": workshop})[1])
    assert (problem.rule.name, problem.place.line, marked(problem)) == ("bad-timezone", 5, "CST")
    assert "America/Chicago" in problem.hint


@settings(deadline=None, max_examples=60)
@given(
    home=st.sampled_from(ZONES),
    there=st.sampled_from(ZONES),
    seconds=st.integers(1_577_836_800, 1_893_456_000),  # 2020 to 2030
)
def test_a_time_elsewhere_is_the_same_instant_and_its_date_that_of_the_shift(home, there, seconds):
    moment = datetime.fromtimestamp(seconds, UTC)
    start = moment.astimezone(ZoneInfo(home))
    slot = Slot.model_construct(start=start, end=None)
    found = in_zones(slot, (ZoneInfo(there),), Dates("en"))
    if home == there:
        assert found == []
        return
    [zoned] = found
    assert zoned.start.astimezone(UTC) == moment
    assert zoned.start.utcoffset() == moment.astimezone(ZoneInfo(there)).utcoffset()
    assert zoned.start.date().toordinal() == start.date().toordinal() + zoned.shift
    assert zoned.end_shift == zoned.shift
