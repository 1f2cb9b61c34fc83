"""Our environment says what Jinja's own would say, by a shorter way."""

from functools import cache
from gettext import NullTranslations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, UndefinedError, pass_context, pass_environment
from jinja2.nodes import EvalContext
from markupsafe import Markup

from workshopsite.render.environment import Said, SiteEnvironment
from workshopsite.render.words import translations

TEMPLATES = {
    "macros.html": """
        {%- macro plain(a, b="b") -%}<{{ a }}|{{ b }}|{{ shared }}>{%- endmacro -%}
        {%- macro many(first) -%}{{ first }} {{ varargs }} {{ kwargs }}{%- endmacro -%}
        {%- macro around() -%}[{{ caller("<c>") }}]{%- endmacro -%}
        {%- macro deep(n) -%}{{ n }}{% if n %}{{ deep(n - 1) }}{% endif %}{%- endmacro -%}
    """,
    "part.html": "{% set inner = shared ~ 1 %}{{ inner }} {{ thing }}",
    "base.html": "{% block a %}base{% endblock %} {% include 'part.html' %}",
    "page.html": """
        {%- extends "base.html" -%}
        {%- from "macros.html" import plain, many, around, deep -%}
        {%- import "macros.html" as all with context -%}
        {%- block a -%}
        {{ super() }} {{ plain("<x>") }} {{ plain(b=thing, a="&") }}
        {{ all.plain(1) }} {{ deep(3) }}
        {% for item in (1, 2) -%}
        {{ many(item, loop.index, key=item) }}{{ plain(loop.last) }}
        {%- endfor %}
        {% call(text) around() %}{{ text }}{{ thing }}{% endcall %}
        {% autoescape false %}{{ plain("<y>") }}{{ _("<b>") ~ "<i>" }}{% endautoescape %}
        {{ _("100%%") }} {{ _("%(a)s & <b>", a="<a>") }} {{ _("<b>") ~ "<i>" }}
        {% trans n=thing %}Some {{ n }}{% endtrans %}
        {{ ngettext("%(num)s talk", "%(num)s talks", 2) }}
        {{ range(3) | list }} {{ dict(a=1) }} {{ "-".join(["a", "b"]) }}
        {%- endblock -%}
    """,
}


EXTENSIONS = ["jinja2.ext.i18n", "jinja2.ext.loopcontrols", "jinja2.ext.do"]


def environment(kind, words):
    made = kind(loader=DictLoader(TEMPLATES), autoescape=True, extensions=EXTENSIONS)
    made.install_gettext_translations(words, newstyle=True)
    made.globals["shared"] = "&shared"
    return made


def ours(words):
    made = environment(SiteEnvironment, words)
    said = Said(words)
    made.globals |= {"gettext": said, "_": said}
    return made


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_page_is_the_same_as_jinjas(language):
    words = translations(language)
    pages = [
        made.get_template("page.html") for made in (environment(Environment, words), ours(words))
    ]
    theirs, mine = ([page.render(thing=thing) for thing in ("<t>", 2)] for page in pages)
    assert mine == theirs
    assert "&lt;t&gt;" in mine[0]


