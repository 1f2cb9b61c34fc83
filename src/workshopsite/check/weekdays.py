"""Days of the week in titles and texts: each must be that of the date beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from workshopsite.check.dates_in_text import DATE, lines_with_dates
from workshopsite.late import pattern
from workshopsite.model.month_words import month_number
from workshopsite.model.site import Site
from workshopsite.model.time_words import (
    ENGLISH_WEEKDAYS,
    WEEKDAYS,
    without_weekdays,
)
from workshopsite.model.wording import fold, plain
from workshopsite.problems import Place, Problems
from workshopsite.read.folder import suffix
from workshopsite.read.source import Source

_PUNCTUATION = pattern(r"[^\w\s-]")


def named_weekday(title: str) -> tuple[str, int]:
    """The day of the week at one of a title's ends and its number, from 0; ("", -1) without one.

    Short forms such as "mar" and "sun" mean other things in titles.
    """
    _, named = without_weekdays(plain(_PUNCTUATION.sub(" ", title)))
    return next(((word, number) for word, number in named.items() if len(word) > 4), ("", -1))


def which_day(dates: Collection[date]) -> str:
    """Of each date, which day of the week it is, as a message says it."""
    return " and ".join(f"{one} is a {ENGLISH_WEEKDAYS[one.weekday()]}" for one in dates)


def check_date_titles(site: Site, problems: Problems) -> None:
    """Report titles of important dates with a day of the week that is not the date's.

    Those are left out in which the date stands beside it, as in "2027-04-16 (Friday) Notification";
    the rule on texts has found them.
    """
    rule = "weekday-in-text"
    told = {(one.place.path, one.place.line) for one in problems.found if one.rule.name == rule}
    for item in site.workshop.important_dates:
        dates = (item.date,) if item.date else item.either
        word, number = named_weekday(item.title)
        if dates and word and number not in {one.weekday() for one in dates}:
            message = f"{which_day(dates)}, not a {word}"
            place = item.place("title")
            if (place.path, place.line) not in told:
                problems.add("weekday-in-text", message, place, "mend the title or the date")


def check_texts(site: Site, problems: Problems) -> None:
    """Report days of the week right beside a date, such as "Friday, 14 October 2022", in any text.

    A date without a year is taken for that of the workshop or of one of the important dates; if
    it is none of these, nobody can say which day of the week it is.
    """
    known = {(day.month, day.day): day for day in _dates(site)}
    found = (one for one in problems.found if one.rule.name == "weekday")
    wrong = {(one.place.path, one.place.line) for one in found}
    for source in site.sources.values():
        for day, word, place in _wrong_days(source, known):
            if (place.path, place.line) not in wrong:
                message = f"{which_day([day])}, not a {word}"
                hint = "mend the day of the week or the date"
                problems.add("weekday-in-text", message, place, hint)


def _dates(site: Site) -> Iterator[date]:
    yield from (item.date for item in site.workshop.important_dates if item.date)
    yield from (day.date for day in site.program.days if day.date)
    yield from site.dates


def _is_comment(line: str, source: Source) -> bool:
    return line.lstrip().startswith("#") and suffix(source.path) in {".yaml", ".yml"}


_BEFORE = pattern(r"(?P<word>[^\W\d_]{3,}(?:-feira)?)\.?,? (?:the |den |le )?$")
_BEHIND = pattern(r"(?:, | ?\()(?P<word>[^\W\d_]{3,}(?:-feira)?)\b(?!\.?,? [0-9A-Z])")
_NEAR = 40
"""Characters: more than any day of the week has, with what may stand behind it."""
_SHORT = frozenset({"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"})


def _wrong_days(
    source: Source, known: Mapping[tuple[int, int], date]
) -> Iterator[tuple[date, str, Place]]:
    """The dates that have another day of the week beside them, that word, and where it stands."""
    for start, line in lines_with_dates(source.text):
        if not _is_comment(line, source):
            for day, word in _beside_dates(line, known):
                place = source.place_at(start + word.start("word"), len(word["word"]))
                yield day, word["word"], place


def _beside_dates(
    line: str, known: Mapping[tuple[int, int], date]
) -> Iterator[tuple[date, re.Match[str]]]:
    """The dates in a line that have another day of the week beside them, and that word."""
    for match in DATE.finditer(line):
        start = match.start()
        before = _BEFORE.search(line, max(start - _NEAR, 0), start)
        word = before or _BEHIND.match(line, match.end())
        weekday = _weekday(word["word"]) if word else None
        day = _meant(match, known) if weekday is not None else None
        if day and word and day.weekday() != weekday:
            yield day, word


def _weekday(word: str) -> int | None:
    """The number of a day of the week that is written in full, or short in English."""
    folded = fold(word)
    return WEEKDAYS.get(folded) if len(folded) > 4 or folded in _SHORT else None


def _meant(match: re.Match[str], known: Mapping[tuple[int, int], date]) -> date | None:
    """The date that was found; None where it is none, or its year is not known."""
    month = match["m1"] or match["m2"]
    number = month_number(month) if month else int(match["m"])
    day = int(match["d"] or match["d1"] or match["d2"])
    year = match["y"] or match["y1"] or match["y2"]
    try:
        return date(int(year), number or 0, day) if year else known.get((number or 0, day))
    except ValueError:
        return None
