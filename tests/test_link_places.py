"""A dead link is shown where it is typed: file, line and column, wherever a link can stand.

In each text the guillemets « » stand around what the caret must point at; they are taken out
before the site is built.
"""

import pytest

from built import errors

WORKSHOP = "title: Sums\ndate: 2021-11-17\ntimezone: UTC\n"
TALK = (
    "- {time: 9:00, title: Talk one, speaker: ada}\n"
    "- time: 10:00\n  title: Talk two\n  speaker: ada\n"
)
PAGE = "---\ntitle: Call\n---\nA text with `gone.md` in it.\n\n{}"

IN_YAML = {
    "plain": "  abstract: See [it](«gone.md») here.\n",
    "plain over two lines": "  abstract: See it\n    or [it](«gone.md») here.\n",
    "literal block": "  abstract: |\n    See `gone.md`.\n\n    Or [it](«gone.md»).\n",
    "folded block": "  abstract: >-\n    See it\n    or [it](«gone.md»).\n",
    "double quotes": '  abstract: "See \\u00e9: \\"it\\", [it](«gone.md»)."\n',
    "double quotes over two lines": '  abstract: "See\n    [it](«gone.md»)."\n',
    "single quotes": "  abstract: 'It''s: [it](«gone.md»)'\n",
    "an escape in the destination": '  abstract: "See [it](«g\\u00f6ne.md»)."\n',
    "braces": '- {time: 11:00, title: Talk three, abstract: "[it](«gone.md»)"}\n',
    "a title": "- 11:00 See [it](«gone.md»)\n",
    "a link by its label": "  links: {Notes: «gone.md»}\n",
    "a talk of a session": (
        "- time: 11:00-12:00\n  title: Session\n  talks:\n"
        "    - title: Talk three\n      abstract: See [it](«gone.md»).\n"
    ),
}

IN_WORKSHOP = {
    "a date": "important_dates:\n  - 2021-09-01 Submission, [call](«gone.md»)\n",
    "a date's title": (
        "important_dates:\n  - {date: 2021-09-01, title: 'Submission, [call](«gone.md»)'}\n"
    ),
    "news": "news:\n  - 2021-09-01 The [call](«gone.md») is out\n",
    "a notice": "notice: See [it](«gone.md»)\n",
    "a description": "description: See [it](«gone.md»)\n",
    "links": "links: {Call: «gone.md»}\n",
    "an anchor of this page": "notice: See [it](«#gone»)\n",
    "an anchor of a made page": "links: {Talk: «/program/#gone»}\n",
    "the menu": "navigation:\n  - call.md\n  - Call: «gone.md»\n",
    "an anchor in the menu": "navigation:\n  - call.md\n  - Call: «/#gone»\n",
}

IN_PEOPLE = {
    "a bio": "ada:\n  name: Ada Example\n  bio: |\n    Ada.\n\n    See [it](«gone.md»).\n",
    "links": "ada:\n  name: Ada Example\n  links:\n    Home: «gone.md»\n",
}

IN_FRONT_MATTER = {
    "feature_text": "---\ntitle: Call\nfeature_text: |\n  Text\n\n  See [it](«gone.md»)\n---\n",
    "feature_text in quotes": '---\ntitle: Call\nfeature_text: "A [b](«gone.md»)"\n---\n',
}

ON_PAGES = {
    "a paragraph": "See [it](«gone.md»).\n",
    "a paragraph of two lines": "See it\nor [it](«gone.md» 'A title').\n",
    "angle brackets": "See [it](<«gone file.md»>).\n",
    "a percent sign": "See [it](«gone%20file.md»).\n",
    "an ampersand": "See [it](«gone.md?a=1&b=2»).\n",
    "a list": "- one\n- [it](«gone.md»)\n",
    "a list in a list": "- one\n  - two\n    - [it](«gone.md»)\n",
    "a numbered list": "1. one\n2. two\n\n   [it](«gone.md»)\n",
    "a table": "| a | b |\n| - | - |\n| one | [it](«gone.md») |\n",
    "a quotation": "> one\n> [it](«gone.md»)\n",
    "a heading": "## See [it](«gone.md»)\n",
    "a definition": "Term\n:   one [it](«gone.md»)\n",
    "a footnote": "One[^1].\n\n[^1]: See [it](«gone.md»).\n",
    "bold text": "**See [it](«gone.md»)**\n",
    "a reference": "See [it][1].\n\n[1]: «gone.md»\n",
    "a reference that is used twice": "See [it][1] and [that][1].\n\n[1]: «gone.md» 'Title'\n",
    "a picture": "![it](«gone.png»)\n",
    "a picture in a link": "[![it](«gone.png»)](call.md)\n",
    "HTML": '<div>\n<a class="x" href="«gone.md»">it</a>\n</div>\n',
    "HTML without quotes": "<p><a href=«gone.md»>it</a></p>\n",
    "HTML with entities": '<p><a href="«gone.md?a&amp;b»">it</a></p>\n',
    "an attribute below its tag": '<a class="x"\n   href="«gone.md»">it</a>\n',
    "a list in HTML": "<details><summary>x</summary>\n\n- [it](«gone.md»)\n\n</details>\n",
    "srcset": '<img alt="" src="/x.svg" srcset="/x.svg 1x, «gone.png» 2x">\n',
    "code before it": "`[it](gone.md)` and [it](«gone.md»)\n",
    "a block of code before it": "```\n[it](gone.md)\n```\n\n[it](«gone.md»)\n",
    "a comment before it": "<!-- [it](gone.md) -->\n\n[it](«gone.md»)\n",
    "the same words before it": "gone.md is not [gone.md](«gone.md»)\n",
    "below a component": "::: dates\n\n[it](«gone.md»)\n",
    "an alert": "> [!NOTE]\n> See [it](«gone.md»).\n",
    "an anchor": "See [it](«#gone»).\n",
    "an anchor of another page": "See [it](«index.md#gone»).\n",
    "an anchor of a made page": "See [it](«/program/#gone»).\n",
    "two in one line": "See [it](index.md), [it](«gone.md»).\n",
    "nothing between the brackets": "See [it](index.md) or [it](«»).\n",
    "nothing between the quotes": '<a href="index.md">a</a> <a href="«»">b</a>\n',
}

