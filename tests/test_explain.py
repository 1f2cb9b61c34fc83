"""What `workshopsite explain` tells: where a page comes from, and what a template may use."""

import re

import pytest
from click.testing import CliRunner

from built import rendered
from doc_sections import sections
from rich_site import RICH
from rule_examples import RULES_PAGE
from sites import write
from test_views import CLASSES
from workshopsite.build import Made, read
from workshopsite.cli import main
from workshopsite.explain import explain
from workshopsite.explain.pages import explained_output
from workshopsite.explain.text import as_text
from workshopsite.explain.values import in_short, type_of
from workshopsite.model.site import Options
from workshopsite.outputs.plan import plan
from workshopsite.problems import RULES, Mistake, Problems
from workshopsite.render.environment import SiteContext, SiteEnvironment
from workshopsite.render.things import THINGS
from workshopsite.render.trace import Trace

PROGRAM = """\
- {time: 9:00, title: Opening}
- time: 9:30
  title: Sparse sums
  speaker: ada
  aliases: [sums]
"""

SITE = {
    "content/workshop.yaml": """\
title: Sums
date: 2023-05-23
timezone: UTC
url: https://example.org/sums/
""",
    "content/program.yaml": PROGRAM,
    "content/people.yaml": "ada: {name: Ada Example}\n",
    "content/call.md": "---\ntitle: Call\naliases: [/cfp/]\n---\n## Dates\n::: seats of=40,50\n",
    "templates/page.html": '{% extends "theme/page.html" %}\n',
    "templates/components/seats.html": (
        '{% macro seats(of, room="Hall A") %}<p>{{ of | join(" or ") }}</p>{% endmacro %}'
    ),
    "assets/site.css": "p {color: teal}",
}


def told(folder, what, files=SITE, **options):
    return explain(what, write(folder, files), Options(drafts=True, **options))[0]


def facts(folder, what, files=SITE, **options):
    [first, *_] = told(folder, what, files, **options).tables
    return dict(first.rows)


def rows(explained, heading):
    return [
        row for table in explained.tables if table.heading.startswith(heading) for row in table.rows
    ]


# --- what is meant


@pytest.mark.parametrize(
    "what",
    [
        "/call/",
        "/call",
        "call/",
        "call",
        "/call/index.html",
        "/call/#dates",
        "/call/?x=1",
        "/sums/call/",
        "https://example.org/sums/call/",
        "http://127.0.0.1:8000/call/",
        "content/call.md",
    ],
)
def test_a_page_is_known_by_every_address_of_it_and_by_its_file(tmp_path, what):
    assert told(tmp_path, what).headline == "/call/: a page, which you wrote"


def test_the_file_of_a_page_can_be_named_from_where_one_stands(tmp_path, monkeypatch):
    write(tmp_path / "site", SITE)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["explain", "site/content/call.md", "site"])
    assert result.output.startswith("/call/: a page")


def test_an_encoded_address_is_decoded(tmp_path):
    files = {"content/a b é.md": "---\ntitle: X\n---\n"}
    assert told(tmp_path, "/a%20b%20%C3%A9/", files).headline.startswith("/a b é/: a page")


def test_what_does_not_exist_is_refused_with_the_nearest(tmp_path):
    with pytest.raises(Mistake, match='there is no "/progam/" on this site') as error:
        told(tmp_path, "/progam/")
    assert error.value.hint == "did you mean /program/"
    with pytest.raises(Mistake) as error:
        told(tmp_path, "content/progam.yaml")
    assert error.value.hint == "did you mean content/program.yaml"
    with pytest.raises(Mistake) as error:
        told(tmp_path, "program.yaml")
    assert error.value.hint == "did you mean content/program.yaml"


def test_what_is_hidden_is_said_to_be(tmp_path):
    hidden = SITE["content/workshop.yaml"] + "hide: [call]\n"
    with pytest.raises(Mistake, match="is kept back"):
        told(tmp_path, "/call/", SITE | {"content/workshop.yaml": hidden})


# --- pages


