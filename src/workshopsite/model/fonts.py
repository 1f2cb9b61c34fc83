"""Fonts of the site's own, named in a data file."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import ValidationInfo

from workshopsite.late import dataclass
from workshopsite.model import forms
from workshopsite.model.context import context_of
from workshopsite.model.files import address_of, find_file, own_path
from workshopsite.model.read_by import ReadBy
from workshopsite.problems import Mistake
from workshopsite.read.folder import suffix
from workshopsite.read.fonts import FONTS, font_format, is_variable

_HINT = "use a .woff2 file, or .woff, .ttf or .otf"


@dataclass(frozen=True, slots=True)
class Font:
    """A font of the site.

    Attributes:
        address: from the site's root.
        format: "woff2", "woff", "ttf" or "otf", as its bytes say.
        variable: whether one file holds many weights.
    """

    address: str
    format: str
    variable: bool = False


def _font(value: Any, info: ValidationInfo) -> Font:
    text = own_path(value, "a font", "content/ or assets/")
    if suffix(text) not in FONTS:
        raise Mistake("bad-font", f'"{text}" is not a font', _HINT)
    folder = context_of(info).folder
    path = find_file(folder, text)
    if path in folder.unreadable:
        return Font(address_of(path), FONTS[suffix(text)])
    try:
        data = folder.read(path)
    except OSError as error:
        raise Mistake("unreadable-file", f'"{text}" cannot be read: {error.strerror}') from None
    if not (written := font_format(data)):
        raise Mistake("bad-font", f'the file "{text}" holds no font', _HINT)
    return Font(address_of(path), written, is_variable(data))


FontFile = Annotated[Font, ReadBy(_font, informed=True), forms.file_ending(FONTS, _HINT)]
