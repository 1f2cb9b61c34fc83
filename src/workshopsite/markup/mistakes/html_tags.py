"""HTML in a page: elements and comments that are opened or closed only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshopsite.late import pattern
from workshopsite.markup.finding import Finding, Positions
from workshopsite.markup.prepared import Prepared
from workshopsite.problems import Mistake

_TAG = pattern(
    r"(?<!\]\()<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>(?:\s[^<>]*)?)(?P<single>/?)>"
)
_ENDLESS = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track"}
    | {"wbr", "param"}
)
_END_IS_OPTIONAL = frozenset(
    {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "caption"}
    | {"option", "optgroup", "rp", "rt", "html", "head", "body"}
)
"""Elements whose end HTML lets an author leave out (html.spec.whatwg.org, "optional tags")."""


def find_in_tags(prepared: Prepared) -> Iterator[Finding]:
    """Elements without an end or without a beginning, and comments without an end."""
    text = prepared.prose
    if "<" not in text:
        return
    positions = Positions(prepared.text)
    if (at := text.find("<!--")) >= 0:
        message = "this comment has no end, so the rest of the page is hidden"
        mistake = Mistake("html-tag", message, "write --> where it ends")
        yield positions.finding(at, at + 4, mistake)
        text = text[:at]
    for match in _unpaired(text):
        name = match["name"]
        if match["close"]:
            message = f"</{name}> closes what was not opened"
            mistake = Mistake("html-tag", message, f"remove it, or write <{name}> before")
        else:
            message = f"the element <{name}> is not closed"
            hint = f"write </{name}> where it ends, or &lt;{name}> if it is no HTML"
            mistake = Mistake("html-tag", message, hint)
        yield positions.finding(*match.span(), mistake)


def _unpaired(text: str) -> Iterator[re.Match[str]]:
    opened: list[re.Match[str]] = []
    counts: dict[str, int] = {}
    for match in _TAG.finditer(text):
        name = match["name"].lower()
        if name in _ENDLESS or name in _END_IS_OPTIONAL or match[0].endswith("/>"):
            continue
        if not match["close"]:
            opened.append(match)
            counts[name] = counts.get(name, 0) + 1
        elif not counts.get(name):
            yield match
        else:
            yield from _close(name, opened, counts)
    yield from opened


def _close(
    name: str, opened: list[re.Match[str]], counts: dict[str, int]
) -> Iterator[re.Match[str]]:
    """Take the innermost open element of that name off, and name those left open inside it."""
    while opened:
        last = opened.pop()
        counts[last["name"].lower()] -= 1
        if last["name"].lower() == name:
            return
        yield last
