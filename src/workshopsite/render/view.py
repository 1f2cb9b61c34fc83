"""The templates' view of a record: its fields, turned into what a template can print.

A view shows the fields that the model declares, with Markdown as safe HTML and links resolved,
and whatever its class adds. Templates see views only, so the model can change behind them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import tzinfo
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, get_args

from markupsafe import Markup

from workshopsite.markup.finding import Finding
from workshopsite.markup.links import encoded
from workshopsite.markup.markdown import convert_inline, convert_text, text_findings
from workshopsite.markup.occurrence import occurrence
from workshopsite.markup.origins import sourced
from workshopsite.model.fields import Link, Shown
from workshopsite.model.files import Picture
from workshopsite.model.fonts import Font
from workshopsite.model.record import Record

if TYPE_CHECKING:
    from workshopsite.render.tools import Tools


class View:
    """A record as templates see it; an attribute that it lacks is an error with the nearest.

    Attributes:
        extra: what stands under `extra:`.
    """

    _internal: ClassVar[frozenset[str]] = frozenset()
    """Fields of the record that are no part of the view."""

    def __init__(self, record: Record, tools: Tools) -> None:
        """Nothing is converted before a template asks for it."""
        self._record = record
        self._tools = tools

    def __getattr__(self, name: str) -> Any:
        """A field of the record, converted once."""
        if name.startswith("_") or name not in self._fields():
            raise AttributeError(name)
        value = self._shown(name, getattr(self._record, name))
        self.__dict__[name] = value
        return value

    def names(self) -> list[str]:
        """What a template can ask this view for."""
        added = {name for name in (*dir(type(self)), *vars(self)) if not name.startswith("_")}
        return sorted((self._fields() | added) - {"names"})

    def _fields(self) -> frozenset[str]:
        return _fields(type(self._record), self._internal)

    def _shown(self, name: str, value: Any) -> Any:
        if value is None:  # as most fields of most records
            return None
        shown = shown_as(type(self._record), name)
        if shown is None:
            return self._plain(value)
        if shown is Shown.ADDRESS:
            return self._tools.address(value, self._record.origin, name)
        if not value:
            return Markup("")
        self._report(name, text_findings(value))
        convert = convert_text if shown is Shown.BLOCK else convert_inline
        return self._html(name, convert(value, language=self._tools.language))

    def _report(self, name: str, findings: Iterable[Finding]) -> None:
        """Report what is wrong in a text of the record, where it stands if that can be found."""
        origin = self._record.origin
        for finding in findings:
            start = origin.place(name)
            culprit = finding.mistake.culprit
            found = occurrence(origin.source, culprit, start.line) if culprit else None
            self._tools.problems.add_mistake(finding.mistake, found or start, left_out=False)

    def _html(self, name: str, html: str) -> Markup:
        """Safe HTML, which remembers which file it came from if it holds a link.

        Without one it can stand in a <title> or an attribute as well, as a template may put it.
        """
        if '="' not in html:
            return Markup(html)  # noqa: S704 - sanitised by markup
        place = self._record.origin.place(name)
        return Markup(sourced(html, place.path, place.line))  # noqa: S704 - sanitised by markup

    def _plain(self, value: Any) -> Any:
        if type(value) in _PLAIN:
            return value
        if isinstance(value, tuple):
            return tuple(self._plain(item) for item in value)
        if isinstance(value, Record):
            return self._tools.view(value)
        if isinstance(value, Link):
            return self._tools.link(value, self._record.origin)
        if isinstance(value, Picture):
            return PictureView(value)
        if isinstance(value, Font):
            return FontView(value)
        if isinstance(value, tzinfo):
            return self._tools.dates.zone_name(value)
        return value.value if isinstance(value, Enum) else value


_PLAIN = frozenset({str, bool, int})
"""What most fields hold, which templates get as it is."""

SlotSeen = Annotated[View, "Slot"]
DaySeen = Annotated[View, "Day"]
PaperSeen = Annotated[View, "Paper"]
AppearanceSeen = Annotated[View, "Appearance"]
"""Views by what they show, which a template's author is told."""


class PictureView:
    """A picture of the site.

    Attributes:
        src: its address; of a photo, that of a square.
        width: in pixels, where the file says it.
        height: likewise.
    """

    src: str
    width: int | None
    height: int | None

    def __init__(self, picture: Picture) -> None:
        """Take the facts of the model's picture."""
        self.src = encoded(picture.address)
        self.width = picture.width
        self.height = picture.height


class FontView:
    """A font of the site.

    Attributes:
        src: its address.
        type: its media type, as `font/woff2`.
    """

    src: str
    type: str

    def __init__(self, font: Font) -> None:
        """Take the facts of the model's font."""
        self.src = encoded(font.address)
        self.type = f"font/{font.format}"


@cache
def _fields(model: type[Record], internal: frozenset[str]) -> frozenset[str]:
    """The fields of a record that its view shows."""
    return frozenset(model.model_fields) - internal


@cache
def shown_as(model: type[Record], name: str) -> Shown | None:
    """How the model says that a field is to be shown."""
    field = model.model_fields[name]
    return next(_markers([*field.metadata, field.annotation]), None)


def _markers(parts: Iterable[Any]) -> Iterator[Shown]:
    for part in parts:
        if isinstance(part, Shown):
            yield part
        else:
            yield from _markers(get_args(part))
