"""The pages of talks, and how the program leads to them."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from built import HOST, built, crawl, errors, parsed, printed
from rich_site import RICH
from sites import site, told

WORKSHOP = "title: Sums\ndate: 2023-05-23\ntimezone: Europe/Paris\n"
PEOPLE = """
ada:
  name: Ada Example
  affiliation: Exampleville
  pronouns: she/her
  photo: ada.svg
  url: https://example.org/ada
  bio: Ada wrote **books**.
bob: {name: Bob Example}
"""
PROGRAM = """
- 9:00 Opening
- time: "9:30"
  title: Sparse *sums*
  kind: keynote
  speaker: ada
  room: Hall A
  abstract: We show $e^x$.
  slides: https://example.org/slides
- time: 11:00-12:30
  parallel:
    - room: Hall A
      title: Session one
      chair: Cleo Example (ENS)
      talks:
        - {time: "11:00", title: First talk, speakers: [bob, Dana Example (CNRS)]}
        - {time: "11:45", title: Second talk, speaker: ada, was: "11:30", remote: yes}
    - room: Hall B
      title: Session two
      talks:
        - {title: Other talk, speaker: bob}
        - {title: Gone talk, speaker: ada, cancelled: yes}
- {time: "12:30", title: Lunch}
- {time: "14:00-15:00", title: The panel, moderator: ada, panelists: [bob], abstract: On it.}
"""
FILES = {
    "content/workshop.yaml": WORKSHOP,
    "content/people.yaml": PEOPLE,
    "content/program.yaml": PROGRAM,
    "content/ada.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
}


def page(out, address):
    return LexborHTMLParser((out / address / "index.html").read_text("utf-8"))


def main(out, address):
    """The element of a talk's page that says everything about the slot."""
    [element] = page(out, address).css("main [data-slot]")
    return element


def text(element):
    return " ".join(element.text(separator=" ").split())


def people(element):
    return [
        (one.attributes["data-role"], one.attributes["data-name"])
        for one in element.css("[data-role]")
    ]


def instants(element):
    return [element.css_first(f"time.dt-{end}").attributes["datetime"] for end in ("start", "end")]


# --- which there are


def test_what_there_is_something_to_read_about_has_a_page(tmp_path):
    out = built(tmp_path, FILES)
    pages = {path.parent.name for path in (out / "program").glob("*/index.html")}
    assert pages == {
        "sparse-sums",
        "first-talk",
        "second-talk",
        "other-talk",
        "gone-talk",
        "the-panel",
    }


@pytest.mark.parametrize("choice", ["none", "{talks: no}"])
def test_without_pages_links_lead_to_the_place_in_the_program(tmp_path, choice):
    files = FILES | {"content/workshop.yaml": f"{WORKSHOP}pages: {choice}\n"}
    show = "{{ url(site.program.days[0].slots[1]) }}"
    assert printed(tmp_path, show, files) == "/program/#sparse-sums"
    out = tmp_path / "_site"
    assert not list((out / "program").glob("*/"))
    assert not page(out, "program").css(".slot-title a")


def test_a_page_of_the_organiser_replaces_the_generated_one(tmp_path):
    own = {"content/program/sparse-sums.md": "---\ntitle: My own\n---\nHello.\n"}
    out = built(tmp_path, FILES | own)
    assert "Hello." in parsed(out / "program/sparse-sums/index.html").text
    assert not page(out, "program/sparse-sums").css("[data-slot]")
    assert crawl(out) == []


def test_markdown_can_link_to_the_pages_of_talks_and_people(tmp_path):
    text = "[talk](/program/sparse-sums/), [Ada](/people/ada/), [all](/people/)"
    out = built(tmp_path, FILES | {"content/call.md": f"---\ntitle: Call\n---\n{text}\n"})
    links = parsed(out / "call/index.html").links
    assert {"../program/sparse-sums/", "../people/ada/", "../people/"} <= set(links)


# --- what one says


