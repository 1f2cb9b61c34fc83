"""A site with a page of every kind that the theme has, and one with 356 posters.

The tests that measure pages in a browser look at these. Who gives the theme another kind of page
adds it here, and all of them look at it too.
"""

from __future__ import annotations

from typing import Any

from photos import PORTRAITS, photo, portrait
from three_days import PLACES, THREE_DAYS, WORKSHOP, as_yaml, days, people, person_id

FACES = {person_id(at): name for at, name in enumerate(PORTRAITS)}
"""The people who have a photograph, and which; the others show their initials."""

_LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 80" width="240" height="80">'
    '<rect width="240" height="80" rx="12" fill="{}"/><circle cx="40" cy="40" r="20"/></svg>'
)

_NAMES = ("Alex", "Billie", "Chris", "Dominique", "Élodie", "Francis", "Gül", "Hanae", "Ida")
_FAMILIES = ("Example", "Beispiel", "d'Exemple", "Esempio", "Voorbeeld", "Przykładowska-Exempel")


def names(number: int) -> list[str]:
    """So many invented people, with their affiliations."""
    return [
        f"{_NAMES[at % 9]} {_FAMILIES[at // 9 % 6]} {at} ({PLACES[at % 4]})" for at in range(number)
    ]


def _workshop() -> dict[str, Any]:
    return WORKSHOP | {
        "links": {
            "Register": "registration.md",
            "Submit": "https://example.org/submit",
            "Code": "https://example.org/code",
        },
        "committees": {
            "Organizers": [person_id(at) for at in range(6)],
            "Steering committee": names(3),
            "Program committee": names(289),
        },
        "sponsors": {
            "Gold": [{"name": "Example Inc", "url": "https://example.org/", "logo": "logo/a.svg"}],
            "Silver": [{"name": f"Sample {at} Ltd", "logo": "logo/b.svg"} for at in range(3)],
            "Friends": ["Somebody", {"name": "Nobody", "url": "https://example.org/nobody"}],
        },
        "notice": "The dinner has moved to **Hall B**, see [the venue](venue.md).",
        "editions": {
            "2024": "https://example.org/2024/",
            "2023": {"url": "https://example.org/2023/", "venue": "Exampleville"},
        },
        "theme": {"hero": "assets/hero.jpg", "logo": "assets/logo.svg", "accent": "#ffcc00"},
    }


def _people() -> dict[str, Any]:
    told = people()
    for person, name in FACES.items():
        told[person] |= {"photo": f"people/{name}.png", "pronouns": "they/them"}
    return told


def _program() -> list[dict[str, Any]]:
    first, *others = days()
    first["slots"][-1:-1] = [  # before the dinner
        {
            "time": "17:00-17:30",
            "title": "A talk from far away",
            "speaker": person_id(3),
            "remote": "yes",
            "instead_of": "Wim Voorbeeld",
            "video": "https://youtu.be/abc_DEF-123",
            "slides": "files/paper.pdf",
            "links": {"Exercises": "https://example.org/exercises"},
        },
        {"time": "17:30-18:00", "title": "TBA", "speaker": person_id(6), "tba": "2025-10-01"},
    ]
    undecided = {"date": "TBA", "title": "Excursion", "slots": ["14:00 Departure"]}
    return [first, *others, undecided]


COMPETITION = {
    "title": "The cheapest sum",
    "subtitle": "Less is more",
    "prize": "a very small trophy",
    "rank_by": {"column": "energy", "unit": "kJ", "order": "low"},
    "classes": {"column": "accuracy", "unit": "%", "bounds": ["80", "90", "95", "100"]},
    "leaderboard": [
        ["team", "accuracy", "energy", "hardware"],
        ["Team One", "96.5", "150", "two computers under a desk"],
        ["Team Two", "92.5", "10", "a telephone"],
        ["Team Three", "98", "5000", "a hall"],
        ["Team Four", "12", "1", "an abacus"],
    ],
}

_PLAIN = """
Text with `code`, $e^{i\\pi}$, ~~struck~~, **bold**, a footnote[^1] and an address,
https://example.org/a/very/long/one/without/a/single/space/in/it/for/telephones.html.

## A heading

```python
def sum_of(numbers: list[float], carefully: bool = True) -> float:  # math.fsum takes more care
    return sum(numbers)
```

$$\\sum_{i=1}^{n} x_i \\le \\int_0^1 f(x)\\,dx + a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8$$

| A | table | that | is | wider | than | any | telephone | on | this | planet | ever | was |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| 1000 | 2000 | 3000 | 4000 | 5000 | 6000 | 7000 | 8000 | 9000 | 10000 | 11000 | 12000 | 13000 |

Term
: What it means

- [x] done
- [ ] to do

> Quoted.

Said between.

> [!NOTE]
> Noted.

### A smaller heading

![A hill](pictures/hall.jpg)

[^1]: Noted below.
"""

