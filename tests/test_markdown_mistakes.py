import pytest

from workshopsite.markup.markdown import convert_page, convert_text
from workshopsite.problems import RULES, Severity


def found(text):
    return [(f.line, f.column, f.width, f.mistake.rule) for f in convert_page(text).findings]


def only(text):
    (finding,) = convert_page(text).findings
    return finding.mistake


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ('[slides]("/seminars/x.pdf")', "[slides](/seminars/x.pdf)"),
        ("See [the slides]( “x.pdf” ), too", "See [the slides](x.pdf), too"),
        ("[https://example.org/a](IA Power Meter)", "[IA Power Meter](https://example.org/a)"),
        ("- [www.example.org](Meter)", "- [Meter](www.example.org)"),
        ("(slides)[https://example.org/a.pdf]", "[slides](https://example.org/a.pdf)"),
        ("(call)[/call/]", "[call](/call/)"),
        ('[$x$]("a.pdf")', "[$x$](a.pdf)"),
        ("[slides] (/a.pdf)", "[slides](/a.pdf)"),
        ("![map]  (map.png)", "![map](map.png)"),
        ("the [program] (/program/)", "the [program](/program/)"),
        ("[program](/program/", "[program](/program/)"),
        ("See the [call](call.md.", "See the [call](call.md)."),
        ("[call](call.md and [b](c.md)", "[call](call.md) and [b](c.md)"),
        ("[program(/program/)", "[program](/program/)"),
    ],
)
def test_a_link_with_its_parts_in_wrong_places_is_an_error_with_the_mended_line(text, mended):
    mistake = only(text)
    assert mistake.rule == "link-form"
    assert mistake.hint == f"write {mended}"
    assert RULES[mistake.rule].severity is Severity.ERROR


def test_a_wrong_link_is_not_reported_once_more_by_its_destination():
    assert 'href="/a.pdf"' in convert_page('[slides]("/a.pdf")').parts[0]


@pytest.mark.parametrize(
    "line",
    ["A text.", "Dates:", "**7:30** Ada Example", "- an item", "> said", "![a](b.svg)", "x" * 81],
)
@pytest.mark.parametrize("before", ["", "Before.\n\n", "::: dates\n"])
def test_a_text_directly_above_a_line_is_a_heading_by_accident(line, before):
    number = before.count("\n") + 1
    expected = [(number, 1, len(line), "accidental-heading")]
    assert found(f"{before}{line}\n---\n\nAfter.") == expected


def test_of_a_long_line_the_hint_has_the_link_alone():
    assert only("word " * 40 + '[a]("b")').hint == "write [a](b)"


@pytest.mark.parametrize(
    "text",
    [
        '[a](b "a title")',
        "[a](<b c>)",
        "[https://example.org](https://example.org/)",
        "[www.example.org](cfp.md)",
        "(Bochum)[slides](a.pdf)",
        "(a) [b] (c)",
        "[1, 2] (https://example.org/)",
        "[Ada] (Example Inc.)",
        "[call](call.md) (call.pdf)",
        "[call](call.md\n'The call')",
        "[see call (call.md)]",
        "an [interval (/a/) of it, and (b]",
        "#hashtag",
        "Text\n\n#ACML2021\n\nText",
        "#Sums #Products",
        "Text\n#Topics\nText",
        "Ada Example**, Bob Example\n\n**Equal contribution",
        "2**3 and a ** b, \\\\*\\\\*c",
        "**a** and\n**b**",
        "-one alone",
        "-5\n-6",
        "`##a`\n\n    **b\n\n<pre>\n##c\n</pre>",
        "- [x] (https://example.org/)",
        "Title\n---",
        "A title, with a comma.\n----------------------",
        "Two lines\nare none.\n---",
        "A text.\n\n---\n\nAnother.",
        "    A line of code.\n---",
        "f(x)[0] and (see)[1]",
        '`[a]("b")`',
        "[a][b]\n\n[b]: /c",
        "[A B][]\n\n[a  b]: /c",
        "as in [1][2] and [x]",
        "[^1]\n\n[^1]: Note",
        "# A\n\n## B\n\n### C\n\n# D",
        "#### A\n\n### B\n\n#### C",
        "| a | b |\n|---|---|\n| `x|y` \\| z | 2 |",
        "a | b\n\nc | d | e",
        "<p>a\n\n<li>b<br>\n<img src='a' alt=''>\n<a name='x'/>",
        "<div>\n\n::: dates\n\n</div>",
        "a <b and b> c",
        "1 < 2 <https://example.org> <ada@example.org>",
        "`<div>` and ``<b>``\n\n```\n<div>\n```",
        "look at example.org, meet at noon, 5 at a time",
        "ada@example.org",
        "`{{ x }}` and {x} and 5 {% 6 %",
        "[toc](a.md) [expand](b.md) [more][m]\n\n[m]: /x",
        '::: note text="Come <early>" title="[a][b]"',
        "```\n[^1] {{ x }}\n```",
    ],
)
def test_what_is_right_is_not_reported(text):
    if text == "a <b and b> c":
        assert found(text) == [(1, 3, 9, "html-tag")]  # which is HTML, to browsers as well
    else:
        assert found(text) == []


