"""The theme's scripts in a browser: each adds something, and nothing is missing without it."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import icalendar
import pytest

from built import Parsed, built

PAPERS = "\n".join(
    f"- {{id: p{n}, title: 'Paper {n} on {topic}', authors: Ada Example, kind: {kind}, session: s}}"
    for n, (topic, kind) in enumerate(
        [("sums", "oral"), ("größe", "poster"), ("Łódź", "poster"), *[("rest", "oral")] * 5]
    )
)
FILES = {
    "content/workshop.yaml": """
id: sums-2027
title: Sums, all & more
url: https://example.org/sums/
date: 2027-03-27..2027-03-28
timezone: Europe/Paris
venue: {name: Example Hall, address: 1 Example Street}
important_dates:
  - {date: 2027-02-01, title: Early}
  - {date: 2027-03-01, time: "23:59", zone: AoE, title: Submission}
  - {date: 2027-03-10, time: "12:00", title: Decisions}
""",
    "content/people.yaml": "ada: {name: Ada Example, bio: A text.}\n",
    "content/program.yaml": """
- date: 2027-03-27
  slots:
    - 9:00 Opening
    - time: "9:30"
      title: "Sparse Sums; a keynote, of sorts"
      id: sparse
      aliases: [dense, denser]
      kind: keynote
      speaker: ada
      abstract: Résumé of it.
      was: ["8:30", "9:00"]
    - 10:30 Coffee break
    - time: 11:00-12:00
      parallel:
        - room: Hall A
          title: Session one
          talks:
            - {time: "11:00", title: Alpha talk, speaker: Zoë Example (CNRS)}
            - {time: "11:30", title: Beta talk, speaker: Bob Example}
        - room: Hall B
          title: Session two
          was: 2027-03-27 10:00
          talks:
            - {title: Untimed talk, speaker: ada}
            - {title: Cancelled talk, speaker: ada, cancelled: yes}
    - 12:00-14:00 Lunch
    - {time: 14:00-15:00, title: Posters, posters: {session: s}}
    - {time: "22:00-3:30", title: Night walk, kind: social}
- date: 2027-03-28
  slots:
    - {time: "10:00-11:00", title: Morning talk, speaker: ada}
    - {time: "16:00", title: Last words, speaker: ada}
""",
    "content/papers.yaml": PAPERS,
    "content/call.md": "# Call\n\nNothing for scripts here.\n",
    "assets/favicon.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
}
NO_STORAGE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("refused", "SecurityError"); },
});"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_arguments):
        pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The finished site, below /sums/ as on a host of projects."""
    root = tmp_path_factory.mktemp("scripts")
    built(root / "site", FILES).rename(root / "sums")
    return root


@pytest.fixture(scope="module")
def address(folder):
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/sums/"
        server.shutdown()
        thread.join()


@pytest.fixture
def visitor(chromium, address):
    """Opens pages in a fresh profile, set up as told; a word on the console fails the test."""
    made, said = [], []

    def come(timezone_id="Europe/Paris", before="", **options):
        context = chromium.new_context(timezone_id=timezone_id, base_url=address, **options)
        made.append(context)
        tab = context.new_page()
        tab.on("console", lambda message: said.append(f"{message.text} {message.location}"))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.add_init_script(before)
        return tab

    yield come
    for context in made:
        context.close()
    assert said == []


def slot(tab, slot_id):
    return tab.locator(f"[data-slot='{slot_id}']")


def clock_of(tab, slot_id):
    """What is said of the reader's own time, white space folded."""
    found = slot(tab, slot_id).locator(".slot-time .yours").first
    return " ".join(found.text_content().split()) if found.count() else None


def listed(tab):
    """The slots or papers that are to be seen."""
    shown = ":is([data-slot], .paper):visible"
    return tab.locator(f"main {shown}").evaluate_all("all => all.map(e => e.dataset.slot ?? e.id)")


# --- zones


