import weakref

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshopsite.markup import html
from workshopsite.markup.finished import AnchorUse
from workshopsite.markup.html import finish
from workshopsite.markup.links import Links
from workshopsite.markup.markdown import convert_page, convert_text
from workshopsite.markup.occurrence import occurrence
from workshopsite.markup.origins import sourced
from workshopsite.markup.pictures import candidates
from workshopsite.markup.serialised import finished_pieces
from workshopsite.problems import Place, Problems
from workshopsite.read.source import Source

CFP = "content/cfp.md"
PROGRAM = "content/program.yaml"
SOURCES = {
    CFP: "/cfp/",
    "content/index.md": "/",
    "content/images/x.png": "/images/x.png",
    "content/files/a b.pdf": "/files/a b.pdf",
    "assets/site.css": "/assets/site.css",
}
OUTPUTS = {
    *("index.html", "cfp/index.html", "program/index.html", "program/sparse/index.html"),
    *("images/x.png", "files/a b.pdf", "assets/site.css", "404.html"),
}


class Site:
    def __init__(self, **texts):
        self.texts = {path: Source(path, text) for path, text in texts.items()}
        self.problems = Problems()

    def finish(self, body, page="/cfp/", base=None):
        links = Links(OUTPUTS, SOURCES, self.texts.get)
        return finish(f"<!DOCTYPE html><body>{body}</body>", page, links, self.problems, base)

    def body(self, body, page="/cfp/", base=None):
        html = self.finish(body, page, base).html
        return html.partition("<body>")[2].partition("</body>")[0]

    @property
    def found(self):
        return [(problem.rule.name, problem.place) for problem in self.problems]


@pytest.fixture
def site():
    return Site()


def test_a_page_begins_with_its_doctype_and_keeps_its_head(site):
    html = site.finish("<p>x</p>").html
    assert html == "<!doctype html>\n<html><head></head><body><p>x</p></body></html>\n"


@pytest.mark.parametrize(
    "before",
    ["", "<!doctype html>", '<!-- a --><!DOCTYPE html PUBLIC "x" "y">\n<!-- b -->\n'],
)
def test_a_page_has_one_doctype_whatever_stood_before_it(before):
    script = "<script>'<!doctype x>'</script>"
    html = finish(f"{before}{script}", "/", Links(OUTPUTS, {}, {}.get), Problems()).html
    comments = "<!-- a --><!-- b -->" if "-->" in before else ""
    assert html == (f"<!doctype html>\n{comments}<html><head>{script}</head><body></body></html>\n")


def test_an_element_that_is_several_things_is_visited_once(site):
    body = '<a id="x" name="x" href="https://example.org/" style="color:red">x</a>'
    finished = site.finish(body)
    assert (len(finished.elsewhere), finished.ids, site.found) == (1, {"x"}, [])


def test_elements_are_visited_for_what_they_are_whatever_they_say_of_themselves(site):
    style = "<style>p { background: url(/images/x.png) }</style>"
    assert site.body(style) == style.replace("/images", "../images")
    assert site.finish('<a name="x">x</a>').ids == {"x"}
    shown = site.body('<table><tr><th style="text-align: right">x</th></tr></table>')
    assert '<th class="align-right">x</th>' in shown


def test_an_element_with_nothing_to_do_costs_no_visit(site, monkeypatch):
    visited = []
    visit = html._Pass.visit
    monkeypatch.setattr(
        html._Pass, "visit", lambda self, *given: visited.append(given[1]) or visit(self, *given)
    )
    site.finish('<p class="x" title="y">x <b>y</b> <img alt="z"> <a href="/">z</a></p>')
    assert visited == ["a"]


