"""Pictures that pages show as they are: those that are broken, and those that are too heavy.

Of JPEG, PNG and WebP files pages get smaller ones (see `pictures/`), which finds what is wrong with
them by itself.
"""

from __future__ import annotations

from workshopsite.model.files import address_of
from workshopsite.model.site import Site
from workshopsite.pictures.published import is_checked
from workshopsite.problems import Mistake, Place, Problems
from workshopsite.read.folder import File, suffix
from workshopsite.render.renderer import Renderer

HEAVIEST = 2_000_000
"""Bytes: ten seconds on the network of a conference."""

MOST_PIXELS = 25_000_000
"""So many take 100 MB of a phone's memory."""

_RARE = frozenset({".tif", ".tiff"})
_SVG_START = 65_536


def check_shown_pictures(site: Site, renderer: Renderer, problems: Problems) -> None:
    """Report pictures that pages show as they are and that readers get late or not at all."""
    for file in (*site.published_files, *site.folder.under("assets")):
        if address_of(file.path) not in renderer.seen.shown:
            continue
        for mistake in (_unreadable(file, site), _heavy(file, renderer)):
            if mistake:
                problems.add_mistake(mistake, Place(file.path), left_out=False)
                break


def _unreadable(file: File, site: Site) -> Mistake | None:
    ending = suffix(file.path)
    if ending in _RARE:
        message = "a TIFF picture is shown by few browsers"
        return Mistake("bad-picture", message, "save it as JPEG or PNG")
    if ending == ".svg" and not _is_drawing(file, site):
        message = 'this file is no drawing, though its name ends in ".svg"'
        return Mistake("bad-picture", message, "save it again")
    if ending in {".gif", ".bmp", ".avif"} and file.width is None and not is_checked(file.path):
        return Mistake("bad-picture", "this picture is cut short or damaged", "save it again")
    return None


def _is_drawing(file: File, site: Site) -> bool:
    try:
        return b"<svg" in site.folder.read(file.path)[:_SVG_START]
    except OSError:
        return True  # it went away since the site was read


def _heavy(file: File, renderer: Renderer) -> Mistake | None:
    if address_of(file.path) in renderer.pictures.families:
        return None
    if file.size > HEAVIEST:
        size = f"{file.size / 1_000_000:.1f} MB"
        message = f"this picture is shown as it is, and has {size}"
        return Mistake("heavy-picture", message, _LIGHTER.get(suffix(file.path), _OTHERS))
    if file.width and file.height and file.width * file.height > MOST_PIXELS:
        message = f"this picture is shown as it is, with {file.width} × {file.height} pixels"
        return Mistake("heavy-picture", message, _OTHERS)
    return None


_OTHERS = "save it as JPEG, PNG or WebP, of which pages show smaller files"
_LIGHTER = {
    ".svg": "save it without what is not seen, or as PNG, of which pages show smaller files",
    ".gif": "make a short video (MP4) of it, or show fewer pictures in it",
}