def test_the_readers_own_time_stands_beside_the_workshops(visitor):
    tab = visitor("Asia/Tokyo")
    tab.goto("program/")
    assert clock_of(tab, "sparse") == "17:30–18:30 your time"
    shown = slot(tab, "sparse").locator(".dt-start").first
    assert shown.text_content() == "09:30"
    notes = " ".join(tab.locator(".zone-note").all_text_contents())
    assert "Europe/Paris" in notes
    assert "Asia/Tokyo" in notes


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        # From 22:00 CET to 3:30 CEST: the clocks change in that night, and in London an hour later.
        ("Asia/Tokyo", "06:00+1 (28 Mar)–10:30+1 (28 Mar) your time"),
        ("Europe/London", "21:00–02:30+1 (28 Mar) your time"),
        ("America/New_York", "17:00–21:30 your time"),
        ("Pacific/Kiritimati", "11:00+1 (28 Mar)–15:30+1 (28 Mar) your time"),
        ("Africa/Lagos", "22:00–02:30+1 (28 Mar) your time"),
    ],
)
def test_a_night_in_which_the_clocks_change(visitor, zone, expected):
    tab = visitor(zone)
    tab.goto("program/")
    assert clock_of(tab, "night-walk") == expected


def test_a_time_can_be_on_the_day_before(visitor):
    tab = visitor("Pacific/Honolulu")
    tab.goto("program/")
    assert clock_of(tab, "sparse") == "22:30−1 (26 Mar)–23:30−1 (26 Mar) your time"


@pytest.mark.parametrize(
    ("zone", "evening", "night"),
    [
        ("Asia/Tokyo", "05:00+1 (22 Jun)–07:15+1 (22 Jun)", "22 Jun 07:30–08:30"),
        ("America/New_York", "16:00–18:15", "21 Jun 18:30–19:30"),
        ("Africa/Lagos", "21:00–23:15", "21 Jun 23:30–00:30+1 (22 Jun)"),
    ],
)
def test_after_midnight_there_are_dates_as_on_the_page(
    tmp_path, visitor, folder, zone, evening, night
):
    """A mark could be counted from the day of the heading or from the date beside the time."""
    files = {
        "content/workshop.yaml": "title: N\ndate: 2027-06-21\ntimezone: Europe/Paris\n",
        "content/program.yaml": '- {time: "22:00-0:15", title: Evening}\n'
        '- {time: "0:30-1:30", title: Night}\n',
        "assets/favicon.svg": FILES["assets/favicon.svg"],
    }
    name = zone.replace("/", "-")
    built(tmp_path / "night", files).rename(folder / name)
    tab = visitor(zone)
    tab.goto(f"../{name}/program/")
    assert clock_of(tab, "evening") == f"{evening} your time"
    assert clock_of(tab, "night") == f"{night} your time"
    assert slot(tab, "night").locator(".next-day").first.text_content().strip() == "22 Jun"


def test_on_paper_there_is_the_workshops_time_alone(visitor):
    tab = visitor("Asia/Tokyo")
    tab.goto("program/")
    assert tab.locator(".yours").first.is_visible()
    tab.emulate_media(media="print")
    assert not any(one.is_visible() for one in tab.locator(".yours").all())
    assert "Tokyo" not in tab.locator(".zone-note").first.inner_text()
    assert "Paris" in tab.locator(".zone-note").first.inner_text()


def test_who_is_in_the_workshops_zone_sees_nothing_more(visitor):
    tab = visitor("Europe/Berlin")
    for page in ("program/", "", "papers/", "program/sparse/", "people/ada/"):
        tab.goto(page)
        own = tab.locator(".dates .yours")  # AoE is nobody's zone
        assert tab.locator(".yours").count() == own.count()
        assert "Berlin" not in " ".join(tab.locator(".zone-note").all_text_contents())


def test_zones_that_differ_in_summer_only_are_shown_then_only(visitor):
    tab = visitor("Africa/Lagos")
    tab.goto("program/")
    assert clock_of(tab, "sparse") is None
    assert clock_of(tab, "morning-talk") == "09:00–10:00 your time"


