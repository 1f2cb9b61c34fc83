"""Sites of three sizes to measure builds with, for us and for others.

    python tests/bench/corpus.py SIZE FOLDER     writes the site of that size for workshopsite

A corpus of N texts has N/4 each of talks, people, papers and plain pages. A page has 3.0 kB of
Markdown with headings, lists, a table, code, quotes and links; an abstract 1.6 kB in three
paragraphs, a list and a formula; a biography 0.7 kB. That is what workshops have: a page is a call,
a venue, an FAQ. The words are drawn from a list of our own by a generator with a fixed seed, so
that every text differs, and each corpus is the same on every machine.

Others get the same texts, each as one page of its own (`Text.body`, with a title), in four folders.
Every plain page links to the next. We get them as an organiser would write them: pages,
program.yaml, people.yaml and papers.yaml, with rooms, days, times, chairs, a poster session a day,
and authors who are speakers. Nothing is switched off.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import yaml

SIZES = {"S": 20, "M": 300, "L": 3000}
"""How many texts a corpus has."""

_SINGULAR = {"talks": "talk", "people": "person", "papers": "paper", "notes": "note"}
KINDS = tuple(_SINGULAR)
"""The folders of a corpus; "notes" are the plain pages."""


@dataclass(frozen=True)
class Text:
    """One text of a corpus.

    Attributes:
        kind: one of KINDS.
        number: from 0 within its kind.
        title: plain text, unlike that of any other.
        body: Markdown.
    """

    kind: str
    number: int
    title: str
    body: str

    @property
    def name(self) -> str:
        """The name of its file, without the ending."""
        return f"{_SINGULAR[self.kind]}-{self.number + 1}"


# fmt: off
_WORDS = (
    "small", "network", "battery", "device", "measure", "energy", "model", "training", "pruning",
    "sparse", "weight", "layer", "memory", "power", "quantised", "integer", "kernel", "compiler",
    "latency", "sensor", "edge", "phone", "camera", "speech", "signal", "data", "sample", "error",
    "bound", "proof", "method", "result", "open", "problem", "baseline", "table", "figure", "paper",
    "review", "author", "reader", "question", "answer", "reason", "limit", "budget", "watt",
    "joule", "hour", "minute", "accuracy", "loss", "gradient", "batch", "epoch", "search", "space",
    "design", "hardware", "chip", "core", "cache", "thread", "stream", "buffer", "window", "token",
    "filter", "cluster", "graph", "tree", "vector", "matrix", "product", "rank", "norm", "noise",
    "random", "seed", "trial", "train", "split", "label", "class", "score", "metric", "cost",
)
_JOINTS = ("of", "the", "and", "for", "with", "from", "in", "on", "by", "without", "under", "than")
# fmt: on


class _Writer:
    """Writes sentences; the same ones for the same seed."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed)

    def words(self, count: int) -> str:
        """Some words, every third a joint."""
        chosen = (
            self._random.choice(_JOINTS if place % 3 == 2 else _WORDS) for place in range(count)
        )
        return " ".join(chosen)

    def sentence(self) -> str:
        """A sentence, sometimes with emphasis, code, quotes or a dash."""
        begin = self.words(self._random.randint(4, 9)).capitalize()
        middle = self._random.choice(
            [
                "",
                "",
                "",
                " *{}*",
                " **{}**",
                " `{}`",
                ' "{}"',
                " -- {}",
                " ({})",
                ", which isn't {},",
            ]
        ).format(self.words(2))
        return f"{begin}{middle} {self.words(self._random.randint(3, 7))}."

    def paragraph(self, sentences: int) -> str:
        """A paragraph, wrapped nowhere."""
        return " ".join(self.sentence() for _ in range(sentences))

    def page(self, next_page: str) -> str:
        """The body of a plain page."""
        items = "\n".join(f"- {self.words(8)}, **{self.words(2)}**" for _ in range(5))
        steps = "\n".join(f"{n}. {self.sentence()}" for n in range(1, 4))
        rows = "\n".join(f"| {self.words(2)} | {n} August | {self.words(3)} |" for n in range(1, 5))
        return (
            f"{self.paragraph(4)}\n\n## {self.words(3).capitalize()}\n\n{self.paragraph(5)}\n\n"
            f"{items}\n\n{self.paragraph(3)} See [{self.words(2)}](https://example.org/"
            f"{self.words(1)}) or [the next page]({next_page}).\n\n## "
            f"{self.words(4).capitalize()}\n\n| What | When | Where |\n| --- | --- | --- |\n"
            f"{rows}\n\n{self.paragraph(4)}\n\n{steps}\n\n"
            f"> {self.paragraph(2)}\n\n```python\nenergy = power * hours  # {self.words(3)}\n"
            f"print(energy)\n```\n\n### {self.words(3).capitalize()}\n\n{self.paragraph(5)}\n"
        )

    def abstract(self) -> str:
        """An abstract."""
        items = "\n".join(f"- {self.words(7)}" for _ in range(3))
        return (
            f"{self.paragraph(6)}\n\n{items}\n\n{self.paragraph(6)} "
            f"It needs $O(n \\log n)$ steps.\n\n{self.paragraph(5)}\n"
        )

    def biography(self) -> str:
        """A biography."""
        return f"{self.paragraph(4)}\n\n{self.paragraph(4)}\n"


