"""A build after the texts of some pages were edited, which makes these pages and no others.

The last full build has kept its baseline: the site, what was wrong with it, and what its pages lead
to. Each edited page is made twice here, with its text of then and with that of now. Where all else
that follows from the two texts is the same, all other outputs and problems are those of the
baseline, too. Whatever is doubtful is left to a full build.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from workshopsite.build import Made, Result
from workshopsite.check.edited import with_texts
from workshopsite.folders import ROOTS
from workshopsite.model.page import output_path
from workshopsite.model.reload import WORKSHOP
from workshopsite.model.site import Site
from workshopsite.outputs.leads import Leads, lead_alike, leads_of
from workshopsite.outputs.output import Output
from workshopsite.outputs.plan import plan
from workshopsite.outputs.redirects import targets
from workshopsite.outputs.together import Facts
from workshopsite.problems import Mistake, Problems
from workshopsite.read.garbage import no_search
from workshopsite.render.addresses import link_to_program
from workshopsite.render.navigation import menu
from workshopsite.write import Changes, Fate, Maker, check_output_folder, spooled

if TYPE_CHECKING:
    from workshopsite.again.attempt import Attempt

MOST = 20
"""So many pages are made again, by one process; more are left to a full build, and so to two."""


class Baseline(NamedTuple):
    """What a full build keeps.

    Attributes:
        site: the site, but for where it is on this machine.
        problems: all that is wrong with it.
        leads: what its outputs lead to.
        outputs: the names of the outputs, also of those that were not wanted.
    """

    site: Site
    problems: Problems
    leads: Leads
    outputs: set[str]


def baseline_of(made: Made, problems: Problems) -> tuple[Any, ...] | None:
    """The values of a Baseline, of a build that succeeded; None where one text may touch others."""
    if not is_apart(made):
        return None
    site, seen = made.site, made.renderer.seen
    kept = replace(site, folder=replace(site.folder, root=Path(), texts={}))
    return kept, problems, tuple(leads_of(seen, targets(site))), set(made.outputs)


def is_apart(made: Made) -> bool:
    """Whether the text of a page touches no other outputs but by what the page leads to.

    It may where a template of the site's own can show the texts of all pages, where something is
    hidden or missing, and where a page's title is that of the workshop.
    """
    site, renderer = made.site, made.renderer
    is_whole = not site.whole and not renderer.links.lacking
    return site.folder.has(WORKSHOP) and not renderer.seen.listed and is_whole


def build_edited(attempt: Attempt, root: Path, output: Path) -> Result | None:
    """Build the site in a folder, if only the texts of pages have changed.

    Args:
        attempt: what is known of the last build; the same was asked for then.
        root: the site's folder.
        output: where the site goes.

    Returns:
        None where that needs a full build, or anything is in the way. Nothing of the site was
        written then, or a part that a full build writes again.
    """
    if not attempt.may_be_partial():
        return None
    try:
        with no_search():
            return _built(attempt, root, output)
    except (OSError, Mistake):
        return None


def _built(attempt: Attempt, root: Path, output: Path) -> Result | None:
    result = Result()
    with result.phase("load"):
        check_output_folder(output, root, [root / top for top in ROOTS])
        before = _baseline(attempt, root)
        paths = _edited(attempt, before.site) if before else set()
        site = with_texts(before.site, before.problems, paths) if before and paths else None
    if before is None or site is None:
        return None
    with result.phase("make"):
        then, now = _planned(before.site), _planned(site)
        made = _made(then, now, paths, before)
    if made is None or not _are_as_written(attempt, output, before.site, made):
        return None
    now.renderer.seen.used |= before.leads.used
    with result.phase("write"):
        changes = _written(attempt, output, now.outputs.values(), made)
    if changes is None:
        return None
    result.problems, result.changes, result.made = before.problems, changes, now
    result.count(now.site, now.outputs)
    return result


def _baseline(attempt: Attempt, root: Path) -> Baseline | None:
    kept = attempt.baseline()
    if kept is None:
        return None
    site, problems, leads, outputs = kept
    folder = replace(site.folder, root=root)
    return Baseline(replace(site, folder=folder), problems, Leads(*leads), outputs)


def _edited(attempt: Attempt, site: Site) -> set[str]:
    """The paths of the pages that have another text; empty where more may have changed."""
    paths = attempt.edited({path: file.digest for path, file in site.folder.files.items()})
    return paths if len(paths) <= MOST and paths <= {page.path for page in site.pages} else set()


def _planned(site: Site) -> Made:
    planned, renderer = plan(site, Problems())
    return Made(site, planned, renderer)


class _Remade(NamedTuple):
    """An edited page: its file, and its bytes with its text of then and of now."""

    path: str
    then: bytes
    now: bytes


def _made(
    then: Made, now: Made, paths: Collection[str], before: Baseline
) -> dict[str, _Remade] | None:
    """The edited pages, by the names of their outputs; None where more would change."""
    if not before.outputs == then.outputs.keys() == now.outputs.keys():
        return None
    edited = [page for page in now.site.pages if page.path in paths]
    outputs = {output_path(page.address): page.path for page in edited}
    is_theirs = all(now.outputs[name].source.path == path for name, path in outputs.items())
    if not is_theirs or _of_all_pages(then) != _of_all_pages(now):
        return None
    both = [[_made_apart(made, name) for name in outputs] for made in (then, now)]
    facts_then, facts_now = ([facts for _, facts in pages] for pages in both)
    are_dead = any(problem.rule.name == "dead-anchor" for problem in before.problems.found)
    moved = targets(now.site)
    if not lead_alike(facts_then, facts_now, before.leads, moved, are_dead=are_dead):
        return None
    bytes_of = zip(outputs.items(), *both, strict=True)
    return {name: _Remade(path, one[0], other[0]) for (name, path), one, other in bytes_of}


def _are_as_written(
    attempt: Attempt, output: Path, site: Site, made: Mapping[str, _Remade]
) -> bool:
    """Whether the pages came out with their texts of then as the full build has written them.

    Of one that has been edited before this cannot be seen any more. It is no part of what makes
    this right, but would show that a site is not the same after it was kept.
    """
    return all(
        (output / name).read_bytes() == one.then
        for name, one in made.items()
        if attempt.was_built(one.path, site.folder.files[one.path].digest)
    )


def _of_all_pages(made: Made) -> tuple[object, ...]:
    """What does not belong to one page, and yet might follow from its text."""
    with made.renderer.problems.apart() as told:
        entries = menu(made.site, made.renderer.tools)
    return entries, told, link_to_program("", made.site)


def _made_apart(made: Made, name: str) -> tuple[bytes, Facts]:
    """The bytes of an output, and what follows from them."""
    renderer = made.renderer
    renderer.seen.taken()
    with renderer.problems.apart() as told:
        data = made.outputs[name].make()
    return data, Facts(renderer.seen.taken(), told)


def _written(
    attempt: Attempt, output: Path, outputs: Iterable[Output], made: Mapping[str, _Remade]
) -> Changes | None:
    """Write the outputs that were made, and no other; None where something is in the way."""
    again = {name: partial(bytes, one.now) for name, one in made.items()}
    known = [one._replace(make=again.get(one.path, one.make)) for one in outputs]
    problems = Problems()
    with spooled(known, output, problems, _making(made.keys())) as spool:
        if problems.found or spool.stale:
            return None
        changes = spool.commit()
        if problems.found:
            return None
        attempt.note_partial(changes.written)
        return changes


def _making(names: Collection[str]) -> Maker:
    """A Maker of some outputs, by whom the others are left as they are."""

    def maker(
        make: Callable[[Output], Fate], outputs: Sequence[Output]
    ) -> Iterator[tuple[Output, Fate | None]]:
        for one in outputs:
            as_it_is = Fate(unchanged=True) if one.wanted() else None
            yield one, make(one) if one.path in names else as_it_is

    return maker
