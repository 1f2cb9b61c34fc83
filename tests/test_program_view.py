"""What templates ask the program as a whole: zones, size, and whom it introduces where."""

from built import built, parsed, rendered

WORKSHOP = """
title: Sums
timezone: Europe/Paris
also: [Asia/Tokyo, Europe/Paris]
"""
BIOS = {
    "content/people.yaml": """
ada: {name: Ada Example, bio: Ada adds.}
bob: {name: Bob Example, bio: Bob subtracts.}
cleo: {name: Cleo Example}
""",
}


def program(folder, text, **files):
    written = {"content/workshop.yaml": WORKSHOP, "content/program.yaml": text}
    return rendered(folder, written | BIOS | files)._site.program


def introduced(program, *dates):
    days = program.on(list(dates)) if dates else program.days
    found = program.introduced_on(days)
    return {slot: [person.id for person in people] for slot, people in found.items() if people}


TWO_DAYS = """
- date: 2023-10-28
  slots:
    - {time: "9:00", title: Squares, speaker: ada}
    - {time: "10:00", title: Cubes, speakers: [cleo, ada, bob]}
    - {time: "11:00", title: Coffee, kind: break}
- date: 2023-10-29
  slots:
    - {time: "9:00", title: Roots, speaker: bob}
    - time: "10:00-11:00"
      title: Session
      talks: [{title: Logarithms, speaker: ada}]
"""


def test_everybody_with_a_biography_is_introduced_once_where_they_first_speak(tmp_path):
    assert introduced(program(tmp_path, TWO_DAYS)) == {"squares": ["ada"], "cubes": ["bob"]}


def test_a_day_alone_introduces_whom_the_day_before_does_too(tmp_path):
    found = introduced(program(tmp_path, TWO_DAYS), "2023-10-29")
    assert found == {"roots": ["bob"], "logarithms": ["ada"]}


def test_of_a_crowd_those_are_introduced_who_have_no_page_of_their_own(tmp_path):
    crowd = "- {time: '9:00', title: Squares, speakers: [ada, bob, cleo, Dana Example]}\n"
    text = f"- date: 2023-10-28\n  slots:\n  {crowd}"
    assert introduced(program(tmp_path / "a", text)) == {}
    without = {"content/workshop.yaml": WORKSHOP + "pages: {people: no}\n"}
    found = introduced(program(tmp_path / "b", text, **without))
    assert found == {"squares": ["ada", "bob"]}


def test_who_chairs_or_speaks_in_a_break_is_not_introduced(tmp_path):
    text = """
- date: 2023-10-28
  slots:
    - {time: "9:00", title: Squares, chair: ada}
    - {time: "10:00", title: Welcome, kind: opening, speaker: bob}
"""
    assert introduced(program(tmp_path, text)) == {}


def test_somebody_who_is_called_like_the_id_of_somebody_else_does_not_stand_in_for_them(tmp_path):
    text = """
- date: 2023-10-28
  slots:
    - {time: "9:00", title: Squares, speaker: "Bob"}
    - {time: "10:00", title: Cubes, speaker: bob}
"""
    assert introduced(program(tmp_path, text)) == {"cubes": ["bob"]}


def test_the_zone_of_days_has_the_names_of_those_days(tmp_path):
    found = program(tmp_path, TWO_DAYS)
    assert found.zone_on(found.days) == "Europe/Paris (CEST, CET)"
    assert found.zone_on(found.on("2023-10-29")) == "Europe/Paris (CET)"
    assert found.zone_on(()) == "Europe/Paris"


def test_a_zone_that_is_called_as_its_clocks_say_is_named_once(tmp_path):
    utc = {"content/workshop.yaml": "title: Sums\ntimezone: UTC\n"}
    found = program(tmp_path, TWO_DAYS, **utc)
    assert found.zone_on(found.days) == "UTC"


def test_the_further_zones_leave_out_that_of_the_workshop(tmp_path):
    found = program(tmp_path, TWO_DAYS)
    assert found.also_on(found.days) == ("Asia/Tokyo",)
    assert found.also_on(()) == ()


def test_the_size_counts_sessions_and_their_talks(tmp_path):
    assert program(tmp_path, TWO_DAYS).size == 6


def test_a_withdrawn_paper_is_struck_through_in_the_list_of_its_slot(tmp_path):
    files = {
        "content/workshop.yaml": "title: Sums\n",
        "content/program.yaml": """
- date: 2023-10-28
  slots: [{title: Posters, posters: [one, two]}]
""",
        "content/papers.yaml": """
- {id: one, title: One, authors: Ada Example, status: withdrawn}
- {id: two, title: Two, authors: Bob Example}
""",
    }
    items = parsed(built(tmp_path, files) / "program/index.html").all("li")
    assert [item for item in items if item.get("class") == "is-withdrawn"] == [
        {"class": "is-withdrawn"}
    ]