def test_a_page_has_all_that_belongs_to_the_talk(tmp_path):
    out = built(tmp_path, FILES)
    talk = main(out, "program/sparse-sums")
    assert talk.attributes["data-title"] == "Sparse sums"
    assert talk.attributes["data-kind"] == "keynote"
    assert talk.attributes["data-room"] == "Hall A"
    assert "data-cancelled" not in talk.attributes
    assert people(talk) == [("speaker", "Ada Example")]
    assert instants(talk) == ["2023-05-23T09:30:00+02:00", "2023-05-23T11:00:00+02:00"]
    assert talk.css_first("h1").text() == "Sparse sums"
    shown = text(talk)
    for words in (
        "Keynote",
        "Tuesday, 23 May 2023 , 09:30 – 11:00 CEST",
        "23 May 2023 , 07:30 – 09:00 UTC",
        "Hall A",
        "We show",
        "Ada wrote books .",
        "(she/her)",
        "Exampleville",
    ):
        assert words in shown
    assert talk.css_first("math").attributes["alttext"] == "e^x"
    links = [a.attributes["href"] for a in talk.css("a")]
    assert {"../../people/ada/", "https://example.org/slides", "https://example.org/ada"} <= set(
        links
    )
    assert talk.css("img.avatar")


def test_the_page_of_a_talk_in_a_session_leads_to_it_and_names_its_chair(tmp_path):
    out = built(tmp_path, FILES)
    talk = main(out, "program/first-talk")
    assert "Session one" in text(talk)
    assert "Cleo Example ( ENS )" in text(talk)
    assert "../#session-one" in [a.attributes["href"] for a in talk.css("a")]
    # The chair has no part in the talk itself.
    assert people(talk) == [("speaker", "Bob Example"), ("speaker", "Dana Example")]


def test_everybody_with_a_part_in_a_panel_is_named(tmp_path):
    talk = main(built(tmp_path, FILES), "program/the-panel")
    assert people(talk) == [("moderator", "Ada Example"), ("panelist", "Bob Example")]


def test_what_is_out_of_the_ordinary_is_said(tmp_path):
    out = built(tmp_path, FILES)
    moved = text(main(out, "program/second-talk"))
    assert "Moved, was 11:30" in moved
    assert "Remote" in moved
    gone = main(out, "program/gone-talk")
    assert gone.attributes["data-cancelled"] == ""
    assert "Cancelled" in text(gone)


def test_the_neighbours_are_the_talks_before_and_after_in_the_program(tmp_path):
    out = built(tmp_path, FILES)

    def neighbours(talk):
        found = page(out, f"program/{talk}").css("nav.neighbours a[rel]")
        return {a.attributes["rel"]: a.attributes["href"] for a in found}

    assert neighbours("sparse-sums") == {"next": "../first-talk/"}
    assert neighbours("second-talk") == {"prev": "../first-talk/", "next": "../other-talk/"}
    assert neighbours("the-panel") == {"prev": "../gone-talk/"}


def parallel(out, talk):
    return [a.attributes["href"] for a in page(out, f"program/{talk}").css(".talk-parallel a")]


def test_what_takes_place_in_other_rooms_is_listed(tmp_path):
    out = built(tmp_path, FILES)
    # The talks of session two have no times of their own: either may be meant.
    assert parallel(out, "second-talk") == ["../#session-two"]
    assert parallel(out, "other-talk") == ["../first-talk/", "../second-talk/"]
    assert parallel(out, "sparse-sums") == []
    assert parallel(out, "the-panel") == []


def test_talks_that_only_touch_are_not_at_the_same_time(tmp_path):
    program = """
- {time: "9:00-10:00", title: One, speaker: bob, room: A}
- {time: "10:00-11:00", title: Two, speaker: bob, room: B}
- {time: "10:30-11:00", title: Three, speaker: Dana Example, room: C}
- {time: "10:30-11:00", title: Off, speaker: bob, room: D, cancelled: yes}
"""
    out = built(tmp_path, FILES | {"content/program.yaml": program})
    assert parallel(out, "one") == []
    assert parallel(out, "two") == ["../three/"]


def test_what_is_at_the_same_time_is_right_when_clocks_are_put_back(tmp_path):
    """The hour from 2 to 3 comes twice in this night: the first slot ends at the second 2:00."""
    program = """
- {time: "01:30", title: Early, speaker: bob, room: A, minutes: 90}
- {time: "2:15", title: Late, speaker: Dana Example, room: B, minutes: 30}
- {time: "3:00", title: After, speaker: bob, room: A, minutes: 30}
"""
    workshop = WORKSHOP.replace("2023-05-23", "2023-10-29")
    files = {"content/workshop.yaml": workshop, "content/program.yaml": program}
    out = built(tmp_path, FILES | files)
    assert parallel(out, "early") == ["../late/"]
    assert parallel(out, "after") == []
    assert instants(main(out, "program/after"))[0] == "2023-10-29T03:00:00+01:00"


