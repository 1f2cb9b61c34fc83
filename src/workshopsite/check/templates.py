"""The site's own templates: pictures without a text for those who cannot see them.

Looked for in the templates themselves, since what they print seldom says where they print it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshopsite.late import pattern
from workshopsite.markup.page_mistakes import no_alt
from workshopsite.model.site import Site
from workshopsite.problems import Problems
from workshopsite.read.source import Source
from workshopsite.render.renderer import Renderer

_COMMENT = pattern(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)
_VALUE = pattern(r"\"[^\"]*\"|'[^']*'")
_INSIDE = r"(?:[^<]|<(?!img\b))*?"  # a tag that never ends is not looked through by each picture
_JINJA = pattern(rf"\{{\{{{_INSIDE}\}}\}}|\{{%{_INSIDE}%\}}")
_PICTURE = pattern(rf"<img\b(?:(?>{_JINJA.pattern})|{_VALUE.pattern}|[^<>\"'])*+>", re.DOTALL)
_SOURCE = pattern(r"\bsrc\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))")


def check_template_pictures(_site: Site, renderer: Renderer, problems: Problems) -> None:
    """Report every <img> of a template that has no alt."""
    for template in renderer.templates.own:
        for offset, source in _without_alt(template):
            problems.add_mistake(no_alt(source), template.place_at(offset, len("<img")))


def _without_alt(template: Source) -> Iterator[tuple[int, str]]:
    """Where each such element begins, and what it shows."""
    text = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), template.text)
    for match in _PICTURE.finditer(text):
        names = _VALUE.sub("", match[0])
        may_have_one = re.search(r"\balt\b", names) or _JINJA.search(names)
        if not may_have_one:
            source = _SOURCE.search(match[0])
            yield match.start(), next(filter(None, source.groups()), "") if source else ""
