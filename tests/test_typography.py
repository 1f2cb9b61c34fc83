import pytest

from workshopsite.markup.markdown import convert_inline, convert_page, convert_text
from workshopsite.markup.punctuation import quotes_of


def page(text, language):
    return "".join(convert_page(text, language).parts)


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "“a” ‘b’ it’s"),
        ("en-GB", "“a” ‘b’ it’s"),
        ("fr", "«\xa0a\xa0» “b” it’s"),
        ("fr-CH", "«a» ‹b› it’s"),
        ("de", "„a“ ‚b‘ it’s"),
        ("de_CH", "«a» ‹b› it’s"),
        ("pl", "„a” «b» it’s"),
        ("ja", "「a」 『b』 it’s"),
        ("sv", "”a” ’b’ it’s"),
        ("xx", "“a” ‘b’ it’s"),
    ],
)
def test_quotation_marks_are_those_of_the_language(language, shown):
    assert page("\"a\" 'b' it's", language) == f"<p>{shown}</p>"


def test_without_a_language_they_stay_straight():
    assert page("\"a\" 'b' -- c...", "") == "<p>\"a\" 'b' -- c...</p>"
    assert convert_text("it's") == "<p>it's</p>"


def test_titles_and_texts_have_them_too():
    assert convert_inline('The "A" word', language="de") == "The „A“ word"
    assert convert_text('The "A" word', language="fr") == "<p>The «&nbsp;A&nbsp;» word</p>"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a -- b --- c ... d", "a – b — c … d"),
        ("---- .... --option", "---- .... –option"),
        ('("a") ["b"] \'c\'', "(“a”) [“b”] ‘c’"),
        ('"*a*" *"b"* **\'c\'**', "“<em>a</em>” <em>“b”</em> <strong>‘c’</strong>"),
        ("\"'a' b\" \"c 'd'\"", "“‘a’ b” “c ‘d’”"),
        ("the '90s, the 1990's, the students' work", "the ’90s, the 1990’s, the students’ work"),
        ("5 - 6 and 5'6\"", "5 - 6 and 5’6”"),
        ('"a"-"b" and/"or"', "“a”-“b” and/“or”"),
        ('<b>"a"</b> "<i>b</i>"', "<b>“a”</b> “<i>b</i>”"),
        ("\\\"a\\\" \\'b\\'", "\"a\" 'b'"),
        ('a "`b"c` d"', 'a “<code>b"c</code> d”'),
        ('<code>"a"</code> "b"', '<code>"a"</code> “b”'),
        ('<kbd>"</kbd> x"', '<kbd>"</kbd> x”'),
        ('[a](b "c d")', '<a href="b" title="c d">a</a>'),
    ],
)
def test_marks_open_and_close_by_what_is_around_them(text, shown):
    assert page(text, "en") == f"<p>{shown}</p>"


def test_a_formula_counts_as_a_word():
    html = page('"$x$" and $y$\'s', "en")
    assert html.startswith("<p>“<math")
    assert "</math>” and <math" in html
    assert html.endswith("</math>’s</p>")


def test_an_apostrophe_is_no_closing_mark_in_languages_that_have_another():
    assert (
        page("the students' work and 'a quote'", "de") == "<p>the students’ work and ‚a quote‘</p>"
    )


@pytest.mark.parametrize(
    "text", ['```\n"a" --\n```', '    "a" --', '<pre>"a" --</pre>', '<div title="a">"--"</div>']
)
def test_code_and_raw_html_stay_as_they_are(text):
    html = page(f"x\n\n{text}", "en")
    assert "“" not in html
    assert "–" not in html


def test_paragraphs_do_not_reach_each_other():
    assert page('"a\n\n"b\n\n- "c\n- "d', "en").count("“") == 4


def test_an_unknown_language_is_read_as_english():
    assert quotes_of("tlh") == quotes_of("en") != quotes_of("fr")


def test_the_language_is_part_of_what_is_remembered():
    assert page('"a"', "en") != page('"a"', "fr")


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "Warning"), ("fr", "Avertissement"), ("de-AT", "Warnung"), ("xx", "Warning")],
)
def test_alerts_are_titled_in_the_language(language, title):
    html = page("> [!WARNING]\n> Be *careful*.", language)
    assert html == (
        f'<div class="admonition warning">\n<p class="admonition-title">{title}</p>\n'
        "<p>Be <em>careful</em>.</p>\n</div>"
    )
