"""Whole sites with any program that an organiser could write, as the text of their files.

What makes a program hard stands here: nights on which the clocks change, zones at both ends of the
world, parallel rooms, sessions with and without times of talks, midnight, what is cancelled, moved
or not known yet, and odd characters. A program is laid out by instants, and its times are written
as the workshop's clocks show them then; so it could take place, and builds without an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from hypothesis import strategies as st

Slot = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]

PLACES = (
    # A zone and a day, in whose night or the one before the clocks change, where they do.
    ("Europe/Paris", date(2025, 10, 26)),
    ("Europe/Paris", date(2026, 3, 29)),
    ("America/New_York", date(2025, 11, 2)),
    ("America/New_York", date(2026, 3, 8)),
    ("Australia/Lord_Howe", date(2026, 4, 5)),  # by half an hour
    ("Australia/Lord_Howe", date(2025, 10, 5)),
    ("UTC", date(2025, 12, 31)),
    ("Pacific/Kiritimati", date(2025, 7, 1)),  # UTC+14
    ("Pacific/Pago_Pago", date(2024, 2, 28)),  # UTC-11
    ("Asia/Kathmandu", date(2025, 1, 1)),  # UTC+5:45
)
FIRST_STARTS = tuple(map(time.fromisoformat, ("09:00", "21:30", "01:30", "18:00", "00:00")))
ROOMS = ("Hall A", "Salle d’été & <Co>", "講堂 1")
VENUES: tuple[Slot, ...] = (
    {"venue": {"name": "Example Hall & Co", "address": "1 Example Street, Exampleville"}},
    {"venue": {"name": "Example Hall", "address": "1 Example Street", "online": "yes"}},
    {"venue": {"name": "Online", "online": "yes"}},
    {},
)
SHOWN: tuple[Slot, ...] = (
    {},
    {},
    {"pages": "none"},
    {"pages": {"people": "no", "papers": "no"}},
    {"hide": ["social"]},
    {"hide": ["talk", "papers"]},
)
PEOPLE = {
    "ada": "Ada Example",
    "zoe": "Zoë Ünïcode-Example",
    "elodie": "Élodie d'Exemple",
    "hanako": "例 花子",
    "mithal": "مثال الاسم",
    "bob": 'Robert "Bob" Example, Jr.',
    "amp": "R&D <Example>; a\\b",
}
REFERENCES = (*PEOPLE, "Carla Example (Institut d'Exemple, Paris)", "Dan O'Example", "TBA")
WORDS = (
    "Sums of $n^2 + \\frac{a_i}{b}$",
    "A *starred* and **bold** one",
    "tags <b>x</b> & <script>alert(1)</script>",
    "back\\slash; semi, comma: colon",
    "`code` and $5 to $10",
    '"quoted" it\'s # 3',
    "Größe, Über – naïve … 100%",
    "日本語の題",
    "عنوان عربي",
    "😀 " + "so long that it does not fit into one line of any calendar " * 2,
    "]]> --> ]]&gt; &amp; &#38;",
    "{{ braces }} {# and #} others",
    "e\u0301 combined, no\u00a0break, zero\u200bwidth",
)
_SIGNS = st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="[]()<>\\$")
_NUMBERED = [
    None,
    "talk",
    "keynote",
    "panel",
    "tutorial",
    "posters",
    "social",
    "break",
    "competition",
]


@dataclass
class _Writer:
    """Writes slots, each of which has a title and an id of its own."""

    draw: Draw
    zone: ZoneInfo
    papers: list[str]
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def any_of(self, *values: Any) -> Any:
        return self.draw(st.sampled_from(values))

    def rarely(self) -> bool:
        return self.any_of(False, False, False, True)

    def title(self) -> str:
        words = self.draw(st.sampled_from(WORDS) | st.text(_SIGNS, min_size=1, max_size=9))
        return f"{next(self.numbers)} {words}"

    def people(self, most: int) -> list[str]:
        people = st.lists(st.sampled_from(REFERENCES), unique=True, max_size=most)
        return self.draw(people)

    def facts(self, kinds: list[str | None]) -> Slot:
        """What is said of a slot besides when and where it is."""
        slot: Slot = {"title": self.title()}
        if kind := self.any_of(*kinds):
            slot["kind"] = kind
        for role, most in (("speakers", 3), ("moderator", 1), ("panelists", 2)):
            if (role == "speakers" or kind == "panel") and (people := self.people(most)):
                slot[role] = people
        if self.rarely():
            slot["abstract"] = self.any_of("One.\n\nTwo, *with* $x^2$.", "- a\n- b; c, d\\e")
        return slot | self.state()

    def state(self) -> Slot:
        number = next(self.numbers)
        states: list[Slot] = [
            {"cancelled": "yes"},
            {"was": "5:07"},
            {
                "was": ["2024-01-01 10:00", "5:07"],
                "aliases": [f"first-{number}", f"second-{number}"],
            },
            {"remote": "yes", "instead_of": "Eve Example"},
            {"tba": "yes", "title": "TBA", "id": f"open-{number}"},
        ]
        if self.papers:
            paper = {"paper": self.any_of(*self.papers), "id": f"on-paper-{number}"}
            states += [paper, {"posters": {"kind": "poster"}}]
        return self.any_of(*states) if self.rarely() else {}

    def slot(self, start: datetime, length: timedelta) -> Slot:
        slot = self.facts(_NUMBERED)
        if "paper" in slot and self.rarely():
            del slot["title"]
            slot.pop("speakers", None)
        return slot | self.when(start, length)

    def when(self, start: datetime, length: timedelta) -> Slot:
        """The keys that say when something is; its end is not always said."""
        begin, end = self.clock(start), self.clock(start + length)
        said = self.any_of("range", "minutes", "start")
        if said == "range" and end:
            return {"time": f"{begin}-{end}"}
        if said == "minutes":
            return {"time": begin, "minutes": str(length // timedelta(minutes=1))}
        return {"time": begin}

    def clock(self, at: datetime) -> str | None:
        """An instant as the workshop's clocks show it; None where that means an earlier one."""
        local = at.astimezone(self.zone)
        return None if local.fold else f"{local.hour}:{local:%M}"

    def session(self, start: datetime, length: timedelta) -> Slot:
        """A session of talks, which all have times, have none, or take a number of minutes each."""
        number = self.any_of(1, 2, 3)
        each = timedelta(minutes=length // timedelta(minutes=1) // number)
        talks = [self.facts([None, "spotlight", "contributed"]) for _ in range(number)]
        starts = [self.clock(start + at * each) for at in range(number)]
        session = {"title": self.title(), "chair": self.people(2), "talks": talks}
        if self.rarely():
            states: tuple[Slot, ...] = ({"cancelled": "yes"}, {"was": "5:07"}, {"kind": "tutorial"})
            session |= self.any_of(*states)
        session |= self.when(start, length)
        session.pop("minutes", None)  # which are those of each talk
        way = self.any_of("times", "minutes", "none")
        if way == "times" and all(starts):
            for talk, at in zip(talks, starts, strict=True):
                talk["time"] = at
            if self.rarely():
                del session["time"]
        elif way == "minutes":
            session["minutes"] = str(each // timedelta(minutes=1))
        return session

    def something(self, start: datetime, length: timedelta) -> Slot:
        make = self.session if self.rarely() else self.slot
        return make(start, length)


@dataclass
class _Day:
    """Lays out one day of the workshop, from one instant to the next."""

    writer: _Writer
    date: date
    evening: set[str | None] = field(default_factory=set)  # rooms with something from 18:00 on
    slots: list[Slot] = field(default_factory=list)

    def fill(self) -> list[Slot]:
        first = datetime.combine(self.date, self.writer.any_of(*FIRST_STARTS), self.writer.zone)
        now = first.astimezone(UTC)
        for _ in range(self.writer.any_of(1, 2, 3, 4)):
            now += timedelta(minutes=self.writer.any_of(0, 0, 10, 45))
            while self.writer.clock(now) is None:
                now += timedelta(minutes=30)
            if now.astimezone(self.writer.zone).replace(tzinfo=None) >= self.last_start:
                break
            now += self.block(now)
        if self.writer.rarely():
            self.slots.append({"time": "TBA", "title": self.writer.title(), "speakers": ["ada"]})
        return self.slots

    @property
    def last_start(self) -> datetime:
        return datetime.combine(self.date + timedelta(days=1), time(5))

    def block(self, start: datetime) -> timedelta:
        """Add what happens from an instant on, in one room, in all, or in several at once."""
        rooms = self.rooms(start)
        lengths = [timedelta(minutes=self.writer.any_of(20, 30, 45, 90, 180)) for _ in rooms]
        for room, length in zip(rooms, lengths, strict=True):
            slot = self.writer.something(start, length)
            self.slots.append(slot | ({"room": room} if room else {}))
        if start.astimezone(self.writer.zone).hour >= 18:
            self.evening |= set(rooms)
        return max(lengths)

    def rooms(self, start: datetime) -> list[str | None]:
        """Rooms for a start; behind midnight, those whose evening before tells the day."""
        rooms: list[str | None] = self.writer.draw(
            st.sampled_from([[None], ["TBA"]])
            | st.lists(st.sampled_from(ROOMS), min_size=1, max_size=3, unique=True)
        )
        by_day = start.astimezone(self.writer.zone).date() == self.date
        if by_day or None in self.evening or self.evening.issuperset(rooms):
            return rooms
        return [None]


@st.composite
def programs(draw: Draw) -> dict[str, str | bytes]:
    """The files of a site; it has a program with an instant at least."""
    zone, last = draw(st.sampled_from(PLACES))
    number = draw(st.sampled_from([1, 2, 3]))
    dates = [last - timedelta(days=days) for days in reversed(range(number))]
    papers = {f"p{at}": draw(st.sampled_from(WORDS)) for at in range(draw(st.integers(0, 3)))}
    writer = _Writer(draw, ZoneInfo(zone), list(papers))
    days = [{"date": str(day), "slots": _Day(writer, day).fill()} for day in dates]
    workshop = {
        "title": draw(st.sampled_from(WORDS)),
        "timezone": zone,
        "language": draw(st.sampled_from(["en", "en", "fr", "ar"])),
        "also": draw(st.lists(st.sampled_from(["Asia/Tokyo", "America/Lima"]), unique=True)),
        **draw(st.sampled_from(VENUES)),
        **draw(st.sampled_from(SHOWN)),
    }
    if draw(st.booleans()):
        other = last + timedelta(days=2)
        undecided = {"date": f"{last + timedelta(days=1)} or {other}"}
        days.append(undecided | {"slots": _Day(writer, other).fill()})
    else:
        workshop["date"] = [str(day) for day in dates]
    return {
        "content/workshop.yaml": _yaml(workshop),
        "content/people.yaml": _yaml({who: {"name": name} for who, name in PEOPLE.items()}),
        "content/papers.yaml": _yaml(_papers(papers)),
        "content/program.yaml": _yaml(days),
    }


def _papers(titles: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {"id": which, "title": title, "authors": ["bob", "elodie*"], "kind": "poster"}
        for which, title in titles.items()
    ]


def _yaml(data: Any) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**6)
