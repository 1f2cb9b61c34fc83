"""Important dates and news: whether they can be right, seen from the workshop."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from itertools import product

from workshopsite.late import pattern
from workshopsite.model.record import Record
from workshopsite.model.site import Site
from workshopsite.model.workshop import ImportantDate
from workshopsite.problems import Problems, Related

_FAR = timedelta(days=2 * 365)


def check_far_dates(site: Site, problems: Problems) -> None:
    """Report dates more than two years away from the workshop, which are mostly typing errors."""
    if not site.dates:
        return
    first = site.dates[0]
    for record, key, day in _dated(site):
        if _is_far(day, site.dates):
            when = "before" if day < first else "after"
            message = f"{day} is more than two years {when} the workshop"
            hint = "mend the year, or the date of the workshop"
            problems.add("far-date", message, record.place(key), hint)


def _is_far(day: date, dates: Sequence[date]) -> bool:
    return bool(dates) and (day < dates[0] - _FAR or day > dates[-1] + _FAR)


def _dated(site: Site) -> Iterator[tuple[Record, str, date]]:
    workshop = site.workshop
    if workshop.updated:
        yield workshop, "updated", workshop.updated
    yield from ((item, "date", item.date) for item in workshop.important_dates if item.date)
    yield from ((item, "date", item.date) for item in workshop.news)


_STAGES = (
    pattern(r"abstracts?\b(?=.*\b(?:submission|deadline|due|registration))", re.IGNORECASE),
    pattern(r"\b(?:submissions?|submit)\b", re.IGNORECASE),
    pattern(r"\b(?:notifications?|decisions?)\b", re.IGNORECASE),
    pattern(r"\bcamera[- ]ready\b", re.IGNORECASE),
)
"""What follows one another, by words of the titles; other titles are anything."""

_LATER = pattern(
    r"proceedings|journal|special issue|\bpost\b|recording|video|slides|survey|feedback|\blate\b",
    re.IGNORECASE,
)
"""What is due after a workshop, or has an order of its own."""

_FILLING = pattern(
    r"deadlines?|due|dates?|submissions?|submit|notifications?|decisions?|camera|ready|abstracts?"
    r"|registration|of|for|the|to|an?|and|authors?|accept(?:ance)?|final|versions?|full|papers?"
    r"|closes|by|sent|out"
)
"""Words that do not tell which submission is meant."""


def check_deadlines(site: Site, problems: Problems) -> None:
    """Report deadlines after the workshop, and stages of one submission in an impossible order.

    A date is told of once, as far away, after the workshop or out of order. All only where the
    titles make plain what is meant: the submission of posters may well come
    after the notification for papers.
    """
    stages: dict[int, list[ImportantDate]] = defaultdict(list)
    for item in site.workshop.important_dates:
        stage = _stage(item.title)
        if item.date is None or stage is None or "open" in item.title.casefold():
            continue
        if site.dates and item.date > site.dates[-1]:
            _report_after_workshop(item, site.dates, problems)
        elif not _is_far(item.date, site.dates):
            stages[stage].append(item)
    for earlier, later in ((a, b) for a in stages for b in stages if a < b):
        for one, other in product(stages[earlier], stages[later]):
            if _belong(one, other, stages[earlier], stages[later]):
                _check_order(one, other, problems)


def _stage(title: str) -> int | None:
    if _LATER.search(title):
        return None
    return next((at for at, words in enumerate(_STAGES) if words.search(title)), None)


def _report_after_workshop(item: ImportantDate, dates: Sequence[date], problems: Problems) -> None:
    if item.date and not _is_far(item.date, dates):
        message = f"{item.date} is after the workshop, which ends on {dates[-1]}"
        problems.add("date-order", message, item.place("date"), "mend one of the two dates")


def _belong(
    one: ImportantDate,
    other: ImportantDate,
    like_one: Collection[ImportantDate],
    like_other: Collection[ImportantDate],
) -> bool:
    """Whether two dates are about the same submission, by the other words of their titles."""
    words, others = _own_words(one.title), _own_words(other.title)
    alone = len(like_one) == len(like_other) == 1
    return words == others or (alone and not (words and others))


def _own_words(title: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]+", title.casefold())
    return frozenset(word.removesuffix("s") for word in words if not _FILLING.fullmatch(word))


def _check_order(one: ImportantDate, other: ImportantDate, problems: Problems) -> None:
    if one.date and other.date and one.date > other.date:
        message = f'"{other.title}" is on {other.date}, before "{one.title}"'
        related = [Related("the other one is here", one.place("date"))]
        hint = "mend one of the two dates"
        problems.add("date-order", message, other.place("date"), hint, related)
