"""Our environment says what Jinja's own would say, by a shorter way."""

from gettext import NullTranslations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, UndefinedError
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


def environment(kind, words):
    made = kind(loader=DictLoader(TEMPLATES), autoescape=True, extensions=["jinja2.ext.i18n"])
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
