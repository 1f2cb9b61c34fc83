"""What is published now, and would be gone."""

import pytest

from sites import only, told, write
from web import Time, status, visited, web_host
from workshopsite.build import build
from workshopsite.external.published import NotReadable, published_addresses
from workshopsite.external.vanishing import report_vanishing
from workshopsite.model.site import Options
from workshopsite.problems import Place, Problems

SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(*urls):
    entries = "".join(f"<url><loc> {url}\n</loc><priority>1</priority></url>" for url in urls)
    return status(200, f'<urlset xmlns="{SPACE}">{entries}</urlset>'.encode())


def read(answers, mount="/w/"):
    """The published addresses of a host that gives these answers; {} stands for its address."""
    with web_host({}) as host:
        for path, (code, headers, content) in answers.items():
            host.answers[path] = (code, headers, content.replace(b"{}", host.url.encode()))
        return visited(lambda visitor: published_addresses(host.url + mount, visitor), Time())


class TestTheSitemap:
    def test_lists_the_addresses_below_that_of_the_site(self):
        urls = [
            "{}/w/",
            "{}/w/a/",
            "{}/w/caf%C3%A9%20x.pdf",
            "{}/other/",
            "https://example.org/w/b",
        ]
        assert read({"/w/sitemap.xml": sitemap(*urls)}) == {"/", "/a/", "/café x.pdf"}

    def test_may_write_https_where_we_write_http(self):
        with web_host({}) as host:
            own = host.url.removeprefix("http")
            host.answers["/sitemap.xml"] = sitemap(f"https{own}/a/")
            found = visited(lambda visitor: published_addresses(f"http{own}/", visitor), Time())
        assert found == {"/a/"}

    def test_may_have_moved(self):
        answers = {
            "/w/sitemap.xml": status(301, Location="/w/s.xml"),
            "/w/s.xml": sitemap("{}/w/a/"),
        }
        assert read(answers) == {"/a/"}

    def test_may_be_in_parts(self):
        parts = "".join(
            f"<sitemap><loc>{url}</loc></sitemap>"
            for url in ("{}/w/1.xml", "{}/w/2.xml", "https://example.org/3.xml")
        )
        index = status(200, f'<sitemapindex xmlns="{SPACE}">{parts}</sitemapindex>'.encode())
        answers = {"/w/sitemap.xml": index, "/w/1.xml": sitemap("{}/w/a/")}
        assert read(answers | {"/w/2.xml": sitemap("{}/w/b/")}) == {"/a/", "/b/"}

    @pytest.mark.parametrize(
        ("answer", "words"),
        [
            (status(404), "cannot be read (404)"),
            (None, "cannot be read (hung up)"),
            (status(200, b"<html>"), "is no sitemap"),
            (status(200, b"\xff\xfe\x00"), "is no sitemap"),
            (status(200, b'<?xml version="1.0" encoding="klingon"?><a/>'), "is no sitemap"),
            (status(200, b'<!DOCTYPE a [<!ENTITY b "bbb">]><a>&b;</a>'), "is no sitemap"),
        ],
    )
    def test_that_cannot_be_read_is_said(self, answer, words):
        with web_host({"/sitemap.xml": answer}) as host, pytest.raises(NotReadable) as caught:
            visited(lambda visitor: published_addresses(f"{host.url}/", visitor), Time())
        assert words in str(caught.value)

    def test_without_anything_we_know_lists_nothing(self):
        assert read({"/w/sitemap.xml": status(200, b"<rss/>")}) == set()


HERE = Place("content/workshop.yaml", 4, 6)
WORKSHOP = "title: Sums\ndate: 2025-05-05\ntimezone: UTC\n"
FILES = {
    "content/workshop.yaml": WORKSHOP,
    "content/people.yaml": "ada: {name: Ada Example}\n",
    "content/program.yaml": "- {time: 9:00, title: Large sums, speaker: ada}\n",
    "content/papers.csv": "id,title,authors\nsums,A paper on sums,Ben Example\n",
    "content/call.md": "---\naliases: [/cfp/]\n---\n# Call for papers\n",
    "content/flyer.pdf": b"%PDF",
}


