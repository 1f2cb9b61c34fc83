"""All files that may be made of a site's pictures, by address, before any of them is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from itertools import chain

from workshopsite.late import dataclass
from workshopsite.model.files import Picture, address_of
from workshopsite.pictures.animated import is_animated
from workshopsite.pictures.family import Family, Variant, icon, shared, square, touch_icon, wide
from workshopsite.pictures.recipe import Focus
from workshopsite.read.folder import File, Folder, suffix

_RASTERS = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif"})
_MAY_MOVE = frozenset({".png", ".webp", ".gif"})

SMALLEST = 4096
"""Bytes: what is smaller is served as it is."""


@dataclass(frozen=True)
class Catalogue:
    """What may be made of a site's pictures.

    Attributes:
        files: the pictures of which files can be made, by their addresses.
        families: those to choose from, by the address that stands in a page's ``src``: a picture's
            own, or the fallback of a portrait.
        variants: every file that can be made, by its address.
    """

    files: Mapping[str, File] = field(default_factory=dict)
    families: Mapping[str, Family] = field(default_factory=dict)
    variants: Mapping[str, Variant] = field(default_factory=dict)

    def portrait(self, picture: Picture, focus: Focus) -> Picture:
        """A picture's square around the focus; the picture itself where it stays as it is."""
        if picture.address not in self.files:
            return picture
        family = square(self.files[picture.address], focus)
        return Picture(family.fallback.address, family.width, family.height)

    def shared(self, picture: Picture) -> Picture:
        """A picture as social networks get it; the picture itself where it stays as it is."""
        if picture.address not in self.files:
            return picture
        file = self.files[picture.address]
        made = shared(file)
        width, height = file.width or 1, file.height or 1
        lower = max(round(height * made.recipe.width / width), 1)
        return Picture(made.address, made.recipe.width, lower)

    def icons(self, logo: Picture) -> tuple[Variant, Variant] | None:
        """The icons for a browser's tab and a phone's home screen; None for an SVG."""
        file = self.files.get(logo.address)
        return (icon(file), touch_icon(file)) if file else None


def catalogue(
    folder: Folder,
    paths: Iterable[str],
    portraits: Iterable[tuple[Picture, Focus]],
    logo: Picture | None = None,
) -> Catalogue:
    """What may be made of the pictures of a site.

    Args:
        folder: the site's files.
        paths: those that are published.
        portraits: which pictures are shown as squares, and what must be seen of them.
        logo: the workshop's, of which icons are made.
    """
    files = {address_of(path): folder.files[path] for path in paths if _can_change(folder, path)}
    families = {address: wide(file) for address, file in files.items()}
    for picture, focus in portraits:
        if file := files.get(picture.address):
            family = square(file, focus)
            families[family.fallback.address] = family
    found = Catalogue(files, families)
    icons = (found.icons(logo) if logo else None) or ()
    every = chain(_all(families.values()), map(shared, files.values()), icons)
    return Catalogue(files, families, {one.address: one for one in every})


def _all(families: Iterable[Family]) -> Iterator[Variant]:
    return chain.from_iterable(families)


def _can_change(folder: Folder, path: str) -> bool:
    """Whether other files may stand for this one: a picture of pixels, not small, that is still."""
    file = folder.files[path]
    ending = suffix(path)
    if ending not in _RASTERS or not file.width or not file.height or file.size < SMALLEST:
        return False
    return ending not in _MAY_MOVE or not _moves(folder, path)


def _moves(folder: Folder, path: str) -> bool:
    try:
        return is_animated(folder.root / path)
    except OSError:  # reported when the file is published
        return False
