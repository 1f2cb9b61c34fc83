"""The calendars as ical.js reads them, which web calendars are made with."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings

from agreement import WITH_ICAL_JS, disagreements
from built import built, tree
from programs import programs
from sites import write
from surfaces.calendars import told_by_ical_js
from three_days import THREE_DAYS
from tools import NPM
from whole_sites import WHOLE_SITES, folder_of


@pytest.mark.parametrize("name", WHOLE_SITES)
def test_the_calendars_of_a_site_agree_with_its_program(name, tmp_path):
    folder = folder_of(name, tmp_path / "site")
    assert disagreements(folder, tmp_path / "out", [WITH_ICAL_JS]) == []


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(programs())
def test_the_calendars_of_any_program_agree_with_it(files):
    with TemporaryDirectory() as folder:
        site = write(Path(folder, "site"), files)
        assert disagreements(site, Path(folder, "out"), [WITH_ICAL_JS]) == []


def test_deadlines_are_at_the_right_instant_and_days_are_whole(tmp_path):
    """23:59 anywhere on Earth is 11:59 UTC of the next day; 18:00 in Paris is 16:00 in summer."""
    site = built(tmp_path, THREE_DAYS, base_url="https://site.test/")
    events = told_by_ical_js({"dates.ics": tree(site)["dates.ics"]})["dates.ics"]["events"]
    assert [(one["start"], one["end"], one["sequence"]) for one in events] == [
        ("2025-08-30T11:59:00Z", None, 0),
        ("2025-09-19", "2025-09-20", 1),
        ("2025-10-10T16:00:00Z", None, 0),
    ]


def test_a_moved_talk_has_a_higher_sequence_and_the_name_that_it_had(tmp_path):
    site = built(tmp_path, THREE_DAYS, base_url="https://site.test/")
    calendar = told_by_ical_js({"all": tree(site)["calendar.ics"]})["all"]
    [keynote] = [one for one in calendar["events"] if one["summary"].startswith("Keynote 3")]
    assert (keynote["uid"], keynote["sequence"]) == ("first@three-days-2025", 2)
    assert calendar["properties"]["name"] == "Three days of sums: a+b & more"


def test_a_time_that_floats_or_has_a_zone_of_its_own_is_refused(tmp_path):
    """So that the test above can fail: clients guess what such times mean."""
    event = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:a\r\n"
        "DTSTAMP:20250101T000000Z\r\nDTSTART{}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    good = event.format(":20250101T090000Z").encode()
    assert told_by_ical_js({"a": good})["a"]["events"][0]["start"] == "2025-01-01T09:00:00Z"
    for bad in (":20250101T090000", ";TZID=Europe/Paris:20250101T090000"):
        with pytest.raises(AssertionError, match="is not in UTC"):
            told_by_ical_js({"a": event.format(bad).encode()})


def test_the_lock_names_no_host():
    """So that it holds wherever packages come from; they are known by their digests."""
    lock = (NPM / "package-lock.json").read_text("utf-8")
    assert '"resolved"' not in lock
    assert '"integrity": "sha512-' in lock
