"""papers.yaml in the form of aclpub2, which makes the proceedings of ACL's workshops.

Its README says what papers.yml has: ``id``, ``title``, ``abstract``; ``authors`` with
``first_name``, ``middle_name``, ``last_name`` and ``institution``; ``attributes``
(``presentation_type``, ``paper_type``, ``submitted_area``); ``file``, below papers/;
``attachments``. Its scripts add ``decision``, ``pdf_file``, ``archival`` and more. Mail addresses
and accounts are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workshopsite.problems import Mistake, Problems, did_you_mean
from workshopsite.read.decisions import parse_decision
from workshopsite.read.expanded import Expanded
from workshopsite.read.source import Document, KeyPath

_LEFT_OUT = frozenset(
    {"archival", "attachments", "pdf_file", "paper_type", "decision", "openreview_id"}
)
_NAMES = ("first_name", "middle_name", "last_name")
_OF_AUTHORS = frozenset(
    {
        *_NAMES,
        *("name", "preferred_name", "institution", "affiliation", "email", "emails", "username"),
        *("openreview", "openreview_id", "google_scholar", "google_scholar_id", "orcid", "dblp"),
        *("dblp_id", "semantic_scholar", "semantic_scholar_id", "homepage", "country"),
    }
)


def expand_papers(document: Document, problems: Problems, *, with_files: bool) -> Document:
    """papers.yaml with the papers that have aclpub2's form in ours.

    Args:
        document: papers.yaml.
        problems: gets decisions that cannot be understood.
        with_files: whether the papers' files, which aclpub2 has in papers/, are on the site.
    """
    data = document.data
    if not isinstance(data, list) or not any(_is_aclpub(item) for item in data):
        return document
    out = Expanded(document, problems)
    return out.result(
        [
            _paper(out, item, (at,), with_files=with_files)
            if _is_aclpub(item)
            else out.copy(item, (at,), (at,))
            for at, item in enumerate(data)
        ]
    )


def _is_aclpub(item: Any) -> bool:
    """Whether a paper has what only aclpub2's papers have."""
    if not isinstance(item, Mapping):
        return False
    authors = item.get("authors")
    divided = isinstance(authors, list) and any(_is_divided(author) for author in authors)
    return divided or isinstance(item.get("attributes"), Mapping) or "file" in item


def _is_divided(author: Any) -> bool:
    return isinstance(author, Mapping) and not {"name", *_NAMES}.isdisjoint(author)


def _paper(out: Expanded, item: Mapping[str, Any], at: KeyPath, *, with_files: bool) -> Any:
    out.mark(at, at)
    made: dict[str, Any] = {}
    for key, value in item.items():
        here = (*at, key)
        if key == "authors" and isinstance(value, list):
            made[key] = [_author(out, one, (*here, n)) for n, one in enumerate(value)]
            out.mark(here, here)
        elif key == "attributes" and isinstance(value, Mapping):
            _take_attributes(out, value, at, made)
        elif key == "decision" and isinstance(value, str):
            _decide(out, value, at, made)
        elif key == "file" and isinstance(value, str):
            if with_files:
                made["pdf"] = f"papers/{value}"
                out.mark(here, (*at, "pdf"))
        elif key not in _LEFT_OUT:
            made[key] = out.copy(value, here, here)
    return made


def _author(out: Expanded, author: Any, at: KeyPath) -> Any:
    """An author as one text; what is no such author stays as it is."""
    if not _is_divided(author):
        return out.copy(author, at, at)
    out.mark(at, at)
    for key in author:
        if key not in _OF_AUTHORS:
            hint = did_you_mean(key, _OF_AUTHORS)
            place = out.old.place((*at, key), key=True)
            out.problems.add("unknown-key", f'"{key}" is no key of an author', place, hint)
    divided = " ".join(str(author[part]) for part in _NAMES if author.get(part))
    name = divided or str(author.get("name") or "")
    institution = author.get("institution") or author.get("affiliation")
    return f"{name} ({institution})" if institution else name


def _take_attributes(
    out: Expanded, attributes: Mapping[str, Any], at: KeyPath, made: dict[str, Any]
) -> None:
    """Add the presentation's type as a kind, and the rest as what templates may use."""
    for name, value in attributes.items():
        old = (*at, "attributes", name)
        if value is None or value in {"", "N/A"}:
            continue
        if name == "presentation_type":
            made["kinds"] = out.copy(value, old, (*at, "kinds"))
        else:
            made.setdefault("extra", {})[name] = out.copy(value, old, (*at, "extra", name))


def _decide(out: Expanded, text: str, at: KeyPath, made: dict[str, Any]) -> None:
    here = (*at, "decision")
    try:
        decision = parse_decision(text)
    except Mistake as mistake:
        out.problems.add_mistake(mistake, out.old.place(here))
        return
    made["status"] = decision.status
    out.mark(here, (*at, "status"))
    if decision.kinds:
        made.setdefault("kinds", list(decision.kinds))
        out.values.setdefault((*at, "kinds"), out.old.values[here])
