"""From a folder to a Site: reads every file, makes every record, collects every problem."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

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
from workshopsite.model.ids import parse_id, slug
from workshopsite.model.load_competition import load_competition
from workshopsite.model.load_pages import load_pages
from workshopsite.model.load_papers import load_papers
from workshopsite.model.load_program import load_program, report_missing_zone, report_unchanged
from workshopsite.model.making import in_words, record
from workshopsite.model.paper import Papers
from workshopsite.model.papers_in_program import report_sessions
from workshopsite.model.people import People, Person, split_affiliation
from workshopsite.model.record import Origin
from workshopsite.model.site import Options, Site
from workshopsite.model.workshop import Workshop
from workshopsite.problems import Mistake, Problems, narrowed, nearest
from workshopsite.read.folder import Folder, read_folder, read_text, suffix
from workshopsite.read.repeated import tell_once
from workshopsite.read.short_forms import expand_program, expand_workshop
from workshopsite.read.source import Document, Source
from workshopsite.read.yaml import parse_yaml


def load(root: Path, problems: Problems, options: Options) -> Site:
    """Read the site in a folder.

    Args:
        root: the folder that holds content/.
        problems: gets everything that is wrong; with an error among them the Site is incomplete.
        options: what is asked for besides.
    """
    folder = read_folder(root, problems)
    context = Context(folder, problems, People(), Papers())
    if not any(path.startswith("content") for path in (*folder.files, *folder.unreadable)):
        report_nothing(folder, problems)
    texts: dict[str, Source] = {}
    documents = {name: _document(folder, name, texts, problems) for name in DATA_FILES}
    _load_people(documents["people.yaml"], context)
    load_papers(documents["papers.yaml"], context, texts)
    if documents["papers.yaml"] is None and "content/papers.csv" not in texts:
        context.papers.all_broken = any(_is_unreadable(name, folder) for name in PAPER_FILES)
    workshop = _load_workshop(documents["workshop.yaml"], context)
    program = load_program(documents["program.yaml"], workshop, context)
    if documents["program.yaml"] is None and _is_unreadable("program.yaml", folder):
        program = program.placed(_nowhere("program.yaml"), {"days"})
    report_sessions(program, context)
    for name in PAPER_FILES:
        tell_once(f"content/{name}", problems)
    competition, table = load_competition(documents["competition.yaml"], context, texts)
    pages = load_pages(context, texts, workshop)
    data_files = {f"content/{name}" for name in DATA_FILES} | ({table} if table else set())
    data_files |= context.papers.files_left_out - context.papers.files
    if _is_table_unknown(documents["competition.yaml"], competition, table, folder):
        data_files |= {file.path for file in folder.under("content") if suffix(file.path) == ".csv"}
    report_unknown(folder, data_files, problems)
    report_misplaced(folder, data_files, problems)
    published = tuple(page for page in pages if options.drafts or not page.draft)
    site = Site(
        folder=folder,
        sources=texts,
        workshop=workshop or _workshop_of_pages(published),
        program=program,
        people=tuple(context.people),
        papers=tuple(context.papers),
        competition=competition,
        pages=published,
        drafts_left_out=len(pages) - len(published),
        data_files=frozenset(data_files),
        options=options,
    )
    return hide(site, pages, problems)


def _document(
    folder: Folder, name: str, texts: dict[str, Source], problems: Problems
) -> Document | None:
    path = f"content/{name}"
    if path not in folder.files or suffix(name) != ".yaml":
        return None
    source = read_text(folder, path, problems)
    if source is None:
        return None
    texts[path] = source
    document = parse_yaml(source, problems)
    if document is None:
        return None
    expand = {"program.yaml": expand_program, "workshop.yaml": expand_workshop}.get(name)
    return expand(document, problems) if expand else document


def _is_table_unknown(
    document: Document | None, competition: Competition | None, table: str | None, folder: Folder
) -> bool:
    """Whether a CSV file may be a leaderboard, because what should name it is wrong (reported)."""
    if document is None:
        return _is_unreadable("competition.yaml", folder)
    typed = competition.leaderboard if competition else ""
    return isinstance(typed, str) and table is None


def _load_people(document: Document | None, context: Context) -> None:
    if document is None:
        context.people.all_broken = _is_unreadable("people.yaml", context.folder)
        return
    if document.data is None:
        return
    if not isinstance(document.data, dict):
        hint = "write each as  id:  with name: and the rest below it"
        message = f"people are keys, not {in_words(document.data)}"
        context.problems.add("wrong-type", message, document.place(), hint)
        context.people.all_broken = True
        return
    for person_id, data in document.data.items():
        person = _person(person_id, data, document, context)
        if person:
            context.people.by_id[person_id] = person
        else:
            context.people.broken |= {person_id, slug(person_id)}


def _person(person_id: str, data: Any, document: Document, context: Context) -> Person | None:
    origin = Origin(document, (person_id,))
    try:
        parse_id(person_id)
        if isinstance(data, str):
            name, affiliation = split_affiliation(data)
            data = {"name": name} | ({"affiliation": affiliation} if affiliation else {})
    except Mistake as mistake:
        is_key = mistake.rule == "bad-id"
        context.problems.add_mistake(mistake, origin.place(key=is_key))
        return None
    return record(Person, origin, data, context, id=person_id, listed=True)


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


_AOE = re.compile(r"\bAoE\b")


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
    misspelt = (nearest(other, DATA_FILES) for other in data_files_of(folder))
    return folder.has(f"content/{name}") or name in misspelt
