"""What templates get: every line of docs/templates.md, and no more than that."""

import re
from pathlib import Path

import pytest
from jinja2.defaults import DEFAULT_FILTERS

from built import built, errors, parsed, printed, rendered
from rich_site import RICH
from workshopsite.problems import Mistake
from workshopsite.render.jinja import names_of, url
from workshopsite.render.page_views import GeneratedPage
from workshopsite.render.things import THINGS
from workshopsite.render.view import View
from workshopsite.render.vocabulary import functions, vocabulary

DOCS = Path(__file__).parent.parent / "docs/templates.md"


def site(folder, files=RICH, **options):
    return rendered(folder, files, **options)._site


def plain(html):
    return re.sub(r"<[^>]*>", "", html)


# --- the documentation


def documented():
    """The names that docs/templates.md has for each thing: a heading, then a table."""
    names = {}
    for section in re.split(r"^### ", DOCS.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        title = section.partition("\n")[0].strip()
        rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \|$", section, re.MULTILINE)
        names[title] = {name for name, _, _ in rows}
        assert len(names[title]) == len(rows), f"{title} has a name twice"
    return names


def rows_of(title, level="###"):
    """The rows of a table of docs/templates.md: name, type and what it is."""
    [section] = re.findall(
        rf"^{level} {title}\n(.*?)(?=^##|\Z)", DOCS.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    cells = re.findall(r"^\| `(.+?)` \| (.+) \|$", section, re.MULTILINE)
    return {name: tuple(re.split(r" \| ", rest)) for name, rest in cells}


def everything(renderer):
    """One view of each kind, by the name that the documentation has for it."""
    shown = renderer._site
    day = shown.program.days[0]
    slot = day.slots[1]
    page = next(page for page in shown.pages if page.address == "/call/")
    group = shown.paper_groups()[0]
    return {
        "site": shown,
        "Program": shown.program,
        "Day": day,
        "Stretch": (table := day.stretches[1]),
        "GridRow": table.rows[0],
        "Cell": table.rows[0].cells[0],
        "Slot": slot,
        "Appearance": slot.speakers[0],
        "Person": shown.people[0],
        "Part": shown.people[0].parts[0],
        "ZonedTime": slot.utc,
        "Paper": shown.papers[0],
        "PaperGroup": group,
        "PaperPart": group.parts[0],
        "PaperEntry": group.parts[0].entries[0],
        "Venue": shown.venue,
        "ImportantDate": shown.important_dates[0],
        "Committee": shown.committees[0],
        "Sponsor": shown.sponsors[0],
        "Edition": shown.editions[0],
        "NewsItem": shown.news[0],
        "Theme": shown.theme,
        "Font": shown.theme.font,
        "Competition": shown.competition,
        "RankBy": shown.competition.rank_by,
        "Classes": shown.competition.classes,
        "RankedClass": shown.competition.ranking[0],
        "Ranked": shown.competition.ranking[0].entries[0],
        "Link": shown.links[0],
        "NavItem": shown.navigation[0],
        "Picture": shown.people[0].photo,
        "page": page,
        "Heading": page.headings[0],
        "Tag": page.tags[0],
    }


CLASSES = {
    "content/competition.yaml": """
title: Race
rank_by: {column: joules, unit: J, order: low}
classes: {column: score, unit: "%", bounds: [0, 50, 100]}
leaderboard:
  - [name, score, joules]
  - [One, 70, 5]
  - [Two, 60, 3]
"""
}


def test_every_name_of_every_view_is_documented_and_every_documented_name_is_there(tmp_path):
    views = everything(rendered(tmp_path, RICH | CLASSES))
    assert {kind: set(names_of(view)) for kind, view in views.items()} == documented()


@pytest.mark.parametrize("kind", THINGS)
def test_the_documentation_says_of_a_name_what_its_declaration_says(kind):
    declared = {one.name: (one.type, one.about) for one in vocabulary()[kind].names}
    told = rows_of(kind)
    for name, (type_, about) in told.items():
        if about.startswith("a function: "):  # the documentation has an example of a call
            told[name] = (type_, declared[name][1])
            assert declared[name][1].startswith("a function: ")
    assert told == declared


@pytest.mark.parametrize("kind", THINGS)
def test_every_name_is_described(kind):
    thing = vocabulary()[kind]
    assert all(one.type and one.about for one in thing.names)
    assert thing.about


def test_the_documented_functions_say_what_their_declaration_says():
    declared = {one.name: (one.about,) for one in functions()}
    told = {name: rest[-1:] for name, rest in rows_of("Functions", "##").items()}
    assert told == declared


def test_every_documented_name_gives_something(tmp_path):
    for kind, view in everything(rendered(tmp_path, RICH | CLASSES)).items():
        for name in names_of(view):
            getattr(view, name)
            assert not name.startswith("_"), kind


def test_the_documented_filters_are_those_that_jinja_does_not_have_itself(tmp_path):
    section = DOCS.read_text("utf-8").partition("## Filters")[2].partition("\n## ")[0]
    names = set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE))
    known = rendered(tmp_path, RICH).templates.get("page.html").environment.filters
    assert set(known) - set(DEFAULT_FILTERS) == names


