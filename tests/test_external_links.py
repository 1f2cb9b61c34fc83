"""Which addresses of other sites a site links to, where it does, and what is said of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sites import marked, only, write
from workshopsite.build import build
from workshopsite.external.findings import report
from workshopsite.external.links import asked, links_elsewhere
from workshopsite.external.outcome import Outcome, Trouble
from workshopsite.model.site import Options
from workshopsite.problems import Mistake, Place, Problems


def made(folder, files, **options):
    return build(write(folder, files), folder / "_site", Options(**options), dry_run=True).made


def found(folder, files, problems=None, **options):
    """The addresses that a site links to, each with its places."""
    one = made(folder, files, **options)
    links = links_elsewhere(one.site, one.renderer, problems or Problems())
    return {url: [str(place) for place in places] for url, places in links.items()}


class TestPlaces:
    def test_a_link_of_a_page(self, tmp_path):
        text = "# Call\n\nSee [there](https://example.org/a), <https://example.org/b>.\n"
        assert found(tmp_path, {"content/call.md": text}) == {
            "https://example.org/a": ["content/call.md:3:13"],
            "https://example.org/b": ["content/call.md:3:38"],
        }

    def test_all_that_a_page_shows_and_links_to(self, tmp_path):
        text = (
            '<img src="https://example.org/i.png" alt="">\n'
            '<video poster="//example.org/p.jpg" src="http://example.org/v.mp4"></video>\n'
        )
        assert found(tmp_path, {"content/a.md": text}) == {
            "http://example.org/v.mp4": ["content/a.md:2:42"],
            "https://example.org/i.png": ["content/a.md:1:11"],
            "https://example.org/p.jpg": ["content/a.md:2:16"],
        }

    def test_a_link_of_a_template_that_is_on_every_page_has_one_place(self, tmp_path):
        files = {
            "content/a.md": "A",
            "content/b.md": "B",
            "templates/partials/footer.html": '<p>\n<a href="https://example.org/host">Host</a>\n',
            "templates/page.html": '{% extends "base.html" %}{% block content %}'
            '{% include "partials/footer.html" %}{% endblock %}',
        }
        assert found(tmp_path, files) == {
            "https://example.org/host": ["templates/partials/footer.html:2:10"]
        }

    def test_links_of_data_have_the_place_where_they_are_typed(self, tmp_path):
        files = {
            "content/workshop.yaml": "title: Sums\ndate: 2025-05-05\ntimezone: UTC\n"
            "venue: {name: Hall, map: https://example.org/map}\n"
            "sponsors:\n- {name: Sums, url: https://example.org/sums}\n",
            "content/venue.md": "::: venue\n",
            "content/people.yaml": "ada: {name: Ada Example, url: https://example.org/}\n",
            "content/program.yaml": "- time: 9:00\n  title: Sums\n  speaker: ada\n"
            "  doi: 10.1000/182\n  video: https://example.org/v\n"
            "  links:\n    More: https://example.org/more\n",
        }
        assert found(tmp_path, files) == {
            "https://doi.org/10.1000/182": ["content/program.yaml:4:8"],
            "https://example.org/": ["content/people.yaml:1:31"],
            "https://example.org/map": ["content/workshop.yaml:4:26"],
            "https://example.org/more": ["content/program.yaml:7:11"],
            "https://example.org/sums": ["content/workshop.yaml:6:21"],
            "https://example.org/v": ["content/program.yaml:5:10"],
        }

    def test_one_address_has_all_its_places(self, tmp_path):
        text = "[a](https://example.org/a#one)\n\n[b](https://example.org/a#two)\n"
        files = {"content/a.md": text, "content/b.md": text}
        assert found(tmp_path, files) == {
            "https://example.org/a": [
                f"content/{name}.md:{line}:5" for name in "ab" for line in (1, 3)
            ]
        }

    def test_what_is_not_of_another_site_is_not_asked_for(self, tmp_path):
        text = (
            "[m](mailto:ada@example.org) [t](tel:+1) [c](webcal://example.org/c.ics) [b](b.md)\n"
            "[own](http://Example.org/2025/b/) [other](https://example.org/2024/)\n"
        )
        files = {"content/a.md": text, "content/b.md": "B"}
        options = {"base_url": "https://example.org/2025/"}
        assert list(found(tmp_path, files, **options)) == ["https://example.org/2024/"]

    def test_what_cannot_be_asked_for_is_a_problem_at_its_place(self, tmp_path):
        problems = Problems()
        assert found(tmp_path, {"content/a.md": "[a](https://example.org:no/)"}, problems) == {}
        problem = only(problems)
        assert (problem.rule.name, marked(problem)) == (
            "dead-external-link",
            "https://example.org:no/",
        )


class TestWhatIsAsked:
    @pytest.mark.parametrize(
        ("typed", "url"),
        [
            ("https://example.org", "https://example.org/"),
            ("//Example.org/A?b=c#d", "https://example.org/A?b=c"),
            (" http://example.org/\na b ", "http://example.org/a%20b"),
            ("https://bücher.example/ü?q=ä", "https://xn--bcher-kva.example/%C3%BC?q=%C3%A4"),
            ("https://example.org/a%20b%C3%BC", "https://example.org/a%20b%C3%BC"),
            ("http://ada:secret@example.org:8080/", "http://example.org:8080/"),
            ("http://[2001:db8::1]/a", "http://[2001:db8::1]/a"),
            ("mailto:ada@example.org", None),
            ("data:image/gif;base64,AAAA", None),
            ("/program/", None),
        ],
    )
    def test_is_in_ascii_and_without_anchor_and_password(self, typed, url):
        assert asked(typed) == url

    @pytest.mark.parametrize(
        "typed", ["https://", "http://[::1", "https://example.org:99999/", "https://a..b/", "//"]
    )
    def test_what_has_no_host_is_refused(self, typed):
        with pytest.raises(Mistake, match="no address"):
            asked(typed)

    @given(st.text(max_size=30))
    @settings(deadline=None, max_examples=200)
    def test_any_text_gives_an_address_or_a_sentence(self, text):
        try:
            url = asked(f"https://{text}")
        except Mistake:
            return
        assert url.isascii()
        assert not any(c.isspace() for c in url)
        assert asked(url) == url


A, B = Place("content/a.md", 1), Place("content/b.md", 2)


def said(outcomes, links):
    problems = Problems()
    report(outcomes, links, problems)
    return problems


class TestWhatIsSaid:
    def one(self, outcome, url="https://example.org/a"):
        return only(said({url: outcome}, {url: (A,)}))

    @pytest.mark.parametrize(
        ("outcome", "rule", "words"),
        [
            (Outcome(404), "dead-external-link", "leads nowhere (404)"),
            (Outcome(410), "dead-external-link", "has been removed"),
            (Outcome(500), "dead-external-link", "its server has a mistake"),
            (Outcome(403, host="example.org"), "unchecked-link", "to programs (403)"),
            (Outcome(429, host="example.org"), "unchecked-link", "asked too often"),
            (Outcome(200, moved="https://example.org/b"), "moved-link", "moved for good"),
        ],
    )
    def test_of_an_answer(self, outcome, rule, words):
        problem = self.one(outcome)
        assert (problem.rule.name, problem.place) == (rule, A)
        assert words in problem.message
        assert "example.org" in problem.message

    @pytest.mark.parametrize("trouble", list(Trouble))
    def test_of_no_answer(self, trouble):
        problem = self.one(Outcome(trouble=trouble, host="example.org"))
        unsure = {Trouble.INCOMPLETE, Trouble.CIRCLE}
        assert problem.rule.name == (
            "unchecked-link" if trouble in unsure else "dead-external-link"
        )
        assert "example.org" in problem.message
        assert problem.hint

    def test_of_a_redirect_the_new_address_is_the_hint(self):
        hint = self.one(Outcome(200, moved="https://example.org/b")).hint
        assert hint == 'write "https://example.org/b"'

    def test_of_one_that_leads_to_a_dead_host_names_both(self):
        problem = self.one(Outcome(trouble=Trouble.UNKNOWN_HOST, host="gone.example"))
        assert problem.message == (
            '"https://example.org/a" leads on, but there is no host "gone.example"'
        )

    def test_of_what_works_nothing(self):
        assert list(said({"https://example.org/a": Outcome(200)}, {})) == []

    def test_of_a_host_once_with_all_places(self):
        urls = ["https://example.org/1", "https://example.org/2"]
        outcome = Outcome(999, host="example.org")
        problem = only(said(dict.fromkeys(urls, outcome), {urls[0]: (B,), urls[1]: (A, B)}))
        assert problem.place == A
        assert [one.place for one in problem.related] == [B]

    def test_of_a_link_on_many_pages_not_all_places(self):
        places = tuple(Place("content/a.md", line) for line in range(1, 21))
        problem = only(
            said({"https://example.org/": Outcome(404)}, {"https://example.org/": places})
        )
        assert [one.place.line for one in problem.related] == [2, 3, 4, 5, 6, 7]
        assert problem.related[-1].label == "and in 14 more places, the first"
