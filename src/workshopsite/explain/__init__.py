"""Explain: where a page comes from, what is made of a file, what a template may use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from workshopsite.build import Made, read
from workshopsite.explain.explained import Explained
from workshopsite.explain.names import explained_thing
from workshopsite.explain.pages import explained_output, target_of
from workshopsite.explain.sources import explained_file, explained_template, template_named
from workshopsite.markup.paths import address_of, output_paths
from workshopsite.model.page import output_path
from workshopsite.model.site import Options
from workshopsite.outputs.output import Output
from workshopsite.outputs.plan import plan
from workshopsite.problems import Mistake, Problems, nearest
from workshopsite.render.trace import Trace


def explain(what: str, root: Path, options: Options) -> tuple[Explained, Problems]:
    """What is said of something, and what is wrong with the site.

    Args:
        what: an address, as a browser shows it or from the site's root; a file of the site; or a
            name in templates ("site", "slot.speakers").
        root: the site's folder.
        options: what is asked for besides.

    Raises:
        Mistake: dead-link where there is nothing of that name, with the nearest.
    """
    problems = Problems()
    site = read(root, problems, options)
    outputs, renderer = plan(site, problems)
    renderer.trace = Trace()
    made = Made(site, outputs, renderer)
    found = _of_file(what, made) or _of_address(what, made) or explained_thing(what)
    if found is None:
        raise _unknown(what, made)
    return found, problems


def _of_file(what: str, made: Made) -> Explained | None:
    path = _path(what, made.site.folder.root)
    page = next((one for one in made.site.pages if one.path == path), None)
    if page and (output := made.outputs.get(output_path(page.address))):
        return explained_output(output, "", made)
    if template := template_named(path, made):
        return explained_template(template, made)
    is_there = made.site.folder.has(path) or path in made.site.folder.ignored
    return explained_file(path, made) if is_there else None


def _path(what: str, root: Path) -> str:
    """A typed path, from the site's folder or from here, as the site calls it."""
    here = Path(what)
    if here.exists() and here.resolve().is_relative_to(root.resolve()):
        return here.resolve().relative_to(root.resolve()).as_posix()
    return here.as_posix()


def _of_address(what: str, made: Made) -> Explained | None:
    typed, anchor = target_of(what)
    output = next(_outputs(typed, made), None)
    return explained_output(output, anchor, made) if output else None


def _outputs(typed: str, made: Made) -> Iterator[Output]:
    """The outputs that may be meant by an address, the likeliest first."""
    parts = urlsplit(typed)
    path = (parts.path or "/") if parts.scheme in {"http", "https"} else typed
    base = urlsplit(made.site.base_url or "").path.strip("/")
    bare = path.strip("/")
    below = f"{bare}/".removeprefix(f"{base}/").strip("/") if base else bare
    for place in (bare, below):
        for name in output_paths(f"content/{place}".rstrip("/")):
            if name in made.outputs:
                yield made.outputs[name]


def _unknown(what: str, made: Made) -> Mistake:
    path = f"/{target_of(what)[0].strip('/')}/"
    whole = made.renderer.links.whole
    if whole and output_path(path) in whole.addresses:
        message, hint = f'"{what}" is kept back', "hide: in content/workshop.yaml says so"
        return Mistake("hide", message, hint)
    known = [*map(address_of, made.outputs), *made.site.folder.files]
    named = (one for one in known if one.rpartition("/")[2] == what)
    near = next(named, None) or nearest(path, known) or nearest(what, known)
    hint = f"did you mean {near}" if near else "write an address such as /program/, or a file"
    return Mistake("dead-link", f'there is no "{what}" on this site', hint)
