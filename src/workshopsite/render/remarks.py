"""What is out of the ordinary of a slot, in words, for formats that have no fields for it."""

from __future__ import annotations

from collections.abc import Iterator

from workshopsite.markup.markdown import plain
from workshopsite.model.program import Slot
from workshopsite.render.renderer import Renderer


def headline(slot: Slot, renderer: Renderer) -> str:
    """The title in plain text, which says that the slot is cancelled: few readers look further."""
    told = plain(slot.title)
    words = renderer.words.gettext("Cancelled: %(title)s")
    return words % {"title": told} if slot.cancelled else told


def remarks(slot: Slot, renderer: Renderer) -> Iterator[str]:
    """What changed and what is still open, in the words of the program page."""
    words, shown = renderer.words, renderer.tools.view(slot)
    if slot.was:
        yield f"{words.gettext('Moved, was')} {', '.join(shown.was)}"
    if slot.instead_of:
        yield words.gettext("In place of %(name)s") % {"name": shown.instead_of}
    if slot.tba is True:
        yield words.gettext("To be announced")
    elif slot.tba:
        day = renderer.dates.day(slot.tba)
        yield words.gettext("To be announced on %(date)s") % {"date": day}
    if slot.remote:
        yield words.gettext("Remote")
