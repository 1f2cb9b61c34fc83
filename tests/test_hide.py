"""``hide:``: what it names is no part of the site, and what links to it becomes text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from built import built, crawl, errors, parsed, result
from rich_site import RICH
from sites import marked, only, site, told
from workshopsite.problems import Severity
from workshopsite.render.citation import first_day

WORKSHOP = "title: Sums\ndate: 2023-05-23\ntimezone: Europe/Paris\nurl: https://example.org/\n"
PROGRAM = """
- 9:00 Opening
- {time: "9:30", title: Sparse sums, speaker: Ada Example, kind: keynote, aliases: [sums]}
- {time: "10:30", title: The race, kind: competition, speaker: Bob Example}
- time: "11:00"
  title: Session
  talks:
    - {time: "11:00", title: One, speaker: Cleo Example}
    - {time: "11:20", title: Two, speaker: Dana Example, kind: spotlight}
    - {time: "11:40", title: Three, speaker: ada}
- {time: "12:30", title: Lunch}
"""
FILES = {
    "content/program.yaml": PROGRAM,
    "content/people.yaml": "ada: Ada Example\nbob: Bob Example\n",
    "content/call.md": "---\ntitle: Call\naliases: [/cfp/]\n---\n",
    "content/competition.md": "# The race\n",
    "content/competition.yaml": (
        "title: Race\nrank_by: {column: joules}\nleaderboard:\n  - [name, joules]\n  - [One, 5]\n"
    ),
    "content/index.md": "# Sums\n",
}


def hiding(*words: str, **files: str) -> dict[str, str | bytes]:
    """The files of a site that hides these words; files by name, without content/."""
    named = {f"content/{name.replace('_', '.')}": text for name, text in files.items()}
    typed = f"hide: [{', '.join(words)}]\n" if words else ""
    return {**FILES, "content/workshop.yaml": WORKSHOP + typed, **named}


def outputs(folder: Path, files: dict[str, str | bytes]) -> set[str]:
    made = built(folder, files)
    return {file.relative_to(made).as_posix() for file in made.rglob("*") if file.is_file()}


def slots(folder: Path, *words: str) -> dict[str, tuple[str, str]]:
    found, problems = site(folder, hiding(*words))
    assert told(problems) == []
    return {str(one.id): (str(one.start), str(one.end)) for one in found.program.slots}


# --- what is hidden


@pytest.mark.parametrize("word", ["call", "call.md", "/call/", "/call"])
def test_a_page_is_hidden_by_its_file_or_its_address(tmp_path, word):
    made = outputs(tmp_path, hiding(word))
    assert "competition/index.html" in made
    assert not {"call/index.html", "cfp/index.html"} & made


def test_a_page_in_a_folder_is_hidden_by_its_path(tmp_path):
    made = outputs(tmp_path, {**hiding("deep/page"), "content/deep/page.md": "# Deep\n"})
    assert "deep/page/index.html" not in made


def test_a_page_is_hidden_by_the_address_that_it_asks_for(tmp_path):
    page = "---\ntitle: Rules\npermalink: /the-rules/\n---\n"
    made = outputs(tmp_path, {**hiding("the-rules"), "content/rules.md": page})
    assert "the-rules/index.html" not in made


def test_a_word_hides_everything_that_it_names(tmp_path):
    files = hiding("competition")
    made = outputs(tmp_path, files)
    assert not [path for path in made if "race" in path or "competition" in path]
    found, _ = site(tmp_path, files)
    assert found.competition is None
    assert "the-race" not in {slot.id for slot in found.program.slots}


def test_slots_of_a_kind_are_hidden_in_sessions_too(tmp_path):
    assert set(slots(tmp_path, "spotlight")) == set(slots(tmp_path)) - {"two"}


def test_neither_times_nor_ids_of_what_stays_change(tmp_path):
    whole, rest = slots(tmp_path), slots(tmp_path, "keynote", "spotlight", "competition")
    assert rest == {name: whole[name] for name in rest}
    assert set(whole) - set(rest) == {"sparse-sums", "two", "the-race"}
    assert rest["opening"][1].startswith("2023-05-23 09:30")


def test_a_hidden_program_has_no_page_and_keeps_the_days_of_the_workshop(tmp_path):
    program = "- date: 2023-05-23\n  slots: [9:00 Opening]\n"
    workshop = "title: Sums\ntimezone: UTC\nhide: program\n"
    files = {"content/workshop.yaml": workshop, "content/program.yaml": program}
    assert "program/index.html" not in outputs(tmp_path, files)
    found, _ = site(tmp_path, files)
    assert [str(day) for day in found.dates] == ["2023-05-23"]
    assert first_day(found) == date(2023, 5, 23)


@pytest.mark.parametrize("typed", ["TBA", "2023-05-23 or 2023-05-24"])
def test_the_date_of_a_hidden_program_is_not_announced_for_the_workshop(tmp_path, typed):
    workshop = "title: Sums\ntimezone: UTC\nhide: program\n"
    program = f"- date: {typed}\n  slots: [9:00 Opening]\n"
    files = {"content/workshop.yaml": workshop, "content/program.yaml": program}
    assert "announced" not in parsed(built(tmp_path, files) / "index.html").text


def test_hidden_people_have_no_pages_and_speak_nevertheless(tmp_path):
    files = hiding("people")
    made = outputs(tmp_path, files)
    assert not [path for path in made if path.startswith("people/")]
    program = parsed(tmp_path / "_site/program/index.html")
    assert "Bob Example" in program.text
    assert not [link for link in program.links if "people/" in link]


def test_hidden_news_are_not_told(tmp_path):
    files = hiding("news")
    files["content/workshop.yaml"] = f"{files['content/workshop.yaml']}news: [2023-01-05 Secret]\n"
    files["content/index.md"] = "# Sums\n\n::: news\n"
    made = built(tmp_path, files)
    texts = [file.read_bytes() for file in made.rglob("*") if file.is_file()]
    assert not [text for text in texts if b"Secret" in text]


PAPERS = """
- {id: a, title: Paper one, authors: Ada Example, session: the-race}
- {id: b, title: Paper two, authors: Bob Example, session: three}
"""


def test_hidden_papers_are_gone_from_their_slots(tmp_path):
    found, problems = site(tmp_path, hiding("papers", papers_yaml=PAPERS))
    assert told(problems) == []
    assert found.papers == ()
    assert not [slot for slot in found.program.slots if slot.papers]


def test_papers_do_not_name_the_hidden_session_that_they_are_in(tmp_path):
    found, problems = site(tmp_path, hiding("competition", papers_yaml=PAPERS))
    assert told(problems) == []
    assert [paper.sessions for paper in found.papers] == [(), ("three",)]
    [three] = [slot for slot in found.program.slots if slot.id == "three"]
    assert three.papers == (found.papers[1],)


def test_a_room_that_only_hidden_slots_have_is_hidden_with_them(tmp_path):
    program = """
