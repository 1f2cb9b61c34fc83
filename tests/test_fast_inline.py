"""Python-Markdown with our extension beside it as it is: the same HTML, and the same put aside.

Python-Markdown's tests are those of its source distribution, which pip fetches into build/ once.
"""

# ruff: noqa: N802

import re
import subprocess
import sys
import tarfile
from functools import partial
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor, HashHeaderProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor, Pattern, SimpleTagPattern
from markdown.treeprocessors import InlineProcessor as StockProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from tools import lack
from workshopsite.markup.dialect.fast import Fast, anchors, blocks
from workshopsite.markup.dialect.fast.anchors import anchor_of, first_match
from workshopsite.markup.dialect.fast.blocks import FastBlockParser
from workshopsite.markup.dialect.fast.inline import FastInlineProcessor
from workshopsite.markup.dialect.page import PageMarkdown
from workshopsite.markup.dialect.text import TextMarkdown
from workshopsite.markup.formulas import clean

TESTS = Path(__file__).parent
SETS = {
    "none": [],
    "usual": ["extra", "toc", "sane_lists", "smarty"],
    "more": ["extra", "legacy_em", "legacy_attrs", "nl2br", "wikilinks", "admonition"],
}


class Accents(InlineProcessor):
    """Text in place of text, without regard to case."""

    def handleMatch(self, m, data):
        return f"[{m[0]}]", m.start(), m.end()


class Refusing(InlineProcessor):
    """Refuses, passes over or takes a match, by what stands in it."""

    def handleMatch(self, m, data):
        if len(m[0]) % 3 == 0:
            return None, None, None
        if len(m[0]) % 3 == 1:
            return None, m.start(), m.end() + (m.end() == m.start())
        element = ElementTree.Element("q")
        ElementTree.SubElement(element, "i").text = m[0][1:]
        element[0].tail = m[0][:1]
        return element, m.start(), m.end()


class Tailed(InlineProcessor):
    """Makes elements with text in all places, some of which is not to be looked at."""

    def handleMatch(self, m, data):
        element = ElementTree.Element("sup")
        element.text = AtomicString(m[1]) if m[1] in "*b" else m[1]
        element.tail = m[2]
        child = ElementTree.SubElement(element, "sub")
        child.text = child.tail = m[2]
        return element, m.start(), m.end()


class Repeating(InlineProcessor):
    """Makes an element with a child, behind which it matches again."""

    def handleMatch(self, m, data):
        element = ElementTree.Element("s")
        child = ElementTree.SubElement(element, "i")
        child.tail = f"@{int(m[1]) - 1}" if m[1] != "0" else None
        return element, m.start(), m.end()


class AtomicTails(Treeprocessor):
    """Puts behind each paragraph what is not to be looked at."""

    def run(self, root):
        for element in root:
            element.tail = AtomicString("\"a\" *b* 'c'")


class OfOldKind(Pattern):
    def handleMatch(self, m):
        return None if m[2] == "=none=" else m[2].upper()


class NotInLinks(Accents):
    ANCESTOR_EXCLUDES = ("A", "em", "sub")


class Odd(Extension):
    """Patterns of all kinds, also such of which nothing is known beforehand."""

    def extendMarkdown(self, md):
        register = md.inlinePatterns.register
        register(Accents(r"(?i)str(?:aße|asse)", md), "accents", 185)
        register(Refusing(r"(?:\s|--|a*)(?=[\"'-])", md), "refusing", 75)
        register(Refusing(r"\w*", md), "anything", 5)
        register(OfOldKind(r"(=\w+=)", md), "old", 78)
        register(SimpleTagPattern(r"(%)([^%]+)%", "u"), "old_tag", 77)
        register(NotInLinks("b+", md), "not_in_links", 76)
        register(Tailed(r"\|(.)([^|]*)\|", md), "tailed", 155)
        register(Repeating(r"@(\d)", md), "repeating", 154)
        md.treeprocessors.register(AtomicTails(md), "atomic_tails", 25)


class Destroying(Extension):
    """A pattern that matches what Python-Markdown puts in for what other patterns matched."""

    def extendMarkdown(self, md):
        md.inlinePatterns.register(NotInLinks(r"[xk][hz]+|wx", md), "in_placeholders", 3)


