"""Highwire tags: what Google Scholar asks of the page of a paper."""

import pytest

from sites import site
from workshopsite.render.highwire import citation_tags

WORKSHOP = "title: Sums & *sizes*\nseries: ExampleConf 2025\ndate: 2025-09-22\n"
FULL = r"""
- id: one
  title: On $n^2$ *sums*
  authors: [Ada Example (CNRS, Paris)*, Bob Example, ada]
  keywords: [sums, sizes & more]
  doi: 10.1000/182
  pdf: files/a b.pdf
  abstract: We sum.
"""


def absolute(address):
    return "https://example.org/ws" + address.replace(" ", "%20")


def tags(folder, papers, workshop=WORKSHOP, absolute=absolute):
    files = {
        "content/workshop.yaml": workshop,
        "content/papers.yaml": papers.replace(
            "[Ada Example (CNRS, Paris)*, Bob Example, ada]",
            '["Ada Example (CNRS, Paris)*", Bob Example, ada]',
        ),
        "content/people.yaml": "ada: {name: Ada Zweite, affiliation: Exampleville}\n",
        "content/files/a b.pdf": b"%PDF-1.4",
    }
    made, problems = site(folder, files)
    assert not problems.fatal, list(problems)
    return citation_tags(made.papers[0], made, absolute)


def test_all_that_is_known_is_said_in_plain_text_with_institutions_behind_their_authors(tmp_path):
    assert tags(tmp_path, FULL) == [
        ("citation_title", "On n^2 sums"),
        ("citation_author", "Ada Example"),
        ("citation_author_institution", "CNRS, Paris"),
        ("citation_author", "Bob Example"),
        ("citation_author", "Ada Zweite"),
        ("citation_author_institution", "Exampleville"),
        ("citation_publication_date", "2025/09/22"),
        ("citation_conference_title", "Sums & sizes (ExampleConf 2025)"),
        ("citation_keywords", "sums; sizes & more"),
        ("citation_language", "en"),
        ("citation_doi", "10.1000/182"),
        ("citation_abstract_html_url", "https://example.org/ws/papers/one/"),
        ("citation_pdf_url", "https://example.org/ws/files/a%20b.pdf"),
    ]


def test_there_is_no_empty_tag_and_no_author_who_is_not_known(tmp_path):
    found = tags(tmp_path, "- {id: one, title: Sums, authors: TBA}\n", "title: W\n", lambda _: None)
    assert found == [
        ("citation_title", "Sums"),
        ("citation_conference_title", "W"),
        ("citation_language", "en"),
    ]


@pytest.mark.parametrize("host", ["https://arxiv.org/pdf/2101.01234", "https://example.org/a.pdf"])
def test_a_pdf_elsewhere_is_not_named(tmp_path, host):
    found = tags(tmp_path, f"- {{id: one, title: Sums, pdf: '{host}'}}\n")
    assert "citation_pdf_url" not in dict(found)


def test_without_the_sites_address_no_address_is_named(tmp_path):
    names = dict(tags(tmp_path, FULL, absolute=lambda _: None))
    assert not {"citation_pdf_url", "citation_abstract_html_url"} & set(names)


@pytest.mark.parametrize(
    ("date", "published"),
    [("2025-12-13 or 2025-12-14", "2025"), ("2025-12-31 or 2026-01-01", None)],
)
def test_of_a_date_that_is_not_decided_the_year_counts_if_it_is_known(tmp_path, date, published):
    found = dict(tags(tmp_path, FULL, f"title: W\ndate: {date}\n"))
    assert found.get("citation_publication_date") == published


def test_a_withdrawn_paper_has_no_tags(tmp_path):
    assert tags(tmp_path, "- {id: one, title: Sums, status: withdrawn}\n") == []