SHAPES = [
    "a {% include 'part.html' %} b {% include 'part.html' without context %} c",
    "{% block a %}{% if thing %}{% include ['none.html', 'part.html'] %}{% endif %}y{% endblock %}",
    "{% block a %}x{% include 'none.html' ignore missing without context %}y{% endblock %}",
    "{% include 'part.html' without context %}{% for n in 'ab' %}{{ n }}{% continue %}{% endfor %}",
    "{% block a %}x{% if thing %}y{% else %}z{% endif %}{{ thing }}{% endblock %}",
    "{% block a %}1{% block b %}2{% block c %}3{% endblock %}{% endblock %}4{% endblock %}5",
    "{% block a %}1{% block b %}2{% endblock %}3{{ self.b() }}{% endblock %}{{ self.b() }}",
    "{% for n in range(5) %}{% if n == 1 %}{% continue %}{% endif %}<{{ loop.index }}>{% endfor %}",
    "{% for n in range(5) %}{{ n }}{% if n == 3 %}{% break %}{% endif %}-{% else %}z{% endfor %} z",
    "{% for n in [[1, [2]], 3] recursive %}<{{ loop(n) if n is iterable else n }}>{% endfor %} z",
    "{% for n in range(5) if n % 2 %}{{ n }}{% block d scoped %}{{ n }}{% endblock %}{% endfor %}",
    "a {% filter upper %}b{{ thing }}{% endfilter %} {% set c %}d{{ thing }}{% endset %}e{{ c }}",
    "{% if thing %}{% extends 'base.html' %}{% endif %}x{% block a %}y{{ super() }}{% endblock %}",
    "{% extends 'base.html' if thing else 'part.html' %}x{% block a %}{{ thing }}{% endblock %}",
    "{% autoescape false %}a{{ thing }}{% block e %}{{ thing }}{% endblock %}{% endautoescape %}b",
    "{% do [] %}{% with x = thing %}{{ x }}{% include 'part.html' %}{% endwith %}",
    "",
]
"""Templates, with all that may stand in one or in a block of one."""


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("thing", ["<t>", 2, None])
def test_a_template_of_any_shape_says_what_it_says_in_jinja(shape, thing):
    def made_by(environment):
        try:
            return environment.from_string(shape).render(thing=thing)
        except UndefinedError as error:
            return repr(error)

    words = NullTranslations()
    assert made_by(ours(words)) == made_by(environment(Environment, words))


def test_what_stands_in_a_block_comes_as_one_piece():
    source = "{% block a %}a{{ 1 }}{% for n in (1, 2) %}{{ n }}b{% endfor %}{% endblock %}"
    template = ours(NullTranslations()).from_string(source)
    assert list(template.blocks["a"](template.new_context())) == ["a11b2b"]


TEXTS = st.text(alphabet="ab<>&%s()n ", max_size=12)


@given(TEXTS, st.dictionaries(st.sampled_from("an"), TEXTS, max_size=2), st.booleans())
def test_any_text_is_said_as_jinja_says_it(text, variables, escaped):
    def said(made):
        context = made.from_string("").new_context()
        context.eval_ctx = EvalContext(made)
        context.eval_ctx.autoescape = escaped
        try:
            found = context.call(made.globals["_"], text, **variables)
        except (KeyError, TypeError, ValueError) as error:
            return repr(error)
        return type(found), found

    words = NullTranslations()
    mine = ours(words)
    assert [said(mine), said(mine)] == [said(environment(Environment, words))] * 2


MACROS = """
    {%- macro nothing() %}nothing{{ _("<b>") }}{% endmacro -%}
    {%- macro two(a, b="<b>") %}{{ a }}|{{ b }}{% endmacro -%}
    {%- macro calling(a, caller=none) %}{{ a }}{{ caller }}{% endmacro -%}
    {%- macro around(a) %}{{ a }}{{ caller is defined }}{% endmacro -%}
    {%- macro listed(a) %}{{ a }}{{ varargs }}{% endmacro -%}
    {%- macro named(a) %}{{ a }}{{ kwargs }}{% endmacro -%}
"""


@cache
def with_macros():
    words = NullTranslations()
    return [made.from_string(MACROS) for made in (ours(words), environment(Environment, words))]


ARGUMENTS = st.sampled_from([1, "<t>", Markup("<m>"), None])


@given(
    st.sampled_from(["nothing", "two", "calling", "around", "listed", "named"]),
    st.lists(ARGUMENTS, max_size=3),
    st.dictionaries(st.sampled_from(["a", "b", "c", "caller"]), ARGUMENTS, max_size=3),
    st.booleans(),
)
def test_any_call_of_a_macro_makes_or_refuses_what_jinja_does(macro, given_, named, escaped):
    def made_by(template):
        context = template.new_context()
        context.eval_ctx.autoescape = escaped
        try:
            found = context.call(getattr(template.module, macro), *given_, **named)
        except (TypeError, UndefinedError) as error:
            return repr(error)
        return type(found), found

    mine, theirs = with_macros()
    assert made_by(mine) == made_by(theirs)