def test_a_deadline_is_shown_in_the_readers_time(visitor):
    tab = visitor("Asia/Tokyo")
    tab.goto("./")
    own = [" ".join(text.split()) for text in tab.locator(".dates .yours").all_text_contents()]
    assert own == ["20:59+1 (2 Mar) your time, Asia/Tokyo", "20:00 your time, Asia/Tokyo"]


@pytest.mark.parametrize("page", ["program/sparse/", "people/ada/", "papers/p0/"])
def test_pages_without_a_list_name_the_zone_with_the_time(visitor, page):
    tab = visitor("America/New_York")
    tab.goto(page)
    assert "your time, America/New York" in tab.locator(".yours").first.text_content()


def test_a_zone_that_the_page_shows_is_not_shown_twice(visitor):
    tab = visitor("UTC")
    tab.goto("program/sparse/")
    assert tab.locator(".in-utc").count() == 1
    assert tab.locator(".facts .yours").count() == 0


# --- now and next


def marks(tab, name):
    return tab.locator(f"[data-slot].is-{name}").evaluate_all("all => all.map(e => e.dataset.slot)")


@pytest.mark.parametrize(
    ("now", "on", "following", "jump"),
    [
        ("2027-03-01T08:00Z", [], [], False),
        ("2027-03-27T07:00Z", [], ["opening"], False),
        ("2027-03-27T08:40Z", ["sparse"], ["coffee-break"], True),
        ("2027-03-27T10:10Z", ["alpha-talk", "session-two"], ["beta-talk"], True),
        ("2027-03-27T18:00Z", [], ["night-walk"], True),
        ("2027-03-28T00:59Z", ["night-walk"], ["morning-talk"], True),
        ("2027-03-28T14:30Z", ["last-words"], [], True),
        ("2027-03-28T15:30Z", [], [], False),
    ],
)
def test_what_is_on_and_what_is_next_is_marked(visitor, now, on, following, jump):
    tab = visitor(viewport={"width": 400, "height": 300})
    for page in ("program/", ""):
        tab.goto(f"{page}?now={now}")
        assert marks(tab, "now") == on
        assert marks(tab, "next") == following
        tab.wait_for_timeout(100)
        assert tab.locator(".to-now").is_visible() is jump


def test_the_marks_follow_the_clock_and_nothing_moves(visitor):
    tab = visitor()
    tab.clock.install(time=datetime.fromisoformat("2027-03-27T10:29:30+00:00"))
    tab.goto("program/")
    # the button that leads to now comes and goes over the page, when the browser gets round to it
    places = (
        "[...document.querySelectorAll('main *:not(.mark, .to-now, .to-now *)')]"
        ".map(e => e.getBoundingClientRect().y)"
    )
    assert marks(tab, "now") == ["alpha-talk", "session-two"]
    before = tab.evaluate(places)
    tab.clock.run_for(31_000)
    assert marks(tab, "now") == ["beta-talk", "session-two"]
    assert tab.evaluate(places) == before


def test_jump_to_now_leads_there_by_keyboard(visitor):
    tab = visitor(viewport={"width": 360, "height": 500}, reduced_motion="reduce")
    tab.goto("program/?now=2027-03-28T08:30Z")
    button = tab.get_by_role("button", name="Jump to now")
    button.focus()
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.dataset.slot") == "morning-talk"
    assert slot(tab, "morning-talk").evaluate(
        "e => e.getBoundingClientRect().top >= 0 && e.getBoundingClientRect().top < innerHeight"
    )
    button.wait_for(state="hidden")


def test_jump_to_now_brings_back_what_is_filtered_away(visitor):
    tab = visitor(viewport={"width": 360, "height": 500})
    tab.goto("program/?now=2027-03-28T08:30Z&q=alpha")
    tab.get_by_role("button", name="Jump to now").click()
    assert tab.evaluate("document.activeElement.dataset.slot") == "morning-talk"


# --- dates


