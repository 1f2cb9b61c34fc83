"""YAML as the organiser types it: the text of every value, its place, and each known trap."""

from __future__ import annotations

import math

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from workshopsite.problems import Problem, Problems, Severity
from workshopsite.read import yaml_events
from workshopsite.read.source import Document, Source
from workshopsite.read.traps import long_form, quoted, quoted_line, value_start, written
from workshopsite.read.yaml import parse_yaml


def read(text: str) -> tuple[Document | None, list[Problem]]:
    problems = Problems()
    document = parse_yaml(Source("content/program.yaml", text), problems)
    return document, list(problems)


def data(text: str):
    document, problems = read(text)
    assert problems == []
    assert document is not None
    return document.data


def problem(text: str) -> Problem:
    _, problems = read(text)
    assert len(problems) == 1, problems
    return problems[0]


def at(found: Problem) -> tuple[int, int]:
    return found.place.line, found.place.column


# --- what is typed is what is read


@pytest.mark.parametrize(
    "typed",
    [
        *("7:30", "9:00", "12:15", "7:30:00", "09:00", "0:30", "1530", "9.30", "3.10", "010"),
        *("no", "NO", "off", "on", "yes", "true", "null", "2021-11-17", "17/11/2021", "1e3", "1_2"),
        *("2024-06-21 14:22:30", "2026-13-45", "=", "0x1F", ".inf", "C#", "a:b", "?x", "-x", "<<"),
    ],
)
def test_a_value_is_the_text_that_was_typed(typed):
    assert data(f"key: {typed}\n") == {"key": typed}
    assert data(f"- {typed}\n") == [typed]


@pytest.mark.parametrize("key", ["on", "no", "7:30", "2021", "null", "~", "10:30 Tutorial"])
def test_a_key_is_the_text_that_was_typed(key):
    assert data(f"{key}: x\n") == {key: "x"}


def test_nothing_and_a_tilde_are_none_but_empty_quotes_are_text():
    assert data("a:\nb: ~\nc: ''\nd: '~'\n") == {"a": None, "b": None, "c": "", "d": "~"}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n"])
def test_an_empty_file_is_a_document_with_nothing_in_it(text):
    assert data(text) is None


def test_lists_mappings_and_texts_over_several_lines_keep_their_shape():
    text = "a:\n- [x, {b: y}]\nc: |\n  one\n  two\nd: >-\n  three\n  four\ne: five\n  six\n"
    assert data(text) == {
        "a": [["x", {"b": "y"}]],
        "c": "one\ntwo\n",
        "d": "three four",
        "e": "five six",
    }


def test_a_one_line_slot_with_a_colon_is_left_as_yaml_reads_it():
    assert data("- 10:30 Tutorial: Energy\n") == [{"10:30 Tutorial": "Energy"}]
    assert data("- 10:30 Title:\n    chair: x\n") == [{"10:30 Title": {"chair": "x"}}]


@pytest.mark.parametrize("end", ["\r", "\x85", "\u2028", "\u2029"])
def test_only_a_line_feed_ends_a_line(end):
    document, problems = read(f"a: b{end}c\nd: e\n")
    assert problems == []
    assert document.data == {"a": "b c", "d": "e"}
    assert document.place(("d",), key=True).line == 2


def test_an_alias_gives_the_anchored_value_and_its_own_place():
    document, problems = read("a: &x {b: c}\nd: *x\n")
    assert problems == []
    assert document.data == {"a": {"b": "c"}, "d": {"b": "c"}}
    assert str(document.place(("d",))) == "content/program.yaml:2:4"
    assert str(document.place(("d", "b"))) == "content/program.yaml:1:11"


def test_an_alias_means_the_nearest_anchor_above_it_even_when_read_again():
    text = "a: &x 1\nb: &y [*x]\nc: &x 2\nd: *y\ne: *x\n"
    assert data(text) == {"a": "1", "b": ["1"], "c": "2", "d": ["1"], "e": "2"}


