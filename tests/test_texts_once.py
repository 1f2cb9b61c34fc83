"""What is not done twice, or not at all, of what a text may cost; and that it changes nothing."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from workshopsite.markup import highlight, markdown, verbatim
from workshopsite.markup.dialect.text import TextMarkdown
from workshopsite.markup.markdown import convert_inline, convert_page, convert_text, plain_text
from workshopsite.markup.mistakes import blocks
from workshopsite.markup.prepared import prepare
from workshopsite.markup.sanitise import sanitised_inline, text_of
from workshopsite.markup.verbatim import without_verbatim


def test_a_text_is_converted_once_for_html_and_plain_text(monkeypatch):
    converted = []
    markdown._text_html.cache_clear()
    markdown.plain_text.cache_clear()
    markdown.convert_text.cache_clear()
    convert = TextMarkdown.convert
    monkeypatch.setattr(
        TextMarkdown, "convert", lambda *given: converted.append(given[1]) or convert(*given)
    )
    text = 'He said "once" -- and that\'s $x$.'
    assert convert_text(text, "de").startswith("<p>He said „once“ – and that’s <math")
    assert plain_text(text, language="de") == 'He said "once" -- and that\'s x.'
    assert len(converted) == 1


MARKUP = st.sampled_from([*"*_\"'-.`$[]()<>&~\n ", "--", "...", "'a", "word", "é", "\n- ", "\n\n"])


@settings(deadline=None)
@given(st.lists(MARKUP, max_size=20).map("".join))
def test_plain_text_does_not_depend_on_the_language_that_it_is_shown_in(text):
    expected = plain_text(text)
    assert "\x02" not in expected
    for language in ("en", "fr", "sv"):
        assert plain_text(text, language=language) == expected
        assert "\x02" not in convert_text(text, language)


@settings(deadline=None)
@given(st.one_of(st.lists(MARKUP, max_size=8).map("".join), st.text(max_size=12)))
@example("Small networks: a survey (2021), 10 % less – “twice”!")
@example("a.b.c-d: e/f")
def test_an_unmarked_title_is_what_conversion_makes_of_it(title):
    words = " ".join(title.split())
    if not markdown._MARK.search(words):
        html = markdown._title_html(prepare(words), "en")
        assert sanitised_inline(html) == words == text_of(html)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("a -- b", "a – b"), ("a---b", "a—b"), ("a...", "a…"), ('"a"', "“a”"), ("a's", "a’s")],
)
def test_each_sign_is_seen_where_it_is_the_only_one(typed, shown):
    assert convert_text(typed, "en") == f"<p>{shown}</p>"
    assert convert_page(typed, "en").parts == (f"<p>{shown}</p>",)
    assert convert_inline(typed, language="en") == shown
    assert plain_text(typed, language="en") == markdown.plain(typed) == typed


CODE = st.sampled_from(
    [
        "`",
        "``",
        "~~~",
        "```",
        "\n",
        "\n\n",
        "    ",
        "\t",
        " ",
        "- ",
        "> ",
        "<b>",
        "<!--",
        "-->",
        "a",
        "b",
    ]
)


@settings(deadline=None)
@given(st.lists(CODE, max_size=20).map("".join))
@example("\ta")
@example("a\n\n    b")
@example("~~~\na")
def test_a_text_is_not_searched_for_code_where_nothing_begins_any(text):
    quick = without_verbatim(text)
    always, verbatim._MAY_BEGIN = verbatim._MAY_BEGIN, re.compile("")
    try:
        assert without_verbatim(text) == quick
    finally:
        verbatim._MAY_BEGIN = always


@settings(deadline=None)
@given(st.lists(st.sampled_from(["> ", "- ", "1. ", "\t", " " * 9, "a", "\n"]), max_size=120))
@example(["> "] * 50 + ["a"])
@example(["> "] * 51 + ["a"])
@example([*[" "] * 200, "a"])
@example([*[" "] * 201, "a"])
@example([*["\t"] * 51, "a"])
def test_depth_is_found_also_among_lines_that_are_not_deep(pieces):
    text = "".join(pieces)
    begun = re.finditer(r"(?m)^[ \t>*+\-\d.]++(?=.*\w)", text)
    deep = [one for one in begun if levels(one[0]) > 50 or indent(one[0]) > 200]
    found = blocks.first_too_deep(text)
    assert (found and found.span()) == (deep[0].span() if deep else None)


def levels(start):
    return len(re.findall(r">|[*+-][ \t]|\d\.[ \t]", start.expandtabs(4)))


def indent(start):
    return len(start.expandtabs(4)) - len(start.expandtabs(4).lstrip(" "))


def test_pygments_is_asked_once_for_each_language(monkeypatch):
    import pygments.lexers

    asked = []
    find = pygments.lexers.find_lexer_class_by_name
    monkeypatch.setattr(
        pygments.lexers,
        "find_lexer_class_by_name",
        lambda name: asked.append(name) or find(name),
    )
    highlight._lexer.cache_clear()
    for _ in range(2):
        assert highlight.highlighted("if 1: x", "python").startswith('<span class="k">if</span>')
        assert highlight.highlighted("a < b", "nonesuch") == "a &lt; b"
    assert asked == ["python", "nonesuch"]


def test_empty_lines_of_code_stay():
    assert highlight.highlighted("\n\nx\n\n", "text") == "\n\nx\n\n"


def test_what_code_leaves_open_does_not_colour_the_next():
    open_comment, code = '"""never closed', "x = 1"
    alone = highlight.highlighted(code, "python")
    highlight.highlighted(open_comment, "python")
    assert highlight.highlighted(code, "python") == alone
