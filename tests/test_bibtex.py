"""BibTeX: read back by pybtex, which splits names and counts braces as BibTeX does."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import BibliographyData, parse_string

from built import built
from sites import site
from workshopsite.markup.latex import escaped
from workshopsite.markup.markdown import latex
from workshopsite.model.paper import Paper
from workshopsite.model.people import Appearance, Person
from workshopsite.model.site import Site
from workshopsite.model.workshop import Workshop
from workshopsite.render.bibtex import entry, keys

WORKSHOP = "title: Sums & sizes\nseries: ExampleConf 2025\ndate: 2025-09-22..2025-09-23\n"
ONE = "- {id: one, title: Sums, authors: Ada Example}\n"


def nowhere(address):
    return None


def papers_of(folder, papers, workshop=WORKSHOP):
    """A site, and the pybtex entry of each of its papers that can be cited, by its id."""
    files = {"content/workshop.yaml": workshop, "content/papers.yaml": papers}
    made, problems = site(folder, files)
    assert not problems.fatal, list(problems)
    return made


def entries(folder, papers, workshop=WORKSHOP, absolute=nowhere):
    made = papers_of(folder, papers, workshop)
    texts = {
        paper_id: entry(made.paper_pages[paper_id], key, made, absolute)
        for paper_id, key in keys(made).items()
    }
    return {paper_id: next(iter(read(text).entries.values())) for paper_id, text in texts.items()}


def read(text) -> BibliographyData:
    return parse_string(text, "bibtex")


def fields(folder, papers, workshop=WORKSHOP, absolute=nowhere):
    [found] = entries(folder, papers, workshop, absolute).values()
    return dict(found.fields)


# --- fields


def test_a_paper_has_all_that_is_known_of_it(tmp_path):
    paper = (
        "- {id: one, title: Sums, authors: [Ada B. Example (CNRS), Zoë Großmann], doi: 10.1000/1_2,"
        " arxiv: 2101.01234v2, award: Best & first}\n"
    )
    absolute = "https://example.org/ws{}".format
    [found] = entries(tmp_path, paper, absolute=absolute).values()
    assert found.type == "inproceedings"
    assert found.key == "example2025sums"
    assert dict(found.fields) == {
        "title": "{Sums}",
        "booktitle": r"Sums \& sizes (ExampleConf 2025)",
        "year": "2025",
        "month": "September",
        "doi": "10.1000/1_2",
        "eprint": "2101.01234v2",
        "archiveprefix": "arXiv",
        "url": "https://example.org/ws/papers/one/",
        "note": r"Best \& first",
    }
    names = [(one.first_names, one.middle_names, one.last_names) for one in found.persons["author"]]
    assert names == [(["Ada"], ["B."], ["Example"]), (["Zoë"], [], ["Großmann"])]


def test_what_is_not_known_is_left_out(tmp_path):
    assert fields(tmp_path, "- {id: one, title: Sums, authors: TBA}\n", "title: Sums\n") == {
        "title": "{Sums}",
        "booktitle": "Sums",
    }


@pytest.mark.parametrize(
    ("date", "year"),
    [
        ("2025-12-13 or 2025-12-14", "2025"),
        ("2025-12-31 or 2026-01-01", None),
        ("[2025-12-31, 2026-01-01]", "2025"),
    ],
)
def test_the_year_is_known_where_every_day_that_it_may_be_is_in_it(tmp_path, date, year):
    found = fields(tmp_path, ONE, f"title: Sums\ndate: {date}\n")
    assert found.get("year") == year
    assert ("month" in found) == date.startswith("[")


def test_names_of_groups_are_not_taken_apart(tmp_path):
    people = """
