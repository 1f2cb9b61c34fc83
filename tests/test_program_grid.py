"""The table of times and rooms: what stands in which cell, on every kind of day."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from built import built, rendered
from workshopsite.model.program import Slot
from workshopsite.render.grid import Entry, rows_of
from workshopsite.render.stretches import stretches


def files(program, date="2023-05-23", **workshop):
    keys = {"title": "X", "date": date, "timezone": "Europe/Paris"} | workshop
    lines = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return {"content/workshop.yaml": lines, "content/program.yaml": program}


def slot(time, title, room=None, **keys):
    keys = {"time": f"'{time}'", "title": title, **({"room": room} if room else {}), **keys}
    return "- {" + ", ".join(f"{key}: {value}" for key, value in keys.items()) + "}\n"


def first_day(folder, program, **workshop):
    found = rendered(folder, files(program, **workshop)).tools.site.program
    return stretches(found.days[0], found.rooms, lambda one: one.title)


def drawn(stretch):
    """The table as lines: the time, then each cell with its width and height, if they are not 1."""
    lines = [" | ".join(["", *(room or "TBA" for room in stretch.rooms)])]
    for row in stretch.rows:
        cells = [
            "+".join(one.slots)
            + (f" w{one.columns}" if one.columns > 1 else "")
            + (f" h{one.rows}" if one.rows > 1 else "")
            for one in row.cells
        ]
        lines.append(" | ".join([f"{row.start:%H:%M}" if row.start else "", *cells]))
    return lines


def table(folder, program, **workshop):
    [found] = [one for one in first_day(folder, program, **workshop) if one.rooms]
    return drawn(found)


TWO = slot("10:00-11:00", "A1", "A") + slot("10:00-11:00", "B1", "B", overlap="yes")


def test_what_comes_before_and_after_the_parallel_rooms_is_a_list(tmp_path):
    program = slot("9:00-10:00", "Opening") + TWO + slot("11:00-12:00", "Panel", "A")
    before, parallel, after = first_day(tmp_path, program)
    assert (before.slots, before.rooms, before.rows) == (("Opening",), (), ())
    assert drawn(parallel) == [" | A | B", "10:00 | A1 | B1"]
    assert (after.slots, after.rooms) == (("Panel",), ())


def test_a_day_in_one_room_after_the_other_has_no_table(tmp_path):
    program = slot("9:00-10:00", "One", "A") + slot("10:00-11:00", "Two", "B")
    assert [one.rooms for one in first_day(tmp_path, program)] == [()]


def test_a_day_without_times_has_no_table(tmp_path):
    program = slot("TBA", "One", "A") + slot("TBA", "Two", "B")
    assert [one.slots for one in first_day(tmp_path, program)] == [("One", "Two")]


@pytest.mark.parametrize("number", range(2, 7))
def test_there_is_a_column_for_each_room(tmp_path, number):
    rooms = "ABCDEF"[:number]
    program = "- time: 9:00-10:00\n  parallel:\n" + "".join(
        f"    - {{title: In {room}, room: {room}}}\n" for room in rooms
    )
    heads, row = table(tmp_path, program)
    assert heads == " | " + " | ".join(rooms)
    assert row == "09:00 | " + " | ".join(f"In {room}" for room in rooms)


def test_the_columns_are_in_the_order_of_the_list_of_rooms(tmp_path):
    assert table(tmp_path, TWO, rooms="[C, B, A]")[0] == " | B | A"


def test_what_is_in_no_particular_room_spans_all_of_them(tmp_path):
    program = TWO + slot("11:00-11:30", "Coffee break") + slot("11:30-12:00", "A2", "A")
    program += slot("11:30-12:00", "B2", "B", overlap="yes")
    assert table(tmp_path, program)[1:] == [
        "10:00 | A1 | B1",
        "11:00 | Coffee break w2",
        "11:30 | A2 | B2",
    ]


def test_unequal_starts_have_rows_of_their_own(tmp_path):
    program = slot("11:00-12:30", "A1", "A") + slot("12:30-13:00", "A2", "A")
    program += slot("11:15-13:00", "B1", "B", overlap="yes")
    assert table(tmp_path, program)[1:] == ["11:00 | A1 h2 | ", "11:15 | B1 h2", "12:30 | A2"]


def test_a_break_leaves_out_the_room_in_which_something_goes_on(tmp_path):
    program = slot("9:00-12:00", "Tutorial", "B") + slot("9:00-10:00", "A1", "A", overlap="yes")
    program += slot("9:00-10:00", "C1", "C", overlap="yes")
    program += slot("10:00-10:30", "Tea", kind="break", overlap="yes")
    program += slot("10:30-12:00", "C2", "C", overlap="yes")
    assert table(tmp_path, program, rooms="[A, B, C]")[1:] == [
        "09:00 | A1 | Tutorial h3 | C1",
        "10:00 | Tea | ",
        "10:30 |  | C2",
    ]


def test_a_break_ends_the_cells_above_it_where_no_room_is_free(tmp_path):
    program = slot("9:00-12:00", "A1", "A") + slot("9:00-12:00", "B1", "B", overlap="yes")
    program += slot("10:00-10:30", "Tea", kind="break", overlap="yes")
    program += slot("12:00-13:00", "A2", "A") + slot("12:00-13:00", "B2", "B", overlap="yes")
    assert table(tmp_path, program)[1:] == ["09:00 | A1 | B1", "10:00 | Tea w2", "12:00 | A2 | B2"]


def test_what_is_in_one_room_at_once_shares_a_cell(tmp_path):
    program = TWO + slot("10:00-11:00", "Other", "A", overlap="yes")
    assert table(tmp_path, program)[1] == "10:00 | A1+Other | B1"


def test_what_starts_in_a_room_ends_the_cell_of_what_goes_on_there(tmp_path):
    program = slot("10:00-12:00", "A1", "A") + slot("10:00-12:00", "B1", "B", overlap="yes")
    program += slot("11:00-12:00", "A2", "A", overlap="yes")
    assert table(tmp_path, program)[1:] == ["10:00 | A1 | B1 h2", "11:00 | A2"]


def test_rooms_to_be_announced_are_as_many_columns_as_are_needed_at_once(tmp_path):
    program = "- time: 9:00-10:00\n  parallel:\n"
    program += "    - {title: One, room: TBA}\n    - {title: Two, room: TBA}\n"
    program += "    - {title: Three, room: A}\n"
    program += slot("10:00-11:00", "Four", "TBA") + slot("10:00-11:00", "Five", "A", overlap="yes")
    assert table(tmp_path, program) == [
        " | A | TBA | TBA",
        "09:00 | Three | One | Two",
        "10:00 | Five | Four | ",
    ]


@pytest.mark.parametrize("date", ["2023-05-23", "TBA"])
def test_a_night_is_in_its_order(tmp_path, date):
    both = "  parallel: [{{title: A{0}, room: A}}, {{title: B{0}, room: B}}]\n"
    program = f"- time: 22:00-23:30\n{both.format(1)}- time: 23:30-1:00\n{both.format(2)}"
    program += f"- time: 1:00-2:00\n{both.format(3)}"
    assert table(tmp_path, program, date=date)[1:] == [
        "22:00 | A1 | B1",
        "23:30 | A2 | B2",
        "01:00 | A3 | B3",
    ]


def test_a_program_round_the_clock_is_one_table(tmp_path):
    program = "".join(
        f"- time: {hour % 24}:00-{(hour + 1) % 24}:00\n"
        f"  parallel: [{{title: A{hour}, room: A}}, {{title: B{hour}, room: B}}]\n"
        for hour in range(7, 30)
    )
    drawn_rows = table(tmp_path, program)[1:]
    assert drawn_rows == [f"{h % 24:02}:00 | A{h} | B{h}" for h in range(7, 30)]


def test_what_has_no_time_yet_keeps_its_place_in_the_list(tmp_path):
    program = TWO + slot("TBA", "Some time", "A") + slot("11:00-12:00", "A2", "A")
    program += slot("11:00-12:00", "B2", "B", overlap="yes")
    assert table(tmp_path, program)[1:] == [
        "10:00 | A1 | B1",
        " | Some time w2",
        "11:00 | A2 | B2",
    ]


# --- whatever the program


@st.composite
def entries(draw):
    width = draw(st.integers(1, 5))
    start = datetime(2023, 5, 23, tzinfo=UTC)
    spans = st.tuples(
        st.integers(0, 12),
        st.none() | st.integers(1, 6),
        st.none() | st.integers(0, width - 1),
    )
    found = [
        Entry(
            start + timedelta(hours=at),
            start + timedelta(hours=at + hours) if hours else None,
            column,
            number,
        )
        for number, (at, hours, column) in enumerate(draw(st.lists(spans, max_size=14)))
    ]
    return width, sorted(found, key=lambda one: (one.at, one.column is not None))


@settings(deadline=None, max_examples=200)
@given(entries())
def test_cells_fill_the_table_without_a_gap_and_hold_each_entry_once(made):
    width, given_entries = made
    rows = list(rows_of(given_entries, width))
    held = [item for row in rows for cell in row for item in cell.slots]
    assert sorted(held) == list(range(len(given_entries)))
    reaching = [0] * width  # how many further rows the cells above reach down
    for row in rows:
        cells = iter(row)
        at = 0
        while at < width:
            if reaching[at]:
                reaching[at] -= 1
                at += 1
                continue
            cell = next(cells)
            for column in range(at, at + cell.columns):
                assert reaching[column] == 0
                reaching[column] = cell.rows - 1
            at += cell.columns
        assert next(cells, None) is None
    assert not any(reaching)


@settings(deadline=None, max_examples=100)
@given(entries())
def test_what_has_a_column_stands_in_it(made):
    width, given_entries = made
    column_of = {one.item: one.column for one in given_entries}
    taken = set()
    for number, row in enumerate(rows_of(given_entries, width)):
        free = (column for column in range(width) if (number, column) not in taken)
        for cell in row:
            at = next(free)
            for _ in range(cell.columns - 1):
                next(free)
            taken |= {(number + down, at) for down in range(cell.rows)}
            assert {column_of[item] for item in cell.slots} <= {at, None}


# --- on the page


def test_the_table_has_headings_for_its_columns_and_rows(tmp_path):
    page = built(tmp_path, files(TWO, also="[Asia/Tokyo]")) / "program/index.html"
    found = LexborHTMLParser(page.read_text("utf-8")).css_first("table.grid")
    assert [one.text() for one in found.css("th[scope=col]")] == ["Time", "A", "B"]
    [time] = found.css("th[scope=row]")
    assert " ".join(time.text(separator=" ").split()) == "10:00 Tokyo 17:00"
    assert " ".join(found.css_first("caption").text().split()) == (
        "In parallel, Tuesday, 23 May 2023"
    )
    assert [one.attributes["data-slot"] for one in found.css("td > [data-slot]")] == ["a1", "b1"]


def test_no_slot_stands_twice_on_the_page_and_sessions_hold_their_talks(tmp_path):
    program = TWO.replace("title: B1", "title: B1, talks: [{title: T1}, {title: T2}]")
    page = built(tmp_path, files(program)) / "program/index.html"
    found = LexborHTMLParser(page.read_text("utf-8"))
    assert [one.attributes["data-slot"] for one in found.css("[data-slot]")] == [
        *("a1", "b1"),
        *("t1", "t2"),
    ]
    assert len(found.css("td [data-slot=b1] > .talks > [data-slot]")) == 2


def test_an_award_is_a_badge_of_the_talk_on_the_paper(tmp_path):
    papers = "- {id: p, title: Prized, authors: Ada Example, award: Best paper}\n"
    made = built(tmp_path, files(slot("9:00", "T", paper="p")) | {"content/papers.yaml": papers})
    page = LexborHTMLParser((made / "program/index.html").read_text("utf-8"))
    assert page.css_first(".slot .badges .award").text() == "Best paper"


def test_slots_of_models_are_what_a_stretch_is_made_of(tmp_path):
    found = rendered(tmp_path, files(TWO)).tools.site.program
    [one] = stretches(found.days[0], found.rooms, lambda slot: slot)
    assert all(isinstance(slot, Slot) for slot in one.slots)
