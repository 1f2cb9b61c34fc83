"""When the slots of a day and the talks of a session start and end."""

import time as clocks
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshopsite.model.starts import Entry
from workshopsite.model.times import TimeRange, parse_range
from workshopsite.model.timing import Timing, timings

PARIS = ZoneInfo("Europe/Paris")
NEW_YORK = ZoneInfo("America/New_York")
DAY = date(2025, 6, 10)


def slot(text: str = "", *talks: Entry, minutes: float = 0, room: str | None = None) -> Entry:
    """An entry, its time as it is typed."""
    length = timedelta(minutes=minutes) if minutes else None
    return Entry(parse_range(text) if text else None, length, room, talks)


def shown(timing: Timing) -> str:
    """A timing in short: ``9:00-9:30``, with ``+`` for each calendar day after DAY's."""

    def one(at: datetime | None) -> str:
        return f"{at.hour}:{at:%M}" + "+" * (at.date() - DAY).days if at else "?"

    if timing.mistake:
        return f"{one(timing.start)} {timing.mistake.rule}"
    return f"{one(timing.start)}-{one(timing.end)}" + ("" if timing.own else " (session)")


def program(*entries: Entry, zone=PARIS) -> list[str]:
    return [shown(timing) for timing in timings(DAY, zone, entries)]


def talks(*entries: Entry, which: int = 0) -> list[str]:
    return [shown(talk) for talk in timings(DAY, PARIS, entries)[which].talks]


# ends


def test_a_day_without_entries_has_no_timings():
    assert timings(DAY, PARIS, []) == []


def test_times_are_aware_and_in_the_zone_asked_for():
    (timing,) = timings(DAY, PARIS, [slot("9:00-9:30")])
    assert timing.start == datetime(2025, 6, 10, 7, tzinfo=UTC)
    assert timing.start.tzinfo is PARIS
    assert timing.end.tzinfo is PARIS
    assert timing.own


def test_a_slot_without_end_lasts_until_the_next_and_the_last_has_none():
    assert program(slot("9:00"), slot("9:30"), slot("10:15")) == [
        "9:00-9:30",
        "9:30-10:15",
        "10:15-?",
    ]


def test_a_typed_end_wins_over_minutes_and_minutes_over_the_next_start():
    entries = slot("9:00-9:10", minutes=20), slot("9:30", minutes=20), slot("10:00")
    assert program(*entries) == ["9:00-9:10", "9:30-9:50", "10:00-?"]


def test_half_minutes_are_kept():
    (timing,) = timings(DAY, PARIS, [slot("14:22:30", minutes=22.5)])
    assert timing.start.time() == time(14, 22, 30)
    assert timing.end.time() == time(14, 45)


def test_minutes_may_run_past_midnight():
    assert program(slot("23:30", minutes=60)) == ["23:30-0:30+"]


def test_two_things_in_one_bar_at_the_same_time_end_with_the_next_later_start():
    bar = [slot("17:30", room="Bar"), slot("17:30", room="Bar"), slot("19:00", room="Bar")]
    assert program(*bar) == ["17:30-19:00", "17:30-19:00", "19:00-?"]


def test_a_slot_without_time_is_skipped():
    assert program(slot("9:00"), slot(), slot("10:00")) == ["9:00-10:00", "?-?", "10:00-?"]


# rooms


def test_parallel_rooms_are_chains_of_their_own():
    entries = [
        slot("9:00", room="A"),
        slot("10:00", room="A"),
        slot("9:15", room="B"),
        slot("9:45", room="B"),
        slot("11:00"),
        slot("11:30", room="B"),
    ]
    expected = ["9:00-10:00", "10:00-11:00", "9:15-9:45", "9:45-11:00", "11:00-11:30", "11:30-?"]
    assert program(*entries) == expected


def test_a_slot_without_room_follows_all_rooms_and_all_follow_it():
    entries = [
        slot("9:00", room="A"),
        slot("11:00", room="A"),
        slot("9:00", room="B"),
        slot("10:00"),
    ]
    assert program(*entries)[3] == "? time-backwards"
    assert program(slot("10:00"), slot("9:00", room="A"))[1] == "? time-backwards"
    assert program(slot("10:00", room="A"), slot("9:00", room="B"))[1] == "9:00-?"


