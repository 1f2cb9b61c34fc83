import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from workshopsite.markup.html import finish
from workshopsite.markup.links import Links
from workshopsite.markup.origins import sourced
from workshopsite.markup.pictures import missing_sizes
from workshopsite.markup.presentation import classes_instead
from workshopsite.markup.serialised import finished_text, hidden
from workshopsite.problems import Problems
from workshopsite.read.source import Source

PAGE = "content/index.md"


def finished(body, problems=None, source=None, pictures=None):
    links = Links(
        {"index.html", "images/x.png"},
        {PAGE: "/", "content/images/x.png": "/images/x.png"},
        {PAGE: Source(PAGE, source or "")}.get,
    )
    if source is not None:
        body = sourced(body, PAGE, 1)
    html = finish(
        f"<!doctype html><body>{body}</body>",
        "/",
        links,
        problems if problems is not None else Problems(),
        pictures={"/images/x.png": (400, 200)} if pictures is None else pictures,
    ).html
    return html.partition("<body>")[2].partition("</body>")[0]


# the room that pictures take


@pytest.mark.parametrize(
    ("given", "added"),
    [
        ({}, {"width": "400", "height": "200"}),
        ({"width": "200"}, {"height": "100"}),
        ({"width": " 200px "}, {"height": "100"}),
        ({"height": "50"}, {"width": "100"}),
        ({"width": "1"}, {"height": "1"}),
        ({"width": "50%"}, {}),
        ({"width": "20em"}, {}),
        ({"width": "10", "height": "20"}, {}),
        ({"width": ""}, {"width": "400", "height": "200"}),
    ],
)
def test_a_picture_gets_what_it_lacks_in_the_proportions_of_its_file(given, added):
    assert missing_sizes(given, (400, 200)) == added


def test_pictures_of_a_page_get_their_size():
    assert finished('<img src="/images/x.png" alt="" width="200">') == (
        '<img src="images/x.png" alt="" width="200" height="100">'
    )
    assert finished('<img src="images/x.png?v=1" alt="">').endswith('width="400" height="200">')


def test_pictures_without_a_known_size_stay_as_they_are():
    for picture in (
        '<img src="https://example.org/x.png" alt="">',
        '<img src="images/x.png" alt="">',
    ):
        assert finished(picture, pictures={}) == picture


def test_a_picture_that_does_not_exist_is_reported_once():
    problems = Problems()
    finished('<img src="nowhere.png" alt="">', problems)
    assert [problem.rule.name for problem in problems] == ["dead-link"]


# pictures without a text


def test_a_picture_without_alt_is_reported_where_it_stands():
    problems = Problems()
    source = 'One\n\n<img src="images/x.png" align="center"/>'
    finished('<p>One</p><p><img src="images/x.png"></p>', problems, source)
    (problem,) = problems
    assert (problem.rule.name, problem.place.line, problem.place.column) == ("missing-alt", 3, 11)
    assert str(problem.severity) == "warning"


@pytest.mark.parametrize(
    "body", ['<img src="images/x.png" alt="">', '<img src="images/x.png" alt="A">']
)
def test_a_picture_with_alt_is_not(body):
    problems = Problems()
    finished(body, problems, "x")
    assert list(problems) == []


# old attributes


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<p align="center">a</p>', '<p class="align-center">a</p>'),
        ('<p class="b" align="RIGHT">a</p>', '<p class="b align-right">a</p>'),
        ('<p align="nonsense">a</p>', "<p>a</p>"),
        ("<center>a</center>", '<div class="align-center">a</div>'),
        (
            '<font color="red" size="+2" face="Arial">a</font>',
            '<span class="coloured larger">a</span>',
        ),
        ('<font size="2">a</font>', '<span class="smaller">a</span>'),
        ('<br clear="all">', '<br class="clear">'),
        ('<hr noshade="" align="left">', '<hr class="align-left">'),
        (
            '<table border="1" cellpadding="3" bgcolor="#eee"></table>',
            '<table class="bordered shaded"></table>',
        ),
        (
            '<table border="0"><tbody><tr><td valign="top" nowrap="">a</td></tr></tbody></table>',
            '<table><tbody><tr><td class="valign-top nowrap">a</td></tr></tbody></table>',
        ),
        (
            '<table><tbody><tr><td style="text-align: right;">a</td></tr></tbody></table>',
            '<table><tbody><tr><td class="align-right">a</td></tr></tbody></table>',
        ),
        ('<p style="color: red">a</p>', '<p style="color: red">a</p>'),
        ('<p width="5">a</p>', '<p width="5">a</p>'),
    ],
)
def test_attributes_that_say_how_something_looks_become_classes(old, new):
    assert finished(old) == new