def test_the_page_of_a_talk_tells_its_record_and_what_is_beside_it(tmp_path):
    explained = told(tmp_path, "/program/sparse-sums/")
    assert explained.headline == "/program/sparse-sums/: the page of a talk, made from your data"
    known = dict(explained.tables[0].rows)
    assert known["from"] == "content/program.yaml:2:3, the slot sparse-sums"
    assert known["file"] == "program/sparse-sums/index.html"
    assert known["beside it"] == "/program/sparse-sums.ics"
    assert known["old address"] == "/program/sums/, content/program.yaml:5:13"
    assert (known["in the menu"], known["in sitemap.xml"]) == ("no", "yes")


def test_a_page_that_replaces_one_of_ours_still_tells_what_it_is_about(tmp_path):
    files = SITE | {"content/program/sparse-sums.md": "---\ntitle: Mine\n---\n"}
    known = facts(tmp_path, "/program/sparse-sums/", files)
    assert known["from"] == "content/program/sparse-sums.md"
    assert known["about"] == "the slot sparse-sums, content/program.yaml:2:3"


def test_the_program_page_has_the_calendar_and_the_files_for_apps_beside_it(tmp_path):
    known = facts(tmp_path, "/program/")
    assert known["beside it"] == "/calendar.ics, /schedule.xml, /schedule.json"
    assert known["in the menu"] == 'as "Program"'


def test_an_old_address_tells_where_it_leads(tmp_path):
    explained = told(tmp_path, "/cfp/")
    assert explained.headline == "/cfp/: an old address"
    known = dict(explained.tables[0].rows)
    assert (known["leads to"], known["from"]) == ("/call/", "content/call.md:3:11")
    assert known["in sitemap.xml"] == "no, search engines are not told of it"


def test_a_draft_is_explained_and_said_to_be_one(tmp_path):
    files = SITE | {"content/later.md": "---\ntitle: Later\ndraft: yes\n---\n"}
    assert told(tmp_path, "/later/", files).headline == "/later/: a page, a draft of yours"


def test_without_an_address_of_the_site_there_is_no_sitemap(tmp_path):
    files = SITE | {"content/workshop.yaml": "title: X\ndate: 2023-05-23\ntimezone: UTC\n"}
    assert "url:" in facts(tmp_path, "/call/", files)["in sitemap.xml"]


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("/program/#opening", "from content/program.yaml:1:3"),
        ("/call/#dates", "is on this page"),
        ("/call/#fees", "is not on this page"),
    ],
)
def test_an_anchor_is_looked_for_on_the_page(tmp_path, what, said):
    assert facts(tmp_path, what)[what[what.index("#") :]] == said


def test_a_file_that_is_no_page_tells_its_source(tmp_path):
    assert told(tmp_path, "/calendar.ics").headline == "/calendar.ics: the calendar of the program"
    assert facts(tmp_path, "/program/sparse-sums.ics")["from"] == "content/program.yaml"
    assert facts(tmp_path, "https://example.org/sums/assets/site.css")["from"] == "assets/site.css"


# --- templates and components


def test_the_chain_of_layouts_tells_whose_each_one_is(tmp_path):
    known = facts(tmp_path, "/call/")
    assert known["layout"] == (
        "templates/page.html (yours) > page.html (theme) > base.html (theme)"
    )
    assert known["uses"].startswith("templates/components/seats.html (yours), components/")
    assert "partials/footer.html" in known["uses"]
    assert "theme/" not in known["uses"]


def test_a_component_tells_what_it_was_given_and_what_it_takes_for_the_rest(tmp_path):
    given = rows(told(tmp_path, "/call/"), "components")
    assert given[:3] == [
        ("seats", "from content/call.md:6:1"),
        ("  of", "list of 2 texts", '"40", "50"'),
        ("  room", "text", '"Hall A" (by default)'),
    ]


def test_a_component_that_a_template_calls_tells_which_one_does(tmp_path):
    template = (
        '{% extends "theme/page.html" %}'
        '{% from "components/seats.html" import seats with context %}'
        "{% block content %}{% for n in [1, 1, 2] %}{{ seats([n], room=site.people[0].name) }}"
        "{% endfor %}{% endblock %}"
    )
    given = rows(told(tmp_path, "/call/", SITE | {"templates/page.html": template}), "components")
    assert given == [
        ("seats", "from templates/page.html (yours)"),
        ("  of", "list of 1 numbers", "1"),
        ("  room", "text", '"Ada Example"'),
        ("seats", "from templates/page.html (yours)"),
        ("  of", "list of 1 numbers", "2"),
        ("  room", "text", '"Ada Example"'),
    ]


