"""schedule.xml and schedule.json, for conference apps."""

import json
import re
import tempfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from uuid import NAMESPACE_DNS, uuid5

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from lxml import etree

import schemas
from built import built, parsed
from programs import programs
from rich_site import RICH
from schemas import wrong_in_json, wrong_in_xml
from sites import site
from workshopsite.markup.markdown import plain
from workshopsite.outputs.frab import schedule
from workshopsite.outputs.frab.in_xml import schedule_xml
from workshopsite.outputs.frab.names import acronym, event_slug, guid, numbers
from workshopsite.outputs.frab.schedule import schedule_of
from workshopsite.outputs.plan import plan
from workshopsite.outputs.xml_text import allowed_in_xml

BASE = "https://site.test/repo/"
WORKSHOP = "title: Sums\nid: sums-2023\ndate: 2023-05-23\ntimezone: Europe/Paris\n"


class Apps:
    """Both files of a site, as an app reads them."""

    def __init__(self, folder, files, **options):
        loaded, problems = site(folder, files, **{"base_url": BASE, **options})
        assert not problems.fatal, list(problems)
        outputs = plan(loaded, problems)[0]
        self.raw = {name: outputs[f"schedule.{name}"].make() for name in ("xml", "json")}
        self.xml = etree.fromstring(self.raw["xml"])
        self.json = json.loads(self.raw["json"])
        self.conference = self.json["schedule"]["conference"]
        self.days = self.conference["days"]

    @property
    def all_events(self):
        """The events of the JSON."""
        rooms = [room for day in self.days for room in day["rooms"].values()]
        return [event for room in rooms for event in room]

    @property
    def events(self):
        """The same, by their titles."""
        return {event["title"]: event for event in self.all_events}

    def event(self, title):
        """The texts of an event's elements in the XML."""
        [found] = [one for one in self.xml.iter("event") if one.findtext("title") == title]
        return {element.tag: element.text or "" for element in found} | dict(found.attrib)

    def wrong(self):
        """What the schemas say."""
        return [*wrong_in_xml(self.raw["xml"]), *wrong_in_json(self.json)]


@pytest.fixture
def apps(tmp_path):
    """Makes both files of a program on one day, or of whole files."""

    def make(program, workshop=WORKSHOP, **files):
        content = {"content/workshop.yaml": workshop, "content/program.yaml": program}
        return Apps(tmp_path, content | files)

    return make


# --- whole sites are valid

FORMULA = plain("Sums of $n^2$")
DAYS = """
- date: 2023-05-23
  slots:
    - 9:00 Opening
    - time: 9:30-12:00
      parallel:
        - {room: Hall A, title: Session one, chair: Ada Example, minutes: 50,
           talks: [{title: Sums of $n^2$, speaker: Bob Example, slides: a b.pdf,
                    video: https://example.org/v?a=ü, code: https://example.org/code},
                   {title: More, speaker: TBA, cancelled: yes}]}
        - {room: Hall B, title: Session two,
           talks: [{title: One, speakers: [Ada Example]}, {title: Two}]}
    - 12:00 Lunch
    - {time: TBA, title: Later}
    - 23:30-1:30 Night
- date: 2023-05-24
  slots:
    - {time: 9:00, title: Without an end, links: {Map: /a b.pdf, Write: "mailto:ada@example.org"}}
- date: 2023-05-25
  slots:
    - {time: TBA, title: Nothing is known}
"""
THREE_DAYS = {
    "content/workshop.yaml": "title: Sums\ndate: 2023-05-23..2023-05-25\ntimezone: Europe/Paris\n",
    "content/program.yaml": DAYS,
    "content/a b.pdf": b"%PDF-1.4",
}


@pytest.mark.parametrize("files", [RICH, THREE_DAYS], ids=["rich", "three days"])
def test_a_whole_site_is_valid(tmp_path, files):
    assert Apps(tmp_path, files).wrong() == []