def test_the_end_of_a_room_is_not_taken_from_another_room():
    entries = [slot("9:00", room="A"), slot("9:30", room="B"), slot("10:00", room="A")]
    assert program(*entries) == ["9:00-10:00", "9:30-?", "10:00-?"]


def test_an_end_may_be_taken_from_a_start_that_is_listed_before():
    entries = [
        slot("11:00", room="A"),
        slot("9:00", room="B"),
        slot("10:00", room="B"),
        slot("12:00"),
    ]
    assert program(*entries)[1:3] == ["9:00-10:00", "10:00-12:00"]
    assert (
        program(slot("9:00"), slot("11:00", room="A"), slot("10:00", room="B"))[0] == "9:00-10:00"
    )


# talks


def test_minutes_on_a_session_space_its_talks():
    session = slot("11:00-12:30", slot(), slot(), slot(), minutes=20)
    assert talks(session) == ["11:00-11:20", "11:20-11:40", "11:40-12:00"]
    assert program(session) == ["11:00-12:30"]


def test_half_minutes_space_talks_exactly():
    session = slot("9:00", slot(), slot(), slot(), minutes=22.5)
    starts = [talk.start.time() for talk in timings(DAY, PARIS, [session])[0].talks]
    assert starts == [time(9), time(9, 22, 30), time(9, 45)]


def test_a_talk_with_a_time_resets_the_running_clock():
    session = slot(
        "11:00-13:00", slot(), slot("11:30"), slot(), slot("12:10-12:40"), slot(), minutes=20
    )
    expected = ["11:00-11:20", "11:30-11:50", "11:50-12:10", "12:10-12:40", "12:40-13:00"]
    assert talks(session) == expected


def test_a_talk_with_minutes_of_its_own_keeps_to_them():
    session = slot("11:00-12:30", slot(minutes=40), slot(), slot(), minutes=15)
    assert talks(session) == ["11:00-11:40", "11:40-11:55", "11:55-12:10"]
    assert talks(slot("11:00-12:30", slot(minutes=40), slot(minutes=10))) == [
        "11:00-11:40",
        "11:40-11:50",
    ]


def test_a_talk_ends_with_the_next_and_the_last_with_the_session():
    session = slot("11:00-12:30", slot("11:00"), slot("11:30"), slot("12:00"))
    assert talks(session) == ["11:00-11:30", "11:30-12:00", "12:00-12:30"]


def test_talks_at_the_same_time_end_with_the_next_later_one():
    session = slot("11:00-12:00", slot("11:00"), slot("11:00"), slot("11:30"))
    assert talks(session) == ["11:00-11:30", "11:00-11:30", "11:30-12:00"]


def test_talks_without_times_show_the_session():
    assert talks(slot("11:00-12:30", slot(), slot())) == ["11:00-12:30 (session)"] * 2
    assert talks(slot("11:00", slot(), slot()), slot("13:00")) == ["11:00-13:00 (session)"] * 2


def test_a_talk_without_time_after_one_of_unknown_length_shows_the_session():
    session = slot("11:00-12:30", slot("11:00"), slot(), slot(minutes=10))
    assert talks(session) == ["11:00-12:30", "11:00-12:30 (session)", "11:00-12:30 (session)"]


def test_the_end_of_a_session_is_that_of_its_last_talk_else_the_next_start():
    known = slot("11:00", slot("11:00-11:20"), slot("11:20-11:40"))
    spaced = slot("11:00", slot(), slot(), minutes=20)
    listed = slot("11:00", slot("11:00"), slot("11:20"))
    lunch = slot("12:30")
    assert program(known, lunch)[0] == "11:00-11:40"
    assert program(spaced, lunch)[0] == "11:00-11:40"
    assert program(listed, lunch)[0] == "11:00-12:30"
    assert talks(listed, lunch) == ["11:00-11:20", "11:20-12:30"]
    assert program(listed) == ["11:00-?"]


def test_the_end_of_a_session_is_its_latest_talks():
    session = slot("11:00", slot("11:00-12:00"), slot("11:00-11:20"))
    assert program(session) == ["11:00-12:00"]