def test_what_a_template_calls_is_handed_what_it_asks_for():
    @pass_context
    def wanting(context, shown):
        return f"{shown}{context['here']}"

    def bare(shown, **named):
        return f"{shown}{named}"

    class Shown:
        def __init__(self, text):
            self.text = text

        def method(self):
            return self.text

        @pass_environment
        def asking(self, environment):
            return environment.autoescape

    template = """
        {%- set here = 1 -%}
        {{ wanting("a") }} {{ bare("b", c=1) }} {{ Shown("c").method() }} {{ Shown("d").asking() }}
        {%- for here in (2, 3) %} {{ bare(here) }} {{ wanting("e") }}{% endfor %}
        {{- "x y".split() | join }} [{{ iterator.send(none) }}] {{ [1, 2].pop() }}"""
    known = {"wanting": wanting, "bare": bare, "Shown": Shown}
    words = NullTranslations()
    mine, theirs = (
        made.from_string(template).render(known, iterator=(one for one in ()))
        for made in (ours(words), environment(Environment, words))
    )
    assert mine == theirs
    assert "a1 b" in mine


def test_a_text_is_looked_up_once():
    class Counting(NullTranslations):
        asked = 0

        def gettext(self, message):
            self.asked += 1
            return message

    words = Counting()
    template = ours(words).from_string("{{ _('Menu') }}{{ _('%(a)s', a=1) }}")
    assert [template.render() for _ in range(3)] == ["Menu1"] * 3
    assert words.asked == 1 + 3


def test_what_one_template_brings_no_other_one_knows():
    made = ours(NullTranslations())
    assert made.from_string("{{ own }}", globals={"own": 1}).render() == "1"
    with pytest.raises(UndefinedError):
        made.from_string("{{ own + 1 }}").render()


def test_what_all_templates_know_may_be_added_later():
    made = ours(NullTranslations())
    template = made.from_string("{{ late }}")
    made.globals["late"] = "there"
    assert template.render() == "there"


class Html:
    def __html__(self):
        return "<b>&amp;</b>"


class Text(str):
    __slots__ = ()

    def __html__(self):
        return "<i>"


VALUES = st.one_of(
    st.text(alphabet="ab<>&\"' é", max_size=6),
    st.text(alphabet="ab<>&", max_size=6).map(Markup),
    st.sampled_from([1, 2.5, None, True, ("<", "a"), Html(), Text("a"), Text("<")]),
)


@given(VALUES)
def test_any_value_is_printed_as_jinja_prints_it(value):
    template = """
        {{- value }}|{% set kept %}{{ value }}{% endset %}{{ kept }}|{{ kept ~ "<" }}
        {%- macro show(it) %}{{ it }}{% endmacro %}{{ show(value) ~ "<" }}
        {%- autoescape false %}{{ value }}{% endautoescape %}"""
    words = NullTranslations()
    made = (environment(Environment, words), ours(words))
    theirs, mine = (one.from_string(template).render(value=value) for one in made)
    assert mine == theirs


def test_a_template_that_is_asked_for_twice_is_looked_up_once():
    class Counting(DictLoader):
        def load(self, environment, name, globals=None):  # noqa: A002 - Jinja's own name
            asked.append(name)
            return super().load(environment, name, globals)

    asked = []
    made = SiteEnvironment(loader=Counting(TEMPLATES), autoescape=True, auto_reload=False)
    first = made.get_template("part.html", "page.html")
    made.cache.clear()
    assert made.get_template("part.html") is first
    assert made.get_template(first) is first
    assert asked == ["part.html"]


def test_a_template_that_may_change_is_asked_for_each_time():
    texts = {"a.html": "old"}
    made = SiteEnvironment(loader=DictLoader(texts), auto_reload=True)
    assert made.get_template("a.html").render() == "old"
    texts["a.html"] = "new"
    assert made.get_template("a.html").render() == "new"
