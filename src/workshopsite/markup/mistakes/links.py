"""Links: destinations in quotes or in the wrong brackets, references without an address."""

from __future__ import annotations

from collections.abc import Iterator

from workshopsite.late import pattern
from workshopsite.markup.finding import Finding, Positions
from workshopsite.markup.link_forms import WrongLink
from workshopsite.markup.prepared import Prepared
from workshopsite.problems import Mistake, did_you_mean

_REFERENCE = pattern(r"(?<!\\)(?<!\])\[(?P<text>[^\[\]\n]{1,300})\]\[(?P<name>[^\[\]\n]*)\](?!\()")
_DEFINITION = pattern(r"(?m)^ {0,3}\[([^\]\n]+)\]:")
_NO_ALT = pattern(r"!\[(?<!\\!\[)[ ]*\]\([^()\n]*\)")

LONGEST_LINE = 160
"""Characters: of a longer line, the hint shows the link alone."""


def find_in_links(prepared: Prepared) -> Iterator[Finding]:
    """What is wrong with links and pictures that are written in Markdown."""
    text = prepared.untagged
    if "[" not in text:
        return
    positions = Positions(prepared.text)
    for link in prepared.wrong_links:
        mistake = Mistake("link-form", link.message, f"write {_mended(prepared.text, link)}")
        yield positions.finding(link.start, link.end, mistake)
    yield from _missing_references(text, positions)
    for match in _NO_ALT.finditer(text):
        mistake = Mistake(
            "missing-alt",
            "this picture has no text for those who cannot see it",
            'write ![what it shows](…), or <img src="…" alt=""> if it is decoration only',
        )
        yield positions.finding(*match.span(), mistake)


def _mended(text: str, link: WrongLink) -> str:
    """The line as it should be; of a long one, the link alone."""
    start = text.rfind("\n", 0, link.start) + 1
    end = text.find("\n", link.end)
    line = text[start : link.start] + link.meant + text[link.end : end if end >= 0 else len(text)]
    return line.strip() if len(line) <= LONGEST_LINE else link.meant


def _missing_references(text: str, positions: Positions) -> Iterator[Finding]:
    if "][" not in text:
        return
    known = {_folded(name) for name in _DEFINITION.findall(text)}
    for match in _REFERENCE.finditer(text):
        name = match["name"] or match["text"]
        is_citation = match["text"].isdigit() or name.startswith("^") or match["text"][0] == "^"
        if is_citation or _folded(name) in known:
            continue
        hint = did_you_mean(name, known, else_list=False)
        message = f'there is no address for the reference "{name}"'
        hint = hint or f"write [{match['text']}](address), or below the text: [{name}]: address"
        yield positions.finding(*match.span(), Mistake("missing-reference", message, hint))


def _folded(name: str) -> str:
    return " ".join(name.lower().split())