team: {name: "The Research and Sums Team, Inc."}
sons: {name: Example & Sons}
rest: {name: Others}
"""
    files = {
        "content/workshop.yaml": WORKSHOP,
        "content/papers.yaml": "- {title: Sums, authors: [team, sons, rest, Cleo Example]}\n",
        "content/people.yaml": people,
    }
    made, _ = site(tmp_path, files)
    text = entry(made.papers[0], "key", made, nowhere)
    authors = read(text).entries["key"].persons["author"]
    assert [str(one) for one in authors] == [
        "{The Research and Sums Team, Inc.}",
        r"{Example \& Sons}",
        "{Others}",
        "Example, Cleo",
    ]


# --- LaTeX


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Größe & 100% of *it*", r"Größe \& 100\% of \emph{it}"),
        ("**B** and `c_d` H<sub>2</sub>O", r"\textbf{B} and \texttt{c\_d} H\textsubscript{2}O"),
        ("On $n^2 \\leq \\{x_1\\}$ at $5 and #1", r"On $n^2 \leq \{x_1\}$ at \$5 and \#1"),
        (r"Half $\left\{ x \right.$ open", r"Half $\left\lbrace  x \right.$ open"),
        (r"No $\}{$ set", r"No \$\textbackslash{}\textbraceright{}\textbraceleft{}\$ set"),
        (r"Of $50\%$ and $a # b$", r"Of $50\%$ and $a \# b$"),
        (r"Of $a & b$ and $c \& d$", r"Of $a \& b$ and $c \& d$"),
        (r"$\begin{matrix}a & b\end{matrix}$", r"$\begin{matrix}a & b\end{matrix}$"),
        ("A [link](https://example.org/a_b) & more", r"A link \& more"),
        (
            "a{b ~ c^d < e",
            r"a\textbraceleft{}b \textasciitilde{} c\textasciicircum{}d \textless{} e",
        ),
    ],
)
def test_titles_become_latex(title, expected):
    assert latex(title) == expected


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=200)
def test_escaped_text_prints_as_it_is(text):
    shown = {
        "textbackslash": "\\",
        "textbraceleft": "{",
        "textbraceright": "}",
        "textasciitilde": "~",
        "textasciicircum": "^",
        "textless": "<",
        "textgreater": ">",
        "textbar": "|",
    }
    pattern = r"\\([a-z]+)\{\}|\\([&%_#$])"
    assert re.sub(pattern, lambda m: m[2] or shown[m[1]], escaped(text)) == text


TITLES = st.text(
    st.one_of(st.sampled_from('{}$\\%&#_^~*`<>@",= ab'), st.characters(exclude_categories=["C"])),
    min_size=1,
    max_size=40,
).map(lambda text: " ".join(text.split()) or "x")


@given(TITLES, TITLES, TITLES)
@settings(deadline=None, max_examples=150)
def test_no_text_of_an_author_can_break_the_file(title, name, award):
    author = Appearance(person=Person(id="a", name=name))
    paper = Paper.model_construct(
        id="one", title=title, authors=(author,), award=award, arxiv=None, doi=None, pdf=None
    )
    made = Site(
        None, {}, Workshop.model_construct(title=title, date=(), either=()), papers=(paper,)
    )
    texts = [entry(paper, "first", made, nowhere), entry(paper, "second", made, nowhere)]
    found = read("\n".join(texts)).entries
    assert list(found) == ["first", "second"]
    assert dict(found["first"].fields) == dict(found["second"].fields)
    assert set(found["first"].fields) == {"title", "booktitle", "note"}
    assert len(found["first"].persons["author"]) == 1


# --- keys


def test_keys_are_unique_ascii_and_made_of_family_name_year_and_a_word(tmp_path):
    papers = """
- {id: a, title: On the sums, authors: Ada Ørsted-Größe}
- {id: b, title: Sums again, authors: Bob Ørsted-Größe}
- {id: c, title: "The sums: a study", authors: Cleo Größe}
- {id: d, title: 日本語, authors: 山田 太郎}
- {id: e, title: Deep nets, authors: TBA}
- {id: f, title: "$n$ is it", authors: Dana O'Example}
- {id: g, title: Withdrawn sums, authors: Ada Größe, status: withdrawn}
"""
    assert keys(papers_of(tmp_path, papers)) == {
        "a": "grosse2025sums",
        "b": "grosse2025sumsb",
        "c": "grosse2025sumsc",
        "d": "paper2025",
        "e": "paper2025deep",
        "f": "oexample2025n",
    }


def test_a_key_with_a_letter_behind_it_is_not_the_key_of_another_paper(tmp_path):
    papers = "".join(
        f"- {{id: p{at}, title: {title}, authors: Ada Example}}\n"
        for at, title in enumerate(["Sumsb", *["Sums"] * 40])
    )
    found = list(keys(papers_of(tmp_path, papers)).values())
    assert len(found) == len(set(found)) == 41
    assert found[:3] == ["example2025sumsb", "example2025sums", "example2025sumsc"]
    assert all(re.fullmatch(r"[a-z0-9-]+", key) for key in found)


# --- the files


def test_there_is_a_file_for_each_paper_and_one_for_all_but_none_for_withdrawn_ones(tmp_path):
    papers = ONE + "- {id: two, title: Two, authors: Bob Example}\n"
    papers += "- {id: gone, title: Gone, authors: Bob Example, status: withdrawn}\n"
    workshop = WORKSHOP + "url: https://example.org/ws\n"
    files = {"content/workshop.yaml": workshop, "content/papers.yaml": papers}
    made = built(tmp_path, files)
    every = (made / "papers.bib").read_text("utf-8")
    assert [one.key for one in read(every).entries.values()] == [
        "example2025sums",
        "example2025two",
    ]
    one = (made / "papers/one.bib").read_text("utf-8")
    assert one in every
    assert (
        read(one).entries["example2025sums"].fields["url"] == "https://example.org/ws/papers/one/"
    )
    assert sorted(path.name for path in made.glob("papers/*.bib")) == ["one.bib", "two.bib"]


def test_the_page_of_a_paper_shows_its_entry(tmp_path):
    files = {"content/workshop.yaml": WORKSHOP, "content/papers.yaml": ONE}
    made = built(tmp_path, files)
    html = (made / "papers/one/index.html").read_text("utf-8")
    shown = html.partition("<code>@")[2].partition("</code>")[0]
    entry_text = (made / "papers/one.bib").read_text("utf-8").replace("&", "&amp;")
    assert "@" + shown == entry_text
    assert "url =" not in shown


def test_where_every_paper_is_withdrawn_there_is_nothing_to_cite(tmp_path):
    papers = "- {id: gone, title: Gone, authors: Bob Example, status: withdrawn}\n"
    files = {"content/workshop.yaml": WORKSHOP, "content/papers.yaml": papers}
    made = built(tmp_path, files)
    assert not list(made.rglob("*.bib"))
    assert "BibTeX" not in (made / "papers/index.html").read_text("utf-8")
    assert "cite" not in (made / "papers/gone/index.html").read_text("utf-8").partition("<main")[2]