def test_what_the_themes_original_calls_is_not_put_down_to_the_file_that_extends_it(tmp_path):
    call = "---\ntitle: Call\naside: yes\n---\n"
    dates = SITE["content/workshop.yaml"] + "news: [2023-01-05 The program is out]\n"
    files = SITE | {"content/call.md": call, "content/workshop.yaml": dates}
    assert ("news", "from page.html (theme)") in rows(told(tmp_path, "/call/", files), "components")


def test_a_template_that_one_of_several_names_is_included(tmp_path):
    template = (
        '{% extends "theme/page.html" %}'
        '{% block main %}{% include ["no.html", "partials/a.html"] %}{% endblock %}'
    )
    files = SITE | {"templates/page.html": template, "templates/partials/a.html": "x"}
    used = facts(tmp_path, "/call/", files)["uses"]
    assert "templates/partials/a.html (yours)" in used
    assert "no.html" not in used


def test_a_page_that_cannot_be_made_tells_why_and_is_explained_all_the_same(tmp_path):
    explained = told(tmp_path, "/call/", SITE | {"templates/page.html": "{% if %}"})
    [(place, message)] = rows(explained, "what is wrong")
    assert place.startswith("templates/page.html:1")
    assert "cannot be understood" in message
    assert dict(explained.tables[0].rows)["layout"] == "templates/page.html (yours)"


def test_each_variable_of_a_template_is_told_with_its_type(tmp_path):
    explained = told(tmp_path, "/people/")
    known = {row[0]: row[1:] for row in rows(explained, "what its templates may use")}
    assert known["people"] == ("list of 1 Person", "ada")
    assert known["site"][0] == "site"
    assert "url(x)" in known
    assert "folded" in known["| filter"][1]


def test_the_names_of_what_a_page_is_about_are_told(tmp_path):
    asked = rows(told(tmp_path, "/program/sparse-sums/"), "what can be asked of slot")
    assert ("slot.speakers", "list of Appearance", "who speaks") in asked


# --- files


def test_a_data_file_tells_what_is_made_from_it(tmp_path):
    explained = told(tmp_path, "content/program.yaml")
    assert explained.headline == "content/program.yaml: a data file"
    assert explained.tables[0].rows == (("in templates", "site.program"),)
    made = rows(explained, "made from it")
    assert ("/program/sparse-sums/", "the page of a talk, made from your data", "line 2") in made
    assert ("/calendar.ics", "the calendar of the program", "") in made
    assert ("/program/sums/", "an old address", "line 5") in made


def test_a_long_list_is_cut_and_says_so(tmp_path):
    program = "".join(
        f"- {{time: '{9 + n // 4}:{n % 4 * 15:02}', title: Talk {n}, speaker: ada}}\n"
        for n in range(40)
    )
    made = rows(
        told(tmp_path, "content/program.yaml", SITE | {"content/program.yaml": program}), "made"
    )
    assert len(made) == 24
    assert re.fullmatch(r"and \d+ more", made[-1][0])


def test_a_file_that_is_published_as_it_is_tells_its_address(tmp_path):
    made = rows(told(tmp_path, "assets/site.css"), "made from it")
    assert made == [("/assets/site.css", "a file of yours, published as it is", "")]


def test_a_file_of_which_nothing_is_made_is_said_to_be_one(tmp_path):
    files = SITE | {"content/call.md~": "old"}
    explained = told(tmp_path, "content/call.md~", files)
    assert explained.headline.endswith("left out because of its name, of which nothing is made")


def test_a_template_tells_which_pages_use_it(tmp_path):
    mine = told(tmp_path, "templates/components/seats.html")
    assert mine.headline == "templates/components/seats.html: a template of yours"
    assert rows(mine, "pages that use it") == [("/call/", "a page, which you wrote")]
    theirs = told(tmp_path, "theme/page.html")
    assert dict(theirs.tables[0].rows) == {
        "extends": "base.html (theme)",
        "to change it": "workshopsite theme eject page",
    }
    assert rows(theirs, "pages that use it") == [("/call/", "a page, which you wrote")]
    assert rows(told(tmp_path, "templates/talk.html"), "pages that use it")[0][0].endswith("sums/")


# --- names


