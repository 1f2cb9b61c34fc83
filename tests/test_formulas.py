import re
import subprocess
import sys
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from built import built
from workshopsite.markup.formula_words import in_words
from workshopsite.markup.markdown import (
    convert_inline,
    convert_page,
    convert_text,
    plain,
    text_findings,
)
from workshopsite.markup.prepared import prepare


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("$a < b$ holds", "a < b holds"),
        ("$a & b$ hold", "a & b hold"),
        ("A < B", "A < B"),
        ("AT&T", "AT&T"),
        ("Big $x < 1$ & **small** 1 < $y$", "Big x < 1 & small 1 < y"),
    ],
)
def test_a_title_of_signs_is_escaped_once_wherever_it_stands(tmp_path, title, shown):
    slot = f'- {{time: "9:00-9:30", id: talk, title: "{title}", speaker: Ada Example}}\n'
    files = {
        "content/workshop.yaml": "title: S\ndate: 2027-06-21\ntimezone: UTC\nurl: https://a.test/\n",
        "content/program.yaml": slot,
    }
    made = (built(tmp_path, files) / "program/talk/index.html").read_text("utf-8")
    once = escape(shown)
    assert f"<title>{once} · S</title>" in made
    assert f'property="og:title" content="{once}"' in made
    assert f'data-title="{once}"' in made
    assert "&amp;lt;" not in made
    assert "&amp;amp;" not in made


def page(text):
    return "".join(part for part in convert_page(text).parts if isinstance(part, str))


def formulas(text):
    return [formula.latex for formula in prepare(text).formulas]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("$x_1$ and $y_1$", ["x_1", "y_1"]),
        ("$$x$$ and $$y$$", ["x", "y"]),
        (r"\(x_1\) and \(y_1\)", ["x_1", "y_1"]),
        (r"\\(x_1\\) and \\(y\\)", ["x_1", "y"]),
        ("\\[\nx\n\\]", ["x"]),
        ("\\\\[x\\\\]", ["x"]),
        ("$$\na\n+ b\n$$", ["a\n+ b"]),
        (r"$f(\{x\})$, non-$k$-means, 2$\times$ faster", [r"f(\{x\})", "k", r"\times"]),
        ("$x<y, y>z$", ["x<y, y>z"]),
        (r"$\text{US\$}$", [r"\text{US\$}"]),
        (r"$\left( x \right)$", [r"\left( x \right)"]),
        ("$a$$b$", []),
        # money and the like, after Pandoc's rule
        ("$5 to $10", []),
        ("from $5/$10", []),
        ("5$ and 6$", []),
        ("US$5 and CA$6, $HOME and $PATH", []),
        (r"\$x\$ and \$y$", []),
        ("$ x$ and $x $", []),
        ("$a\n\nb$", []),
        ("$$a\n\nb$$", []),
        (r"plain \[1\] brackets, \(a", []),
        # not in code, links and tags
        ("`$x$` and ``$y$``", []),
        ("```\n$x$\n```", []),
        ("    $x$\n", []),
        ("- a\n\n      $x$", []),
        ("- a\n\n    - b\n\n        - c $x$", ["x"]),
        ("1. a\n\n   $x$\n\nb\n\n    $y$", ["x"]),
        ("- a\nlazy\n\n  $x$", ["x"]),
        ("[a](/b$x$c) <a href='$x$'>d</a> <https://e.org/$x$>", []),
        ("<pre>$x$</pre> <!-- $x$ --> <script>$x$</script>", []),
        ("[a]: /b$x$c", []),
    ],
)
def test_formulas_are_found(text, found):
    assert formulas(text) == found


def test_markdown_does_not_see_a_formula():
    html = page("*a* $x_1 * y_1 * z$ and $a_b$ and $c_d$")
    assert html.count("<em>") == 1
    assert "<msub><mi>x</mi><mn>1</mn></msub>" in html
    assert "math:" not in html


@pytest.mark.parametrize("text", ["$x^2$", "$$x^2$$ in a line", r"\(x^2\)"])
def test_a_formula_in_the_line_is_mathml_in_the_line(text):
    html = page(text)
    assert '<math alttext="x^2"><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow></math>' in html