def test_what_was_read_is_let_go_before_a_page_is_written(site, monkeypatch):
    trees = []

    class Tree(html.LexborHTMLParser):
        def __init__(self, text):
            super().__init__(text)
            trees.append(weakref.ref(self))

    def pieces(text, *, is_old):
        assert [tree() for tree in trees] == [None]
        return finished_pieces(text, is_old=is_old)

    monkeypatch.setattr(html, "LexborHTMLParser", Tree)
    monkeypatch.setattr(html, "finished_pieces", pieces)
    body = '<p id="a"><a href="/cfp/#x">x</a><img src="/images/x.png" alt=""></p>'
    assert "#x" in site.body(sourced(body, CFP, 1))
    assert len(trees) == 1


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ('<a href="/program/">x</a>', '<a href="../program/">x</a>'),
        ('<a href="/program/#x">x</a>', '<a href="../program/#x">x</a>'),
        ('<a href="/cfp/#x">x</a>', '<a href="#x">x</a>'),
        ('<a href="#">x</a>', '<a href="#">x</a>'),
        ('<a href="">x</a>', '<a href="">x</a>'),
        ("<a>x</a>", "<a>x</a>"),
        ('<a href="https://example.org/">x</a>', '<a href="https://example.org/">x</a>'),
        (
            '<a href="/files/a b.pdf?v=1&amp;w">x</a>',
            '<a href="../files/a%20b.pdf?v=1&amp;w">x</a>',
        ),
        ('<link href="/assets/site.css">', '<link href="../assets/site.css">'),
        ('<img src="/images/x.png">', '<img src="../images/x.png">'),
        ('<script src="/assets/site.css"></script>', '<script src="../assets/site.css"></script>'),
        ('<video poster="/images/x.png"></video>', '<video poster="../images/x.png"></video>'),
        ('<object data="/images/x.png"></object>', '<object data="../images/x.png"></object>'),
        ('<form action="/program/"></form>', '<form action="../program/"></form>'),
        (
            '<img srcset="/images/x.png, /images/x.png 2x">',
            '<img srcset="../images/x.png, ../images/x.png 2x">',
        ),
        (
            '<svg viewBox="0 0 1 1"><use xlink:href="/images/x.png#a"></use></svg>',
            '<svg viewBox="0 0 1 1"><use xlink:href="../images/x.png#a"></use></svg>',
        ),
        (
            '<svg><image href="/images/x.png"></image></svg>',
            '<svg><image href="../images/x.png"></image></svg>',
        ),
        ('<base href="/cfp/">', '<base href="/cfp/">'),
        ('<li data="/x">x</li>', '<li data="/x">x</li>'),
    ],
)
def test_every_kind_of_link_becomes_relative(site, written, published):
    assert site.body(written) == published
    assert site.found == []


def test_a_page_for_any_depth_has_its_links_below_a_base(site):
    body = '<a href="/program/#x">p</a><a href="#main">m</a><img src="/images/x.png">'
    assert site.body(body, "/404.html", "/repo/") == (
        '<a href="/repo/program/#x">p</a><a href="#main">m</a><img src="/repo/images/x.png">'
    )
    assert 'href="https://example.org/repo/"' in site.body(
        '<a href="/">h</a>', "/404.html", "https://example.org/repo"
    )


def test_a_text_counts_from_its_source_and_its_wrapping_is_gone():
    site = Site(**{PROGRAM: "abstract: see images/x.png"})
    text = sourced("<p>See <a href='images/x.png'>x</a></p>", PROGRAM, 1)
    assert site.body(text, "/program/sparse/") == ('<p>See <a href="../../images/x.png">x</a></p>')


def test_the_nearest_source_counts_and_templates_around_it_have_none():
    site = Site(**{CFP: "body", PROGRAM: "- abstract: x"})
    inner = sourced('<a href="dead-in-program">x</a>', PROGRAM, 1)
    outer = sourced(f'<p>{inner}<b><a href="dead-in-cfp">x</a></b></p>', CFP, 1)
    menu = '<nav><a href="dead-in-menu">x</a></nav>'
    html = site.body(f'<main>{menu}{outer}<a href="dead-in-template">x</a></main>')
    assert "ws-from" not in html
    assert [(p.message.split('"')[1], p.place.path, p.place.line) for p in site.problems] == [
        ("dead-in-menu", CFP, 0),
        ("dead-in-template", CFP, 0),
        ("dead-in-cfp", CFP, 1),
        ("dead-in-program", PROGRAM, 1),
    ]


def test_a_wrong_link_is_shown_where_it_stands():
    text = "---\ntitle: x\n---\nSee [it](nowhere.md), nowhere\n"
    site = Site(**{CFP: text})
    body = convert_page("See [it](nowhere.md), nowhere\n").parts[0]
    site.finish(sourced(body, CFP, 4))
    assert site.found == [("dead-link", Place(CFP, 4, 10, 10, "See [it](nowhere.md), nowhere"))]


def test_a_wrong_link_that_cannot_be_found_is_shown_where_its_text_begins():
    site = Site(**{PROGRAM: "one\ntwo\n"})
    site.finish(sourced('<a href="made-up">x</a>', PROGRAM, 2), "/program/")
    assert site.found == [("dead-link", Place(PROGRAM, 2, 0, 1, "two"))]


def test_a_wrong_link_of_a_template_is_shown_at_the_page(site):
    site.finish('<a href="/nowhere/">x</a>')
    site.finish('<a href="/nowhere/">x</a>', "/program/")
    assert [place for _, place in site.found] == [Place(CFP), Place("program/")]


