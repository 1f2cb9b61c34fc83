"""Rules about the program: what a reader of it would stumble over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from workshopsite.model.program import Day, Slot
from workshopsite.model.site import Site
from workshopsite.model.time_words import ENGLISH_WEEKDAYS, without_weekdays
from workshopsite.problems import Problems, Related

_PUNCTUATION = re.compile(r"[^\w\s-]")


def check_program(site: Site, problems: Problems) -> None:
    """Report titles with the wrong weekday, talks outside of their sessions, and overlaps."""
    for day in site.program.days:
        _check_title(day, problems)
        for session in day.slots:
            for talk in session.talks:
                _check_inside(talk, session, problems)
        for earlier, later in _overlaps(day):
            _report_overlap(earlier, later, problems)


def _check_title(day: Day, problems: Problems) -> None:
    _, named = without_weekdays(_PUNCTUATION.sub(" ", day.title or ""))
    for word, number in named.items():
        # Short forms such as "mar" and "sun" mean other things in titles.
        if day.dates and len(word) > 4 and number not in {one.weekday() for one in day.dates}:
            facts = " and ".join(
                f"{one} is a {ENGLISH_WEEKDAYS[one.weekday()]}" for one in day.dates
            )
            message = f"{facts}, not a {word}"
            place = day.origin.place("title")
            problems.add("weekday", message, place, "mend the title or the date")


def _check_inside(talk: Slot, session: Slot, problems: Problems) -> None:
    if not (talk.start and session.start) or talk.cancelled:
        return
    too_early = talk.start < session.start
    too_late = bool(session.end and (talk.end or talk.start) > session.end)
    if too_early or too_late:
        when = "starts before" if too_early else "goes on after"
        message = f'this talk {when} its session "{session.title}"'
        related = [Related("the session is here", session.origin.place("time"))]
        place = talk.origin.place("time") if talk.time else talk.origin.place("title")
        problems.add("talk-outside-session", message, place, related=related)


def _overlaps(day: Day) -> Iterator[tuple[Slot, Slot]]:
    """Pairs of slots that take place at once in one room, or of which one has no room."""
    starts = [(slot.start, slot) for slot in day.slots if slot.start and not slot.cancelled]
    in_order = sorted(starts, key=lambda pair: pair[0])
    for (start, earlier), (later_start, later) in combinations(in_order, 2):
        meant = earlier.overlap or later.overlap
        at_once = later_start == start or (earlier.end and later_start < earlier.end)
        if at_once and not meant and not _apart(earlier, later):
            yield earlier, later


def _apart(one: Slot, other: Slot) -> bool:
    """Whether two slots are, or may be, in different rooms; one in all rooms never is."""
    if one.room_tba or other.room_tba:
        return bool((one.room or one.room_tba) and (other.room or other.room_tba))
    return bool(one.room and other.room and one.room != other.room)


def _report_overlap(earlier: Slot, later: Slot, problems: Problems) -> None:
    room = f" in {later.room}" if later.room else ""
    if later.start == earlier.start:
        message = f'"{later.title}" starts{room} together with "{earlier.title}"'
    else:
        message = f'"{later.title}" starts{room} before "{earlier.title}" ends'
    hint = "mend a time, say in which room each is, or write overlap: true if it is meant"
    related = [Related("the other one is here", earlier.origin.place("time"))]
    problems.add("overlap", message, later.origin.place("time"), hint, related)
