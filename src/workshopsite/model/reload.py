"""A site read again after a save: what did not change since is not read a second time.

No more than this is known of what depends on what: a page stands for itself, so it can be
exchanged; and nothing else that is read depends on the program, so that can be read alone, and of
it the day that changed. After any other change the whole site is loaded.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from workshopsite.late import dataclass
from workshopsite.model.context import Context
from workshopsite.model.known_program import KnownProgram
from workshopsite.model.load import PROGRAM, Begun, begin, complete
from workshopsite.model.load_pages import load_page
from workshopsite.model.page import Page
from workshopsite.model.paper import Papers
from workshopsite.model.people import People
from workshopsite.model.site import Options, Site
from workshopsite.model.workshop import Workshop
from workshopsite.problems import Problems
from workshopsite.read.folder import Folder, read_folder, reread_folder
from workshopsite.read.source import Source

WORKSHOP = "content/workshop.yaml"
PROGRAM_FILE = f"content/{PROGRAM}"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading a site gave.

    Attributes:
        site: the site.
        problems: what was wrong with it; whoever looks for more adds to a copy.
        begun: all of it but the program.
        by_then: what was wrong with that.
        known: the program of what was begun, as it was loaded last.
    """

    site: Site
    problems: Problems
    begun: Begun
    by_then: Problems
    known: KnownProgram


def load_anew(root: Path, options: Options) -> Loaded:
    """Read the site in a folder, as `load` does."""
    by_then = Problems()
    begun = begin(read_folder(root, by_then), by_then)
    return _completed(begun, by_then, options, KnownProgram())


def load_again(before: Loaded, changed: Collection[str]) -> Loaded:
    """The same as loading it anew, after some of its files were written, came or went.

    Args:
        before: the site as it was.
        changed: the paths of all files that changed since, from the site's folder.
    """
    folder = reread_folder(before.site.folder, changed)
    begun = with_changed_texts(before.begun, folder) if folder else None
    options = before.site.options
    if begun is None:
        return load_anew(before.site.folder.root, options)
    if PROGRAM_FILE in changed:
        return _completed(begun, before.by_then, options, before.known)
    site = _with_pages_of(begun, before.site)
    return replace(before, site=site, begun=begun)


def _completed(begun: Begun, by_then: Problems, options: Options, known: KnownProgram) -> Loaded:
    problems = by_then.copy()
    site = complete(begun, problems, options, known)
    return Loaded(site, problems, begun, by_then, known)


def with_changed_texts(begun: Begun, folder: Folder) -> Begun | None:
    """What was begun of a site, after pages were edited: equal to beginning anew, problems too.

    None where that has to be done: more changed than the program, the text, the title and the like
    of pages, templates, style sheets or scripts; or one of these pages is or was wrong.

    Args:
        begun: what was begun.
        folder: the site's folder now.
    """
    changed = _changed(begun.context.folder, folder)
    if changed is None or not folder.has(WORKSHOP):  # without it, a page stands for the workshop
        return None
    pages = {page.path: page for page in begun.pages}
    texts = dict(begun.texts)
    for path in changed:
        if _is_unread(path):
            continue
        found = _exchanged(path, begun, folder) if path in pages else None
        if found is None:
            return None
        pages[path], texts[path] = found
    context = replace(begun.context, folder=folder)
    return replace(begun, context=context, pages=tuple(pages.values()), texts=texts)


def _with_pages_of(begun: Begun, site: Site) -> Site:
    """A site with the pages as they are now, and the program as it was."""
    pages = {page.path: page for page in begun.pages}
    return replace(
        site,
        folder=begun.context.folder,
        sources={path: begun.texts.get(path, source) for path, source in site.sources.items()},
        pages=tuple(pages[page.path] for page in site.pages),
        whole=_with_pages_of(begun, site.whole) if site.whole else None,
    )


def _changed(before: Folder, after: Folder) -> list[str] | None:
    """The files with another content; None where one came or went."""
    if before.files.keys() != after.files.keys() or before.unreadable != after.unreadable:
        return None
    return [path for path, file in after.files.items() if file != before.files[path]]


def _is_unread(path: str) -> bool:
    """Whether a file's content is nothing that this part of a site is made from."""
    is_code = path.startswith("assets/") and path.endswith((".css", ".js"))
    return path == PROGRAM_FILE or path.startswith("templates/") or is_code


def _exchanged(path: str, begun: Begun, folder: Folder) -> tuple[Page, Source] | None:
    """A page as it is now, with its text; None where it can change more than itself."""
    before, _ = _sound_page(path, begun.context.folder, begun.workshop)
    after, source = _sound_page(path, folder, begun.workshop)
    if before is None or after is None or source is None:
        return None
    same_place = (before.address, before.draft) == (after.address, after.draft)
    return (after, source) if same_place else None


def _sound_page(
    path: str, folder: Folder, workshop: Workshop | None
) -> tuple[Page | None, Source | None]:
    """A page that has no problem of its own, and its text."""
    problems = Problems()
    texts: dict[str, Source] = {}
    page = load_page(path, Context(folder, problems, People(), Papers()), texts, workshop)
    return (None, None) if problems.found else (page, texts.get(path))
