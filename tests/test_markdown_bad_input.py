"""Pages that nobody should write: they give a sentence or are shown, and take no time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshopsite.markup.markdown import convert_inline, convert_page, convert_text, plain


def page(text):
    return "".join(part for part in convert_page(text).parts if isinstance(part, str))


def rules(text):
    return {finding.mistake.rule for finding in convert_page(text).findings}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_gives_the_same_page(end):
    lines = [
        "# A",
        "",
        "text",
        "- one",
        "  - two",
        "",
        "```",
        "code",
        "```",
        "::: dates",
        "",
        "$x$",
    ]
    assert convert_page(end.join(lines)) == convert_page("\n".join(lines))


@pytest.mark.parametrize("strange", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_characters_that_only_python_takes_for_line_ends_do_not_move_a_mistake(strange):
    (found,) = convert_page(f"a{strange}b\n\n{{{{ x }}}}").findings
    assert found.line == 3


def test_control_characters_that_serve_as_marks_are_shown_as_unreadable():
    for text in ("a\x00b", "a\x02b", "a\x03b"):
        assert page(text) == convert_text(text) == "<p>a\ufffdb</p>"
        assert plain(text) == "a\ufffdb"


@pytest.mark.parametrize(
    "text",
    [
        "\x02wzxhzdk:0\x03 <b>x</b>",
        "\x02klzzwxh:0000\x03 *x*",
        "\x02math:0\x03 $x$",
        "\x02math:7\x03",
        "\x02line:1\x03",
        "\x02after\x03{: .x}",
        "\x0242\x03",
    ],
)
def test_nobody_can_forge_a_mark(text):
    for html in (page(text), convert_text(text), convert_inline(text)):
        assert "\x02" not in html
        assert "\ufffd" in html


@pytest.mark.parametrize(
    "text", ["![]([![]()]())", '![]("([]()', "![a [![b](c)](d) e](f)", "![**_`a`_**](b)"]
)
def test_markup_in_the_text_of_a_picture_leaves_no_mark(text):
    for html in (page(text), convert_text(text), convert_inline(text), plain(text)):
        assert "\x02" not in html
        assert "klzzwxh" not in html


def test_an_unclosed_fence_shows_the_rest_as_code_and_is_reported():
    assert "<pre><code>*a*\n" in page("```\n*a*\n\n# b")
    assert rules("```\n*a*") == {"code-fence"}


def test_rows_of_a_table_lose_no_cell():
    html = page("| a |\n|---|\n| 1 | 2 |\n| |")
    assert "<td>2</td>" in html
    assert html.count("<td") == 4
    assert html.count("<th") - html.count("<thead") == 2


@pytest.mark.parametrize(
    "text",
    ["a\n\n[^1]: ", "a[^1]\n\n[^1]:\n", "[^b]: b\n\n[^a]:\n\na[^a][^b]", "a[^1]\n\n[^1]: *[A]: b"],
)
def test_a_footnote_without_a_text_is_shown(text):
    assert "…" in page(text)


def test_a_footnote_and_a_reference_without_counterpart_are_shown():
    assert "[^1]" in page("a[^1]")
    assert "Note" in page("a\n\n[^1]: Note")
    assert "[a][b]" in page("[a][b]")


@pytest.mark.parametrize(
    "text",
    [
        "> " * 10_000 + "a",
        ">" * 10_000 + "a",
        "- " * 10_000 + "a",
        "1. " * 10_000 + "a",
        "\n".join("  " * depth + "- x" for depth in range(300)),
        "\n\n".join("    " * depth + "- x" for depth in range(300)),
    ],
)
def test_what_is_nested_too_deeply_is_reported_and_shown_as_typed(text):
    assert rules(text) == {"nesting"}
    assert page(text).startswith("<pre>")
    assert convert_text(text).startswith("<pre>")
    assert convert_text("still *well*") == "<p>still <em>well</em></p>"
    assert page("still *better*") == "<p>still <em>better</em></p>"


def test_twenty_levels_are_not_too_deep():
    text = "\n".join("  " * depth + "- x" for depth in range(20))
    assert page(text).count("<ul>") == 20
    assert page(">" * 20 + " x").count("<blockquote>") == 20


def test_nested_elements_that_markdown_looks_into_are_shown_or_reported():
    text = '<div markdown="1">\n' * 2000 + "x\n" + "</div>\n" * 2000
    assert page(text)


def test_a_paragraph_that_nobody_wrote_by_hand_is_text():
    assert "<em>" not in page("*a* " * 30_000)
    assert "[a](b)" in page("[a](b) " * 600)
    assert page("[a](b) " * 100).count("<a ") == 100


LONG = 30_000
SLOW = {
    "brackets": "[" * LONG,
    "brackets in a row": "[a " * (LONG // 3),
    "links": "[a](" * (LONG // 4),
    "links in angles": "[a](<b" * (LONG // 6),
    "pictures": "![" * (LONG // 2),
    "stars": "*a " * (LONG // 3),
    "underscores": "_a **b " * (LONG // 7),
    "backticks": " ".join("`" * n for n in range(1, 240)),
    "angles": "<a " * (LONG // 3),
    "attributes": '<a href="' * (LONG // 9),
    "elements": "<div>" * (LONG // 5),
    "comments": "<!-- " * (LONG // 5),
    "headings": "# Abstract\n" * (LONG // 11),
    "definitions": "[a]:\n" * (LONG // 5),
    "abbreviations": "".join(f"*[A{n}]: b\n" for n in range(LONG // 12)),
    "ticks in a row of a table": "| a |\n|---|\n|" + " `|" * (LONG // 3),
    "address with brackets": "https://e.org/" + ")" * LONG,
    "words of mails": "a dot " * (LONG // 6) + " at " * (LONG // 6),
    "spaces": "a" + " " * LONG + "at" + " " * LONG + "b",
    "dollars": "$a " * (LONG // 3) + "$$b " * (LONG // 4),
    "rules": "- " * (LONG // 2) + "\n" + "*" * LONG + "a",
    "footnotes": "".join(f"[^{n}]\n\n[^{n}]: a\n\n" for n in range(LONG // 20)),
}


@pytest.mark.parametrize("name", SLOW)
def test_nothing_takes_quadratic_time(name):
    # The worst of these took a minute before it was mended; a second and a half is usual now.
    start = time.process_time()
    convert_page(SLOW[name])
    convert_text(SLOW[name])
    convert_inline(SLOW[name])
    assert time.process_time() - start < 15


@settings(deadline=None, max_examples=300)
@given(st.text(alphabet="#*_-+>`~[]()<>!|:{}$\\\"'=&;/ \n\tab1.^@\x00\x02\x03\r", max_size=120))
def test_nothing_that_can_be_typed_raises_anything(text):
    fragment = convert_page(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for finding in fragment.findings:
        assert 1 <= finding.line <= len(lines)
        assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1
    assert not any("\x02" in part for part in fragment.parts if isinstance(part, str))
    assert "\x02" not in convert_text(text) + convert_inline(text) + plain(text)
