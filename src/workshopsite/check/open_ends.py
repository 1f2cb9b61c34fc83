"""What is still open: not known, not decided, or kept back. Nothing of it is a mistake."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from workshopsite.check.records import records_of_data
from workshopsite.late import pattern
from workshopsite.model.paper import Status
from workshopsite.model.people import NOBODY, TBA, Appearance
from workshopsite.model.program import Slot
from workshopsite.model.record import Record
from workshopsite.model.site import Site
from workshopsite.model.undecided import DatedRecord
from workshopsite.model.workshop import Workshop
from workshopsite.problems import Place, Problems

Open = tuple[str, Place, str]
"""What is open, where that stands, and a hint or ""."""


def list_open_ends(site: Site, problems: Problems) -> None:
    """Add a notice (still-open) for each thing of the published site that is still open."""
    kinds: tuple[Callable[[Site], Iterator[Open]], ...] = (
        _of_workshop,
        _of_dates,
        _of_program,
        _of_announced,
        _of_papers,
        _of_members_and_authors,
        _of_keys,
        _of_hidden,
    )
    for kind in kinds:
        for message, place, hint in kind(site):
            problems.add("still-open", message, place, hint)


def _of_workshop(site: Site) -> Iterator[Open]:
    workshop = site.workshop
    if _is_open(workshop):
        yield "the date of the workshop is not decided yet", workshop.place("date"), ""
    if workshop.venue and TBA.fullmatch(workshop.venue.name):
        yield "the place of the workshop is not known yet", workshop.place("venue"), ""


def _is_open(record: DatedRecord) -> bool:
    return record.date_tba or bool(record.either)


def _of_dates(site: Site) -> Iterator[Open]:
    for item in site.workshop.important_dates:
        if _is_open(item):
            yield f'the date of "{item.title}" is not decided yet', item.place("date"), ""


def _of_program(site: Site) -> Iterator[Open]:
    for day in site.program.days:
        if _is_open(day) and day.origin.has("date"):  # else it is the workshop's date
            yield "the date of this day is not decided yet", day.place("date"), ""
        for slot in day.slots:
            for one in (slot, *slot.talks):
                yield from () if one.cancelled else _of_slot(one, is_talk=one is not slot)


def _of_slot(slot: Slot, *, is_talk: bool) -> Iterator[Open]:
    what = f'"{slot.title}"'
    is_open = TBA.fullmatch(slot.title) or _OPEN_END.search(slot.title)
    if is_open and slot.origin.has("title"):  # else its paper is hidden
        yield "this title is not known yet", slot.place("title"), ""
        what = "this slot" if TBA.fullmatch(slot.title) else what
    yield from _of_times(slot, what, is_talk=is_talk)
    if slot.room_tba and slot.origin.has("room"):
        yield f"the room of {what} is not known yet", slot.place("room"), ""
    if slot.tba:
        when = "" if slot.tba is True else f" on {slot.tba}"
        yield f"{what} is to be announced{when}", slot.place("tba"), ""
    for role, field in _ROLES.items():
        for at, one in enumerate(getattr(slot, field)):
            if one.person is NOBODY:
                yield f"the {role} of {what} is not known yet", slot.place(field, at), ""


_OPEN_END = pattern(r"\bTB[ACD]\W*$")
"""What a title ends with of which only a part is known: "Title TBA", "Talk by Ada (TBD)"."""


def _of_times(slot: Slot, what: str, *, is_talk: bool) -> Iterator[Open]:
    is_typed = slot.origin.has("time")
    # A talk shows the time of its session, unless it says that it will have its own.
    if slot.time is None and (is_typed or not is_talk):
        place = slot.place("time" if is_typed else "title")
        yield f"the time of {what} is not known yet", place, ""
    if slot.time and slot.time.open_end:
        yield f"the end of {what} is not known yet", slot.place("time"), ""


_ROLES = {
    "speaker": "speakers",
    "chair": "chair",
    "moderator": "moderator",
    "panelist": "panelists",
}


def _of_announced(site: Site) -> Iterator[Open]:
    whole = site.whole or site  # a slot that is hidden is one nevertheless
    placed = {one.person.id for slot in whole.program.slots for one in slot.appearances}
    for at, one in enumerate(site.workshop.speakers):
        place = site.workshop.place("speakers", at)
        if one.person is NOBODY:
            yield "this speaker is not known yet", place, ""
        elif one.person.id not in placed:
            yield f"{one.person.name} is announced without a slot", place, _slot_for(one)


def _slot_for(one: Appearance) -> str:
    name = one.person.id if one.person.listed else one.person.name
    return f"write speaker: {name} in a slot of content/program.yaml"


def _of_papers(site: Site) -> Iterator[Open]:
    """Accepted papers, while no paper has a slot; then it is a mistake if one has none."""
    whole = site.whole or site
    has_slots = any(slot.papers for slot in whole.program.slots)
    for paper in site.papers if whole.program.days and not has_slots else ():
        if paper.status is Status.ACCEPTED and not paper.sessions:
            message = f'the paper "{paper.title}" is accepted without a slot'
            hint = "write its id as paper: of a slot, or give it a session"
            yield message, paper.place("title"), hint


def _of_members_and_authors(site: Site) -> Iterator[Open]:
    for committee in site.workshop.committees:
        for at, one in enumerate(committee.members):
            if one.person is NOBODY:
                place = committee.place("members", at)
                yield f'a member of "{committee.title}" is not known yet', place, ""
    for paper in site.papers:
        for at, one in enumerate(paper.authors):
            if one.person is NOBODY:
                yield (
                    f'an author of "{paper.title}" is not known yet',
                    paper.place("authors", at),
                    "",
                )


def _of_keys(site: Site) -> Iterator[Open]:
    """What has TBA as its value, and is left out of the site for it."""
    for one in records_of_data(site):
        for path in () if isinstance(one, Slot) and one.cancelled else one.left_open:
            message = f'"{path[0]}" of {_name(one)} is not known yet'
            yield message, one.origin.place(*path), ""


def _name(record: Record) -> str:
    if isinstance(record, Workshop):
        return "the workshop"
    named = getattr(record, "title", None) or getattr(record, "name", None)
    return f'"{named}"' if named else "this"


def _of_hidden(site: Site) -> Iterator[Open]:
    for at, word in enumerate(site.workshop.hide):
        hint = "remove the word to show it"
        yield f'"{word}" is hidden', site.workshop.place("hide", at), hint