@given(
    files=programs(), name=st.sampled_from(["edl", "日本", "a.b-c", "wmlat-neurips-2026", "x", ""])
)
@settings(deadline=None, max_examples=25)
def test_any_program_is_valid(files, name):
    workshop = files["content/workshop.yaml"] + (f"id: {name}\n" if name else "")
    assume("hide:" not in workshop)  # all might be hidden, and then there is nothing for apps
    with tempfile.TemporaryDirectory() as folder:
        made = Apps(Path(folder), files | {"content/workshop.yaml": workshop})
    assert made.wrong() == []
    events = made.all_events
    assert all(event["date"][11:16] == event["start"] for event in events)
    assert len({event["id"] for event in events}) == len(events)
    assert [
        (one.get("guid"), one.findtext("title"), one.findtext("room"), one.findtext("date"))
        for one in made.xml.iter("event")
    ] == [(event["guid"], event["title"], event["room"], event["date"]) for event in events]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"<start>09:00<", b"<start>9:00<"),
        (b"<acronym>", b"<acronym>A"),
        (b"</persons>", b"</persons><feedback_url/>"),
        (b"+02:00</date>", b"</date>"),
    ],
)
def test_the_xsd_sees_what_is_wrong(tmp_path, before, after):
    document = Apps(tmp_path, THREE_DAYS).raw["xml"]
    assert before in document
    assert wrong_in_xml(document.replace(before, after))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("start", "9:00"),
        ("guid", "x"),
        ("url", "no address"),
        ("date", "2023-05-23"),
        ("slug", "A"),
    ],
)
def test_the_json_schema_sees_what_is_wrong(tmp_path, key, value):
    made = Apps(tmp_path, THREE_DAYS)
    made.events["Opening"][key] = value
    assert wrong_in_json(made.json)


def test_without_schemas_tests_are_skipped_and_fail_in_continuous_integration(monkeypatch):
    monkeypatch.delenv("WORKSHOPSITE_SCHEMAS", raising=False)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="WORKSHOPSITE_SCHEMAS"):
        schemas.schema(schemas.XSD)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="WORKSHOPSITE_SCHEMAS"):
        schemas.schema(schemas.XSD)


# --- when there is a schedule


@pytest.mark.parametrize(
    ("program", "base"),
    [("- 9:00 Talk", None), ("- {time: TBA, title: Talk}", BASE), (None, BASE)],
    ids=["no address", "no time", "no program"],
)
def test_without_an_address_or_an_event_there_is_no_schedule(tmp_path, program, base):
    files = {"content/workshop.yaml": WORKSHOP}
    files |= {"content/program.yaml": program} if program else {}
    loaded, problems = site(tmp_path, files, base_url=base)
    assert not {"schedule.xml", "schedule.json"} & plan(loaded, problems)[0].keys()


def test_the_program_page_and_the_home_page_lead_to_the_schedule(tmp_path):
    out = built(tmp_path, RICH, base_url=BASE)
    files = {"calendar.ics", "schedule.xml", "schedule.json"}
    for page, up in (("program/index.html", "../"), ("index.html", "")):
        heads = parsed(out / page).all("link")
        alternates = {one["href"] for one in heads if one["rel"] == "alternate"}
        assert {f"{up}{name}" for name in files} <= alternates
    assert {"../schedule.xml", "../schedule.json"} <= set(parsed(out / "program/index.html").links)


def test_without_a_schedule_no_page_leads_to_it(tmp_path):
    page = (built(tmp_path, RICH) / "program/index.html").read_text("utf-8")
    assert "schedule." not in page


def test_a_file_of_the_organiser_replaces_the_schedule(tmp_path):
    files = {"content/workshop.yaml": WORKSHOP, "content/program.yaml": "- 9:00 Talk"}
    own = {"content/schedule.xml": "<own/>"}
    loaded, problems = site(tmp_path, files | own, base_url=BASE)
    assert plan(loaded, problems)[0]["schedule.xml"].make() == b"<own/>"
    assert not problems.fatal


