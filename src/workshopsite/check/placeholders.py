"""Texts that were to be replaced, and titles that were never written."""

from __future__ import annotations

import re

from workshopsite.check.marks import WORDS, may_have_mark
from workshopsite.check.records import records_of_data
from workshopsite.late import pattern
from workshopsite.model.headings import first_heading, prose_lines
from workshopsite.model.page import Page
from workshopsite.model.record import Record
from workshopsite.model.site import Site
from workshopsite.problems import Problems

_MARK = pattern(rf"\W*(?:{'|'.join(WORDS)})(?![\w-]).*", re.DOTALL)
_FILLER = pattern(r"lorem ipsum\b", re.IGNORECASE)
_PHRASE = pattern(
    r"longer (?:intro|introduction|description|text)"
    r"|(?:some )?(?:placeholder|dummy|sample)(?: (?:text|title|description))?"
    r"|(?:your|insert|add|enter|write|put) (?:(?:a|an|the|your|some) )?"
    r"(?:(?:workshop|page|short|paper|talk) )?"
    r"(?:title|name|description|text|abstract|bio|biography|tagline)(?: here)?"
    r"|(?:title|name|description|text|abstract|bio|biography|tagline|intro)(?: goes)? here",
    re.IGNORECASE,
)
"""What templates and themes write where somebody is to write something else."""


def check_placeholders(site: Site, problems: Problems) -> None:
    """Report values and lines of pages that are there to be replaced."""
    for record in (*records_of_data(site), *site.pages):
        for key, value in record:
            if isinstance(value, str) and _is_left(value):
                _report_value(record, key, problems)
    for page in site.pages:
        if may_have_mark(page.body):
            _check_body(page, problems)


def _report_value(record: Record, key: str, problems: Problems) -> None:
    if key in type(record).keys() and record.origin.has(key):  # noqa: SIM118 - it is no mapping
        message = f'"{key}" still has a text that was to be replaced'
        problems.add("placeholder", message, record.place(key), "write your own, or remove it")


def _is_left(value: str) -> bool:
    return _is_mark(value) or bool(_PHRASE.fullmatch(value.strip(" .…!()[]<>")))


def _is_mark(text: str) -> bool:
    return may_have_mark(text) and bool(_MARK.fullmatch(text) or _FILLER.search(text))


def _check_body(page: Page, problems: Problems) -> None:
    lines = page.body.split("\n")
    for at in prose_lines(lines):
        if _is_mark(lines[at]):
            message = "a text that was to be replaced still stands here"
            place = page.origin.source.place(page.body_line + at, 1, len(lines[at]))
            problems.add("placeholder", message, place, "write your own, or remove it")


def check_titles(site: Site, problems: Problems) -> None:
    """Report pages whose title is empty, and that have no heading to stand for it."""
    for page in site.pages:
        is_empty = page.origin.has("title") and not page.origin.typed("title")
        texts = (page.origin.typed("feature_text"), page.body)
        headings = (first_heading(str(text or "")) for text in texts)
        if is_empty and not page.is_home and not any(headings):
            message = f'the title is empty, so the page is called "{page.title}", as its file'
            hint = "write a title, or a heading such as # Call for papers"
            problems.add("empty-title", message, page.place("title"), hint)
