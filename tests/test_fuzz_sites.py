"""Whatever stands in the files of a site: it is built, or refused with sentences and places."""

import os
import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mutations import mutated, sites, texts
from oracle import built_soundly, names, unsound
from workshopsite.problems import Place, Problems

bounded = settings(
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),  # what it finds by chance is found where one can look
)


def build(files):
    with tempfile.TemporaryDirectory() as folder:
        return built_soundly(Path(folder), files)


@bounded
@given(mutated(".yaml"))
def test_yaml_that_was_damaged(files):
    build(files)


@bounded
@given(mutated(".md"))
def test_pages_that_were_damaged(files):
    build(files)


@bounded
@given(mutated(".csv"))
def test_tables_that_were_damaged(files):
    build(files)


@bounded
@given(mutated(".html"))
def test_templates_that_were_damaged(files):
    build(files)


SITE = {
    "content/workshop.yaml": "title: Sums\ndate: 2030-05-01\ntimezone: UTC\n",
    "content/index.md": "# Sums\n",
}
FILES = [
    *("workshop.yaml", "program.yaml", "people.yaml", "papers.yaml", "papers.csv"),
    *("competition.yaml", "page.md", "index.md", "picture.png", "picture.webp", "picture.jpg"),
]


@bounded
@given(st.sampled_from(FILES), st.binary(max_size=60))
def test_any_bytes_in_any_file(name, data):
    build({**SITE, f"content/{name}": data})


OPENERS = [
    "[",
    "{",
    "- ",
    "? ",
    "a: ",
    "&a [",
    "> ",
    "::: ",
    "[a](",
    "{{",
    "{% if x %}",
    "<b>",
    "(",
]


@bounded
@given(
    st.sampled_from(FILES[:8]),
    st.lists(st.sampled_from(OPENERS), min_size=1, max_size=3),
    st.integers(50, 3000),
)
def test_any_nesting(name, openers, times):
    text = "".join(openers) * times
    build({**SITE, f"content/{name}": f"---\ntitle: {text}" if name == "index.md" else text})


SIGNS = (
    *("*", "_", "`", "$", "<", ">", "[", "]", "(", ")", "!", "&", "\\", "#", "~", "^", ":", ";"),
    *("'", '"', "|", "=", "{", "}", " ", "a", "x_1", "https://e.org/", "<b>", "</i>", "<script>"),
    *("\\frac", "&amp;", "[^1]", "::: dates", "{{ x }}", "e\u0301", "\u202e", "\n"),
)
short = st.lists(st.sampled_from(SIGNS), max_size=25).map("".join)


@bounded
@given(short, short, short)
def test_any_title_abstract_and_name(title, abstract, name):
    slot = {"time": "9:00", "title": f"a{title}", "abstract": abstract, "speakers": [f"A {name}"]}
    program = yaml.safe_dump([slot], allow_unicode=True)
    papers = yaml.safe_dump(
        [{"title": f"b{title}", "authors": [f"B {name}"], "abstract": abstract}]
    )
    build({**SITE, "content/program.yaml": program, "content/papers.yaml": papers})


JINJA = (
    *(
        "{{ ",
        " }}",
        "{% ",
        " %}",
        "{#",
        "#}",
        "|",
        "(",
        ")",
        "[",
        "]",
        "0",
        "1",
        "-",
        "%",
        "'",
        '"',
    ),
    *("site", "page", ".title", ".people", "safe", "url", "asset", "_", "x", "set x = ", "\n"),
    *("for x in ", "endfor", "if ", "endif", "block a", "endblock", "raw", "break", "caller()"),
    *("extends 'theme/page.html'", "include 'page.html'", "macro m(a)", "endmacro", "m(1)"),
    *("import 'components/program.html' as c", "call ", "endcall", "trans", "endtrans"),
    *("<a href='", "<p>", "</div>"),
)
jinja = st.lists(st.sampled_from(JINJA), max_size=14).map("".join)


@bounded
@given(jinja)
def test_any_layout(text):
    build({**SITE, "content/a.md": "---\nlayout: own\n---\n# A\n", "templates/own.html": text})


def test_the_judge_sees_a_place_that_is_none(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text("ab\n")
    for place, what in {
        Place("content/b.md", 1, 1): "no such file",
        Place("content/a.md", 3, 1): "no such line",
        Place("content/a.md", 1, 4, excerpt="ab"): "no such column",
        Place("content/a.md", 1, 1, excerpt="x"): "not the line of the file",
        Place("content/a.md"): "no line",
    }.items():
        problems = Problems()
        problems.add("dead-link", "this link leads nowhere", place)
        assert [said.partition(":")[0] for said in unsound(problems, tmp_path)] == [what]


@pytest.mark.parametrize("ending", [".yaml", ".md", ".csv", ".html"])
def test_there_are_texts_to_damage(ending):
    assert len(texts(ending)) >= 3


def test_there_are_many_sites_to_damage_and_damage_is_seen():
    assert len(sites()) > 50
    assert names(build({**SITE, "content/program.yaml": "- [a"})) == {"yaml-syntax"}