# --- what is an event, and when


def test_what_has_no_time_is_left_out_and_so_is_a_day_without_times(tmp_path):
    made = Apps(tmp_path, THREE_DAYS)
    assert not {"Later", "Nothing is known"} & made.events.keys()
    assert [(day["index"], day["date"]) for day in made.days] == [
        (1, "2023-05-23"),
        (2, "2023-05-24"),
    ]
    assert made.conference["daysCount"] == 2
    assert (made.conference["start"], made.conference["end"]) == ("2023-05-23", "2023-05-25")


def test_talks_with_times_stand_for_their_session(tmp_path):
    made = Apps(tmp_path, THREE_DAYS)
    assert "$" not in FORMULA
    assert "Session one" not in made.events
    talk = made.events[FORMULA]
    assert (talk["start"], talk["duration"], talk["room"]) == ("09:30", "00:50", "Hall A")
    assert talk["track"] == "Session one"
    assert "Chair: Ada Example" in talk["description"]
    assert [person["name"] for person in talk["persons"]] == ["Bob Example"]


def test_a_session_stands_for_talks_without_times(tmp_path):
    made = Apps(tmp_path, THREE_DAYS)
    assert not {"One", "Two"} & made.events.keys()
    session = made.events["Session two"]
    assert session["description"] == "- One (Ada Example)\n- Two"
    assert [person["name"] for person in session["persons"]] == ["Ada Example"]


def test_a_session_in_which_one_talk_has_no_time_tells_of_that_one_only(apps):
    talks = "[{time: 9:00, title: Early}, {title: Some time, cancelled: yes}]"
    made = apps(f"- {{time: 9:00-10:00, title: Both, talks: {talks}}}")
    assert list(made.events) == ["Both", "Early"]
    assert made.events["Both"]["description"] == "- Cancelled: Some time"


def test_a_cancelled_event_says_so_in_its_title(apps):
    made = apps("- {time: 9:00-10:00, title: Sums, cancelled: yes}")
    assert made.event("Cancelled: Sums")["start"] == "09:00"
    french = apps("- {time: 9:00-10:00, title: Sums, cancelled: yes}", f"{WORKSHOP}language: fr\n")
    assert list(french.events) == ["Annulé : Sums"]


def test_a_talk_after_midnight_belongs_to_the_day_of_the_workshop(tmp_path):
    made = Apps(tmp_path, THREE_DAYS)
    first = made.days[0]
    assert first["day_end"] == "2023-05-24T01:30:00+02:00"
    [night] = [event for event in made.xml[4].iter("event") if event.findtext("title") == "Night"]
    assert night.findtext("date") == "2023-05-23T23:30:00+02:00"
    assert night.findtext("duration") == "02:00"


def test_what_starts_after_midnight_is_on_the_day_of_the_workshop_with_its_true_date(apps):
    made = apps("- 22:00 Dinner\n- 1:00-2:00 Dance\n")
    assert made.days[0]["date"] == "2023-05-23"
    assert made.event("Dance")["date"] == "2023-05-24T01:00:00+02:00"
    assert len(made.days) == 1


def test_an_unknown_end_is_left_out_and_the_length_is_the_shortest(apps):
    made = apps("- {time: 9:00, title: Sums}")
    assert "end" not in made.events["Sums"]
    assert made.events["Sums"]["duration"] == made.event("Sums")["duration"] == "00:05"
    assert made.days[0]["day_end"] == "2023-05-23T09:05:00+02:00"


def test_lengths_are_true_where_the_clocks_change(apps):
    workshop = WORKSHOP.replace("2023-05-23", "2023-10-28")
    made = apps("- 22:00-4:00 Night\n- 4:00-4:30 End\n", workshop)
    assert made.event("Night")["duration"] == "07:00"
    assert made.events["Night"]["date"].endswith("+02:00")
    assert made.events["Night"]["end"].endswith("+01:00")
    assert made.days[0]["day_start"] == "2023-10-28T22:00:00+02:00"
    assert made.days[0]["day_end"] == "2023-10-29T04:30:00+01:00"