# --- extra


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        *[(text, None) for text in ("", "~", "null", "Null", "NULL")],
        *[("true", True), ("TRUE", True), ("false", False), ("False", False)],
        *[("12", 12), ("-3", -3), ("+4", 4), ("010", 10), ("0o17", 15), ("0x1F", 31)],
        *[("1.5", 1.5), (".5", 0.5), ("2.", 2.0), ("1e3", 1000.0), ("-1.5E-1", -0.15)],
        *[(".inf", math.inf), ("-.INF", -math.inf), ("+.Inf", math.inf)],
        *[
            (text, text)
            for text in ("yes", "7:30", "1_000", "nUll", "2021-11-17", "0b1", "e3", ".")
        ],
        ("9" * 5000, "9" * 5000),
    ],
)
def test_below_extra_the_core_schema_of_yaml_1_2_holds(typed, value):
    read_value = data(f"extra:\n  deep: [{{key: {typed} }}]\n")["extra"]["deep"][0]["key"]
    assert read_value == value
    assert type(read_value) is type(value)


def test_below_extra_nan_is_a_number_and_quoted_values_are_text():
    values = data("extra: {a: .nan, b: '12', c: \"true\"}\n")["extra"]
    assert math.isnan(values["a"])
    assert (values["b"], values["c"]) == ("12", "true")


def test_an_alias_below_extra_is_typed_and_elsewhere_text():
    assert data("a: &x 12\nextra: *x\nb: *x\n") == {"a": "12", "extra": 12, "b": "12"}


# --- places


def test_every_value_and_key_has_its_line_column_and_width():
    document, _ = read("- time: 7:30\n  talks:\n    - {title: Deep, speakers: [ada, bob]}\n")
    marks = {path: (m.line, m.column, m.width) for path, m in document.values.items()}
    assert marks == {
        (): (1, 1, 12),
        (0,): (1, 3, 10),
        (0, "time"): (1, 9, 4),
        (0, "talks"): (3, 5, 37),
        (0, "talks", 0): (3, 7, 35),
        (0, "talks", 0, "title"): (3, 15, 4),
        (0, "talks", 0, "speakers"): (3, 31, 10),
        (0, "talks", 0, "speakers", 0): (3, 32, 3),
        (0, "talks", 0, "speakers", 1): (3, 37, 3),
    }
    key = document.keys[0, "talks", 0, "speakers"]
    assert (key.line, key.column, key.width) == (3, 21, 8)


@pytest.mark.parametrize("word", ["café", "日本語", "👩‍💻", "𝔘x"])
def test_columns_count_characters(word):
    document, _ = read(f"{word}: [{word}, x]\n")
    n = len(word)
    assert (document.keys[word,].column, document.keys[word,].width) == (1, n)
    assert (document.values[word, 0].column, document.values[word, 0].width) == (n + 4, n)
    assert document.values[word, 1].column == 2 * n + 6


def test_the_mark_of_a_text_over_several_lines_ends_with_its_first_line():
    document, _ = read("a: one\n  two\nb: |\n  x\nc: 'y\n  z'\n")
    assert [document.values[key,].width for key in "abc"] == [3, 1, 2]


def test_a_text_given_apart_has_the_lines_of_the_file():
    source = Source("page.md", "---\ntitle: x\n---\nbody")
    document = parse_yaml(source, Problems(), "\ntitle: x\n")
    assert document.place(("title",)).excerpt == "title: x"


# --- traps that YAML passes over in silence


def test_a_key_given_twice_is_an_error_that_shows_the_first_and_keeps_its_value():
    document, problems = read("a: 1\nb: 2\na: {b: 3}\n")
    assert document.data == {"a": "1", "b": "2"}
    assert set(document.values) == {(), ("a",), ("b",)}
    assert [(p.rule.name, at(p)) for p in problems] == [("duplicate-key", (3, 1))]
    assert problems[0].related[0].label == "first set here"
    assert problems[0].related[0].place.line == 1


@pytest.mark.parametrize("letter", list("tbfavrne0N_LP "))
def test_a_backslash_that_becomes_another_character_is_an_error(letter):
    found = problem(f'title: "$x\\{letter}heta$"\n')
    assert (found.rule.name, at(found), found.place.width) == ("yaml-escape", (1, 11), 2)
    assert found.hint == f"title: '$x\\{letter}heta$'"
    assert found.hint == f"title: {quoted(data(found.hint)['title'])}"


@pytest.mark.parametrize("letter", ["m", "c", "x4", "u00", "q"])
def test_a_backslash_that_means_nothing_is_the_same_error(letter):
    found = problem(f'b: c\ntitle: "it\'s $\\{letter}$"\n')
    assert (found.rule.name, at(found)) == ("yaml-escape", (2, 15))
    assert found.hint == f"title: 'it''s $\\{letter}$'"