- {time: "9:00", title: A, room: Hall A}
- {time: "9:00", title: B, room: Hall B, kind: panel}
"""
    found, _ = site(tmp_path, hiding("panel", program_yaml=program))
    assert found.program.rooms == ("Hall A",)
    listed = WORKSHOP + "hide: panel\nrooms: [Hall B, Hall A]\n"
    found, _ = site(tmp_path, hiding(program_yaml=program, workshop_yaml=listed))
    assert found.program.rooms == ("Hall B", "Hall A")


def test_a_person_who_speaks_only_in_hidden_slots_is_no_mistake(tmp_path):
    program = "- {time: '9:00', title: A, speaker: bob, kind: keynote}\n- 10:00 B\n"
    made = outputs(tmp_path, hiding("keynote", program_yaml=program))
    assert "people/bob/index.html" not in made


def test_drafts_may_be_hidden_too(tmp_path):
    draft = {"content/later.md": "---\ntitle: Later\ndraft: yes\n---\n"}
    files = {**hiding("later"), **draft}
    assert "later/index.html" not in outputs(tmp_path, files)
    assert result(tmp_path, files, drafts=True).problems.of(Severity.ERROR) == []
    assert not (tmp_path / "_site/later").exists()


def test_nothing_is_left_of_what_is_hidden(tmp_path):
    made = built(tmp_path, hiding("keynote", "competition", "call"))
    for file in made.rglob("*.*"):
        text = file.read_bytes() if file.is_file() else b""
        for word in (b"Sparse", b"sparse-sums", b"The race", b"the-race", b"/call", b"ws-hidden"):
            assert word not in text, (file, word)


# --- what cannot be hidden


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("cal", 'did you mean "call"?'),
        ("keynotes", 'did you mean "keynote"?'),
        ("Competition", 'did you mean "competition"?'),
        ("xyz", "known are: break, call, closing,"),
    ],
)
def test_a_word_that_names_nothing_is_an_error_with_the_nearest(tmp_path, word, hint):
    _, problems = site(tmp_path, hiding("call", word))
    problem = only(problems)
    assert (problem.rule.name, marked(problem)) == ("hide", word)
    assert hint in problem.hint


def test_a_single_word_needs_no_list(tmp_path):
    _, problems = site(tmp_path, {**FILES, "content/workshop.yaml": WORKSHOP + "hide: cal\n"})
    assert marked(only(problems)) == "cal"


# --- links to it


def linked(folder: Path, typed: str, *words: str) -> tuple[str, list[tuple[str, str]]]:
    """What the line of a page becomes, and the problems: rule and marked text."""
    files = hiding(*words, page_md=f"# Page\n\n{typed}\n")
    found = errors(folder, files)
    html = (folder / "_site/page/index.html").read_text("utf-8")
    shown = html.partition("</h1>")[2].partition("<p>")[2].partition("</p>")[0]
    return shown.strip(), [(problem.rule.name, marked(problem)) for problem in found]


@pytest.mark.parametrize(
    "to",
    [
        *("call.md", "/call/", "../call", "call.md#anything", "/cfp/"),
        *("/program/sparse-sums/", "/program/#sparse-sums", "/program/sums/", "/program/#sums"),
    ],
)
def test_a_link_becomes_its_text_with_a_warning_where_it_stands(tmp_path, to):
    shown, problems = linked(tmp_path, f"See [the *text*]({to}).", "call", "keynote")
    assert shown == "See the <em>text</em>."
    assert problems == [("hidden-link", to)]


def test_the_same_links_lead_somewhere_when_nothing_is_hidden(tmp_path):
    shown, problems = linked(tmp_path, "[a](call.md) [b](/program/#sparse-sums) [c](/cfp/)")
    assert shown.count("<a ") == 3
    assert problems == []


def test_raw_html_is_treated_likewise(tmp_path):
    shown, problems = linked(tmp_path, 'A <a class="x" href="call.md"><b>call</b></a>.', "call")
    assert shown == "A <b>call</b>."
    assert problems == [("hidden-link", "call.md")]


def test_a_link_that_is_an_anchor_stays_one(tmp_path):
    shown, _ = linked(tmp_path, '<a id="here" href="call.md">call</a>', "call")
    assert shown == '<a id="here">call</a>'


def test_a_dead_link_is_dead_and_not_hidden(tmp_path):
    found = errors(
        tmp_path, hiding("call", page_md="# Page\n\n[x](nowhere.md) [y](/program/#nothing)\n")
    )
    assert [(problem.rule.name, marked(problem)) for problem in found] == [
        ("dead-link", "nowhere.md"),
        ("dead-anchor", "/program/#nothing"),
    ]


def test_the_anchor_of_a_heading_is_not_taken_for_that_of_a_hidden_slot(tmp_path):
    page = "# Page\n\n## Sparse sums\n\n::: program\n\n[x](#sparse-sums)\n"
    assert errors(tmp_path, hiding("keynote", page_md=page)) == []


def test_the_anchor_of_a_hidden_slot_counts_on_every_page_with_the_program(tmp_path):
    page = "# Page\n\n::: program\n\n[x](#sparse-sums)\n"
    [problem] = errors(tmp_path, hiding("keynote", page_md=page))
    assert (problem.rule.name, marked(problem)) == ("hidden-link", "#sparse-sums")


def test_the_anchor_of_a_hidden_slot_counts_on_a_home_page_without_a_file(tmp_path):
    files = hiding("keynote", page_md="# Page\n\n[x](/#sparse-sums)\n")
    del files["content/index.md"]
    [problem] = errors(tmp_path, files)
    assert (problem.rule.name, marked(problem)) == ("hidden-link", "/#sparse-sums")


def test_anchors_of_days_and_of_sessions_of_papers_are_hidden_with_them(tmp_path):
    page = "# Page\n\n::: program\n\n[x](#day-2023-05-23) [y](/papers/#session:the-race)\n"
    found = errors(tmp_path, hiding("program", page_md=page, papers_yaml=PAPERS))
    assert [(p.rule.name, marked(p)) for p in found] == [
        ("hidden-link", "#day-2023-05-23"),
        ("hidden-link", "/papers/#session:the-race"),
    ]
    shown = "# Page\n\n[y](/papers/#session:the-race) [z](/program/)\n"
    assert errors(tmp_path / "shown", hiding(page_md=shown, papers_yaml=PAPERS)) == []


def test_a_generated_page_is_hidden_with_the_links_to_it(tmp_path):
    shown, problems = linked(tmp_path, "[all](/program/) [her](/people/ada/)", "program", "people")
    assert shown == "all her"
    assert problems == [("hidden-link", "/program/"), ("hidden-link", "/people/ada/")]


def test_what_hangs_on_the_hidden_is_hidden_too(tmp_path):
    typed = "[c](/calendar.ics) [d](/program/day-2023-05-23.ics) [f](/schedule.xml)"
    shown, problems = linked(tmp_path, typed, "program")
    assert shown == "c d f"
    assert [rule for rule, _ in problems] == ["hidden-link"] * 3


def test_an_own_page_at_a_hidden_address_can_be_linked(tmp_path):
    files = hiding("keynote", page_md="# Page\n\n[x](/program/sparse-sums/)\n")
    files["content/program/sparse-sums.md"] = "# Sparse sums\n"
    assert errors(tmp_path, files) == []


DATA = """
links: {Call: call.md, Race: /program/#the-race}
contact: call.md
news:
  - 2023-01-05 See [the call](call.md)
"""


def test_links_of_data_become_text_and_are_warned_of_where_they_stand(tmp_path):
    workshop = WORKSHOP + "hide: [call, competition]" + DATA
    index = "# Sums\n\n::: links\n\n::: news\n"
    page = "---\ntitle: B\nlayout: workshop\n---\n"
    files = hiding(workshop_yaml=workshop, index_md=index, page_md=page)
    found = errors(tmp_path, files)
    assert [(p.rule.name, p.place.line, marked(p)) for p in found] == [
        ("hidden-link", 6, "call.md"),
        ("hidden-link", 6, "/program/#the-race"),
        ("hidden-link", 7, "call.md"),
        ("hidden-link", 9, "call.md"),
    ]
    made = tmp_path / "_site"
    assert [mistake for mistake in crawl(made) if "call" in mistake] == []
    assert {"Call", "Race"} <= set(parsed(made / "page/index.html").words)


def test_links_of_people_and_slots_become_text(tmp_path):
    people = "ada: {name: Ada Example, links: {Her call: call.md}}\n"
    program = "- {time: '9:00', title: A, speaker: ada, links: {Rules: /call/}}\n"
    files = hiding("call", people_yaml=people, program_yaml=program)
    found = [(p.rule.name, marked(p)) for p in errors(tmp_path, files)]
    assert found == [("hidden-link", "call.md"), ("hidden-link", "/call/")]


def test_own_templates_are_warned_of_and_the_theme_is_not(tmp_path):
    page = '\n{% extends "theme/page.html" %}{% block footer %}<a href="{{ url("/call/") }}">x</a>'
    files = {**hiding("call"), "templates/page.html": page + "{% endblock %}\n"}
    [problem] = errors(tmp_path, files)
    assert str(problem.place).startswith("templates/page.html:2")
    assert problem.rule.name == "hidden-link"


# --- the menu


def test_menu_entries_vanish_without_a_word(tmp_path):
    menu = "hide: [call, keynote]\nnavigation: [index.md, CfP: call.md, A: /program/#sparse-sums]\n"
    made = built(tmp_path, hiding(workshop_yaml=WORKSHOP + menu))
    navigation = (made / "index.html").read_text("utf-8").partition("<nav")[2].partition("</nav")[0]
    assert navigation.count("<a ") == 1


def test_the_menu_that_is_made_of_the_pages_has_no_hidden_ones(tmp_path):
    made = built(tmp_path, hiding("call", "program", "people"))
    navigation = (made / "index.html").read_text("utf-8").partition("<nav")[2].partition("</nav")[0]
    assert "Call" not in navigation
    assert "Program" not in navigation
    assert "The race" in navigation


# --- no trace

TRACES = {
    "content/people.yaml": (
        "ada: Ada Example\nzoe: {name: Zoe Zebra, bio: Zoe studies zebras.}\ncleo: Cleo Example\n"
    ),
    "content/papers.yaml": (
        "- {id: p1, title: Zigzag sums, authors: [Yuri Yak*, Xenia Xerus], abstract: Of wombats.}\n"
    ),
    "content/about.md": "# About\n\n::: people\n\n::: program\n\n::: papers\n",
}
PRESENTED = """
- {time: "9:00-10:00", title: Opening, speaker: ada}
- {time: "10:00-11:00", title: The secret keynote, kind: keynote, speaker: zoe}
- {time: "11:00-11:30", paper: p1}
- {time: "11:30-12:00", paper: p1, title: Typed here, id: typed, speaker: cleo}
"""


def traces(made: Path, *words: str) -> set[tuple[str, str]]:
    """Which files of a built site hold, or are called after, which of these words."""
    files = [
        file for file in made.rglob("*") if file.is_file() and ".workshopsite" not in str(file)
    ]
    return {
        (file.relative_to(made).as_posix(), word)
        for file in files
        for word in words
        if word.encode() in (file.as_posix().encode() + file.read_bytes()).lower()
    }


def test_who_takes_part_only_in_a_hidden_program_is_named_nowhere(tmp_path):
    files = {**hiding("program", program_yaml=PRESENTED), **TRACES}
    del files["content/index.md"]
    made = built(tmp_path, files)
    assert traces(made, "zoe", "zebra", "secret") == set()


def test_who_is_announced_is_shown_without_the_program(tmp_path):
    files = {**hiding("program", program_yaml=PRESENTED), **TRACES}
    files["content/workshop.yaml"] += "speakers: [zoe]\n"
    del files["content/index.md"]
    text = parsed(built(tmp_path, files) / "index.html").text
    assert "Zoe Zebra" in text
    assert "Ada Example" not in text


def test_a_member_of_a_committee_stays_among_the_people_without_the_program(tmp_path):
    files = {**hiding("program", program_yaml=PRESENTED), **TRACES}
    files["content/workshop.yaml"] += "committees: [{title: Chairs, members: [cleo]}]\n"
    text = parsed(built(tmp_path, files) / "about/index.html").text
    assert "Cleo Example" in text
    assert "Zoe Zebra" not in text


def test_hidden_papers_leave_no_trace_in_the_talks_on_them(tmp_path):
    files = {**hiding("papers", program_yaml=PRESENTED), **TRACES}
    made = built(tmp_path, files)
    assert traces(made, "zigzag", "yuri", "yak", "xerus", "wombat") == set()
    program = parsed(made / "program/index.html").text
    assert "To be announced" in program
    assert "Typed here" in program
    assert "Cleo Example" in program


def test_a_talk_on_a_hidden_paper_keeps_what_is_typed_in_it(tmp_path):
    typed = (
        "- {time: 9:00, id: nine, paper: p1, speakers: [ada]}\n"
        "- {time: 10:00, paper: p1, room: A}\n"
    )
    found, _ = site(tmp_path, {**hiding("papers", program_yaml=typed), **TRACES})
    told_of = [
        (one.id, one.title, [who.person.id for who in one.speakers], one.room)
        for one in found.program.slots
    ]
    assert told_of == [("nine", "TBA", ["ada"], None), ("talk", "TBA", [], "A")]


# --- components


@pytest.mark.parametrize("words", [("program",), ("competition",), ("papers", "people", "news")])
def test_components_of_what_is_hidden_are_no_mistake(tmp_path, words):
    index = """# Sums

::: program day=2023-05-23

::: people role=speakers

::: papers session=three

::: papers session=the-race

::: papers kind=oral

::: news

::: leaderboard
"""
    papers = PAPERS.replace("session: three", "session: three, kind: oral")
    assert errors(tmp_path, hiding(*words, index_md=index, papers_yaml=papers)) == []


def test_hiding_everything_still_gives_a_site(tmp_path):
    words = "index, call, draft, program, people, papers, competition, news, deep/page two"
    files = dict(RICH)
    files["content/workshop.yaml"] = f"{RICH['content/workshop.yaml']}hide: [{words}]\n"
    found = result(tmp_path, files).problems
    assert {p.rule.name for p in found if p.severity is not Severity.NOTICE} == {"hidden-link"}
    assert crawl(tmp_path / "_site") == []