@pytest.mark.parametrize(
    ("program", "length", "step"),
    [
        ("- {time: '9:00', title: Long, minutes: 1435}", "23:55", "00:05"),
        ("- {time: '9:00', title: Long, minutes: 1440}", "24:00", "00:05"),
        ("- {time: '9:00', title: Long, minutes: 22.5}", "00:22", "00:01"),
        ("- {time: '9:00', title: Long, minutes: 0.5}", "00:01", "00:01"),
        ("- 9:03-9:13 Long", "00:10", "00:01"),
    ],
)
def test_lengths_are_whole_minutes_on_a_grid_that_fits(apps, program, length, step):
    made = apps(program)
    assert made.event("Long")["duration"] == length
    assert made.conference["timeslot_duration"] == step
    assert made.xml.findtext("conference/timeslot_duration") == step


def test_an_offset_of_old_that_had_seconds_is_in_whole_minutes(apps):
    made = apps("- 9:00-10:00 Sums", WORKSHOP.replace("2023-05-23", "1905-05-23"))
    assert made.events["Sums"]["date"].endswith("+00:09")
    assert made.wrong() == []


def test_a_zone_that_the_json_schema_does_not_know_is_left_out(apps):
    made = apps("- 9:00-10:00 Sums", WORKSHOP.replace("Europe/Paris", "Australia/ACT"))
    assert "time_zone_name" not in made.conference
    assert made.xml.findtext("conference/time_zone_name") == "Australia/ACT"
    assert made.wrong() == []


@pytest.mark.parametrize("zone", ["UTC", "America/Argentina/Buenos_Aires", "Asia/Ho_Chi_Minh"])
def test_the_zone_is_named(apps, zone):
    made = apps("- 9:00-10:00 Sums", WORKSHOP.replace("Europe/Paris", zone))
    assert made.conference["time_zone_name"] == zone
    assert made.wrong() == []


# --- rooms, people, words, links

ROOMS = """
- 9:00 Opening
- time: 10:00-11:00
  parallel: [{room: Hall B, title: Two}, {room: Hall A, title: One}]
"""


@pytest.mark.parametrize(
    ("venue", "everywhere"), [("", "All rooms"), ("venue: {name: Example Hall}\n", "Example Hall")]
)
def test_what_has_no_room_is_at_the_venue_and_rooms_have_the_order_of_the_columns(
    apps, venue, everywhere
):
    made = apps(ROOMS, f"{WORKSHOP}rooms: [Hall A, Hall B, Hall C]\n{venue}")
    rooms = [everywhere, "Hall A", "Hall B"]
    assert list(made.days[0]["rooms"]) == rooms
    assert [room["name"] for room in made.conference["rooms"]] == rooms
    assert [room.get("name") for room in made.xml.iter("room") if room.get("name")] == rooms
    guids = [room["guid"] for room in made.conference["rooms"]]
    assert guids == [room.get("guid") for room in made.xml.iter("room") if room.get("guid")]
    assert len(set(guids)) == 3


def test_a_room_that_is_called_like_the_venue_is_one_with_it(apps):
    made = apps(ROOMS, f"{WORKSHOP}venue: {{name: Hall A}}\n")
    assert list(made.days[0]["rooms"]) == ["Hall A", "Hall B"]
    assert [one["title"] for one in made.days[0]["rooms"]["Hall A"]] == ["Opening", "One"]


