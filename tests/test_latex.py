r"""LaTeX of running text in what authors paste: \emph{...}, accents, dashes."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshopsite.markup.markdown import convert_inline, plain
from workshopsite.read.latex import from_latex, letters, unknown_commands


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (r"Schr\"odinger, Schr{\"o}dinger, Schr\"{o}dinger", "Schrödinger, " * 2 + "Schrödinger"),
        (r"\'{\i} \`a \^E \~n \=u \.z", "í à Ê ñ ū ż"),
        (r"\v{s} \c c \H{o} \k{a} \r{u} \u{g} \d{s}", "š ç ő ą ů ğ ṣ"),
        (r"Stra\ss e, \O{}rsted, {\L}\'od\'z, \AE", "Straße, Ørsted, Łódź, Æ"),
        (r"\textit{a} \emph{b \textbf{c}}", "<em>a</em> <em>b <strong>c</strong></em>"),
        (r"{\em a b} {\bf c} \texttt{a\_b}", r"<em>a b</em> <strong>c</strong> <code>a\_b</code>"),
        (r"x\textsuperscript{2}, H\textsubscript{2}O", "x<sup>2</sup>, H<sub>2</sub>O"),
        (r"\textit{\'e}", "<em>é</em>"),
        (r"\mbox{R2} \textsc{Small} \emph{}", "R2 Small "),
        (r"R\&D, 5\%", "R&D, 5%"),
        ("``one'' and ``two'', `three'", "“one” and “two”, ‘three’"),
        ("1--5, well---no, a -- b", "1–5, well—no, a – b"),
        ("Fig.~3 by A.~Example", "Fig. 3 by A. Example"),
        (r"One \\ two\\three \\[2pt] four", "One two three four"),
        (r"\LaTeX{} and \LaTeX, \ldots", "LaTeX and LaTeX, …"),
        (r"10\,000, wave\-let, x\^{}2, a\textasciitilde{}b", "10 000, wavelet, x^2, a~b"),
        (r"\href{https://example.org/~a}{here}", "[here](https://example.org/~a)"),
        (r"\url{https://example.org/a--b}", "https://example.org/a--b"),
    ],
)
def test_what_it_means(typed, meant):
    assert from_latex(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        r"$\mathbb{R}_1$ and \(x \\ y^{\text{a--b}}\)",
        r"$\"o$ costs $5 to $10",
        r"`\emph{a}` and ``b -- c``",
        "ML^2, snake_case_name, a*b*c, {a, b}, 50% & more # here",
        r"\$5, \_a\_, \{b\}, \*c\*",
        r"\"quoted\"",
        r"C:\temp and \unknown{x}",
        "~5 ~~struck~~ x ~ y https://example.org/~ada",
        "one\n---\n| --- | -- |\nuse --option",
        r"a \emph{b",
        "\x02 \\emph{a}",
    ],
)
def test_what_stays_as_it_is(text):
    assert from_latex(text) == text


def test_markup_around_a_formula_reaches_html_and_plain_text():
    title = from_latex(r"\emph{Sums of $x_1$} \& more")
    html = convert_inline(title)
    assert html.startswith("<em>Sums of <math")
    assert html.endswith("</em> &amp; more")
    assert plain(title) == "Sums of x_1 & more"


def test_commands_that_are_not_known():
    text = from_latex(r"\cite{a} \emph{b} $\alpha$ \alpha `\c` \_x \\foo C:\temp https://e.org/\y")
    assert list(unknown_commands(text)) == [r"\cite", r"\alpha"]


def test_names_take_accents_and_no_markup():
    assert letters(r"J\"org D.~Ex\"{a}mple (A\&M \emph{x})") == r"Jörg D. Exämple (A&M \emph{x})"


@settings(deadline=None, max_examples=200)
@given(st.text(st.sampled_from("ab \\{}$`'\"~-^_&%\n()[]ceimphtux")))
def test_no_text_makes_it_fail_and_plain_text_stays(text):
    from_latex(text), letters(text), list(unknown_commands(text))
    bare = "".join(sign for sign in text if sign not in "\\`~-")
    assert from_latex(bare) == bare


@settings(deadline=None, max_examples=100)
@given(st.characters(categories=["Ll", "Lu"], max_codepoint=0x17F))
def test_an_accented_letter_is_what_unicode_says(sign):
    marks = {"\u0301": "'", "\u0300": "`", "\u0308": '"', "\u0302": "^", "\u0303": "~"}
    parts = unicodedata.normalize("NFD", sign)
    if len(parts) == 2 and parts[1] in marks:
        for typed in (rf"\{marks[parts[1]]}{{{parts[0]}}}", rf"{{\{marks[parts[1]]}{parts[0]}}}"):
            assert from_latex(f"x{typed}y") == f"x{sign}y"


def test_deep_nesting_and_long_texts_take_no_time():
    from_latex(r"\emph{" * 3000 + "}" * 3000)
    from_latex("`a' ``" * 20000 + "\\")
    from_latex("{\\em " * 20000)
