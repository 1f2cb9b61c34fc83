"""Times, dates and zones, as people type them."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from workshopsite.model.dates import parse_date, parse_dates
from workshopsite.model.time_words import WEEKDAYS, spelled
from workshopsite.model.times import (
    AOE,
    Moment,
    TimeRange,
    instant,
    parse_deadline_zone,
    parse_minutes,
    parse_moment,
    parse_range,
    parse_time,
    parse_zone,
)
from workshopsite.model.wording import plain
from workshopsite.model.zones import ZONE_CANDIDATES, zone_names
from workshopsite.problems import Mistake


def refusal(parse, text) -> Mistake:
    with pytest.raises(Mistake) as caught:
        parse(text)
    return caught.value


def outcome(parse, text):
    """What a text means, or the mistake that it is refused with."""
    try:
        return parse(text)
    except Mistake as mistake:
        return mistake


# times


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("7:30", time(7, 30)),
        ("07:30", time(7, 30)),
        ("7.30", time(7, 30)),
        ("09.00", time(9)),
        ("7h30", time(7, 30)),
        ("08H30", time(8, 30)),
        ("7 h 30", time(7, 30)),
        ("7h", time(7)),
        ("7H", time(7)),
        ("7:30 am", time(7, 30)),
        ("7:30AM", time(7, 30)),
        ("7:30 p.m.", time(19, 30)),
        ("7 am", time(7)),
        ("5.30PM", time(17, 30)),
        ("noon", time(12)),
        ("12 noon", time(12)),
        ("12:00 NOON", time(12)),
        ("midnight", time(0)),
        ("12 midnight", time(0)),
        ("12:30am", time(0, 30)),
        ("12:30pm", time(12, 30)),
        ("12 am", time(0)),
        ("12 pm", time(12)),
        ("0:00", time(0)),
        ("23:59", time(23, 59)),
        ("14:22:30", time(14, 22, 30)),
        ("7:22:30 pm", time(19, 22, 30)),
        (" 7:30\u00a0am ", time(7, 30)),
        ("7:30\u202fam", time(7, 30)),
        ("\u200b7:30\ufeff", time(7, 30)),
    ],
)
def test_a_time_is_read_in_every_usual_spelling(text, meant):
    assert parse_time(text) == meant


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("1530", "write 15:30"),
        ("930", "write 9:30"),
        ("9", "write 9:00"),
        ("24:00", "write 23:59 for the end of the day, or 0:00 of the next day"),
        ("18:60", "write a time from 18:00 to 18:59"),
        ("18:00:60", "write a time from 18:00 to 18:59"),
        ("25:00", "write a time from 0:00 to 23:59"),
        ("25:60", "write a time from 0:00 to 23:59"),
        ("14:00pm", "write 14:00"),
        ("14h45pm", "write 14:45"),
        ("13:30 am", "write 13:30 or 1:30"),
        ("0:30 am", "write 0:30"),
        ("0:30 pm", "write 0:30 or 12:30"),
        ("25:00 pm", "write a time from 0:00 to 23:59"),
        ("12:30 noon", "write 12 noon, or leave noon out"),
        ("9:00 Uhr", "write 9:00"),
        ("9 o'clock", "write 9:00"),
        ("2024-06-21 14:22:30", "write 14:22:30; the day says the date"),
        ("2024-06-21T14:22", "write 14:22; the day says the date"),
    ],
)
def test_an_impossible_time_is_refused_with_what_to_write_instead(text, hint):
    mistake = refusal(parse_time, text)
    assert (mistake.rule, mistake.hint) == ("bad-time", hint)


@pytest.mark.parametrize("text", ["", " ", "soon", "2024-06-21", "9:5", "1:2:3", "2560", "٩:٣٠"])
def test_a_text_that_is_no_time_is_answered_with_an_example(text):
    mistake = refusal(parse_time, text)
    assert mistake.rule == "bad-time"
    assert "9:30" in mistake.hint


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("9:00 PT", "PT"),
        ("9:00 UTC", "UTC"),
        ("9:00 AM (CEST)", "CEST"),
        ("9:00 Europe/Paris", "Europe/Paris"),
        ("9:00 UTC+2", "UTC+2"),
        ("9:00+02:00", "+02:00"),
        ("9:00Z", ""),
    ],
)
def test_a_zone_behind_a_time_is_sent_to_the_workshop_file(text, zone):
    mistake = refusal(parse_time, text)
    if zone:
        assert "timezone: in workshop.yaml" in mistake.hint
        assert mistake.culprit == zone
    else:
        assert mistake.rule == "bad-time"


def test_aoe_behind_a_time_is_sent_to_the_deadlines_zone():
    assert refusal(parse_time, "23:59 AoE").hint == "leave it out; a deadline says zone: AoE"


# ranges


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("9:00", time(9), None),
        ("9:00-9:30", time(9), time(9, 30)),
        ("9:00 - 9:30", time(9), time(9, 30)),
        ("9:00–9:30", time(9), time(9, 30)),
        ("9:00 — 9:30", time(9), time(9, 30)),
        ("9:00\u20119:30", time(9), time(9, 30)),
        ("9:00 to 9:30", time(9), time(9, 30)),
        ("9:00 TO 9:30", time(9), time(9, 30)),
        ("07.00 - 07:45", time(7), time(7, 45)),
        ("08H30 - 17h00", time(8, 30), time(17)),
        ("8h-9h15", time(8), time(9, 15)),
        ("9:00 - 9:10 AM", time(9), time(9, 10)),
        ("1:00 - 2:20 pm", time(13), time(14, 20)),
        ("12:30 - 1:30 pm", time(12, 30), time(13, 30)),
        ("9-10 am", time(9), time(10)),
        ("11:30 - 1:00 pm", time(11, 30), time(13)),
        ("10:00 - 12:00 pm", time(10), time(12)),
        ("11:00 - 1:00 am", time(23), time(1)),
        ("13:30 - 2:30 pm", time(13, 30), time(14, 30)),
        ("11:30 AM - 12 NOON", time(11, 30), time(12)),
        ("12:00 NOON - 1:20 PM", time(12), time(13, 20)),
        ("11:30 AM - 12:30 PM", time(11, 30), time(12, 30)),
        ("14:22:30-14:45", time(14, 22, 30), time(14, 45)),
        ("23.30 - 00.30", time(23, 30), time(0, 30)),
        ("20:00 - midnight", time(20), time(0)),
        ("18:00-12:00", time(18), time(12)),
    ],
)
def test_a_range_is_read_in_every_usual_spelling(text, start, end):
    assert parse_range(text) == TimeRange(start, end)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("12:30-2:00", "write 12:30-14:00"),
        ("2:00-1:20", "write 1:20-2:00 if the two are swapped, or mend the typo"),
        ("15:50-15:35", "write 15:35-15:50 if the two are swapped, or mend the typo"),
        ("9:00-5:00", "write 9:00-17:00"),
        ("8:00 - midnight", "write 20:00-0:00"),
        ("17:59-3:00", "write 3:00-17:59 if the two are swapped, or mend the typo"),
        ("18:00-12:01", "write 12:01-18:00 if the two are swapped, or mend the typo"),
        ("7:00 pm - 9:00", "write 19:00-21:00"),
        ("9:00-9:00", "leave the end out, or mend it"),
        ("1:00 - 1:00 pm", "leave the end out, or mend it"),
    ],
)
def test_a_range_that_ends_before_it_starts_is_answered_with_what_was_meant(text, hint):
    mistake = refusal(parse_range, text)
    assert (mistake.rule, mistake.hint) == ("end-before-start", hint)


@pytest.mark.parametrize(
    ("text", "culprit"),
    [
        ("9:00 - 25:00", "25:00"),
        ("14:15-14h45pm", "14h45pm"),
        ("9:00 - 9:10 AM PT", "PT"),
        ("9 - 10:30", "9"),
        ("9:00-10:00-11:00", "-11:00"),
        ("9:00 -", "-"),
        ("half-day", "half"),
    ],
)
def test_the_caret_of_a_bad_range_is_on_its_bad_part(text, culprit):
    mistake = refusal(parse_range, text)
    assert (mistake.rule, mistake.culprit) == ("bad-time", culprit)


def test_a_range_with_dates_in_it_is_answered_with_its_times():
    hint = refusal(parse_range, "2024-06-21 14:22:30 - 2024-06-21 15:00").hint
    assert hint == "write 14:22:30 - 15:00; the day says the date"


@st.composite
def spellings(draw) -> tuple[str, time]:
    """A time, and any of the ways to write it."""
    clock = draw(st.times().map(lambda t: t.replace(second=0, microsecond=0)))
    hour12, half = clock.hour % 12 or 12, "pm" if clock.hour >= 12 else "am"
    minute = f"{clock.minute:02}"
    sign = draw(st.sampled_from([":", ".", "h", "H", " h "]))
    hour = draw(st.sampled_from([f"{clock.hour}", f"{clock.hour:02}"]))
    gap = draw(st.sampled_from(["", " ", "\u00a0"]))
    marker = draw(st.sampled_from([half, half.upper(), f"{half[0]}.m."]))
    forms = [f"{hour}{sign}{minute}", f"{hour12}{sign}{minute}{gap}{marker}"]
    if clock.minute == 0:
        forms += [f"{hour}h", f"{hour12}{gap}{marker}"]
    forms += {time(12): ["noon", "12 Noon"], time(0): ["midnight"]}.get(clock, [])
    return draw(st.sampled_from(forms)), clock


@settings(deadline=None, max_examples=300)
@given(spellings())
def test_every_spelling_of_every_time_means_that_time(pair):
    text, clock = pair
    assert parse_time(text) == clock
    assert parse_range(text) == TimeRange(clock, None)


@settings(deadline=None)
@given(spellings(), spellings(), st.sampled_from(["-", " - ", "–", " — ", " to "]))
def test_a_range_of_two_full_spellings_is_the_two_times_or_ends_before_it_starts(first, last, dash):
    (one, start), (two, end) = first, last
    marked = [bool(re.search("[apn]", text, re.IGNORECASE)) for text in (one, two)]
    if marked[0] != marked[1]:
        return  # then the end's marker may count for both
    found = outcome(parse_range, f"{one}{dash}{two}")
    if isinstance(found, Mistake):
        assert found.rule == "end-before-start"
        assert end == start or (end < start and (start < time(18) or end > time(12)))
    else:
        assert found == TimeRange(start, end)


@settings(deadline=None)
@given(st.times().map(lambda t: t.replace(microsecond=0)))
def test_a_time_in_a_message_can_be_typed_back(clock):
    assert parse_time(spelled(clock)) == clock


# minutes


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("20", timedelta(minutes=20)),
        ("22.5", timedelta(minutes=22, seconds=30)),
        ("0.5", timedelta(seconds=30)),
        ("6.67", timedelta(minutes=6, seconds=40)),
        (" 1440 ", timedelta(days=1)),
    ],
)
def test_minutes_are_whole_or_broken_and_exact_to_the_second(text, length):
    assert parse_minutes(text) == length


@pytest.mark.parametrize(
    "text", ["", "0", "0.001", "-5", "1441", "1440.1", "1h", "22,5", "1e3", "nan", "9" * 5000]
)
def test_minutes_that_are_no_length_within_a_day_are_refused(text):
    mistake = refusal(parse_minutes, text)
    assert mistake.rule == "bad-time"
    assert mistake.hint.startswith("write ")


# dates


@pytest.mark.parametrize(
    "text",
    [
        "2021-11-17",
        "2021/11/17",
        "2021.11.17",
        "17/11/2021",
        "17.11.2021",
        "17. 11. 2021",
        "17-11-2021",
        "11/17/2021",
        "Wednesday 2021-11-17",
        "Wed, 2021-11-17",
        "2021-11-17 (Wed.)",
        "mercredi 17/11/2021",
        "Mittwoch, 17.11.2021",
        "2021-11-17 Mi",
        "Miércoles 2021-11-17",
        "quarta-feira, 17/11/2021",
        "MERCOLEDÌ 2021-11-17",
        "Wed 2021-11-17 Wednesday",
        "\u00a02021-11-17\u200b",
    ],
)
def test_a_date_is_read_where_only_one_reading_is_possible(text):
    assert parse_date(text) == date(2021, 11, 17)


def test_equal_day_and_month_have_one_reading():
    assert parse_date("05/05/2021") == date(2021, 5, 5)


@pytest.mark.parametrize("text", ["05/11/2021", "11.05.2021", "5 / 11 / 2021"])
def test_a_date_with_two_readings_is_refused_and_both_are_shown(text):
    mistake = refusal(parse_date, text)
    assert mistake.rule == "ambiguous-date"
    assert mistake.hint == "write 2021-05-11 (11 May) or 2021-11-05 (5 November)"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2021-13-45", '"2021-13-45" is no date: there is no month 13'),
        ("2021-00-10", '"2021-00-10" is no date: there is no month 0'),
        ("2021-02-30", '"2021-02-30" is no date: February 2021 has 28 days'),
        ("2020-02-30", '"2020-02-30" is no date: February 2020 has 29 days'),
        ("2021-05-00", '"2021-05-00" is no date: May 2021 has 31 days'),
        ("31/02/2021", '"31/02/2021" is no date: February 2021 has 28 days'),
        ("13/14/2021", '"13/14/2021" has no month from 1 to 12'),
        ("1021-11-17", '"1021-11-17" is no date: its year is not within 1900 to 2199'),
        ("17/11/21", '"17/11/21" needs a year of four digits'),
        ("21-11-17", '"21-11-17" needs a year of four digits'),
        ("", "there is no date"),
        ("TBA", '"TBA" is no date that can be read'),
        ("27 Octobrer 2022", '"27 Octobrer 2022" is no date that can be read'),
        ("22-25th September", '"22-25th September" is no date that can be read'),
        ("20211345", '"20211345" is no date that can be read'),
        ("31 February 2021", '"31 February 2021" is no date that can be read'),
    ],
)
def test_a_date_that_does_not_exist_is_refused_in_plain_words(text, message):
    mistake = refusal(parse_date, text)
    assert (mistake.rule, mistake.message) == ("bad-date", message)
    assert mistake.hint == "write it as 2021-11-17: year, month, day"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("17 November 2021", "write 2021-11-17"),
        ("17th of Nov 2021", "write 2021-11-17"),
        ("November 17, 2021", "write 2021-11-17"),
        ("Nov. 17th 2021", "write 2021-11-17"),
        ("Friday, October 14, 2022", "write 2022-10-14"),
        ("21th September", "write YEAR-09-21, with the year"),
        ("20211117", "write 2021-11-17"),
        ("2021-13-05", "write 2021-05-13"),
        ("2021-11-17 9:00", "write 2021-11-17"),
        ("Moonday 2021-11-17", "write 2021-11-17"),
        ("5 juillet 2027", "write 2027-07-05"),
        ("5 juil. 2027", "write 2027-07-05"),
        ("Freitag, 1. März 2024", "write 2024-03-01"),
        ("1er août 2027", "write 2027-08-01"),
        ("3 de dezembro de 2027", "write 2027-12-03"),
        ("29 Février 2024", "write 2024-02-29"),
        ("29 Février 2023", "write it as 2021-11-17: year, month, day"),
        ("5 jui 2027", "write it as 2021-11-17: year, month, day"),
        ("5 ma 2027", "write it as 2021-11-17: year, month, day"),
    ],
)
def test_a_date_in_another_form_is_answered_with_its_iso_form(text, hint):
    mistake = refusal(parse_date, text)
    assert (mistake.rule, mistake.hint) == ("bad-date", hint)


def test_a_wrong_weekday_is_named_with_the_right_one():
    mistake = refusal(parse_date, "Monday 2022-07-22")
    assert mistake.rule == "weekday"
    assert mistake.message == "2022-07-22 is a Friday, not a Monday"
    assert mistake.hint == "write Friday 2022-07-22, or mend the date"
    assert mistake.culprit == "Monday"


@settings(deadline=None)
@given(
    st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    st.sampled_from(sorted(WEEKDAYS)),
    st.sampled_from(["{word} {day}", "{word}, {day}", "{day} ({word})", "{word}. {day}"]),
)
def test_a_date_with_a_weekday_is_read_exactly_if_the_weekday_is_right(day, word, form):
    text = form.format(word=word.title(), day=day)
    if WEEKDAYS[word] == day.weekday():
        assert parse_date(text) == day
    else:
        assert refusal(parse_date, text).rule == "weekday"


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_date_written_day_first_is_that_day_or_ambiguous(day):
    text = day.strftime("%d/%m/%Y")
    if day.day > 12 or day.day == day.month:
        assert parse_date(text) == day
    else:
        mistake = refusal(parse_date, text)
        assert mistake.rule == "ambiguous-date"
        assert f"{day} (" in mistake.hint


def test_a_range_of_dates_is_every_day_of_it():
    three = (date(2023, 2, 27), date(2023, 2, 28), date(2023, 3, 1))
    assert parse_dates("2023-02-27..2023-03-01") == three
    assert parse_dates("27.02.2023 .. Wed 2023-03-01") == three
    assert parse_dates("2023-02-27") == three[:1]
    assert parse_dates("2023-02-27..2023-02-27") == three[:1]
    assert len(parse_dates("2023-05-01..2023-05-31")) == 31


@pytest.mark.parametrize(
    ("text", "rule", "hint"),
    [
        ("2023-05-25..2023-05-23", "end-before-start", "write 2023-05-23..2023-05-25"),
        ("2023-05-23 - 2023-05-25", "bad-date", "write 2023-05-23..2023-05-25"),
        ("2023-05-23/2023-05-25", "bad-date", "write 2023-05-23..2023-05-25"),
        ("2023/06/21-22", "bad-date", "write 2023-06-21..2023-06-22"),
        ("21-22 June 2023", "bad-date", "write 2023-06-21..2023-06-22"),
        ("June 21–22, 2023", "bad-date", "write 2023-06-21..2023-06-22"),
        ("30 June to 2 July 2023", "bad-date", "write 2023-06-30..2023-07-02"),
        ("June 30 - July 2, 2023", "bad-date", "write 2023-06-30..2023-07-02"),
        ("21.-22. Juni 2023", "bad-date", "write 2023-06-21..2023-06-22"),
        ("du 21 au 22 juin 2023", "bad-date", "write it as 2021-11-17: year, month, day"),
        ("22-21 June 2023", "bad-date", "write it as 2021-11-17: year, month, day"),
        ("30-31 June 2023", "bad-date", "write it as 2021-11-17: year, month, day"),
        ("2023-05-23..25", "bad-date", "write it as 2021-11-17: year, month, day"),
        ("2023-05-23..", "bad-date", "write it as 2021-11-17: year, month, day"),
        (
            "2023-05-01..2023-06-01",
            "bad-date",
            "mend the month or the year; a workshop has at most 31 days in a row",
        ),
    ],
)
def test_a_bad_range_of_dates_is_refused(text, rule, hint):
    mistake = refusal(parse_dates, text)
    assert (mistake.rule, mistake.hint) == (rule, hint)


# zones


@pytest.mark.parametrize(
    "name", ["Europe/Paris", "UTC", "America/Argentina/Buenos_Aires", "America/Port-au-Prince"]
)
def test_a_zone_is_an_iana_name_or_utc(name):
    assert parse_zone(f" {name} ").key == name


def test_every_known_zone_can_be_loaded():
    assert len(zone_names()) > 400
    for name in zone_names():
        assert parse_zone(name).key == name


def test_every_candidate_of_an_abbreviation_is_a_zone():
    for abbreviation, candidates in ZONE_CANDIDATES.items():
        assert set(candidates) <= zone_names(), abbreviation


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            "CST",
            "CST can mean America/Chicago, America/Mexico_City or Asia/Shanghai",
            "write America/Chicago, or the one meant",
        ),
        ("JST", "JST can mean Asia/Tokyo", "write Asia/Tokyo"),
        ("Z", "Z can mean UTC", "write UTC"),
        ("utc", 'there is no time zone "utc"', 'did you mean "UTC"?'),
        ("Etc/UTC", 'there is no time zone "Etc/UTC"', 'did you mean "UTC"?'),
        ("Europe/Pariss", 'there is no time zone "Europe/Pariss"', 'did you mean "Europe/Paris"?'),
        ("europe/paris", 'there is no time zone "europe/paris"', 'did you mean "Europe/Paris"?'),
        ("Europa/Paris", 'there is no time zone "Europa/Paris"', 'did you mean "Europe/Paris"?'),
        ("Singapore", 'there is no time zone "Singapore"', 'did you mean "Asia/Singapore"?'),
        ("São Paulo", 'there is no time zone "São Paulo"', 'did you mean "America/Sao_Paulo"?'),
        (
            "Istanbul",
            'there is no time zone "Istanbul"',
            'did you mean "Asia/Istanbul" or "Europe/Istanbul"?',
        ),
        (
            "Europe/Istambul",
            'there is no time zone "Europe/Istambul"',
            'did you mean "Europe/Istanbul"?',
        ),
    ],
)
def test_a_zone_by_another_name_is_answered_with_its_name(text, message, hint):
    mistake = refusal(parse_zone, text)
    assert (mistake.rule, mistake.message, mistake.hint) == ("bad-timezone", message, hint)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("+02:00", "offset"),
        ("UTC+2", "offset"),
        ("GMT-5", "offset"),
        ("Etc/GMT+5", "sign turned round"),
        ("AoE", "deadlines only"),
        ("Lyon", "no time zone"),
        ("Japan", "no time zone"),
        ("../UTC", "no time zone"),
        ("", "no time zone"),
    ],
)
def test_what_is_no_zone_is_explained_with_an_example(text, says):
    mistake = refusal(parse_zone, text)
    assert mistake.rule == "bad-timezone"
    assert says in mistake.message
    assert "Europe/Paris" in mistake.hint


@pytest.mark.parametrize("text", ["AoE", "AOE", "aoe", "Anywhere on Earth"])
def test_a_deadline_may_be_anywhere_on_earth(text):
    zone = parse_deadline_zone(text)
    assert zone is AOE
    deadline = instant(date(2025, 8, 29), time(23, 59), zone)
    assert deadline.astimezone(UTC) == datetime(2025, 8, 30, 11, 59, tzinfo=UTC)
    assert deadline.tzname() == "AoE"


def test_a_deadline_may_be_in_a_zone_but_not_in_an_abbreviation():
    assert str(parse_deadline_zone("Asia/Tokyo")) == "Asia/Tokyo"
    assert refusal(parse_deadline_zone, "PST").rule == "bad-timezone"


# moments


@pytest.mark.parametrize(
    ("text", "day", "clock"),
    [
        ("9:00", None, time(9)),
        ("7.30", None, time(7, 30)),
        ("noon", None, time(12)),
        ("2023-05-23", date(2023, 5, 23), None),
        ("23.05.2023", date(2023, 5, 23), None),
        ("2023-05-23 (Tuesday)", date(2023, 5, 23), None),
        ("2023-05-23 9:30 am", date(2023, 5, 23), time(9, 30)),
        ("2023-05-23T09:30", date(2023, 5, 23), time(9, 30)),
        ("Tue 2023-05-23, noon", date(2023, 5, 23), time(12)),
    ],
)
def test_an_earlier_value_is_a_time_a_date_or_both(text, day, clock):
    assert parse_moment(text) == Moment(day, clock)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("TBA", "bad-time"),
        ("9:00-10:00", "bad-time"),
        ("2023-05-23 25:00", "bad-time"),
        ("2023-05-23 extended", "bad-date"),
        ("17 November, 2021", "bad-date"),
        ("Wed 2023-05-23 9:00", "weekday"),
        ("05/11/2021 9:00", "ambiguous-date"),
    ],
)
def test_an_earlier_value_that_cannot_be_read_is_refused(text, rule):
    assert refusal(parse_moment, text).rule == rule


# instants


def test_an_instant_has_the_offset_of_its_day():
    paris = ZoneInfo("Europe/Paris")
    assert instant(date(2025, 1, 15), time(9), paris).utcoffset() == timedelta(hours=1)
    assert instant(date(2025, 7, 15), time(9), paris).utcoffset() == timedelta(hours=2)


@pytest.mark.parametrize(
    ("zone", "day", "clock", "hint"),
    [
        ("Europe/Paris", date(2025, 3, 30), time(2, 30), "write 3:30"),
        ("America/New_York", date(2025, 3, 9), time(2), "write 3:00"),
        ("Australia/Lord_Howe", date(2025, 10, 5), time(2, 10), "write 2:40"),
        ("Pacific/Apia", date(2011, 12, 30), time(9), "check the date"),
    ],
)
def test_a_time_that_the_clocks_skip_is_refused(zone, day, clock, hint):
    mistake = refusal(lambda text: instant(day, clock, ZoneInfo(text)), zone)
    assert (mistake.rule, mistake.hint) == ("bad-time", hint)
    assert f"{spelled(clock)} on {day} in {zone}" in mistake.message


@pytest.mark.parametrize(
    ("zone", "day", "clock", "utc"),
    [
        (
            "Europe/Paris",
            date(2025, 10, 26),
            time(2, 30),
            datetime(2025, 10, 26, 0, 30, tzinfo=UTC),
        ),
        (
            "America/New_York",
            date(2025, 11, 2),
            time(1, 30),
            datetime(2025, 11, 2, 5, 30, tzinfo=UTC),
        ),
        (
            "Australia/Lord_Howe",
            date(2025, 4, 6),
            time(1, 45),
            datetime(2025, 4, 5, 14, 45, tzinfo=UTC),
        ),
    ],
)
def test_a_time_that_the_clocks_show_twice_is_the_first(zone, day, clock, utc):
    for fold_of_clock in (0, 1):
        at = instant(day, clock.replace(fold=fold_of_clock), ZoneInfo(zone))
        assert at.astimezone(UTC) == utc


# all


CHARACTERS = st.sampled_from("0123456789:.-/–hHapmnoT+ \u00a0,()") | st.characters()
PARTS = ("9", "09:30", "24:00", "am", "pm", "noon", "to", "-", "..", "2021-11-17", "11/05/2021")
NAMES = ("Monday", "November", "17th", "00", "9999", "UTC", "CST", "Etc/", "Europe/", "+2", "AoE")
WORDS = st.sampled_from(PARTS + NAMES)
LIKELY = st.text(CHARACTERS, max_size=25) | st.lists(WORDS, max_size=6).map(" ".join)


@settings(deadline=None, max_examples=250)
@given(LIKELY)
@example("9" * 5000)
@example("0000-00-00")
@example("0 may 0000")
@example("\ud800")
@example("99:99:99 pm")
def test_any_text_is_read_or_refused_with_a_mistake_that_says_something(text):
    for parse in (
        *(parse_time, parse_range, parse_minutes, parse_date, parse_dates),
        *(parse_zone, parse_deadline_zone, parse_moment),
    ):
        found = outcome(parse, text)
        if isinstance(found, Mistake):
            assert found.message
            assert found.hint
            # The caret can be put on it; "" is the whole value.
            assert found.culprit in plain(text) or found.culprit in plain(text.replace(",", " "))