COLUMNS = "id,title,authors,abstract\na,"

IN_CSV = {
    "a cell": COLUMNS + "One,Ada Example,See [it](«gone.md»)\n",
    "a cell in quotes": COLUMNS + 'One,Ada Example,"A, ""b"", [it](«gone.md»)"\n',
    "a cell of several lines": (
        COLUMNS + 'One,Ada Example,"First\n\nSee\n[it](«gone.md») now"\nb,Two,B C,x\n'
    ),
    "a title": "id,title,authors\na,One [it](«gone.md»),Ada Example\n",
    "the second of two rows": (
        COLUMNS + "One,Ada Example,gone.md\nb,Two,B Example,[it](«gone.md»)\n"
    ),
}

IN_TEMPLATES = {
    "a layout": {"templates/page.html": '<main>\n<a href="«/gone/»">it</a></main>\n'},
    "an included partial": {
        "templates/page.html": '{% extends "theme/page.html" %}\n',
        "templates/partials/footer.html": '<footer>\n  <a href="«/gone/»">it</a></footer>\n',
    },
    "a component": {
        "templates/components/box.html": (
            '{% macro box() %}\n<p><a href="«/gone/»">it</a></p>{% endmacro %}\n'
        ),
        "content/call.md": "# Call\n\n::: box\n",
    },
    "a template that is not used before it": {
        "templates/a.html": '<a href="/gone/">it</a>\n',
        "templates/page.html": '<main>\n<a href="«/gone/»">it</a></main>\n',
    },
    "an address in quotes of Jinja": {
        "templates/page.html": "<main>\n<a href=\"{{ url('«/gone/»') }}\">it</a></main>\n",
    },
}


MADE_HOME = {"content/index.md": None}
"""The home page that is made shows all there is to a workshop."""


def spots():
    """Every file with a dead link in it, and what else its site holds."""
    for name, text in IN_YAML.items():
        yield f"program.yaml, {name}", {"content/program.yaml": TALK + text}
    for name, text in IN_WORKSHOP.items():
        yield f"workshop.yaml, {name}", {**MADE_HOME, "content/workshop.yaml": WORKSHOP + text}
    for name, text in IN_PEOPLE.items():
        yield f"people.yaml, {name}", {"content/people.yaml": text}
    for name, text in IN_FRONT_MATTER.items():
        yield f"front matter, {name}", {"content/call.md": text}
    for name, text in ON_PAGES.items():
        yield f"a page, {name}", {"content/call.md": PAGE.format(text)}
    for name, text in IN_CSV.items():
        yield f"papers.csv, {name}", {"content/papers.csv": text}
    for name, files in IN_TEMPLATES.items():
        yield f"a template, {name}", {"content/call.md": "# Call\n", **files}


SPOTS = dict(spots())

BASE = {
    "content/workshop.yaml": WORKSHOP,
    "content/program.yaml": "- {time: 9:00, title: Talk one, speaker: ada}\n",
    "content/people.yaml": "ada: Ada Example\n",
    "content/index.md": "# Sums\n\n[Call](call.md)\n",
    "content/call.md": "# Call\n",
    "content/x.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
}


def unmarked(files):
    """The files without marks, and the path, line, column and width of what is marked."""
    [(path, text)] = [(path, text) for path, text in files.items() if text and "«" in text]
    before, rest = text.split("«")
    inner, after = rest.split("»")
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    kept = {name: text for name, text in files.items() if text is not None}
    return {**kept, path: before + inner + after}, (path, line, column, max(len(inner), 1))


@pytest.mark.parametrize("spot", SPOTS)
def test_a_dead_link_is_shown_where_it_is_typed(tmp_path, spot):
    files, expected = unmarked({**BASE, **SPOTS[spot]})
    found = [one.place for one in errors(tmp_path, files)]
    assert [(one.path, one.line, one.column, one.width) for one in found] == [expected]