def test_a_cell_with_more_style_than_its_alignment_keeps_it():
    assert classes_instead("td", {"style": "text-align:left;color:red"}) == ([], frozenset())
    assert classes_instead("p", {"style": "text-align:left"}) == ([], frozenset())


@pytest.mark.parametrize("raw", ["<script>'<center>'</script>", "<!-- <center> -->"])
def test_scripts_and_comments_are_left_alone(raw):
    assert finished(raw) == raw


# mail addresses


@pytest.mark.parametrize(
    "body",
    [
        '<a href="mailto:ada@example.org">ada@example.org</a>',
        '<a href="mailto:ada@example.org?subject=x&amp;body=y">write</a>',
        '<p title="ada.b+c@mail.example.org">ada.b+c@mail.example.org, bob@example.org.</p>',
        "<code>git@example.org</code>",
    ],
)
def test_mail_addresses_are_hidden_and_read_the_same(body):
    html = finished(body)
    assert "@" not in html
    assert "mailto" not in html
    assert "example" not in html
    assert unescape(html) == unescape(body)


@pytest.mark.parametrize(
    "body",
    [
        "<p>a @ b, @ada, x@2x.png, ada@localhost</p>",
        '<script>x = "ada@example.org"</script>',
        "<style>@media print {}</style>",
        '<a href="https://example.org/@ada">x</a>',
    ],
)
def test_what_is_no_mail_address_and_scripts_stay(body):
    assert finished(body) == body


def test_the_same_address_is_always_written_the_same():
    assert hidden("a@b.c") == hidden("a@b.c") == "&#97;&#64;&#98;&#46;&#99;"


@settings(deadline=None, max_examples=100)
@given(st.from_regex(r"[a-z0-9.+_-]{1,20}@[a-z]{1,10}(\.[a-z]{2,5}){1,3}", fullmatch=True))
def test_any_mail_address_survives(mail):
    html = finished_text(f"<p>{mail}</p>")
    assert unescape(html) == f"<p>{mail}</p>"
    assert mail.lstrip("+.-").partition("@")[2] not in html


def test_a_page_full_of_anything_is_gone_through_in_no_time():
    for text in ("a." * 100_000, "a@" * 100_000, "<!--" * 50_000, "<script" * 30_000):
        assert len(finished_text(text)) >= len(text)


def test_no_class_is_given_twice():
    html = finished('<center align="center"><table align="center"></table></center>')
    assert re.findall(r'class="([^"]*)"', html) == ["align-center", "align-center"]


def as_it_was_defined(html):
    """`finished_text` as one sees at a glance that it is right, however long it takes."""
    raw = re.compile(r"<!--.*?(?:-->|$)|<(script|style|xmp)(?=[\s>/]).*?(?:</\1>|$)", re.DOTALL)
    mail = re.compile(r"(?<![\w.+%-])(?:mailto:)?[\w.+-]{1,64}@(?!\d+x\.)\w[\w-]*(?:\.\w[\w-]*)+")

    def told(text):
        text = re.sub(r"(</?)center(?=[\s>])", r"\1div", text)
        text = re.sub(r"(</?)font(?=[\s>])", r"\1span", text)
        parts = (mail.sub(lambda found: hidden(found[0]), part) for part in text.split("<"))
        return "<".join(parts)

    pieces, at = [], 0
    for found in raw.finditer(html):
        pieces += [told(html[at : found.start()]), found[0]]
        at = found.end()
    return "".join([*pieces, told(html[at:])])


PIECES = (
    *("ada@example.org", "@", " ", "mailto:a@b.c", "<", ">", "a.b", '"', "<!--", "-->", "x@2x.png"),
    *("<script>", "</script>", "<style>", "</style>", "<xmp>", "</xmp>", "<center>", "</center>"),
    *(
        '<font color="red">',
        "</font>",
        '<a href="mailto:a@b.c">',
        "</a>",
        "<p>",
        "<i title='a@b.c'>",
    ),
)


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=15))
def test_only_texts_and_attributes_are_changed_at_the_last_touch(pieces):
    html = LexborHTMLParser("".join(pieces)).html
    assert finished_text(html) == as_it_was_defined(html)