# --- papers


PAPERS = {
    "content/papers.yaml": """
- {id: p1, title: Sums of $n^2$, authors: [ada, Dana Example], abstract: It works., board: 7}
- {id: p2, title: Second paper, authors: [bob], sessions: posters, award: Best}
- {id: p3, title: Third paper, authors: [bob], sessions: posters}
""",
    "content/program.yaml": """
- {time: "9:00", title: Posters, id: posters, kind: posters}
- {time: "10:00-11:00", paper: p1}
""",
}


def test_a_talk_on_a_paper_has_its_abstract_and_leads_to_it(tmp_path):
    talk = main(built(tmp_path, FILES | PAPERS), "program/sums-of-n-2")
    assert talk.attributes["data-title"] == "Sums of n^2"
    assert people(talk) == [("speaker", "Ada Example"), ("speaker", "Dana Example")]
    assert "It works." in text(talk)
    assert "../../papers/p1/" in [a.attributes["href"] for a in talk.css("a")]
    assert "Board 7" in text(talk)


def test_a_poster_session_lists_its_papers(tmp_path):
    out = built(tmp_path, FILES | PAPERS)
    for element in (
        main(out, "program/posters"),
        page(out, "program").css_first("[data-slot=posters]"),
    ):
        titles = [a.text() for a in element.css("a.paper-title")]
        assert titles == ["Second paper", "Third paper"]
        assert "Best" in text(element)
        assert people(element) == []


def test_many_papers_are_folded_in_the_program(tmp_path):
    papers = "".join(
        f"- {{id: p{n}, title: Paper {n}, authors: [bob], sessions: posters}}\n" for n in range(9)
    )
    program = "- {time: '9:00', title: Posters, id: posters, kind: posters}\n"
    files = {"content/papers.yaml": papers, "content/program.yaml": program}
    out = built(tmp_path, FILES | files)
    [fold] = page(out, "program").css("details.fold")
    assert text(fold.css_first("summary")).startswith("Papers (9)")
    assert not page(out, "program/posters").css(".talk-papers details")


# --- the program


def test_every_slot_of_the_program_says_what_programs_read(tmp_path):
    out = built(tmp_path, FILES)
    model = site(tmp_path, {})[0]
    program = page(out, "program")
    for slot in model.program.slots:
        [element] = program.css(f'[data-slot="{slot.id}"]')
        assert element.attributes["data-kind"] == slot.kind
        assert element.attributes.get("data-room") == slot.room
        assert ("data-cancelled" in element.attributes) is slot.cancelled
        assert instants(element) == [slot.start.isoformat(), slot.end.isoformat()]


def test_a_talk_without_a_time_of_its_own_has_that_of_its_session_for_programs_only(tmp_path):
    slot = page(built(tmp_path, FILES), "program").css_first('[data-slot="other-talk"]')
    assert instants(slot) == ["2023-05-23T11:00:00+02:00", "2023-05-23T12:30:00+02:00"]
    assert "hidden" in slot.css_first("time").parent.attributes
    assert "11:00" not in text(slot)


def test_titles_in_the_program_lead_to_the_pages_of_talks(tmp_path):
    out = built(tmp_path, FILES)
    links = [a.attributes["href"] for a in page(out, "program").css(".slot-title a")]
    assert links[:2] == ["sparse-sums/", "first-talk/"]
    assert len(links) == 6
    assert crawl(out) == []


def test_a_link_within_a_title_is_no_link_within_a_link(tmp_path):
    program = "- {time: '9:00', title: 'See [that](https://example.org/) $x$', speaker: bob}\n"
    out = built(tmp_path, FILES | {"content/program.yaml": program})
    [link] = page(out, "program").css(".slot-title a")
    assert link.attributes["href"] == "see-that-x/"
    assert text(link) == "See that x"
    assert "https://example.org/" in parsed(out / "program/see-that-x/index.html").links


def test_quotes_in_a_title_stay_as_typed_where_programs_read_it(tmp_path):
    program = "- {time: '9:00', title: 'A \"debate\" -- it''s on & on', id: x, speaker: bob}\n"
    out = built(tmp_path, FILES | {"content/program.yaml": program})
    expected = 'A "debate" -- it\'s on & on'
    assert [
        page(out, address).css_first("[data-slot]").attributes["data-title"]
        for address in ("program", "program/x")
    ] == [expected] * 2


