"""Makes the files of pictures, each picture decoded once, and each file once until it changes."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from workshopsite.pictures.cache import Cache
from workshopsite.pictures.card import WAY, Card, drawn
from workshopsite.pictures.family import Variant
from workshopsite.pictures.published import refuse_heavy
from workshopsite.pictures.recipe import long_digest
from workshopsite.read.folder import File, Folder

if TYPE_CHECKING:
    from PIL.Image import Image

CACHE = ".workshopsite/pictures"
"""Where what was made is kept, in the site's folder."""


class Kitchen:
    """Makes the files of one site's pictures."""

    def __init__(self, folder: Folder) -> None:
        """Take the site's files; nothing is read before the first is made."""
        self._folder = folder
        self._cache = Cache(folder.root / CACHE)
        self._decoded: tuple[str, Image] | None = None

    def make(self, variant: Variant) -> bytes:
        """The bytes of a file.

        Raises:
            Mistake: bad-picture where the picture is damaged or too large.
            OSError: it cannot be read.
        """
        name = long_digest(self._version, variant.file.digest, variant.recipe)
        return self._cache.get(name, partial(self._made, variant))

    def card(self, card: Card) -> bytes:
        """The bytes of a card."""
        return self._cache.get(long_digest(self._version, WAY, card), partial(drawn, card))

    @cached_property
    def _version(self) -> str:
        """That of what makes the bytes; the package tells it before it loads any of its parts."""
        from PIL import __version__

        return __version__

    def _made(self, variant: Variant) -> bytes:
        from workshopsite.pictures.pixels import made

        return made(self._picture(variant.file), variant.recipe)

    def _picture(self, file: File) -> Image:
        """A decoded picture; the last one is at hand, because its files are made in a row."""
        from workshopsite.pictures.pixels import decoded

        if self._decoded is None or self._decoded[0] != file.digest:
            self._decoded = None  # not two large pictures at a time
            refuse_heavy(file)
            name = PurePosixPath(file.path).name
            self._decoded = file.digest, decoded(self._folder.read(file.path), name)
        return self._decoded[1]
