"""What a build holds on to: nothing twice, and nothing large that is not needed any more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sites import loaded, site, write
from workshopsite.model.load import begin
from workshopsite.outputs.output import Output
from workshopsite.outputs.plan import plan
from workshopsite.outputs.together import Together
from workshopsite.places import Place
from workshopsite.problems import Problems
from workshopsite.read.folder import read_folder
from workshopsite.read.source import Source

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


def test_the_whole_program_is_early(tmp_path):
    planned, _ = plan(*loaded(write(tmp_path, FILES)))
    assert [path for path, one in planned.items() if one.early and not one.waits] == [
        "program/index.html"
    ]
