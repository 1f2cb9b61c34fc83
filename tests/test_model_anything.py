"""Whatever stands in a data file: it loads, or a problem says where it is wrong."""

import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sites import site
from workshopsite.check.table import check_site
from workshopsite.model.competition import Competition
from workshopsite.model.page import Page
from workshopsite.model.people import Person
from workshopsite.model.program import Day, Slot
from workshopsite.model.venue import Venue
from workshopsite.model.workshop import Committee, ImportantDate, NewsItem, Sponsor, Workshop

RECORDS = (Competition, Page, Person, Day, Slot, Workshop)
INNER = (Committee, ImportantDate, NewsItem, Sponsor, Venue)
KEYS = sorted({key for one in (*RECORDS, *INNER) for key in set(one.keys())} | {"nonsense", "ada"})
TEXTS = [
    *("", "yes", "no", "7:30", "9:00-10:00", "23:30-00:30", "25:00", "2021-11-17", "CST", "TBA"),
    *("2021-11-17..2021-11-18", "2021-13-01", "05/11/2021", "AoE", "Europe/Paris", "UTC", "20"),
    *(
        "ada",
        "Ada Example",
        "Ada Example (CNRS)",
        "A (",
        ")(",
        "nobody",
        "山田",
        "a\nb",
        "10:30 Talk",
    ),
    *(
        "2021-11-17 23:59 AoE Deadline",
        "# x",
        "https://example.org",
        "javascript:x",
        "a.png",
        "/x/",
    ),
    *("../../x", "low", "keynote", "1", "nan", "\u202e", "’", "[", "{{ x }}", "energy", "x: y"),
]
texts = st.sampled_from(TEXTS) | st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12
)
keys = st.sampled_from(KEYS) | texts
anything = st.recursive(
    st.none() | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=5),
    max_leaves=25,
)


def of(record):
    """Mappings with the keys of a record, and anything behind them."""
    return st.dictionaries(st.sampled_from(record.keys()), anything, max_size=8)


SHAPES = {
    "content/workshop.yaml": anything | of(Workshop),
    "content/program.yaml": anything | st.lists(of(Slot) | of(Day) | texts, max_size=5),
    "content/people.yaml": anything | st.dictionaries(texts, of(Person), max_size=3),
    "content/competition.yaml": anything | of(Competition),
    "content/page.md": anything | of(Page),
}
DEFAULTS = {
    "content/workshop.yaml": "title: Sums\ndate: 2021-11-17\ntimezone: Europe/Paris\n",
    "content/people.yaml": "ada: Ada Example\n",
    "content/program.yaml": "- 9:00 Talk\n",
    "content/a.png": "x",
}


@pytest.mark.parametrize("path", list(SHAPES))
@given(data=st.data())
@settings(deadline=None, max_examples=80)
def test_anything_loads_or_is_a_problem_with_a_place(path, data):
    shape = data.draw(SHAPES[path])
    text = yaml.safe_dump(shape, allow_unicode=True, sort_keys=False)
    if path.endswith(".md"):
        text = f"---\n{text}---\n# Page\n"
    with tempfile.TemporaryDirectory() as folder:
        found, problems = site(Path(folder), {**DEFAULTS, path: text})
        check_site(found, problems)
        for problem in problems:
            assert problem.message
            assert problem.place.path.startswith("content/")
            if problem.place.line:
                lines = found.sources.get(problem.place.path)
                if lines:
                    excerpt = lines.lines[problem.place.line - 1]
                    assert problem.place.excerpt == excerpt
                    assert problem.place.column <= len(excerpt) + 1
        if not problems.fatal and found.competition:
            assert found.competition.ranking
