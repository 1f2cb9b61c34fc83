import subprocess
import sys
from html.parser import HTMLParser
from threading import Thread
from urllib.parse import urlsplit

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshopsite.markup import markdown
from workshopsite.markup.markdown import convert_inline, convert_page, convert_text, plain
from workshopsite.markup.sanitise import BLOCKS, sanitised


def page(text):
    return "".join(part for part in convert_page(text).parts if isinstance(part, str))


def ids(text):
    return [heading.id for heading in convert_page(text).headings]


def elements(html):
    found = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: found.append((tag, dict(attributes)))
    parser.feed(html)
    parser.close()
    return found


def without_formulas(text):
    return text.replace("$", "").replace("\\(", "").replace("\\[", "")


# pages


def test_an_empty_page_has_no_parts():
    assert convert_page("").parts == ()
    assert convert_page(" \n\n").parts == ()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("| a |\n|---|\n| 1 |", "<td>1</td>"),
        ("```\na < b\n```", "<pre><code>a &lt; b\n</code></pre>"),
        ("Word[^1]\n\n[^1]: Note", '<div class="footnote" role="doc-endnotes">'),
        ("A paragraph\n{: .lead }", '<p class="lead">'),
        ("Term\n:   Meaning", "<dd>Meaning</dd>"),
        ("The UN\n\n*[UN]: United Nations", '<abbr title="United Nations">UN</abbr>'),
        ("<div markdown='1'>\n*x*\n</div>", "<em>x</em>"),
        ("!!! note\n    Text", '<div class="admonition note">'),
        ("1. one\n\n- two", "<ul>"),
        ('<video src="a.mp4" controls></video>', '<video src="a.mp4" controls></video>'),
        ("<script>x()</script>", "<script>x()</script>"),
    ],
)
def test_pages_have_these_extensions_and_all_of_html(text, html):
    assert html in page(text)


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("Call for Papers", "call-for-papers"),
        ("Program & dates", "program--dates"),
        ("What's new?", "whats-new"),
        ("Comité Scientifique", "comité-scientifique"),
        ("Comite\u0301", "comité"),
        ("日程 2025", "日程-2025"),
        ("snake_case - and *stars* `code`", "snake_case---and-stars-code"),
        ("[Link](x) <b>bold</b> &amp; more", "link-bold--more"),
        ("!!!", "section"),
        ("Note[^1]\n\n[^1]: Text", "note"),
        ("Set {#mine}", "mine"),
    ],
)
def test_heading_ids_are_githubs(heading, wanted):
    assert ids(f"## {heading}") == [wanted]


def test_repeated_headings_are_counted_from_one():
    assert ids("# Abstract\n# Abstract\n# Abstract 1\n# Abstract") == [
        "abstract",
        "abstract-1",
        "abstract-1-1",
        "abstract-2",
    ]


def test_a_chosen_id_is_not_taken_by_another_heading():
    assert ids("# Talk\n\n# Other {#talk}") == ["talk-1", "talk"]


def test_headings_are_listed_with_level_id_and_plain_text():
    (heading,) = convert_page("### A *b* `<c>` &amp; <i>d</i>").headings
    assert (heading.level, heading.id, heading.text) == (3, "a-b-c--d", "A b <c> & d")


def test_ids_of_one_page_do_not_reach_the_next():
    assert ids("# Same\n\nfirst") == ids("# Same\n\nsecond") == ["same"]


def test_footnotes_of_one_page_do_not_reach_the_next():
    convert_page("A[^1]\n\n[^1]: Left over")
    assert "Left over" not in page("B[^2]\n\n[^2]: Own")


# texts of strangers


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<b onmouseover=alert(1)>x</b>",
        "<iframe src='https://example.org'></iframe>",
        "[x](javascript:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](vbscript:msgbox)",
        "![x](javascript:alert(1))",
        '![x](a.png"onerror="alert(1))',
        '[x](a "t\\"onclick=alert(1)")',
        "<javascript:alert(1)>",
        "<style>*{display:none}</style>",
        "<a href='https://example.org' style='position:fixed'>x</a>",
        "<ws-from data-path='x' data-line='1'>x</ws-from>",
    ],
)
@pytest.mark.parametrize("convert", [convert_text, convert_inline])
def test_strangers_cannot_run_anything(convert, text):
    for tag, attributes in elements(convert(text)):
        assert tag in BLOCKS
        assert set(attributes) <= {"href", "src", "alt", "title"}
        for address in (attributes.get("href", ""), attributes.get("src", "")):
            assert urlsplit(address).scheme in {"", "https"}


@settings(deadline=None, max_examples=150)
@given((st.text(alphabet="<>/\"'=()[]!*_`&;:#\\ \nabijmpstu") | st.text()).map(without_formulas))
def test_any_text_gives_only_elements_of_the_allow_list(text):
    for html in (convert_text(text), convert_inline(text)):
        again = nh3.clean(
            html,
            tags=set(BLOCKS),
            attributes={
                "a": {"href", "title"},
                "img": {"src", "alt", "title"},
                "ol": {"start"},
                "td": {"style"},
                "th": {"style"},
            },
            link_rel=None,
        )
        assert again == html