def test_the_end_of_a_session_is_not_taken_from_before_its_last_talk():
    session = slot("10:00", slot("10:00"), slot("11:00"))
    assert program(session, slot("10:30"), slot("12:00"))[0] == "10:00-12:00"


def test_a_session_without_time_has_that_of_its_talks():
    session = slot("", slot("9:00"), slot("9:30-10:00"))
    assert program(slot("8:00"), session) == ["8:00-9:00", "9:00-10:00"]
    assert program(slot("", slot("9:00"), slot("9:30"))) == ["9:00-?"]
    assert program(slot("", slot(), slot("9:30"), slot(), minutes=20)) == ["9:30-10:10"]


def test_a_session_without_any_time_is_to_be_announced_with_its_talks():
    (timing,) = timings(DAY, PARIS, [slot("", slot(), slot(), minutes=20)])
    assert shown(timing) == "?-?"
    assert [shown(talk) for talk in timing.talks] == ["?-? (session)"] * 2


def test_a_talk_before_its_session_is_left_to_another_rule():
    assert talks(slot("9:10-10:00", slot("9:00"), slot("9:30"))) == ["9:00-9:30", "9:30-10:00"]


def test_talks_of_parallel_sessions_do_not_disturb_each_other():
    entries = [
        slot("11:00-12:30", slot("11:00"), slot("11:45"), room="A"),
        slot("11:00-12:30", slot("11:00"), slot("11:30"), room="B"),
    ]
    assert talks(*entries, which=0) == ["11:00-11:45", "11:45-12:30"]
    assert talks(*entries, which=1) == ["11:00-11:30", "11:30-12:30"]


# nights


def test_a_range_with_a_smaller_end_ends_on_the_next_day():
    assert program(slot("23:30-00:30")) == ["23:30-0:30+"]
    assert program(slot("20:00-midnight")) == ["20:00-0:00+"]


def test_a_program_of_24_hours_runs_to_the_next_evening():
    clock = ["19:00", "23:30", "00:30", "5:59", "6:00", "13:00", "18:00"]
    expected = [
        "19:00-23:30",
        "23:30-0:30+",
        "0:30+-5:59+",
        "5:59+-6:00+",
        "6:00+-13:00+",
        "13:00+-18:00+",
        "18:00+-?",
    ]
    assert program(*map(slot, clock)) == expected
    assert program(*map(slot, [*clock, "18:01"]))[7] == "? time-backwards"


@pytest.mark.parametrize(
    ("first", "second", "result"),
    [
        ("18:00", "5:59", "5:59+-?"),
        ("18:00", "0:00", "0:00+-?"),
        ("17:59", "5:59", "? time-backwards"),
        ("18:00", "6:00", "? time-backwards"),
        ("22:00", "21:00", "? time-backwards"),
        ("12:30", "2:00", "? time-backwards"),
    ],
)
def test_only_a_start_before_six_after_an_evening_is_of_the_next_day(first, second, result):
    assert program(slot(first), slot(second))[1] == result


def test_each_room_has_its_own_night():
    entries = [
        slot("19:00", room="A"),
        slot("1:00", room="A"),
        slot("20:00", room="B"),
        slot("23:00", room="B"),
        slot("2:00"),
    ]
    expected = ["19:00-1:00+", "1:00+-2:00+", "20:00-23:00", "23:00-2:00+", "2:00+-?"]
    assert program(*entries) == expected


def test_the_night_reaches_a_slot_without_room_from_any_room():
    evening = slot("17:00", slot("17:00"), slot("22:00"), room="A")
    assert program(evening, slot("17:30", room="B"), slot("1:00"))[2] == "1:00+-?"


def test_talks_of_a_session_go_into_the_night():
    session = slot("23:00-2:00", slot("23:00"), slot("00:30"), slot("1:00"))
    assert talks(session) == ["23:00-0:30+", "0:30+-1:00+", "1:00+-2:00+"]
    assert talks(slot("23:30-2:00", slot("0:30"))) == ["0:30+-2:00+"]
    assert talks(slot("20:00"), slot("", slot("0:30"), slot("1:00-1:30")), which=1) == [
        "0:30+-1:00+",
        "1:00+-1:30+",
    ]