@pytest.mark.parametrize(
    "text", ["$$x$$", "$$\nx\n$$", "\\[x\\]", "\\[\nx\n\\]", "\\\\[\nx\n\\\\]"]
)
def test_a_formula_that_stands_alone_has_a_box(text):
    html = page(f"Before\n\n{text}\n\nAfter")
    math = '<math display="block" alttext="x"><mrow><mi>x</mi></mrow></math>'
    box = f'<div class="formula">{math}</div>'
    assert html == f"<p>Before</p>\n{box}\n<p>After</p>"


def test_formulas_work_in_titles_abstracts_tables_and_headings():
    assert convert_inline("On $O(n)$ *time*").startswith('On <math alttext="O(n)">')
    assert "<math" in convert_text("- $x$\n- b")
    assert "<td><math" in page("| a |\n|---|\n| $x$ |")
    (heading,) = convert_page("## The $\\ell_1$ norm").headings
    assert (heading.id, heading.text) == ("the-ℓ_1-norm", "The ℓ_1 norm")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (r"On $\alpha_1 \leq 2^{n}$", "On α_1 ≤ 2^n"),
        (r"$\mathbb{R}^d$ and \(x\)", "R^d and x"),
        (r"$5 to $10", "$5 to $10"),
        (r"A$\to$B *c*", "A→B c"),
    ],
)
def test_a_title_as_plain_text_has_a_readable_formula(title, text):
    assert plain(title) == text


@pytest.mark.parametrize(
    ("latex", "words"),
    [
        (r"\sum_{i=1}^n x_{ij}", "∑_(i=1)^n x_(ij)"),
        (r"2^{n} + x_{\mathrm{max}} + y_\text{min}", "2^n + x_(max) + y_(min)"),
        (r"f^{(k)}", "f^(k)"),
        (r"\mathbb{R}^{d}", "R^d"),
        (r"\sqrt{x+1} / \sqrt x", "√(x+1) / √ x"),
        (r"\frac{a+b}{\frac{c}{2}}", "(a+b)/(c/2)"),
        (r"\frac12 \frac ab", "1/2 a/b"),
        (r"\log{n} + \binom{n}{k}", "log(n) + binom(n)(k)"),
        (r"10\,000 \cdot \operatorname*{arg\,max}_{\theta}", "10 000 · arg max_θ"),
        (r"\left\{x\right\} {y} \{z", "{x} y {z"),
        (r"x_ {ij}", "x_(ij)"),
        (r"a}{{b_{c", "ab_c"),
        (r"\frac", ""),
    ],
)
def test_what_braces_hold_together_is_held_together_in_words(latex, words):
    assert in_words(latex) == words


@given(st.text("\\{}_^/()[] ~ab1$", max_size=40))
def test_any_formula_has_words_without_a_crash(latex):
    assert "\\" not in in_words(latex.replace("\\\\", ""))


def test_a_formula_in_an_attribute_is_its_source():
    html = page('[a](b.md "see $x_1$") and ![$y$](c.png)')
    assert 'title="see $x_1$"' in html
    assert 'alt="$y$"' in html


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        (r"$\foo{x}$", r"the command \foo is not known in formulas"),
        (r"$\frac{1}{$", "this formula cannot be understood: no available tokens"),
        (r"$x^$", "cannot be understood: missing super script or subscript"),
        (r"$\href{https://example.org}{x}$", r"the command \href does not work in formulas here"),
        (r"$\def\a{b}$", r"the command \def does not work"),
        ("$" + "{" * 80 + "x" + "}" * 80 + "$", "too long or too deeply nested"),
        (r"$" + r"\sqrt" * 900 + "x$", "cannot be understood"),
        ("$" + "x" * 6000 + "$", "too long"),
    ],
)
def test_a_formula_that_is_not_understood_is_a_warning_and_shows_its_source(formula, message):
    fragment = convert_page(f"One\n\nTwo {formula} three")
    (found,) = fragment.findings
    assert (found.line, found.column, found.width) == (3, 5, len(formula))
    assert found.mistake.rule == "formula"
    assert message in found.mistake.message
    assert f"<code>{formula}</code>" in "".join(fragment.parts)


