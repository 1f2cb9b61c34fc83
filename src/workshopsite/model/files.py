"""Values that name a file of the site or an address on the web."""

from __future__ import annotations

import posixpath
from typing import Annotated, Any

from pydantic import ValidationInfo

from workshopsite.late import dataclass
from workshopsite.model import forms
from workshopsite.model.context import context_of
from workshopsite.model.fields import one_line, web_address
from workshopsite.model.read_by import ReadBy
from workshopsite.problems import Mistake, nearest
from workshopsite.read.folder import Folder, suffix
from workshopsite.read.pictures import PICTURES

DATA_ENDINGS = frozenset({".yaml", ".yml", ".csv"})
"""Endings of data files, which are read and not published when directly in content/."""

SHOW_ENDINGS = "(Windows shows the whole name with View > Show > File name extensions)"
"""What to say where an editor has added an ending that is not shown."""


def without_txt(name: str) -> str:
    """A name without the .txt that Notepad adds to any name."""
    return name[:-4] if suffix(name) == ".txt" else name


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the site: its address from the site's root, and its pixels where known."""

    address: str
    width: int | None = None
    height: int | None = None


def address_of(path: str) -> str:
    """The address that a file gets: content/a.pdf is /a.pdf, assets/a.css is /assets/a.css."""
    return "/" + path.removeprefix("content/")


def find_file(folder: Folder, typed: str) -> str:
    """The path of the file that a data file names: from content/, or in the site's assets/.

    The file may be one that cannot be read, which is reported where it was found.

    Raises:
        Mistake: missing-file or letter-case, with the nearest file that there is.
    """
    if path := known_file(folder, typed):
        return path
    for path in _candidates(typed):
        if other := folder.same_but_case(path):
            shown = other.removeprefix("content/")
            hint = f'write "{"/" * typed.startswith("/")}{shown}"'
            raise Mistake("letter-case", f'the file is called "{shown}"', hint)
    raise Mistake("missing-file", f'there is no file "{typed}" in content/', _guess(folder, typed))


def known_file(folder: Folder, typed: str) -> str | None:
    """The path of the file that a data file names, as find_file; None where there is none."""
    return next(filter(folder.has, _candidates(typed)), None)


def _candidates(typed: str) -> list[str]:
    """The paths that a typed one may mean."""
    bare = _bare(typed)
    return [f"content/{bare}"] + ([bare] if bare.startswith("assets/") else [])


def _bare(typed: str) -> str:
    return posixpath.normpath(typed.lstrip("/"))


_PUT = "put the file there, or mend the path, which starts at content/"


def _guess(folder: Folder, typed: str) -> str:
    names = {path.removeprefix("content/") for path in folder.files}
    bare = _bare(typed)
    name = posixpath.basename(bare)
    elsewhere = sorted(path for path in names if posixpath.basename(path) == name)
    guess = elsewhere[0] if elsewhere else nearest(bare, names)
    return f'did you mean "{guess}"?' if guess else _PUT


def _resource(value: Any, info: ValidationInfo) -> str:
    """An address on the web as it is; a file of the site as its address from the root."""
    text = one_line(value)
    if _is_address(text):
        return web_address(text)
    return address_of(find_file(context_of(info).folder, text))


def _is_address(text: str) -> bool:
    return ":" in text.split("/")[0]


def own_path(value: Any, what: str, where: str) -> str:
    """The path that was typed for a file that the site must have itself.

    Args:
        value: as typed.
        what: what it is, for the message ("a picture").
        where: the folder to put it into, for the hint.

    Raises:
        Mistake: bad-value for an address on the web.
    """
    text = one_line(value)
    if _is_address(text):
        hint = f"copy it into {where} and write its path"
        raise Mistake("bad-value", f"{what} must be a file of the site", hint)
    return text


def _picture(value: Any, info: ValidationInfo) -> Picture:
    text = own_path(value, "a picture", "content/")
    if suffix(text) not in PICTURES:
        raise Mistake("bad-picture", f'"{text}" is not a picture', "use PNG, JPEG, SVG or WebP")
    folder = context_of(info).folder
    path = find_file(folder, text)
    file = folder.files.get(path)
    if file is None:
        return Picture(address_of(path))
    if file.width is None and suffix(text) != ".svg":
        raise Mistake("bad-picture", f'the picture "{text}" is damaged', "save it again")
    return Picture(address_of(path), file.width, file.height)


_PICTURE = forms.file_ending(PICTURES, "write the path of a picture, from content/")
Resource = Annotated[str, ReadBy(_resource, informed=True), forms.RESOURCE]
PictureFile = Annotated[Picture, ReadBy(_picture, informed=True), _PICTURE]
