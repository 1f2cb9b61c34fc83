"""papers.yaml or papers.csv: the papers, and the sessions that they are presented in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from workshopsite.model.context import Context
from workshopsite.model.files import known_file
from workshopsite.model.ids import slug
from workshopsite.model.making import in_words, record
from workshopsite.model.material import RESOURCES
from workshopsite.model.paper import LEFT_OUT, Paper, Status, parse_status
from workshopsite.model.people import NOBODY
from workshopsite.model.record import Origin
from workshopsite.problems import Mistake, Place, Related
from workshopsite.read.aclpub import expand_papers
from workshopsite.read.folder import read_text
from workshopsite.read.latex import unknown_commands
from workshopsite.read.source import Document, Source

CSV = "content/papers.csv"


def load_papers(document: Document | None, context: Context, texts: dict[str, Source]) -> None:
    """Put the papers into the context.

    Args:
        document: papers.yaml, if it is there and can be read.
        context: gets the papers, and what is wrong with them.
        texts: gets papers.csv, if it is there and can be read.
    """
    if document is None:
        document = _table(context, texts)
        context.papers.none_because = _why_none(document, context)
    elif context.folder.has(CSV):
        message = "the papers are in papers.yaml and in papers.csv"
        context.problems.add("two-lists", message, Place(CSV), "keep one of the two files")
        context.papers.all_broken = True
    if document is None or document.data is None:
        return
    if not isinstance(document.data, list):
        message = f"the papers are a list, not {in_words(document.data)}"
        hint = "begin each paper with - , and write id: and title: below it"
        context.problems.add("wrong-type", message, document.place(), hint)
        context.papers.all_broken = True
        return
    below = (path for path in context.folder.files if path.startswith("content/papers/"))
    with_files = any(not path.endswith(".md") for path in below)
    document = expand_papers(document, context.problems, with_files=with_files)
    typed: dict[str, Origin] = {}
    for at, data in enumerate(document.data):
        origin = Origin(document, (at,))
        _load_paper(origin, data, context)
        _report_typed_twice(origin, data, typed, context)
    _report_left_out(document, context)


def _table(context: Context, texts: dict[str, Source]) -> Document | None:
    """What papers.csv says, if it is there."""
    if not context.folder.has(CSV):
        return None
    from workshopsite.read.paper_rows import read_paper_rows  # most sites have no such file

    source = read_text(context.folder, CSV, context.problems)
    if source is None:
        return None
    texts[CSV] = source
    named = [key for key in Paper.keys() if key not in {"links", "extra"}]  # noqa: SIM118
    keys = {key: Paper.spellings.get(key, key) for key in named}
    rows = read_paper_rows(source, keys, context.problems)
    context.papers.all_broken = not rows.complete
    return rows.document


_OTHER_FORMS = {f"content/papers.{ending}": "rename {} to papers.csv" for ending in ("tsv", "txt")}
"""What tables are saved as that are not read, and what to do with them."""


def _why_none(table: Document | None, context: Context) -> str:
    """Why there are no papers, where a file looks as if there should be some; else ""."""
    if table is None:
        found = (path for path in _OTHER_FORMS if context.folder.has(path))
        path = next(found, "")
        return _OTHER_FORMS[path].format(path) if path else ""
    if table.data is None:
        return f"{CSV} is empty"
    return "" if table.data else f"{CSV} has a first row, and no papers below"


def _load_paper(origin: Origin, data: Any, context: Context) -> None:
    papers = context.papers
    if status := _left_out(data):
        papers.left_out |= dict.fromkeys(_ids(data), status)
        papers.statuses.append(status)
        papers.files_left_out |= _files(data, context)
    elif paper := record(Paper, origin, data, context):
        _add(paper, context)
        papers.files |= _files(data, context)
        _report_commands(paper, context)
        _report_repeated(paper, context)
    else:
        papers.broken |= _ids(data)
        papers.all_broken |= not _ids(data)


def _left_out(data: Any) -> Status | None:
    """The status of a paper that is not part of the site; nothing else of it is looked at."""
    try:
        status = parse_status(data["status"]) if isinstance(data, Mapping) else None
    except (KeyError, Mistake):
        return None
    return status if status in LEFT_OUT else None


def _ids(data: Any) -> set[str]:
    """The ids by which a paper may be meant that is broken or not part of the site."""
    if not isinstance(data, Mapping):
        return set()
    typed = data.get("id", data.get("title"))
    return {typed, slug(typed)} if isinstance(typed, str) else set()


def _files(data: Mapping[str, Any], context: Context) -> set[str]:
    """The site's files that a paper names; what is wrong with them the record has reported."""
    links = data.get("links")
    labelled = links.values() if isinstance(links, Mapping) else ()
    typed = (one for one in (*map(data.get, RESOURCES), *labelled) if isinstance(one, str))
    return set(filter(None, (known_file(context.folder, one) for one in typed)))


