"""What a terminal can do: colours, and how much of a text it shows at once."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from workshopsite.report import Paint
    from workshopsite.report_text import Screen

_STYLES: dict[str, dict[str, Any]] = {
    "heading": {"bold": True, "underline": True},
    "place": {"bold": True},
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "notice": {"fg": "cyan", "bold": True},
    "hint": {"fg": "green"},
    "margin": {"fg": "blue"},
    "rule": {"fg": "bright_black"},
}
"""The parts of a report. Of the sixteen colours that every terminal's own scheme makes readable."""


def paint_for(stream: TextIO) -> Paint:
    """What gives a report its colours on a terminal; elsewhere, and where nobody wants any, none.

    NO_COLOR (no-color.org) wishes for none if it is set to anything, and TERM is "dumb" where
    none can be shown.
    """
    from workshopsite.report import plain

    unwanted = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return plain if unwanted or not stream.isatty() else _painted


def _painted(text: str, part: str) -> str:
    import click

    return click.style(text, **_STYLES[part])


def screen_of(stream: TextIO) -> Screen | None:
    """How much a terminal shows; None for a file, a pipe, and the log of a CI run (CI is set)."""
    from workshopsite.report_text import Screen

    if os.environ.get("CI") or not stream.isatty():
        return None
    columns, rows = shutil.get_terminal_size()
    return Screen(columns, rows)
