"""How a text begins, told without converting all of it: as its plain text begins."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from workshopsite.markup import markdown as markdown_module
from workshopsite.markup.markdown import plain_text
from workshopsite.markup.opening import opening
from workshopsite.render.about import shortened

WORDS = [
    "Sums",
    "are",
    "*sparse*",
    "**and",
    "norms**",
    "`x`",
    "`so far`.",
    "**so far**,",
    "*x-y*",
    "*x*y*",
    "`a",
    "'so",
    '"that',
    "is--it...",
    "_b_",
]
SIGNS = [
    "<b>",
    "</b>",
    "[a]",
    "[a](b)",
    "![a](b)",
    "$x$",
    "$",
    "\\(x\\)",
    "\\*",
    "&amp;",
    "|",
    "`",
    "~~x~~",
]
STARTS = [
    "",
    "- ",
    "1. ",
    "# ",
    "> ",
    "    ",
    "```\n",
    "~~~\n",
    "a. ",
    "---\n",
    "===\n",
    ": ",
    "{: .x}\n",
]
ENDS = ["\n", "\n\n", "  \n", "\\\n", "\n \n", "\n\n\n", "\n[a]: b\n", "\n```\n", "\n\n> > > x\n\n"]
pieces = st.tuples(
    st.sampled_from(STARTS),
    st.lists(st.sampled_from([*WORDS, *WORDS, *SIGNS]), min_size=1, max_size=5).map(" ".join),
    st.sampled_from(ENDS),
).map("".join)
texts = st.lists(pieces, min_size=1, max_size=6).map("".join)
DEEP = "> " * 200 + "x"


@example("Sums *x* [a] are here\n\n[a]: b\n", 12)
@example("Sums *x* <b> are here\n\n</b> x", 12)
@example("Sums *x* $x are here\n\nnorms$ x", 12)
@example("Sums *x* are `here\n\n` so", 12)
@example("Sums 'are here\n\nso' it", 3)
@example("Sums are here\n---\n\nx", 3)
@example("Sums *x* | are\n-|-\n\nx", 12)
@example(f"Sums *x* are here\n\n{DEEP}", 12)
@example("Sums are\n\nhere", 8)
@example("Sums are\n---\n", 10)
@example(f"Sums are here\n{DEEP}", 3)
@example("Sums are", 3)
@example(f"Sums *x* are here\n{DEEP}", 3)
@example("Sums **x** are ***x*** here", 12)
@example("Sums *x*y* are", 4)
@example("Sums *x* are\n---\n", 6)
@example("Sums `x` are | so\n-|-\n", 6)
@example("Sums `so far`` are", 8)
@given(texts, st.integers(1, 40))
@settings(deadline=None, max_examples=600)
def test_it_is_shortened_as_the_whole_is(text, longest):
    begun = opening(text, longest, language="de")
    assert shortened(begun, longest) == shortened(plain_text(text), longest)


def test_what_stands_for_itself_is_not_converted(monkeypatch):
    monkeypatch.setattr(markdown_module, "_text_html", None)
    opening.cache_clear()
    assert opening("That is -- so\nfar -- _all_.\n\n- b\n", 15) == "That is -- so\nfar -- "
    typed = "It is *about* `a few` words, **and so-called** ones.\n\n- b\n"
    assert opening(typed, 30) == "It is about a few words, and so-called ones."


@pytest.mark.parametrize(
    "first", ['A _first_ paragraph -- long\nenough -- of `some` "words".', "Une _phrase_ à soi."]
)
def test_no_more_than_the_first_paragraph_is_converted(first, monkeypatch):
    converted = []
    real = markdown_module._text_html
    monkeypatch.setattr(
        markdown_module, "_text_html", lambda *args: converted.append(args[0]) or real(*args)
    )
    opening.cache_clear()
    plain_text.cache_clear()
    opening(f"{first}\n\n- An item.\n- Another one.\n", 10)
    assert converted == [first]