def test_people_are_named_once_with_their_pages_and_the_same_guid_everywhere(tmp_path):
    made = Apps(tmp_path, RICH)
    ada = made.events["Sparse sums"]["persons"][0]
    assert ada["url"] == f"{BASE}people/ada/"
    assert ada["avatar"] == f"{BASE}pictures/ada.svg"
    assert ada["biography"] == "Ada wrote a text and more."
    assert "id" not in ada
    assert made.events["Panel"]["persons"][0] == ada
    [person] = [one for one in made.xml.iter("person") if one.text == "Ada Example"][:1]
    assert person.attrib == {"guid": ada["guid"]}


def test_a_person_without_a_page_has_their_own_and_one_without_that_none(apps):
    people = {"content/people.yaml": "ada: {name: Ada Example, url: 'https://example.org/ü'}\n"}
    program = "- {time: 9:00, title: Sums, speaker: ada, chair: [ada, Bob Example (CNRS)]}"
    made = apps(program, f"{WORKSHOP}pages: none\n", **people)
    ada, bob = made.events["Sums"]["persons"]
    assert ada["url"] == "https://example.org/%C3%BC"
    assert ada.keys() == {"guid", "name", "public_name", "url"}
    assert bob.keys() == {"guid", "name", "public_name"}
    assert made.events["Sums"]["description"] == "Chair: Ada Example, Bob Example (CNRS)"
    assert made.events["Sums"]["url"] == f"{BASE}program/#sums"


def test_nobody_is_a_person_where_the_speaker_is_not_known(apps):
    assert apps("- {time: 9:00, title: Sums, speaker: TBA}").events["Sums"]["persons"] == []


def test_the_description_says_what_the_format_has_no_fields_for(apps):
    made = apps(
        """
- {time: 9:00-10:00, title: Sums, kind: panel, speaker: Ada Example (CNRS), moderator: Bob Example,
   panelists: [Cleo Example], was: [2023-05-22 8:00, "8:30"], instead_of: Dana Example, remote: yes,
   tba: 2023-05-01}
"""
    )
    assert made.event("Sums")["description"].splitlines() == [
        "Moved, was 22 May 2023, 08:00, 08:30",
        "In place of Dana Example",
        "To be announced on 1 May 2023",
        "Remote",
        "",
        "Ada Example (CNRS)",
        "Moderator: Bob Example",
        "Panelists: Cleo Example",
    ]
    assert made.events["Sums"]["description"] == made.event("Sums")["description"]


PAPERS = """
- {id: p1, title: Odd $x_1$ sums, authors: Ada Example, kind: poster, arxiv: 2101.01234}
- {id: p2, title: Even sums, authors: [Bob Example], kind: poster}
- {id: p3, title: Withdrawn sums, authors: [Bob Example], kind: poster, status: withdrawn}
- {id: p4, title: Spoken, authors: Ada Example; Bob Example*, pdf: p4.pdf, abstract: On *sums*.}
"""


def test_papers_are_told_of_and_linked_where_they_are_presented(apps):
    files = {"content/papers.yaml": PAPERS, "content/p4.pdf": b"%PDF-1.4"}
    program = (
        "- {time: 9:00, title: Posters, posters: {kind: poster}}\n- {time: '10:00', paper: p4}"
    )
    made = apps(program, **files)
    posters, spoken = made.events["Posters"], made.events["Spoken"]
    lines = posters["description"].splitlines()
    assert len(lines) == 2
    assert lines[1] == "- Even sums (Bob Example)"
    assert [link["url"] for link in posters["links"]] == [f"{BASE}papers/p1/", f"{BASE}papers/p2/"]
    assert [person["name"] for person in spoken["persons"]] == ["Bob Example"]
    assert spoken["abstract"] == "On sums."
    assert spoken["attachments"] == [{"url": f"{BASE}p4.pdf", "title": "PDF", "type": "paper"}]
    assert spoken["links"] == [{"url": f"{BASE}papers/p4/", "title": "Spoken", "type": "paper"}]