@pytest.mark.parametrize(
    ("now", "past", "said"),
    [
        ("2027-01-01T00:00Z", [], "Early in 31 days"),
        ("2027-02-26T12:30Z", ["Early"], "Submission in 3 days"),
        ("2027-03-02T09:59:30Z", ["Early"], "Submission in 119 minutes"),
        ("2027-03-02T09:00Z", ["Early"], "Submission in 2 hours"),
        ("2027-03-02T11:58Z", ["Early"], "Submission in 1 minute"),
        ("2027-03-02T12:01Z", ["Early", "Submission"], "Decisions in 7 days"),
        ("2027-04-01T00:00Z", ["Early", "Submission", "Decisions"], None),
    ],
)
def test_past_dates_are_greyed_and_the_next_is_counted_down(visitor, now, past, said):
    tab = visitor()
    tab.goto(f"?now={now}")
    greyed = tab.locator("#dates .is-past .date-what").all_text_contents()
    assert [text.strip() for text in greyed] == past
    counted = tab.locator("#dates .date-what:has(.countdown)").all_text_contents()
    assert [" ".join(text.split()) for text in counted] == ([said] if said else [])


def test_the_countdown_goes_on_while_the_page_is_open(visitor):
    tab = visitor()
    tab.clock.install(time=datetime.fromisoformat("2027-03-02T11:56:30+00:00"))
    tab.goto("./")
    assert tab.locator("#dates .countdown").text_content() == "in 2 minutes"
    tab.clock.run_for(100_000)
    assert tab.locator("#dates .countdown").text_content() == "in 1 minute"
    tab.clock.run_for(180_000)
    assert tab.locator("#dates .date-what:has(.countdown)").text_content().startswith("Decisions")


# --- search


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ALPHA", ["session-one", "alpha-talk"]),
        ("zoe example", ["session-one", "alpha-talk"]),
        ("resume", ["sparse"]),
        ("keynote", ["sparse"]),
        ("  untimed   hall  B ", ["session-two", "untimed-talk"]),
        ("one", ["session-one", "alpha-talk", "beta-talk"]),
        ("groesse", []),
        ("grosse", ["posters"]),
        ("lodz poster", ["posters"]),
        ("my program", []),
        ("nonsense", []),
    ],
)
def test_all_words_must_be_found_and_sessions_keep_their_heading(visitor, words, expected):
    tab = visitor()
    tab.goto("program/")
    tab.get_by_role("searchbox").fill(words)
    assert listed(tab) == expected
    said = tab.get_by_role("status").text_content()
    assert said.startswith("Nothing fits") is (not expected)


def test_papers_are_searched_and_empty_groups_disappear(visitor):
    tab = visitor()
    tab.goto("papers/")
    tab.get_by_role("searchbox").fill("grosse")
    assert listed(tab) == ["p1"]
    assert tab.locator(".paper-kind:visible").all_text_contents() == ["Poster"]
    assert tab.get_by_role("status").text_content() == "1 of 8"
    tab.get_by_role("searchbox").fill("")
    assert len(listed(tab)) == 8
    assert tab.get_by_role("status").text_content() == ""


def test_a_folded_list_opens_for_what_is_found_and_closes_again(visitor):
    tab = visitor()
    tab.goto("program/")
    fold = slot(tab, "posters").locator("details").first
    tab.get_by_role("searchbox").fill("lodz")
    assert fold.evaluate("fold => fold.open")
    assert fold.locator(".slot-papers > li:visible").count() == 1
    tab.get_by_role("searchbox").fill("")
    assert not fold.evaluate("fold => fold.open")


def test_kind_room_and_session_can_be_chosen(visitor):
    tab = visitor()
    tab.goto("program/")
    tab.locator("summary.choose").click()
    tab.get_by_label("Room").select_option("Hall B")
    assert listed(tab) == ["session-two", "untimed-talk", "cancelled-talk"]
    tab.get_by_label("Room").select_option("")
    tab.get_by_label("Kind").select_option("Keynote")
    assert listed(tab) == ["sparse"]
    tab.get_by_label("Kind").select_option("")
    sessions = tab.get_by_label("Session").locator("option").all_text_contents()
    assert sessions == ["All", "Session one", "Session two", "Posters"]
    tab.get_by_label("Session").select_option("Session one")
    assert listed(tab) == ["session-one", "alpha-talk", "beta-talk"]


