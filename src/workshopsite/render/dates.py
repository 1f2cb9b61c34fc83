"""Dates and times as people of a language write them: the only module that knows Babel's dates."""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

_STYLES = {"short": "MMMd", "long": "yMMMMd", "full": "yMMMMEEEEd"}


class Dates:
    """Formats for one language; where Babel does not know it, those of British English."""

    def __init__(self, language: str) -> None:
        """Nothing is loaded before the first date is shown."""
        self._language = language

    @cached_property
    def _locale(self) -> Locale:
        from babel import Locale, UnknownLocaleError

        # American dates begin with the month; the rest of the world reads English differently.
        wanted = "en_GB" if self._language == "en" else self._language.replace("-", "_")
        try:
            return Locale.parse(wanted)
        except (UnknownLocaleError, ValueError):
            return Locale.parse("en_GB")

    def day(self, day: date, style: str = "long") -> str:
        """A day: "short" without its year, "long", or "full" with its weekday."""
        from babel.dates import format_skeleton

        return format_skeleton(_STYLES[style], day, locale=self._locale)

    def days(self, days: tuple[date, ...]) -> str:
        """Several days: a range where they follow each other, else one after the other."""
        from babel.dates import format_interval

        if not days:
            return ""
        follow = (days[-1] - days[0]).days == len(days) - 1
        if len(days) == 1:
            return self.day(days[0])
        if follow:
            return format_interval(days[0], days[-1], "yMMMMd", locale=self._locale)
        return ", ".join(self.day(day) for day in days)

    def time(self, moment: time | datetime) -> str:
        """A time of day on a 24-hour clock, with seconds only where there are any."""
        return moment.strftime("%H:%M:%S" if moment.second else "%H:%M")

    def zone(self, moment: datetime) -> str:
        """The short name of a moment's zone at that moment ("CET"), else its offset ("UTC+3")."""
        name = moment.tzname() or ""
        return name if name.isalpha() else _offset(moment)

    def zone_name(self, zone: tzinfo) -> str:
        """A zone's own name: an IANA name, "UTC" or "AoE"."""
        return str(getattr(zone, "key", None) or zone.tzname(None) or zone)


def _offset(moment: datetime) -> str:
    seconds = offset.total_seconds() if (offset := moment.utcoffset()) else 0
    hours, minutes = divmod(round(abs(seconds)) // 60, 60)
    sign = "−" if seconds < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")


def iso(moment: date | time | datetime) -> str:
    """A day, time or moment as HTML's datetime attribute wants it."""
    return moment.isoformat()
