"""Dates and times as people of a language write them: the only module that knows Babel's dates."""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING, Any

from workshopsite.late import pattern
from workshopsite.problems import Mistake, did_you_mean
from workshopsite.render.words import locale_names

if TYPE_CHECKING:
    from babel import Locale

_DASH = pattern(r"\s*[-‐-―−~～〜]\s*$")
"""What stands between the two days of a range, behind the first of them."""

_DAY_OF_MONTH = pattern(r"\bd\b")

STYLES = ("short", "long", "full")
"""How a day can be written: without its year, in full, or with its weekday as well."""


class Dates:
    """Formats for one language; where Babel does not know it, those of British English.

    What is no day or time is a Mistake (template-error): a template asked for it.
    """

    def __init__(self, language: str) -> None:
        """Nothing is loaded before the first date is shown."""
        self._language = language
        # Pages show the same days again and again.
        self._days: dict[tuple[date, str], str] = {}
        self._ranges: dict[tuple[date, date, str], tuple[str, str, str]] = {}

    @cached_property
    def _locale(self) -> Locale:
        from babel import Locale, UnknownLocaleError

        # American dates begin with the month; the rest of the world reads English differently.
        names = [] if self._language == "en" else locale_names(self._language)
        for name in names:
            try:
                return Locale.parse(name)
            except (UnknownLocaleError, ValueError):
                continue
        return Locale.parse("en_GB")

    def day(self, day: date, style: str = "long") -> str:
        """A day in one of the STYLES."""
        _check(day, date)
        if style not in STYLES:
            hint = did_you_mean(style, STYLES)
            raise Mistake("template-error", f'there is no style "{style}" of dates', hint, style)
        key = (_bare(day), style)
        if key not in self._days:
            self._days[key] = self._written(key[0], self._pattern(style))
        return self._days[key]

    def _pattern(self, style: str) -> str:
        if style == "short":
            return str(self._locale.datetime_skeletons["MMMd"].pattern)
        return str(self._locale.date_formats[style].pattern)

    def _written(self, day: date, pattern: str) -> str:
        """A day by a pattern of CLDR. Babel does not know that French has "1er" for the first."""
        from babel.dates import format_date

        if self._locale.language == "fr" and day.day == 1:
            pattern = _DAY_OF_MONTH.sub("d'er'", pattern)
        return format_date(day, pattern, locale=self._locale)

    def days(self, days: tuple[date, ...]) -> str:
        """Several days in their order: a range where they follow each other, else each of them."""
        return "".join(text for text, _ in self.parts(days))

    def parts(self, days: tuple[date, ...]) -> list[tuple[str, date | None]]:
        """The same in parts: the text of a day with the day, and what stands between without one.

        ``17–18 November 2021`` is ``17`` of the first day, a dash, and ``18 November 2021``.
        """
        if len(days) > 1 and (days[-1] - days[0]).days == len(days) - 1:
            first, dash, last = self._range(days[0], days[-1])
            return [(first, days[0]), (dash, None), (last, days[-1])]
        written = [(self.day(day), day) for day in days]
        between: list[tuple[str, date | None]] = [(", ", None)] * len(written)
        return [part for pair in zip(between, written, strict=True) for part in pair][1:]

    def alternatives(self, days: tuple[date, ...], between: str) -> str:
        """``17 or 18 November 2021``: days of which one will be chosen; between is "or"."""
        if len(days) == 2:
            return "".join(self._range(*days, between=between))
        *others, last = (self.day(day) for day in days)
        return f" {between} ".join([*([", ".join(others)] if others else []), last])

    def _range(self, first: date, last: date, between: str = "") -> tuple[str, str, str]:
        """``17``, ``–``, ``18 November 2021``; a word between them instead of the dash.

        Args:
            first: a day.
            last: a later one.
            between: a word to write instead of the dash.
        """
        key = (_bare(first), _bare(last), between)
        if key not in self._ranges:
            self._ranges[key] = self._range_in_words(*key)
        return self._ranges[key]

    def _range_in_words(self, first: date, last: date, between: str) -> tuple[str, str, str]:
        """The same; year and month once where they are the same."""
        changing = {"y": first.year != last.year, "M": first.month != last.month, "d": True}
        field = next(name for name, changes in changing.items() if changes)
        start, end = self._locale.interval_formats["yMMMd"].get(field) or ("", "")
        found = _DASH.search(start)
        if not start or (between and not found):
            return self.day(first), f" {between or '–'} ", self.day(last)
        # Where there is no dash, some languages have a word, which stays with the first day.
        bare, dash = (start[: found.start()], found[0]) if found else (start, "")
        # CLDR has ranges with short names of months only; a long one stands in the same place.
        patterns = [(bare, first), (end, last)]
        one, other = (
            self._written(day, pattern.replace("MMM", "MMMM")) for pattern, day in patterns
        )
        return one, f" {between} " if between else dash, other

    def time(self, moment: time | datetime) -> str:
        """A time of day on a 24-hour clock, with seconds only where there are any."""
        _check(moment, (time, datetime))
        seconds = f":{moment.second:02}" if moment.second else ""
        return f"{moment.hour:02}:{moment.minute:02}{seconds}"

    def zone(self, moment: datetime) -> str:
        """The short name of a moment's zone at that moment ("CET"), else its offset ("UTC+3")."""
        _check(moment, datetime)
        name = moment.tzname() or ""
        return name if name.isalpha() else _offset(moment)

    def zone_name(self, zone: tzinfo) -> str:
        """A zone's own name: an IANA name, "UTC" or "AoE"."""
        return str(getattr(zone, "key", None) or zone.tzname(None) or zone)


def _bare(day: date) -> date:
    """The day of a moment: moments that are equal may be on different days."""
    return day.date() if isinstance(day, datetime) else day


def _offset(moment: datetime) -> str:
    seconds = offset.total_seconds() if (offset := moment.utcoffset()) else 0
    hours, minutes = divmod(round(abs(seconds)) // 60, 60)
    sign = "−" if seconds < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")


def iso(moment: date | time | datetime) -> str:
    """A day, time or moment as HTML's datetime attribute wants it."""
    _check(moment, (date, time))
    return moment.isoformat()


def _check(value: Any, wanted: type | tuple[type, ...]) -> None:
    """Refuse what is no date: Babel would take None for the present day."""
    if not isinstance(value, wanted):
        found = "nothing" if value is None else f'"{value}"'
        hint = "ask first whether it is there: {% if slot.end %}{{ slot.end | time }}{% endif %}"
        raise Mistake("template-error", f"there is no date or time here, but {found}", hint)