def test_what_follows_a_session_that_passed_midnight_is_of_the_next_day():
    session = slot("20:00", slot("20:00"), slot("3:00"))
    assert program(session, slot("6:30"))[1] == "6:30+-?"
    assert program(slot("17:00", slot("19:00")), slot("1:00"))[1] == "1:00+-?"
    assert program(slot("17:00", slot("19:00")), slot("17:30"), slot("1:00"))[2] == "1:00+-?"
    assert program(session, slot("21:00"))[1] == "21:00-?"


# mistakes


def test_a_step_back_is_a_mistake_of_its_slot_and_no_reference_for_others():
    entries = [slot("10:00"), slot("9:00"), slot("9:30"), slot("11:00")]
    assert program(*entries) == ["10:00-11:00", "? time-backwards", "? time-backwards", "11:00-?"]


@pytest.mark.parametrize(
    ("times", "hint"),
    [
        (["12:30", "2:00"], "write 14:00, or put it further up"),
        (["9:30", "9:15"], "put the entries in order, or mend the time"),
        (["15:50", "15:35"], "put the entries in order, or mend the time"),
        (["22:00", "7:00"], "put it further up, or under the date of the next day"),
        (["22:00", "1:00", "0:30"], "put it further up, or under the date of the next day"),
    ],
)
def test_a_step_back_is_answered_with_what_was_meant(times, hint):
    mistake = timings(DAY, PARIS, [slot(text) for text in times])[-1].mistake
    assert (mistake.rule, mistake.hint) == ("time-backwards", hint)


@pytest.mark.parametrize(
    ("times", "late", "hint"),
    [
        (
            ["9:00 pm", "9:15", "10:00", "10:30", "12:00"],
            0,
            "write 9:00, or put it further down",
        ),
        (["9:00", "9:15", "22:00", "10:30", "12:00"], 2, "write 10:00, or put it further down"),
        (["9:00", "21:30-22:00", "10:00", "11:00"], 1, "write 9:30, or put it further down"),
        (["9:00", "20:00", "10:00", "11:00"], 1, "put it further down, or mend the time"),
        (["15:00", "9:30", "10:00"], 0, "put it further down, or mend the time"),
    ],
)
def test_one_time_that_is_too_late_is_told_of_instead_of_all_behind_it(times, late, hint):
    found = timings(DAY, PARIS, [slot(text) for text in times])
    mistakes = {at: one.mistake for at, one in enumerate(found) if one.mistake}
    assert [(at, one.rule, one.hint) for at, one in mistakes.items()] == [
        (late, "time-backwards", hint)
    ]


@pytest.mark.parametrize(
    ("times", "early"),
    [
        (["12:00", "1:00", "2:00", "3:00"], [1, 2, 3]),  # pm is missing
        (["18:00", "7:00", "8:00", "9:00"], [1, 2, 3]),
        (["9:00", "11:00", "12:00", "9:00", "10:00"], [3, 4]),  # a second day
        (["9:00", "12:00", "10:00"], [2]),
    ],
)
def test_times_that_are_too_early_are_told_of_where_no_single_one_is_too_late(times, early):
    found = timings(DAY, PARIS, [slot(text) for text in times])
    assert [at for at, one in enumerate(found) if one.mistake] == early


def test_talks_of_a_session_that_is_too_late_are_not_told_of():
    session = slot("21:00", slot("9:00"), slot("9:30"))
    assert program(session, slot("10:00"), slot("11:00"))[0] == "? time-backwards"
    assert talks(session, slot("10:00"), slot("11:00")) == ["?-?", "?-?"]


def test_the_message_of_a_step_back_names_both_times():
    mistake = timings(DAY, PARIS, [slot("10:00"), slot("9:00")])[1].mistake
    assert mistake.message == "9:00 comes after 10:00, which is later"


def test_a_step_back_among_talks_is_a_mistake_of_its_talk():
    session = slot("11:00-12:30", slot("11:30"), slot("11:00"), slot("12:00"))
    assert talks(session) == ["11:30-12:00", "? time-backwards", "12:00-12:30"]
    assert program(session) == ["11:00-12:30"]