def test_a_formula_in_an_abstract_is_reported_too():
    (found,) = text_findings("a\n$\\foo$")
    assert (found.line, found.column, found.mistake.culprit) == (2, 1, "\\foo")
    assert convert_text("$\\foo$") == "<p><code>$\\foo$</code></p>"


@pytest.mark.parametrize(
    "formula",
    [
        r"\text{<script>alert(1)</script>}",
        r"\text{&lt;img src=x onerror=alert(1)&gt;}",
        r"<img src=x onerror=alert(1)>",
        r"\href{javascript:alert(1)}{x}",
        r"\class{a\" onmouseover=\"alert(1)}{x}",
        r"\style{position:fixed}{x}",
        r"\color{red\" onmouseover=\"alert(1)}{x}",
        r"\rule{1em\" onclick=\"x}{1em}",
        r"\def\x{<script>}\x",
        r"\unicode{x3c}",
    ],
)
def test_no_formula_brings_html_of_its_own(formula):
    own = [] if formula.startswith("<") else [page(f"${formula}$")]  # pages may have all of HTML
    for html in (*own, convert_text(f"a ${formula}$"), convert_inline(f"${formula}$")):
        tags = re.findall(r"<(?!/)([^>]*)>", html)
        assert all(re.match(r"(p|code|m[a-z]+)( [a-z]+=\"[^\"]*\")*/?$", tag) for tag in tags), html
        for tag in tags:
            assert not re.search(r"\s(on\w+|href|style|class|src)=", re.sub(r'"[^"]*"', '""', tag))


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="\\{}$^_&abxfrc123()[]<>\"'= \n", max_size=60))
def test_no_formula_raises_anything(latex):
    convert_page(f"$${latex}$$ and ${latex}$ \\({latex}\\)")
    convert_inline(f"${latex}$")


SPACE = '<mspace width="0.1667em"></mspace>'
LOG = "<mi>log</mi><mo>\N{FUNCTION APPLICATION}</mo>"


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        (r"n \log n", f"<mi>n</mi>{SPACE}{LOG}{SPACE}<mi>n</mi>"),
        (r"n+\log n", f"<mo>+</mo>{LOG}{SPACE}<mi>n</mi>"),
        (r"2\log(n)", f'<mn>2</mn>{SPACE}{LOG}<mo stretchy="false">(</mo><mi>n</mi>'),
        (r"2\log\left(n\right)", f"<mn>2</mn>{SPACE}{LOG}<mrow><mo"),
        (r"(n)\log n", f">)</mo>{SPACE}{LOG}{SPACE}<mi>n</mi>"),
        (r"\log\log n", f"{LOG}{SPACE}{LOG}{SPACE}<mi>n</mi>"),
        (r"f=\exp", "<mo>=</mo><mi>exp</mi></mrow>"),
        (r"\frac{n\log n}{2}", f"<mi>n</mi>{SPACE}{LOG}{SPACE}<mi>n</mi>"),
        (r"2\sin^2 x", f"<mn>2</mn>{SPACE}<msup><mi>sin</mi><mn>2</mn></msup>"),
        (r"\max_i x", f"</msub><mo>\N{FUNCTION APPLICATION}</mo>{SPACE}<mi>x</mi>"),
        (r"2\max x", f'{SPACE}<mo lspace="0em" rspace="0em">max</mo>'),
        (r"\limsup x", 'lspace="0em" rspace="0em">lim\N{SIX-PER-EM SPACE}sup</mo><mo>'),
        (r"a \bmod n", "<mi>a</mi><mo>mod</mo><mi>n</mi>"),
        (r"\sum \log n", f"<mo>∑</mo>{LOG}"),
    ],
)
def test_a_function_with_a_name_stands_apart_from_its_operand(formula, shown):
    assert shown in convert_inline(f"${formula}$")


def test_latex2mathml_is_loaded_only_for_a_formula():
    code = (
        "import sys; from workshopsite.markup.markdown import convert_page\n"
        "convert_page('no formula, $5 only')\n"
        "assert not any(name.startswith(('latex2mathml', 'pygments')) for name in sys.modules)\n"
        "convert_page('$x$')\n"
        "assert 'latex2mathml' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
