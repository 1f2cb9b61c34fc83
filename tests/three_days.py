"""A workshop of three days, two rooms and sixty papers, in which everything is known in full.

It is what validators by others see of a whole site, and what builds are measured with. On its last
day, 26 October 2025, the clocks are put back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

DATES = ("2025-10-24", "2025-10-25", "2025-10-26")
ROOMS = ("Hall A", "Hall B")
PEOPLE = [
    "Ada Example",
    "Bob Exemplar",
    "Chloé d'Exemple",
    "Dörte Beispiel",
    "Émile Modèle",
    "Fatima Mithal",
    "Gaia Esempio",
    "Hanako Rei",
    "Íñigo Ejemplo",
    "Jörg Muster",
    "Kai Vzor",
    "Lucía Muestra",
]
"""People of people.yaml; authors and those who have a role in the program."""

PLACES = ("Institut d'Exemple", "Example University", "Beispiel & Söhne", "R. Esempio Lab")
_TOPICS = (
    "sums of $n^2$",
    "sparse networks",
    "*greedy* search",
    "$\\ell_1$ norms",
    "spikes & bursts",
    "quantised weights",
    "cheap sensors",
    "long contexts",
    "Gödel numbers",
    "idle machines",
    "old batteries",
    "$O(n \\log n)$ attention",
)
_METHODS = ("Learning with", "Bounds for", "A survey of", "Measuring", "Against")
_KINDS = ("contributed", "spotlight")
_PER_DAY = 20
_TALKS = 12  # of them; the others are posters


def paper_id(day: int, number: int) -> str:
    """The id of a paper, by its day and its number on that day, from 0."""
    return f"p{day * _PER_DAY + number + 1:02}"


def person_id(number: int) -> str:
    """The id of one of PEOPLE, counted round and round."""
    return PEOPLE[number % len(PEOPLE)].split()[0].lower()


def papers() -> Iterator[dict[str, Any]]:
    """All sixty papers."""
    for day in range(len(DATES)):
        for number in range(_PER_DAY):
            yield _paper(day, number, day * _PER_DAY + number)


def _paper(day: int, number: int, at: int) -> dict[str, Any]:
    authors = [person_id(at), f"Zoë Author {at} ({PLACES[at % 4]})", person_id(5 * at + 3)]
    paper = {
        "id": paper_id(day, number),
        "title": f"{_METHODS[at // 12]} {_TOPICS[at % 12]}",
        "authors": [f"{authors[0]}*", *dict.fromkeys(authors[1:])][: 1 + at % 3],
        "kinds": ["oral", "poster"] if number < _TALKS else "poster",
        "keywords": ["sums", "energy"],
        "abstract": f"We ask what number {at} costs. " * 9 + "It is $x_i \\le 1$, and *not* more.",
        "doi": f"10.1000/example.{at}",
    }
    if number >= _TALKS:
        paper |= {"session": f"posters-{day + 1}", "board": str(number)}
    if at % 6 == 0:
        paper |= {"pdf": "files/paper.pdf", "code": "https://example.org/code"}
    return paper | ({"award": "Best paper"} if at == 7 else {})


def days() -> Iterator[dict[str, Any]]:
    """The program: each day has a keynote, four sessions in two rooms, posters and a panel."""
    for day, date in enumerate(DATES):
        yield {"date": date, "title": f"Day {day + 1}", "slots": list(_slots(day))}


def _slots(day: int) -> Iterator[Any]:
    yield "8:30 Registration" if day else {"time": "8:30-9:00", "title": "Opening"}
    yield _keynote(day)
    yield "10:00-10:30 Coffee break"
    yield {"time": "10:30-12:00", "parallel": [_session(day, at, timed=True) for at in (0, 1)]}
    yield {"time": "12:00-13:30", "title": "Lunch"}
    yield {"time": "13:30-15:00", "parallel": [_session(day, at, timed=False) for at in (2, 3)]}
    yield _posters(day)
    yield _panel(day)
    yield {"time": "21:00-1:30", "title": "Dinner", "kind": "social", "id": f"dinner-{day + 1}"}
    if day == 1:  # the clocks are put back after it
        yield {"time": "1:30-2:30", "title": "Night watch", "speaker": person_id(9)}


def _keynote(day: int) -> dict[str, Any]:
    keynote = {
        "time": "9:00-10:00",
        "title": f"Keynote {day + 1}: what $2^{{{day}}}$ joules can do",
        "kind": "keynote",
        "speaker": person_id(day),
        "abstract": "A question, *twice*:\n\n1. what is it,\n2. and what does it cost?",
        "slides": "files/paper.pdf",
        "video": "https://example.org/video",
    }
    return keynote | (
        {"was": ["2025-10-25 9:00", "9:30"], "aliases": ["first"]} if day == 2 else {}
    )


def _session(day: int, at: int, *, timed: bool) -> dict[str, Any]:
    """Three talks on papers, half an hour each; untimed, they take equal parts of the session."""
    talks: list[dict[str, Any]] = []
    for number in range(3):
        time = {"time": ("10:30", "11:00", "11:30")[number]} if timed else {}
        paper = {"paper": paper_id(day, 3 * at + number), "kind": _KINDS[number % 2]}
        talks.append(
            time | paper | ({"cancelled": "yes"} if (day, at, number) == (1, 2, 1) else {})
        )
    return {
        "room": ROOMS[at % 2],
        "title": f"Session {day + 1}.{at + 1}",
        "chair": person_id(day * _PER_DAY + 3 * ((at + 2) % 4)),  # who speaks at another time
        "talks": talks,
        **({} if timed else {"minutes": "30"}),
    }


def _posters(day: int) -> dict[str, Any]:
    name = f"posters-{day + 1}"
    return {
        "time": "15:00-16:00",
        "title": f"Posters of day {day + 1}",
        "id": name,
        "kind": "posters",
        "room": ROOMS[day % 2],
        "posters": {"session": name},
    }


def _panel(day: int) -> dict[str, Any]:
    return {
        "time": "16:00-17:00",
        "title": f"Panel {day + 1}",
        "id": f"panel-{day + 1}",
        "moderator": person_id(day + 4),
        "panelists": [person_id(day + 7), f"Yuki Guest ({PLACES[day]})"],
        "abstract": "Who pays?",
    }


def people() -> dict[str, Any]:
    """Everybody who has an id."""
    return {
        person_id(at): {
            "name": name,
            "affiliation": PLACES[at % 4],
            "bio": f"{name} counts *joules*.",
            "url": f"https://example.org/~{at}",
        }
        for at, name in enumerate(PEOPLE)
    }


WORKSHOP = {
    "id": "three-days-2025",
    "title": "Three days of sums: $a+b$ & more",
    "series": "Example Conference 2025",
    "description": "What sums cost, and *who* pays for them.",
    "date": "2025-10-24..2025-10-26",
    "timezone": "Europe/Paris",
    "also": ["Asia/Tokyo", "America/Los_Angeles"],
    "venue": {"name": "Palais d'Exemple", "address": "1 rue de l'Exemple, Paris, France"},
    "rooms": list(ROOMS),
    "contact": "chairs@example.org",
    "speakers": [person_id(0), person_id(1), person_id(2), person_id(11)],
    "important_dates": [
        "2025-08-29 23:59 AoE Submission deadline",
        {"date": "2025-09-19", "title": "Decisions", "was": "2025-09-12"},
        {"date": "2025-10-10", "time": "18:00", "title": "Registration closes"},
    ],
    "committees": {"Organizers": [person_id(0), "Wim Voorbeeld (Example University)"]},
    "sponsors": [{"name": "Example Inc", "url": "https://example.org/"}],
    "news": ["2025-10-01 The [program](/program/) is out", "2025-09-19 Decisions are *sent*"],
}


def as_yaml(data: Any) -> str:
    """Data as the text of a file."""
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**6)


THREE_DAYS: dict[str, str | bytes] = {
    "content/workshop.yaml": as_yaml(WORKSHOP),
    "content/people.yaml": as_yaml(people()),
    "content/papers.yaml": as_yaml(list(papers())),
    "content/program.yaml": as_yaml(list(days())),
    "content/call.md": "---\ntitle: Call for papers\n---\nSend sums.\n\n::: dates\n",
    "content/files/paper.pdf": b"%PDF-1.4",
}