@pytest.mark.parametrize("escape", [r"\u0007", r"\x00", r"\ud83d", r"\U00110000"])
@pytest.mark.parametrize("loader", [yaml_events._LOADER, yaml.SafeLoader])
def test_a_number_of_no_good_character_is_an_error_with_either_parser(monkeypatch, loader, escape):
    monkeypatch.setattr(yaml_events, "_LOADER", loader)
    found = problem(f'a: b\ntitle: "x{escape}"\n')
    assert (found.rule.name, at(found)) == ("yaml-escape", (2, 10))


def test_backslashes_that_are_meant_are_read():
    assert data(r'a: ["x\\b", "\u00e9\xe9", "\"", "\/", "\U0001F600"]' + "\n") == {
        "a": ["x\\b", "éé", '"', "/", "😀"]
    }
    assert data('a: "one \\\n  two"\n') == {"a": "one two"}
    assert data("a: 'x\\theta'\nb: \\theta\n") == {"a": "x\\theta", "b": "\\theta"}


def test_a_turned_backslash_in_a_key_or_a_later_line_is_found():
    assert at(problem('"a\\tb": c\n')) == (1, 3)
    found = problem('a: "one\n  two\\three"\n')
    assert (at(found), found.hint) == ((2, 6), "use single quotes")


@pytest.mark.parametrize(
    ("line", "column", "mended"),
    [
        ("title: a #b", 10, 'title: "a #b"'),
        ("- 9:00 #1 talk", 8, '- "9:00 #1 talk"'),
        ("title: #deep learning", 8, 'title: "#deep learning"'),
        ("- #1 talk", 3, '- "#1 talk"'),
        ('room: the "A" #1', 15, "room: 'the \"A\" #1'"),
    ],
)
def test_a_hash_that_cuts_a_text_is_an_error_with_the_quoted_line(line, column, mended):
    found = problem(f"{line}\n")
    assert (found.rule.name, at(found)) == ("yaml-comment", (1, column))
    assert found.hint == mended


def test_a_hash_in_a_later_line_of_a_text_is_found():
    found = problem("a: one\n  two #3\n")
    assert (found.rule.name, at(found)) == ("yaml-comment", (2, 7))
    found = problem("a: one\n  two #3\n  four\n")
    assert (found.rule.name, at(found)) == ("yaml-comment", (2, 7))
    found = problem("a: [x #1, y]\nb: c\n")
    assert (found.rule.name, at(found)) == ("yaml-comment", (1, 7))


@pytest.mark.parametrize("line", ["title: a # b", "name: a # b", "label: a # b", "- 9:00 a # b"])
def test_a_comment_right_behind_a_title_is_a_warning(line):
    found = problem(f"{line}\n")
    assert (found.rule.name, found.severity) == ("comment-after-title", Severity.WARNING)
    assert data(f"{found.hint}\n") in ({line.split(":")[0]: "a # b"}, ["9:00 a # b"])


@pytest.mark.parametrize(
    "line",
    ["title: a  # b", "title: a  #b", "room: a # b", "title: # b", "title: 'a' #b", "- a  # b"],
)
def test_a_comment_that_is_surely_meant_is_fine(line):
    assert data(f"{line}\n") is not None


@pytest.mark.parametrize("typed", ["!important", "!x y", "!!str y", "!<tag> y", "&y", "&y z"])
def test_a_text_that_yaml_takes_for_a_tag_or_an_anchor_is_an_error(typed):
    found = problem(f"title: {typed}\n")
    assert (found.rule.name, at(found)) == ("yaml-quote", (1, 8))
    assert found.message == f"a text that starts with {typed[0]} must be quoted"
    assert found.hint == f'title: "{typed}"'


@pytest.mark.parametrize("text", ["[a]: b", "{a: b}: c", "? [a]\n: b", "title: {{ name }}"])
def test_a_list_or_mapping_as_a_key_is_an_error(text):
    found = problem(f"{text}\nlast: x\n" if text[0] != "t" else f"{text}\n")
    assert (found.rule.name, found.message) == (
        "yaml-quote",
        "a list or a mapping cannot be a key",
    )


@pytest.mark.parametrize("text", [": x", "? \n: x", "'': x", "- : x"])
def test_a_missing_key_is_an_error(text):
    assert problem(f"{text}\n").message == "there is no key before this colon"


