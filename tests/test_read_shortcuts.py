"""Shortcuts of reading and checking: what they pass over has nothing in it, and nothing is lost."""

from __future__ import annotations

import gc
import io
import pickle
import re
import sys
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sites import site, told
from workshopsite.check.dates_in_text import DATE, lines_with_dates
from workshopsite.check.marks import may_have_mark
from workshopsite.check.placeholders import _FILLER, _MARK
from workshopsite.model.load import load
from workshopsite.model.people import Person
from workshopsite.model.record import Origin
from workshopsite.model.site import Options
from workshopsite.problems import Problems
from workshopsite.read import latex
from workshopsite.read.folder import read_folder, suffix
from workshopsite.read.garbage import no_search
from workshopsite.read.source import Document, Mark, Source
from workshopsite.read.yaml_refusals import _FORBIDDEN, forbidden_character

SITE = {
    "content/workshop.yaml": "title: Sums\ndate: 2027-09-01\ntimezone: Europe/Paris\n",
    "content/people.yaml": "ada: Ada Example\nbob: Bob Example\n",
    "content/papers.yaml": "- {title: Sums, authors: ada}\n",
    "content/program.yaml": "- {time: 9:00, paper: sums}\n",
    "content/a.md": "# A\n",
}


def texts(*pieces):
    """Texts put together of pieces."""
    return st.lists(st.sampled_from(pieces), max_size=10).map("".join)


# --- one search in a whole text instead of one in each of its lines


