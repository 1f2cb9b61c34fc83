"""The program in a browser: a list or a table by its width, what a link unfolds, and paper."""

import re

import pytest

from built import built

PROGRAM = """
- date: 2027-03-27
  slots:
    - {time: "9:00-10:00", title: Keynote, kind: keynote, speaker: Ada Example, abstract: Why sums.}
    - time: 10:00-12:00
      parallel:
        - room: Hall A
          title: Session A
          talks:
            - {time: "10:00", title: First, speaker: Bob Example, abstract: About the first.}
            - {time: "11:00", title: Second, speaker: Cy Example, abstract: About the second.}
        - {room: Hall B, title: Tutorial, speaker: Dan Ex, aliases: [lesson], abstract: How to.}
    - 12:00-13:00 Lunch
    - time: 13:00-14:00
      parallel:
        - {room: Hall A, title: Third, speaker: Eve Example, slides: https://example.org/slides}
        - {room: Hall B, title: Fourth, speaker: Fay Example}
- date: 2027-03-28
  slots:
    - {time: "9:00-10:00", title: Panel, kind: panel, moderator: Ada Example}
"""
FILES = {
    "content/workshop.yaml": "title: Sums\ndate: 2027-03-27..2027-03-28\ntimezone: Europe/Paris\n"
    "also: [Asia/Tokyo, America/Los_Angeles, Australia/Sydney, UTC]\n",
    "content/program.yaml": PROGRAM,
}


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    return (built(tmp_path_factory.mktemp("program"), FILES) / "program/index.html").as_uri()


@pytest.fixture
def opened(chromium, page):
    """Opens the program at a width, perhaps at an anchor and without scripts."""
    contexts = []

    def open_at(width, anchor="", **options):
        size = {"width": width, "height": 800}
        context = chromium.new_context(viewport=size, reduced_motion="reduce", **options)
        contexts.append(context)
        tab = context.new_page()
        tab.goto(page + anchor)
        return tab

    yield open_at
    for context in contexts:
        context.close()


def top(tab, slot):
    return round(tab.locator(f"[data-slot={slot}]").bounding_box()["y"])


def test_rooms_stand_side_by_side_on_a_wide_screen_and_below_each_other_on_a_phone(opened):
    wide, phone = opened(1280), opened(360)
    assert top(wide, "session-a") == top(wide, "tutorial")
    assert top(phone, "session-a") < top(phone, "tutorial") < top(phone, "lunch")


def test_rooms_and_times_name_the_cells_for_those_who_hear_the_page(opened):
    said = opened(1280).locator("table.grid").aria_snapshot()
    assert re.search(r'- table "In parallel, Saturday,? 27 March 2027"', said)
    for room in ("Time", "Hall A", "Hall B"):
        assert f'- columnheader "{room}"' in said
    for time in ("10:00", "12:00", "13:00"):
        assert re.search(rf'- rowheader "{time} Tokyo', said)
    assert re.search(r'- cell "[^"]*Tutorial[^"]*Dan Ex', said)
    assert '- heading "Session A"' in said


def test_on_a_phone_a_slot_says_its_room_and_on_a_wide_screen_its_column_does(opened):
    room = "[data-slot=tutorial] .room"
    assert opened(360).locator(room).is_visible()
    assert not opened(1280).locator(room).is_visible()


@pytest.mark.parametrize("width", [320, 360, 768, 1280, 1920])
def test_nothing_is_wider_than_the_screen_with_four_further_zones(opened, width):
    tab = opened(width)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    shown = tab.locator(".grid :is(.also .there):visible")
    assert shown.count() >= 8


def test_what_a_search_leaves_is_a_list_without_empty_cells(opened):
    tab = opened(1280, "?q=fourth")
    tab.wait_for_selector(".finder")
    assert tab.locator("[data-slot=fourth]").is_visible()
    assert not tab.locator("table.grid th").first.is_visible()
    assert tab.locator("table.grid").bounding_box()["height"] < 250


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(
    ("anchor", "text"),
    [("#keynote", "Why sums."), ("#first", "About the first."), ("#lesson", "How to.")],
)
def test_a_link_to_a_talk_shows_its_abstract(opened, anchor, text, scripts):
    tab = opened(1280, anchor, java_script_enabled=scripts)
    assert tab.get_by_text(text).is_visible()
    assert not tab.get_by_text("About the second.").is_visible()


def test_a_link_within_the_page_unfolds_and_the_reader_can_fold_again(opened):
    tab = opened(1280)
    tab.evaluate("location.hash = '#second'")
    shown = tab.get_by_text("About the second.")
    shown.wait_for(state="visible")
    tab.locator("[data-slot=second] summary").click()
    assert not shown.is_visible()


def test_an_abstract_unfolds_by_keyboard(opened):
    tab = opened(1280)
    tab.locator("[data-slot=tutorial] summary").focus()
    tab.keyboard.press("Enter")
    assert tab.get_by_text("How to.").is_visible()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_each_day_is_printed_on_a_sheet_of_its_own(opened, paper):
    tab = opened(1280)
    margin = dict.fromkeys(("top", "right", "bottom", "left"), "14mm")
    assert len(re.findall(rb"/Type\s*/Page\b", tab.pdf(format=paper, margin=margin))) == 2


def test_paper_has_rooms_and_addresses_and_neither_controls_nor_dark_colours(opened):
    tab = opened(680, color_scheme="dark")
    tab.evaluate("document.documentElement.dataset.theme = 'dark'")
    tab.emulate_media(media="print", color_scheme="dark")
    assert top(tab, "session-a") == top(tab, "tutorial")
    for gone in (".site-nav", ".days", ".tools", ".calendar-links", ".fold", ".also", ".star"):
        assert tab.locator(f"{gone}:visible").count() == 0, gone
    link = tab.locator("[data-slot=third] .small-links a")
    assert "https://example.org/slides" in link.evaluate(
        "e => getComputedStyle(e, '::after').content"
    )
    ground = tab.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    ground += tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert "255, 255, 255" in ground
