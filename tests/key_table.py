"""Makes the table of all keys in docs/format.md from the models: ``python tests/key_table.py``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from workshopsite.model.checks import Check
from workshopsite.model.competition import Classes, Competition, RankBy
from workshopsite.model.page import Page
from workshopsite.model.paper import Paper
from workshopsite.model.people import Person
from workshopsite.model.program import Day, Slot
from workshopsite.model.record import Record, is_derived
from workshopsite.model.venue import Venue
from workshopsite.model.workshop import (
    Committee,
    Edition,
    ImportantDate,
    NewsItem,
    Sponsor,
    Theme,
    Workshop,
)

FORMAT = Path(__file__).parent.parent / "docs" / "format.md"
START, END = "<!-- keys -->", "<!-- /keys -->"
RECORDS: dict[str, type[Record]] = {
    "workshop.yaml": Workshop,
    "an item of important_dates:": ImportantDate,
    "an item of news:": NewsItem,
    "a sponsor": Sponsor,
    "a committee": Committee,
    "venue:": Venue,
    "an item of editions:": Edition,
    "theme:": Theme,
    "check:": Check,
    "a day of program.yaml": Day,
    "a slot": Slot,
    "a person of people.yaml": Person,
    "a paper of papers.yaml": Paper,
    "competition.yaml": Competition,
    "rank_by:": RankBy,
    "classes:": Classes,
    "front matter of a page": Page,
}


def table() -> str:
    """The Markdown between the two marks."""
    return "\n".join([START, "", *_lines(), END])


def _lines() -> Iterator[str]:
    for title, record in RECORDS.items():
        yield f"### Keys of {title}"
        yield ""
        yield "| key | what it says | example |"
        yield "| --- | --- | --- |"
        for name, field in sorted(record.model_fields.items(), key=lambda one: one[0] == "extra"):
            if not is_derived(field):
                needed = " (needed)" if field.is_required() else ""
                example = f"`{field.examples[0]}`" if field.examples else ""
                yield f"| `{name}` | {field.description}{needed} | {example} |"
        for spelling, name in record.spellings.items():
            yield f"| `{spelling}` | the same as `{name}` | |"
        yield ""


def with_table(document: str) -> str:
    """A document with the part between the marks made anew."""
    before, _, rest = document.partition(START)
    return before + table() + rest.partition(END)[2]


if __name__ == "__main__":
    FORMAT.write_text(with_table(FORMAT.read_text("utf-8")), "utf-8")