def _add(paper: Paper, context: Context) -> None:
    papers = context.papers
    paper_id = paper.id or slug(paper.title)
    if not paper_id:
        message = "no id can be made of this title"
        place = paper.place("title")
        context.problems.add("bad-id", message, place, "write id: with small letters or digits")
    elif other := papers.by_id.get(paper_id):
        if not (paper.origin.has("id") and other.origin.has("id")):
            _report_double(paper_id, paper.origin, other.origin, context)
    else:
        papers.by_id[paper_id] = paper.model_copy(update={"id": paper_id})


def _report_typed_twice(
    origin: Origin, data: Any, typed: dict[str, Origin], context: Context
) -> None:
    """Report an id that was typed twice, be the papers right or not."""
    if isinstance(data, Mapping) and isinstance(data.get("id"), str) and not _left_out(data):
        first = typed.setdefault(data["id"], origin)
        if first is not origin:
            _report_double(data["id"], origin, first, context)


def _report_double(paper_id: str, origin: Origin, first: Origin, context: Context) -> None:
    there = first.place("id" if first.has("id") else "title")
    related = [Related("the other one is here", there)]
    place = origin.place("id" if origin.has("id") else "title")
    message, hint = f'two papers have the id "{paper_id}"', "give one of them another id"
    context.problems.add("duplicate-id", message, place, hint, related)


def _report_repeated(paper: Paper, context: Context) -> None:
    """Warn of an author who is named twice; who works elsewhere is another one of that name."""
    seen = set()
    for at, one in enumerate(paper.authors):
        known = (one.person.id, one.affiliation)
        if known in seen and one.person is not NOBODY:
            message = f"{one.person.name} is named twice"
            hint = "remove one of the two, or say in parentheses where each of them works"
            place = paper.place("authors", at)
            context.problems.add("repeated-author", message, place, hint)
        seen.add(known)


def _report_commands(paper: Paper, context: Context) -> None:
    """Warn of LaTeX that was not understood."""
    for name, text in (("title", paper.title), ("abstract", paper.abstract or "")):
        for command in dict.fromkeys(unknown_commands(text)):
            message = f'the LaTeX command "{command}" is not understood, and shown as it is typed'
            hint = "write the text that it stands for, or put $ signs around a formula"
            place = _occurrence(paper.place(name), command, paper.origin.source)
            context.problems.add("latex-command", message, place, hint)


def _occurrence(start: Place, command: str, source: Source) -> Place:
    """Where a command stands, in or below the line where its text begins."""
    pattern = re.compile(re.escape(command) + "(?![A-Za-z])")
    for number in range(start.line, source.last_line + 1):
        first = start.column - 1 if number == start.line else 0
        if match := pattern.search(source.line(number), max(first, 0)):
            return source.place(number, match.start() + 1, len(command))
    return start


def _report_left_out(document: Document, context: Context) -> None:
    """Say how many papers are not part of the site, because they are not accepted."""
    counts = Counter(context.papers.statuses)
    if counts:
        listed = ", ".join(f"{counts[one]} {one.words}" for one in LEFT_OUT if counts[one])
        message = f"papers that are not on the site: {listed}"
        context.problems.add("not-accepted", message, Place(document.source.path))