def test_files_of_the_site_are_attachments_and_everything_else_is_a_link(tmp_path):
    made = Apps(tmp_path, THREE_DAYS)
    talk, last = made.events[FORMULA], made.events["Without an end"]
    assert talk["attachments"] == [{"url": f"{BASE}a%20b.pdf", "title": "Slides", "type": "slides"}]
    assert talk["links"] == [
        {"url": "https://example.org/v?a=%C3%BC", "title": "Video", "type": "media"},
        {"url": "https://example.org/code", "title": "Code", "type": "related"},
    ]
    assert last["attachments"] == [{"url": f"{BASE}a%20b.pdf", "title": "Map", "type": "web"}]
    assert last["links"][0]["url"] == "mailto:ada@example.org"
    [link, _] = [one for one in made.xml.iter("link") if "example.org/" in one.get("href")]
    assert (link.text, dict(link.attrib)) == (
        "Video",
        {"href": "https://example.org/v?a=%C3%BC", "type": "media"},
    )
    assert [one.get("href") for one in made.xml.iter("attachment")] == [f"{BASE}a%20b.pdf"] * 2


def test_a_link_to_what_is_hidden_is_left_out(apps):
    page = {"content/call.md": "# Call\n"}
    program = "- {time: 9:00, title: Sums, links: {Call: call.md}}"
    assert apps(program, **page).events["Sums"]["links"] == [
        {"url": f"{BASE}call/", "title": "Call", "type": "web"}
    ]
    hidden = apps(program, f"{WORKSHOP}hide: [call]\n", **page)
    assert hidden.events["Sums"]["links"] == []


def test_recording_is_spoken_of_only_where_there_is_a_video(tmp_path):
    made = Apps(tmp_path, THREE_DAYS)
    assert made.events[FORMULA]["do_not_record"] is False
    assert made.events["Opening"]["do_not_record"] is None
    [recording] = made.xml.iter("recording")
    assert [(one.tag, one.text) for one in recording] == [
        ("license", None),
        ("optout", "false"),
        ("url", "https://example.org/v?a=%C3%BC"),
    ]


def test_kinds_are_types_and_tracks(apps):
    made = apps("- 9:00 Coffee break\n- {time: '9:30', title: Sums, kind: keynote}")
    assert [(one["type"], one["track"]) for one in made.events.values()] == [
        ("break", "break"),
        ("keynote", "keynote"),
    ]
    assert made.events["Coffee break"]["persons"] == []
    assert [one.get("name") for one in made.xml.iter("track") if one.get("name")] == [
        "break",
        "keynote",
    ]


def test_the_language_is_that_of_the_site(apps):
    made = apps("- 9:00 Pause", f"{WORKSHOP}language: fr\n")
    assert made.event("Pause")["language"] == made.events["Pause"]["language"] == "fr"


# --- guids, numbers, slugs, versions

BEFORE = "- {time: '9:00', title: Sums, room: Hall A, speaker: Ada Example}\n- 10:00 End\n"


@pytest.mark.parametrize(
    "after",
    [
        BEFORE.replace("'9:00'", "'9:30', was: '9:00'"),
        BEFORE.replace("Hall A", "Hall 17"),
        BEFORE.replace("title: Sums", "title: New sums, aliases: [sums]"),
        BEFORE.replace("title: Sums", "title: New sums, id: sums"),
        f"- 8:00 Sums of all\n{BEFORE}",
    ],
    ids=["moved", "room renamed", "renamed with an alias", "renamed with its id", "one before it"],
)
def test_guid_and_number_stay_when_a_talk_changes(apps, after):
    def names(made):
        return {
            (event["guid"], event["id"])
            for event in made.events.values()
            if event["persons"] and event["persons"][0]["name"] == "Ada Example"
        }

    before, later = apps(BEFORE), apps(after)
    assert names(before) == names(later)
    assert len(names(before)) == 1
    assert before.xml.findtext("version") != later.xml.findtext("version")


def test_guids_do_not_depend_on_where_the_site_stands(tmp_path):
    here, there = Apps(tmp_path, RICH), Apps(tmp_path, RICH, base_url="https://other.test/")
    assert {one["guid"] for one in here.events.values()} == {
        one["guid"] for one in there.events.values()
    }


