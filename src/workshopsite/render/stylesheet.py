"""The theme's style sheet: its files and what `theme:` says, as the one file that pages load.

The files are written for people, a subject each; a browser gets them in one request. A file of that
name in the site's assets/ stands for the theme's.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

from workshopsite.late import pattern
from workshopsite.markup.links import encoded
from workshopsite.model.fonts import Font
from workshopsite.model.workshop import Theme
from workshopsite.render.accent import readable

STYLESHEET = "theme.css"
"""What it is called below /assets/."""

PARTS = (
    "tokens.css",
    "elements.css",
    "markdown.css",
    "code.css",
    "layout.css",
    "components.css",
    "people.css",
    "sections.css",
    "program.css",
    "papers.css",
    "scripts.css",
    "print.css",
)
"""The files that it is made of, in their order: what comes later counts."""

_FAMILY = "Own"
_ON_PAPER = "print.css"

_COMMENT = pattern(
    rb"""("(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' | url\([^"')]*\)) | /\*.*?\*/""",
    re.DOTALL | re.VERBOSE,
)
"""A comment, or what only looks like one: a text or an address (CSS Syntax, section 4.3)."""

_FORMATS = {"ttf": "truetype", "otf": "opentype"}
"""What CSS calls formats that have other names there (Fonts Module Level 4, section 4.3.1)."""


def stylesheet(read: Callable[[str], bytes], theme: Theme | None) -> bytes:
    """The style sheet of a site.

    Args:
        read: gives the content of one of the PARTS.
        theme: what the site says of its looks.
    """
    parts = [_part(name, read(name)) for name in PARTS]
    return b"\n".join([*parts, *([_wishes(theme).encode()] if theme else [])])


def _part(name: str, content: bytes) -> bytes:
    """A file without its comments, a fifth of all that a browser would load."""
    bare = _COMMENT.sub(lambda found: found[1] or b"", content).strip() + b"\n"
    return b"@media print {\n%s}\n" % bare if name == _ON_PAPER else bare


def _wishes(theme: Theme) -> str:
    """What an organiser's own colour and font change."""
    rules = ""
    if theme.accent:
        accent = readable(theme.accent)
        rules += f":root {{\n  --brand: {accent.on_light};\n"
        rules += f"  --brand-on-dark: {accent.on_dark};\n}}\n"
    return rules + (_font_face(theme.font) if theme.font else "")


def _font_face(font: Font) -> str:
    address = posixpath.relpath(encoded(font.address), "/assets")
    kind = _FORMATS.get(font.format, font.format)
    weights = "  font-weight: 100 900;\n" if font.variable else ""
    return f"""@font-face {{
  font-family: "{_FAMILY}";
  src: url("{address}") format("{kind}");
  font-display: swap;
{weights}}}

:root {{
  --text: "{_FAMILY}", var(--sans);
  --display: "{_FAMILY}", var(--sans);
}}
"""