PAGES = {
    "call": "aside: true\naliases: [/cfp/]\n---\nSend *sums*.\n\n::: links\n\n## When\n\n::: dates",
    "registration": "---\n| Who | Early | Late |\n| --- | ---: | ---: |\n| Student | $5 | $10 |",
    "venue": "---\n::: venue\n\n![The hall, from the street](pictures/hall.jpg)\n\nTake tram 1.",
    "conduct": "feature_image: pictures/hall.jpg\n---\nBe kind.\n\n> [!WARNING]\n> Really.",
    "faq": "layout: faq\n---\n## May I send two?\n\nYes.\n\n## Three?\n\nSee [the call](call.md).",
    "news": "---\n::: news",
    "past": "---\n::: editions",
    "competition": "---\n::: leaderboard",
    "committees": "---\n::: committees level=2",
    "sponsors": "---\n::: sponsors level=2",
    "plain": f"---\n{_PLAIN}",
}
"""What the organisers' own pages say, by their names: below the title, front matter and text."""


def every_kind(**workshop: Any) -> dict[str, str | bytes]:
    """The files of the site; keys of workshop.yaml can be changed."""
    return (
        THREE_DAYS
        | {f"content/{name}.md": f"---\ntitle: The {name}\n{it}\n" for name, it in PAGES.items()}
        | {f"content/people/{name}.png": portrait(name) for name in PORTRAITS}
        | {
            "content/workshop.yaml": as_yaml(_workshop() | workshop),
            "content/people.yaml": as_yaml(_people()),
            "content/program.yaml": as_yaml(_program()),
            "content/competition.yaml": as_yaml(COMPETITION),
            "content/pictures/hall.jpg": photo(1600, 1200, 1, "JPEG"),
            "content/logo/a.svg": _LOGO.format("#c60"),
            "content/logo/b.svg": _LOGO.format("#08a"),
            "assets/hero.jpg": photo(2400, 1000, 2, "JPEG"),
            "assets/logo.svg": _LOGO.format("#06c"),
        }
    )


KINDS = {
    "home": "",
    "program": "program/",
    "talk": "program/learning-with-sums-of-n-2/",
    "keynote": "program/keynote-3-what-2-2-joules-can-do/",
    "panel": "program/panel-1/",
    "talk with a video": "program/a-talk-from-far-away/",
    "person": "people/ada/",
    "people": "people/",
    "papers": "papers/",
    "paper": "papers/p08/",
    "not found": "404.html",
} | {name: f"{name}/" for name in PAGES}
"""The address of a page of each kind, as seen from the site's own."""


def _poster(at: int) -> dict[str, Any]:
    every = names(356)
    return {
        "id": str(at + 1),
        "title": f"Poster {at + 1}: what a title of usual length says about learning with $n^{at}$",
        "authors": list(dict.fromkeys(every[(by * at + by) % 356] for by in (1, 7, 11))),
        "kind": "poster",
        "session": f"posters-{at % 4 + 1}",
        "board": str(at + 1),
        "abstract": "We learn from little. " * 40,
    }


def many_posters() -> dict[str, str | bytes]:
    """The files of a workshop with 356 posters in four sessions of one day."""
    slots = [
        {
            "time": f"{10 + at}:00-{11 + at}:00",
            "title": f"Poster session {at + 1}",
            "id": f"posters-{at + 1}",
            "kind": "posters",
            "posters": {"session": f"posters-{at + 1}"},
        }
        for at in range(4)
    ]
    workshop = {"title": "Many posters", "date": "2025-10-24", "timezone": "UTC"}
    return {
        "content/workshop.yaml": as_yaml(workshop | {"description": "A workshop of posters."}),
        "content/papers.yaml": as_yaml([_poster(at) for at in range(356)]),
        "content/program.yaml": as_yaml(slots),
        "assets/favicon.svg": _LOGO.format("#06c"),
    }


ONE_TALK: dict[str, str | bytes] = {
    "content/workshop.yaml": "title: One talk\ndate: 2025-10-24\ntimezone: UTC\n",
    "content/program.yaml": '- {time: "9:00-10:00", title: Why one is enough, speaker: Ada Ex}\n',
    "assets/favicon.svg": _LOGO.format("#06c"),
}
"""The smallest site that there could be."""
