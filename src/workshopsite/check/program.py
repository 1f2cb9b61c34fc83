"""Rules about sessions and days: what a reader of the program would stumble over."""

from __future__ import annotations

from datetime import datetime, timedelta

from workshopsite.check.weekdays import named_weekday, which_day
from workshopsite.model.program import Day, Slot
from workshopsite.model.site import Site
from workshopsite.model.time_words import spelled
from workshopsite.problems import Problems, Related


def check_day_titles(site: Site, problems: Problems) -> None:
    """Report titles of days with a day of the week that is not the date's."""
    for day in site.program.days:
        _check_title(day, problems)


def _check_title(day: Day, problems: Problems) -> None:
    word, number = named_weekday(day.title or "")
    if day.dates and word and number not in {one.weekday() for one in day.dates}:
        message = f"{which_day(day.dates)}, not a {word}"
        problems.add("weekday", message, day.place("title"), "mend the title or the date")


def check_talks_inside(site: Site, problems: Problems) -> None:
    """Report talks that are not within the time of their session."""
    for day in site.program.days:
        for session in day.slots:
            for talk in session.talks:
                _check_inside(talk, session, problems)


def _check_inside(talk: Slot, session: Slot, problems: Problems) -> None:
    if not (talk.start and session.start) or talk.cancelled:
        return
    too_early = talk.start < session.start
    too_late = bool(session.end and (talk.end or talk.start) > session.end)
    if too_early or too_late:
        when = "starts before" if too_early else "goes on after"
        message = f'this talk {when} its session "{session.title}"'
        related = [Related("the session is here", session.place("time"))]
        place = talk.place("time" if talk.time else "title")
        hint = _other_half(talk.start, session)
        problems.add("talk-outside-session", message, place, hint, related)


def _other_half(start: datetime, session: Slot) -> str:
    """What to write where a talk is within its session twelve hours later; else what to mend."""
    later = start + timedelta(hours=12)
    if session.start and session.end and session.start <= later < session.end:
        return f"write {spelled(later.time())}"
    return "mend one of the two times"