def test_a_name_of_templates_tells_what_can_be_asked_of_it(tmp_path):
    asked = rows(told(tmp_path, "slot.speakers"), "what can be asked")
    assert ("person", "Person", "who it is") in asked
    assert told(tmp_path, "site.program.days").headline == "site.program.days: a day of the program"
    assert told(tmp_path, "Slot").headline == told(tmp_path, "slot").headline.replace(
        "slot:", "Slot:"
    )


@pytest.mark.parametrize("what", ["slot.nothing", "nothing", "slot.title.upper"])
def test_a_name_that_no_template_knows_is_refused(tmp_path, what):
    with pytest.raises(Mistake, match="there is no"):
        told(tmp_path, what)


@pytest.mark.parametrize("kind", THINGS)
def test_every_thing_can_be_explained(tmp_path, kind):
    explained = told(tmp_path, kind, {"content/workshop.yaml": "title: X\n"})
    assert len(explained.headline) > len(kind) + 5
    assert all(name and type_ and about for name, type_, about in explained.tables[0].rows)


def test_values_are_told_in_short(tmp_path):
    view = rendered(tmp_path, RICH | CLASSES)._site
    slot = view.program.days[0].slots[1]
    assert (type_of(slot), in_short(slot)) == ("Slot", "sparse-sums")
    assert (type_of(slot.speakers), in_short(slot.speakers)) == ("list of 1 Appearance", "ada")
    assert (type_of(slot.title), in_short(slot.title)) == ("HTML", '"Sparse sums"')
    assert (type_of(None), in_short(None)) == ("None", "")
    assert (type_of(True), in_short(True)) == ("yes or no", "yes")
    assert (type_of([]), in_short([])) == ("empty list", "")
    assert (type_of(["a", 1]), in_short(["a", 1, 2, 3])) == ("list of 2 things", '"a", 1, 2, …')
    assert len(in_short("word " * 99)) < 70


# --- the command


def run(folder, *arguments):
    return CliRunner().invoke(main, ["explain", *arguments, str(folder)])


def test_the_command_works_when_the_site_has_errors_and_says_so(tmp_path):
    write(tmp_path, SITE | {"content/people.yaml": "ada: {name: Ada Example, nme: X}\n"})
    result = run(tmp_path, "/call/")
    assert result.exit_code == 0
    assert "/call/: a page, which you wrote" in result.output
    assert "1 error in this site; workshopsite check tells more" in result.output


def test_the_command_ends_with_one_where_there_is_nothing(tmp_path):
    write(tmp_path, SITE)
    result = run(tmp_path, "/cal/")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == 'error: there is no "/cal/" on this site\n  hint: did you mean /call/\n'


@pytest.mark.parametrize("what", ["/", "/program/", "/program/sparse-sums/", "/people/ada/"])
def test_a_page_is_explained_on_two_screens(tmp_path, what):
    lines = as_text(told(tmp_path, what)).splitlines()
    assert len(lines) <= 120
    assert max(map(len, lines)) <= 100


def test_a_title_cannot_command_the_terminal(tmp_path):
    files = SITE | {"content/call.md": '---\ntitle: "Call\\u001b[31m"\nnav: "a\\u202eb"\n---\n'}
    assert not re.search("[\x1b\u202e]", as_text(told(tmp_path, "/call/", files)))


def test_a_build_pays_nothing_for_it(tmp_path):
    renderer = rendered(tmp_path, SITE)
    environment = renderer.templates.get("page.html").environment
    assert type(environment) is SiteEnvironment
    assert environment.context_class is SiteContext


def test_every_output_of_a_site_can_be_explained(tmp_path):
    problems = Problems()
    site = read(write(tmp_path, RICH | CLASSES), problems, Options(base_url="https://example.org/"))
    outputs, renderer = plan(site, problems)
    renderer.trace = Trace()
    made = Made(site, outputs, renderer)
    for output in outputs.values():
        explained = explained_output(output, "", made)
        known = dict(explained.tables[0].rows)
        assert known["file"] == output.path
        assert known.get("layout", "").endswith("(theme)") == output.is_page
    assert not problems.fatal


@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_explained_as_in_the_docs_without_a_site(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["explain", name])
    assert done.exit_code == 0
    [section] = [one for one in sections(RULES_PAGE.read_text("utf-8")) if one.title == name]
    assert done.output.strip() == f"### {name}{section.text}".strip()