def test_talks_of_a_session_with_a_bad_time_are_not_complained_about():
    entries = [slot("12:00"), slot("9:00-10:00", slot("9:00"), slot())]
    assert program(*entries)[1] == "? time-backwards"
    assert talks(*entries, which=1) == ["?-?", "?-? (session)"]


def test_an_end_at_the_start_is_a_mistake():
    same = Entry(TimeRange(time(9), time(9)))
    assert program(same, slot("10:00")) == ["9:00 end-before-start", "10:00-?"]


# clock changes


def at(zone: ZoneInfo, day: date, *entries: Entry) -> list[Timing]:
    return timings(day, zone, entries)


def length(timing: Timing) -> timedelta:
    return timing.end.astimezone(UTC) - timing.start.astimezone(UTC)


@pytest.mark.parametrize(
    ("zone", "day", "change", "minutes"),
    [
        ("Europe/Paris", date(2025, 3, 30), "1:30-3:30", 60),
        ("Europe/Paris", date(2025, 10, 26), "1:30-3:30", 180),
        ("America/New_York", date(2025, 3, 9), "1:30-3:30", 60),
        ("America/New_York", date(2025, 11, 2), "0:30-2:30", 180),
        ("Australia/Lord_Howe", date(2025, 10, 5), "1:30-3:30", 90),
        ("Australia/Lord_Howe", date(2025, 4, 6), "1:00-3:00", 150),
    ],
)
def test_a_slot_across_a_clock_change_has_its_true_length(zone, day, change, minutes):
    zone = ZoneInfo(zone)
    (typed,) = at(zone, day, slot(change))
    assert length(typed) == timedelta(minutes=minutes)
    start, end = change.split("-")
    inferred, _ = at(zone, day, slot(start), slot(end))
    (counted,) = at(zone, day, slot(start, minutes=minutes))
    assert (inferred.start, inferred.end) == (typed.start, typed.end)
    assert (counted.start, counted.end) == (typed.start, typed.end)


def test_a_night_into_a_clock_change_keeps_its_true_length():
    (night,) = at(PARIS, date(2025, 3, 29), slot("23:00-4:00"))
    assert length(night) == timedelta(hours=4)
    assert night.start.utcoffset() == timedelta(hours=1)
    assert night.end.utcoffset() == timedelta(hours=2)


def test_talks_are_spaced_through_the_hour_that_is_shown_twice():
    session = slot("1:30", *[slot()] * 6, minutes=30)
    spaced = at(PARIS, date(2025, 10, 26), session)[0].talks
    assert [f"{talk.start:%H:%M %Z}" for talk in spaced] == [
        "01:30 CEST",
        "02:00 CEST",
        "02:30 CEST",
        "02:00 CET",
        "02:30 CET",
        "03:00 CET",
    ]
    assert {length(talk) for talk in spaced} == {timedelta(minutes=30)}


def test_a_time_that_the_clocks_skip_is_a_mistake_of_its_slot():
    start, end, later = at(PARIS, date(2025, 3, 30), slot("2:30"), slot("1:00-2:30"), slot("4:00"))
    assert (start.mistake.rule, start.start) == ("bad-time", None)
    assert (end.mistake.rule, end.end) == ("bad-time", None)
    assert end.start == datetime(2025, 3, 30, 0, tzinfo=UTC)
    assert later.mistake is None


# properties