def test_the_address_tells_the_search(visitor):
    tab = visitor()
    tab.goto("program/?now=2027-03-27T10:10Z#day-2027-03-27")
    tab.get_by_role("searchbox").fill("alpha & beta")
    tab.wait_for_url("**q=alpha*")
    assert "now=2027-03-27" in tab.url
    assert tab.url.endswith("#day-2027-03-27")
    tab.goto("program/?q=talk&room=Hall+A")
    assert listed(tab) == ["session-one", "alpha-talk", "beta-talk"]
    tab.goto("program/?q=talk&room=Hall+Z")
    assert "morning-talk" in listed(tab)
    tab.goto("program/?q=%3Cb%3Ex%3C/b%3E")
    assert tab.get_by_role("searchbox").input_value() == "<b>x</b>"
    assert tab.locator("main b").count() == 0


def test_slash_focuses_the_search_and_escape_clears_it(visitor):
    tab = visitor()
    tab.goto("program/")
    everything = listed(tab)
    tab.keyboard.press("/")
    tab.keyboard.type("alpha/")
    assert tab.get_by_role("searchbox").input_value() == "alpha/"
    assert listed(tab) == []
    tab.keyboard.press("Escape")
    assert tab.get_by_role("searchbox").input_value() == ""
    assert listed(tab) == everything


def test_a_link_to_what_is_filtered_away_shows_it(visitor):
    tab = visitor()
    tab.goto("program/?q=alpha")
    tab.evaluate("location.hash = 'morning-talk'")
    slot(tab, "morning-talk").wait_for(state="visible")
    assert tab.get_by_role("searchbox").input_value() == ""


def test_the_home_page_has_no_search(visitor):
    tab = visitor()
    tab.goto("./")
    assert tab.get_by_role("search").count() == 0


# --- favourites


def star(tab, slot_id):
    return slot(tab, slot_id).locator(".star").first


def test_stars_are_kept_on_all_pages_and_can_be_shown_alone(visitor):
    tab = visitor()
    tab.goto("program/")
    for name in ("alpha-talk", "sparse"):
        star(tab, name).focus()
        tab.keyboard.press("Space")
    assert star(tab, "sparse").get_attribute("aria-pressed") == "true"
    tab.goto("program/sparse/")
    assert star(tab, "sparse").get_attribute("aria-pressed") == "true"
    tab.goto("program/")
    assert star(tab, "beta-talk").get_attribute("aria-pressed") == "false"
    mine = tab.get_by_role("button", name="My program", exact=False).and_(tab.locator(".mine"))
    mine.click()
    assert mine.get_attribute("aria-pressed") == "true"
    assert listed(tab) == ["sparse", "session-one", "alpha-talk"]
    tab.get_by_role("searchbox").fill("alpha")
    assert listed(tab) == ["session-one", "alpha-talk"]
    tab.get_by_role("searchbox").fill("")
    mine.click()
    assert "morning-talk" in listed(tab)


def test_a_session_that_is_picked_brings_its_talks(visitor):
    tab = visitor()
    tab.goto("program/")
    star(tab, "session-two").click()
    tab.locator(".mine").click()
    assert listed(tab) == ["session-two", "untimed-talk", "cancelled-talk"]


def test_a_star_has_the_name_of_its_talk_and_breaks_have_none(visitor):
    tab = visitor()
    tab.goto("program/")
    assert star(tab, "alpha-talk").text_content() == "In my program – Alpha talk"
    assert slot(tab, "coffee-break").locator(".star").count() == 0


def stored(tab):
    return tab.evaluate("JSON.parse(localStorage['workshopsite:favourites:/sums/'])")


def test_a_talk_that_was_renamed_stays_picked(visitor):
    tab = visitor()
    tab.goto("call/")
    tab.evaluate("localStorage['workshopsite:favourites:/sums/'] = '[\"dense\", \"gone\"]'")
    tab.goto("program/")
    assert star(tab, "sparse").get_attribute("aria-pressed") == "true"
    star(tab, "alpha-talk").click()
    assert sorted(stored(tab)) == ["alpha-talk", "gone", "sparse"]