def test_the_days_of_which_one_will_be_chosen_are_in_the_heading(tmp_path):
    workshop = "title: X\ndate: 2019-12-13 or 2019-12-14\ntimezone: Europe/Paris\n"
    program = """
- {time: "9:00-10:00", title: One, speaker: bob}
- {time: TBA, title: Two, speaker: bob, room: TBA}
"""
    files = {"content/workshop.yaml": workshop, "content/program.yaml": program}
    out = built(tmp_path, FILES | files)
    program = page(out, "program")
    assert text(program.css_first(".day-title")) == "13 or 14 December 2019"
    assert "13 or 14 December 2019" in text(program.css_first("footer"))
    one = program.css_first('[data-slot="one"]')
    assert "09:00 – 10:00" in text(one)
    assert not program.css("time.dt-start")
    talk = text(main(out, "program/one"))
    assert "13 or 14 December 2019, 09:00 – 10:00" in talk
    assert "UTC" not in talk
    two = text(main(out, "program/two"))
    assert "13 or 14 December 2019, time to be announced" in two
    assert "Room to be announced" in two


def test_a_title_that_is_not_known_is_said_in_words_wherever_it_stands(tmp_path):
    program = """
- {time: "9:00-10:00", id: one, title: TBA, speaker: bob}
- {time: "10:00-11:00", id: two, title: Two, speaker: bob}
"""
    out = built(tmp_path, FILES | {"content/program.yaml": program})
    shown = page(out, "program/one")
    assert text(shown.css_first("h1")) == "To be announced"
    assert text(shown.css_first("title")).startswith("To be announced · ")
    assert "To be announced" in text(page(out, "program/two").css_first(".neighbours"))
    assert "To be announced" in text(page(out, "program").css_first('[data-slot="one"]'))
    for address in ("program", "program/one", "program/two", "people/bob"):
        assert "TBA" not in text(page(out, address).body)


@pytest.mark.parametrize("day", ["2019-12-13", "2019-12-14"])
def test_an_undecided_day_is_placed_by_either_of_its_dates(tmp_path, day):
    workshop = "title: X\ndate: 2019-12-13 or 2019-12-14\ntimezone: UTC\n"
    files = {
        "content/workshop.yaml": workshop,
        "content/program.yaml": "- {time: '9:00', title: One, speaker: Bob Example}\n",
        "content/plan.md": f"---\ntitle: Plan\n---\n::: program day={day}\n",
    }
    assert page(built(tmp_path, files), "plan").css('[data-slot="one"]')


@pytest.mark.parametrize(
    ("own", "link"),
    [
        ("Soon.", "../"),
        ("::: program day=2023-05-23", "../"),
        ("Hello.\n\n::: program bios=yes", "../#session-one"),
    ],
)
def test_links_lead_into_a_program_of_the_organisers_own_if_all_of_it_is_there(tmp_path, own, link):
    aliases = PROGRAM.replace("- 9:00 Opening", "- {time: '9:00', title: Opening, aliases: [old]}")
    text = f"---\ntitle: Own\n---\n{own}\n"
    files = {"content/program.md": text, "content/program.yaml": aliases}
    out = built(tmp_path, FILES | files)
    assert link in [a.attributes["href"] for a in main(out, "program/first-talk").css(".facts a")]
    assert crawl(out) == []


# --- earlier ids


def test_earlier_ids_lead_to_the_talk(tmp_path):
    program = "- {time: '9:00', title: New sums, speaker: bob, aliases: [old-sums, older]}\n"
    call = "---\ntitle: Call\n---\n[old](/program/old-sums/), [anchor](/program/#older)\n"
    out = built(tmp_path, FILES | {"content/program.yaml": program, "content/call.md": call})
    for alias in ("old-sums", "older"):
        assert "../new-sums/" in parsed(out / f"program/{alias}/index.html").links
        assert page(out, "program").css(f'[data-slot="new-sums"] #{alias}')
    assert crawl(out) == []