def test_merge_keys_are_an_error_but_may_be_quoted():
    found = problem("a: &x {b: c}\nd:\n  <<: *x\n")
    assert (found.rule.name, at(found)) == ("yaml-syntax", (3, 3))
    assert data("'<<': x\n") == {"<<": "x"}


def test_a_no_break_space_beside_a_key_is_an_error():
    assert at(problem("a: b\n\xa0c: d\n")) == (2, 1)


# --- texts that YAML refuses


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("title: Green AI: Energy", 'title: "Green AI: Energy"'),
        ('title: Green "AI": Energy', "title: 'Green \"AI\": Energy'"),
        (r"title: It's \alpha: Energy", r"title: 'It''s \alpha: Energy'"),
        ("- title: Green AI: Energy", '- title: "Green AI: Energy"'),
        ("- Keynote: Green AI: Energy", '- "Keynote: Green AI: Energy"'),
        ("title: Green AI: Energy  # new", 'title: "Green AI: Energy"  # new'),
        ("title: Green AI:", 'title: "Green AI:"'),
        ("- {time: 9:00, title: Role: a, b, at: x}", '- {time: 9:00, title: "Role: a, b", at: x}'),
        ("a: {b: c: d}", 'a: {b: "c: d"}'),
    ],
)
def test_a_colon_in_an_unquoted_text_is_an_error_with_the_quoted_line(line, mended):
    found = problem(f"{line}\n")
    assert (found.rule.name, found.hint) == ("yaml-colon", mended)
    assert found.place.excerpt[found.place.column - 1] == ":"
    assert data(f"{mended}\n")


def test_a_colon_in_a_list_in_brackets_is_the_same_error():
    found = problem("a: [b: c: d]\n")
    assert (found.rule.name, found.hint) == ("yaml-colon", "put the text in quotes")


def test_a_colon_in_a_later_line_of_a_text_is_the_same_error():
    found = problem("a: one two\n  And three: four\n")
    assert (found.rule.name, at(found)) == ("yaml-colon", (2, 12))


@pytest.mark.parametrize(
    "typed",
    [
        *("*Better*", "*Better* and more", "**Bold**", "[x](y)", "[x] y", "@name", "`x`", "%x"),
        *("{a} b", "- x", "-", "> x", "| x", "? x", "& y", ",x", "]x", "}x", "!a!b c"),
        *("'a' b", "'Tis so", "'It's nice'"),
    ],
)
def test_a_text_that_starts_with_a_special_character_is_an_error_with_the_quoted_line(typed):
    found = problem(f"first: x\ntitle: {typed}\n")
    meant = typed.strip("'") if typed == "'It's nice'" else typed
    assert (found.rule.name, at(found)) == ("yaml-quote", (2, 8))
    assert found.hint == f'title: "{meant}"'
    if typed != "'Tis so":
        assert found.message == f"a text that starts with {typed[0]} must be quoted"


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ('"a" b', "'\"a\" b'"),
        ('"He said "hi" to"', "'He said \"hi\" to'"),
        ('"$a$" and "b"', '\'"$a$" and "b"\''),
        (r"'a \' b'", r"'a \'' b'"),
    ],
)
def test_broken_quotes_are_mended(typed, mended):
    found = problem(f"title: {typed}\n")
    assert (found.rule.name, at(found), found.hint) == ("yaml-quote", (1, 8), f"title: {mended}")


def test_a_special_character_in_braces_is_quoted_in_its_entry():
    found = problem("- {time: 9:00, title: @x, at: y}\n")
    assert (at(found), found.hint) == ((1, 23), '- {time: 9:00, title: "@x", at: y}')
    found = problem("- {title: [x](y), at: z}\n")
    assert (found.rule.name, found.hint) == ("yaml-quote", '- {title: "[x](y)", at: z}')
    assert problem("speakers: [ada, @bob]\n").hint == "put the text in quotes"