@pytest.mark.parametrize("tag", ["b", "i", "em", "strong", "sub", "sup", "code"])
def test_these_inline_tags_are_allowed(tag):
    assert f"<{tag}>x</{tag}>" in convert_text(f"A <{tag}>x</{tag}> b")
    assert f"<{tag}>x</{tag}>" in convert_inline(f"A <{tag}>x</{tag}> b")


def test_other_tags_are_shown_as_they_were_typed():
    assert convert_text("List<String> if a<b and c>d") == (
        "<p>List&lt;String&gt; if a&lt;b and c&gt;d</p>"
    )
    assert convert_text("<div>\n*x*\n</div>") == "<p>&lt;div&gt;\n<em>x</em>\n&lt;/div&gt;</p>"


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ('<img src="https://example.org/a.png" alt="x">', '<img alt="x">'),
        ('<img src="//example.org/a.png" alt="x">', '<img alt="x">'),
        ('<img src="a.png" alt="x">', '<img src="a.png" alt="x">'),
        ('<a href="ftp://example.org/">x</a>', "<a>x</a>"),
        ('<a href="https://example.org/" rel="me">x</a>', '<a href="https://example.org/">x</a>'),
        ('<p class="a" id="b" style="color:red">x</p>', "<p>x</p>"),
        ("<h2>x</h2>", "x"),
        ("<script>x</script>y", "y"),
    ],
)
def test_the_allow_list_holds_whatever_markdown_makes(html, clean):
    assert sanitised(html) == clean


def test_an_unclosed_tag_does_not_reach_the_rest_of_the_page():
    assert convert_text("<b>open") == "<p><b>open</b></p>"
    assert convert_inline("<b>open") == "<b>open</b>"


def test_texts_have_paragraphs_lists_tables_and_code():
    html = convert_text("One\n\n1. a\n2. b\n\n| a |\n|--:|\n| 1 |\n\n```\nx\n```")
    for piece in ("<p>One</p>", "<li>a</li>", "text-align:right", "<pre><code>x"):
        assert piece in html


def test_headings_in_texts_are_bold_paragraphs_without_ids():
    assert convert_text("# Our *method*\n\nText") == (
        "<p><strong>Our <em>method</em></strong></p>\n<p>Text</p>"
    )


def test_links_in_texts_are_left_as_they_are():
    html = convert_text("[a](cfp.md) [b](https://example.org) <c@example.org>")
    assert '<a href="cfp.md">a</a> <a href="https://example.org">b</a>' in html
    assert 'href="mailto:c@example.org"' in html


def test_a_picture_of_the_site_stays_and_one_from_elsewhere_becomes_a_link():
    html = convert_text("![own](files/a.png) ![far](https://example.org/b.png) ![](//c.org/d)")
    assert '<img alt="own" src="files/a.png">' in html
    assert '<a href="https://example.org/b.png">far</a>' in html
    assert '<a href="//c.org/d">//c.org/d</a>' in html


def test_components_do_not_work_in_texts():
    assert convert_text("::: program") == "<p>::: program</p>"


# titles


@pytest.mark.parametrize(
    "title",
    ["1. Foo", "# Foo", "- Foo", "---", ": Foo", "| a | b |", "[a]: b", "A* and D* Lite", "a_b_c"],
)
def test_a_title_is_never_a_block(title):
    assert convert_inline(title) == title
    assert plain(title) == title


@pytest.mark.parametrize(
    ("title", "html", "text"),
    [
        ("", "", ""),
        ("  Two\n  lines ", "Two lines", "Two lines"),
        ("*A* `b<c` & d", "<em>A</em> <code>b&lt;c</code> &amp; d", "A b<c & d"),
        ("H<sub>2</sub>O", "H<sub>2</sub>O", "H2O"),
        ("> 5 < 6", "&gt; 5 &lt; 6", "> 5 < 6"),
        ("    indented", "indented", "indented"),
        ("A &amp; B &copy;", "A &amp; B ©", "A & B ©"),
        ("$5 to $10", "$5 to $10", "$5 to $10"),
        ("![alt](a.png)", '<a href="a.png">alt</a>', "alt"),
    ],
)
def test_titles_are_inline_markdown(title, html, text):
    assert convert_inline(title) == html
    assert plain(title) == text


def test_a_title_inside_a_link_has_no_links_itself():
    assert convert_inline("[a](b) *c*", links=False) == "a <em>c</em>"


# the module


def test_threads_do_not_disturb_each_other():
    results = {}

    def convert(number):
        results[number] = page(f"# Title {number}\n\n" + f"Word{number} *x*\n\n" * 20)

    threads = [Thread(target=convert, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number, html in results.items():
        assert html.count(f"Word{number} ") == 20
        assert f'id="title-{number}"' in html


def test_python_markdown_is_loaded_only_when_something_is_converted():
    code = (
        "import sys, workshopsite.markup.markdown as m\n"
        "assert 'markdown' not in sys.modules\n"
        "m.plain('x'), m.convert_inline('Small networks: a survey (2021), part 2.')\n"
        "assert 'markdown' not in sys.modules\n"
        "m.plain('*x*')\n"
        "assert 'markdown' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_text_is_converted_once():
    markdown.convert_text.cache_clear()
    convert_text("once")
    convert_text("once")
    assert markdown.convert_text.cache_info().hits == 1