def test_earlier_ids_lead_to_the_program_where_there_are_no_pages(tmp_path):
    program = "- {time: '9:00', title: Tea break, id: tea, aliases: [coffee]}\n"
    out = built(tmp_path, FILES | {"content/program.yaml": program})
    assert "../#tea" in parsed(out / "program/coffee/index.html").links
    assert crawl(out) == []


def test_earlier_ids_of_papers_lead_to_their_pages(tmp_path):
    papers = "- {id: new, title: A paper, authors: [bob], aliases: [old]}\n"
    out = built(tmp_path, FILES | {"content/papers.yaml": papers})
    assert "../new/" in parsed(out / "papers/old/index.html").links


def test_a_page_of_the_organiser_may_stand_at_an_earlier_address(tmp_path):
    program = "- {time: '9:00', title: New sums, speaker: bob, aliases: [old]}\n"
    own = {"content/program/old.md": "---\ntitle: Old\n---\nStill here.\n"}
    out = built(tmp_path, FILES | {"content/program.yaml": program} | own)
    assert "Still here." in parsed(out / "program/old/index.html").text


@pytest.mark.parametrize(
    ("name", "data", "place"),
    [
        ("program", "- {time: '9:00', title: A}\n- {time: '10:00', title: B, aliases: [a]}\n", 2),
        (
            "program",
            "- {time: '9:00', title: A, aliases: x}\n- {time: '10:00', title: B, aliases: x}\n",
            2,
        ),
        ("people", "a: Ada Example\nb: {name: Bob Example, aliases: [a]}\n", 2),
        (
            "papers",
            "- {id: a, title: A, aliases: [x]}\n- {id: b, title: B, aliases: [x]}\n",
            2,
        ),
    ],
)
def test_an_earlier_id_of_two_is_an_error_at_its_place(tmp_path, name, data, place):
    files = {"content/workshop.yaml": WORKSHOP, f"content/{name}.yaml": data}
    [problem] = errors(tmp_path, files)
    assert (problem.rule.name, problem.place.line) == ("duplicate-id", place)
    assert problem.place.excerpt[problem.place.column - 1] in "ax"
    assert problem.related[0].place.line == 1


# --- all kinds of talks


@pytest.mark.parametrize("count", [1, 60])
def test_a_page_is_complete_for_any_number_of_speakers(tmp_path, count):
    names = {f"p{n}": f"Person Number{n}" for n in range(count)}
    listed = "".join(f"{one}: {{name: {name}, bio: About {one}.}}\n" for one, name in names.items())
    program = f"- {{time: '9:00', title: Big, speakers: [{', '.join(names)}]}}\n"
    files = {"content/people.yaml": listed, "content/program.yaml": program}
    out = built(tmp_path, FILES | files)
    talk = main(out, "program/big")
    assert people(talk) == [("speaker", name) for name in names.values()]
    assert all(f"About {one}." in text(talk) for one in names)
    assert people(page(out, "program").css_first('[data-slot="big"]')) == people(talk)


def test_names_that_are_written_from_right_to_left_stand_apart(tmp_path):
    program = "- {time: '9:00', title: T, speaker: رامي مثال (جامعة المثال)}\n"
    out = built(tmp_path, FILES | {"content/program.yaml": program})
    talk = main(out, "program/t")
    assert [one.text() for one in talk.css(".speaker bdi")] == ["رامي مثال", "جامعة المثال"]


def test_the_pages_of_a_rich_site_have_one_heading_and_no_dead_link(tmp_path):
    out = built(tmp_path, RICH, base_url=f"{HOST}/")
    assert crawl(out) == []
    for file in (*out.glob("program/**/*.html"), *out.glob("people/**/*.html")):
        page = parsed(file)
        assert len(page.all("h1")) == 1, file
        assert len(page.ids) == len(set(page.ids)), file


def test_the_calendar_of_a_talk_is_linked_where_the_address_is_known(tmp_path):
    out = built(tmp_path, FILES, base_url="https://example.org/")
    links = parsed(out / "program/sparse-sums/index.html").links
    assert "webcal://example.org/program/sparse-sums.ics" in links


def test_a_slot_only_has_a_bad_alias_if_it_cannot_be_an_address(tmp_path):
    program = "- {time: '9:00', title: A, aliases: [a/b]}\n"
    files = {"content/workshop.yaml": WORKSHOP, "content/program.yaml": program}
    assert re.match(r"bad-id program.yaml:1:", told(site(tmp_path, files)[1])[0])