@pytest.mark.parametrize("junk", ["{", "7", "null", '"text"', "{}"])
def test_what_is_stored_wrongly_is_as_nothing(visitor, junk):
    tab = visitor()
    tab.goto("call/")
    tab.evaluate("junk => { localStorage['workshopsite:favourites:/sums/'] = junk }", junk)
    tab.goto("program/")
    assert tab.locator(".star[aria-pressed=true]").count() == 0
    star(tab, "sparse").click()
    assert stored(tab) == ["sparse"]


def test_another_tab_is_not_overwritten(visitor):
    tab = visitor()
    tab.goto("program/")
    other = tab.context.new_page()
    other.goto("program/")
    star(tab, "sparse").click()
    other.wait_for_function("JSON.stringify(localStorage).includes('sparse')", timeout=30_000)
    star(other, "alpha-talk").click()
    assert sorted(stored(other)) == ["alpha-talk", "sparse"]
    assert star(other, "sparse").get_attribute("aria-pressed") == "true"


def own_calendar(tab):
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Calendar of my program").click()
    assert download.value.suggested_filename == "my-program.ics"
    return download.value.path().read_bytes()


def test_the_calendar_of_ones_own_agrees_with_the_sites(visitor, folder):
    tab = visitor("America/New_York")
    tab.goto("program/?now=2027-03-27T10:10:30Z")
    for button in tab.locator(".star").all():
        button.click()
    content = own_calendar(tab)
    own = {str(e["UID"]): e for e in icalendar.Calendar.from_ical(content).walk("VEVENT")}
    site = icalendar.Calendar.from_ical((folder / "sums/calendar.ics").read_bytes())
    theirs = {str(e["UID"]): e for e in site.walk("VEVENT")}
    assert theirs.keys() - own.keys() == {"coffee-break@sums-2027", "lunch@sums-2027"}
    assert "dense@sums-2027" in own
    for uid, event in own.items():
        for name in ("SUMMARY", "LOCATION", "STATUS", "URL", "SEQUENCE"):
            assert event.get(name) == theirs[uid].get(name), name
        for name in ("DTSTART", "DTEND"):
            instants = [e[name].dt if name in e else None for e in (event, theirs[uid])]
            assert instants[0] == instants[1], uid
        assert str(event["DTSTAMP"].dt).startswith("2027-03-27 10:10:3")
    assert "DTEND" not in own["last-words@sums-2027"]


def test_the_calendar_is_escaped_and_folded_by_octets(visitor):
    tab = visitor()
    tab.goto("program/")
    title = "Größe 日本語 ✓ " * 12 + "; a, b \\ c\nd\u0007"
    tab.evaluate("title => { workshop.slots[1].title = title }", title)
    star(tab, "sparse").click()
    content = own_calendar(tab)
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
    for line in content.split(b"\r\n"):
        line.decode()  # no sign is cut
    [event] = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert str(event["SUMMARY"]) == title.replace("\u0007", "")


def test_there_is_no_calendar_of_nothing(visitor):
    tab = visitor()
    tab.goto("program/")
    button = tab.get_by_role("button", name="Calendar of my program")
    assert not button.is_visible()
    star(tab, "sparse").click()
    assert button.is_visible()


# --- theme


def ground(tab):
    return tab.evaluate("getComputedStyle(document.body).backgroundColor")


def test_a_theme_is_chosen_by_keyboard_and_remembered(visitor):
    tab = visitor(color_scheme="light")
    tab.goto("./")
    light = ground(tab)
    tab.get_by_role("radio", name="As the system").focus()
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("ArrowRight")
    assert tab.evaluate("document.documentElement.dataset.theme") == "dark"
    dark = ground(tab)
    assert dark != light
    tab.goto("program/")
    assert ground(tab) == dark
    assert tab.get_by_role("radio", name="Dark").is_checked()
    tab.get_by_role("radio", name="As the system").check()
    assert ground(tab) == light


