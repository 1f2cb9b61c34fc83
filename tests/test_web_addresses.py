"""Addresses that browsers take and that lead nowhere, and whole addresses of this site."""

import pytest

from built import parsed, result
from sites import told
from workshopsite.markup.links import Links, Target
from workshopsite.problems import Mistake

HOME = "https://example.org/sums/"
LINKS = Links(
    {"index.html", "call/index.html", "files/a.pdf"},
    {"content/index.md": "/", "content/call.md": "/call/", "content/files/a.pdf": "/files/a.pdf"},
    lambda _path: None,
    bases=(HOME,),
)


def resolved(destination, source="content/index.md"):
    return LINKS.resolve(destination, source=source, page="/")


def mistake(destination):
    with pytest.raises(Mistake) as caught:
        resolved(destination)
    return caught.value


@pytest.mark.parametrize(
    ("destination", "right"),
    [
        ("http:/example.org/a", "http://example.org/a"),
        ("https:example.org", "https://example.org"),
        ("HTTPS:///example.org", "https://example.org"),
        ("https:\\\\example.org", "https://example.org"),
        ("https://https://example.org/a", "https://example.org/a"),
        ("http://https//example.org", "http://example.org"),
        ("mailto: ada@example.org", "mailto:ada@example.org"),
        ("mailto://ada@example.org", "mailto:ada@example.org"),
        ("mailto:ada@example.org, bob@example.org", "mailto:ada@example.org,bob@example.org"),
        ("ada@example.org", "mailto:ada@example.org"),
        ("ada@example.org?subject=Sums", None),
        ("http.//example.org", "https://example.org"),
    ],
)
def test_what_was_meant_is_proposed(destination, right):
    found = mistake(destination)
    assert found.rule == "dead-link"
    assert right is None or found.hint == f'write "{right}"'


@pytest.mark.parametrize(
    "destination",
    ["https://", "http:///", "http://.", "mailto:", "mailto:example.org", "mailto:ada@example"],
)
def test_what_leads_nowhere_is_refused(destination):
    found = mistake(destination)
    assert found.rule == "dead-link"
    assert "write it like" in found.hint


@pytest.mark.parametrize(
    "destination",
    [
        "http://localhost",
        "http://localhost:8000/call/",
        "https://LOCALHOST/",
        "http://127.0.0.1:8000",
        "http://0.0.0.0/",
        "http://[::1]:8000/",
        "http://app.localhost/",
    ],
)
def test_what_leads_into_the_readers_computer_is_a_warning(destination):
    assert resolved(destination).remark.rule == "local-address"


@pytest.mark.parametrize(
    "destination",
    [
        "https://example.org",
        "http://example.org:8000/a?b=https://example.org#c",
        "https://web.archive.org/web/2020/https://example.org/",
        "https://ada:secret@example.org/",
        "https://localhost.example.org/",
        "https://例え.example/",
        "http://intranet/",
        "mailto:ada@example.org",
        "mailto:ada@example.org,bob@example.org?subject=A%20b&cc=c@example.org",
        "mailto:?subject=Sums",
        "mailto:ada%40example.org",
        "MAILTO:ada+sums@mail.example.org",
        "tel:+33-1",
    ],
)
def test_others_are_fine(destination):
    assert resolved(destination) == Target(None)


@pytest.mark.parametrize(
    ("destination", "right"),
    [
        (f"{HOME}call/", "/call/"),
        ("HTTP://EXAMPLE.org/sums/call", "/call"),
        (f"{HOME}call.html?a#dates", "/call.html?a#dates"),
        (f"{HOME}files/a.pdf", "/files/a.pdf"),
    ],
)
def test_the_whole_address_of_a_page_of_this_site_is_a_warning(destination, right):
    found = resolved(destination).remark
    assert found.rule == "own-address"
    assert found.hint.startswith(f'write "{right}"')


@pytest.mark.parametrize(
    "destination",
    [HOME, f"{HOME}2020/", "https://example.org/sum/call/", "webcal://example.org/sums/call/"],
)
def test_the_whole_address_of_the_home_page_or_of_another_site_is_none(destination):
    assert resolved(destination) == Target(None)


def test_templates_may_write_whole_addresses_where_a_format_asks_for_them():
    assert resolved(f"{HOME}call/", source=None) == Target(None)


def test_a_warning_takes_no_link_away(tmp_path):
    files = {
        "content/workshop.yaml": (
            f"title: Sums\nurl: {HOME}\nlinks: {{Call: '{HOME}call/'}}\n"
            f"navigation:\n  - index.md\n  - Call: {HOME}call/\n  - Draft: http://localhost/\n"
        ),
        "content/index.md": f"# Sums\n\n[a]({HOME}call/)\n",
        "content/call.md": f"# Call\n\n[a](/) {HOME}call/\n",
    }
    problems = result(tmp_path, files).problems
    assert told(problems) == [
        "own-address index.md:3:5",
        "own-address workshop.yaml:3:15",
        "own-address workshop.yaml:6:11",
        "local-address workshop.yaml:7:12",
    ]
    links = parsed(tmp_path / "_site/index.html").links
    assert f"{HOME}call/" in links
    assert "http://localhost/" in links