def made(fast, extensions):
    """A converter; what it gives is HTML and what was put aside on the way."""
    markdown = Markdown(extensions=[*([Fast()] if fast else []), *extensions])
    assert (type(markdown.treeprocessors["inline"]) is FastInlineProcessor) == fast
    assert (type(markdown.parser) is FastBlockParser) == fast

    def convert(text):
        html, aside = markdown.reset().convert(text), markdown.htmlStash.rawHtmlBlocks
        return html, [raw if isinstance(raw, str) else ElementTree.tostring(raw) for raw in aside]

    return convert


CONVERTERS = [
    (made(fast=False, extensions=extensions), made(fast=True, extensions=extensions))
    for extensions in [*SETS.values(), [Odd()], ["extra", "smarty", Odd()], [Odd(), Destroying()]]
]
PAGES, TEXTS, TITLES = (
    [kind(fast=fast, **options).convert for fast in (False, True)]
    for kind, options in ((PageMarkdown, {}), (TextMarkdown, {}), (TextMarkdown, {"inline": True}))
)


def cleaned(convert, **options):
    """One of ours; with control characters, stock may go on for ever."""
    return lambda text: convert(clean(text), **options)


CONVERTERS += [[cleaned(convert, language="en", readable=str) for convert in PAGES]]
CONVERTERS += [[cleaned(convert, language="fr") for convert in pair] for pair in (TEXTS, TITLES)]


def outcome(convert, text):
    """What a conversion gives, or the error that it ends with."""
    try:
        return convert(text)
    except Exception as error:  # noqa: BLE001 # stock ends with errors, too
        return repr(error)


def assert_same(text):
    for stock, fast in CONVERTERS:
        assert outcome(fast, text) == outcome(stock, text)


PIECES = [
    *"*_~`\\[]()!<>&;:/#'\"-.@=%^|{}\n ",
    *("**", "__", "``", "--", "---", "...", "  \n", "\n\n", "\n- ", "\n> ", "> ", "# ", "![", "]("),
    *("](a)", "[a]", "[^1]", "\n\n[^1]: ", "\n\n[a]: /b 'c'\n", "http://a.b/c", "<http://a.b>"),
    *(
        "a@b.org",
        "<a@b.org>",
        "<b>",
        "</b>",
        "<a href='x'>",
        "</a>",
        "<!-- x -->",
        "&amp;",
        "&#8211;",
    ),
    *("'80s", "it's", "\"'a", "'\"", " 's ", "Straße", "STRASSE", "=b=", "=c=", "%d%", "bb", "xh"),
    *("\x02klzzwxh:0000\x03", "\x02klzzwxh:", "\x03", "\x0242\x03", "0001"),
    *(
        "a",
        "b",
        "word",
        "é",
        "…",
        "\u00a0",
        "日本",
        "\U0001f600",
        "*[HTML]: x\n",
        "HTML",
        "{: .c }",
    ),
    # blocks
    *("\n", "\n\n", "    ", "\t", "\n    x\n", "- ", "1. ", "# ", "\n***\n", "\n===", "\n---\n"),
    *("| a | b |\n|---|---|\n", "|", "\n: ", ": ", "\n::: x\n", "!!! note\n", "<div markdown='1'>"),
    *("</div>", "*[A]: b\n", "A", "{: .c}\n", "```\n", "~~~\n", "\n[a]: <b>\n", "\n[^2]: x\n"),
]
MARKDOWN = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@settings(deadline=None, max_examples=150)
@given(MARKDOWN)
@example("a 'b' \"c\" -- 'd --- \"'e'\" it's '80s ...")
@example("=none= =c=")
@example("=b= =none= and a longer text up to =c= end")
@example("*a @3 b* @1@0")
@example("|**b* *a*| |b*a* `c` [d](e)| |a[b](c) bb \\* <i>|")
@example("*a |c *b* bb|* [|abb|](c) *|abb|* **a *b bb* bb**")
@example("x<br>*a* [b *c*](d) `e` \\* &amp; <i>f</i>  \ng")
@example("[![a *b*](c)](d) ![[e](f)](g) [h **i *j***][a]\n\n[a]: k 'l'")
@example("!!! note\n    a\n\n    b\n\nc\n\n!!! tip\n    - d\n\n        e\n\n    f\n\n        g")
def test_html_is_the_same_for_generated_texts(text):
    assert_same(text)


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=80))
def test_html_is_the_same_for_any_text(text):
    if "\x02" not in text:
        assert_same(text)