def vanishing(folder, *published, files=()):
    made = build(write(folder, FILES | dict(files)), folder / "_site", Options(), dry_run=True).made
    problems, whole = Problems(), made.renderer.links.whole
    kept_back = whole.addresses if whole else ()
    report_vanishing(published, made.outputs, kept_back, HERE, problems)
    return problems


class TestVanishing:
    def test_what_is_there_or_leads_on_does_not_vanish(self, tmp_path):
        here = ["/", "/call/", "/call", "/cfp/", "/program/large-sums/", "/people/ada/"]
        assert told(vanishing(tmp_path, *here, "/flyer.pdf", "/404.html", "/404", "/cfp")) == []

    @pytest.mark.parametrize(
        ("address", "heir", "line"),
        [
            ("/calls/", "/call/", "aliases: [/calls/] at the top of content/call.md"),
            ("/call-for.html", "/call/", "aliases: [/call-for.html] at the top of content/call.md"),
            ("/calls", "/call/", "aliases: [/calls/] at the top of content/call.md"),
            (
                "/program/Larger-sums/",
                "/program/large-sums/",
                "aliases: [Larger-sums] for the slot at content/program.yaml:1:3",
            ),
            (
                "/people/adah/",
                "/people/ada/",
                "aliases: [adah] for the person at content/people.yaml:1:6",
            ),
            (
                "/papers/sum/",
                "/papers/sums/",
                "sum into the column aliases of content/papers.csv:2:1",
            ),
            (
                "/programme/",
                "/program/",
                "a page content/programme.md with a link to /program/",
            ),
        ],
    )
    def test_what_would_vanish_is_told_with_the_line_to_write(self, tmp_path, address, heir, line):
        problem = only(vanishing(tmp_path, "/", address))
        assert (problem.rule.name, problem.place) == ("vanishing-address", HERE)
        assert problem.message == f"{address} is published now and would lead nowhere"
        assert problem.hint == f"if {heir} took its place, write {line}"
        assert problem.related[0].label == f"{heir} is made from"

    @pytest.mark.parametrize("address", ["/xyz/", "/program/zzzzzz/"])
    def test_where_nothing_is_alike_nothing_is_guessed(self, tmp_path, address):
        problem = only(vanishing(tmp_path, "/", address))
        assert problem.hint == "write it as aliases: of the page that took its place"
        assert problem.related == ()

    def test_the_line_to_write_helps(self, tmp_path):
        page = {"content/call.md": "---\naliases: [/calls/]\n---\nCall\n"}
        slot = "- {time: 9:00, title: Large sums, speaker: ada, aliases: [larger-sums]}\n"
        person = "ada: {name: Ada Example, aliases: [adah]}\n"
        paper = "id,title,authors,aliases\nsums,A paper on sums,Ben Example,sum\n"
        data = {"program.yaml": slot, "people.yaml": person, "papers.csv": paper}
        files = page | {f"content/{name}": text for name, text in data.items()}
        gone = ["/calls/", "/program/larger-sums/", "/people/adah/", "/papers/sum/"]
        assert len(list(vanishing(tmp_path / "before", *gone))) == 4
        assert told(vanishing(tmp_path / "after", *gone, files=files)) == []

    def test_a_new_address_is_a_likelier_heir_than_one_that_was_there(self, tmp_path):
        files = {"content/calls-for-all.md": "New\n"}
        problem = only(vanishing(tmp_path, "/call/", "/calls-for/", files=files))
        assert "if /calls-for-all/ took its place" in problem.hint

    def test_what_is_hidden_on_purpose_is_not_told(self, tmp_path):
        files = {"content/workshop.yaml": f"{WORKSHOP}hide: [program]\n"}
        assert told(vanishing(tmp_path, "/program/large-sums/", files=files)) == []