def test_the_documented_functions_are_there(tmp_path):
    section = DOCS.read_text("utf-8").partition("## Functions")[2].partition("\n## ")[0]
    calls = re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE)
    assert len(calls) == 3
    template = " ".join("{{ " + call.replace("(x)", "(page)") + " }}" for call in calls)
    shown = printed(tmp_path, template, RICH)
    assert re.fullmatch(r"/probe/ /assets/site\.css\?v=\w+ text", shown)


def test_the_documented_templates_work(tmp_path):
    examples = re.findall(r"```jinja\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    files = {re.match(r"\{# (\S+) #\}", text)[1]: text for text in examples}
    assert set(files) == {"templates/page.html", "templates/components/seats.html"}
    page = {"content/a.md": "---\ntitle: A\n---\n::: seats of=40\n"}
    shown = parsed(built(tmp_path, RICH | files | page) / "a/index.html")
    assert "There are 40 seats in Example Hall. Last but not least: submit a paper" in shown.text


def test_a_page_that_no_file_stands_for_has_the_names_of_one_that_does(tmp_path):
    made = rendered(tmp_path, RICH)
    generated = GeneratedPage("home", "", "/", made)
    assert generated.names() == names_of(everything(made)["page"])
    for name in generated.names():
        getattr(generated, name)


# --- site


def test_the_site_has_what_the_workshops_file_says(tmp_path):
    view = site(tmp_path)
    assert plain(view.title) == "Sums &amp; sums"
    assert "<em>sums</em>" in view.title
    assert plain(view.series) == "Example 2023"
    assert plain(view.description) == "All about sums"
    assert (view.language, view.direction, view.timezone) == ("en", "ltr", "Europe/Paris")
    assert [str(day) for day in view.dates] == ["2023-05-23", "2023-05-24"]
    assert (view.venue.name, view.venue.online) == ("Example Hall", False)
    assert (view.venue.address, view.venue.url) == ("1 Example Street", "https://example.org/hall")
    assert view.contact == "mailto:ada@example.org"
    assert [(link.label, link.href, link.key) for link in view.links] == [
        ("Register", "https://example.org/register", ""),
        ("Call", "/call/#dates", ""),
    ]
    assert view.theme.hero.src == "/assets/hero%20image.svg"
    assert view.drafts is False
    assert view.extra is None


def test_what_is_not_given_is_none_or_empty_and_never_an_error(tmp_path):
    view = site(tmp_path, {"content/workshop.yaml": "title: X\n"})
    for name in ("series", "description", "timezone", "venue", "contact", "competition", "theme"):
        assert getattr(view, name) is None, name
    for name in ("dates", "links", "important_dates", "committees", "sponsors", "news", "people"):
        assert getattr(view, name) == (), name
    assert not view.program
    assert view.program.days == ()


def test_without_dates_of_its_own_the_workshop_has_those_of_its_program(tmp_path):
    program = "- {date: 2023-05-23, slots: [9:00 Sums]}\n- {date: 2023-05-25, slots: [9:00 More]}\n"
    files = {
        "content/workshop.yaml": "title: X\ntimezone: UTC\n",
        "content/program.yaml": program,
    }
    assert [str(day) for day in site(tmp_path, files).dates] == ["2023-05-23", "2023-05-25"]


def test_extra_is_given_as_it_was_written(tmp_path):
    files = {"content/workshop.yaml": "title: X\nextra: {seats: 40, tags: [a, b], late: true}\n"}
    assert site(tmp_path, files).extra == {"seats": 40, "tags": ["a", "b"], "late": True}


def test_committees_sponsors_and_news(tmp_path):
    view = site(tmp_path)
    members = [(one.person.name, one.affiliation) for one in view.committees[0].members]
    assert members == [("Ada Example", "Exampleville"), ("Zoë Example", "CNRS")]
    [sponsor] = view.sponsors
    assert (sponsor.name, sponsor.tier, sponsor.url) == (
        "Example Inc",
        "Gold",
        "https://example.org/",
    )
    assert sponsor.logo.src == "/pictures/logo%20%26%20co.svg"
    [news] = view.news
    assert (str(news.date), plain(news.text)) == ("2023-01-05", "The program is out")


def test_important_dates_know_when_they_are_over(tmp_path):
    deadline, decisions = site(tmp_path).important_dates
    assert deadline.moment.isoformat() == "2023-03-01T23:59:00-12:00"
    assert (deadline.zone, deadline.was) == ("AoE", ("22 February 2023",))
    assert (decisions.date, decisions.moment, decisions.time, decisions.zone) == (None,) * 4


# --- the program


def slots(folder, program, **more):
    files = {
        "content/workshop.yaml": "title: X\ndate: 2023-05-23\ntimezone: Europe/Paris\n",
        "content/program.yaml": program,
    }
    return site(folder, files | more).program.days[0].slots


def test_a_slot_has_what_the_program_says_and_what_follows_from_it(tmp_path):
    days = site(tmp_path).program.days
    assert [day.id for day in days] == ["day-2023-05-23", "day-2023-05-24"]
    assert plain(days[0].title) == "First day"
    opening, keynote, session, _, night = days[0].slots
    assert (opening.kind, opening.has_page, opening.speakers) == ("opening", False, ())
    assert (keynote.id, keynote.kind, keynote.has_page) == ("sparse-sums", "keynote", True)
    assert keynote.start.isoformat() == "2023-05-23T09:30:00+02:00"
    assert "<a href" in keynote.abstract
    [slides] = keynote.resources
    assert (slides.label, slides.href, slides.key) == ("Slides", "/files/a%20text.pdf", "slides")
    assert (session.room, [one.person.name for one in session.chair]) == ("Hall A", ["Bob Example"])
    assert session.talks[1].speakers[0].person.known is False
    assert session.talks[1].tba is True
    assert (night.end.isoformat(), night.was) == ("2023-05-24T01:00:00+02:00", ("22:00",))
    [panel] = days[1].slots
    assert (panel.moderator[0].person.id, panel.remote) == ("ada", True)
    assert [one.person.id for one in panel.panelists] == ["bob"]
    assert site(tmp_path).program.rooms == ("Hall A", "Hall B")


def test_talks_without_a_time_of_their_own_say_so(tmp_path):
    [session] = slots(tmp_path, "- {time: 9:00-10:00, title: S, talks: [{title: A, speaker: B C}]}")
    assert (session.timed, session.talks[0].timed) == (True, False)
    assert session.talks[0].start == session.start


def test_links_come_in_one_order_and_those_with_a_key_in_the_sites_language(tmp_path):
    program = """
- time: '9:00'
  title: Sums
  links: {Blog: https://example.org/blog, Call: call.md}
  doi: 10.1000/182
  arxiv: '2101.01234'
  slides: "files/what? 100% #1.pdf"
"""
    files = {
        "content/workshop.yaml": "title: X\ndate: 2023-05-23\ntimezone: UTC\nlanguage: fr\n",
        "content/program.yaml": program,
        "content/call.md": "---\ntitle: Call\n---\n",
        "content/files/what? 100% #1.pdf": "x",
    }
    [slot] = site(tmp_path, files).program.days[0].slots
    assert [(link.label, link.href, link.key) for link in slot.resources] == [
        ("Diapositives", "/files/what%3F%20100%25%20%231.pdf", "slides"),
        ("arXiv", "https://arxiv.org/abs/2101.01234", "arxiv"),
        ("DOI", "https://doi.org/10.1000/182", "doi"),
        ("Blog", "https://example.org/blog", ""),
        ("Call", "/call/", ""),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada Example", "AE"),
        ("Ada B. C. Example", "AE"),
        ("ada", "A"),
        ("Zoë Östlund", "ZÖ"),
        ("Ada (Example)", "A"),
        ("山田 太郎", "山太"),
    ],
)
def test_initials_are_the_first_letters_of_the_first_and_last_name(tmp_path, name, expected):
    files = {"content/workshop.yaml": "title: X", "content/people.yaml": f"x: {{name: {name}}}"}
    assert site(tmp_path, files).people[0].initials == expected


def test_people_have_their_texts_pictures_and_links(tmp_path):
    ada, bob = site(tmp_path).people
    assert (ada.id, ada.known, ada.photo.src) == ("ada", True, "/pictures/ada.svg")
    assert (ada.photo.width, ada.photo.height) == (9, 9)
    assert "<strong>more</strong>" in ada.bio
    assert ada.links[0].label == "Home"
    assert (bob.photo, bob.bio, bob.url, bob.pronouns, bob.links) == (None, None, None, None, ())


def test_a_competition_is_ranked(tmp_path):
    view = site(tmp_path, RICH | CLASSES).competition
    high, low = view.ranking
    assert [(entry.rank, entry.cells[0]) for entry in high.entries] == [(1, "Two"), (2, "One")]
    assert (str(high.low), str(high.high), high.last, low.last) == ("50", "100", True, False)
    assert (view.rank_by.column, view.rank_by.unit, view.rank_by.order) == ("joules", "J", "low")
    assert [str(bound) for bound in view.classes.bounds] == ["0", "50", "100"]
    assert view.columns == ("name", "score", "joules")


# --- pages


def test_a_page_has_what_its_front_matter_says(tmp_path):
    view = everything(rendered(tmp_path, RICH))["page"]
    assert "<strong>papers</strong>" in view.title
    assert (view.aside, view.draft, view.kind, view.has_h1) == (True, False, "page", False)
    assert view.feature_image.src == "/pictures/ada.svg"
    assert (view.description, view.feature_text, view.canonical) == (None, None, None)
    assert [(heading.level, heading.id) for heading in view.headings] == [(2, "dates")]
    assert '<ul class="dates"' in view.content


@pytest.mark.parametrize(
    ("name", "kind"), [("index", "home"), ("program", "program"), ("404", "404"), ("x", "page")]
)
def test_the_kind_of_a_page_is_told_by_its_address(tmp_path, name, kind):
    files = {f"content/{name}.md": "---\ntitle: X\n---\n"}
    [view] = site(tmp_path, files).pages
    assert view.kind == kind


def test_the_address_of_a_page_is_ready_for_a_link(tmp_path):
    files = {"content/a b & é?.md": "---\ntitle: X\n---\n"}
    [view] = site(tmp_path, files, base_url="https://example.org/r/").pages
    assert view.address == "/a%20b%20%26%20%C3%A9%3F/"
    assert view.canonical == "https://example.org/r/a%20b%20%26%20%C3%A9%3F/"


def test_the_excerpt_stands_in_for_a_description(tmp_path):
    files = {
        "content/a.md": "---\ntitle: A\nexcerpt: E\n---\n",
        "content/b.md": "---\ntitle: B\nexcerpt: E\ndescription: D\n---\n",
    }
    assert [plain(view.description) for view in site(tmp_path, files).pages] == ["E", "D"]


def test_a_heading_of_the_body_that_became_the_title_is_its_h1(tmp_path):
    files = {"content/a.md": "Before.\n\n## A *title*\n\nText.\n"}
    [view] = site(tmp_path, files).pages
    assert view.has_h1
    assert "<em>title</em>" in view.title


def test_the_text_over_the_picture_lacks_the_heading_that_became_the_title(tmp_path):
    front = "---\ntitle:\nfeature_text: |\n  ## Big\n  ### Small\n---\nText.\n"
    [view] = site(tmp_path, {"content/a.md": front}).pages
    assert plain(view.title) == "Big"
    assert plain(view.feature_text).strip() == "Small"


def test_a_component_in_the_text_over_the_picture_is_an_error_and_not_lost(tmp_path):
    front = "---\ntitle: A\nlayout: workshop\nfeature_text: |\n  Hello\n\n  ::: dates\n---\n"
    [problem] = errors(tmp_path, {"content/a.md": front})
    assert problem.message == "feature_text cannot hold a component (::: dates)"
    assert (problem.place.path, problem.place.line) == ("content/a.md", 4)


def test_a_dead_link_over_the_picture_is_found_at_its_place(tmp_path):
    front = "---\ntitle: A\nlayout: workshop\nfeature_text: |\n  Hello\n  [x](gone.md)\n---\n"
    [problem] = errors(tmp_path, {"content/a.md": front})
    assert str(problem.place) == "content/a.md:6:7"


# --- texts


def test_texts_are_converted_once(tmp_path):
    view = site(tmp_path)
    ada = view.people[0]
    assert ada.bio is ada.bio
    assert view.program.days[0].slots[1].speakers[0].person is ada
    page = everything(rendered(tmp_path, RICH))["page"]
    assert page.content is page.content


def test_equal_records_have_views_of_their_own_that_know_their_places(tmp_path):
    program = "- {time: 9:00, title: A, abstract: '[x](gone.md)', id: a}\n"
    program += "- {time: 10:00, title: A, abstract: '[x](gone.md)', id: b}\n"
    files = {
        "content/workshop.yaml": "title: X\ndate: 2023-05-23\ntimezone: UTC\n",
        "content/program.yaml": program,
    }
    lines = {p.place.line for p in errors(tmp_path, files) if p.rule.name == "dead-link"}
    assert lines == {1, 2}


def test_markdown_of_strangers_is_harmless(tmp_path):
    files = {"content/workshop.yaml": 'title: "A <script>x</script> [y](javascript:z) & **b**"\n'}
    title = site(tmp_path, files).title
    assert "<script" not in title
    assert "javascript:z" not in plain(title) or "href" not in title
    assert "<strong>b</strong>" in title


def test_plain_texts_are_escaped_by_the_template(tmp_path):
    files = {"content/workshop.yaml": 'title: X\nvenue: {name: "A <b> & c"}\n'}
    assert printed(tmp_path, "{{ site.venue.name }}", files) == "A &lt;b&gt; &amp; c"


def test_an_empty_title_is_an_empty_text(tmp_path):
    show = "[{{ page.title }}]"
    files = {"content/probe.md": "---\ntitle:  # ignore: empty-title\nlayout: probe\n---\n"}
    assert printed(tmp_path, show, files) == "[Probe]"


# --- functions


def test_url_knows_pages_days_slots_and_addresses(tmp_path):
    template = (
        "{{ url(page) }} {{ url(site.program.days[0]) }} {{ url(site.program.days[0].slots[1]) }} "
        "{{ url('/call/') }} {{ url(site.program.days[0].slots[2].talks[1]) }}"
    )
    assert printed(tmp_path, template, RICH) == (
        "/probe/ /program/#day-2023-05-23 /program/sparse-sums/ /call/ "
        "/program/#%C3%BCbungen-f%C3%BCr-gro%C3%9Fe"
    )


@pytest.mark.parametrize("thing", ["none", "site.sponsors[0]", "site.links[0]", "7"])
def test_url_of_anything_else_is_an_error_in_plain_words(tmp_path, thing):
    files = RICH | {"templates/page.html": f"{{{{ url({thing}) }}}}"}
    [problem, *_] = errors(tmp_path, files)
    assert problem.rule.name == "template-error"
    assert problem.message.startswith("url() does not know the address of:")
    assert str(problem.place).startswith("templates/page.html:1")


def test_url_takes_a_text_as_it_is():
    assert url("/call/") == "/call/"
    with pytest.raises(Mistake):
        url(None)


def test_asset_gives_an_address_with_a_version(tmp_path):
    shown = printed(tmp_path, "{{ asset('site.css') }} {{ asset('theme.css') }}", RICH)
    assert re.fullmatch(r"/assets/site\.css\?v=\w{10} /assets/theme\.css\?v=\w{10}", shown)


# --- what is not there


@pytest.mark.parametrize(
    ("asked", "message", "hint"),
    [
        ("site.titel", 'a site has no "titel"', 'did you mean "title"?'),
        ("page.adress", 'a page has no "adress"', 'did you mean "address"?'),
        ("site.people[0].afiliation", 'a person has no "afiliation"', '"affiliation"?'),
        ("site.program.day", 'a program has no "day"', 'did you mean "days"?'),
        ("site.program.days[0].slot", 'a day has no "slot"', 'did you mean "slots"?'),
        ("site.program.days[0].slots[0].rom", 'a slot has no "rom"', 'did you mean "room"?'),
        ("site.venue.nam", 'a venue has no "nam"', 'did you mean "name"?'),
        ("site.navigation[0].herf", 'has no "herf"', 'did you mean "href"?'),
        ("site.links[0].lable", 'a link has no "lable"', 'did you mean "label"?'),
        ("site.important_dates[0].tim", 'has no "tim"', '"time"?'),
        ("page.body", 'a page has no "body"', ""),
        ("siet.title", '"siet" is not known here', 'did you mean "site"?'),
    ],
)
def test_a_misspelt_name_is_an_error_that_names_the_nearest(tmp_path, asked, message, hint):
    files = RICH | {"templates/page.html": "\n\n{{ " + asked + " }}"}
    found = [p for p in errors(tmp_path, files) if p.rule.name == "template-error"]
    assert found
    assert message in found[0].message
    assert hint in found[0].hint
    assert str(found[0].place).startswith("templates/page.html:3")


def test_a_wrong_link_in_data_is_reported_once_however_many_pages_show_it(tmp_path):
    files = {
        "content/workshop.yaml": "title: X\nlinks:\n  Gone: gone.md\n  Dead: a.md#gone\n",
        "content/a.md": "---\ntitle: A\nlayout: workshop\n---\n",
        "content/b.md": "---\ntitle: B\nlayout: workshop\n---\n",
    }
    found = [(p.rule.name, str(p.place)) for p in errors(tmp_path, files)]
    assert found == [
        ("dead-link", "content/workshop.yaml:3:9"),
        ("dead-anchor", "content/workshop.yaml:4:9"),
    ]


def test_a_time_that_the_clocks_skip_is_reported_once(tmp_path):
    workshop = """title: X
timezone: Europe/Paris
important_dates:
  - {date: 2023-03-26, time: "2:30", title: Deadline}
"""
    [problem] = errors(tmp_path, {"content/workshop.yaml": workshop})
    assert (problem.rule.name, problem.place.line) == ("bad-time", 4)


def test_views_are_no_way_into_the_model(tmp_path):
    for kind, view in everything(rendered(tmp_path, RICH)).items():
        for name in names_of(view):
            value = getattr(view, name)
            items = value if isinstance(value, tuple) else (value,)
            assert not [item for item in items if hasattr(item, "model_fields")], (kind, name)


def test_every_page_can_be_asked_for_by_templates(tmp_path):
    show = "{% for one in site.pages %}{{ one.address }} {% endfor %}"
    assert "/call/ " in printed(tmp_path, show, RICH)
    assert isinstance(site(tmp_path).pages[0], View)
    assert parsed(built(tmp_path, {}) / "call/index.html").all("h1") == [{}]