OURS = [*TESTS.rglob("*.md"), *TESTS.parent.glob("*.md")]
OURS += [path for folder in ("docs", "content") for path in (TESTS.parent / folder).rglob("*.md")]
OURS = sorted(path for path in OURS if "node_modules" not in path.parts)


@pytest.mark.parametrize("folder", sorted({path.parent for path in OURS}), ids=str)
def test_html_is_the_same_for_the_texts_of_this_repository(folder):
    for path in OURS:
        if path.parent == folder:
            assert_same(path.read_text("utf-8", errors="replace"))


def python_markdowns_source():
    """The folder of Python-Markdown's source distribution, in the version that is installed."""
    name = f"markdown-{version('markdown')}"
    build = TESTS.parent / "build"
    if not (build / name).exists():
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--no-binary", "markdown", "--dest", build, f"markdown=={version('markdown')}"]
        if subprocess.run(command, check=False, capture_output=True, timeout=300).returncode:
            lack("source distribution of Python-Markdown")
        with tarfile.open(build / f"{name}.tar.gz") as archive:
            archive.extraction_filter = getattr(tarfile, "data_filter", None)  # since 3.11.4
            archive.extractall(build)
    return build / name


def test_python_markdowns_own_tests_pass():
    suite = [sys.executable, TESTS / "upstream_suite.py"]
    found = subprocess.run(
        suite, check=False, cwd=python_markdowns_source(), capture_output=True, text=True
    )
    assert found.returncode == 0, found.stderr
    assert int(re.search(r"Ran (\d+) tests", found.stderr)[1]) > 1000


# the parts


ATOMS = st.sampled_from(
    [
        *("a", "b", ".", "'", "-", r"\.", r"\s", r"\w", "[ab]", "[^a]", "[a-c]", r"\b", "^", "$"),
        *("(?!a)", "(?<!a)", "(?=b)", "(?<=')", "(?=ab|')", "''", "---", "(?i:b)", "(?>a+)"),
        *("(a)?", "a{2,3}", "(?:ab)*", "(a)?'", "b?-", "(?:a|bb)-"),
    ]
)
REGEXES = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, st.sampled_from("?*+")).map(lambda pair: f"({pair[0]}){pair[1]}"),
        inner.map(lambda part: f"(?:{part}){{2}}"),
    ),
    max_leaves=8,
)


@settings(deadline=None, max_examples=500)
@given(REGEXES, st.text("abAB.'- \n", max_size=25))
def test_a_regular_expression_matches_only_around_its_anchor(source, text):
    regex = re.compile(source, re.DOTALL)
    anchor = anchor_of(regex)
    for match in regex.finditer(text):
        if anchor:
            places = range(match.start() + anchor.low, min(match.start() + anchor.high, 25) + 1)
            assert any(text.startswith(tuple(anchor.texts), place) for place in places)
    first = first_match(regex)
    for start in range(len(text) + 1):
        expected, found = regex.search(text, start), first(text, start)
        assert (found and found.span()) == (expected and expected.span())


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        (r"(?<!\!)\[", {"["}),
        (r"(\s|&nbsp;|--)'(?=\w)", {"'"}),
        (r"(?<!\.)\.{3}(?!\.)", {"..."}),
        (r"https?://\w", {"://"}),
        (r"[*_]|~", {"*", "_", "~"}),
        (r"(?:(?<!\\)((?:\\{2})+)(?=`+)|(?<!\\)`)", {"\\\\", "`"}),
    ],
)
def test_anchors_are_what_is_rare(source, texts):
    assert anchor_of(re.compile(source)).texts == texts


@pytest.mark.parametrize("source", ["(?i)a", "(?i:a)", r"\w+", "a?", "(?!a)", "(?<=a)", "a|.", "."])
def test_nothing_is_known_of_what_may_be_anything(source):
    assert anchor_of(re.compile(source)) is None


def test_a_pattern_is_left_out_where_its_characters_are_not():
    searched = []

    class Seen(Accents):
        def getCompiledRegExp(self):
            return Counted(re.compile("!b"))

    class Counted:
        def __init__(self, regex):
            self.regex = regex

        def finditer(self, data, start=0):
            searched.append(data)
            return self.regex.finditer(data, start)

    class Known(Accents):
        def handleMatch(self, m, data):
            searched.append(m[0])
            return super().handleMatch(m, data)

    markdown = Markdown(extensions=[Fast()])
    markdown.inlinePatterns.register(Known("!b", markdown), "known", 200)
    markdown.convert("one\n\ntwo!b")
    assert searched == ["!b"]
    markdown.inlinePatterns.register(Seen("!b", markdown), "known", 200)
    assert markdown.reset().convert("one\n\ntwo!b") == "<p>one</p>\n<p>two[!b]</p>"
    assert searched == ["!b", "one", "two!b", "two\x02klzzwxh:0000\x03"]


