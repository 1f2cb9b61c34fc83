"""What a build holds on to: nothing twice, and nothing large that is not needed any more."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sites import loaded, site, write
from workshopsite.markup.elsewhere import LinkElsewhere
from workshopsite.markup.html import finish
from workshopsite.model.load import begin
from workshopsite.outputs.output import Output
from workshopsite.outputs.plan import plan
from workshopsite.outputs.together import Together
from workshopsite.places import Place
from workshopsite.problems import Problems
from workshopsite.read.folder import read_folder
from workshopsite.read.source import Source
from workshopsite.render.seen import Known, Seen

FILES = {
    "content/workshop.yaml": "title: W\ndate: 2026-07-14\ntimezone: Europe/Paris\n",
    "content/program.yaml": "- {time: 9:30, title: Sparse nets, speaker: Ada Example}\n",
    "content/a.md": "# A\n\nSome text.\n",
    "content/table.csv": "a,b\n1,2\n",
}
texts = st.text(st.sampled_from("a\u00e9\U0001d44e \n\r\x0b\u2028"))


# --- a text and its lines


@given(texts, st.integers(-2, 12), st.integers(0, 30))
def test_a_place_in_a_text_is_the_one_that_its_lines_say(text, number, offset):
    source, lines = Source("a", text), text.split("\n")
    is_line = 1 <= number <= len(lines)
    before = sum(len(line) + 1 for line in lines[: number - 1])
    assert source.last_line == len(lines)
    assert source.line(number) == (lines[number - 1] if is_line else "")
    assert source.offset(number) == (before if is_line else 0)
    assert source.place(number, 3).excerpt == source.line(number)
    if offset <= len(text):
        place = source.place_at(offset)
        assert place.line == text.count("\n", 0, offset) + 1
        assert place.column == offset - text.rfind("\n", 0, offset)


def test_the_lines_of_a_text_are_not_kept_beside_it():
    source = Source("a", "one\ntwo\n")
    source.place(2, 1)
    assert source.lines == ["one", "two", ""]
    assert not any("two" in value for value in vars(source).values() if isinstance(value, list))


# --- files


def test_a_build_keeps_no_bytes_of_what_it_has_read_as_texts(tmp_path):
    made, _ = site(tmp_path, FILES)
    assert made.folder.texts == {}
    assert made.sources["content/a.md"].text == FILES["content/a.md"]
    assert made.folder.read("content/table.csv") == FILES["content/table.csv"].encode()


def test_a_file_that_changes_while_a_site_is_read_is_all_old(tmp_path):
    folder = read_folder(write(tmp_path, FILES), Problems())
    write(tmp_path, {"content/a.md": "# B\n"})
    assert begin(folder, Problems()).texts["content/a.md"].text == FILES["content/a.md"]


# --- pages


def test_the_html_of_a_text_is_not_kept_when_its_page_is_made(tmp_path):
    made, problems = site(tmp_path, FILES)
    planned, renderer = plan(made, problems)
    once = planned["a/index.html"].make()
    view = renderer.page_view(next(page for page in made.pages if page.path == "content/a.md"))
    assert "content" not in vars(view)
    assert "Some text." in view.content
    assert planned["a/index.html"].make() == once


def test_nobody_else_holds_the_html_that_a_page_is_finished_from(tmp_path, monkeypatch):
    planned, _ = plan(*site(tmp_path, FILES))
    held = []

    def noted(html, *given, **named):
        held.append(sys.getrefcount(html))  # once by `html`, once by the question
        return finish(html, *given, **named)

    monkeypatch.setattr("workshopsite.render.renderer.finish", noted)
    planned["a/index.html"].make()
    assert len(held) == 1
    assert held[0] <= 2


# --- the order of the work


def order_of(outputs, renderer):
    made = []

    def make(output):
        made.append(output.path)
        return output.make()

    together = Together(renderer, Problems(), lambda _done, _total: None)
    return made, {output.path: found for output, found in together(make, outputs)}


@pytest.fixture
def renderer(tmp_path, monkeypatch):
    monkeypatch.setenv("WORKSHOPSITE_PROCESSES", "1")
    return plan(*site(tmp_path, FILES))[1]


def test_what_takes_much_is_made_when_little_else_is_held(renderer):
    outputs = [Output(f"{at}.html", Place("a"), bytes, early=at == 7) for at in range(9)]
    made, found = order_of(outputs, renderer)
    assert made == [f"{at}.html" for at in (0, 7, 1, 2, 3, 4, 5, 6, 8)]
    assert list(found) == [f"{at}.html" for at in range(9)]


@pytest.mark.parametrize("is_wanted", [True, False])
def test_what_waits_may_be_early_and_is_kept_only_if_it_is_wanted(renderer, is_wanted):
    waiting = Output("b.png", Place("a"), lambda: b"b", wanted=lambda: is_wanted, early=True)
    outputs = [Output("a.html", Place("a"), lambda: b"a"), waiting]
    made, found = order_of(outputs, renderer)
    assert made == ["a.html", "b.png"]
    assert found == {"a.html": b"a", "b.png": b"b" if is_wanted else None}


@pytest.mark.parametrize("home", [{}, {"content/index.md": "# Welcome\n"}])
def test_what_tells_of_the_whole_program_is_early(tmp_path, home):
    address = {
        "content/workshop.yaml": FILES["content/workshop.yaml"] + "url: https://w.example/\n"
    }
    planned, _ = plan(*loaded(write(tmp_path, FILES | home | address)))
    assert [path for path, one in planned.items() if one.early and not one.waits] == [
        "index.html",
        "program/index.html",
        "calendar.ics",
        "schedule.xml",
        "schedule.json",
    ]


def page_outputs(folders):
    return [Output(f"{folder}/{at}.html", Place("a"), bytes) for folder, at in folders]


@pytest.fixture
def samples(renderer, monkeypatch):
    """What is made of some outputs before there is a helper."""

    def made_alone(outputs):
        told = []

        def shared(groups, work, _done, *, alone=1, worth):
            assert worth == (sum(map(len, groups)) >= 60)
            told.append([one.path for group in groups for one in group][:alone])
            return [work(one) for group in groups for one in group]

        monkeypatch.setattr("workshopsite.outputs.together.shared", shared)
        order_of(outputs, renderer)
        return told[0]

    return made_alone


def test_a_page_from_each_large_folder_is_made_before_there_is_a_helper(samples):
    sizes = {"notes": 16, "few": 15, "people": 40}
    pages = page_outputs((folder, at) for folder, size in sizes.items() for at in range(size))
    assert samples(pages) == ["notes/8.html", "people/20.html"]


def test_of_a_small_site_the_first_page_is_made_before_there_is_a_helper(samples):
    others = [Output(f"files/{at}.ics", Place("a"), bytes) for at in range(40)]
    assert samples([*page_outputs([("a", 1), ("a", 2)]), *others]) == ["a/1.html"]


def test_the_samples_are_few_however_large_the_site_is(samples):
    pages = page_outputs((f"folder-{at % 100}", at) for at in range(3000))
    assert samples(pages) == ["folder-0/0.html"]
    assert len(samples(page_outputs((f"folder-{at % 15}", at) for at in range(3000)))) == 15


def test_what_shows_the_texts_of_something_early_is_made_right_after_it(renderer):
    kinds = {"d": {"early": True}, "b": {"near": True}, "f": {"near": True}}
    outputs = [Output(path, Place("a"), bytes, **kinds.get(path, {})) for path in "abcdefg"]
    made, _ = order_of(outputs, renderer)
    assert made == ["b", "d", "f", "a", "c", "e", "g"]  # the first is a sample


def test_the_pages_and_calendars_of_talks_and_people_are_near_what_is_early(tmp_path):
    files = {
        "content/workshop.yaml": FILES["content/workshop.yaml"] + "url: https://w.example/\n",
        "content/people.yaml": "ada: {name: Ada Example, bio: She sums.}\n",
        "content/program.yaml": (
            "- {time: 9:30, title: Nets, id: nets, speaker: ada, abstract: Sums.}\n"
        ),
    }
    planned, _ = plan(*loaded(write(tmp_path, FILES | files)))
    near = {path for path, one in planned.items() if one.near}
    assert near == {
        "program/nets/index.html",
        "program/nets.ics",
        "program/day-2026-07-14.ics",
        "people/index.html",
        "people/ada/index.html",
    }


# --- what was seen

ADDRESSES = st.sets(st.sampled_from(["/", "/a/", "/b/", "/c/"]))
LINKS = st.dictionaries(
    st.tuples(st.sampled_from(["https://a.example/", "https://b.example/"]), st.none()),
    st.integers(),
)


@given(
    st.lists(st.tuples(ADDRESSES, ADDRESSES, ADDRESSES, LINKS), max_size=8), st.randoms(), st.data()
)
def test_it_makes_no_difference_that_only_news_are_kept_of_what_was_seen(pages, random, data):
    def seen(linked, shown, used, elsewhere):
        return Seen(linked=set(linked), shown=shown, used=set(used), elsewhere=dict(elsewhere))

    both, places = (Known(), Known()), list(range(len(pages)))
    random.shuffle(places)
    news = {at: data.draw(st.sampled_from(both)).news(seen(*pages[at]), at) for at in places}
    whole, together = Seen(), Seen()
    for at, page in enumerate(pages):
        whole.add(seen(*page))
        together.add(Seen(**news[at].filled()))
    assert together == whole


def test_what_every_page_leads_to_is_held_twice_at_most_and_what_it_shows_once():
    known = Known()
    link = {("https://a.example/", None): LinkElsewhere("https://a.example/", "/", None)}
    seen = [Seen(linked={"/a/"}, used={"/a/"}, shown={"/b.png"}, elsewhere=link) for _ in range(9)]
    held = [known.news(one, at).filled() for at, one in enumerate(seen)]
    assert [list(one) for one in held] == [["linked", "shown", "used", "elsewhere"], ["linked"]] + [
        []
    ] * 7


def test_what_was_seen_is_forgotten_where_it_is_taken():
    seen = Seen(linked={"/a/"}, listed=True)
    assert seen.taken() == Seen(linked={"/a/"}, listed=True)
    assert seen.taken() == seen == Seen()