def test_a_special_character_at_the_start_of_a_key_is_an_error():
    assert problem("%x: y\n").message == "a text that starts with % must be quoted"
    assert problem("*x : y\n").hint == "put the text in quotes"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a:\n\tb: 1\n", 2, 1),
        ("a:\n  b: 1\n\tc: 2\n", 3, 1),
        ("a: 1\n\n  \tx: y\n", 3, 3),
        ("- \ttitle: x\n", 1, 3),
        ("a: text\n\tmore: x\n", 2, 1),
    ],
)
def test_a_tab_for_indentation_is_an_error_that_names_the_tab(text, line, column):
    found = problem(text)
    assert (found.rule.name, at(found)) == ("yaml-tab", (line, column))
    assert "tab" in found.message
    assert found.hint == text.split("\n")[line - 1].replace("\t", "  ")


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("- 10:30 Tutorial: Energy:\n  chair: x\n", '- time: 10:30\n  title: "Tutorial: Energy"'),
        ("- 10:30 Tutorial: AI:\n    chair: x\n", '- time: 10:30\n  title: "Tutorial: AI"'),
        ("- 9:00-9:30 Talk\n  chair: x\n", "- time: 9:00-9:30\n  title: Talk"),
        (
            "- 9:00 A long\n  one goes on:\n    chair: x\n",
            "- time: 9:00\n  title: A long one goes on",
        ),
        (f"- 9:00 {'x' * 1100}:\n    a: b\n", f"- time: 9:00\n  title: {'x' * 1100}"),
        ("- 2025-08-29 News\n  url: x\n", "- date: 2025-08-29\n  title: News"),
    ],
)
def test_a_one_line_slot_with_keys_below_is_an_error_with_the_long_form(text, mended):
    found = problem(f"- a\n{text}")
    assert (found.rule.name, at(found)) == ("yaml-key-form", (2, 3))
    assert found.hint == mended


def test_a_one_line_item_that_may_be_a_person_gets_no_title():
    found = problem("- Ada Example\n  role: chair\n")
    assert (found.rule.name, at(found)) == ("yaml-key-form", (1, 3))
    assert found.hint == "give this line a key too, such as title: or name:"


def test_a_very_long_key_is_an_error():
    assert "1024" in problem("x" * 1100 + ": a\n").message
    assert "1024" in problem("b: c\n" + "x" * 1100 + ": a\n").message


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title: 'a b\nc: d\ne: f\n", (1, 8)),
        ('x: y\ntitle: "a b\nc: d\n', (2, 8)),
        ('a: "b\nc: d\ne: "f"\n', (1, 4)),
        ('- {title: "a}\n- b\n', (1, 11)),
    ],
)
def test_an_open_quote_is_shown_where_it_opens(text, place):
    found = problem(text)
    assert (found.rule.name, at(found)) == ("yaml-quote", place)
    assert found.message.startswith("the quote that opens here")


@pytest.mark.parametrize(
    ("text", "place", "character"),
    [
        ("x: y\na: [x, y\nb: c\n", (2, 4), "["),
        ("a: {x: y\nb: c\n", (1, 4), "{"),
        ("- {a: b\n- c\n", (1, 3), "{"),
        ("a:\n  - [x, y", (2, 5), "["),
    ],
)
def test_an_open_bracket_is_shown_where_it_opens(text, place, character):
    found = problem(text)
    assert (found.rule.name, at(found)) == ("yaml-syntax", place)
    assert found.message == f"the {character} that opens here is not closed"


def test_brackets_that_do_not_fit_and_missing_commas_are_errors():
    found = problem("a: [x}\n")
    assert (at(found), found.hint) == ((1, 6), "close it first, with ]")
    found = problem("talks: [\n  {a: b}\n  {c: d}\n]\n")
    assert (at(found), found.message) == ((3, 3), "a comma is missing before this")


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a:\n  b: 1\n c: 2\n", (3, 2), "line 1 in column 1 and line 2 in column 3"),
        ("- a: 1\n b: 2\n", (2, 2), "starts in column 2, but line 1 in column 3"),
        ("  a: 1\nb: 2\n", (2, 1), "starts in column 1, but line 1 in column 3"),
        ("- a: 1\n   b: 2\n", (2, 4), "more deeply than line 1"),
        ("a: 1\n  b: 2\n", (2, 3), "more deeply than line 1"),
        ("- a\nb: c\n", (2, 1), "a key cannot stand here, because line 1 starts a list"),
        ("b: c\n- a\n", (2, 1), "an item with - cannot stand here, because line 1 starts keys"),
        ("k:\n  - a: x  #1\n y: z\n", (3, 2), "line 1 in column 1 and line 2 in column 5"),
        ("k:\n  - a: x\n l: z\n", (3, 2), "line 1 in column 1 and line 2 in column 5"),
        ("a: b\n...\nc\n", (3, 1), "nothing may follow the ... of line 2"),
    ],
)
def test_a_line_out_of_line_is_told_from_which(text, place, words):
    found = problem(text)
    assert (found.rule.name, at(found)) == ("yaml-syntax", place)
    assert words in found.message