def test_processors_of_another_class_are_left_alone():
    class Theirs(StockProcessor):
        pass

    class TheirParser(BlockParser):
        pass

    markdown = Markdown(extensions=[Fast()])
    markdown.treeprocessors.register(Theirs(markdown), "theirs", 1)
    markdown.parser.__class__ = TheirParser
    markdown.reset()
    assert type(markdown.treeprocessors["theirs"]) is Theirs
    assert type(markdown.parser) is TheirParser


def test_without_a_parser_of_regular_expressions_everything_is_as_ever(monkeypatch):
    monkeypatch.setattr(anchors, "parser", None)
    anchors.anchor_of.cache_clear()
    fast, stock = (made(fast=fast, extensions=SETS["usual"]) for fast in (True, False))
    text = (TESTS.parent / "README.md").read_text("utf-8")
    assert fast(text) == stock(text)
    assert anchor_of(re.compile("a")) is None
    anchors.anchor_of.cache_clear()


# blocks


def test_a_block_processor_is_asked_only_where_it_may_take_a_block(monkeypatch):
    asked = []
    markdown = Markdown(extensions=[Fast(), "extra"])
    for name in ("hashheader", "quote", "hr", "setextheader", "table", "footnote", "reference"):
        processor = markdown.parser.blockprocessors[name]
        note = partial(lambda name, run, *given: asked.append(name) or run(*given), name)
        monkeypatch.setattr(processor, "test", partial(note, processor.test))
    markdown.convert("one\n\ntwo")
    assert asked == []
    html = markdown.reset().convert("# one\n\n> two\n\n***\n\nthree\n===")
    assert html == ("<h1>one</h1>\n<blockquote>\n<p>two</p>\n</blockquote>\n<hr />\n<h1>three</h1>")
    assert {"hashheader", "quote", "hr", "setextheader"} == set(asked)


class Shouting(BlockProcessor):
    """Takes no block, but changes it."""

    def test(self, parent, block):
        return "!" in block and not block.startswith("#")

    def run(self, parent, blocks):
        blocks[0] = "# " + blocks[0]
        return False


@pytest.mark.parametrize(("priority", "shown"), [(200, "<h1>two!</h1>"), (35, "<p># two!</p>")])
def test_a_block_that_was_changed_is_looked_at_again_by_those_behind(priority, shown):
    htmls = []
    for extensions in ([Fast()], []):
        markdown = Markdown(extensions=extensions)
        markdown.parser.blockprocessors.register(Shouting(markdown.parser), "shouting", priority)
        htmls.append(markdown.convert("one\n\ntwo!"))
    assert htmls == [f"<p>one</p>\n{shown}"] * 2


def test_block_processors_and_block_level_names_may_change_between_conversions():
    markdown = Markdown(extensions=[Fast()])
    assert markdown.convert("a\n\nb!") == "<p>a</p>\n<p>b!</p>"
    markdown.parser.blockprocessors.register(Shouting(markdown.parser), "shouting", 200)
    markdown.parser.blockprocessors["hr"].SEARCH_RE = re.compile("a(?m:$)")
    markdown.block_level_elements.remove("p")
    assert markdown.reset().convert("a\n\nb!") == "<hr />\n<h1>b!</h1>"
    assert not markdown.is_block_level("p")


def test_patterns_and_processors_of_a_settled_converter_are_looked_at_once(monkeypatch):
    asked = []

    class Known(Accents):
        def getCompiledRegExp(self):
            asked.append("pattern")
            return super().getCompiledRegExp()

    look = blocks._regex
    monkeypatch.setattr(blocks, "_regex", lambda one: asked.append(type(one)) or look(one))
    for settled, times in ((True, 1), (False, 3)):
        asked.clear()
        markdown = Markdown(extensions=[Fast(settled=settled)])
        markdown.inlinePatterns.register(Known("!b", markdown), "known", 200)
        for _ in range(3):
            assert markdown.reset().convert("# one!b") == "<h1>one[!b]</h1>"
        assert asked.count("pattern") == times
        assert asked.count(HashHeaderProcessor) == times
