"""What is the same on many pages is worked out once, and is still right on each of them."""

import sys
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from built import rendered
from sites import told, write
from workshopsite.markup import targets as targets_module
from workshopsite.markup.finished import AnchorUse
from workshopsite.markup.html import finish
from workshopsite.markup.links import Links
from workshopsite.markup.origins import sourced
from workshopsite.markup.targets import Targets
from workshopsite.model.load import load
from workshopsite.model.site import Options
from workshopsite.outputs.plan import plan
from workshopsite.problems import Place, Problems
from workshopsite.render import dates, view
from workshopsite.render.dates import Dates

OUTPUTS = {"index.html", "a/index.html", "a/b/index.html", "a/x.html", "b/x.html"}


# --- links


class CountingLinks(Links):
    """Counts what it resolves."""

    resolved = ()

    def resolve(self, destination, **where):
        type(self).resolved = (*self.resolved, destination)
        return super().resolve(destination, **where)


@pytest.fixture
def links(monkeypatch):
    monkeypatch.setattr(CountingLinks, "resolved", ())
    return CountingLinks(OUTPUTS, {"content/a/b.md": "/a/b/", "content/c.md": "/b/"}, {}.get)


def hrefs(links, targets, body, page):
    problems = Problems()
    html = finish(f"<body>{body}", page, links, problems, targets=targets).html
    return [part.partition('"')[0] for part in html.split('href="')[1:]], told(problems)


def test_a_link_from_the_root_is_resolved_once_and_is_relative_to_each_page(links):
    targets = Targets(links)
    body = '<a href="/a/">a</a><a href="/a/?q#x">a</a>'
    for page, found in (("/", ["a/", "a/?q#x"]), ("/a/b/", ["../", "../?q#x"])):
        assert hrefs(links, targets, body, page) == (found, [])
    assert links.resolved == ("/a/", "/a/?q#x")


def test_a_link_to_another_site_is_looked_at_once(links):
    targets = Targets(links)
    web, icon = "https://example.org/x", "data:image/gif;base64,AA"
    body = f'<a href="{web}">a</a><link href="{icon}">'
    for page in ("/", "/a/b/"):
        assert hrefs(links, targets, body, page) == ([web, icon], [])
    assert links.resolved == (web, icon)


def test_of_a_great_many_links_the_latest_are_remembered(links, monkeypatch):
    monkeypatch.setattr(targets_module, "_MOST", 2)
    targets = Targets(links)
    for written in ("/a/", "/a/?1", "/a/?2", "/a/?2", "/a/"):
        targets.resolve(written, source=None, page="/")
        assert len(targets._known) <= 2
    assert links.resolved == ("/a/", "/a/?1", "/a/?2", "/a/")


def test_a_relative_link_means_something_else_on_each_page(links):
    targets = Targets(links)
    body = '<a href="x.html">x</a>'
    assert hrefs(links, targets, body, "/a/") == (["x.html"], [])
    assert hrefs(links, targets, body, "/b/") == (["x.html"], [])
    assert hrefs(links, targets, body, "/c/")[1] == ["dead-link c/"]


def test_a_dead_link_is_told_of_every_page(links):
    targets = Targets(links)
    body = '<a href="/nowhere/">x</a>'
    assert hrefs(links, targets, body, "/a/")[1] == ["dead-link a/"]
    assert hrefs(links, targets, body, "/b/")[1] == ["dead-link c.md"]


def test_an_address_of_this_site_is_a_mistake_in_a_text_only(links):
    known = Links(OUTPUTS, {"content/c.md": "/b/"}, {}.get, bases=("https://example.org/",))
    targets = Targets(known)
    for source, rule in ((None, None), ("content/c.md", "own-address"), (None, None)):
        found = targets.resolve("https://example.org/a/", source=source, page="/b/")
        assert (found.remark.rule if found.remark else None) == rule


def test_the_file_of_a_page_is_the_first_that_is_published_there():
    known = Links(OUTPUTS, {"content/a.md": "/a/", "content/a/index.md": "/a/"}, {}.get)
    assert known.source_of("/a/") == "content/a.md"
    assert known.source_of("/b/") is None


def test_anchors_of_a_page_itself_are_looked_up_at_once(links):
    text = '<a href="#there">x</a><a href="/a/#there">x</a><a href="#later">x</a>'
    body = (
        f'{text}<p id="there"></p><p id="later"></p><a href="#not">x</a><a href="/b/x.html#y">y</a>'
    )
    finished = finish(f"<body>{sourced(body, 'content/c.md', 3)}", "/a/", links, Problems())
    place = Place("content/c.md", 3)
    assert finished.anchors == (
        AnchorUse("/a/", "not", place),
        AnchorUse("/b/x.html", "y", place),
    )


