"""The page that shows the whole program."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from workshopsite.model.site import Site
from workshopsite.outputs.output import Output
from workshopsite.problems import Place
from workshopsite.render.addresses import PROGRAM
from workshopsite.render.renderer import Renderer


def outputs(site: Site, renderer: Renderer) -> Iterator[Output]:
    """/program/, if there is a program and no page of the organiser is there.

    A program that cannot be read is one too, so that links to it are not reported as well.
    """
    if site.program.days or "days" in site.program.broken:
        place = Place("content/program.yaml")
        title = renderer.words.gettext("Program")
        make = partial(renderer.generated, "program", title, PROGRAM, place)
        yield Output("program/index.html", place, make, generated=True, early=True)
