"""The page that shows the whole program."""

from __future__ import annotations

from collections.abc import Iterator

from workshopsite.model.site import Site
from workshopsite.outputs.output import Output
from workshopsite.problems import Place
from workshopsite.render.record_views import PROGRAM
from workshopsite.render.renderer import Renderer


def outputs(site: Site, renderer: Renderer) -> Iterator[Output]:
    """/program/, if there is a program and no page of the organiser is there."""

    def make() -> bytes:
        return renderer.generated("program", renderer.words.gettext("Program"), PROGRAM)

    if site.program.days:
        place = Place("content/program.yaml")
        yield Output("program/index.html", place, make, generated=True)
