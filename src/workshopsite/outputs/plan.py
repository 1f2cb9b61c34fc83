"""The list of all outputs: who claims which address, and who yields."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from workshopsite.markup.paths import address_of
from workshopsite.model.site import Site
from workshopsite.outputs import (
    bibtex,
    calendars,
    feed,
    files,
    frab,
    home,
    nojekyll,
    not_found,
    pages,
    papers,
    people,
    pictures,
    program,
    redirects,
    robots,
    sitemap,
    stylesheet,
    talks,
)
from workshopsite.outputs.noindex import unindexed
from workshopsite.outputs.output import Output
from workshopsite.problems import Place, Problems, Related
from workshopsite.render.renderer import Renderer

OUTPUTS = (
    pages,
    home,
    program,
    talks,
    people,
    papers,
    bibtex,
    not_found,
    redirects,
    calendars,
    frab,
    feed,
    robots,
    nojekyll,
    stylesheet,
    files,
    pictures,
)
"""Every kind of output, each a module with a function ``outputs(site, renderer)``.

The sitemap is none of them: it is made from what they give. Pictures come last: which are wanted is
known when the pages are made.
"""


def plan(site: Site, problems: Problems) -> tuple[dict[str, Output], Renderer]:
    """All outputs by their paths, and the renderer that makes their pages.

    What an organiser's file or alias claims replaces a generated output. Two such claims of one
    address are a problem. So are any two addresses that differ only in letter case or in how
    accents are encoded, which many disks do not tell apart.
    """
    planned: dict[str, Output] = {}
    # The renderer looks addresses up when pages are made; by then the plan is complete.
    hidden = plan(site.whole, Problems())[0] if site.whole else ()
    renderer = Renderer(site, problems, planned.keys(), frozenset(hidden))
    claimed: dict[str, Output] = {}
    for output in _claims(site, renderer, planned):
        folded = _folded(output.path)
        other = claimed.get(folded)
        if other is None:
            claimed[folded] = planned[output.path] = output
            continue
        if other.path != output.path or not (other.generated or output.generated):
            _report_conflict(output, other, problems)
            planned.setdefault(output.path, output)  # what links to it is not wrong as well
        if other.generated and not output.generated:
            planned.pop(other.path, None)
            claimed[folded] = planned[output.path] = output
    _report_folders(claimed, problems)
    _notice_missing_address(site, planned, problems)
    return planned, renderer


def _claims(site: Site, renderer: Renderer, planned: Mapping[str, Output]) -> Sequence[Output]:
    every_kind = (kind.outputs(site, renderer) for kind in OUTPUTS)
    outputs = [*chain.from_iterable(every_kind), *sitemap.outputs(planned, renderer)]
    return list(map(unindexed, outputs)) if site.options.noindex else outputs


def _report_conflict(output: Output, other: Output, problems: Problems) -> None:
    if output.generated:
        output, other = other, output  # the one that an organiser wrote can be mended
    shown, seen = address_of(output.path), address_of(other.path)
    hint = "rename one of them, or give it another address"
    if output.path != other.path:
        message = f"the address {shown} differs from {seen} in letter case or accents only"
        if other.generated:
            hint = f"write it as {seen} to replace the page that is made there, or rename it"
    elif output.source.path == other.source.path:
        message, hint = f"this page stands at {shown} already", "remove the alias"
    else:
        message = f"the address {shown} is claimed twice"
    related = [Related("the other one is here", other.source)]
    problems.add("address-conflict", message, output.source, hint, related)


def _report_folders(claimed: dict[str, Output], problems: Problems) -> None:
    """A file cannot be where others need a folder: /a and /a/index.html."""
    if claimed.keys().isdisjoint(_folders(claimed)):
        return
    for path, output in claimed.items():
        parts = path.split("/")
        for length in range(1, len(parts)):
            other = claimed.get("/".join(parts[:length]))
            if other:
                # In the words of the module that writes, which finds it again: it counts once.
                message = f'"{other.path}" cannot be both a file and the folder of "{output.path}"'
                related = [Related("the other one", other.source)]
                problems.add("address-conflict", message, output.source, "", related)


def _folders(paths: Iterable[str]) -> set[str]:
    """The folders that these paths need."""
    found = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _folded(path: str) -> str:
    """The same text for all paths that may be one file on some disk."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


def _notice_missing_address(site: Site, planned: Collection[str], problems: Problems) -> None:
    """Say which files would be there besides if the site's address were known."""
    if site.base_url is not None or problems.fatal:  # first things first
        return
    somewhere = replace(site, options=replace(site.options, base_url="https://example.org/"))
    paths = plan(somewhere, Problems())[0].keys() - set(planned)
    *names, last = sorted(path for path in paths if "/" not in path)
    message = f"{last} is left out, because it needs the site's address"
    if names:
        listed = ", ".join(names)
        message = f"{listed} and {last} are left out, because they need the site's address"
    hint = "write url: in content/workshop.yaml, or build with --base-url"
    has_file = site.folder.has("content/workshop.yaml")
    place = Place("content/workshop.yaml" if has_file else "content/")
    problems.add("no-address", message, place, hint)
