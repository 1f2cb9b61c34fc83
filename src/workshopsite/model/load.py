"""From a folder to a Site: reads every file, makes every record, collects every problem."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from workshopsite.late import dataclass, pattern
from workshopsite.model.competition import Competition
from workshopsite.model.context import Context
from workshopsite.model.data_files import (
    DATA_FILES,
    PAPER_FILES,
    data_files_of,
    report_misplaced,
    report_nothing,
    report_unknown,
)
from workshopsite.model.hide import hide
from workshopsite.model.known_program import KnownProgram
from workshopsite.model.load_competition import load_competition
from workshopsite.model.load_pages import load_pages
from workshopsite.model.load_papers import load_papers
from workshopsite.model.load_people import load_people
from workshopsite.model.load_program import load_program, report_missing_zone, report_unchanged
from workshopsite.model.making import record
from workshopsite.model.page import Page
from workshopsite.model.paper import Papers
from workshopsite.model.papers_in_program import report_sessions
from workshopsite.model.people import People
from workshopsite.model.program import Program
from workshopsite.model.record import Origin
from workshopsite.model.site import Options, Site
from workshopsite.model.workshop import Workshop
from workshopsite.problems import Mistake, Problems, narrowed, nearest
from workshopsite.read.folder import Folder, read_folder, read_text, suffix
from workshopsite.read.garbage import no_search
from workshopsite.read.repeated import tell_once
from workshopsite.read.short_forms import expand_workshop
from workshopsite.read.source import Document, Source
from workshopsite.read.yaml import parse_yaml

PROGRAM = "program.yaml"


def load(root: Path, problems: Problems, options: Options) -> Site:
    """Read the site in a folder.

    Args:
        root: the folder that holds content/.
        problems: gets everything that is wrong; with an error among them the Site is incomplete.
        options: what is asked for besides.
    """
    with no_search():
        folder = read_folder(root, problems)
        site = complete(begin(folder, problems), problems, options)
    folder.texts.clear()  # the site has what it needs of them in its sources
    return site


@dataclass(frozen=True)
class Begun:
    """All of a site but its program, on which nothing of this depends.

    Attributes:
        context: what is known by now; `complete` works on a copy of it.
        texts: every text that was read, by path.
        workshop: what content/workshop.yaml says; None where it is not there.
        pages: every page, drafts too.
        competition: None where there is none.
        data_files: files of content/ that are read and not published.
    """

    context: Context
    texts: Mapping[str, Source]
    workshop: Workshop | None
    pages: Sequence[Page]
    competition: Competition | None
    data_files: frozenset[str]


def begin(folder: Folder, problems: Problems) -> Begun:
    """Read all of a site but its program; problems gets what is wrong with that."""
    context = Context(folder, problems, People(), Papers())
    if not any(path.startswith("content") for path in (*folder.files, *folder.unreadable)):
        report_nothing(folder, problems)
    texts: dict[str, Source] = {}
    documents = {name: _data(name, context, texts) for name in DATA_FILES if name != PROGRAM}
    if people := documents["people.yaml"]:
        load_people(people, context)
    else:
        context.people.all_broken = _is_unreadable("people.yaml", folder)
    load_papers(documents["papers.yaml"], context, texts)
    if documents["papers.yaml"] is None and "content/papers.csv" not in texts:
        context.papers.all_broken = any(_is_unreadable(name, folder) for name in PAPER_FILES)
    workshop = _load_workshop(documents["workshop.yaml"], context)
    competition, table = load_competition(documents["competition.yaml"], context, texts)
    pages = load_pages(context, texts, workshop)
    data_files = {f"content/{name}" for name in DATA_FILES} | ({table} if table else set())
    data_files |= context.papers.files_left_out - context.papers.files
    if _is_table_unknown(documents["competition.yaml"], competition, table, folder):
        data_files |= {file.path for file in folder.under("content") if suffix(file.path) == ".csv"}
    report_unknown(folder, data_files, problems)
    report_misplaced(folder, data_files, problems)
    return Begun(context, texts, workshop, pages, competition, frozenset(data_files))


def complete(
    begun: Begun, problems: Problems, options: Options, known: KnownProgram | None = None
) -> Site:
    """A site of what was begun and its program.

    Args:
        begun: all but the program; it stays as it is.
        problems: what was wrong by then, and gets what else is wrong.
        options: what is asked for.
        known: the program as it was loaded last of what was begun; what is the same of it is not
            made anew.
    """
    context, texts = begun.context.copy(problems), dict(begun.texts)
    program = _load_program(begun.workshop, context, texts, known or KnownProgram())
    report_sessions(program, context)
    for name in PAPER_FILES:
        tell_once(f"content/{name}", problems)
    published = tuple(page for page in begun.pages if options.drafts or not page.draft)
    site = Site(
        folder=context.folder,
        sources=texts,
        workshop=begun.workshop or _workshop_of_pages(published),
        program=program,
        people=tuple(context.people),
        papers=tuple(context.papers),
        competition=begun.competition,
        pages=published,
        drafts_left_out=len(begun.pages) - len(published),
        data_files=begun.data_files,
        options=options,
    )
    return hide(site, begun.pages, problems)


def _load_program(
    workshop: Workshop | None, context: Context, texts: dict[str, Source], known: KnownProgram
) -> Program:
    source = _source(PROGRAM, context, texts)
    document = known.document(source, context.problems) if source else None
    program = load_program(document, workshop, context, known)
    if document is None and _is_unreadable(PROGRAM, context.folder):
        return program.placed(_nowhere(PROGRAM), {"days"})
    return program


def _data(name: str, context: Context, texts: dict[str, Source]) -> Document | None:
    source = _source(name, context, texts)
    document = parse_yaml(source, context.problems) if source else None
    is_workshop = name == "workshop.yaml"
    return expand_workshop(document, context.problems) if document and is_workshop else document


def _source(name: str, context: Context, texts: dict[str, Source]) -> Source | None:
    """The text of a data file; texts gets it."""
    path = f"content/{name}"
    if path not in context.folder.files or suffix(name) != ".yaml":
        return None
    source = read_text(context.folder, path, context.problems)
    if source:
        texts[path] = source
    return source


def _is_table_unknown(
    document: Document | None, competition: Competition | None, table: str | None, folder: Folder
) -> bool:
    """Whether a CSV file may be a leaderboard, because what should name it is wrong (reported)."""
    if document is None:
        return _is_unreadable("competition.yaml", folder)
    typed = competition.leaderboard if competition else ""
    return isinstance(typed, str) and table is None


def _load_workshop(document: Document | None, context: Context) -> Workshop | None:
    """The workshop; one with what is right where something is wrong; None without a file."""
    if document is None:
        if _is_unreadable("workshop.yaml", context.folder):
            context.broken_keys |= set(Workshop.keys())
            return _nameless()
        return None
    data = {} if document.data is None else document.data
    workshop = record(Workshop, Origin(document), data, context, salvage={"title": "Workshop"})
    if workshop is None:
        context.broken_keys |= set(Workshop.keys())
        return _nameless()
    context.broken_keys |= workshop.broken
    context.zone = workshop.timezone
    context.rooms, context.rooms_listed = workshop.rooms, bool(workshop.rooms)
    _check_moments(workshop, context)
    return workshop


_AOE = pattern(r"\bAoE\b")


def _check_moments(workshop: Workshop, context: Context) -> None:
    """Every deadline must be an instant: its zone known, its time not skipped by the clocks."""
    for item in workshop.important_dates:
        if item.zone is None and _AOE.search(item.title):
            message = "AoE in a title does not set the zone"
            hint = "write it behind the date and time: 2025-08-29 23:59 AoE Submission deadline"
            place = narrowed(item.origin.place("title"), "AoE")
            context.problems.add("bad-timezone", message, place, hint)
        if item.time and not item.zone and not workshop.timezone:
            if "timezone" not in context.broken_keys:
                report_missing_zone(item.origin.place("time"), context)
            continue
        try:
            item.moment(workshop.timezone)
        except Mistake as mistake:
            context.problems.add_mistake(mistake, item.origin.place("time"))
        report_unchanged(item.was, item.date, item.time, item.origin, context)


def _workshop_of_pages(pages: tuple[Any, ...]) -> Workshop:
    """What stands for the workshop where there are pages only: the first page's title."""
    found = [page for page in pages if page.address != "/404.html" and page.title]
    first = next((page for page in found if page.is_home), found[0] if found else None)
    return Workshop(title=first.title).placed(first.origin) if first else _nameless()


def _nameless() -> Workshop:
    """What stands for a workshop of which nothing is known."""
    return Workshop(title="Workshop").placed(_nowhere("workshop.yaml"))


def _nowhere(name: str) -> Origin:
    """The origin of what stands for a data file that says nothing."""
    return Origin(Document(Source(f"content/{name}", ""), {}, {}, {}))


def _is_unreadable(name: str, folder: Folder) -> bool:
    """Whether a data file without a document is there nevertheless, perhaps under a wrong name.

    That is reported; what refers to its records is not to be reported as well.
    """
    unknown = (other for other in data_files_of(folder) if other not in DATA_FILES)
    misspelt = (nearest(other, DATA_FILES) for other in unknown)
    return folder.has(f"content/{name}") or name in misspelt