# --- texts and dates

TWO_PAGES = {
    "content/workshop.yaml": "title: The *first* one\nseries: Such ones\n",
    "content/a.md": "---\ntitle: A\n---\n",
    "content/b.md": "---\ntitle: B\n---\n",
}


def test_the_texts_of_the_site_are_converted_once_for_all_pages(tmp_path, monkeypatch):
    converted = []

    def convert(text, **options):
        converted.append(text)
        return text

    monkeypatch.setattr(view, "convert_inline", convert)
    renderer = rendered(tmp_path, TWO_PAGES)
    seen = [renderer.variables(renderer.page_view(page))["site"] for page in renderer.site.pages]
    assert [(one.title, one.series) for one in seen] == [("The *first* one", "Such ones")] * 2
    assert converted == ["The *first* one", "Such ones"]


def test_every_page_has_the_menu_as_it_sees_it(tmp_path):
    renderer = rendered(tmp_path, TWO_PAGES)
    seen = [renderer.variables(renderer.page_view(page))["site"] for page in renderer.site.pages]
    current = [[item.href for item in one.navigation if item.current] for one in seen]
    assert current == [["/a/"], ["/b/"]]


def test_a_day_is_written_once(monkeypatch):
    known, formatted = Dates("de"), []
    format_day = Dates._written

    def counted(self, day, pattern):
        formatted.append(day)
        return format_day(self, day, pattern)

    monkeypatch.setattr(dates.Dates, "_written", counted)
    written = {known.day(date(2023, 5, 23), "full") for _ in range(3)}
    assert written == {"Dienstag, 23. Mai 2023"}
    assert formatted == [date(2023, 5, 23)]


def test_one_instant_is_on_two_days_in_two_zones():
    known, moment = Dates("en"), datetime(2023, 5, 23, 20, tzinfo=UTC)
    there = moment.astimezone(ZoneInfo("Asia/Tokyo"))
    assert moment == there
    assert [known.day(one) for one in (moment, there)] == ["23 May 2023", "24 May 2023"]


# --- the cost of a page does not depend on how many there are


def conference(folder, days):
    """A site of so many days, each with the same program, papers and people."""
    program, people, papers = [], [], []
    for day in range(days):
        slots = []
        for at in range(4):
            name = f"p{day}-{at}"
            people.append(f"{name}: {{name: Person {name}, bio: Some *text*}}")
            papers.append(f"- {{id: {name}, title: Paper {name}, authors: [{name}], abstract: So}}")
            for room in "AB":
                title = f"Talk {name} {room}"
                slot = f"{{time: '{9 + at}:00', room: {room}, title: {title}, speaker: {name}"
                slots.append(f"  - {slot}, abstract: Sums}}")
        start = date.fromordinal(date(2023, 5, 1).toordinal() + day)
        program.append("\n".join([f"- date: {start}", "  slots:", *slots]))
    workshop = "title: X\ntimezone: Europe/Paris\nurl: https://example.org/\n"
    return write(
        folder,
        {
            "content/workshop.yaml": workshop,
            "content/program.yaml": "\n".join(program),
            "content/people.yaml": "\n".join(people),
            "content/papers.yaml": "\n".join(papers),
            **{f"content/notes/n{number}.md": f"# Note {number}\n" for number in range(days)},
        },
    )


def steps_of(work):
    """How many steps (instructions of Python's machine) a piece of work takes."""
    steps = 0

    def count(frame, event, _argument):
        nonlocal steps
        frame.f_trace_opcodes = True
        steps += event == "opcode"
        return count

    tracing = sys.gettrace()
    sys.settrace(count)
    try:
        work()
    finally:
        sys.settrace(tracing)
    return steps


PATHS = (
    "program/talk-p1-3-a/index.html",
    "program/talk-p1-3-a.ics",
    "people/p1-3/index.html",
    "papers/p1-3/index.html",
    "notes/n1/index.html",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The outputs of a small and of a large site, when one of every kind has been made.

    All texts have been converted before, in a site that is the same as the large one.
    """
    sites = []
    for days in (40, 4, 40):
        problems = Problems()
        folder = conference(tmp_path_factory.mktemp("site"), days)
        outputs = plan(load(folder, problems, Options()), problems)[0]
        assert not problems.fatal
        first = [path for path in outputs if "p0-0" in path or path == "notes/n0/index.html"]
        for path in first if sites else (*first, *PATHS):
            outputs[path].make()
        sites.append(outputs)
    return sites[1:]


@pytest.mark.parametrize("path", PATHS)
def test_a_page_costs_the_same_on_a_larger_site(made, path):
    few, many = (steps_of(outputs[path].make) for outputs in made)
    assert many <= few * 1.01