def corpus(size: str) -> list[Text]:
    """All texts of a corpus, by kind and number."""
    return [
        _text(kind, number, SIZES[size] // 4)
        for kind in KINDS
        for number in range(SIZES[size] // 4)
    ]


def _text(kind: str, number: int, count: int) -> Text:
    writer = _Writer(f"{kind} {number}")
    if kind == "people":
        return Text(kind, number, f"Person{number + 1} Example", writer.biography())
    if kind == "notes":
        following = f"note-{(number + 1) % count + 1}.md"
        return Text(kind, number, f"Note {number + 1}", writer.page(following))
    return Text(kind, number, f"{writer.words(5).capitalize()} {number + 1}", writer.abstract())


_WORKSHOP = """\
title: Workshop on Measured Sites
id: measured-2027
date: {dates}
timezone: Europe/Berlin
url: https://example.org/measured/
description: Where sites of many sizes are built again and again.
venue: {{name: Example Hall, address: "Beispielallee 1, Berlin"}}
contact: chairs@example.org
navigation:
  - /program/
  - /papers/
  - /people/
  - notes/index.md
important_dates:
  - 2027-05-01 23:59 AoE Submission deadline
  - 2027-06-15 Notification
committees:
  Organisers: [person-1, person-2, person-3]
"""

_DAYS = {"S": 1, "M": 3, "L": 10}
_ROOMS = {"S": 1, "M": 1, "L": 5}
_FIRST, _MINUTES = 9 * 60, 20
"""The talks of a room begin at nine; each has twenty minutes."""


def write_site(size: str, folder: Path) -> None:
    """Write the site of a corpus, as an organiser would, into a folder that it makes."""
    for name, text in _files(size).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def _files(size: str) -> dict[str, str]:
    texts = corpus(size)
    of = {kind: [text for text in texts if text.kind == kind] for kind in KINDS}
    dates = [f"2027-09-{day + 1:02}" for day in range(_DAYS[size])]
    pages = {
        f"content/notes/{t.name}.md": f"---\ntitle: {t.title}\n---\n\n{t.body}" for t in of["notes"]
    }
    first = "They begin with [the first one](note-1.md)."
    return pages | {
        "content/notes/index.md": f"---\ntitle: Notes\n---\n\n{first}\n",
        "content/workshop.yaml": _WORKSHOP.format(dates=f"[{', '.join(dates)}]"),
        "content/people.yaml": _as_yaml({t.name: _person(t) for t in of["people"]}),
        "content/papers.yaml": _as_yaml([_paper(t, len(dates)) for t in of["papers"]]),
        "content/program.yaml": _as_yaml(list(_days(of["talks"], dates, _ROOMS[size]))),
    }


def _person(text: Text) -> dict[str, Any]:
    return {
        "name": text.title,
        "affiliation": f"Institute {text.number % 40 + 1}",
        "url": f"https://example.org/people/{text.number + 1}",
        "bio": text.body,
    }


def _paper(text: Text, days: int) -> dict[str, Any]:
    return {
        "id": f"paper-{text.number + 1}",
        "title": text.title,
        "authors": [f"person-{text.number + 1}", f"Coauthor{text.number + 1} Beispiel"],
        "session": f"day {text.number % days + 1}",
        "abstract": text.body,
        "arxiv": f"2701.{text.number + 1:05}",
    }


def _days(talks: list[Text], dates: list[str], rooms: int) -> Iterator[dict[str, Any]]:
    each = -(-len(talks) // len(dates))
    for day, date in enumerate(dates):
        today = talks[day * each : (day + 1) * each]
        sessions = [today[room::rooms] for room in range(rooms)]
        longest = max(map(len, sessions)) * _MINUTES
        yield {
            "date": date,
            "title": f"Day {day + 1}",
            "slots": [
                {
                    "time": f"{_clock(0)}-{_clock(longest)}",
                    "parallel": [
                        {
                            "room": f"Hall {room + 1}",
                            "title": f"Session {day + 1}.{room + 1}",
                            "chair": f"person-{room + 1}",
                            "talks": [_talk(t, place) for place, t in enumerate(session)],
                        }
                        for room, session in enumerate(sessions)
                    ],
                },
                {
                    "time": f"{_clock(longest)}-{_clock(longest + 60)}",
                    "title": f"Posters of day {day + 1}",
                    "posters": {"session": f"day {day + 1}"},
                },
            ],
        }


def _talk(text: Text, place: int) -> dict[str, Any]:
    return {
        "time": _clock(place * _MINUTES),
        "title": text.title,
        "speaker": f"person-{text.number + 1}",
        "abstract": text.body,
    }


def _clock(minutes: int) -> str:
    return "{}:{:02}".format(*divmod(_FIRST + minutes, 60))


def _as_yaml(data: Any) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100)


if __name__ == "__main__":
    write_site(sys.argv[1], Path(sys.argv[2]))
