"""HTML as lines of text: what its elements say is said by signs, and no word is lost."""

import re
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshopsite.markup import text_lines
from workshopsite.markup.markdown import plain_text
from workshopsite.markup.simple_text import leading_paragraph, simple_lines
from workshopsite.markup.text_lines import (
    first_paragraph,
    lines_of,
    parsed_first_paragraph,
    parsed_lines,
)


@pytest.mark.parametrize(
    ("markdown", "lines"),
    [
        ("one\ntwo  \nthree\n\nfour", "one two\nthree\n\nfour"),
        ("# Aim\n\nText", "Aim\n\nText"),
        ("- a\n- b\n  - c\n  - d\n    1. e\n- f", "- a\n- b\n  - c\n  - d\n    1. e\n- f"),
        ("9. nine\n10. ten\n\n    more", "9. nine\n10. ten\n\n    more"),
        ("> said\n> so\n>\n> - a", "> said so\n>\n> - a"),
        ("| a | b |\n|---|---|\n| 1 | *2* |", "a | b\n1 | 2"),
        ("```\nfor x:\n    y\n```\n\nend", "for x:\n    y\n\nend"),
        ("a\n\n---\n\nb", "a\n\n---\n\nb"),
        ("We show $\\alpha \\leq 2$.\n\n$$x^2$$", "We show α ≤ 2.\n\nx^2"),
        ("[a text](call.md), *b*, `c` & <d>", "a text, b, c & <d>"),
        ("![a curve](files/curve.png) grows", "a curve grows"),
        ("", ""),
    ],
)
def test_each_block_has_its_sign(markdown, lines):
    assert plain_text(markdown) == lines


def test_definitions_are_indented_below_their_terms():
    html = "<dl><dt>Sum</dt><dd>What one gets</dd><dt>Term</dt><dd><p>a</p><p>b</p></dd></dl>"
    assert lines_of(html) == "Sum\n  What one gets\nTerm\n  a\n\n  b"


def test_an_empty_item_keeps_its_number():
    assert lines_of("<ol start=3><li></li><li>b</li></ol>") == "3.\n4. b"


def test_a_wrong_start_of_a_list_is_one():
    assert lines_of("<ol start='x'><li>a</li></ol>") == "1. a"


@pytest.mark.parametrize("text", ["*" * 3000 + "x" + "*" * 3000, "> " * 3000 + "x"])
def test_no_nesting_is_too_deep(text):
    assert "x" in plain_text(text)


def test_formulas_are_what_mathml_says_of_itself():
    assert lines_of('<p>So <math alttext="x^2"><msup>…</msup></math>.</p>') == "So x^2."


WORD = st.text("abcdefghijklmnop", min_size=1, max_size=6)
INLINE = st.recursive(
    WORD,
    lambda inner: st.tuples(
        st.sampled_from(["b", "em", "a", "code", "sub"]), st.lists(inner, min_size=1, max_size=3)
    ).map(lambda made: f"<{made[0]}> {' '.join(made[1])} </{made[0]}>"),
    max_leaves=4,
)


def _element(tag, *, inside=None):
    def made(parts):
        inner = "".join(f"<{inside}>{part}</{inside}>" for part in parts) if inside else None
        return f"<{tag}>{inner or ' '.join(parts)}</{tag}>"

    return made


def _blocks(inner):
    several = st.lists(inner, min_size=1, max_size=3)
    row = several.map(_element("tr", inside="td"))
    return st.one_of(
        *(several.map(_element(tag, inside="li")) for tag in ("ul", "ol")),
        several.map(_element("dl", inside="dd")),
        several.map(_element("blockquote")),
        st.lists(row, min_size=1, max_size=2).map(_element("table")),
        st.lists(WORD, min_size=1).map(_element("pre")),
    )


HTML = st.lists(
    st.recursive(INLINE | INLINE.map(lambda text: f"<p>{text}</p>"), _blocks, max_leaves=8),
    max_size=4,
).map(" <br> ".join)