ROOMS = st.sampled_from([None, "A", "B"])
ZONES = st.sampled_from(["Europe/Paris", "America/New_York", "Australia/Lord_Howe", "UTC"])
DAYS = st.sampled_from(
    [
        *(date(2025, 3, 29), date(2025, 3, 30), date(2025, 10, 26), date(2025, 3, 9)),
        *(date(2025, 11, 1), date(2025, 11, 2), date(2025, 10, 5), date(2025, 4, 6), DAY),
    ]
)
CLOCKS = st.integers(0, 95).map(lambda n: time(n // 4, n % 4 * 15))


@st.composite
def ranges(draw) -> TimeRange:
    start, end = draw(CLOCKS), draw(st.none() | CLOCKS)
    sound = end is None or end > start or (start >= time(18) and end <= time(12))
    return TimeRange(start, end if sound else None)


LENGTHS = st.none() | st.integers(1, 600).map(lambda n: timedelta(minutes=n / 2))
TALKS = st.lists(st.builds(Entry, st.none() | ranges(), LENGTHS), max_size=4).map(tuple)
ENTRIES = st.lists(st.builds(Entry, st.none() | ranges(), LENGTHS, ROOMS, TALKS), max_size=7)
# Mostly ascending lists, so that not everything is a mistake.
SORTED = ENTRIES.map(lambda all_: sorted(all_, key=lambda e: e.time.start if e.time else time(9)))


def every(found: list[Timing]) -> list[Timing]:
    return [one for timing in found for one in (timing, *timing.talks)]


@settings(deadline=None, max_examples=200)
@given(DAYS, ZONES, ENTRIES | SORTED)
def test_what_has_an_end_has_an_earlier_start(day, zone, entries):
    for timing in every(timings(day, ZoneInfo(zone), entries)):
        if timing.end:
            assert timing.start.astimezone(UTC) < timing.end.astimezone(UTC)


@settings(deadline=None, max_examples=200)
@given(DAYS, ZONES, ENTRIES | SORTED)
def test_the_starts_of_a_room_never_decrease(day, zone, entries):
    found = timings(day, ZoneInfo(zone), entries)
    for room in ("A", "B"):
        chain = [
            timing.start.astimezone(UTC)
            for entry, timing in zip(entries, found, strict=True)
            if entry.room in (room, None) and timing.start
        ]
        assert chain == sorted(chain)


@settings(deadline=None, max_examples=200)
@given(DAYS, ZONES, ENTRIES | SORTED)
def test_the_starts_of_a_sessions_talks_never_decrease(day, zone, entries):
    for session in timings(day, ZoneInfo(zone), entries):
        starts = [talk.start.astimezone(UTC) for talk in session.talks if talk.own and talk.start]
        assert starts == sorted(starts)


@settings(deadline=None, max_examples=200)
@given(DAYS, ZONES, ENTRIES | SORTED)
def test_every_typed_time_is_shown_as_typed_or_is_a_mistake(day, zone, entries):
    found = timings(day, ZoneInfo(zone), entries)
    assert len(found) == len(entries)
    for entry, timing in zip(entries, found, strict=True):
        pairs = [(entry, timing), *zip(entry.talks, timing.talks, strict=True)]
        for typed, one in pairs:
            if typed.time and one.start:
                assert one.start.time() == typed.time.start
                assert (one.start.date() - day).days in (0, 1)
            elif typed.time:
                assert timing.mistake or one.mistake
            if typed.time and typed.time.end and one.end:
                assert one.end.time() == typed.time.end


@settings(deadline=None, max_examples=100)
@given(DAYS, ZONES, st.lists(CLOCKS, min_size=2, max_size=8, unique=True).map(sorted))
def test_without_typed_ends_each_slot_lasts_until_the_next(day, zone, starts):
    found = timings(day, ZoneInfo(zone), [Entry(TimeRange(start, None)) for start in starts])
    sound = [timing for timing in found if not timing.mistake]
    assert all(one.end == following.start for one, following in pairwise(sound))
    assert not sound or sound[-1].end is None


@pytest.mark.parametrize("machine", ["UTC", "Asia/Tokyo", "America/Los_Angeles"])
def test_the_machines_own_zone_does_not_matter(machine, monkeypatch):
    monkeypatch.setenv("TZ", machine)
    clocks.tzset()
    try:
        found = timings(date(2025, 3, 29), NEW_YORK, [slot("23:00-4:00"), slot("5:00", minutes=30)])
    finally:
        monkeypatch.undo()
        clocks.tzset()
    instants = [(one.start.astimezone(UTC), one.end.astimezone(UTC)) for one in found]
    assert instants == [
        (datetime(2025, 3, 30, 3, tzinfo=UTC), datetime(2025, 3, 30, 8, tzinfo=UTC)),
        (datetime(2025, 3, 30, 9, tzinfo=UTC), datetime(2025, 3, 30, 9, 30, tzinfo=UTC)),
    ]
