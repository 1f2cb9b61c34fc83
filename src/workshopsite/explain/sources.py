"""What is said of a file of the site: whose it is, and what is made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workshopsite.build import Made
from workshopsite.explain.explained import Explained, Table, cut
from workshopsite.explain.kinds import kind_of_output
from workshopsite.explain.templates import ORIGINAL, is_own, owned
from workshopsite.markup.paths import address_of
from workshopsite.outputs.output import Output
from workshopsite.render.template_errors import OWN, THEIRS
from workshopsite.render.template_shape import chain

_SEEN_AS = {
    "content/workshop.yaml": "site",
    "content/program.yaml": "site.program",
    "content/people.yaml": "site.people",
    "content/papers.yaml": "site.papers",
    "content/papers.csv": "site.papers",
    "content/competition.yaml": "site.competition",
}
"""Where templates find what a data file says."""


def explained_file(path: str, made: Made) -> Explained:
    """What is said of a file that is no page.

    Args:
        path: a file of the site, from its folder.
        made: the site.
    """
    facts = [("in templates", _SEEN_AS[path])] if path in _SEEN_AS else []
    outputs = [one for one in made.outputs.values() if one.source.path == path and _is_made(one)]
    tables = Table("", tuple(facts)), Table("made from it", cut(list(_listed(outputs, made))))
    headline = f"{path}: {_what(path, made)}"
    return Explained(
        headline if outputs or facts else f"{headline}, of which nothing is made", tables
    )


def _is_made(output: Output) -> bool:
    return output.is_page or output.wanted()


def _what(path: str, made: Made) -> str:
    if path in made.site.data_files:
        return "a data file"
    if any(one.startswith(path) for one in made.site.folder.ignored):
        return "a file that is left out because of its name"
    return "a page" if path.endswith(".md") else "a file"


def _listed(outputs: Iterable[Output], made: Made) -> Iterator[tuple[str, ...]]:
    for output in sorted(outputs, key=lambda one: (not one.is_page, one.path)):
        line = f"line {output.source.line}" if output.source.line else ""
        yield address_of(output.path), kind_of_output(output, made.site), line


def explained_template(name: str, made: Made) -> Explained:
    """What is said of a template; every page is made, to see which of them use it.

    Args:
        name: as templates call it ("page.html", "theme/page.html").
        made: the site, whose renderer has a trace.
    """
    templates = made.renderer.templates
    own = is_own(name, templates)
    above = chain(name, templates)[1:]
    facts = [("extends", " > ".join(owned(one, templates) for one in above))] if above else []
    plain = name.removeprefix(ORIGINAL)
    if not own:
        facts.append(("to change it", f"workshopsite theme eject {plain.removesuffix('.html')}"))
    users = [(address_of(one.path), kind_of_output(one, made.site)) for one in _users(name, made)]
    heading = "pages that use it" if users else "no page uses it"
    path = templates.place(name).path if own else plain
    headline = f"{path}: a template of {'yours' if own else 'the theme'}"
    return Explained(headline, (Table("", tuple(facts)), Table(heading, cut(list(users)))))


def _users(name: str, made: Made) -> Iterator[Output]:
    for output in made.outputs.values():
        if output.is_page:
            output.make()
            trace = made.renderer.trace
            if trace and name in trace.templates:
                yield output


def template_named(path: str, made: Made) -> str | None:
    """The template that a path means: "templates/page.html", "theme/page.html"; None for others."""
    folder, _, name = path.partition("/")
    known = made.renderer.templates.names()
    if folder not in {OWN, THEIRS} or name not in known:
        return None
    is_original = folder == THEIRS and made.site.folder.has(f"{OWN}/{name}")
    return f"{ORIGINAL}{name}" if is_original else name
