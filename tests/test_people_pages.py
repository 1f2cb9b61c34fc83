"""The pages of people, and how names lead to them."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from built import built, crawl, errors, parsed, printed

WORKSHOP = """
title: Sums
date: 2023-05-23..2023-05-24
timezone: Europe/Paris
speakers: [dana, Fay Example (ENS)]
committees:
  - {title: Chairs, members: [ada, eve]}
"""
PEOPLE = """
ada:
  name: Ada Example
  affiliation: Exampleville
  pronouns: she/her
  url: https://example.org/ada
  bio: Ada wrote **books**.
  links: {Code: https://example.org/code}
  aliases: [ada-old]
bob: {name: Bob Example}
dana: {name: Dana Example, affiliation: ENS}
eve: {name: Eve Example}
"""
PROGRAM = """
- date: 2023-05-23
  slots:
    - {time: "9:00", title: Sparse sums, speaker: ada, room: Hall A}
    - time: 11:00-12:30
      title: Session one
      chair: ada
      talks:
        - {time: "11:00", title: First talk, speakers: [bob, Ada Example (CNRS)]}
        - {time: "11:45", title: Gone, speaker: ada, cancelled: yes}
- date: 2023-05-24
  slots:
    - {time: "9:00-10:00", title: Panel, speaker: ada, moderator: ada, panelists: [bob]}
    - {time: TBA, title: Late, speaker: bob}
"""
PAPERS = """
- {id: p1, title: A paper, authors: [ada, bob]}
- {id: p2, title: Another, authors: [bob]}
"""
FILES = {
    "content/workshop.yaml": WORKSHOP,
    "content/people.yaml": PEOPLE,
    "content/program.yaml": PROGRAM,
    "content/papers.yaml": PAPERS,
}


def page(out, address):
    return LexborHTMLParser((out / address / "index.html").read_text("utf-8"))


def text(element):
    return " ".join(element.text(separator=" ").split())


def links(element):
    return [a.attributes["href"] for a in element.css("a")]


# --- which there are


def test_who_takes_part_has_a_page_and_others_have_none(tmp_path):
    out = built(tmp_path, FILES)
    assert {path.parent.name for path in (out / "people").glob("*/index.html")} == {
        *("ada", "bob", "dana"),
        "ada-old",
    }


def test_the_page_of_all_leads_to_the_page_of_each(tmp_path):
    people = page(built(tmp_path, FILES), "people")
    names = people.css(".people .person-name a")
    assert [(a.text(), a.attributes["href"]) for a in names] == [
        ("Ada Example", "ada/"),
        ("Bob Example", "bob/"),
        ("Dana Example", "dana/"),
    ]
    # Their own pages elsewhere are links beside it.
    assert "https://example.org/ada" in links(people)


@pytest.mark.parametrize("choice", ["none", "{people: no}"])
def test_without_pages_names_are_no_links(tmp_path, choice):
    workshop = {"content/workshop.yaml": f"{WORKSHOP}pages: {choice}\n"}
    show = "{% for one in site.people %}{{ one.address }} {% endfor %}"
    assert printed(tmp_path, show, FILES | workshop) == "None None None None"
    out = tmp_path / "_site"
    assert not (out / "people").exists()
    assert "People" not in [a.text() for a in page(out, "program").css("nav a")]
    assert not page(out, "program").css("a.name")
    assert page(out, "program").css("span.name")


def test_nobody_takes_part_in_a_site_without_program(tmp_path):
    files = {"content/people.yaml": PEOPLE, "content/workshop.yaml": "title: X\n"}
    assert not (built(tmp_path, files) / "people").exists()


def test_a_name_that_reads_like_the_id_of_somebody_else_is_not_theirs(tmp_path):
    files = {
        "content/workshop.yaml": "title: X\ndate: 2023-05-23\ntimezone: UTC\n",
        "content/people.yaml": "ada-example: Other Person\nbob: Bob Example\n",
        "content/program.yaml": "- {time: '9:00', title: T, speakers: [Ada Example, bob]}\n",
    }
    out = built(tmp_path, files)
    assert not (out / "people/ada-example").exists()
    assert links(page(out, "program").css_first(".speakers")) == ["../people/bob/"]
    further = "- {time: '10:00', title: U, speaker: ada-example}\n"
    both = {"content/program.yaml": files["content/program.yaml"] + further}
    other = page(built(tmp_path, files | both), "people/ada-example")
    assert [text(one) for one in other.css(".parts .slot-title")] == ["U"]


def test_a_page_of_the_organiser_replaces_the_generated_one(tmp_path):
    own = {
        "content/people/ada.md": "---\ntitle: Ada\n---\nMine.\n",
        "content/people.md": "---\ntitle: Everybody\n---\n::: people\n",
    }
    out = built(tmp_path, FILES | own)
    assert "Mine." in parsed(out / "people/ada/index.html").text
    assert "Everybody" in [a.text() for a in page(out, "people").css("nav a")]
    assert crawl(out) == []


# --- what one says


def test_a_page_has_who_they_are(tmp_path):
    ada = page(built(tmp_path, FILES), "people/ada").css_first("main")
    assert text(ada.css_first("h1")) == "Ada Example (she/her)"
    assert "Exampleville" in text(ada)
    assert ada.css_first("strong").text() == "books"
    assert {"https://example.org/ada", "https://example.org/code"} <= set(links(ada))
    assert parsed(tmp_path / "_site/people/ada/index.html").text.startswith("Ada Example · Sums")


def test_a_page_has_every_appearance_in_the_order_of_the_program(tmp_path):
    ada = page(built(tmp_path, FILES), "people/ada")
    parts = ada.css(".parts > li")
    assert [
        (text(one.css_first(".part-roles")), text(one.css_first(".slot-title"))) for one in parts
    ] == [
        ("Speaker", "Sparse sums"),
        ("Chair", "Session one"),
        ("Speaker", "First talk"),
        ("Speaker", "Gone"),
        ("Speaker, Moderator", "Panel"),
    ]
    assert "Tuesday, 23 May 2023 , 09:00 – 11:00 CEST" in text(parts[0])
    assert "Hall A" in text(parts[0])
    assert links(parts[0]) == ["../../program/sparse-sums/"]
    assert links(parts[1]) == ["../../program/#session-one"]
    assert links(parts[2]) == ["../../program/first-talk/", "../../program/#session-one"]
    assert "Cancelled" in text(parts[3])
    assert [a.text() for a in ada.css("a.paper-title")] == ["A paper"]
    assert "../../papers/p1/" in links(ada)


def test_a_part_whose_time_is_not_known_yet_says_so(tmp_path):
    bob = page(built(tmp_path, FILES), "people/bob")
    last = bob.css(".parts > li")[-1]
    assert "Wednesday, 24 May 2023 , time to be announced" in text(last)


def test_who_is_announced_and_has_no_slot_yet_is_said_to_be(tmp_path):
    out = built(tmp_path, FILES)
    assert "Announced as a speaker" in text(page(out, "people/dana").css_first("main"))
    assert "Announced" not in text(page(out, "people/bob").css_first("main"))
    ada = FILES | {"content/workshop.yaml": WORKSHOP.replace("[dana,", "[dana, ada,")}
    assert "Announced" not in text(page(built(tmp_path, ada), "people/ada").css_first("main"))


# --- names


def test_names_lead_to_the_pages_of_people_wherever_they_stand(tmp_path):
    everything = "---\ntitle: All\n---\n::: program\n\n::: committees\n\n::: people\n"
    out = built(tmp_path, FILES | {"content/all.md": everything})
    shown = page(out, "all")
    assert "../people/ada/" in links(shown.css_first(".program .speakers"))
    assert links(shown.css_first(".committee")) == ["../people/ada/"]
    [ada, *_] = shown.css(".person")
    assert links(ada.css_first(".person-name")) == ["../people/ada/"]
    assert "../../people/ada/" in links(page(out, "papers/p1").css_first(".authors"))
    assert crawl(out) == []


def test_who_is_announced_stands_among_the_speakers(tmp_path):
    show = {"content/who.md": "---\ntitle: Who\n---\n::: people role=speakers\n"}
    out = built(tmp_path, FILES | show)
    names = [text(one) for one in page(out, "who").css(".person-name")]
    assert names == ["Ada Example (she/her)", "Bob Example", "Dana Example", "Fay Example"]
    assert names == [text(one) for one in page(out, ".").css("#people .person-name")]


@pytest.mark.parametrize(
    ("role", "names"),
    [
        ("chair", ["Ada Example (she/her)"]),
        ("chairs", ["Ada Example (she/her)"]),
        ("moderator", ["Ada Example (she/her)"]),
        ("panelists", ["Bob Example"]),
    ],
)
def test_the_people_of_one_role_can_be_shown(role, names, tmp_path):
    show = {"content/who.md": f"---\ntitle: Who\n---\n::: people role={role}\n"}
    out = built(tmp_path, FILES | show)
    assert [text(one) for one in page(out, "who").css(".person-name")] == names


def test_a_role_that_there_is_not_is_refused_where_it_is_typed(tmp_path):
    show = {"content/who.md": "---\ntitle: Who\n---\n::: people role=speekers\n"}
    [problem] = errors(tmp_path, FILES | show)
    assert (problem.rule.name, problem.message, problem.hint) == (
        "bad-value",
        'nobody can have the role "speekers"',
        'did you mean "speakers"?',
    )
    assert (problem.place.path, problem.place.line) == ("content/who.md", 4)


def test_earlier_ids_lead_to_the_page_of_a_person(tmp_path):
    out = built(tmp_path, FILES)
    assert "../ada/" in parsed(out / "people/ada-old/index.html").links


def test_the_menu_has_people_and_papers_after_the_program(tmp_path):
    menu = page(built(tmp_path, FILES), ".").css(".site-nav a")
    assert [a.text() for a in menu] == ["Home", "Program", "People", "Papers"]


def test_the_menu_speaks_the_language_of_the_site(tmp_path):
    french = {"content/workshop.yaml": f"{WORKSHOP}language: fr\n"}
    menu = page(built(tmp_path, FILES | french), ".").css(".site-nav a")
    assert [a.text() for a in menu] == ["Accueil", "Programme", "Personnes", "Articles"]


def test_templates_know_what_a_person_does(tmp_path):
    show = (
        "{% for one in site.people[0].parts %}{{ one.slot.id }}:{{ one.roles | join('+') }} "
        "{% endfor %}{{ site.people | selectattr('announced') | map(attribute='id') | join }}"
    )
    assert printed(tmp_path, show, FILES) == (
        "sparse-sums:speaker session-one:chair first-talk:speaker gone:speaker "
        "panel:speaker+moderator dana"
    )


def test_a_page_of_a_person_with_a_wrong_link_is_reported_once(tmp_path):
    people = PEOPLE.replace("bio: Ada wrote **books**.", "bio: See [this](gone.md).")
    found = errors(tmp_path, FILES | {"content/people.yaml": people})
    assert [(p.rule.name, p.place.path, p.place.line) for p in found] == [
        ("dead-link", "content/people.yaml", 7)
    ]


def test_who_was_to_speak_in_what_is_cancelled_is_not_listed_among_the_speakers(tmp_path):
    files = {
        "content/workshop.yaml": "title: Sums\ndate: 2023-05-23\ntimezone: UTC\n",
        "content/people.yaml": "ada: Ada Example\nbob: Bob Example\n",
        "content/program.yaml": "- {time: 9:00, title: Sums, speaker: ada, cancelled: yes}\n"
        "- {time: 9:30, title: Products, speaker: bob}\n",
        "content/who.md": "# Who\n\n::: people role=speakers\n",
    }
    names = [
        one["data-person"]
        for one in parsed(built(tmp_path, files) / "who/index.html").all("li")
        if "data-person" in one
    ]
    assert names == ["bob"]
