"""The short forms that organisers may type, written out as the mappings that the model knows.

One-line slots, dates and news; parallel rooms; committees by heading; sponsors by tier; editions by
year.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workshopsite.late import pattern
from workshopsite.problems import Problems
from workshopsite.read.date_first import date_first, time_first
from workshopsite.read.expanded import Expanded
from workshopsite.read.line_forms import ABBREVIATIONS, DATE, NAME, NEWS, SLOT
from workshopsite.read.source import Document, KeyPath, Mark

_ZONE_FIRST = pattern(rf"(?:UTC|AoE)\b|\((?:UTC|AoE|{ABBREVIATIONS}|[PMCE]T)\)")


def expand_program(document: Document, problems: Problems) -> Document:
    """The program with every slot as a mapping; a list with days in it keeps its items."""
    if not isinstance(document.data, list):
        return document
    out = Expanded(document, problems)
    if any(is_day(item) for item in document.data):
        return out.result([_day(out, item, at) for at, item in enumerate(document.data)])
    return out.result(_slots(out, document.data, (), ()))


def expand_day(document: Document, at: int, problems: Problems) -> Document:
    """One day of a list that has days in it, alone: its data, and its marks as in the whole."""
    out = Expanded(document, problems)
    return out.result(_day(out, document.data[at], at))


def is_day(item: Any) -> bool:
    """Whether an item of the program is meant as a day: only days have ``slots`` or a ``date``."""
    return isinstance(item, dict) and ("slots" in item or "date" in item)


def _day(out: Expanded, day: Any, at: int) -> Any:
    if not is_day(day):
        return out.copy(day, (at,), (at,))
    out.mark((at,), (at,))
    made = {}
    for key, value in day.items():
        path = (at, key)
        is_list = key == "slots" and isinstance(value, list)
        made[key] = _slots(out, value, path, path) if is_list else out.copy(value, path, path)
    return made


def _slots(out: Expanded, items: list[Any], old: KeyPath, new: KeyPath) -> list[Any]:
    out.mark(old, new)
    made: list[Any] = []
    for at, item in enumerate(items):
        for block, path, time_path in _blocks(out, item, (*old, at)):
            slot = _slot(out, block, path, (*new, len(made)))
            if time_path and isinstance(slot, dict) and "time" not in slot:
                slot = {"time": item["time"], **slot}
                out.mark(time_path, (*new, len(made), "time"))
            if block is None or slot is not None:
                made.append(slot)
    return made


def _blocks(out: Expanded, item: Any, path: KeyPath) -> list[tuple[Any, KeyPath, KeyPath | None]]:
    """A slot with ``parallel`` as its blocks, with the way to their time; others as they are."""
    if not isinstance(item, dict) or "parallel" not in item:
        return [(item, path, None)]
    if not isinstance(item["parallel"], list) or not item["parallel"]:
        message, hint = "parallel: needs a list of blocks", "begin each of them with - room:"
        out.problems.add("wrong-type", message, out.old.place((*path, "parallel")), hint)
        return []
    if extra := [key for key in item if key not in {"time", "parallel"}]:
        message = f'a slot with parallel: has only a time besides, not "{extra[0]}"'
        place = out.old.place((*path, extra[0]), key=True)
        out.problems.add("unknown-key", message, place, "write it in each of the blocks")
    time_path = (*path, "time") if "time" in item else None
    return [
        (block, (*path, "parallel", at), time_path) for at, block in enumerate(item["parallel"])
    ]


def _slot(out: Expanded, item: Any, old: KeyPath, new: KeyPath) -> Any:
    made = out.item(item, SLOT, "title", old, new, time_first)
    if made and isinstance(item, str) and (zone := _ZONE_FIRST.match(made.get("title", ""))):
        message = f'a zone stands behind the time: "{zone[0].strip()}"'
        hint = "leave it out; timezone: in content/workshop.yaml holds for all times"
        out.problems.add("bad-timezone", message, out.old.place(old), hint)
    if isinstance(made, dict) and isinstance(made.get("talks"), list):
        return {**made, "talks": _slots(out, made["talks"], (*old, "talks"), (*new, "talks"))}
    return made


def expand_workshop(document: Document, problems: Problems) -> Document:
    """workshop.yaml with its dates, news, committees and the like in their long forms."""
    if not isinstance(document.data, dict):
        return document
    out = Expanded(document, problems)
    forms: dict[str, Callable[[Expanded, Any, KeyPath], Any]] = {
        "important_dates": lambda out, data, path: out.items(data, DATE, "title", path, date_first),
        "news": lambda out, data, path: out.items(data, NEWS, "text", path, date_first),
        "committees": _committees,
        "sponsors": _sponsors,
        "venue": _venue,
        "editions": _editions,
    }
    made = {}
    for key, value in document.data.items():
        made[key] = forms.get(key, _as_it_is)(out, value, (key,))
        out.mark((key,), (key,))
    return out.result(made)


def _as_it_is(out: Expanded, data: Any, path: KeyPath) -> Any:
    return out.copy(data, path, path)


def _venue(out: Expanded, data: Any, path: KeyPath) -> Any:
    return _named(out, data, path, path)


def _editions(out: Expanded, data: Any, path: KeyPath) -> Any:
    """``{Title: address}``, or ``{Title: keys}``, as a list in which each knows its title."""
    if not isinstance(data, dict):
        return out.copy(data, path, path)
    made = []
    for at, (title, told) in enumerate(data.items()):
        old, new = (*path, title), (*path, at)
        edition = out.copy(told, old, new)
        if not isinstance(edition, dict):
            edition = {"url": edition}
            out.values[*new, "url"] = out.old.values[old]
        out.values[*new, "title"] = out.old.keys[old]
        made.append({"title": title, **edition})
    return made


def _named(out: Expanded, data: Any, old: KeyPath, new: KeyPath) -> Any:
    """A record of which only the name is given."""
    if isinstance(data, str):
        return out.split(data, NAME, "name", old, new)
    return out.copy(data, old, new)


def _committees(out: Expanded, data: Any, path: KeyPath) -> Any:
    """``{Heading: members}`` as a list; members are a list, or a text with one a line."""
    if not isinstance(data, dict):
        return _listed_committees(out, data, path)
    made = []
    for at, (title, members) in enumerate(data.items()):
        old, new = (*path, title), (*path, at)
        out.mark(old, new)
        out.values[*new, "title"] = out.old.keys[old]
        made.append({"title": title, "members": _members(out, members, old, (*new, "members"))})
    return made


def _listed_committees(out: Expanded, data: Any, path: KeyPath) -> Any:
    """``[{title, members}]`` with the members of each as a list."""
    out.copy(data, path, path)
    if not isinstance(data, list):
        return data
    made = []
    for at, item in enumerate(data):
        below = (*path, at, "members")
        pasted = isinstance(item, dict) and isinstance(item.get("members"), str)
        made.append(
            {**item, "members": _members(out, item["members"], below, below)} if pasted else item
        )
    return made


def _members(out: Expanded, data: Any, old: KeyPath, new: KeyPath) -> Any:
    out.copy(data, old, new)
    if not isinstance(data, str):
        return data
    mark = out.old.values[old]
    first = out.old.source.line(mark.line)[mark.column - 1 :]
    if "\n" not in data.strip() and data not in first and first[:1] not in {"|", '"', "'"}:
        message = "these lines are one long line for YAML"
        hint = "write | behind the colon above them"
        out.problems.add("wrong-type", message, out.old.place(old), hint)
        return []
    return _pasted(out, data, mark.line, new)


def _pasted(out: Expanded, text: str, start: int, new: KeyPath) -> list[str]:
    """The lines of a pasted text that are not empty, each marked where it stands."""
    members = [line.strip() for line in text.splitlines() if line.strip()]
    below = enumerate(out.old.source.lines[start - 1 :], start)
    for at, member in enumerate(members):
        number, line = next((pair for pair in below if pair[1].strip() == member), (0, ""))
        if number:
            out.values[*new, at] = Mark(number, line.index(member) + 1, len(member))
    return members


def _sponsors(out: Expanded, data: Any, path: KeyPath) -> Any:
    """A list of sponsors, or ``{Tier: list}``, as one list in which each knows its tier."""
    if not isinstance(data, dict) or "name" in data:
        data = {None: data}
    made: list[Any] = []
    for tier, members in data.items():
        listed = members if isinstance(members, list) else [members]
        for at, member in enumerate(listed):
            above = path if tier is None else (*path, tier)
            below = (*above, at) if isinstance(members, list) else above
            new = (*path, len(made))
            sponsor = _named(out, member, below, new)
            if isinstance(sponsor, dict) and tier is not None:
                out.values[*new, "tier"] = out.old.keys[above]
                sponsor = {"tier": tier, **sponsor}
            made.append(sponsor)
    return made