def test_one_wrong_link_shown_on_two_pages_is_one_problem():
    site = Site(**{PROGRAM: "- abstract: '[x](nowhere)'"})
    text = sourced(convert_text("[x](nowhere)"), PROGRAM, 1)
    site.finish(text, "/program/")
    site.finish(text, "/program/sparse/")
    assert len(site.found) == 1


def test_all_wrong_links_are_reported_and_left_as_they_are(site):
    body = '<a href="javascript:x()">a</a><img src="/Images/x.png"><a href="/y/">c</a>'
    assert site.body(body) == body
    assert sorted(rule for rule, _ in site.found) == ["dead-link", "letter-case", "unsafe-link"]


def test_a_script_link_hidden_by_entities_is_found(site):
    site.finish('<a href="&#106;ava&#10;script:alert(1)">x</a>')
    assert site.found[0][0] == "unsafe-link"


def test_data_is_fine_as_a_picture_only(site):
    site.finish('<img src="data:image/png;base64,A"><link rel="icon" href="data:image/svg+xml,x">')
    assert site.found == []
    site.finish('<iframe src="data:image/png;base64,A"></iframe>')
    assert site.found[0][0] == "unsafe-link"


def test_ids_and_old_anchor_names_are_collected(site):
    ids = site.finish('<p id="a"><a name="b" href="/">x</a><input name="c"><i id=""></i>').ids
    assert ids == {"a", "b"}


def test_links_to_anchors_are_collected_with_their_place():
    site = Site(**{CFP: "x\n[a](#café) [b](/program/#ok)"})
    text = sourced(
        '<a href="#caf%C3%A9">a</a><a href="/program/#ok">b</a><a href="#top">c</a>'
        '<a href="/files/a b.pdf#page=2">d</a><a href="https://example.org/#e">e</a>',
        CFP,
        1,
    )
    line = "[a](#café) [b](/program/#ok)"
    assert site.finish(text).anchors == (
        AnchorUse("/cfp/", "café", Place(CFP, 2, 5, 5, line)),
        AnchorUse("/program/", "ok", Place(CFP, 2, 16, 12, line)),
    )


def test_a_text_fragment_is_no_anchor(site):
    assert site.finish('<a href="/program/#:~:text=x">x</a>').anchors == ()


def test_svg_and_math_survive(site):
    body = '<svg viewBox="0 0 2 2"><linearGradient id="g"></linearGradient></svg>'
    math = "<math><mi>x</mi><annotation-xml></annotation-xml></math>"
    assert site.body(body + math) == body + math


def test_awkward_paths_survive_the_wrapping():
    path = 'content/a "b" <c> & d.yaml'
    site = Site(**{path: "x"})
    site.finish(sourced('<a href="dead">x</a>', path, 1))
    assert site.found[0][1].path == path


@pytest.mark.parametrize(
    ("srcset", "wanted"),
    [
        ("a.png", [("a.png", "")]),
        ("a.png 1x, b.png 2x", [("a.png", "1x"), ("b.png", "2x")]),
        ("a.png, b.png 2x", [("a.png", ""), ("b.png", "2x")]),
        (" a,b.png 100w ,c.png\n200w", [("a,b.png", "100w"), ("c.png", "200w")]),
        ("data:image/png;base64,AA== 2x", [("data:image/png;base64,AA==", "2x")]),
        ("", []),
        (" , ", []),
    ],
)
def test_a_srcset_is_a_list_of_destinations(srcset, wanted):
    assert list(candidates(srcset)) == wanted


@pytest.mark.parametrize(
    ("text", "destination", "column"),
    [
        ("[a](x) [b](xy)", "xy", 12),
        ("[b](xy) [a](x)", "x", 13),
        ("slides: x.pdf", "x.pdf", 9),
        ("<img src='a&amp;b.png'>", "a&b.png", 11),
        ("[a](a b.pdf)", "a%20b.pdf", 5),
        ("[a](a%20b.pdf)", "a b.pdf", 5),
        ("glued-x.pdf-here", "x.pdf", 7),
    ],
)
def test_a_destination_is_found_in_its_source(text, destination, column):
    place = occurrence(Source("a.md", text), destination, 0)
    assert place is not None
    assert place.column == column


def test_a_destination_is_looked_for_from_its_text_on():
    source = Source("a.md", "[a](x)\n\n[b](x)")
    assert occurrence(source, "x", 2) == Place("a.md", 3, 5, 1, "[b](x)")
    assert occurrence(source, "y", 1) is None


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="<>/\"'=abpit ws-from&;#\n"))
def test_no_html_breaks_the_pass(html):
    finished = Site(**{CFP: html}).finish(sourced(html, CFP, 1))
    assert finished.html.startswith("<!doctype html>\n<html")