@given(
    texts("2027-09-01", "-", "09", "3", " ", "\n", "August", "Aug", ". ", "of ", "Mon", "1st", ",")
)
def test_every_line_with_a_date_is_looked_at(text):
    found = dict(lines_with_dates(text))
    starts = [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n")]
    for start, line in zip(starts, text.split("\n"), strict=True):
        assert found.get(start, line) == line
        assert start in found or not DATE.search(line)


@given(
    texts("TODO", "todo", "FIXME", "XXX", "lorem", "Lorem", "ipsum", "IPSUM", " ", "a", "İ", "\n")
)
def test_every_text_that_is_to_be_replaced_is_looked_at(text):
    assert may_have_mark(text) or not (_MARK.fullmatch(text) or _FILLER.search(text))


PLAINLY = {
    latex.formula_pattern: rf"""(?mx)
      (?<![\\$])\$\$(?P<double>{latex._PART}+?)\$\$
    | (?<![\\$])\$(?P<single>(?!\s){latex._PART}+?(?<![\s\\]))\$(?![\d$])
    | (?<!\\)\\{{1,2}}\((?P<round>{latex._PART}+?)\\{{1,2}}\)
    | ^[ \t]*\\{{1,2}}\[(?P<square>{latex._PART}+?)\\{{1,2}}\](?=[.,;]?[ \t]*$)
    """,
    lambda _: latex._LINK: r"\]\([^()\s]*\)|<?\bhttps?://[^\s<>{}]+",
}
"""What the expressions for a text mean, which are written so that re finds their signs at once."""


@pytest.mark.parametrize("fast", PLAINLY, ids=["formula", "link"])
@given(
    text=texts("\\", "\\(", "\\)", "x")
    | texts("\\", "\\[", "\\]", "x")
    | texts("\\[", "\\]", " ", "\n", ".", "x")
    | texts("\\", "$", "x", " ", "1", "\n")
    | texts("](", ")", "<", "https://", "x", " ")
)
@settings(max_examples=1000)
def test_an_expression_that_begins_with_its_sign_means_what_it_meant(fast, text):
    def found(expression):
        return [(one.span(), one.lastgroup) for one in expression.finditer(text)]

    assert found(fast(text)) == found(re.compile(PLAINLY[fast]))


@given(texts("~", "-", "--", "a", " ", "`", "'", "{", "}", "&", "\x03", "1", "\n", "|"))
def test_without_a_backslash_latex_is_ties_and_dashes(text):
    spaced = latex._spaced(latex._with_letters(latex._BREAK.sub(" ", text)))
    assert latex._with_markup(latex._SYMBOL.sub(latex._symbol, spaced)) == latex._dashed(text)


def test_no_character_that_yaml_forbids_is_printable():
    every = map(chr, range(sys.maxunicode + 1))
    assert [sign for sign in every if sign.isprintable() and _FORBIDDEN.match(sign)] == []


@pytest.mark.parametrize("text", ["a\x07b\n", "title: a\n\ufeffb: c\n", "a\n\x7f"])
def test_a_forbidden_character_is_found_in_whatever_line(text):
    refused = forbidden_character(text)
    assert refused
    assert text.split("\n")[refused.line - 1][refused.column - 1] in "\x07\ufeff\x7f"


@given(texts("a", "B", ".", "..", "/", ".md", ".YAML", " ", "é"))
def test_an_ending_is_what_pathlib_says(path):
    if not re.search(r"/\.(?:/|$)", path):  # pathlib drops such parts; no file has them
        assert suffix(path) == PurePosixPath(path).suffix.lower()


# --- files


def test_a_text_that_is_saved_while_it_is_read_is_all_old(tmp_path, monkeypatch):
    page = tmp_path / "content/a.md"
    page.parent.mkdir()
    page.write_bytes(b"a" * 200_000)
    real = Path.open

    class Saved(io.FileIO):
        """A file that is saved right after the first part of it is read."""

        def read(self, size):
            part = super().read(size)
            with real(page, "r+b") as file:
                file.write(b"b" * 200_000)
            return part

    monkeypatch.setattr(Path, "open", lambda path, _: Saved(path))
    folder = read_folder(tmp_path, Problems())
    assert folder.read("content/a.md") == b"a" * 200_000


# --- records


def person(path):
    document = Document(Source("content/people.yaml", ""), {}, {}, {})
    return Person(id="ada", name="Ada Example").placed(Origin(document, path))


def test_records_are_equal_if_they_say_the_same_in_the_same_place():
    assert person(("ada",)) == person(("ada",))
    assert person(("ada",)) != person(("bob",))
    assert person(("ada",)) != Person(id="ada", name="Ada Example")
    assert len({person(("ada",)), person(("ada",))}) == 1


def test_what_was_not_read_from_a_file_says_so():
    with pytest.raises(AttributeError, match="this Person was not read from a file"):
        _ = Person(id="ada", name="Ada Example").origin


def test_a_site_is_the_same_when_it_was_pickled(tmp_path):
    made, problems = site(tmp_path, SITE)
    again = pickle.loads(pickle.dumps(made))
    assert told(problems) == []
    assert again == made
    assert again.program.zone is made.program.zone
    [talk] = again.program.slots
    assert talk.start.tzinfo is made.program.zone
    assert talk.origin.place("time") == next(made.program.slots).origin.place("time")


def test_what_was_pickled_knows_where_everything_stands(tmp_path):
    made, _ = site(tmp_path, SITE)
    again = pickle.loads(pickle.dumps(made))
    for then, now in zip(made.papers, again.papers, strict=True):
        marks = now.origin.document.values | now.origin.document.keys
        assert all(isinstance(mark, Mark) for mark in marks.values())
        assert now.place("title") == then.place("title")
        assert now.origin.place("title", key=True) == then.origin.place("title", key=True)


# --- garbage


def test_while_a_site_is_read_no_garbage_is_looked_for(tmp_path, monkeypatch):
    seen = []

    def watched(*args):
        seen.append(gc.isenabled())
        return read_folder(*args)

    monkeypatch.setattr("workshopsite.model.load.read_folder", watched)
    load(tmp_path, Problems(), Options())
    assert seen == [False]


@pytest.mark.parametrize("is_on", [True, False])
def test_afterwards_it_is_as_it_was_before(tmp_path, is_on):
    (gc.enable if is_on else gc.disable)()
    try:
        load(tmp_path, Problems(), Options())
        with pytest.raises(ValueError, match="a mistake"), no_search():
            raise ValueError("a mistake")
        assert gc.isenabled() is is_on
    finally:
        gc.enable()