@pytest.mark.parametrize("typed", ["title:Foo", "title:\xa0Foo", "title：Foo"])
@pytest.mark.parametrize("text", ["{}\nb: c\n", "b: c\n{}\nd: e\n"])
def test_a_colon_without_a_space_is_an_error_with_the_mended_line(text, typed):
    found = problem(text.format(typed))
    assert (found.rule.name, found.hint) == ("yaml-syntax", "title: Foo")
    assert found.place.excerpt == typed


def test_a_line_without_a_key_is_an_error():
    found = problem("a: b\nhttps://example.org\n")
    assert at(found) == (2, 1)
    assert "has no key" in found.message


def test_the_marks_of_an_unfinished_merge_are_named():
    found = problem("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> x\n")
    assert (at(found), found.place.width) == ((2, 1), 12)


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x7f", "\ufffe", "\ufeff", "\ud800"])
def test_a_character_that_no_text_may_hold_is_named_with_its_place(character):
    found = problem(f"a: b\ntitle: x{character}y\n")
    assert (found.rule.name, at(found)) == ("bad-character", (2, 9))
    assert f"U+{ord(character):04X}" in found.message


def test_a_second_document_is_an_error():
    assert at(problem("---\na: b\n---\nc: d\n")) == (3, 1)


def test_what_nobody_knows_is_told_in_the_words_of_the_parser():
    assert "mapping values are not allowed here" in problem("[]: :\n").message
    found = problem("%YAML 3.0\n---\na: b\n")
    assert "incompatible YAML document" in found.message


@pytest.mark.parametrize(
    "text",
    ["title: @x\n", "a: [x\nb: c\n", "a: {b\n", 'a: "b\n', "a: b: c\n", "a:\n b: 1\n  c: 2\n"],
)
def test_a_refused_text_gives_no_document_and_one_error(text):
    document, problems = read(text)
    assert document is None
    assert [p.severity for p in problems] == [Severity.ERROR]


# --- bounds


@pytest.mark.parametrize("bracket", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_deep_nesting_is_an_error(bracket):
    assert "levels deep" in problem(bracket * 10_000).message


def test_deep_nesting_through_aliases_is_an_error():
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 300))]
    assert "levels deep" in problem("\n".join(lines)).message


def test_many_values_through_aliases_are_an_error():
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]" for n in range(1, 30))]
    assert "more than 200000 values" in problem("\n".join(lines)).message


def test_an_anchor_that_contains_itself_is_an_error():
    assert "contains the alias" in problem("a: &x [*x]\n").message
    assert "contains the alias" in problem("a: &x {b: {c: *x}}\n").message


# --- mended lines


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("title: {a}", 'title: "{a}"'),
        ("title: “Why less: a story”", 'title: "Why less: a story"'),
        ("title: „Why less: a story“", 'title: "Why less: a story"'),
        ("title: « Why less: a story »", 'title: "Why less: a story"'),
        ("title: “Why”: “less”", 'title: "“Why”: “less”"'),
        ("  title: [x]", '  title: "[x]"'),
        ("title: !x", 'title: "!x"'),
        ("- 10:30 Tutorial: Energy", '- "10:30 Tutorial: Energy"'),
        ("- [x] y", '- "[x] y"'),
        ("- - x: y", '- - x: "y"'),
        ('title: "never closed', 'title: "never closed"'),
        ("title:", None),
        ("title: 'sound'", None),
        ("title: >-", None),
        ("- {time: 9:00}", None),
        ("", None),
        ("two: x\nlines: y", None),
    ],
)
def test_a_line_gets_quotes_around_its_value(line, mended):
    assert quoted_line(line) == mended


