"""What is not done twice, or not at all, of what a text may cost; and that it changes nothing."""

import gc
import re
import subprocess
import sys
import weakref

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from workshopsite.markup import fences, formulas, highlight, markdown, verbatim
from workshopsite.markup.dialect import typography
from workshopsite.markup.dialect.page import PageMarkdown
from workshopsite.markup.dialect.text import TextMarkdown
from workshopsite.markup.latex import in_latex
from workshopsite.markup.markdown import (
    convert_inline,
    convert_page,
    convert_text,
    latex,
    plain_text,
)
from workshopsite.markup.mistakes import blocks, leftovers, links, mails
from workshopsite.markup.prepared import prepare
from workshopsite.markup.sanitise import sanitised_inline, text_of
from workshopsite.markup.verbatim import blank, without_verbatim


def test_a_text_is_converted_and_prepared_once_for_html_and_plain_text(monkeypatch):
    converted = []
    prepared = []
    prepare_text = markdown.prepare
    monkeypatch.setattr(
        markdown, "prepare", lambda text: prepared.append(text) or prepare_text(text)
    )
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
    assert len(converted) == len(prepared) == 1


def test_formulas_are_looked_for_in_texts_only_that_have_a_mark_of_one(monkeypatch):
    prepared = []
    monkeypatch.setattr(markdown, "prepare", lambda text: prepared.append(text) or prepare(text))
    markdown.text_findings.cache_clear()
    assert markdown.text_findings("A title") == markdown.text_findings("costs $5") == ()
    assert [one.mistake.rule for one in markdown.text_findings(r"$\oops$")] == ["formula"]
    assert prepared == ["costs $5", r"$\oops$"]


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
        assert in_latex(sanitised_inline(html), ()) == latex(title)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("a -- b", "a – b"), ("a---b", "a—b"), ("a...", "a…"), ('"a"', "“a”"), ("a's", "a’s")],
)
def test_each_sign_is_seen_where_it_is_the_only_one(typed, shown):
    assert convert_text(typed, "en") == f"<p>{shown}</p>"
    assert convert_page(typed, "en").parts == (f"<p>{shown}</p>",)
    assert convert_inline(typed, language="en") == shown
    assert plain_text(typed, language="en") == markdown.plain(typed) == typed


@settings(deadline=None)
@given(st.lists(MARKUP, max_size=20).map("".join))
@example("- a\n\n'b'\n\n> c\n\n`d`'e\n\n    f\n\n\"g *h*\" -- i")
def test_blocks_are_passed_over_only_where_no_sign_is_in_them(text):
    convert = PageMarkdown().convert
    quick = convert(text, "fr", str)
    may_change, typography.may_change = typography.may_change, lambda _: True
    try:
        assert convert(text, "fr", str) == quick
    finally:
        typography.may_change = may_change


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
@example("<pre>a</pre>")
@example("`a`")
def test_a_text_is_not_searched_for_code_where_nothing_begins_any(text):
    found = tuple(fences.find_fences(text.split("\n")))
    without = verbatim._blanked(text, verbatim._line_spans(text, found))
    without = verbatim._blanked(without, verbatim._raw_spans(without))
    without = verbatim._blanked(without, verbatim._code_spans(without))
    assert without_verbatim(text) == without


SKIPPED = {
    "references": (links._REFERENCE, lambda text: "][" in text),
    "definitions": (formulas._DEFINITION, lambda text: "]:" in text),
    "components": (leftovers._COMPONENT, lambda text: "::" in text),
    "mails in words": (mails._AT, mails._MAY_BE_AT.search),
}


@pytest.mark.parametrize("name", SKIPPED)
@settings(deadline=None)
@given(st.data())
def test_what_is_looked_for_has_the_sign_without_which_it_is_not(name, data):
    expression, may_be_in = SKIPPED[name]
    assert may_be_in(data.draw(st.from_regex(re.compile(expression.pattern, expression.flags))))


@given(st.text("a\n\r\té"))
def test_what_is_blank_has_spaces_for_all_but_line_ends(text):
    assert blank(text) == re.sub(r"[^\n]", " ", text)


def test_what_a_page_was_prepared_to_goes_when_it_is_converted(monkeypatch):
    made = []
    prepare_page = markdown.prepare_page

    def noted(text):
        prepared = prepare_page(text)
        made.append(weakref.ref(prepared))
        return prepared

    monkeypatch.setattr(markdown, "prepare_page", noted)
    assert convert_page("# A page with `code` that is prepared").parts
    gc.collect()
    assert [one() for one in made] == [None]


def test_fences_are_looked_for_once_by_the_checks_and_once_by_the_converter(monkeypatch):
    searched = []
    find = fences.find_fences
    for module in ("fences", "dialect.code"):
        monkeypatch.setattr(
            f"workshopsite.markup.{module}.find_fences",
            lambda lines: searched.append(lines) or find(lines),
        )
    markdown.convert_page.cache_clear()
    (finding,) = convert_page("one\n\n```\ntwo").findings
    assert finding.mistake.rule == "code-fence"
    convert_page("just `one`")
    assert [len(lines) for lines in searched] == [4, 6]


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


CODE = '''
import os.path as p, a_1
from . import b
@decorated
class Sum_2(Base, metaclass=M):
    """What it is."""
    def __init__(self, *given: int = 0x1F) -> None:
        print(f"{self!r:>10} %s" % given, b"", r"\\d", end="")  # and no more
        match given:
            case None | True: raise ValueError from e
'''


@pytest.mark.parametrize("language", ["python", "py3", "numpy", "pyi"])
@pytest.mark.parametrize("code", [CODE, CODE.replace("Sum", "Sümme"), "_ = é²1\n"])
def test_code_has_the_colours_that_pygments_gives_it(language, code):
    from pygments import highlight as coloured
    from pygments.formatters.html import HtmlFormatter
    from pygments.lexers import find_lexer_class_by_name

    lexer = find_lexer_class_by_name(language)(stripnl=False)
    assert highlight.highlighted(code, language) == coloured(
        code, lexer, HtmlFormatter(nowrap=True)
    )


def test_for_code_in_ascii_no_set_of_all_letters_is_compiled():
    code = (
        "import re, sys\n"
        "from pygments.unistring import xid_continue\n"
        "from workshopsite.markup.highlight import highlighted\n"
        "own, of_all = re.compile, []\n"
        "def noted(pattern, flags=0):\n"
        "    of_all.append(xid_continue in pattern)\n"
        "    return own(pattern, flags)\n"
        "re.compile = noted\n"
        "highlighted(sys.argv[1], 'python')\n"
        "print(sum(of_all))\n"
    )
    in_ascii, in_others = (
        int(
            subprocess.run(
                [sys.executable, "-c", code, text], capture_output=True, check=True
            ).stdout
        )
        for text in ("x = 1", "é = 1")
    )
    assert (in_ascii, in_others > 0) == (0, True)
