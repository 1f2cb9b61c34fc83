"""Mail addresses in words: ``ada[dot]example[at]example.org``, ``ada dot x at example.org``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshopsite.late import pattern
from workshopsite.markup.finding import Finding, Positions
from workshopsite.markup.prepared import Prepared
from workshopsite.problems import Mistake

_MAY_BE_AT = pattern(r"[\s\[({<](?:at|@|arobase)[\s\])}>]", re.IGNORECASE)
"""Contained in what the next one matches, and soon looked for, since it begins with its signs."""
_AT = pattern(
    r"[ \t]{0,3}[\[({<]\s?(?:at|@|arobase)\s?[\])}>][ \t]{0,3}|[ \t]{1,3}at[ \t]{1,3}",
    re.IGNORECASE,
)
_DOT = (
    r"(?:[ \t]{0,3}[\[({<]\s?(?:dot|punkt|point|punto|\.)\s?[\])}>][ \t]{0,3}"
    r"|[ \t]{1,3}dot[ \t]{1,3}|\.)"
)
_NAME = pattern(rf"[a-z][\w+-]*(?:{_DOT}[\w+-]+)*$", re.IGNORECASE)
_HOST = pattern(rf"[a-z0-9][\w-]*(?:{_DOT}[a-z0-9][\w-]*)*{_DOT}[a-z]{{2,12}}\b", re.IGNORECASE)
_FARTHEST = 100


def find_written_mails(prepared: Prepared) -> Iterator[Finding]:
    """Mail addresses that can be written plainly, since pages hide them from simple harvesters."""
    text = prepared.untagged
    if not _MAY_BE_AT.search(text):
        return
    positions = Positions(prepared.text)
    for at in _AT.finditer(text):
        line_start = max(text.rfind("\n", 0, at.start()) + 1, at.start() - _FARTHEST)
        name = _NAME.search(text[line_start : at.start()])
        host = _HOST.match(text[at.end() : at.end() + _FARTHEST])
        if name is None or host is None or not _is_meant(at[0], name[0], host[0]):
            continue
        if _AT.match(text, at.end() + host.end()):
            continue  # "mail at ada[dot]example[at]…": the host is a name
        mail = f"{_plain(name[0])}@{_plain(host[0])}"
        mistake = Mistake(
            "written-mail",
            "this mail address is in words, which nobody can click",
            f"write {mail}: pages hide it from simple harvesters",
        )
        yield positions.finding(line_start + name.start(), at.end() + host.end(), mistake)


def _is_meant(at: str, name: str, host: str) -> bool:
    """Whether it is no plain sentence: "look at example.org" is none."""
    if at.strip() != at.strip().strip("[({<>)}]"):
        return True
    dotted = re.compile(_DOT)
    return any(dot.strip() != "." for dot in dotted.findall(name + host)) or "." in name


def _plain(words: str) -> str:
    return re.sub(_DOT, ".", words, flags=re.IGNORECASE)
