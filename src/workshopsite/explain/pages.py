"""What is said of an output: where it comes from, its templates, and what these may use."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from workshopsite.build import Made
from workshopsite.explain.explained import Explained, Table
from workshopsite.explain.kinds import kind_of_output, moved_to, named
from workshopsite.explain.names import variables
from workshopsite.explain.templates import component_calls, is_own, owned
from workshopsite.explain.values import in_short, type_of
from workshopsite.markup.links import Target
from workshopsite.markup.paths import address_of
from workshopsite.model.page import output_path
from workshopsite.outputs.output import Output
from workshopsite.outputs.redirects import targets
from workshopsite.problems import Problem, Severity
from workshopsite.render.about import subject_at
from workshopsite.render.addresses import (
    BIBLIOGRAPHY,
    CALENDAR,
    DATES_CALENDAR,
    FEED,
    HOME,
    PAPERS,
    PROGRAM,
    SCHEDULE_JSON,
    SCHEDULE_XML,
    SITEMAP,
    day_anchor,
)
from workshopsite.render.template_shape import chain, parameters
from workshopsite.render.trace import Call, Trace

_BESIDE = {
    HOME: (FEED, DATES_CALENDAR),
    PROGRAM: (CALENDAR, SCHEDULE_XML, SCHEDULE_JSON),
    PAPERS: (BIBLIOGRAPHY,),
}
"""Files that tell in other forms what a page tells, besides those that are called like it."""

Fact = tuple[str, str]


def explained_output(output: Output, anchor: str, made: Made) -> Explained:
    """What is said of an output; a page is made for that.

    Args:
        output: one of the site.
        anchor: the id that was asked for on it, or "".
        made: the site, whose renderer has a trace.
    """
    address = address_of(output.path)
    headline = f"{address}: {kind_of_output(output, made.site)}"
    if not output.is_page:
        return Explained(headline, (Table("", tuple(_origin(output, made))),))
    wrong = _making(output, made)
    trace = made.renderer.trace or Trace()
    facts = [
        *_origin(output, made),
        *_at_anchor(anchor, address, made),
        *_templates(trace, made),
        *_around(output, made),
    ]
    tables = (
        Table("", tuple(facts)),
        Table("what is wrong with it", tuple((str(one.place), one.message) for one in wrong)),
        Table("components, and what they were given", tuple(_components(trace, made))),
        *(variables(trace, made.renderer.templates) if not moved_to(address, made.site) else ()),
    )
    return Explained(headline, tables)


def _making(output: Output, made: Made) -> list[Problem]:
    """The errors that making an output finds."""
    problems = made.renderer.problems
    before = set(problems.found)
    output.make()
    return [one for one in problems.of(Severity.ERROR) if one not in before]


def _origin(output: Output, made: Made) -> Iterator[Fact]:
    subject = subject_at(address_of(output.path), made.site)
    if subject and subject.origin.place().path != output.source.path:
        yield "from", str(output.source)
        yield "about", f"{named(subject)}, {subject.origin.place()}"
    else:
        yield "from", str(output.source) + (f", {named(subject)}" if subject else "")
    yield "file", output.path
    if new := moved_to(address_of(output.path), made.site):
        yield "leads to", new


def _at_anchor(anchor: str, address: str, made: Made) -> Iterator[Fact]:
    if not anchor:
        return
    site = made.site
    places = {day_anchor(day): day.origin.place() for day in site.program.days}
    places |= {str(slot.id): slot.origin.place() for slot in site.program.slots}
    places |= {str(paper.id): paper.origin.place() for paper in site.papers}
    if anchor not in made.renderer.seen.ids.get(address, ()):
        yield f"#{anchor}", "is not on this page"
    elif anchor in places:
        yield f"#{anchor}", f"from {places[anchor]}"
    else:
        yield f"#{anchor}", "is on this page"


def _templates(trace: Trace, made: Made) -> Iterator[Fact]:
    if not trace.layout:
        return
    templates = made.renderer.templates
    layouts = chain(trace.layout, templates)
    yield "layout", " > ".join(owned(name, templates) for name in layouts)
    others = sorted(name for name in trace.templates if name not in layouts)
    own = [owned(name, templates) for name in others if is_own(name, templates)]
    theirs = [name for name in others if not is_own(name, templates)]
    if others:
        yield "uses", ", ".join([*own, *([", ".join(theirs) + " (theme)"] if theirs else [])])


def _around(output: Output, made: Made) -> Iterator[Fact]:
    address = address_of(output.path)
    stem = address.rstrip("/") + "."
    beside = [one for one in map(address_of, sorted(made.outputs)) if one.startswith(stem)]
    others = [one for one in _BESIDE.get(address, ()) if output_path(one) in made.outputs]
    if listed := list(dict.fromkeys([*beside * (address != HOME), *others])):
        yield "beside it", ", ".join(listed)
    for old, new in targets(made.site).items():
        if new == address and output_path(old) in made.outputs:
            yield "old address", f"{old}, {made.outputs[output_path(old)].source}"
    yield "in the menu", _menu_entry(address, made)
    yield "in sitemap.xml", _in_sitemap(output, made)


def _menu_entry(address: str, made: Made) -> str:
    site = (made.renderer.trace or Trace()).variables.get("site")
    entries = site.navigation if site else ()
    here = [f'"{item.label}"' for item in entries if item.href == Target(address).url]
    return f"as {' and '.join(here)}" if here else "no"


def _in_sitemap(output: Output, made: Made) -> str:
    if not output.findable:
        return "no, search engines are not told of it"
    has_sitemap = output_path(SITEMAP) in made.outputs
    return "yes" if has_sitemap else "no, because the site's own address (url:) is not known"


def _components(trace: Trace, made: Made) -> Iterator[tuple[str, ...]]:
    for name, calls in component_calls(trace).items():
        for call in calls:
            component = name.partition("/")[2].removesuffix(".html")
            yield component, f"from {_caller(call, made)}"
            yield from _arguments(name, call, made)


def _caller(call: Call, made: Made) -> str:
    by_template = isinstance(call.place, str)
    return owned(str(call.place), made.renderer.templates) if by_template else str(call.place)


def _arguments(name: str, call: Call, made: Made) -> Iterator[tuple[str, ...]]:
    for argument, value in call.arguments.items():
        yield f"  {argument}", type_of(value), in_short(value)
    for parameter in parameters(name, made.renderer.templates):
        if parameter.name not in call.arguments and parameter.default is not None:
            shown = in_short(parameter.default)
            yield f"  {parameter.name}", type_of(parameter.default), f"{shown} (by default)".strip()


def target_of(what: str) -> tuple[str, str]:
    """What is typed or copied from a browser, as a path and an anchor, not percent-encoded."""
    bare, _, anchor = what.partition("#")
    return unquote(bare.partition("?")[0]), unquote(anchor)
