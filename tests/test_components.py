from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshopsite.markup.components import ComponentCall, parse_component
from workshopsite.markup.markdown import convert_page
from workshopsite.problems import Mistake


def arguments(rest):
    return dict(parse_component(f"::: program {rest}", 1).arguments)


def mistake(line):
    with pytest.raises(Mistake) as caught:
        parse_component(line, 1)
    return caught.value


def calls(text):
    return [part for part in convert_page(text).parts if isinstance(part, ComponentCall)]


def html(text):
    return "".join(part for part in convert_page(text).parts if isinstance(part, str))


def test_a_component_without_arguments():
    assert parse_component("::: program", 7) == ComponentCall("program", (), 7)


def test_arguments_keep_their_order():
    call = parse_component("::: people  b=1\ta=2 ", 1)
    assert call.arguments == (("b", "1"), ("a", "2"))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("key=value", "value"),
        ('key="two words"', "two words"),
        ('key=""', ""),
        ('key="a,b"', "a,b"),
        (r'key="say \"yes\" or \\"', r'say "yes" or \ '.strip()),
        ("key=a=b", "a=b"),
        ("key=a,b,c", ("a", "b", "c")),
        ("key=a,", ("a",)),
        ('key="Hall A","Hall B, left",c', ("Hall A", "Hall B, left", "c")),
        ("key=Zoë", "Zoë"),
    ],
)
def test_values_are_texts_or_lists_of_texts(written, value):
    assert arguments(written) == {"key": value}


@pytest.mark.parametrize(
    ("line", "rule", "words"),
    [
        (":::", "unknown-component", "no name"),
        (":::program", "unknown-component", "space is missing"),
        ("::: Program", "unknown-component", "no name of a component"),
        ("::: {.warning}", "unknown-component", "no name of a component"),
        (":::: program", "unknown-component", "no name of a component"),
        ("::: program day=1 day=2", "component-arguments", '"day" twice'),
        ('::: program title="Open', "component-arguments", "not closed"),
        ("::: program title=“Two words”", "component-arguments", "typographic"),
        ("::: program today", "component-arguments", "no argument"),
        ("::: program day = 1", "component-arguments", "no argument"),
        ("::: program day=", "component-arguments", "no argument"),
        ("::: program list=a, b", "component-arguments", '"b" is no argument'),
        ("::: program list=a,,b", "component-arguments", "cannot be understood"),
        ('::: program day=a"b"', "component-arguments", "cannot be understood"),
        ("::: program Day=1", "component-arguments", "no name of an argument"),
    ],
)
def test_what_cannot_be_understood_is_a_mistake(line, rule, words):
    found = mistake(line)
    assert found.rule == rule
    assert words in found.message
    assert found.hint


def test_a_hint_shows_the_mended_line():
    assert '"::: program"' in mistake(":::program").hint
    assert 'title="Two words"' in mistake("::: program title=“Two words”").hint


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"])))
def test_every_text_can_be_a_quoted_value(text):
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    assert arguments(f'key="{quoted}"') == {"key": text}


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet='ab=",: \\“{\t'))
def test_any_line_is_a_call_or_a_mistake(rest):
    with suppress(Mistake):
        assert parse_component(f":::{rest}", 3).line == 3


def test_a_component_stands_alone():
    assert convert_page("::: dates\n").parts == (ComponentCall("dates", (), 1),)


def test_a_component_stands_directly_between_paragraphs():
    before, call, after = convert_page("One\n::: dates\nTwo\n").parts
    assert before == "<p>One</p>\n"
    assert call == ComponentCall("dates", (), 2)
    assert after == "<p>Two</p>"


def test_components_keep_their_lines_and_their_order():
    text = "::: a\n::: b\n\n```\ncode\n```\n\n| x |\n|---|\n| y |\n\n::: c\n"
    assert [(call.name, call.line) for call in calls(text)] == [("a", 1), ("b", 2), ("c", 12)]


def test_the_same_line_twice_is_two_components():
    assert [call.line for call in calls("::: a\n\ntext\n\n::: a\n")] == [1, 5]


def test_a_rule_below_a_component_stays_a_rule():
    assert convert_page("::: a\n---\n").parts[1] == "<hr />"


def test_a_component_ends_a_list():
    assert html("- one\n::: a\n- two\n").count("<ul>") == 2


@pytest.mark.parametrize(
    "text",
    [
        "```\n::: program\n```\n",
        "~~~\n::: program\n~~~\n",
        "    ::: program\n",
        "- item\n\n        ::: program\n",
        "<div>\n::: program\n</div>\n",
        "<pre>\n\n::: program\n\n</pre>\n",
        "<!--\n::: program\n-->\n",
        "> ::: program\n",
        " ::: program\n",
        "`::: program`\n",
    ],
)
def test_code_comments_and_raw_html_keep_the_line_as_it_is(text):
    assert calls(text) == []
    assert "::: program" in html(text)
    assert "\x02" not in html(text)


def test_markdown_inside_an_element_has_components():
    assert [call.line for call in calls('<div markdown="1">\n\n::: program\n\n</div>\n')] == [3]


def test_a_backslash_shows_the_colons():
    assert convert_page("\\::: program\n").parts == ("<p>::: program</p>",)


def test_nobody_can_forge_a_component():
    assert calls("    ::: program\x02line:9\x03\n") == []
    assert convert_page("<div>\x02component:0\x03</div>").parts == (
        "<div>\ufffdcomponent:0\ufffd</div>",
    )


def test_mistakes_carry_their_line_and_the_rest_of_the_page_stays():
    fragment = convert_page("One\n\n::: Bad\n\nTwo\n\n::: good x\n")
    assert [(found.line, found.mistake.rule) for found in fragment.findings] == [
        (3, "unknown-component"),
        (7, "component-arguments"),
    ]
    assert fragment.parts == ("<p>One</p>\n", "<p>Two</p>\n")


def test_windows_line_ends_do_not_matter():
    assert [call.line for call in calls("One\r\n\r\n::: dates\r\n")] == [3]