@pytest.mark.parametrize(
    ("line", "column"), [("a: b", 4), ("- a: b", 6), ("- A: b", 3), ("- 9:00 x", 3), ("a\nb", 1)]
)
def test_the_value_of_a_line_starts_behind_its_key(line, column):
    assert value_start(line) == column


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("- 10:30 Title:", "- time: 10:30\n  title: Title"),
        ("- 10:30 Tutorial: Energy:", '- time: 10:30\n  title: "Tutorial: Energy"'),
        ("    - 9.30 Talk:", "    - time: 9.30\n      title: Talk"),
        ("- 10:00-10:30 Coffee break:", "- time: 10:00-10:30\n  title: Coffee break"),
        ("- 10:00 – 10h30 A:", "- time: 10:00 – 10h30\n  title: A"),
        ("- 7:30 am to 8 p.m. A:", "- time: 7:30 am to 8 p.m.\n  title: A"),
        ("- noon Lunch:", "- time: noon\n  title: Lunch"),
        ("- 10 years of ML:", "- title: 10 years of ML"),
        ("- 10:30:", "- time: 10:30"),
        ('- "10:30 Tutorial: AI":', '- time: 10:30\n  title: "Tutorial: AI"'),
        (
            "- 2025-08-29 23:59 AoE Deadline: papers:",
            '- date: 2025-08-29\n  time: 23:59\n  zone: AoE\n  title: "Deadline: papers"',
        ),
        ("- :", "- title:"),
    ],
)
def test_a_one_line_slot_is_written_out(line, mended):
    assert long_form(line) == mended


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff"))
)
@settings(deadline=None, max_examples=300)
def test_a_written_text_is_read_as_itself(text):
    if not any(char in text for char in "\ufffe\uffff"):
        assert data(f"a: {written(text)}\n") == {"a": text}
        assert data(f"- {quoted(text)}\n") == [text]


# --- any text

YAML_LIKE = st.lists(
    st.sampled_from(
        [*"ab1é日😀 \n\t:-#\"'\\[]{},&*!|>%@`?~.<=\x85\u2028\xa0\r\ufeff\x07_", "\n  ", "\n- "]
    ),
    max_size=60,
).map("".join) | st.lists(
    st.sampled_from(
        [
            *("a", "title", "extra", ": ", ":", "- ", "\n", "\n  ", "\n    ", " #", "# ", '"', "'"),
            *("[", "]", "{", "}", ", ", "&x ", "*x", "!t ", "|", ">", "---", "...", "9:00 ", "\\t"),
            *(
                "\\",
                "\\U",
                "\\x",
                "FFFFFFFF",
                "\t",
                "<<",
                "? ",
                "%",
                "~",
                "日本",
                "\xa0",
                "x" * 1030,
            ),
        ]
    ),
    max_size=25,
).map("".join)


@given(YAML_LIKE | st.text())
@settings(deadline=None, max_examples=1500)
def test_any_text_gives_a_document_or_an_error_and_all_places_are_in_the_file(text):
    document, problems = read(text)
    assert document is not None or [p.severity for p in problems] == [Severity.ERROR]
    lines = text.split("\n")
    for found in problems:
        assert 1 <= found.place.line <= len(lines)
        assert 1 <= found.place.column <= len(found.place.excerpt) + 1
        assert found.message
    for mark in (*document.values.values(), *document.keys.values()) if document else ():
        assert 1 <= mark.column <= len(lines[mark.line - 1]) + 1
        assert mark.width >= 1


@given(YAML_LIKE)
@settings(deadline=None, max_examples=500)
def test_both_parsers_of_pyyaml_give_the_same(text):
    document, _ = read(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_events, "_LOADER", yaml.SafeLoader)
        slow, _ = read(text)
    if document and slow:
        assert (document.data, document.values, document.keys) == (
            slow.data,
            slow.values,
            slow.keys,
        )


@given(st.text(alphabet="ab: -#\"'[]{}\\@10"))
@settings(deadline=None, max_examples=500)
def test_a_quoted_line_and_a_long_form_of_any_line_can_be_read(line):
    if mended := quoted_line(line):
        assert 1 <= value_start(line) <= len(line)
        assert mended.count("\n") == 0
    assert parse_yaml(Source("x", long_form(f"- {line}")), Problems()) is not None


def test_an_item_that_is_not_under_the_one_before_it_is_told_where_to_start():
    text = "- date: 2027-01-01\n  slots:\n    - 9:00 A\n  - 10:15 Break\n    - 11:00 B\n"
    found = problem(text)
    assert (found.place.line, found.place.column) == (4, 3)
    assert found.message == "this item stands between two lists"
    assert found.hint == "start it in column 5, under the - of line 3"