def test_slots_people_and_rooms_of_one_name_have_guids_of_their_own():
    assert len({guid(kind, "ada@sums") for kind in ("slot", "person", "room")}) == 3


def test_both_files_have_the_same_version_which_changes_with_any_word(apps):
    made = apps("- {time: 9:00-10:00, title: Sums, abstract: One.}")
    same = apps("- {abstract: One., title: Sums, time: 9:00-10:00}")
    other = apps("- {time: 9:00-10:00, title: Sums, abstract: Two.}")
    assert made.xml.findtext("version") == made.json["schedule"]["version"]
    assert same.raw == made.raw
    assert other.json["schedule"]["version"] != made.json["schedule"]["version"]


GUIDS = [uuid5(NAMESPACE_DNS, str(number)) for number in range(60)]


def test_numbers_are_all_different_even_where_there_is_hardly_room():
    found = numbers(GUIDS, largest=1000 + len(GUIDS) - 1)
    assert sorted(found.values()) == list(range(1000, 1000 + len(GUIDS)))
    assert numbers(reversed(GUIDS), largest=1000 + len(GUIDS) - 1) == found


def test_a_number_stays_when_others_come():
    few, all_of_them = numbers(GUIDS[:5]), numbers(GUIDS)
    assert all(all_of_them[one] == few[one] for one in few)
    assert max(all_of_them.values()) < 2**31


@pytest.mark.parametrize(
    ("workshop", "expected"),
    [
        ("wmlat-neurips-2026", "wmlat_neurips_2026"),
        ("größe.2024", "grosse_2024"),
        ("edl", "workshop_edl"),
        ("日本語", "workshop"),
        ("日本-2024", "2024"),
    ],
)
def test_an_acronym_fits_both_schemas(workshop, expected):
    assert acronym(workshop) == expected
    assert re.fullmatch("[a-z0-9_]{4,}", acronym(workshop))


def test_a_slug_ends_with_the_number_where_no_letter_is_one_of_ascii():
    assert event_slug("sums_2023", 1000, "日本語") == "sums_2023-1000"
    assert event_slug("sums_2023", 1000, "größe") == "sums_2023-1000-grosse"


# --- well-formed


def is_xml(sign):
    """Whether another library takes the character."""
    try:
        etree.Element("text").text = sign
    except ValueError:
        return False
    return True


@given(st.text(st.characters(max_codepoint=0x9F) | st.characters(), max_size=20))
@settings(deadline=None, max_examples=200)
@example("\x00\x08\t\x0b\ud800\ufffe\uffff")
def test_exactly_the_characters_that_xml_forbids_are_taken_out(text):
    assert allowed_in_xml(text) == "".join(filter(is_xml, text))


def test_characters_that_xml_forbids_are_left_out(tmp_path):
    files = {"content/workshop.yaml": WORKSHOP, "content/program.yaml": "- 9:00 Talk"}
    loaded, problems = site(tmp_path, files, base_url=BASE)
    told = schedule_of(loaded, plan(loaded, problems)[1])
    room = replace(told.rooms[0], name="Hall\x0c")
    document = schedule_xml(replace(told, title="A\x07 <sum>\ufffe", rooms=(room,)), BASE)
    assert etree.fromstring(document).findtext("conference/title") == "A <sum>"


def test_both_files_have_one_version_which_is_worked_out_once(tmp_path, monkeypatch):
    hashed = []
    monkeypatch.setattr(schedule, "sha256", lambda told: hashed.append(told) or sha256(told))
    program = "- {date: 2023-05-23, slots: [9:00 Sums]}\n"
    apps = Apps(tmp_path, {"content/workshop.yaml": WORKSHOP, "content/program.yaml": program})
    assert apps.xml.findtext("version") == apps.json["schedule"]["version"]
    assert len(hashed) == 1