def words(text):
    return [word for word in "".join(c if c.isalpha() else " " for c in text).split() if word]


@given(HTML)
@settings(deadline=None, max_examples=150)
def test_every_word_survives_in_its_order(html):
    assert words(lines_of(html)) == words(re.sub(r"<[^>]*>", " ", html))


@given(st.text(st.characters(exclude_characters="\0"), max_size=80))  # HTML has no NUL
@settings(deadline=None, max_examples=150)
def test_any_text_is_kept(text):
    wanted = [word for word in text.split() if word.isalnum()]
    found = lines_of(f"<p>{escape(text)}</p>").split()
    assert [word for word in found if word.isalnum()] == wanted


def test_the_first_paragraph_is_not_that_of_a_box_a_list_or_a_quotation():
    beside = "<aside><p>a</p></aside><ul><li><p>b</p></li></ul><blockquote><p>c</p></blockquote>"
    assert first_paragraph(f"{beside}<p> </p><div><p>The <b>text</b>.</p></div><p>d</p>") == (
        "The text."
    )
    assert first_paragraph(beside) == ""


# --- without a parser


SIMPLE = [
    "<p>One\ntwo.</p>\n<p>Three &amp; <b>four</b>.</p>\n",
    "<p>a</p>\n<ul>\n<li>one\ntwo</li>\n<li><em>three</em></li>\n</ul>\n<p>b</p>",
    "<ol><li>one</li><li>two</li></ol>",
    '<p><a href="/x/" title="a > b">a&nbsp;&lt;b&gt; &quot;c&quot;</a></p>',
    "",
]


@pytest.mark.parametrize("html", SIMPLE)
def test_simple_texts_are_read_without_a_parser_as_with_one(html, monkeypatch):
    lines, first = parsed_lines(html), parsed_first_paragraph(html)
    if first and not html.startswith("<ol"):
        assert leading_paragraph(html) == first
    monkeypatch.setattr(text_lines, "LexborHTMLParser", None)
    assert lines_of(html) == lines


@pytest.mark.parametrize(
    "html",
    [
        *("<p>a<br>b</p>", "<p>a&#1;b</p>", "<p>a &notit; b</p>", "<p>a</p>b", "a<p>b</p>"),
        *("<p>a</p><p> </p><p>b</p>", "<ul><li>a</li><li></li></ul>", "<p>a<!-- b --></p>"),
        *('<ol start="4"><li>a</li></ol>', "<ul><li>a<ul><li>b</li></ul></li></ul>", "<p>a"),
        *('<p><img alt="a"> b</p>', "<em><p>a</p><p>b</p></em>", "<ul><li><p>a</p></li></ul>"),
        *("<p>a\0b</p>", "<P>a</P>", "<ul><p>a</p></ul>", "<ul><li>a</li></ol>", "\n<p>a</p>"),
    ],
)
def test_of_what_is_not_simple_nothing_is_said(html):
    assert simple_lines(html) is None
    assert lines_of(html) == parsed_lines(html)
    assert first_paragraph(html) == parsed_first_paragraph(html)


SIGNS = st.sampled_from(
    ["&amp;", "&lt;", "&nbsp;", "\n", "\t", "\u2028", "é", " ", "&#64;", "<br>"]
)
MIXED = st.lists(SIGNS | INLINE, min_size=1, max_size=5).map("".join)
ITEM = MIXED.map(lambda text: f"<li>{text}</li>\n")
BLOCK = MIXED.map(lambda text: f"<p>{text}</p>\n") | st.builds(
    lambda tag, items: f"<{tag}>\n{''.join(items)}</{tag}>\n",
    st.sampled_from(["ul", "ol"]),
    st.lists(ITEM, min_size=1, max_size=3),
)


@given(HTML | st.lists(BLOCK, max_size=4).map("".join))
@settings(deadline=None, max_examples=200)
def test_any_html_is_read_as_by_the_parser(html):
    assert lines_of(html) == parsed_lines(html)
    assert first_paragraph(html) == parsed_first_paragraph(html)