def test_a_remembered_theme_is_there_before_the_page_is_shown(visitor):
    tab = visitor(before="localStorage['workshopsite:theme'] = 'dark'")
    tab.route("**/*.js*", lambda route: route.fulfill(body=""))
    tab.goto("call/")
    assert tab.evaluate("document.documentElement.dataset.theme") == "dark"


# --- copying


def test_how_to_cite_a_paper_is_copied(visitor, folder):
    tab = visitor(permissions=["clipboard-read", "clipboard-write"])
    tab.goto("papers/p0/")
    tab.get_by_role("button", name="Copy").click()
    tab.get_by_text("Copied").wait_for()
    assert tab.locator(".copying [role=status]").text_content() == "Copied"
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == (folder / "sums/papers/p0.bib").read_text("utf-8").strip()


def test_where_copying_is_refused_the_text_is_selected(visitor):
    tab = visitor(before="Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    tab.goto("papers/p0/")
    tab.get_by_role("button", name="Copy").click()
    tab.get_by_text("Selected").wait_for()
    assert "Paper 0" in tab.evaluate("String(getSelection())")


# --- everywhere


PAGES = ["", "program/", "program/sparse/", "papers/", "papers/p0/", "people/", "call/", "404.html"]


def test_everything_works_for_a_while_where_nothing_may_be_stored(visitor):
    tab = visitor("Asia/Tokyo", before=NO_STORAGE)
    for page in PAGES:
        tab.goto(page)
    tab.goto("program/")
    star(tab, "sparse").click()
    star(tab, "alpha-talk").click()
    tab.locator(".mine").click()
    assert listed(tab) == ["sparse", "session-one", "alpha-talk"]
    tab.get_by_role("radio", name="Dark").check()
    assert tab.evaluate("document.documentElement.dataset.theme") == "dark"


@pytest.mark.parametrize("page", PAGES)
def test_without_scripts_nothing_is_missing_and_nothing_dead_stands_there(visitor, page):
    without = visitor(java_script_enabled=False)
    without.goto(page)
    with_scripts = visitor()
    with_scripts.goto(page)
    assert without.locator("button, input, select, [role=status]").count() == 0
    # Nor is there room for what will not come.
    for empty in without.locator(".tools").all():
        assert empty.bounding_box()["height"] == 0
    words = [set(Parsed(tab.content()).text.split()) for tab in (without, with_scripts)]
    assert words[0] <= words[1]


SHIFTS = """window.shifts = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifts += entry.value;
}).observe({ type: "layout-shift", buffered: true });"""


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_when_scripts_come(visitor, width):
    """Also where the reader's own times are shown, which differ everywhere."""
    size = {"width": width, "height": 800}
    tab = visitor("America/New_York", before=SHIFTS, viewport=size)

    def late(route):
        tab.wait_for_timeout(300)  # until the page is shown; the others wait for this one
        route.continue_()

    tab.route("**/base.js*", late)
    for page in PAGES[:-1]:
        tab.goto(page)
        tab.wait_for_load_state("networkidle")
        tab.wait_for_timeout(100)
        assert tab.evaluate("shifts") < 0.002, page


@pytest.mark.parametrize("page", ["program/", "papers/", "program/sparse/", "papers/p0/"])
def test_nothing_is_wider_than_a_small_phone(visitor, page):
    tab = visitor("America/Argentina/Buenos_Aires", viewport={"width": 320, "height": 600})
    tab.goto(f"{page}?now=2027-03-27T10:10Z")
    for fold in tab.locator("summary.choose").all():
        fold.click()
    for button in tab.locator(".star").all()[:1]:
        button.click()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320


def test_an_empty_file_of_the_sites_own_switches_a_script_off(tmp_path, visitor, folder):
    names = ("favourites.js", "zones.js", "search.js")
    files = {**FILES, **{f"assets/{name}": "" for name in names}}
    built(tmp_path / "less", files).rename(folder / "less")
    tab = visitor("Asia/Tokyo")
    tab.goto("../less/program/?now=2027-03-27T10:10Z")
    assert tab.locator(".star, .yours, .finder").count() == 0
    assert marks(tab, "next") == ["beta-talk"]


def test_every_control_of_a_script_is_reached_by_keyboard_and_seen(visitor):
    tab = visitor()
    tab.goto("program/")
    names = "button, input, select, summary"
    wanted = tab.locator(f":is({names}):visible").count() - 2  # of three radios one is reached
    reached = set()
    for _ in range(150):
        tab.keyboard.press("Tab")
        state = tab.evaluate(
            f"""() => {{
              const at = document.activeElement;
              const all = [...document.querySelectorAll("{names}")];
              return [all.indexOf(at), getComputedStyle(at).outlineStyle !== "none"];
            }}"""
        )
        if state[0] >= 0:
            assert state[1], state
            reached.add(state[0])
    assert len(reached) == wanted


def test_from_right_to_left_and_in_the_sites_language(tmp_path, chromium, visitor, folder):
    arabic = FILES["content/workshop.yaml"] + "language: ar\n"
    built(tmp_path / "ar", {**FILES, "content/workshop.yaml": arabic}).rename(folder / "ar")
    tab = visitor("Asia/Tokyo", viewport={"width": 320, "height": 600})
    tab.goto("../ar/program/?now=2027-03-27T10:10Z")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    box = star(tab, "sparse").bounding_box()
    assert box["x"] < 100
    tab.goto("../ar/?now=2027-02-26T12:30Z")
    assert "أيام" in tab.locator("#dates .countdown").text_content()


def test_in_french(tmp_path, visitor, folder):
    french = FILES["content/workshop.yaml"] + "language: fr\n"
    built(tmp_path / "fr", {**FILES, "content/workshop.yaml": french}).rename(folder / "fr")
    tab = visitor("Asia/Tokyo")
    tab.goto("../fr/program/?now=2027-03-27T10:10Z")
    assert clock_of(tab, "sparse") == "17:30–18:30 chez vous"
    tab.get_by_role("searchbox", name="Rechercher").fill("alpha")
    assert tab.get_by_role("status").text_content() == "1 sur 19"
    assert tab.locator(".to-now").text_content() == "Aller à maintenant"
    tab.goto("../fr/?now=2027-02-26T12:30Z")
    assert tab.locator("#dates .countdown").text_content() == "dans 3 jours"


def test_a_key_is_answered_within_a_frame_with_400_papers(tmp_path, visitor, folder):
    """The best of some runs of script and layout: a busy machine must not fail the test."""
    topics = ["sparse", "dense", "neural", "convex", "Größe", "graph", "kernel"]
    papers = "\n".join(
        f"- {{id: q{n}, title: 'On {topics[n % 7]} {topics[n % 5]} {n}', authors: Ada Example}}"
        for n in range(400)
    )
    site = {**FILES, "content/papers.yaml": papers, "content/all.md": "# All\n\n::: papers\n"}
    site["content/program.yaml"] = FILES["content/program.yaml"].partition("    - {time: 14")[0]
    site["content/workshop.yaml"] += "pages: {papers: false}\n"
    built(tmp_path / "many", site).rename(folder / "many")
    tab = visitor()
    tab.goto("../many/all/")
    tab.get_by_role("searchbox").focus()
    times = tab.evaluate(
        """async () => {
          const input = document.querySelector("[name=q]");
          const best = {};
          const isSlow = () => Object.values(best).some((time) => time >= 16);
          for (let run = 0; run < 3 || (run < 30 && isSlow()); run++) {
            for (const words of ["s", "sp", "sparse", "sparse g", "spar", "", "x", "xx", ""]) {
              const start = performance.now();
              const change = `${input.value} to ${words}`;
              input.value = words;
              input.dispatchEvent(new Event("input", { bubbles: true }));
              document.body.offsetHeight;
              const time = performance.now() - start;
              best[change] = Math.min(time, best[change] ?? Infinity);
              await new Promise((done) => setTimeout(done, 30));
            }
          }
          return best;
        }"""
    )
    assert max(times.values()) < 16, times