@pytest.mark.parametrize(
    ("text", "place", "rule"),
    [
        ("a\n\n```python\ncode", (3, 1, 9), "code-fence"),
        ("- a\n\n  ~~~\n  code", (3, 3, 3), "code-fence"),
        ("> ```\n> code\n\ntext", (1, 3, 3), "code-fence"),
        ("a[^1] b", (1, 2, 4), "footnote"),
        ("a\n\n[^x]: Text", (3, 1, 5), "footnote"),
        ("see [the page][nowhere]", (1, 5, 19), "missing-reference"),
        ("see [nowhere][]", (1, 5, 11), "missing-reference"),
        ("a ![](b.png)", (1, 3, 10), "missing-alt"),
        ("# A\n\n### B", (3, 1, 5), "heading-jump"),
        ("A\n===\n\n### B", (4, 1, 5), "heading-jump"),
        ("| a | b |\n|---|---|\n| 1 |", (3, 1, 5), "ragged-table"),
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", (3, 1, 13), "ragged-table"),
        ("| 1 | 2 |\n| 1 |", (2, 1, 5), "ragged-table"),
        ("a\n<div>\nb", (2, 1, 5), "html-tag"),
        ("a\n<div>\n<b>c\n</div>", (3, 1, 3), "html-tag"),
        ("a </span> b", (1, 3, 7), "html-tag"),
        ("a\n<!-- b", (2, 1, 4), "html-tag"),
        ("List<String> of", (1, 5, 8), "html-tag"),
        ("a\n\n#Topics\n\nb", (3, 1, 7), "lost-mark"),
        ("#Important dates", (1, 1, 16), "lost-mark"),
        ("a\n##Second", (2, 1, 8), "lost-mark"),
        ("Send **four", (1, 6, 2), "lost-mark"),
        ("**a** and\n**b", (2, 1, 2), "lost-mark"),
        ("a:\n\n-one\n-two", (3, 1, 4), "lost-mark"),
        ("a {{ site.title }} b", (1, 3, 16), "liquid"),
        ('<img src="{{ x }}" alt="">', (1, 11, 7), "liquid"),
        ("{% include a.html %}", (1, 1, 20), "liquid"),
        ("a\n\n[toc]\n\nb", (3, 1, 5), "leftover"),
        ("* TOC\n{:toc}", (2, 1, 6), "leftover"),
        ("[expand] a", (1, 1, 8), "leftover"),
        ("a [/expand]", (1, 3, 9), "leftover"),
        ("{::comment}", (1, 1, 11), "leftover"),
        ("write to ada[dot]example[at]example.org", (1, 10, 30), "written-mail"),
        ("a: ada dot example at  example.org.", (1, 4, 31), "written-mail"),
        ("ada.example at example.org", (1, 1, 26), "written-mail"),
        ("mail at ada[dot]b[at]example.org", (1, 9, 24), "written-mail"),
        ("ada (at) example (dot) org", (1, 1, 26), "written-mail"),
        ("ada{at}example.org", (1, 1, 18), "written-mail"),
    ],
)
def test_a_mistake_is_reported_where_it_stands(text, place, rule):
    assert found(text) == [(*place, rule)]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("ada[dot]example[at]example.org", "write ada.example@example.org: "),
        ("ada dot b at  univ-x dot example dot org", "write ada.b@univ-x.example.org: "),
        ("# A\n\n#### B", 'write "## B"'),
        ("```py\nx", "write ``` on a line of its own below the code"),
        ("~~~~\nx", "write ~~~~ on a line of its own"),
        ("##Second\n", 'write "## Second"'),
        ("-one\n-two\n", 'write "- one"'),
        ("[a][foo]\n\n[fo]: /x", 'did you mean "fo"?'),
        ("a[^note]\n\n[^not]: x\n\nb[^not]", 'did you mean "not"?'),
        ("<span>a", "write </span> where it ends, or &lt;span> if it is no HTML"),
    ],
)
def test_a_hint_says_what_to_write(text, hint):
    assert only(text).hint.startswith(hint)


def test_mistakes_of_one_page_are_all_reported():
    text = "[^a] [b][c] ![](d)\n\n<div>\n\n[toc]\n\n{{ e }}\n\n$\\f$\n\n```"
    rules = {f.mistake.rule for f in convert_page(text).findings}
    assert len(rules) == 8


def test_every_finding_stands_in_the_text():
    text = "a\r\n\r\nb [^x] $\\nope$\r\n"
    for finding in convert_page(text).findings:
        line = text.replace("\r\n", "\n").split("\n")[finding.line - 1]
        assert line[finding.column - 1 :][: finding.width].strip()


def test_the_texts_of_strangers_are_not_checked_for_what_only_organisers_can_mend():
    assert convert_text("[a][b] {{ c }}") == "<p>[a][b] {{ c }}</p>"


@pytest.mark.parametrize("text", [" ::: people", "- ::: people", ":: people", "* :::people"])
def test_a_component_that_does_not_begin_its_line_is_not_printed_silently(text):
    mistake = only(text)
    assert mistake.rule == "component-arguments"
    assert mistake.hint == "write ::: people"


@pytest.mark.parametrize(
    "text", ["    ::: people", "`:: people`", "std::vector", "a ::: b", "Term\n: what"]
)
def test_colons_that_mean_something_else_are_no_components(text):
    assert found(text) == []
