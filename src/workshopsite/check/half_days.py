"""Times in the wrong half of the day: lunch at 12:30 am, an afternoon that begins at 1:30.

A program in which such a time makes the order impossible is refused when it is read; here are
those that could be, and hardly are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time

from workshopsite.late import pattern
from workshopsite.model.kinds import Kind
from workshopsite.model.program import Slot
from workshopsite.model.site import Site
from workshopsite.model.time_words import spelled
from workshopsite.problems import Place, Problems

_MARKED = pattern(r"[ap]\.?\s?m\b|noon|midnight|^0", re.IGNORECASE)
"""What says which half of the day is meant: am, pm, or the leading zero of a 24-hour clock."""

_TWELVE_AM = pattern(r"12(?:[:.h][0-9]{2})?\s?a\.?m", re.IGNORECASE)
_TWELVE_PM = pattern(r"12(?:[:.h][0-9]{2})?\s?p\.?m", re.IGNORECASE)


def check_half_days(site: Site, problems: Problems) -> None:
    """Report times that are most likely twelve hours wrong, one a day."""
    in_utc = str(site.program.zone) == "UTC"  # where it may be any time of day
    refused = {one.place for one in problems.found if one.rule.name == "time-backwards"}
    for day in site.program.days:
        slots = [slot for slot in day.slots if slot.time]
        found = _report_twelve(slots, refused, problems)
        if not (found or in_utc):
            _report_early(slots, problems)


def _report_twelve(slots: Sequence[Slot], refused: set[Place], problems: Problems) -> bool:
    """Report the first noon that is written as a midnight, or the other way round."""
    for at, slot in enumerate(slots):
        if slot.place("time") in refused:
            continue
        typed = str(slot.origin.typed("time"))
        if (_TWELVE_AM.search(typed) or _is_meal_by_night(slot)) and _is_midday(slots[at:]):
            _report(slot, f"{typed} is in the night", _with_pm(typed), problems)
            return True
        if _TWELVE_PM.search(typed) and _ends_at_noon_after_a_night(slot):
            message = f"{typed} goes on through the night until noon"
            _report(slot, message, "write 12 am, or 0:00, for midnight", problems)
            return True
    return False


def _is_meal_by_night(slot: Slot) -> bool:
    return slot.kind is Kind.MEAL and slot.time is not None and slot.time.start < time(5)


def _is_midday(slots: Sequence[Slot]) -> bool:
    """Whether what begins or ends soon after midnight is followed by an afternoon, or is a meal."""
    first, *rest = slots
    later = (slot.time.start for slot in rest if slot.time and slot.time.start.hour > 0)
    following = next(later, None)
    if following is None:
        return _is_meal_by_night(first)
    return time(12) <= following < time(18)


def _with_pm(typed: str) -> str:
    marked = re.sub(r"a(?=\.?m)", "p", re.sub(r"A(?=\.?M)", "P", typed))
    return f"write {marked}" if marked != typed else "write it with pm, or as 12:00 to 23:59"


def _ends_at_noon_after_a_night(slot: Slot) -> bool:
    written = slot.time
    return bool(written and written.end and written.end.hour == 12 and written.end < written.start)


def _report_early(slots: Sequence[Slot], problems: Problems) -> None:
    """Report a day that begins between 1:00 and 6:00, if nothing tells that this is meant.

    An afternoon without its pm is over before 8:00; a later time tells of a 24-hour clock.
    """
    if not slots or any(_is_late(slot) for slot in slots):
        return
    first = slots[0]
    typed = str(first.origin.typed("time"))
    if first.time and time(1) <= first.time.start < time(6) and not _MARKED.search(typed):
        start = spelled(first.time.start)
        later = spelled(first.time.start.replace(hour=first.time.start.hour + 12))
        hint = f"write {later}, or 0{start} if it is meant"
        _report(first, f"the day begins at {start} in the night", hint, problems)


def _is_late(slot: Slot) -> bool:
    written = slot.time
    return bool(written and time(8) <= max(written.start, written.end or written.start))


def _report(slot: Slot, message: str, hint: str, problems: Problems) -> None:
    problems.add("am-or-pm", message, slot.place("time"), hint)
